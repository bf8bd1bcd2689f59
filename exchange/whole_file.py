"""A file that is written whole or not at all, and proved by reading it back.

It is written beside its target, brought to the disk, read back and checked; only then does it take the target's place.
At every moment the target is the old file or the new one.
"""

import errno
import io
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO, Final, Never

from exchange.errors import CannotWrite, TargetHeld
from exchange.file_system import FileSystem

_HELD: Final = (5, 32, 33)  # Windows: access denied, sharing violation, lock violation
_TRIES: Final = 25
_WAIT_SECONDS: Final = 0.1
_NAME_LENGTH: Final = 200  # bytes of the target's name that the temporary file repeats; systems allow 255


class Sink(io.RawIOBase):
    """The file while it is written, for writers that want a file."""

    def __init__(self, file: BinaryIO, files: FileSystem) -> None:
        """Write to an open file by the calls of a file system."""
        super().__init__()
        self._file = file
        self._files = files
        self.size = 0  # bytes

    def writable(self) -> bool:
        """Return that it can be written."""
        return True

    def seekable(self) -> bool:
        """Return that one can go back in it."""
        return True

    def write(self, data: Any) -> int:
        """Write all of the data."""
        whole = bytes(data)
        self._files.write(self._file, whole)
        self.size = max(self.size, self._file.tell())
        return len(whole)

    def tell(self) -> int:
        """Return the place where the next byte goes."""
        return self._file.tell()

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to a place."""
        return self._file.seek(offset, whence)


def write_whole(
    path: Path,
    *,
    write: Callable[[Sink], None],
    check: Callable[[BinaryIO, str], None],
    files: FileSystem | None = None,
) -> int:
    """Write a file, read it back, and only then put it in the target's place.

    Args:
        path: the target; a link is followed.
        write: writes all of the file.
        check: reads it back, and raises where it is not what it should be; it is told the target's path.
        files: the calls to the file system; None for the real ones.

    Returns:
        How many bytes were written.

    Raises:
        CannotWrite: the folder or the disk refused; the target is as it was.
        TargetHeld: Windows only: another program holds the target; the new file is kept beside it.
        Exception: whatever the two functions raise; the target is as it was.
    """
    target = _target(path)
    job = _Job(target=target, part=_beside(target), files=files or FileSystem())
    try:
        return job.run(write, check)
    except OSError as fault:
        _cannot_write(target, fault)
    finally:
        job.clean_up()


@dataclass(slots=True, kw_only=True)
class _Job:
    target: Path
    part: Path
    files: FileSystem
    made: bool = field(default=False)  # the temporary file is there and is to be removed

    def run(self, write: Callable[[Sink], None], check: Callable[[BinaryIO, str], None]) -> int:
        size = self._write(write)
        self._check(check)
        if self.target.exists():
            self.files.copy_mode(self.target, self.part)
        self._replace()
        try:
            self.files.sync_folder(self.target.parent)
        except OSError:
            pass  # the file is in place and whole; some network drives refuse to sync a folder
        return size

    def clean_up(self) -> None:
        if self.made:
            try:
                self.files.remove(self.part)
            except OSError:
                pass  # the fault that led here is the one to tell

    def _write(self, write: Callable[[Sink], None]) -> int:
        file = self.files.create(self.part)
        self.made = True
        try:
            sink = Sink(file, self.files)
            write(sink)
            self.files.sync(file)
        except BaseException:
            _close_quietly(self.files, file)
            raise
        self.files.close(file)
        return sink.size

    def _check(self, check: Callable[[BinaryIO, str], None]) -> None:
        file = self.files.open(self.part)
        try:
            check(file, str(self.target))
        finally:
            _close_quietly(self.files, file)

    def _replace(self) -> None:
        for _ in range(_TRIES):
            try:
                self.files.replace(self.part, self.target)
            except OSError as fault:
                if getattr(fault, "winerror", None) not in _HELD:
                    raise
                self.files.sleep(_WAIT_SECONDS)  # a virus scanner or an indexer lets go in a moment
            else:
                self.made = False
                return
        self.made = False  # whole and checked: it is kept, and the sentence says where
        raise TargetHeld(path=str(self.target), kept=str(self.part))


def _target(path: Path) -> Path:
    try:
        target = path.resolve()
        if target.is_dir():
            problem, remedy = "there is a folder of that name", "choose a file name in it"
            raise CannotWrite(path=str(target), problem=problem, remedy=remedy)
        if target.exists() and not target.is_file():
            problem, remedy = "it is a device or a pipe", "choose a file"
            raise CannotWrite(path=str(target), problem=problem, remedy=remedy)
    except (OSError, RuntimeError) as fault:  # RuntimeError: a loop of links
        _cannot_write(path, fault)
    return target


def _beside(target: Path) -> Path:
    name = target.name.encode("utf-8", "surrogateescape")[:_NAME_LENGTH].decode("utf-8", "ignore")
    return target.with_name(f".{name}.{secrets.token_hex(4)}.part")


def _close_quietly(files: FileSystem, file: object) -> None:
    try:
        files.close(file)  # type: ignore[arg-type]
    except OSError:
        pass  # another fault is under way, or all was read


_CAUSES: Final = {
    errno.ENOSPC: ("the disk is full", "free some space, or choose another disk"),
    errno.EDQUOT: ("your share of the disk is used up", "free some space, or choose another disk"),
    errno.EFBIG: ("the file is too large for this disk", "choose another disk, or fewer articles"),
    errno.EACCES: ("writing in its folder is not permitted", "choose another folder"),
    errno.EPERM: ("writing there is not permitted", "choose another folder"),
    errno.EROFS: ("its disk is read-only", "choose another disk"),
    errno.ENOENT: ("its folder is not there", "make the folder, or choose another"),
    errno.ENOTDIR: ("part of its path is a file, not a folder", "choose another folder"),
    errno.EISDIR: ("there is a folder of that name", "choose another name"),
    errno.ENAMETOOLONG: ("its name is too long", "choose a shorter name"),
    errno.ELOOP: ("its path is a loop of links", "choose another folder"),
}


def _cannot_write(target: Path, fault: Exception) -> Never:
    number = fault.errno if isinstance(fault, OSError) else errno.ELOOP
    words = (fault.strerror if isinstance(fault, OSError) else None) or str(fault)
    problem, remedy = _CAUSES.get(number or 0, (f"the system said “{words}”", "try again, or choose another folder"))
    raise CannotWrite(path=str(target), problem=problem, remedy=remedy) from fault
