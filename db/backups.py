"""Backups: verified when made, kept apart from the project, few enough to be looked through.

The folder has one folder for each project id, and in it one file for each backup. All that the list shows stands in
the file's name, so a backup is there or not there, never half:

    20261122T141502123456Z~<place>~<state>~<articles>~<annotations>~<events>~<reason>.beleg

`place` is a hash of the project's path: two copies of a project do not thin out each other's backups. `state` is a
hash of what only grows, which tells whether anything changed since.
"""

import hashlib
import os
import re
import sqlite3
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from db import copies, opening, snapshots
from db.errors import KnownError
from db.file_errors import BackupDamaged, BackupFailed, CopyFailed, FileMissing
from db.snapshots import Contents, SnapshotFault

LATEST = 5
DAYS = 14  # one a day
MOST_BYTES = 2_000_000_000  # a project
FEWEST = 2
PARTIAL_AGE_S = 3600.0
STAMP = "%Y%m%dT%H%M%S%fZ"
NAME = re.compile(
    r"(?P<at>\d{8}T\d{12}Z)~(?P<place>[0-9a-f]{16})~(?P<state>[0-9a-f]{16})"
    r"~(?P<articles>\d+)~(?P<annotations>\d+)~(?P<events>\d+)~(?P<reason>[a-z0-9-]*)\.beleg"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """One backup, as its name tells."""

    path: Path
    made_at: datetime  # UTC
    articles: int
    annotations: int
    events: int
    bytes: int
    reason: str  # why it was made, in lower case: "first change of a session"
    place: str  # 16 hex digits of the path of the project
    state: str  # 16 hex digits of what the project held


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A copy of a project under a passing name, that was looked at and found sound."""

    path: Path
    contents: Contents
    state: str  # as `state_of` says of it


Listing = list[Backup]


@dataclass(frozen=True, slots=True)
class Backups:
    """The backups below one folder."""

    folder: Path

    def make(
        self, connection: sqlite3.Connection, project: Path, project_id: str, *, reason: str, now: datetime
    ) -> Backup | None:
        """Make a backup where anything changed since the last one, and remove those that are no longer kept.

        Args:
            connection: of the open project, in no transaction.
            project: its file.
            project_id: its id.
            reason: why, in a few plain words.
            now: the time, with its zone.

        Returns:
            The backup, or None where the last one holds the same.

        Raises:
            BackupFailed: where it could not be made or verified; the earlier ones are as they were.
        """
        with _told(project):
            state = state_of(connection)
            earlier = self._of_place(project, project_id)
            if earlier and earlier[0].state == state:
                return None
            aside, contents = snapshots.write(connection, self.folder_for(project_id))
            return self._named(aside, project, project_id, f"{state}~{_counts(contents)}", reason, now)

    def keep(self, checked: Checked, project: Path, project_id: str, *, reason: str, now: datetime) -> Backup | None:
        """Make a backup of a copy that was found sound, as `make` does; the copy is gone afterwards.

        Args:
            checked: the copy.
            project: the file that it was made from.
            project_id: its id.
            reason: why, in a few plain words.
            now: the time, with its zone.

        Returns:
            The backup, or None where the last one holds the same.

        Raises:
            BackupFailed: where it cannot get its name.
        """
        with _told(project):
            earlier = self._of_place(project, project_id)
            if earlier and earlier[0].state == checked.state:
                snapshots.discard(checked.path)
                return None
            held = f"{checked.state}~{_counts(checked.contents)}"
            return self._named(checked.path, project, project_id, held, reason, now)

    def _of_place(self, project: Path, project_id: str) -> Listing:
        place = place_of(project)
        return [one for one in self.list(project_id) if one.place == place]

    def _named(
        self, aside: Path, project: Path, project_id: str, held: str, reason: str, now: datetime
    ) -> Backup | None:
        """Give a verified copy the name of a backup, and remove those that are no longer kept."""
        now = now.astimezone(UTC)
        earlier = self._of_place(project, project_id)
        path = self._folder_of(project_id) / _name(now, place_of(project), held, reason)
        snapshots.publish(aside, path, overwrite=False)
        made = _listed(path)
        _thin_out([one for one in (made, *earlier) if one is not None], now)
        return made

    def list(self, project_id: str) -> Listing:
        """Return the backups of a project, of all its copies, newest first; empty where there are none."""
        return _newest_first(self._folder_of(project_id).glob("*.beleg"))

    def of_file(self, project: Path) -> Listing:
        """Return the backups of the file at a path, newest first; the file may be damaged or gone."""
        place = place_of(project)
        return [one for one in self.all() if one.place == place]

    def all(self) -> Listing:
        """Return the backups of all projects, newest first."""
        return _newest_first(self.folder.glob("*/*.beleg"))

    def restore(self, backup: Backup, new_path: Path) -> Contents:
        """Write a backup as a new project file.

        Args:
            backup: which one.
            new_path: the new file; a file that is there is never overwritten.

        Returns:
            What the restored project holds.

        Raises:
            TargetExists, ForeignJournal, FileMissing, CopyFailed: where the new file cannot come there.
            BackupDamaged: where the backup is no longer sound.
        """
        with copies.free_target(new_path, overwrite=False):
            _look_at(backup)
            try:
                aside, contents = snapshots.write_from_file(backup.path, new_path.parent)
            except SnapshotFault as error:
                raise CopyFailed(path=new_path, cause=error.cause) from error
            copies.publish(aside, new_path, overwrite=False)
        return contents

    def folder_for(self, project_id: str) -> Path:
        """Return the folder of a project's backups, made where it is missing and without what a crash left there.

        Raises:
            OSError: where it cannot be made.
        """
        folder = self._folder_of(project_id)
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        _sweep(folder)
        return folder

    def _folder_of(self, project_id: str) -> Path:
        name = project_id if re.fullmatch(r"[0-9a-f]{1,64}", project_id) else _hash(project_id)[:32]
        return self.folder / name


def place_of(project: Path) -> str:
    """Return 16 hex digits that stand for the place of a project file."""
    return _hash(os.fsencode(project.resolve()))[:16]


def _hash(thing: str | bytes) -> str:
    return hashlib.sha256(thing.encode("utf-8") if isinstance(thing, str) else thing).hexdigest()


@contextmanager
def _told(project: Path) -> Iterator[None]:
    """Say of which project no backup could be made."""
    try:
        yield
    except SnapshotFault as error:
        raise BackupFailed(path=project, cause=error.cause) from error
    except (OSError, sqlite3.Error) as error:
        raise BackupFailed(path=project, cause=snapshots.reason(error)) from error


def state_of(connection: sqlite3.Connection) -> str:
    """Return 16 hex digits of what only grows. Rows are only added, so their counts and the last ones say it all."""
    said = [
        connection.execute(
            f"SELECT COUNT(*), MAX({key}), (SELECT id FROM {table} ORDER BY {key} DESC LIMIT 1) FROM {table}"
        )
        for table, key in (("texts", "key"), ("originals", "rowid"), ("events", "seq"))
    ]
    return _hash(repr([rows.fetchone() for rows in said]))[:16]


def _counts(contents: Contents) -> str:
    return f"{contents.articles}~{contents.annotations}~{contents.events}"


def _name(now: datetime, place: str, held: str, reason: str) -> str:
    slug = re.sub(r"[^a-z0-9]+", "-", reason.lower()).strip("-")[:60]
    return f"{now.strftime(STAMP)}~{place}~{held}~{slug}.beleg"


def _newest_first(paths: Iterable[Path]) -> Listing:
    found = [one for one in map(_listed, paths) if one is not None]
    return sorted(found, key=lambda one: one.made_at, reverse=True)


def _listed(path: Path) -> Backup | None:
    """Return the backup of a path; None where the name is no backup's or the file is empty or gone."""
    parts = NAME.fullmatch(path.name)
    if parts is None:
        return None
    try:
        size = path.stat().st_size
        made_at = datetime.strptime(parts["at"], STAMP).replace(tzinfo=UTC)
    except (OSError, ValueError):
        return None
    if size == 0:
        return None
    return Backup(
        path=path,
        made_at=made_at,
        articles=int(parts["articles"]),
        annotations=int(parts["annotations"]),
        events=int(parts["events"]),
        bytes=size,
        reason=parts["reason"].replace("-", " "),
        place=parts["place"],
        state=parts["state"],
    )


def kept(backups: Listing, now: datetime) -> Listing:
    """Return which of the backups of one place are kept.

    Args:
        backups: newest first.
        now: the time.

    Returns:
        The latest five and the last of each of the last 14 days, newest first, as many as fit into the allowed bytes
        but never fewer than two.
    """
    keep = list(backups[:LATEST])
    since = (now - timedelta(days=DAYS - 1)).date()
    days = {one.made_at.date() for one in keep}
    for one in backups[LATEST:]:
        if one.made_at.date() >= since and one.made_at.date() not in days:
            days.add(one.made_at.date())
            keep.append(one)
    while len(keep) > FEWEST and sum(one.bytes for one in keep) > MOST_BYTES:
        keep.pop()
    return keep


def _thin_out(backups: Listing, now: datetime) -> None:
    """Remove what is not kept; the first of the list has just been made and always stays."""
    keep = {one.path for one in (backups[0], *kept(_by_time(backups), now))} if backups else set()
    for one in backups:
        if one.path not in keep:
            _remove(one.path)


def _by_time(backups: Listing) -> Listing:
    return sorted(backups, key=lambda one: one.made_at, reverse=True)


def _sweep(folder: Path) -> None:
    """Remove what a crash left of a backup that was being made."""
    before = time.time() - PARTIAL_AGE_S
    for path in folder.glob(f".beleg-*{snapshots.PARTIAL}*"):
        try:
            old = path.stat().st_mtime < before
        except OSError:
            continue
        if old:
            _remove(path)


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return  # it is tried again after the next backup


def _look_at(backup: Backup) -> None:
    """Refuse a backup that is not sound."""
    try:
        opening.examine(backup.path, writable=False)
        found = snapshots.verify(backup.path)
    except FileMissing:
        raise
    except SnapshotFault as error:
        raise BackupDamaged(path=backup.path, what=error.cause) from error
    except KnownError as error:
        raise BackupDamaged(path=backup.path, what=error.sentence()) from error
    if (found.articles, found.annotations, found.events) != (backup.articles, backup.annotations, backup.events):
        raise BackupDamaged(path=backup.path, what="it does not hold what it held when it was made")
