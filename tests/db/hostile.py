"""Ways to spoil a project file: what another program, a mistake or an attacker may have done to its schema.

Each takes a connection to a copy of a sound project, in autocommit mode.
"""

import re
import sqlite3
from collections.abc import Callable

Spoil = Callable[[sqlite3.Connection], None]


def sql(*statements: str) -> Spoil:
    """Run statements."""

    def spoil(connection: sqlite3.Connection) -> None:
        for statement in statements:
            connection.execute(statement)

    return spoil


def rewritten(name: str, pattern: str, by: str) -> Spoil:
    """Write over the SQL of an object in the schema table, as no statement could."""

    def spoil(connection: sqlite3.Connection) -> None:
        connection.execute("PRAGMA writable_schema=ON")
        (old,) = connection.execute("SELECT sql FROM sqlite_schema WHERE name = ?", [name]).fetchone()
        new, changed = re.subn(pattern, lambda _: by, old, count=1)
        assert changed, f"{pattern} is not in {old}"
        connection.execute("UPDATE sqlite_schema SET sql = ? WHERE name = ?", [new, name])

    return spoil


def schema_row(statement: str) -> Spoil:
    """Change rows of the schema table."""
    return sql("PRAGMA writable_schema=ON", statement)


def swallowing(table: str) -> Spoil:
    """Put a view that takes every insert and keeps nothing in the place of a table."""

    def spoil(connection: sqlite3.Connection) -> None:
        columns = ", ".join(row[1] for row in connection.execute(f"PRAGMA table_info({table})"))
        connection.execute(f"ALTER TABLE {table} RENAME TO hidden_{table}")
        connection.execute(f"CREATE VIEW {table} AS SELECT {columns} FROM hidden_{table}")
        connection.execute(f"CREATE TRIGGER swallow INSTEAD OF INSERT ON {table} BEGIN SELECT 1; END")

    return spoil


def many_views(connection: sqlite3.Connection) -> None:
    """Thousands of views, each small."""
    connection.execute("BEGIN")
    for number in range(4000):
        connection.execute(f"CREATE VIEW v{number} AS SELECT 1")
    connection.execute("COMMIT")


def doubling_views(connection: sqlite3.Connection) -> None:
    """Each view asks twice for the one before: the last one is 2 to the power of 40 rows."""
    connection.execute("CREATE VIEW d0 AS SELECT 1 AS x")
    for number in range(1, 41):
        connection.execute(f"CREATE VIEW d{number} AS SELECT a.x FROM d{number - 1} a, d{number - 1} b")


def emptied(connection: sqlite3.Connection) -> None:
    """Take all rows out of the schema table."""
    connection.execute("PRAGMA writable_schema=ON")
    connection.execute("DELETE FROM sqlite_schema")
    connection.execute("PRAGMA writable_schema=RESET")


BOMB = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT group_concat(i) FROM n"

SPOILS: dict[str, Spoil] = {
    # Views in the place of tables: saves that are swallowed.
    "view for annotations": swallowing("annotations"),
    "view for events": swallowing("events"),
    "view for texts": swallowing("texts"),
    "view for places": swallowing("places"),
    "view for steps": swallowing("steps"),
    # Triggers of others.
    "trigger that deletes": sql("CREATE TRIGGER t AFTER INSERT ON events BEGIN DELETE FROM statuses; END"),
    "trigger that ignores": sql("CREATE TRIGGER t BEFORE INSERT ON events BEGIN SELECT RAISE(IGNORE); END"),
    "trigger on places": sql("CREATE TRIGGER t AFTER UPDATE ON places BEGIN DELETE FROM annotations; END"),
    "trigger that loads": sql("CREATE TRIGGER t AFTER INSERT ON texts BEGIN SELECT load_extension('x'); END"),
    "trigger that explodes": sql(f"CREATE TRIGGER t AFTER INSERT ON texts BEGIN {BOMB}; END"),
    "trigger on the migrations": sql(
        "CREATE TRIGGER t AFTER INSERT ON _sqlite_migrations BEGIN DELETE FROM labels; END"
    ),
    "trigger with a name to look at": sql(
        'CREATE TRIGGER "a\nb\x1b[31m\u202e" AFTER INSERT ON texts BEGIN SELECT 1; END'
    ),
    # The guards.
    "no guard of events": sql("DROP TRIGGER events_no_delete"),
    "no guard of texts": sql("DROP TRIGGER texts_no_update"),
    "guard that guards nothing": sql(
        "DROP TRIGGER events_no_update",
        "CREATE TRIGGER events_no_update BEFORE UPDATE ON events BEGIN SELECT 1; END",
    ),
    "guard on another table": sql(
        "DROP TRIGGER events_no_update",
        "CREATE TRIGGER events_no_update BEFORE UPDATE ON labels BEGIN SELECT RAISE(ABORT, 'events only grow'); END",
    ),
    # Columns.
    "additional column": sql("ALTER TABLE articles ADD COLUMN extra TEXT"),
    "missing column": sql("ALTER TABLE annotations DROP COLUMN rivals"),
    "renamed column": sql("ALTER TABLE annotations RENAME COLUMN note TO remark"),
    "generated column": sql("ALTER TABLE places ADD COLUMN g TEXT GENERATED ALWAYS AS (session || top) VIRTUAL"),
    "other type": rewritten("annotations", r"start INTEGER", "start TEXT"),
    "any type": rewritten("places", r"top INTEGER", "top ANY"),
    "not strict": rewritten("events", r"\) STRICT", ")"),
    "no check": rewritten("texts", r"CHECK\(length\(id\) = 64\)", ""),
    "another check": rewritten("annotations", r"CHECK\(start >= 0\)", "CHECK(start >= 7)"),
    "a default": rewritten("annotations", r"note TEXT NOT NULL", "note TEXT NOT NULL DEFAULT 'x'"),
    "a collation": rewritten("articles", r"title TEXT", "title TEXT COLLATE NOCASE"),
    "a comment": rewritten("articles", r"title TEXT", "title/**/TEXT"),
    "a blank": rewritten("labels", r"\(\s", "(  "),
    "capitals": rewritten("labels", r"CREATE TABLE", "create table"),
    # Indexes.
    "additional index": sql("CREATE INDEX more ON articles(title)"),
    "index of an expression": sql("CREATE INDEX more ON articles(abs(length))"),
    "missing index": sql("DROP INDEX annotations_in_article"),
    "another index": sql("DROP INDEX articles_hidden", "CREATE INDEX articles_hidden ON articles(title)"),
    # More than there should be.
    "additional table": sql("CREATE TABLE more(a)"),
    "search table": sql("CREATE VIRTUAL TABLE search USING fts5(body)"),
    "tree table": sql("CREATE VIRTUAL TABLE tree USING rtree(id, a, b)"),
    "statistics": sql("ANALYZE"),
    "statistics made up": sql("ANALYZE", "UPDATE sqlite_stat1 SET stat = '1 1 1 1 1 1 1 1 1 1 unordered'"),
    "a view": sql("CREATE VIEW more AS SELECT * FROM articles"),
    "a view that explodes": sql(f"CREATE VIEW more AS {BOMB}"),
    "a view of itself": sql(
        "CREATE VIEW more AS SELECT 1",
        "PRAGMA writable_schema=ON",
        "UPDATE sqlite_schema SET sql = 'CREATE VIEW more AS SELECT * FROM more' WHERE name = 'more'",
    ),
    "a huge view": sql("CREATE VIEW more AS SELECT '" + "x" * 900_000 + "'"),
    "a view of very many columns": sql("CREATE VIEW more AS SELECT " + ", ".join(["1"] * 1500)),
    "many views": many_views,
    "doubling views": doubling_views,
    # The schema table itself.
    "no schema": emptied,
    "broken SQL": schema_row("UPDATE sqlite_schema SET sql = 'CREATE TABLE' WHERE name = 'labels'"),
    "no SQL": schema_row("UPDATE sqlite_schema SET sql = NULL WHERE name = 'labels'"),
    "two of one name": schema_row(
        "INSERT INTO sqlite_schema SELECT type, name, tbl_name, rootpage, sql FROM sqlite_schema WHERE name = 'labels'"
    ),
    "two on one page": schema_row(
        "UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'events') "
        "WHERE name = 'labels'"
    ),
    "no page": schema_row("UPDATE sqlite_schema SET rootpage = 0 WHERE name = 'labels'"),
    "a page far away": schema_row("UPDATE sqlite_schema SET rootpage = 900000 WHERE name = 'labels'"),
    "bytes for SQL": schema_row("UPDATE sqlite_schema SET sql = x'ff00ff' WHERE name = 'labels'"),
    "another type": schema_row("UPDATE sqlite_schema SET type = 'view' WHERE name = 'labels'"),
    "check in the migrations": rewritten("_sqlite_migrations", r'"name" TEXT', '"name" TEXT CHECK(abs(1) = 2)'),
    # The header.
    "another program's": sql("PRAGMA application_id=1"),
    "nobody's": sql("PRAGMA application_id=0"),
    "version nought": sql("PRAGMA user_version=0"),
    "version below nought": sql("PRAGMA user_version=-5"),
    "write-ahead mode": sql("PRAGMA journal_mode=WAL"),
}
