"""Reading a project whose file turns out to be damaged, or cannot be read any more, in the middle of it."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from db.file_errors import FileFault

# The primary result codes that are the world's doing; every other one is a mistake of the program.
OF_THE_WORLD = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_CORRUPT,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_NOTADB,
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_READONLY,
    }
)
PRIMARY = 0xFF  # the bits of a result code without its extension
NOT_UTF8 = "Could not decode to UTF-8"  # Python's own words, without a result code


@dataclass(kw_only=True, eq=False)
class CannotRead(FileFault):
    """The project was opened, but a part of it cannot be read."""

    cause: str  # SQLite's words

    def sentence(self) -> str:
        """Say what SQLite said, and what to do."""
        return (
            f"{self.file} cannot be read: {self.cause}. Check it with “beleg check”; if it is damaged, restore it from "
            "a backup, which opens as a new file."
        )


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """Give what is wrong with a file a sentence where reading meets it; mistakes of the program stay what they are.

    Args:
        path: the project that is read inside the block.

    Raises:
        CannotRead: where the file is damaged, busy, or its disk is gone.
    """
    try:
        yield
    except (sqlite3.DatabaseError, json.JSONDecodeError) as error:
        known = explained(error, path)
        if known is None:
            raise
        raise known from error


def explained(error: BaseException, path: Path) -> CannotRead | None:
    """Return what an error says of a project's file; None where it is a mistake of the program.

    Args:
        error: what reading raised.
        path: of the project that was read.
    """
    if isinstance(error, json.JSONDecodeError):  # all JSON in a project was written whole
        return CannotRead(path=path, cause=f"an event or a value in it is damaged ({error})")
    if isinstance(error, sqlite3.DatabaseError) and of_the_world(error):
        return CannotRead(path=path, cause=str(error))
    return None


def of_the_world(error: sqlite3.DatabaseError) -> bool:
    """Say whether an error of SQLite is the file's or the disk's doing."""
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return str(error).startswith(NOT_UTF8)
    return code & PRIMARY in OF_THE_WORLD
