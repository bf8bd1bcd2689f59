"""What annotators have rejected."""

import json
from typing import Any

from db.ledger import articles_with
from db.project import Project
from db.records import ArticleId
from db.suggested import Rejection

_COLUMNS = "id, annotator, label, words, value, article, made_at, seen"


def all_of(project: Project, *, annotator: str | None = None, search: str = "") -> list[Rejection]:
    """Return the rejections, the latest first.

    Args:
        project: the open project.
        annotator: whose; None: of all.
        search: words that the words, the label, the value or the article's title hold, upper and lower case alike;
            empty: no filter.
    """
    rows = project.db.execute(
        f"SELECT {_COLUMNS}, (SELECT title FROM articles WHERE articles.id = rejections.article) FROM rejections"
        " WHERE :annotator IS NULL OR annotator = :annotator ORDER BY made_at DESC, key DESC",
        {"annotator": annotator},
    ).fetchall()
    wanted = search.casefold().split()
    return [
        _record(row[:-1])
        for row in rows
        if all(word in "\n".join(str(part) for part in (row[2], row[3], row[4], row[-1])).casefold() for word in wanted)
    ]


def count(project: Project, annotator: str | None = None) -> int:
    """Return how many there are, of an annotator or of all."""
    row = project.db.execute(
        "SELECT COUNT(*) FROM rejections WHERE :annotator IS NULL OR annotator = :annotator", {"annotator": annotator}
    ).fetchone()
    return int(row[0])


def reach(project: Project, label: str, words: str) -> int:
    """Return in how many articles these words are suggested under a label: how far a rejection everywhere reaches."""
    return len(articles_with(project.db, label, words))


def _record(row: tuple[Any, ...]) -> Rejection:
    seen = json.loads(row[7])
    return Rejection(
        id=row[0],
        annotator=row[1],
        label=row[2],
        words=row[3],
        value=row[4],
        article=None if row[5] is None else ArticleId(row[5]),
        made_at=row[6],
        seen_in=ArticleId(seen["article"]),
        start=seen["start"],
        end=seen["end"],
        rule=seen["rule"],
        origin=seen["origin"],
        confidence=seen["confidence"],
    )
