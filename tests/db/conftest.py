"""A project on disk with a clock of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.project import Project
from db.records import ArticleId, SessionId
from db.suggesting import put_suggestions
from tests.db import worlds
from tests.db.suggesting_help import FOUND


@pytest.fixture
def clock() -> worlds.SteadyClock:
    return worlds.SteadyClock()


@pytest.fixture
def project(tmp_path: Path, clock: worlds.SteadyClock) -> Iterator[Project]:
    """A new project, open for writing."""
    made = worlds.make_project(tmp_path, clock=clock)
    yield made
    made.close()


@pytest.fixture
def anna(project: Project) -> SessionId:
    """Anna's session."""
    return worlds.session_of(project)


@pytest.fixture
def ben(project: Project) -> SessionId:
    """Ben's session."""
    return worlds.session_of(project, "Ben")


@pytest.fixture
def article(project: Project, anna: SessionId) -> ArticleId:
    """An article that Anna brought in."""
    return worlds.brought(project, anna, worlds.FUNDING)[0]


@pytest.fixture
def made(project: Project, article: ArticleId) -> ArticleId:
    """The article with its suggestions."""
    put_suggestions(project, {article: ("1", FOUND)})
    return article
