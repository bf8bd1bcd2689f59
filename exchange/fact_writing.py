"""Writing an export of facts: whole or not at all, and proved by reading it back and comparing it with the facts."""

import io
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from db.export_records import AboutFacts, ExportFact
from exchange.comparing import compare
from exchange.errors import ExportCancelled
from exchange.fact_formats import FactFormat
from exchange.facts import printed
from exchange.file_system import FileSystem
from exchange.whole_file import Sink, write_whole

FactsFactory = Callable[[], Iterable[ExportFact]]
Printer = Callable[[printed.Pages], bytes]  # makes a PDF
Progress = Callable[[int], None]  # facts written or compared so far: it goes to twice their number


@dataclass(frozen=True, slots=True, kw_only=True)
class FactsWritten:
    """What an export of facts wrote."""

    facts: int
    values: int
    size: int  # bytes


def export_facts(
    chosen: FactFormat,
    facts: FactsFactory,
    about: AboutFacts,
    path: Path,
    *,
    printer: Printer,
    progress: Progress = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
    files: FileSystem | None = None,
) -> FactsWritten:
    """Write facts to a file, read it back, compare, and only then put it in the target's place.

    Args:
        chosen: the format.
        facts: gives the facts from the start, each time it is called (twice); nothing may change in between.
        about: what is said of all of them.
        path: the target; a link is followed.
        printer: makes pages of HTML, for the formats that are printed.
        progress: is told the number of facts after each, while writing and again while comparing.
        cancelled: is asked after each fact.
        files: the calls to the file system; None for the real ones.

    Returns:
        How much was written.

    Raises:
        PackageMissing: the format needs a package that is not installed; nothing was written.
        TooManyRows: the format cannot hold as much; the target is as it was.
        CannotWrite, TargetHeld, MismatchError, ExportCancelled: as `exchange.writing.export`.
    """
    chosen.look_for_package()
    job = _Job(
        chosen=chosen,
        facts=facts,
        about=about,
        path=path,
        printer=printer,
        progress=progress,
        cancelled=cancelled,
    )
    size = write_whole(path, write=job.write, check=job.check, files=files)
    return FactsWritten(facts=job.written, values=job.values, size=size)


@dataclass(slots=True, kw_only=True)
class _Job:
    chosen: FactFormat
    facts: FactsFactory
    about: AboutFacts
    path: Path
    printer: Printer
    progress: Progress
    cancelled: Callable[[], bool]
    written: int = field(default=0)
    values: int = field(default=0)
    seen: int = field(default=0)  # facts written and compared

    def write(self, file: Sink) -> None:
        if not self.chosen.printed:
            self.chosen.write(file, self._counted(), self.about)  # type: ignore[arg-type]  # it is a file to all of them
            return
        html = io.BytesIO()
        self.chosen.write(html, self._counted(), self.about)
        file.write(self.printer(printed.pages(html.getvalue(), self.about)))

    def check(self, file: BinaryIO, path: str) -> None:
        look = printed.compare if self.chosen.printed else self._compare
        with closing(look(file, self.facts(), path=path)) as compared:
            for _ in compared:
                self._step()

    def _compare(self, file: BinaryIO, facts: Iterable[ExportFact], *, path: str) -> Generator[None, None, None]:
        return compare(self.chosen, facts, file, path=path, called=fact_of)

    def _counted(self) -> Iterator[ExportFact]:
        for fact in self.facts():
            yield fact
            self.written, self.values = self.written + 1, self.values + len(fact.values)
            self._step()

    def _step(self) -> None:
        self.seen += 1
        self.progress(self.seen)
        if self.cancelled():
            raise ExportCancelled(path=str(self.path.resolve()))


def fact_of(fact: ExportFact) -> str:
    """Return which fact a sentence is about."""
    return f"the fact “{fact.shown_title[:60]}” of the article “{fact.article.title[:60]}”"
