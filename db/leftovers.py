"""What lies beside a project file: the journal of a save that a crash cut short, or the leavings of something else.

SQLite applies any journal that lies at the right place under the right name, whatever it is of. So a journal is looked
at, and applied to a copy first; only where that gives a sound project does SQLite get to apply it.

Source of the layout: SQLite, "Database File Format", section 3.
"""

import shutil
import sqlite3
import struct
import tempfile
from collections.abc import Callable
from pathlib import Path

from db import foreign
from db.errors import KnownError
from db.file_errors import FileUnreadable, ForeignJournal, LockedElsewhere, LockImpossible
from db.header import Header
from db.lock import ProjectLock

JOURNAL_MAGIC = b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7"
JOURNAL_HEADER = 28  # bytes that are used
COUNTER_OFFSET = 24  # of the change counter in page 1

OF_ANOTHER = "it belongs to another state of the file, or to another file"
NOT_APPLIED = "what it holds gives no sound project"
WRITE_AHEAD = "it is the write-ahead log of another program, or was left over when the file was exchanged"
NO_PLACE = "a save that was cut short has to be completed, which cannot be done where nothing can be written"


def journal_of(path: Path) -> Path:
    """Return the name under which SQLite looks for the rollback journal of a file."""
    return path.with_name(path.name + "-journal")


def write_ahead_log_of(path: Path) -> Path:
    """Return the name under which SQLite looks for the write-ahead log of a file."""
    return path.with_name(path.name + "-wal")


def refuse_write_ahead_log(path: Path) -> None:
    """Refuse a file beside which lies a write-ahead log: we write none, and SQLite would read it as part of the file.

    Raises:
        ForeignJournal: where one lies there.
    """
    log = write_ahead_log_of(path)
    if log.exists() or log.is_symlink():
        raise ForeignJournal(path=path, journal=log, what=WRITE_AHEAD)


def is_hot(path: Path) -> bool:
    """Say whether SQLite would apply the journal beside a file: there is one, and it does not begin with a zero."""
    try:
        with journal_of(path).open("rb") as file:
            return file.read(1) not in (b"", b"\x00")
    except FileNotFoundError:
        return False
    except OSError as error:
        raise ForeignJournal(path=path, journal=journal_of(path), what="it cannot be read") from error


def recover(path: Path, header: Header, *, writable: bool, vouch: Callable[[sqlite3.Connection], object]) -> None:
    """Complete what a crash cut short: take back the save that was not finished.

    Nothing is done while another window has the project, for then the journal is that of a save under way.

    Args:
        path: the project file, resolved; no connection of this process to it exists.
        header: of the file.
        writable: whether the place can be written.
        vouch: looks at the schema of an open file, and raises where it is not ours.

    Raises:
        ForeignJournal: where the journal is not this file's, or does not lead to a sound project, or cannot be applied.
        KnownError: what `vouch` raises.
    """
    try:
        lock = ProjectLock.acquire(path)
    except LockedElsewhere:
        return
    except LockImpossible as error:
        raise ForeignJournal(path=path, journal=journal_of(path), what=NO_PLACE) from error
    try:
        if not is_hot(path):
            return
        if not writable:
            raise ForeignJournal(path=path, journal=journal_of(path), what=NO_PLACE)
        _compare(path, header)
        _rehearse(path, vouch)
        _apply(path)
    finally:
        lock.release()


def _compare(path: Path, header: Header) -> None:
    """Refuse a journal of another lineage: page 1 before the save counts as many changes as the file, or one less."""
    journal = journal_of(path)
    with journal.open("rb") as file:
        head = file.read(JOURNAL_HEADER)
        if len(head) < JOURNAL_HEADER:
            return  # cut short before anything was changed: SQLite applies nothing
        _count, _nonce, _pages, sector, page_size = struct.unpack_from(">5I", head, 8)
        file.seek(-8, 2)
        ends_with_magic = file.read(8) == JOURNAL_MAGIC
        if head[:8] != JOURNAL_MAGIC or page_size != header.page_size or ends_with_magic:
            # The magic at the end names a further journal, which SQLite would delete; a project is never one of many.
            raise ForeignJournal(path=path, journal=journal, what=OF_ANOTHER)
        file.seek(sector)
        while len(record := file.read(page_size + 8)) == page_size + 8:
            if record[:4] == b"\x00\x00\x00\x01":
                (counter,) = struct.unpack_from(">I", record, 4 + COUNTER_OFFSET)
                if header.change_counter not in (counter, counter + 1):
                    raise ForeignJournal(path=path, journal=journal, what=OF_ANOTHER)
                return


def _rehearse(path: Path, vouch: Callable[[sqlite3.Connection], object]) -> None:
    """Apply the journal to a copy, and look whether that is a sound project."""
    with tempfile.TemporaryDirectory(prefix="beleg-") as folder:
        copy = Path(folder) / "copy.beleg"
        try:
            shutil.copyfile(path, copy)
            shutil.copyfile(journal_of(path), journal_of(copy))
        except OSError as error:
            cause = f"there is no room to try the recovery on a copy ({error.strerror})"
            raise FileUnreadable(path=path, cause=cause) from error
        try:
            _apply(copy)
            with foreign.looking_at(copy) as connection:
                vouch(connection)
            sound = _is_sound(copy)
        except KnownError as error:
            raise ForeignJournal(path=path, journal=journal_of(path), what=NOT_APPLIED) from error
        if not sound:
            raise ForeignJournal(path=path, journal=journal_of(path), what=NOT_APPLIED)


def _apply(path: Path) -> None:
    """Let SQLite apply the journal, which it does on the first read of a connection that may write."""
    with foreign.looking_at(path, mode="rw") as connection:
        connection.execute("SELECT COUNT(*) FROM sqlite_schema").fetchone()


def _is_sound(path: Path) -> bool:
    """Say whether all of a project fits together; asked after its schema was found to be ours.

    A journal of another project can leave pages that are sound one by one, so this looks at every row.
    """
    from db import check  # a project without leftovers opens sooner

    connection = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, isolation_level=None)
    try:
        foreign.limit(connection)
        return next(check.faults(connection), None) is None
    finally:
        connection.close()
