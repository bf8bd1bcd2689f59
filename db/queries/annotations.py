"""Annotations."""

from typing import Any

from db.project import Project
from db.records import Annotation, AnnotationId, ArticleId, EventId, SessionId

COLUMNS = (
    "id, head, article, session, label, start, end, words, value, rule, note, flagged, made_at, changed_at, rivals,"
    " suggestion"
)


def record(row: tuple[Any, ...]) -> Annotation:
    """Return the record of a row selected by COLUMNS."""
    return Annotation(
        id=AnnotationId(row[0]),
        head=EventId(row[1]),
        article=ArticleId(row[2]),
        session=SessionId(row[3]),
        label=row[4],
        start=row[5],
        end=row[6],
        words=row[7],
        value=row[8],
        rule=row[9],
        note=row[10],
        flagged=bool(row[11]),
        made_at=row[12],
        changed_at=row[13],
        rivals=row[14],
        suggestion=row[15],
    )


def of_article(project: Project, article: ArticleId, session: SessionId) -> list[Annotation]:
    """Return a session's annotations in an article, in text order, longer ones first at the same start."""
    rows = project.db.execute(
        f"SELECT {COLUMNS} FROM annotations WHERE article = ? AND session = ? ORDER BY start, end DESC, id, head",
        [article, session],
    ).fetchall()
    return [record(row) for row in rows]


def get(project: Project, annotation: AnnotationId) -> Annotation | None:
    """Return an annotation; None where it is not there or was removed."""
    row = project.db.execute(
        f"SELECT {COLUMNS} FROM annotations WHERE id = ? ORDER BY head LIMIT 1", [annotation]
    ).fetchone()
    return record(row) if row else None


def counts_by_label(project: Project, session: SessionId | None = None) -> dict[str, int]:
    """Return the number of annotations by label, in a session or in all, in articles that are not hidden."""
    condition = "" if session is None else " AND a.session = :session"
    rows = project.db.execute(
        "SELECT a.label, COUNT(*) FROM annotations a JOIN articles t ON t.id = a.article AND t.hidden = 0"
        f" WHERE 1{condition} GROUP BY a.label ORDER BY a.label",
        {"session": session},
    ).fetchall()
    return dict(rows)
