"""The versions of the schema, as sqlite-utils migrations: each runs in a transaction of its own."""

from sqlite_utils import Database as Utils
from sqlite_utils import Migrations

from db import schema
from db.connection import Database


def migrations() -> Migrations:
    """Return the migrations, oldest first."""
    steps = Migrations("beleg")

    @steps(name="0001_first")
    def _first(db: Utils) -> None:
        for script in (schema.GROWING, schema.DERIVED, schema.PLACES):
            for statement in schema.statements(script):
                db.execute(statement)

    return steps


def migrate(db: Database) -> None:
    """Bring a database to the schema of this version, and say so in its header."""
    migrations().apply(db.utils)
    db.execute(f"PRAGMA application_id={schema.APPLICATION_ID}")
    db.execute(f"PRAGMA user_version={schema.VERSION}")
