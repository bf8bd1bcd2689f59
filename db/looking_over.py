"""The look at a whole project that was just opened, and the backup of it, without holding up who works in it.

A small project is checked where it is. A large one is copied, in short steps that let every commit through, and the
copy is checked: for as long as that takes, nothing of the project is read. A copy that is sound becomes the backup.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from db import connection, older, snapshots
from db.backups import Backups, Checked, state_of
from db.check import Fault, check
from db.copying import CopyCancelled, is_large
from db.file_errors import BackupFailed
from db.files import backup
from db.project import Project
from db.snapshots import Contents, SnapshotFault

Cancelled = Callable[[], bool]
DIFFERS = "the copy does not hold what the project holds"


def look_over(project: Project, folder: Path, *, reason: str, cancelled: Cancelled = lambda: False) -> list[Fault]:
    """Check a project, and make a backup of it where it is sound, may be written, and was changed since the last one.

    Args:
        project: a connection of its own.
        folder: that backups go to.
        reason: why the backup is made, in a few plain words.
        cancelled: asked again and again; True ends the look, and no backup is made.

    Returns:
        What is wrong; what was found until then where it was cancelled.

    Raises:
        BackupFailed: where the project is sound, and the backup could not be made.
    """
    try:
        if is_large(project.db.conn):
            return _LargeLook(project, Backups(folder), reason, cancelled).run()
    except CopyCancelled:
        return []
    except (SnapshotFault, OSError, sqlite3.Error):  # it cannot be copied: no room, or damaged where copying needs it
        return _look_in_place(project, folder, reason, cancelled)
    return _look_in_place(project, folder, reason, cancelled)


def _look_in_place(project: Project, folder: Path, reason: str, cancelled: Cancelled) -> list[Fault]:
    faults = check(project.db.conn, cancelled=cancelled)
    if not faults and not cancelled() and project.read_only is None:
        backup(project, folder, reason=reason)
    return faults


class _LargeLook:
    """One look at a large project."""

    def __init__(self, project: Project, backups: Backups, reason: str, cancelled: Cancelled) -> None:
        self._project = project
        self._backups = backups
        self._reason = reason
        self._cancelled = cancelled

    def run(self) -> list[Fault]:
        """Look at a copy; where it has faults, at a second one: what only one of them has is not the project's."""
        with self._copied() as (path, contents):
            faults = self._faults(path, contents)
        if faults and not self._cancelled():
            with self._copied() as (path, contents):
                faults = self._faults(path, contents)
        return faults

    @contextmanager
    def _copied(self) -> Iterator[tuple[Path, Contents]]:
        folder = self._backups.folder_for(self._project.id)
        with self._project.turns.copying():
            path, contents = snapshots.write_unverified(self._project.db.conn, folder, between=self._look_up)
        try:
            yield path, contents
        finally:
            snapshots.discard(path)

    def _look_up(self) -> None:
        if self._cancelled():
            raise CopyCancelled

    def _faults(self, path: Path, contents: Contents) -> list[Fault]:
        """Check a copy; make it the backup where nothing is wrong with it."""
        copy = connection.connect(path, mode="ro")
        try:
            if self._project.read_only is not None:
                older.make_readable(copy)
            faults = check(copy.conn, cancelled=self._cancelled)
            if faults or self._cancelled() or self._project.read_only is not None:
                return faults
            if snapshots.contents(copy.conn) != contents:
                raise BackupFailed(path=self._project.path, cause=DIFFERS)
            checked = Checked(path=path, contents=contents, state=state_of(copy.conn))
        finally:
            copy.conn.close()
        project = self._project
        self._backups.keep(checked, project.path, project.id, reason=self._reason, now=project.clock())
        return []
