"""Finding what files say, without a project: one after the other, in several processes where there are many."""

import hashlib
import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures import TimeoutError as NotYet
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, Final, TypeAlias

from db.records import Refusal
from exchange.decoding import codec_name
from exchange.publication import find_published
from exchange.sources import read_sources
from exchange.walking import Entry, entries
from values.codec import to_dict
from values.finding import find, language_of
from values.types import Found, Reading

FEW: Final = 200  # files for which no process is begun
BATCH: Final = 16  # files that one process takes at a time
AHEAD: Final = 4  # batches that wait for each process: it never idles, and memory stays flat
MOST_PROCESSES: Final = 8
POLL_S: Final = 0.2  # how often a cancellation is looked for


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """How files are read and searched."""

    language: str | None = None  # ISO 639-1; None: found in each text
    published: str | None = None  # ISO day; None: found in each text
    encoding: str | None = None  # Python codec name for what is not UTF-8
    furniture: bool = False  # with what stands in page furniture


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundInFile:
    """What was found in one file."""

    file: str  # as an import names it
    text_sha256: str  # of the text as it would be stored, in UTF-8
    language: str  # the one it was read in
    published: str | None  # ISO day that relative dates were reckoned from
    found: tuple[Found, ...]
    words: tuple[str, ...]  # of each found
    lines: tuple[int, ...]  # the number of the line that each begins in


Outcome: TypeAlias = FoundInFile | Refusal


def find_in_files(
    paths: Sequence[Path],
    order: Order,
    *,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
    cancelled: Callable[[], bool] = lambda: False,
    processes: int | None = None,
) -> Iterator[Outcome]:
    """Yield what is found in each file, or its refusal, in the order in which an import would take them.

    Args:
        paths: files and folders.
        order: how they are read and searched.
        progress: told how many files are done, of how many.
        cancelled: asked between files; nothing more is yielded then.
        processes: at most so many beside this one; None: one for each core, 0: none.

    Raises:
        UnknownEncoding: before the first file; there is no such encoding.
    """
    if order.encoding is not None:
        codec_name(order.encoding)  # else each file would be refused for the one mistake
    files = list(entries(paths))
    with _finder(order, len(files), processes) as find_all:
        for done, outcome in enumerate(find_all(files, cancelled), start=1):
            yield outcome
            progress(done, len(files))
            if cancelled():
                return


def as_json(outcome: FoundInFile) -> dict[str, Any]:
    """Return what was found in a file, ready for JSON."""
    return {
        "file": outcome.file,
        "text_sha256": outcome.text_sha256,
        "language": outcome.language,
        "annotations": [_annotation(one) for one in outcome.found],
    }


def _annotation(one: Found) -> dict[str, Any]:
    held: dict[str, Any] = {
        "start": one.start,
        "end": one.end,
        "label": one.label.value,
        "value": to_dict(one.reading.value),
        "rule": one.reading.rule,
        "confidence": round(one.confidence, 3),
    }
    if one.reading.readings:
        held["readings"] = [_reading(further) for further in one.reading.readings]
    if one.reading.reckoned_from is not None:
        held["reckoned_from"] = one.reading.reckoned_from
    if one.furniture:
        held["furniture"] = True
    return held


def _reading(reading: Reading) -> dict[str, Any]:
    return {"value": to_dict(reading.value), "rule": reading.rule}


def find_in_file(entry: Entry, order: Order) -> Outcome:
    """Return what is found in one file, or its refusal."""
    if entry.refusal is not None:
        return Refusal(source=entry.name, reason=entry.refusal)
    article = next(iter(read_sources([entry.path], encoding=order.encoding)))
    if isinstance(article, Refusal):
        return Refusal(source=entry.name, reason=article.reason)
    text = article.text
    language = order.language or article.language or language_of(text)
    published = order.published or find_published(text, language)
    found = tuple(one for one in find(text, language, published) if order.furniture or not one.furniture)
    return FoundInFile(
        file=entry.name,
        text_sha256=hashlib.sha256(text.encode("utf-8")).hexdigest(),
        language=language,
        published=published,
        found=found,
        words=tuple(text[one.start : one.end] for one in found),
        lines=tuple(_line_numbers(text, found)),
    )


def _line_numbers(text: str, found: Iterable[Found]) -> Iterator[int]:
    line, place = 1, 0
    for one in found:
        line += text.count("\n", place, one.start)
        place = one.start
        yield line


FindAll: TypeAlias = Callable[[Iterable[Entry], Callable[[], bool]], Iterator[Outcome]]


@contextmanager
def _finder(order: Order, files: int, processes: int | None) -> Iterator[FindAll]:
    """Give what goes through files, in this process for a few, else in several."""
    count = min(MOST_PROCESSES, _cores()) if processes is None else processes
    if files <= FEW or count == 0:
        yield lambda some, _cancelled: (find_in_file(entry, order) for entry in some)
        return
    context = multiprocessing.get_context("spawn")  # the same on every system
    pool = ProcessPoolExecutor(count, mp_context=context, initializer=_begin_process)
    try:
        yield lambda some, cancelled: _found_in(pool, count, some, order, cancelled)
    finally:
        pool.shutdown(cancel_futures=True)


def _found_in(
    pool: ProcessPoolExecutor, count: int, files: Iterable[Entry], order: Order, cancelled: Callable[[], bool]
) -> Iterator[Outcome]:
    """Yield what the processes of a pool find, in order; where it breaks, find the rest here."""
    rest = iter(files)
    waiting: deque[tuple[list[Entry], Future[list[Outcome]]]] = deque()
    while True:
        try:
            while len(waiting) < count * AHEAD and (batch := list(islice(rest, BATCH))):
                waiting.append((batch, pool.submit(_find_batch, batch, order)))
            if not waiting:
                return
            outcomes = _result(waiting[0][1], cancelled)
        except BrokenProcessPool:  # a process was killed: by a person, or for want of memory
            left = [entry for some, _ in waiting for entry in some]
            yield from (find_in_file(entry, order) for entry in (*left, *rest))
            return
        if outcomes is None:
            return
        waiting.popleft()
        yield from outcomes


def _result(future: Future[list[Outcome]], cancelled: Callable[[], bool]) -> list[Outcome] | None:
    """Return what a batch gives; None where the work is cancelled meanwhile."""
    while not cancelled():
        try:
            return future.result(timeout=POLL_S)
        except NotYet:
            continue
    return None


def _find_batch(batch: list[Entry], order: Order) -> list[Outcome]:
    return [find_in_file(entry, order) for entry in batch]


def _begin_process() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the process that was asked; it ends these


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
