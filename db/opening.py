"""The look at a project file before anything of it is shown: is it ours, whole, and may it be written?

Nothing is created, repaired or changed by looking. What this does not see (hashes, quotes, every page) is asked right
after, by `db.check`, in the worker. The order matters: header bytes are read before any connection exists, journals are
judged before SQLite can apply them, and no query of our tables runs before the schema is known to be ours.
"""

import os
import stat
from dataclasses import dataclass
from pathlib import Path

from db import foreign, header, leftovers, schema, schema_check
from db.file_errors import FileMissing, FileUnreadable, ForeignFile, HardLinked, NotAFile, shown
from db.header import Header
from db.lock import held_by_this_process


@dataclass(frozen=True, slots=True, kw_only=True)
class Examined:
    """A file that may be opened."""

    path: Path  # resolved: links followed, absolute
    read_only_reason: str | None  # a sentence; None: it may be written


def examine(path: Path, *, writable: bool = True) -> Examined:
    """Look at a file that is to be opened as a project.

    Args:
        path: the file, under any name.
        writable: whether it is to be changed; False leaves out the reasons why it could not.

    Returns:
        The resolved path, and why the project can only be read, if so.

    Raises:
        FileMissing, NotAFile, FileUnreadable, HardLinked: by the look at the folder.
        EmptyFile, ForeignFile, DamagedFile, AlteredFile, NewerFile: by header and schema.
        ForeignJournal: where something lies beside it that SQLite would mix into it.
        FileBusy: where another program is writing for longer than two seconds.
    """
    path = _resolved(path)
    _look_at_entry(path)
    obstacle = _obstacle(path)
    head = None if held_by_this_process(path) else _header(path)  # a second look by ourselves: leave its locks alone
    leftovers.refuse_write_ahead_log(path)
    if head is not None:
        if leftovers.is_hot(path):
            leftovers.recover(
                path,
                head,
                writable=obstacle is None,
                vouch=lambda connection: schema_check.check(connection, path, head.user_version),
            )
        else:
            header.check_length(head, path)
    newer = _look_inside(path)
    return Examined(path=path, read_only_reason=newer or (obstacle if writable else None))


def _resolved(path: Path) -> Path:
    try:
        return path.expanduser().resolve(strict=True)
    except FileNotFoundError as error:
        raise FileMissing(path=path) from error
    except NotADirectoryError as error:
        raise FileMissing(path=path) from error
    except (OSError, RuntimeError, ValueError) as error:  # no permission, links in a circle, a NUL in the name
        raise FileUnreadable(path=path, cause=getattr(error, "strerror", None) or str(error)) from error


def _look_at_entry(path: Path) -> None:
    try:
        found = path.stat()
    except OSError as error:
        raise FileUnreadable(path=path, cause=error.strerror or str(error)) from error
    if not stat.S_ISREG(found.st_mode):
        raise NotAFile(path=path)
    if found.st_nlink > 1:
        raise HardLinked(path=path, links=found.st_nlink)


def _obstacle(path: Path) -> str | None:
    """Return why the file cannot be written where it lies, as a sentence."""
    name = shown(path.name)
    if not os.access(path, os.W_OK):
        return f"{name} is open read-only because the file is write-protected. Save a copy to edit it."
    if not os.access(path.parent, os.W_OK | os.X_OK):
        where = f"its folder {shown(str(path.parent))} is write-protected"
        return f"{name} is open read-only because {where}. Save a copy elsewhere to edit it."
    return None


def _header(path: Path) -> Header:
    head = header.read(path)
    header.check(head, path)
    return head


def _look_inside(path: Path) -> str | None:
    """Check the schema; return why a file of a later version can only be read."""
    with foreign.looking_at(path) as connection:
        (application_id,) = connection.execute("PRAGMA application_id").fetchone()
        if application_id != schema.APPLICATION_ID:
            raise ForeignFile(path=path, found="an SQLite database of another program")
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        return schema_check.check(connection, path, version)
