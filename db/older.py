"""Project files of an earlier version of the schema: brought to this one where they may be written, else read as if.

A file that is only read stays as it is. What later versions added stands beside it then, empty and in memory.
"""

import sqlite3
from collections.abc import Callable

from db import meanings, schema
from db.connection import Database

_NEW_TABLE = "CREATE TABLE "


def is_older(db: Database) -> bool:
    """Say whether a file is of an earlier version of the schema."""
    return _version(db) < schema.VERSION


def raise_version(db: Database, name: str, *, backup: Callable[[], None] | None) -> str | None:
    """Bring a file to the schema of this version, in one transaction, after a backup.

    Args:
        db: the file, open for writing and locked.
        name: of the file, for the sentence.
        backup: makes the backup; None: none is made.

    Returns:
        Why it could not be done, as a sentence; nothing was changed then.
    """
    from db import migrations  # sqlite-utils is not needed for opening
    from db.errors import KnownError

    try:
        if backup is not None:
            backup()
        migrations.migrate(db)
    except KnownError as error:
        cause = error.sentence()
    except sqlite3.DatabaseError as error:
        cause = f"{error}."
    else:
        return None
    return f"{name} is open read-only because it is of an earlier Beleg and could not be brought up to date: {cause}"


def make_readable(db: Database) -> None:
    """Give a connection that only reads a file of an earlier version the tables and columns that it lacks."""
    if not is_older(db):
        return
    lacks = "" if _version(db) > 1 else "NULL AS suggestion, "
    db.execute(
        f"CREATE TEMP VIEW annotations AS SELECT *, {lacks}{meanings.FUNCTION}(label, value, words) AS same"
        " FROM main.annotations"
    )
    for statement in schema.statements((schema.ADDED_SECOND if lacks else "") + schema.ADDED_THIRD):
        if statement.startswith(_NEW_TABLE):
            db.execute(f"CREATE TEMP TABLE {statement.removeprefix(_NEW_TABLE)}")
    meanings.rewrite(db)
    meanings.give_function(db)


def _version(db: Database) -> int:
    return int(db.execute("PRAGMA user_version").fetchone()[0])
