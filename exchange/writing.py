"""Writing an export: whole or not at all, and proved by reading it back and comparing it with the records."""

from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from db.records import ExportArticle
from exchange.comparing import compare
from exchange.errors import ExportCancelled
from exchange.file_system import FileSystem
from exchange.registry import Format
from exchange.whole_file import Sink, write_whole

RecordsFactory = Callable[[], Iterable[ExportArticle]]
Progress = Callable[[int], None]  # articles written or compared so far: it goes to twice their number


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
    job = _Job(chosen=chosen, records=records, path=path, progress=progress, cancelled=cancelled)
    size = write_whole(path, write=job.write, check=job.check, files=files)
    return Written(articles=job.articles, annotations=job.annotations, size=size)


@dataclass(slots=True, kw_only=True)
class _Job:
    chosen: Format
    records: RecordsFactory
    path: Path
    progress: Progress
    cancelled: Callable[[], bool]
    articles: int = field(default=0)
    annotations: int = field(default=0)
    seen: int = field(default=0)  # articles written and compared

    def write(self, file: Sink) -> None:
        file.write(self.chosen.header)
        for record in self.records():
            file.write(self.chosen.encode(record))
            self.articles, self.annotations = self.articles + 1, self.annotations + len(record.annotations)
            self._step()

    def check(self, file: BinaryIO, path: str) -> None:
        with closing(compare(self.chosen, self.records(), file, path=path)) as compared:
            for _ in compared:
                self._step()

    def _step(self) -> None:
        self.seen += 1
        self.progress(self.seen)
        if self.cancelled():
            raise ExportCancelled(path=str(self.path.resolve()))
