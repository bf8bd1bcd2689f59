"""What a project file holds, in numbers."""

from dataclasses import dataclass

from db.facts import FactStatus
from db.project import Project
from db.records import SessionId


@dataclass(frozen=True, slots=True, kw_only=True)
class Growing:
    """One of the tables that only grow."""

    rows: int
    size: int  # bytes of their content


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """A project file in numbers."""

    schema_version: int
    application_id: int
    sqlite_version: str
    texts: Growing
    originals: Growing
    events: Growing
    hidden: int  # articles removed from the project
    steps: int  # done, and not undone
    undone: int  # steps that are undone


def overview(project: Project) -> Overview:
    """Count what the file holds; it reads all of it."""
    return Overview(
        schema_version=_number(project, "PRAGMA user_version"),
        application_id=_number(project, "PRAGMA application_id"),
        sqlite_version=str(project.db.execute("SELECT sqlite_version()").fetchone()[0]),
        texts=_growing(project, "texts", "body"),
        originals=_growing(project, "originals", "bytes"),
        events=_growing(project, "events", "body"),
        hidden=_number(project, "SELECT COUNT(*) FROM articles WHERE hidden = 1"),
        steps=_number(project, "SELECT COUNT(*) FROM steps WHERE role = 'do' AND undone = 0"),
        undone=_number(project, "SELECT COUNT(*) FROM steps WHERE role = 'do' AND undone = 1"),
    )


def steps_of(project: Project, session: SessionId) -> int:
    """Return how many steps of a session are done and not undone."""
    row = project.db.execute(
        "SELECT COUNT(*) FROM steps WHERE session = ? AND role = 'do' AND undone = 0", [session]
    ).fetchone()
    return int(row[0])


def facts_by_status(project: Project) -> dict[str, int]:
    """Return how many facts of articles that are not hidden have each status; of one with several states the first."""
    counts = dict.fromkeys((status.value for status in FactStatus), 0)
    rows = project.db.execute(
        "SELECT status, COUNT(*) FROM (SELECT id, status, MIN(head) FROM facts"
        " WHERE article NOT IN (SELECT id FROM articles WHERE hidden = 1) GROUP BY id) GROUP BY status"
    )
    return {**counts, **dict(rows.fetchall())}


def _growing(project: Project, table: str, column: str) -> Growing:
    rows, size = project.db.execute(
        f"SELECT COUNT(*), coalesce(SUM(length(CAST({column} AS BLOB))), 0) FROM {table}"
    ).fetchone()
    return Growing(rows=int(rows), size=int(size))


def _number(project: Project, sql: str) -> int:
    return int(project.db.execute(sql).fetchone()[0])
