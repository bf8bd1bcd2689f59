"""Writing an export: whole or not at all, and proved by reading it back.

The file is written beside its target, brought to the disk, read back and compared with the records; only then does it
take the target's place. At every moment the target is the old file or the new one.
"""

import errno
import secrets
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Never

from db.records import ExportArticle
from exchange.comparing import compare
from exchange.errors import CannotWrite, ExportCancelled, TargetHeld
from exchange.file_system import FileSystem
from exchange.registry import Format

RecordsFactory = Callable[[], Iterable[ExportArticle]]
Progress = Callable[[int], None]  # articles written or compared so far: it goes to twice their number
_HELD: Final = (5, 32, 33)  # Windows: access denied, sharing violation, lock violation
_TRIES: Final = 25
_WAIT_SECONDS: Final = 0.1
_NAME_LENGTH: Final = 200  # bytes of the target's name that the temporary file repeats; systems allow 255


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What an export wrote."""

    articles: int
    annotations: int
    size: int  # bytes


def export(
    chosen: Format,
    records: RecordsFactory,
    path: Path,
    *,
    progress: Progress = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
    files: FileSystem | None = None,
) -> Written:
    """Write records to a file, read it back, compare, and only then put it in the target's place.

    Args:
        chosen: the format.
        records: gives the records from the start, each time it is called (twice); nothing may change in between.
        path: the target; a link is followed.
        progress: is told the number of articles after each, while writing and again while comparing.
        cancelled: is asked after each article.
        files: the calls to the file system; None for the real ones.

    Returns:
        How much was written.

    Raises:
        CannotWrite: the folder or the disk refused; the target is as it was.
        TargetHeld: Windows only: another program holds the target; the export is kept beside it.
        MismatchError: what was read back is not what the project holds; it was thrown away.
        ExportCancelled: as asked.
    """
    target = _target(path)
    job = _Job(
        chosen=chosen,
        target=target,
        part=_beside(target),
        progress=progress,
        cancelled=cancelled,
        files=files or FileSystem(),
    )
    try:
        return job.run(records)
    except OSError as fault:
        _cannot_write(target, fault)
    finally:
        job.clean_up()


@dataclass(slots=True, kw_only=True)
class _Job:
    chosen: Format
    target: Path
    part: Path
    progress: Progress
    cancelled: Callable[[], bool]
    files: FileSystem
    made: bool = field(default=False)  # the temporary file is there and is to be removed
    seen: int = field(default=0)  # articles written and compared

    def run(self, records: RecordsFactory) -> Written:
        written = self._write(records())
        self._compare(records())
        if self.target.exists():
            self.files.copy_mode(self.target, self.part)
        self._replace()
        try:
            self.files.sync_folder(self.target.parent)
        except OSError:
            pass  # the export is in place and whole; some network drives refuse to sync a folder
        return written

    def clean_up(self) -> None:
        if self.made:
            try:
                self.files.remove(self.part)
            except OSError:
                pass  # the fault that led here is the one to tell

    def _write(self, records: Iterable[ExportArticle]) -> Written:
        articles = annotations = 0
        file = self.files.create(self.part)
        self.made = True
        try:
            self.files.write(file, self.chosen.header)
            size = len(self.chosen.header)
            for record in records:
                data = self.chosen.encode(record)
                self.files.write(file, data)
                articles, annotations, size = articles + 1, annotations + len(record.annotations), size + len(data)
                self._step()
            self.files.sync(file)
        except BaseException:
            _close_quietly(self.files, file)
            raise
        self.files.close(file)
        return Written(articles=articles, annotations=annotations, size=size)

    def _compare(self, records: Iterable[ExportArticle]) -> None:
        file = self.files.open(self.part)
        try:
            with closing(compare(self.chosen, records, file, path=str(self.target))) as compared:
                for _ in compared:
                    self._step()
        finally:
            _close_quietly(self.files, file)

    def _step(self) -> None:
        self.seen += 1
        self.progress(self.seen)
        if self.cancelled():
            raise ExportCancelled(path=str(self.target))

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
