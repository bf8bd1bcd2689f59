"""The rule of merging, without the command: the union of two files' texts and events."""

import json
from collections.abc import Callable, Iterable
from typing import Any

from db import connection, migrations, waiting
from db.connection import Database
from db.derive import Deriver
from db.events import Event

Order = Callable[[list[Any]], Iterable[Any]]


def empty() -> Database:
    """Return a database in memory with our tables and nothing in them."""
    db = connection.in_memory()
    migrations.migrate(db)
    return db


def unite(db: Database, source: Database, order: Order = list) -> None:
    """Bring what one file holds into another, its events one by one in a given order."""
    db.execute("BEGIN IMMEDIATE")
    for table, columns in (("texts", "id, body"), ("originals", "id, bytes")):
        for row in _missing(db, source, table, columns):
            db.execute(f"INSERT INTO {table}({columns}) VALUES (?, ?)", row)
    for id_, body in order(_missing(db, source, "events", "id, body")):
        seq = db.execute("INSERT INTO events(id, body) VALUES (?, ?)", [id_, body]).lastrowid
        Deriver(db).apply([Event(id=id_, body=body, seq=seq or 0, content=json.loads(body))])
    waiting.recount_all(db)
    db.execute("COMMIT")


def _missing(db: Database, source: Database, table: str, columns: str) -> list[Any]:
    there = {row[0] for row in db.execute(f"SELECT id FROM {table}").fetchall()}
    rows = source.execute(f"SELECT {columns} FROM {table} ORDER BY rowid").fetchall()
    return [row for row in rows if row[0] not in there]
