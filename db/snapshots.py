"""A verified copy of a project in use: written aside, opened, compared with its source, and only then given its name.

Backups, saved copies and restored projects are all made here. The copy is one file in rollback-journal mode.
"""

import errno
import hashlib
import os
import secrets
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from db import schema
from db.copying import Copying

GROWING_TABLES = ("texts", "originals", "events")
HASHED = (("texts", "body"), ("originals", "bytes"), ("events", "body"))
PARTIAL = ".partial"
DISK_FULL = "the disk is full"


class SnapshotFault(Exception):
    """A copy could not be made or is not what was copied; the caller says which file that is about."""

    def __init__(self, cause: str) -> None:
        super().__init__(cause)
        self.cause = cause


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What a project holds, as far as two copies of it are compared."""

    texts: int
    originals: int
    events: int
    articles: int  # that are not hidden
    annotations: int
    digest: str  # SHA-256 over the ids of all texts, originals and events


def write(source: sqlite3.Connection, folder: Path) -> tuple[Path, Contents]:
    """Write a verified copy of an open project under a passing name.

    Args:
        source: the open project, in no transaction.
        folder: where the copy goes; it exists.

    Returns:
        The path of the copy, synchronised to the disk, to be given its name by `publish`; and what it holds.

    Raises:
        SnapshotFault: where it could not be written or differs from the source; nothing is left then.
    """
    aside, expected = write_unverified(source, folder)
    with _cleaned(aside):
        verify(aside, expected)
        return aside, expected


def write_unverified(
    source: sqlite3.Connection, folder: Path, *, between: Callable[[], None] | None = None
) -> tuple[Path, Contents]:
    """Write a copy as `write` does, and leave looking at it to the caller.

    Args:
        source: the open project, in no transaction.
        folder: where the copy goes; it exists.
        between: called again and again while a large project is copied; what it raises ends that. Where it is given,
            nobody waits for the copy: it waits until the project is not changed for a while.

    Raises:
        SnapshotFault: where it could not be written; nothing is left then.
    """
    aside = folder / f".beleg-{secrets.token_hex(8)}{PARTIAL}"
    with _cleaned(aside):
        expected = _copy(source, aside, between)
        _synchronise(aside)
        return aside, expected


def write_from_file(source: Path, folder: Path) -> tuple[Path, Contents]:
    """Write a verified copy of a project file that is not in use, such as a backup.

    Args:
        source: the file; its schema is known to be ours.
        folder: where the copy goes.

    Raises:
        SnapshotFault: as `write`.
    """
    try:
        connection = _connect(source, "ro")
    except sqlite3.Error as error:
        raise SnapshotFault(reason(error)) from error
    try:
        return write(connection, folder)
    finally:
        connection.close()


def publish(aside: Path, target: Path, *, overwrite: bool) -> None:
    """Give a copy its name, in one motion.

    Args:
        aside: what `write` returned; gone afterwards.
        target: its name.
        overwrite: whether a file of that name may go.

    Raises:
        FileExistsError: where there is one and it may not.
        SnapshotFault: where the system refuses; the target is as it was then.
    """
    claimed = False
    with _cleaned(aside):
        if not overwrite:
            os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o644))
            claimed = True
        try:
            aside.replace(target)
        except BaseException:
            if claimed:
                target.unlink(missing_ok=True)
            raise
        _synchronise_folder(target.parent)


def contents(connection: sqlite3.Connection) -> Contents:
    """Count and digest what a project holds."""
    digest = hashlib.sha256()
    counts: dict[str, int] = {}
    for table in GROWING_TABLES:
        counts[table] = 0
        for (row_id,) in connection.execute(f"SELECT CAST(id AS BLOB) FROM {table} ORDER BY id"):
            digest.update(row_id)
            counts[table] += 1
        digest.update(b"/")
    (articles,) = connection.execute("SELECT COUNT(*) FROM articles WHERE hidden = 0").fetchone()
    (annotations,) = connection.execute("SELECT COUNT(*) FROM annotations").fetchone()
    return Contents(**counts, articles=articles, annotations=annotations, digest=digest.hexdigest())


def verify(path: Path, expected: Contents | None = None) -> Contents:
    """Open a copy and look at all of it: every page, every hash, every count.

    Args:
        path: the copy; its schema is known to be ours.
        expected: what it must hold; None where only the copy itself can be asked.

    Raises:
        SnapshotFault: where anything is wrong.
    """
    try:
        connection = _connect(path, "ro")
        try:
            return _verified(connection, expected)
        finally:
            connection.close()
    except sqlite3.Error as error:
        raise SnapshotFault(reason(error)) from error


def reason(error: Exception) -> str:
    """Return what an error of the system or of SQLite means, as part of a sentence."""
    full = getattr(error, "errno", None) in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))
    if full or getattr(error, "sqlite_errorname", "") == "SQLITE_FULL":
        return DISK_FULL
    return getattr(error, "strerror", None) or str(error) or type(error).__name__


def _verified(connection: sqlite3.Connection, expected: Contents | None) -> Contents:
    (application_id,) = connection.execute("PRAGMA application_id").fetchone()
    if application_id != schema.APPLICATION_ID:
        raise SnapshotFault("the copy is empty or no project")
    for (line,) in connection.execute("PRAGMA integrity_check(1)"):
        if line != "ok":
            raise SnapshotFault(f"the copy is not sound ({line})")
    for table, column in HASHED:
        for row_id, body in connection.execute(f"SELECT id, CAST({column} AS BLOB) FROM {table}"):
            if hashlib.sha256(body).hexdigest() != row_id:
                raise SnapshotFault(f"a row of {table} does not match its hash")
    found = contents(connection)
    if expected is not None and found != expected:
        raise SnapshotFault("the copy does not hold what the project holds")
    return found


def _copy(source: sqlite3.Connection, aside: Path, between: Callable[[], None] | None) -> Contents:
    os.close(os.open(aside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o644))
    target = _connect(aside, "rw")
    try:
        target.execute("PRAGMA journal_mode=MEMORY")
        target.execute("PRAGMA synchronous=OFF")  # synchronised as a whole when it is verified
        copying = Copying(source=source, target=target)
        if between is not None:
            copying = replace(copying, between=between, nobody_waits=True)
        return copying.run(lambda: contents(source))
    finally:
        target.close()


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode={mode}", uri=True, isolation_level=None)


@contextmanager
def _cleaned(aside: Path) -> Iterator[None]:
    """Remove the unfinished copy where anything fails, and say why it failed."""
    try:
        yield
    except BaseException as error:
        discard(aside)
        if isinstance(error, FileExistsError) or not isinstance(error, (OSError, sqlite3.Error)):
            raise
        raise SnapshotFault(reason(error)) from error


def discard(aside: Path) -> None:
    """Remove a copy that gets no name."""
    try:
        aside.unlink(missing_ok=True)
    except OSError:
        return  # a disk that fails: what stays has a passing name, and is never listed


def _synchronise(path: Path) -> None:
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _synchronise_folder(folder: Path) -> None:
    """Make a new name in a folder last; Windows has no such thing."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
