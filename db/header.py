"""The first 100 bytes of a project file, read before any connection to it exists.

Source of the layout: SQLite, "Database File Format", section 1.3.
"""

import struct
from dataclasses import dataclass
from pathlib import Path

from db import schema
from db.file_errors import AlteredFile, DamagedFile, EmptyFile, FileUnreadable, ForeignFile

MAGIC = b"SQLite format 3\x00"
LENGTH = 100  # bytes
UTF_8 = 1
ROLLBACK_JOURNAL = 1  # read and write version of a file that is not in write-ahead mode
LARGEST_PAGE = 65536
SMALLEST_PAGE = 512


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What the header says; names as in SQLite's documentation."""

    page_size: int  # bytes
    write_version: int
    read_version: int
    change_counter: int
    pages: int  # holds where the change counter is `valid_for`
    encoding: int
    user_version: int
    application_id: int
    valid_for: int


def read(path: Path) -> Header:
    """Read and parse the header.

    The file is opened and closed, which drops every lock that this process holds on it: only before we connect.

    Raises:
        FileUnreadable: where the system refuses.
        EmptyFile: where there are no bytes.
        DamagedFile: where the file ends before the header does, or begins with zeros only.
        ForeignFile: where it is no SQLite database.
    """
    try:
        with path.open("rb") as file:
            head = file.read(LENGTH)
    except OSError as error:
        raise FileUnreadable(path=path, cause=error.strerror or str(error)) from error
    if not head:
        raise EmptyFile(path=path)
    if not any(head):
        raise DamagedFile(path=path, what="its beginning is blank")
    if not head.startswith(MAGIC[: len(head)]):
        raise ForeignFile(path=path, found="a file of another kind")
    if len(head) < LENGTH:
        raise DamagedFile(path=path, what=f"only its first {len(head)} bytes are there")
    return parse(head)


def parse(head: bytes) -> Header:
    """Return the fields of 100 header bytes."""
    page_size, write_version, read_version = struct.unpack_from(">HBB", head, 16)
    change_counter, pages = struct.unpack_from(">II", head, 24)
    encoding, user_version = struct.unpack_from(">Ii", head, 56)
    (application_id,) = struct.unpack_from(">I", head, 68)
    (valid_for,) = struct.unpack_from(">I", head, 92)
    return Header(
        page_size=LARGEST_PAGE if page_size == 1 else page_size,
        write_version=write_version,
        read_version=read_version,
        change_counter=change_counter,
        pages=pages,
        encoding=encoding,
        user_version=user_version,
        application_id=application_id,
        valid_for=valid_for,
    )


def check(header: Header, path: Path) -> None:
    """Refuse a file that is not ours or that we cannot have written.

    Raises:
        ForeignFile: where it carries another application id.
        DamagedFile: where no page size can be read, or where its making was interrupted.
        AlteredFile: where it is in write-ahead mode or not in UTF-8.
    """
    if header.application_id != schema.APPLICATION_ID:
        raise ForeignFile(path=path, found="an SQLite database of another program")
    size = header.page_size
    if not SMALLEST_PAGE <= size <= LARGEST_PAGE or size & (size - 1):
        raise DamagedFile(path=path, what=f"its header names pages of {size} bytes")
    if header.user_version < 1:
        raise DamagedFile(path=path, what="it was never finished, or its header is overwritten")
    if (header.write_version, header.read_version) != (ROLLBACK_JOURNAL, ROLLBACK_JOURNAL):
        raise AlteredFile(path=path, what="it was switched to another journal mode (write-ahead log)")
    if header.encoding != UTF_8:
        raise AlteredFile(path=path, what="its text is not stored as UTF-8")


def check_length(header: Header, path: Path) -> None:
    """Refuse a file that is shorter than its header says; not to be asked while a journal waits to be applied.

    Raises:
        DamagedFile: where bytes are missing at its end.
    """
    size = path.stat().st_size
    missing = header.pages * header.page_size - size
    if header.valid_for == header.change_counter and missing > 0:
        raise DamagedFile(path=path, what=f"it is cut off, {missing} of its {missing + size} bytes are missing")
