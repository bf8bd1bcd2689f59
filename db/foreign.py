"""Connections to a file that nobody has vouched for yet: read-only, within limits, and within a time."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from db.errors import KnownError
from db.file_errors import AlteredFile, DamagedFile, FileBusy, FileUnreadable

TIME_LIMIT_S = 0.7
BUSY_TIMEOUT_S = 2.0
OPERATIONS_BETWEEN_LOOKS = 2000

PROJECT_LIMITS = (
    (sqlite3.SQLITE_LIMIT_LENGTH, 256 * 1024 * 1024),  # bytes of a text, an original, an event
    (sqlite3.SQLITE_LIMIT_ATTACHED, 0),
    (sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH, 10),
    (sqlite3.SQLITE_LIMIT_WORKER_THREADS, 0),
)
SCHEMA_LIMITS = (
    (sqlite3.SQLITE_LIMIT_LENGTH, 4 * 1024 * 1024),
    (sqlite3.SQLITE_LIMIT_SQL_LENGTH, 64 * 1024),
    (sqlite3.SQLITE_LIMIT_ATTACHED, 0),
    (sqlite3.SQLITE_LIMIT_COLUMN, 100),
    (sqlite3.SQLITE_LIMIT_EXPR_DEPTH, 100),
    (sqlite3.SQLITE_LIMIT_COMPOUND_SELECT, 20),
    (sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH, 1),
)


def limit(connection: sqlite3.Connection, limits: tuple[tuple[int, int], ...] = PROJECT_LIMITS) -> None:
    """Lower what a database may ask of this connection; every connection to a project gets this."""
    for category, value in limits:
        connection.setlimit(category, value)


@contextmanager
def looking_at(path: Path, *, mode: str = "ro") -> Iterator[sqlite3.Connection]:
    """Give a connection that reads the schema of a file within narrow limits, and closes.

    Args:
        path: the file, resolved.
        mode: "ro", or "rw" where a journal has to be applied; never makes a file.

    Raises:
        KnownError: for whatever SQLite finds wrong, as the class that says it.
    """
    try:
        connection = sqlite3.connect(
            f"{path.as_uri()}?mode={mode}", uri=True, isolation_level=None, timeout=BUSY_TIMEOUT_S
        )
    except sqlite3.Error as error:
        raise known(error, path) from error
    try:
        _narrow(connection)
        yield connection
    except sqlite3.Error as error:
        raise known(error, path) from error
    finally:
        connection.close()


def known(error: sqlite3.Error, path: Path) -> KnownError:
    """Return what an error of SQLite means for the person who opens the file."""
    name = getattr(error, "sqlite_errorname", None) or ""
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return FileBusy(path=path)
    if name.startswith(("SQLITE_INTERRUPT", "SQLITE_TOOBIG", "SQLITE_NOMEM")) or isinstance(error, sqlite3.DataError):
        return AlteredFile(path=path, what="its tables ask for more time or room than any project needs")
    if name.startswith(("SQLITE_CANTOPEN", "SQLITE_PERM", "SQLITE_IOERR", "SQLITE_READONLY", "SQLITE_AUTH")):
        return FileUnreadable(path=path, cause=str(error))
    return DamagedFile(path=path, what=f"SQLite says “{error}”")


def _narrow(connection: sqlite3.Connection) -> None:
    limit(connection, SCHEMA_LIMITS)
    deadline = time.monotonic() + TIME_LIMIT_S
    connection.set_progress_handler(lambda: time.monotonic() > deadline, OPERATIONS_BETWEEN_LOOKS)
    connection.execute("PRAGMA trusted_schema=OFF")
    connection.execute("PRAGMA cell_size_check=ON")
    connection.execute("PRAGMA mmap_size=0")
