"""Articles as a search goes through them: in an order of nearness, a few at a time, with their texts."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from db.project import Project
from db.queries import queue
from db.records import ArticleId, SessionId


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """An article with its text."""

    key: int  # local
    article: ArticleId
    title: str
    language: str | None  # ISO 639-1
    published: str | None  # ISO day
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """The local keys of the articles to look through, the nearest first."""

    article: list[int]  # the one shown; empty for none
    session: list[int]  # the others of the session, in queue order
    project: list[int]  # those that the session does not have

    @property
    def keys(self) -> list[int]:
        """All of them."""
        return [*self.article, *self.session, *self.project]


def reach(project: Project, session: SessionId, article: ArticleId | None) -> Reach:
    """Return which articles lie how near: the one shown, those of the session, those of the project."""
    here = queue.key_of(project, article) if article is not None else None
    first = [] if here is None else [here]
    mine = [key for key in queue.keys(project, session) if key != here]
    seen = {*first, *mine}
    rows = project.db.execute("SELECT key FROM articles WHERE hidden = 0 ORDER BY key").fetchall()
    return Reach(article=first, session=mine, project=[key for (key,) in rows if key not in seen])


def read(project: Project, keys: Sequence[int]) -> list[Passage]:
    """Return articles with their texts, in the order of their keys, without those that are hidden or gone."""
    return _read(project, keys, "", {})


def holding(
    project: Project, keys: Sequence[int], *, words: Sequence[str], label: str, values: Sequence[str]
) -> list[Passage]:
    """Return those of the articles that hold some words, or in which a value is suggested.

    Args:
        project: the open project.
        keys: of the articles, some hundred at most.
        words: as they are looked for in the texts; upper and lower case differ.
        label: of the suggestion.
        values: canonical JSON; any of them.
    """
    condition = (
        " AND (EXISTS(SELECT 1 FROM json_each(:words) j WHERE instr(t.body, j.value))"
        " OR EXISTS(SELECT 1 FROM suggestions s WHERE s.article = a.key AND s.label = :label"
        " AND s.value IN (SELECT value FROM json_each(:values)))"
        " OR EXISTS(SELECT 1 FROM given_suggestions g WHERE g.article = a.id AND g.label = :label"
        " AND g.value IN (SELECT value FROM json_each(:values))))"
    )
    return _read(
        project, keys, condition, {"words": json.dumps(list(words)), "label": label, "values": json.dumps(list(values))}
    )


def _read(project: Project, keys: Sequence[int], condition: str, bounds: dict[str, str]) -> list[Passage]:
    marks = ",".join(f":k{number}" for number in range(len(keys)))
    rows = project.db.execute(
        "SELECT a.key, a.id, a.title, a.language, a.published, t.body FROM articles a JOIN texts t ON t.key = a.key"
        f" WHERE a.hidden = 0 AND a.key IN ({marks}){condition}",
        {**bounds, **{f"k{number}": key for number, key in enumerate(keys)}},
    ).fetchall()
    by_key = {
        key: Passage(
            key=key, article=ArticleId(article), title=title, language=language, published=published, text=text
        )
        for key, article, title, language, published, text in rows
    }
    return [by_key[key] for key in keys if key in by_key]
