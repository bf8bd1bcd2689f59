"""Finding what files say, without a project: one after the other, in several processes where there are many."""

import hashlib
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, NamedTuple, TypeAlias

from db.records import Refusal
from desktop.jobs.processes import cores, done_in_processes
from exchange.decoding import codec_name
from exchange.publication import find_published
from exchange.sources import read_sources
from exchange.walking import Entry, entries
from values.codec import to_dict
from values.finding import find, language_of
from values.types import Found, Reading

FEW: Final = 200  # files for which no process is begun
BATCH: Final = 16  # files that one process takes at a time
MOST_PROCESSES: Final = 8


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
    with closing(_found(files, order, processes, cancelled)) as outcomes:
        for done, outcome in enumerate(outcomes, start=1):
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


def _found(
    files: Sequence[Entry], order: Order, processes: int | None, cancelled: Callable[[], bool]
) -> Generator[Outcome, None, None]:
    """Go through files, in this process for a few, else in several; what they find comes in the order of the files."""
    count = min(MOST_PROCESSES, cores()) if processes is None else processes
    if len(files) <= FEW or count == 0:
        yield from (find_in_file(entry, order) for entry in files)
        return
    batches = (_Batch(number, files[number : number + BATCH]) for number in range(0, len(files), BATCH))
    early: dict[int, list[Outcome]] = {}  # of batches that were finished before their turn
    turn = 0
    with closing(done_in_processes(_find_batch, order, batches, processes=count, cancelled=cancelled)) as results:
        for first, outcomes in results:
            early[first] = outcomes
            while turn in early:
                yield from early.pop(turn)
                turn += BATCH


class _Batch(NamedTuple):
    first: int  # the place of its first file
    entries: Sequence[Entry]


def _find_batch(order: Order, batch: _Batch) -> tuple[int, list[Outcome]]:
    return batch.first, [find_in_file(entry, order) for entry in batch.entries]
