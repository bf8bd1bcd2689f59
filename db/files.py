"""Making and opening project files."""

import os
import sqlite3
from collections.abc import Sequence
from pathlib import Path

from db import connection, labels, older, schema
from db.connection import Database
from db.errors import AlreadyThere, CannotMake
from db.file_errors import LockedElsewhere, LockImpossible, shown
from db.lock import ProjectLock
from db.opening import examine
from db.operations.naming import quoted
from db.project import Clock, Project, utc_now
from db.reading import reading
from db.records import LabelRow, SessionId

SUFFIX = ".beleg"


def create_project(
    path: Path,
    *,
    name: str = "",
    label_set: Sequence[LabelRow] = labels.DEFAULT,
    backups: Path | None = None,
    clock: Clock = utc_now,
) -> Project:
    """Make a new project file and open it.

    Args:
        path: where; the name must be free.
        name: the project's name; empty: the file's name.
        label_set: the labels it starts with.
        backups: the folder that backups go to; None: none are made.
        clock: tells the time.

    Raises:
        AlreadyThere: where a file of this name exists.
        CannotMake: where the folder is missing or cannot be written.
    """
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o644))
    except FileExistsError as error:
        raise AlreadyThere(path=str(path)) from error
    except OSError as error:
        raise CannotMake(path=str(path), cause=error.strerror or str(error)) from error
    try:
        project = _fill(path, name or path.stem, label_set, clock)
        project.close()
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return open_project(path, backups=backups, clock=clock)


def open_project(
    path: Path,
    *,
    writable: bool = True,
    backups: Path | None = None,
    clock: Clock = utc_now,
    patience_s: float = connection.BUSY_TIMEOUT_S,
) -> Project:
    """Open a project file after looking at its header and schema.

    Args:
        path: the file.
        writable: whether changes are wanted; if so the file is locked, and where that fails it is open read-only.
        backups: the folder that backups go to; None: none are made.
        clock: tells the time.
        patience_s: how long opening, and each change, waits for another connection, in seconds. What is read later
            waits longer: reading must not fail.

    Returns:
        The project; its `read_only` says why where it cannot be changed.

    Raises:
        KnownError: of `db.opening`, where the file is refused.
    """
    examined = examine(path, writable=writable)
    path = examined.path
    reason = examined.read_only_reason or ("" if writable else "It was opened to be read.")
    lock = None
    if not reason:
        lock, reason = _locked(path)
    try:
        with reading(path):  # damage that neither header nor schema show
            db = connection.connect(path, mode="ro" if reason else "rw", patience_s=patience_s)
            project = Project(path=path, db=db, id=_project_id(db, path), read_only=reason or None, clock=clock)
            if older.is_older(db):
                reason = reason or _brought_up_to_date(project, backups)
    except BaseException:
        if lock is not None:
            lock.release()
        raise
    if reason:
        older.make_readable(db)
    if patience_s < connection.BUSY_TIMEOUT_S:
        project.patience_s = patience_s
        db.execute(f"PRAGMA busy_timeout={round(connection.BUSY_TIMEOUT_S * 1000)}")
    if lock is not None:
        project.on_close = lock.release
    if backups is not None and not reason:
        project.before_first_write = lambda opened: backup(opened, backups, reason="first change of a session")
    return project


def backup(project: Project, folder: Path, *, reason: str) -> None:
    """Make a verified backup, unless nothing changed since the last one."""
    from db.backups import Backups  # not needed for the first picture

    with project.turns.copying():
        Backups(folder).make(project.db.conn, project.path, project.id, reason=reason, now=project.clock())


def _brought_up_to_date(project: Project, backups: Path | None) -> str:
    """Bring a file of an earlier version to this one; return why it could not be done, and is only read."""
    kept = None if backups is None else lambda: backup(project, backups, reason=f"before version {schema.VERSION}")
    reason = older.raise_version(project.db, shown(project.path.name), backup=kept) or ""
    project.read_only = reason or None
    return reason


def _locked(path: Path) -> tuple[ProjectLock | None, str]:
    try:
        return ProjectLock.acquire(path), ""
    except (LockedElsewhere, LockImpossible) as error:
        return None, error.sentence()


def _project_id(db: Database, path: Path) -> str:
    row = db.execute("SELECT id FROM projects ORDER BY rowid LIMIT 1").fetchone()
    return str(row[0]) if row else path.stem


def _fill(path: Path, name: str, label_set: Sequence[LabelRow], clock: Clock) -> Project:
    import secrets

    from db import migrations  # sqlite-utils is not needed for opening

    db = connection.connect(path)
    try:
        migrations.migrate(db)
    except sqlite3.DatabaseError as error:
        db.conn.close()
        raise CannotMake(path=str(path), cause=str(error)) from error
    project = Project(path=path, db=db, id=secrets.token_hex(16), clock=clock)
    with project.transact(session=SessionId(""), name=f"Make project {quoted(name)}") as step:
        step.put("project", project.id, {"name": name}, article=None)
        for label in label_set:
            step.put(
                "label",
                label.name,
                {"key": label.key, "hue": label.hue, "retired": label.retired},
                article=None,
            )
    return project
