"""The world in which every operation finds what it needs, and what a row of the table of operations is."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from db.operations.hide_article import hide_article
from db.operations.undo import redo, undo
from db.project import Project
from db.records import (
    AnnotationId,
    ArticleId,
    Changes,
    SessionId,
)
from db.suggesting import put_suggestions
from tests.db import worlds

SUGGESTED = (
    worlds.suggest(worlds.FUNDING, "380\u00a0Millionen Euro", value=worlds.VALUE),
    worlds.suggest(worlds.FUNDING, "2024", "date", 0.9),
    worlds.suggest(worlds.FUNDING, "2027", "date", 0.5, origin="learned"),
    worlds.suggest(worlds.FUNDING, "„Digital Europe“", "program", 0.6),
    worlds.suggest(worlds.FUNDING, "Digital Europe", "program", 0.4, origin="learned"),
    worlds.suggest(worlds.FUNDING, "AI Factories", "program", furniture=True),
)


@dataclass(slots=True, kw_only=True)
class World:
    """A project with two annotators, two articles, one that is hidden, suggestions, and two annotations of Anna's."""

    project: Project
    anna: SessionId
    ben: SessionId
    article: ArticleId  # worlds.FUNDING
    hostile: ArticleId  # worlds.HOSTILE_TEXT
    hidden: ArticleId  # worlds.PLAIN
    annotation: AnnotationId  # in the article
    other: AnnotationId


def make_world(folder: Path) -> World:
    """Make the world in which every operation finds what it needs."""
    project = worlds.make_project(folder)
    anna, ben = worlds.session_of(project), worlds.session_of(project, "Ben")
    article, hostile, hidden = worlds.brought(project, anna, worlds.FUNDING, worlds.HOSTILE_TEXT, worlds.PLAIN)
    hide_article(project, session=anna, article=hidden)
    put_suggestions(project, {article: ("1", SUGGESTED), hidden: ("1", ())})
    return World(
        project=project,
        anna=anna,
        ben=ben,
        article=article,
        hostile=hostile,
        hidden=hidden,
        annotation=worlds.labelled(project, anna, article),
        other=worlds.labelled(project, anna, article, "Österreich"),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One operation in one situation; Anna does it."""

    name: str  # "<module of db/operations>: <situation>"
    do: Callable[[World], Changes]
    before: Callable[[World], object] = lambda world: None
    back: Callable[..., Changes] | None = undo  # None: it cannot be undone
    forth: Callable[..., Changes] = redo

    @property
    def module(self) -> str:
        """The module that the operation lies in."""
        return self.name.partition(":")[0]


def on_annotation(operation: Callable[..., Changes], **fields: object) -> Callable[[World], Changes]:
    """Return the call of an operation on Anna's annotation."""
    return lambda w: operation(w.project, session=w.anna, annotation=w.annotation, **fields)


def on_article(operation: Callable[..., Changes], **fields: object) -> Callable[[World], Changes]:
    """Return the call of an operation on the article."""
    return lambda w: operation(w.project, session=w.anna, article=w.article, **fields)


def in_session(operation: Callable[..., Changes], **fields: object) -> Callable[[World], Changes]:
    """Return the call of an operation in Anna's session."""
    return lambda w: operation(w.project, session=w.anna, **fields)
