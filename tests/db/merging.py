"""The rule of merging, without the command: the union of two files' texts and events."""

import json
from collections.abc import Callable, Iterable
from typing import Any

from db.derive import Deriver
from db.events import Event
from db.project import Project

Order = Callable[[list[Any]], Iterable[Any]]


def unite(target: Project, source: Project, order: Order = list) -> None:
    """Bring what one file holds into another, its events one by one in a given order."""
    db = target.db
    db.execute("BEGIN IMMEDIATE")
    for table, columns in (("texts", "id, body"), ("originals", "id, bytes")):
        for row in _missing(target, source, table, columns):
            db.execute(f"INSERT INTO {table}({columns}) VALUES (?, ?)", row)
    for id_, body in order(_missing(target, source, "events", "id, body")):
        seq = db.execute("INSERT INTO events(id, body) VALUES (?, ?)", [id_, body]).lastrowid
        Deriver(db).apply([Event(id=id_, body=body, seq=seq or 0, content=json.loads(body))])
    db.execute("COMMIT")


def _missing(target: Project, source: Project, table: str, columns: str) -> list[Any]:
    there = {row[0] for row in target.db.execute(f"SELECT id FROM {table}").fetchall()}
    rows = source.db.execute(f"SELECT {columns} FROM {table} ORDER BY rowid").fetchall()
    return [row for row in rows if row[0] not in there]
