"""Sessions."""

from typing import Any

from db.project import Project
from db.records import ArticleId, Scope, Session, SessionId

COLUMNS = "id, name, annotator, scope, made_at"


def _record(row: tuple[Any, ...]) -> Session:
    return Session(id=SessionId(row[0]), name=row[1], annotator=row[2], scope=Scope(row[3]), made_at=row[4])


def all_of(project: Project) -> list[Session]:
    """Return all sessions, oldest first."""
    rows = project.db.execute(f"SELECT {COLUMNS} FROM sessions ORDER BY key").fetchall()
    return [_record(row) for row in rows]


def get(project: Project, session: SessionId) -> Session | None:
    """Return a session; None where the project does not have it."""
    row = project.db.execute(f"SELECT {COLUMNS} FROM sessions WHERE id = ?", [session]).fetchone()
    return _record(row) if row else None


def latest(project: Project) -> Session | None:
    """Return the session to go on with.

    That is the one left last; where none was ever open in a window, the one with most annotations, else the newest.
    """
    row = project.db.execute(
        "SELECT s.id FROM sessions s LEFT JOIN places p ON p.session = s.id"
        " ORDER BY p.left_at IS NULL, p.left_at DESC,"
        " (SELECT COUNT(*) FROM annotations a WHERE a.session = s.id) DESC, s.key DESC LIMIT 1"
    ).fetchone()
    return get(project, SessionId(row[0])) if row else None


def chosen(project: Project, session: SessionId) -> list[ArticleId]:
    """Return the articles chosen for a session; empty where it goes through all."""
    rows = project.db.execute("SELECT article FROM session_articles WHERE session = ?", [session]).fetchall()
    return [ArticleId(row[0]) for row in rows]


def annotation_counts(project: Project) -> dict[SessionId, int]:
    """Return how many annotations each session has made."""
    rows = project.db.execute("SELECT session, COUNT(*) FROM annotations GROUP BY session").fetchall()
    return {SessionId(session): count for session, count in rows}
