"""What every benchmark runs under, and the table of figures that a run ends with.

Most figures are ratios of two things measured in the same run, so that they say the same on a slow machine; absolute
figures stand beside them for the reader, with a limit only where one was promised. A benchmark gets `figures`, and
says what must hold:

    figures.at_most(3.0, "start with 1,000 articles", measured_s / empty_window_s, "times an empty window")
"""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["BELEG_HOME"] = str(Path(tempfile.gettempdir()) / "beleg-benchmarks-no-home")

FIGURES = pytest.StashKey["Figures"]()


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One line of the table."""

    name: str
    value: float
    unit: str
    limit: str  # "at most 3", or "" for a figure that is only told
    holds: bool

    def __str__(self) -> str:
        verdict = f"{self.limit}: {'holds' if self.holds else 'FAILS'}" if self.limit else ""
        return f"{self.name:<58} {self.value:>12,.3f} {self.unit:<28} {verdict}".rstrip()


@dataclass(slots=True)
class Figures:
    """The figures of a run, in the order in which they were measured."""

    rows: list[Figure] = field(default_factory=list)

    def at_most(self, limit: float, name: str, value: float, unit: str) -> None:
        """Keep a figure, and fail where it is above the limit."""
        self._keep(Figure(name=name, value=value, unit=unit, limit=f"at most {limit:g}", holds=value <= limit))

    def at_least(self, limit: float, name: str, value: float, unit: str) -> None:
        """Keep a figure, and fail where it is below the limit."""
        self._keep(Figure(name=name, value=value, unit=unit, limit=f"at least {limit:g}", holds=value >= limit))

    def tell(self, name: str, value: float, unit: str) -> None:
        """Keep a figure that has no limit."""
        self._keep(Figure(name=name, value=value, unit=unit, limit="", holds=True))

    def _keep(self, figure: Figure) -> None:
        self.rows.append(figure)
        assert figure.holds, str(figure)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--large", action="store_true", help="run what takes many minutes at its full size")


def pytest_configure(config: pytest.Config) -> None:
    config.stash[FIGURES] = Figures()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    rows = config.stash[FIGURES].rows
    if rows:
        terminalreporter.section("figures")
        for row in rows:
            terminalreporter.write_line(str(row))


@pytest.fixture
def figures(request: pytest.FixtureRequest) -> Figures:
    """The table that this run ends with."""
    return request.config.stash[FIGURES]


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A BELEG_HOME of its own for each benchmark."""
    folder = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BELEG_HOME", str(folder))
        yield folder


@pytest.fixture
def memory_folder() -> Iterator[Path]:
    """A folder in memory where the machine has one, so that the disk is not what is measured."""
    with _in_memory() as folder:
        yield folder


@pytest.fixture(scope="session")
def many_facts() -> Iterator[Path]:
    """A project file with 20,000 articles and 200,000 facts, made once for all benchmarks that only read it."""
    from benchmarks.many_facts import make_project

    with _in_memory() as folder:
        project, _ = make_project(folder / "facts.beleg")
        project.close()
        yield folder / "facts.beleg"


@contextmanager
def _in_memory() -> Iterator[Path]:
    shared = Path("/dev/shm")
    place = shared if os.access(shared, os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix="beleg-", dir=place) as folder:
        yield Path(folder)
