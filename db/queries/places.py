"""Where the sessions stand: the one thing that is simply overwritten."""

import sqlite3

from db.project import Project
from db.reading import of_the_world
from db.records import AnnotationId, ArticleId, Place, SessionId


def get(project: Project, session: SessionId) -> Place | None:
    """Return where a session was left; None where it was never open in a window."""
    row = project.db.execute(
        "SELECT session, article, top, selection_start, selection_end, annotation, left_at FROM places"
        " WHERE session = ?",
        [session],
    ).fetchone()
    if row is None:
        return None
    return Place(
        session=SessionId(row[0]),
        article=ArticleId(row[1]) if row[1] else None,
        top=row[2],
        selection_start=row[3],
        selection_end=row[4],
        annotation=AnnotationId(row[5]) if row[5] else None,
        left_at=row[6],
    )


def put(project: Project, place: Place) -> None:
    """Remember where a session stands. Never worth an error: a file that cannot be written keeps the old place."""
    if project.read_only is not None:
        return
    left_at = project.clock().strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    try:
        _write(project, place, left_at)
    except sqlite3.DatabaseError as error:
        if not of_the_world(error):
            raise


def _write(project: Project, place: Place, left_at: str) -> None:
    """Write a place at once or not at all: a file that another connection holds is not waited for."""
    (patience_ms,) = project.db.execute("PRAGMA busy_timeout").fetchone()
    project.db.execute("PRAGMA busy_timeout=0")
    try:
        project.db.execute(
            "INSERT INTO places(session, article, top, selection_start, selection_end, annotation, left_at)"
            " VALUES (?,?,?,?,?,?,?) ON CONFLICT(session) DO UPDATE SET article = excluded.article,"
            " top = excluded.top, selection_start = excluded.selection_start, selection_end = excluded.selection_end,"
            " annotation = excluded.annotation, left_at = excluded.left_at",
            [
                place.session,
                place.article,
                place.top,
                place.selection_start,
                place.selection_end,
                place.annotation,
                left_at,
            ],
        )
    finally:
        project.db.execute(f"PRAGMA busy_timeout={patience_ms}")
