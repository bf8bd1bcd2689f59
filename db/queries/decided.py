"""What the analysts have decided, article by article: what can be learned from."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from db.project import Project
from db.queries import articles
from db.records import ArticleId

_DONE = "SELECT t.article FROM statuses t JOIN articles ON articles.id = t.article WHERE t.status = 'done'"


class DecidedSpan(NamedTuple):
    """A span that somebody marked, or a suggestion that somebody refused."""

    start: int  # code points
    end: int  # exclusive
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DecidedArticle:
    """An article as far as it was decided."""

    article: ArticleId
    text: str
    language: str | None
    published: str | None
    done: bool  # in at least one session: then what is not marked is none
    marked: tuple[DecidedSpan, ...]  # where it is done by the sessions that are done with it, else by all
    refused: tuple[DecidedSpan, ...]  # rejected suggestions, each in every place with the same words


def count_done(project: Project) -> int:
    """Return how many articles are done in at least one session."""
    row = project.db.execute(f"SELECT COUNT(DISTINCT article) FROM ({_DONE} AND articles.hidden = 0)").fetchone()
    return int(row[0])


def decided(project: Project, *, most_characters: int) -> Iterator[DecidedArticle]:
    """Yield the articles that are done, then those in which something was decided, until the characters are used up.

    Which ones of many are taken is the same each time, and has nothing to do with their content.

    Args:
        project: the open project.
        most_characters: of all articles together; the first one is taken in any case.
    """
    left = most_characters
    for key, done in _keys(project):
        article = articles.the(project, key)
        yield DecidedArticle(
            article=key,
            text=articles.text(project, key),
            language=article.language,
            published=article.published,
            done=done,
            marked=_marked(project, key, done=done),
            refused=_refused(project, key),
        )
        left -= article.length
        if left <= 0:
            return


def _keys(project: Project) -> list[tuple[ArticleId, bool]]:
    """Return the articles and whether they are done, by their ids, which are hashes: in an order like any other."""
    rows = project.db.execute(
        "SELECT id, id IN (SELECT article FROM statuses WHERE status = 'done') AS done FROM articles"
        " WHERE hidden = 0 AND (done OR id IN (SELECT article FROM annotations)"
        " OR id IN (SELECT json_extract(seen, '$.article') FROM rejections)) ORDER BY done DESC, id"
    ).fetchall()
    return [(ArticleId(key), bool(done)) for key, done in rows]


def _marked(project: Project, article: ArticleId, *, done: bool) -> tuple[DecidedSpan, ...]:
    only_done = " AND session IN (SELECT session FROM statuses WHERE article = :article AND status = 'done')"
    rows = project.db.execute(
        f"SELECT DISTINCT start, end, label FROM annotations WHERE article = :article{only_done if done else ''}"
        " ORDER BY start, end, label",
        {"article": article},
    ).fetchall()
    return tuple(DecidedSpan(*row) for row in rows)


def _refused(project: Project, article: ArticleId) -> tuple[DecidedSpan, ...]:
    """Return the suggestions of an article that somebody rejected, here or everywhere."""
    rows: list[Any] = project.db.execute(
        "SELECT label, words, seen FROM rejections WHERE article = :article OR (article IS NULL"
        " AND json_extract(seen, '$.article') = :article)",
        {"article": article},
    ).fetchall()
    found = {DecidedSpan(seen["start"], seen["end"], label) for label, _, seen in _seen(rows)}
    for label, words, _ in rows:
        found.update(_stored(project, article, label, words))
    return tuple(sorted(found))


def _seen(rows: list[Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    return ((label, words, json.loads(seen)) for label, words, seen in rows)


def _stored(project: Project, article: ArticleId, label: str, words: str) -> list[DecidedSpan]:
    """Return where the same words are suggested under the same label in the article."""
    rows = project.db.execute(
        "SELECT start, end, label FROM suggestions WHERE article = (SELECT key FROM texts WHERE id = ?)"
        " AND label = ? AND words = ?",
        [article, label, words],
    ).fetchall()
    return [DecidedSpan(*row) for row in rows]
