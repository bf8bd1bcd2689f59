"""A file that was written against the records it was written from."""

from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from dataclasses import fields, is_dataclass, replace
from itertools import zip_longest
from typing import Any, BinaryIO, Final, Protocol

from db.errors import KnownError
from db.records import ExportArticle
from exchange.errors import MismatchError
from exchange.records import ArticleLine

_MISSING: Final = object()
_LONGEST: Final = 60  # characters of a value in a sentence
_END: Final = "its end"


class Comparable(Protocol):
    """A format, as far as comparing needs one."""

    @property
    def read(self) -> Callable[..., Generator[Any, None, None]]:
        """The function that reads a file, row by row."""

    @property
    def rows(self) -> Callable[[Any], Iterator[Any]]:
        """The function that says what rows a record makes."""


def article_of(record: ExportArticle) -> str:
    """Return which article a sentence is about."""
    return f"the article “{record.article.title[:_LONGEST]}”"


def compare(
    chosen: Comparable,
    records: Iterable[Any],
    file: BinaryIO,
    *,
    path: str,
    called: Callable[[Any], str] = article_of,
) -> Generator[None, None, None]:
    """Compare a file with records, and yield once for each record that is the same in both.

    Args:
        chosen: the format.
        records: articles, or facts.
        file: opened for reading.
        path: its name, for the sentences.
        called: says which record a sentence is about.

    Raises:
        MismatchError: naming the first difference; also where the file cannot be read.
    """
    with closing(chosen.read(file, source=path)) as found:
        for record in records:
            for expected in chosen.rows(record):
                where = called(record)
                _same(expected, _next(found, path, where), path, where)
            yield
        if (extra := _next(found, path, _END)) is not _MISSING:
            raise MismatchError(path=path, where=_END, field="a row more:", written=_shown(extra), held="nothing")


def _next(found: Iterator[Any], path: str, where: str) -> Any:
    try:
        row = next(found, _MISSING)
    except KnownError as fault:
        raise MismatchError(path=path, where=where, field="a fault:", written=fault.sentence(), held="none") from fault
    return replace(row, line=0) if isinstance(row, ArticleLine) else row


def _same(expected: Any, found: Any, path: str, where: str) -> None:
    if expected == found and type(expected) is type(found):
        return
    field, held, written = next(_differences(expected, found, ""))
    raise MismatchError(path=path, where=where, field=field, written=_shown(written), held=_shown(held))


def _differences(expected: Any, found: Any, field: str) -> Iterator[tuple[str, Any, Any]]:
    """Yield the innermost fields that differ: name, expected, found."""
    if is_dataclass(expected) and type(expected) is type(found):
        for part in fields(expected):
            yield from _differences(getattr(expected, part.name), getattr(found, part.name), f"{field} {part.name}")
    elif isinstance(expected, tuple) and isinstance(found, tuple):
        for place, (one, other) in enumerate(zip_longest(expected, found, fillvalue=_MISSING), start=1):
            yield from _differences(one, other, f"{field} {place}")
    elif expected != found or type(expected) is not type(found):
        yield field.strip() or "a row", expected, found


def _shown(thing: Any) -> str:
    if thing is _MISSING:
        return "nothing"
    written = repr(thing)
    return written if len(written) <= _LONGEST else written[: _LONGEST - 1] + "…"
