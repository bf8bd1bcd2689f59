"""Save a copy: one verified file to mail, safe while the project is open."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from db import leftovers, snapshots
from db.file_errors import (
    CopyFailed,
    FileMissing,
    ForeignJournal,
    LockedElsewhere,
    LockImpossible,
    TargetExists,
    TargetIsProject,
)
from db.lock import ProjectLock
from db.snapshots import Contents, SnapshotFault

LEFT_BESIDE = "it would be mixed into the new file"


def save_copy(connection: sqlite3.Connection, target: Path, *, overwrite: bool = False) -> Contents:
    """Write a verified copy of an open project.

    Args:
        connection: of the open project, in no transaction.
        target: the new file.
        overwrite: whether a file of that name may go; it goes only when the copy is whole and verified.

    Returns:
        What the copy holds.

    Raises:
        TargetExists: where there is a file and it may not go.
        TargetIsProject: where the target is the project itself.
        LockedElsewhere: where the target is open in another window.
        ForeignJournal: where a journal of an earlier file of that name lies there.
        FileMissing: where there is no such folder.
        CopyFailed: where it cannot be written, or is not equal to the project; the target is as it was then.
    """
    with free_target(target, overwrite=overwrite, project=_file_of(connection)):
        try:
            aside, contents = snapshots.write(connection, target.parent)
        except SnapshotFault as error:
            raise CopyFailed(path=target, cause=error.cause) from error
        publish(aside, target, overwrite=overwrite)
    return contents


@contextmanager
def free_target(target: Path, *, overwrite: bool, project: Path | None = None) -> Iterator[None]:
    """Look that a new project may come to a path, and keep others off the file that is there while it does.

    Args:
        target: where a project is to come.
        overwrite: whether a file there may go.
        project: a file that it must not be.

    Raises:
        KnownError: as `save_copy` says.
    """
    if not target.parent.is_dir():
        raise FileMissing(path=target.parent)
    if target.is_dir() or (target.exists() and not overwrite):
        raise TargetExists(path=target)
    if project is not None and target.exists() and target.samefile(project):
        raise TargetIsProject(path=target)
    for beside in (leftovers.journal_of(target), leftovers.write_ahead_log_of(target)):
        if beside.exists():
            raise ForeignJournal(path=target, journal=beside, what=LEFT_BESIDE)
    if not target.exists():
        yield
        return
    try:
        lock = ProjectLock.acquire(target)
    except LockImpossible as error:
        raise CopyFailed(path=target, cause=error.cause) from error
    except LockedElsewhere as error:
        raise CopyFailed(path=target, cause=f"it is open elsewhere: {error.owner.phrase()}") from error
    try:
        yield
    finally:
        lock.release()


def publish(aside: Path, target: Path, *, overwrite: bool) -> None:
    """Give a verified copy its name.

    Raises:
        TargetExists: where a file has come there meanwhile and may not go.
        CopyFailed: where the system refuses.
    """
    try:
        snapshots.publish(aside, target, overwrite=overwrite)
    except FileExistsError as error:
        raise TargetExists(path=target) from error
    except SnapshotFault as error:
        raise CopyFailed(path=target, cause=error.cause) from error


def _file_of(connection: sqlite3.Connection) -> Path | None:
    for _number, name, file in connection.execute("PRAGMA database_list"):
        if name == "main" and file:
            return Path(file)
    return None
