"""The formats that records leave in. A new one is a module of this package and a row here."""

from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO, Final, Protocol

from db.records import ExportArticle
from exchange import csv_table, jsonl
from exchange.errors import UnknownFormat


class Reader(Protocol):
    """Reads back what was written, row by row."""

    def __call__(self, file: BinaryIO, *, source: str) -> Generator[Any, None, None]:
        """Yield the rows of a file; raises KnownError where it cannot be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A format: how it is called, what it cannot hold, and its functions."""

    name: str  # on the command line
    title: str  # in the window
    line: str  # what it is for, one sentence
    loses: str  # what of the project it does not hold, one sentence
    suffix: str  # with the dot
    bare_articles: bool  # whether articles without annotations are in it
    header: bytes  # what the file begins with
    encode: Callable[[ExportArticle], bytes]  # the bytes of one article
    rows: Callable[[ExportArticle], Iterator[Any]]  # what reading these bytes must give
    read: Reader


FORMATS: Final = (
    Format(
        name="jsonl",
        title="JSON Lines",
        line="One article a line with its text and annotations; Beleg reads texts and annotations back unchanged.",
        loses=(
            "Facts (they have formats of their own), the steps and their undo, the bytes an article came from, and"
            " articles removed from the project. Read back into a project that has the article, its title, language and"
            " day stay as they are there; in a new project, times (made_at, changed_at) are those of the import."
        ),
        suffix=".jsonl",
        bare_articles=True,
        header=jsonl.HEADER,
        encode=jsonl.encode,
        rows=jsonl.rows,
        read=jsonl.read,
    ),
    Format(
        name="csv",
        title="CSV table",
        line="One annotation a row, its value in columns, no character changed: for programs, not for spreadsheets.",
        loses="The texts beyond the words marked, articles without annotations, and all that JSON Lines loses.",
        suffix=".csv",
        bare_articles=False,
        header=csv_table.HEADER,
        encode=csv_table.encode,
        rows=csv_table.rows,
        read=csv_table.read,
    ),
)


def find_format(name: str) -> Format:
    """Return the format of a name.

    Raises:
        UnknownFormat: there is none.
    """
    for known in FORMATS:
        if known.name == name:
            return known
    raise UnknownFormat(name=name, known=tuple(known.name for known in FORMATS))
