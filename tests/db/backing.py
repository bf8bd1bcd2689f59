"""Making backups of a project that changes, for the tests of backups."""

from datetime import UTC, datetime

from db.backups import Backup, Backups
from tests.db import worlds

NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


def make(store: Backups, project, at: datetime = NOON, reason: str = "first change of a session") -> Backup | None:
    return store.make(project.db.conn, project.path, project.id, reason=reason, now=at)


def changed(project, anna, words: str) -> None:
    worlds.brought(project, anna, words + "\n")
