"""The versions of the schema, as sqlite-utils migrations: however many are due, they run in one transaction.

The version in the header changes in the same transaction: a file is of one version or of the other.
"""

from sqlite_utils import Database as Utils
from sqlite_utils import Migrations

from db import meanings, schema, schema_facts
from db.connection import Database


def migrations() -> Migrations:
    """Return the migrations, oldest first."""
    steps = Migrations("beleg")

    @steps(name="0001_first")
    def _first(db: Utils) -> None:
        _run(db, schema.FIRST)
        db.execute(f"PRAGMA application_id={schema.APPLICATION_ID}")
        db.execute("PRAGMA user_version=1")

    @steps(name="0002_suggestions")
    def _suggestions(db: Utils) -> None:
        db.execute("ALTER TABLE annotations ADD COLUMN suggestion TEXT")  # at once, however many rows there are
        _run(db, schema.ADDED_SECOND)
        db.execute("PRAGMA user_version=2")

    @steps(name="0003_facts")
    def _facts(db: Utils) -> None:
        db.execute("ALTER TABLE annotations ADD COLUMN same TEXT")
        _run(db, schema.ADDED_THIRD)
        known = Database(db.conn)
        meanings.rewrite(known)
        meanings.fill_annotations(known)
        _run(db, schema_facts.SAME_INDEX)  # at once, after the column is filled
        db.execute("PRAGMA user_version=3")

    return steps


def migrate(db: Database) -> None:
    """Bring a database to the schema of this version, whole or not at all. Events stay as they are."""
    db.execute("BEGIN IMMEDIATE")
    try:
        migrations().apply(db.utils)
        db.execute("COMMIT")
    except BaseException:
        if db.conn.in_transaction:
            db.conn.rollback()
        raise


def _run(db: Utils, script: str) -> None:
    for statement in schema.statements(script):
        db.execute(statement)
