"""Commands run within the test, by a user called anna."""

from pathlib import Path

import pytest

from tests.desktop.commands.runs import FUNDING, SEEDS, Run, runner, seed_files


@pytest.fixture(autouse=True)
def anna(monkeypatch: pytest.MonkeyPatch) -> None:
    """The system's user."""
    monkeypatch.setenv("LOGNAME", "anna")


@pytest.fixture
def beleg(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command, and return its status and what it said."""
    return runner(capsys)


@pytest.fixture
def project(beleg: Run, tmp_path: Path) -> Path:
    """An empty project, under a name that addresses and shells would take for something else."""
    path = tmp_path / "Förder #1 ?x=100% 😀.beleg"
    assert beleg("new", path).status == 0
    return path


@pytest.fixture
def funding(beleg: Run, project: Path, tmp_path: Path) -> Path:
    """A project with one article."""
    article = tmp_path / "förder.txt"
    article.write_bytes(FUNDING.encode())
    assert beleg("import", project, article).status == 0
    return project


@pytest.fixture
def seeded(beleg: Run, project: Path) -> Path:
    """A project with the sample articles."""
    assert beleg("import", project, *seed_files()).status == 0
    return project


@pytest.fixture
def annotated(beleg: Run, seeded: Path) -> Path:
    """The same with the reference annotations."""
    assert beleg("annotate", seeded, "--from", SEEDS / "annotations.jsonl").status == 0
    return seeded
