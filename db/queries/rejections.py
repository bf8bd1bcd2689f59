"""What annotators have rejected."""

import json
from typing import Any

from db.project import Project
from db.records import ArticleId
from db.suggested import Rejection

_COLUMNS = "id, annotator, label, words, value, article, made_at, seen"


def all_of(project: Project, *, annotator: str | None = None) -> list[Rejection]:
    """Return the rejections, the latest first.

    Args:
        project: the open project.
        annotator: whose; None: of all.
    """
    rows = project.db.execute(
        f"SELECT {_COLUMNS} FROM rejections WHERE :annotator IS NULL OR annotator = :annotator"
        " ORDER BY made_at DESC, key DESC",
        {"annotator": annotator},
    )
    return [_record(row) for row in rows.fetchall()]


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
