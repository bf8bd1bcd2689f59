"""The one way to a SQLite connection: by URI, never creating, with the pragmas that the rules of the data ask for."""

import sqlite3
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from db.foreign import limit

if TYPE_CHECKING:
    import sqlite_utils

BUSY_TIMEOUT_S = 5.0  # of a connection that may wait; a window has less patience
PAGE_CACHE_KIB = 16384

PRAGMAS = (
    "PRAGMA foreign_keys=ON",
    "PRAGMA recursive_triggers=ON",
    "PRAGMA trusted_schema=OFF",
    "PRAGMA cell_size_check=ON",
    "PRAGMA mmap_size=0",
    "PRAGMA synchronous=EXTRA",
    "PRAGMA fullfsync=ON",
    "PRAGMA temp_store=MEMORY",
    f"PRAGMA cache_size=-{PAGE_CACHE_KIB}",
    # A transaction that spills its pages early would lock readers out long before it commits.
    "PRAGMA cache_spill=OFF",
)


class Database:
    """A connection, and sqlite-utils over it from the moment that something asks for more than a statement.

    The window's first picture needs statements only; importing sqlite-utils takes as long as importing Qt.
    """

    def __init__(self, conn: sqlite3.Connection) -> None:
        self.conn = conn

    def execute(self, sql: str, parameters: Sequence[Any] | Mapping[str, Any] = ()) -> sqlite3.Cursor:
        """Run one statement."""
        return self.conn.execute(sql, parameters)

    @cached_property
    def utils(self) -> "sqlite_utils.Database":
        """The same connection under sqlite-utils, for migrations and bulk inserts. Its plugins stay out of it."""
        import sqlite_utils

        return sqlite_utils.Database(self.conn, recursive_triggers=True, execute_plugins=False)


def connect(path: Path, *, mode: str = "rw", patience_s: float = BUSY_TIMEOUT_S) -> Database:
    """Open a database file that exists.

    Args:
        path: the file; any name, it goes into the URI escaped.
        mode: "ro", "rw", or "rwc" to make a new file.
        patience_s: how long to wait for another connection's commit, in seconds.

    Returns:
        The database, in autocommit mode; transactions are begun by hand (`BEGIN IMMEDIATE`).

    Raises:
        sqlite3.OperationalError: where the file is not there or cannot be opened.
    """
    connection = sqlite3.connect(
        f"{path.resolve().as_uri()}?mode={mode}", uri=True, isolation_level=None, timeout=patience_s
    )
    return prepared(connection)


def in_memory() -> Database:
    """Return an empty database in memory with the same settings."""
    return prepared(sqlite3.connect(":memory:", isolation_level=None))


def prepared(connection: sqlite3.Connection) -> Database:
    """Set the pragmas and wrap the connection."""
    for pragma in PRAGMAS:
        connection.execute(pragma)
    limit(connection)
    return Database(connection)
