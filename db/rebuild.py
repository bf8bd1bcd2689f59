"""Proof that the derived tables are what the events give: derive them anew beside, and compare."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from db import connection, older, schema, waiting
from db.connection import Database
from db.derive import Deriver
from db.events import Event
from db.project import Project
from db.records import EventId, SessionId

BATCH = 500  # events entered at once

DUMPS = {
    "steps": "SELECT id, session, number, name, at, role, target, undone FROM steps",
    "members": "SELECT e.id, s.id FROM members m JOIN events e ON e.seq = m.event JOIN steps s ON s.key = m.step",
    "awaited": "SELECT a.event, s.id FROM awaited a JOIN steps s ON s.key = a.step",
    "puts": "SELECT p.subject, e.id, p.place FROM puts p JOIN events e ON e.seq = p.event",
    "projects": "SELECT id, head, name, rivals FROM projects",
    "labels": "SELECT name, head, key, hue, retired, rivals FROM labels",
    "articles": "SELECT id, head, title, heading, language, published, source, original, encoding, length,"
    " imported_at, hidden, rivals FROM articles",
    "sessions": "SELECT id, head, name, annotator, scope, made_at, rivals FROM sessions",
    "session_articles": "SELECT session, article FROM session_articles",
    "statuses": "SELECT session, article, head, status, flagged, rivals FROM statuses",
    "annotations": "SELECT id, head, article, session, label, start, end, words, value, rule, note, flagged,"
    " made_at, changed_at, rivals, suggestion, same FROM annotations",
    "given_suggestions": "SELECT id, head, article, label, start, end, words, value, rule, origin, score, made_at,"
    " rivals FROM given_suggestions",
    "rejections": "SELECT id, head, annotator, label, words, value, article, seen, made_at, rivals FROM rejections",
    "aliases": "SELECT spelling, head, name, rivals FROM aliases",
    "facts": "SELECT id, head, article, session, title, note, status, program, program_order, title_order, amount,"
    " amount_same, currency, country, date, year, start, text, made_at, changed_at, rivals FROM facts",
    "cell_values": "SELECT f.id, f.head, c.role, c.place, c.label, c.value, c.same, c.annotation, c.words, c.start,"
    " c.end, c.gone FROM cell_values c LEFT JOIN facts f ON f.key = c.fact",
    "fact_rejections": "SELECT id, head, annotator, article, program, cells, title, made_at, rivals"
    " FROM fact_rejections",
    "roles": "SELECT name, head, label, place, retired, rivals FROM roles",
    "programs": "SELECT name, head, note, identifiers, years, rivals FROM programs",
    "meanings": "SELECT name, program FROM meanings",
    "rulings": "SELECT id, head, kind, verdict, annotator, note, sides, made_at, rivals FROM rulings",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A row that the derived tables and the events do not agree on."""

    table: str
    row: str  # as JSON
    stored: bool  # True: in the file and not in the events; False: the other way round

    def sentence(self) -> str:
        """Return the difference in words."""
        where = "is in the file, but the events do not give it" if self.stored else "is missing from the file"
        return f"Table {self.table}: {self.row[:200]} {where}."


def derived_anew(db: Database, progress: Callable[[int, int], None] | None = None) -> Database:
    """Return a database in memory with the same texts and events, and tables derived from them alone."""
    fresh = connection.in_memory()
    db.conn.backup(fresh.conn)
    if older.is_older(fresh):
        from db import migrations  # sqlite-utils is needed for this alone

        migrations.migrate(fresh)
    fresh.execute("BEGIN IMMEDIATE")
    for table in schema.DERIVED_TABLES:
        fresh.execute(f"DELETE FROM {table}")
    total = int(fresh.execute("SELECT COUNT(*) FROM events").fetchone()[0])
    done = 0
    for batch in _batches(fresh):
        Deriver(fresh).apply(batch)
        done += len(batch)
        if progress is not None:
            progress(done, total)
    fresh.execute("COMMIT")
    return fresh


def dump(db: Database) -> dict[str, list[str]]:
    """Return every row of every derived table as JSON, sorted, without local integer keys."""
    return {
        table: sorted(json.dumps(row, ensure_ascii=False) for row in db.execute(query).fetchall())
        for table, query in DUMPS.items()
    }


def differences(project: Project, progress: Callable[[int, int], None] | None = None) -> list[Difference]:
    """Return where the derived tables differ from what the events give; empty where they agree."""
    fresh = derived_anew(project.db, progress)
    try:
        return _compared(dump(project.db), dump(fresh))
    finally:
        fresh.conn.close()


def rebuild(project: Project) -> None:
    """Derive the tables of the file anew, in one transaction.

    Raises:
        ReadOnly: where the project cannot be changed.
    """
    with project.transact(session=SessionId(""), name="Rebuild"):
        for table in schema.DERIVED_TABLES:
            project.db.execute(f"DELETE FROM {table}")
        for batch in _batches(project.db):
            Deriver(project.db).apply(batch)
        waiting.recount_all(project.db)


def _batches(db: Database) -> Iterator[list[Event]]:
    last = 0
    while rows := db.execute(
        "SELECT seq, id, body FROM events WHERE seq > ? ORDER BY seq LIMIT ?", [last, BATCH]
    ).fetchall():
        yield [Event(id=EventId(id_), body=body, seq=seq, content=json.loads(body)) for seq, id_, body in rows]
        last = rows[-1][0]


def _compared(stored: dict[str, list[str]], derived: dict[str, list[str]]) -> list[Difference]:
    found: list[Difference] = []
    for table in DUMPS:
        ours: set[Any] = set(stored[table])
        theirs: set[Any] = set(derived[table])
        found += [Difference(table=table, row=row, stored=True) for row in sorted(ours - theirs)]
        found += [Difference(table=table, row=row, stored=False) for row in sorted(theirs - ours)]
    return found
