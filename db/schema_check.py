"""Is the schema of a file ours, byte for byte? Asked before the first query of the project's tables."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from db import schema
from db.file_errors import AlteredFile, NewerFile, shown

MOST_OBJECTS = 500
MIGRATIONS_TABLE = "_sqlite_migrations"

# What sqlite-utils makes to remember the migrations. Its spelling may change with its version, so it is compared
# without quotes and blanks.
MIGRATIONS_SQL = (
    "CREATE TABLE _sqlite_migrations (id INTEGER PRIMARY KEY, migration_set TEXT, name TEXT, applied_at TEXT)",
    "CREATE UNIQUE INDEX idx__sqlite_migrations_migration_set_name ON _sqlite_migrations (migration_set, name)",
)

Objects = dict[tuple[str, str], tuple[str, str | None]]  # (type, name): (table, SQL)


def check(connection: sqlite3.Connection, path: Path, version: int) -> str | None:
    """Compare the schema of an open file with ours.

    Args:
        connection: to the file.
        path: the file, for the sentences.
        version: what its header says.

    Returns:
        None where it is ours, of this version or an earlier one; the reason why it is opened read-only where it is of
        a later version that this one can read.

    Raises:
        AlteredFile: where anything differs, is missing or is there besides.
        NewerFile: where it is of a later version that lacks tables or columns that we need.
        sqlite3.Error: where it cannot be read.
    """
    if version > schema.VERSION:
        return _newer(connection, path, version)
    found = _objects(connection, path)
    with _fresh(version) as fresh:
        expected = _objects(fresh, path)
    for key in sorted(found.keys() | expected.keys()):
        if found.get(key) != expected.get(key):
            raise AlteredFile(path=path, what=_difference(key, found, expected))
    return None


@contextmanager
def _fresh(version: int) -> Iterator[sqlite3.Connection]:
    """Give an empty database in memory that has the schema of a version."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        for statement in schema.statements(schema.SCRIPTS[version]):
            connection.execute(statement)
        for statement in MIGRATIONS_SQL:
            connection.execute(statement)
        yield connection
    finally:
        connection.close()


def _objects(connection: sqlite3.Connection, path: Path) -> Objects:
    """Return all objects of a schema; the migrations table's in a spelling that does not matter."""
    rows = connection.execute(
        "SELECT CAST(type AS BLOB), CAST(name AS BLOB), CAST(tbl_name AS BLOB), CAST(sql AS BLOB), rootpage "
        f"FROM sqlite_schema LIMIT {MOST_OBJECTS + 1}"
    ).fetchall()
    if len(rows) > MOST_OBJECTS:
        raise AlteredFile(path=path, what=f"it has more than {MOST_OBJECTS} tables, indexes and views")
    roots = [row[4] for row in rows if row[0] in (b"table", b"index")]
    if not all(isinstance(root, int) and root > 1 for root in roots) or len(set(roots)) < len(roots):
        raise AlteredFile(path=path, what="two of its tables share their rows, or one has none")
    found = {(_text(row[0]), _text(row[1])): (_text(row[2]), _sql(row[2], row[3])) for row in rows}
    if len(found) < len(rows):
        raise AlteredFile(path=path, what="two of its tables have the same name")
    return found


def _text(raw: bytes | None) -> str:
    return "" if raw is None else raw.decode("utf-8", "backslashreplace")


def _sql(table: bytes | None, raw: bytes | None) -> str | None:
    if raw is None:
        return None
    sql = _text(raw)
    if _text(table) == MIGRATIONS_TABLE:
        return "".join(c for c in sql if not c.isspace() and c not in '"[]`').lower()
    return sql


def _difference(key: tuple[str, str], found: Objects, expected: Objects) -> str:
    kind, name = key
    if key not in expected:
        return f"it has a {kind} {shown(name)} that is not ours"
    if key not in found:
        return f"the {kind} {shown(name)} is missing"
    return f"the {kind} {shown(name)} is not as Beleg makes it"


def _newer(connection: sqlite3.Connection, path: Path, version: int) -> str:
    """Return the reason for read-only where a later version has all that this one reads."""
    tables = {name for kind, name in _objects(connection, path) if kind == "table"}
    with _fresh(schema.VERSION) as fresh:
        ours = {name: _columns(fresh, name) for kind, name in _objects(fresh, path) if kind == "table"}
    if not all(name in tables and columns <= _columns(connection, name) for name, columns in ours.items()):
        raise NewerFile(path=path, version=version, known=schema.VERSION)
    return (
        f"{shown(path.name)} is open read-only because it was made by a newer Beleg (version {version} of the file; "
        f"this Beleg knows version {schema.VERSION}). Update Beleg to edit it."
    )


def _columns(connection: sqlite3.Connection, table: str) -> set[tuple[str, str, int]]:
    """Return name, type and kind of each column; generated and hidden ones have another kind than 0."""
    rows = connection.execute(
        "SELECT CAST(name AS BLOB), CAST(type AS BLOB), hidden FROM pragma_table_xinfo(?)", [table]
    )
    return {(_text(name), _text(kind), int(hidden)) for name, kind, hidden in rows}
