"""What rows are made from: the states of things that count. And the plain ways to write rows."""

from dataclasses import dataclass
from typing import Any, TypeAlias

from db.connection import Database
from db.records import EventId


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """A state of a thing that counts and is not replaced."""

    event: EventId
    state: dict[str, Any] | None  # None: gone
    made_at: str
    changed_at: str
    article: str | None  # of the event


Things: TypeAlias = list[tuple[str, list[Head]]]  # key of the thing, its heads ordered by event id
BULK_FROM_ROWS = 8  # below this, a plain statement is quicker than the bulk insert's look at the table


def insert(db: Database, table: str, columns: tuple[str, ...], found: list[tuple[Any, ...]]) -> None:
    """Insert rows into a table that exists."""
    if len(found) < BULK_FROM_ROWS:
        marks = ",".join("?" * len(columns))
        db.conn.executemany(f"INSERT INTO {table}({','.join(columns)}) VALUES ({marks})", found)
    else:
        db.utils.table(table).insert_all([list(columns), *map(list, found)], batch_size=500)


def clear(db: Database, table: str, columns: tuple[str, ...], keys: list[tuple[str, ...]]) -> None:
    """Take away the rows of things that are about to be written anew."""
    condition = " AND ".join(f"{column} = ?" for column in columns)
    db.conn.executemany(f"DELETE FROM {table} WHERE {condition}", keys)


def winner(heads: list[Head]) -> tuple[Head, dict[str, Any], int] | None:
    """Return the head that a single row shows, its state, and how many others there are; None where the thing is gone.

    Which of several it is depends on their content alone, so that every copy of a project shows the same.
    """
    standing = [(head, head.state) for head in heads if head.state is not None]
    if not standing:
        return None
    return standing[0][0], standing[0][1], len(heads) - 1
