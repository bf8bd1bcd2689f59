from collections.abc import Callable
from pathlib import Path

import pytest

from db.files import create_project
from db.operations.start_session import start_session
from desktop.application import Application
from desktop.jobs.importing import import_paths
from tests.desktop.window_fixtures import application, in_dialog, nothing_left, prompt, start
from tests.stories.analyst import Analyst
from tests.stories.articles import FIVE, write

__all__ = ["application", "in_dialog", "nothing_left", "prompt", "start"]


@pytest.fixture
def project(tmp_path: Path) -> Callable[..., Path]:
    """Make a project file with articles (file name and text), and a session in which nothing is marked."""

    def make(articles: dict[str, str] | None = None, name: str = "funding") -> Path:
        made = create_project(tmp_path / f"{name}.beleg")
        session, _ = start_session(made, name="First pass", annotator="Ada")
        paths = write(tmp_path / f"{name}-sources", FIVE if articles is None else articles)
        if paths:
            import_paths(made, session=session, paths=paths)
        made.close()
        return tmp_path / f"{name}.beleg"

    return make


@pytest.fixture
def analyst(start: Callable[..., Application], project: Callable[..., Path], qtbot) -> Analyst:
    """An analyst with the five articles before her."""
    return Analyst(start(project()), qtbot)


@pytest.fixture
def at_work(start: Callable[..., Application], project: Callable[..., Path], qtbot) -> Callable[..., Analyst]:
    """Seat an analyst before articles: at_work({"a.txt": "…"}, theme="dark")."""
    return lambda articles=None, **more: Analyst(start(project(articles), **more), qtbot)
