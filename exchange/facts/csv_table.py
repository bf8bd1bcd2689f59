"""The format "facts-csv": one fact a row. For programs, not for spreadsheets.

RFC 4180 in UTF-8 without a byte-order mark, rows end in CR LF. The columns tell of the first amount and the first date,
and of all countries, what a question mostly needs; `cells_json` holds every value with its evidence, so that nothing is
lost. A row for each value would say the fact again in each, and a fact without values not at all; whoever counts rows
would count something else than facts.
"""

import csv
import io
from collections.abc import Generator, Iterable, Iterator
from typing import Any, BinaryIO, Final

from db.export_records import AboutFacts, ExportFact
from exchange.errors import BadLine
from exchange.facts.columns import COLUMNS, columns
from exchange.facts.fields import dumps, loads, to_fact, to_fields

_LARGEST_CELL: Final = 2**31 - 1  # characters; the standard library's own limit is 131,072
_FACT: Final = ("id", "state", "rivals", "title", "program", "status", "note")
_ARTICLE: Final = {
    "text_sha256": "text_sha256",
    "article": "title",
    "source": "source",
    "language": "language",
    "published": "published",
}
_MADE: Final = ("session", "annotator", "made_at", "changed_at")
HEADING: Final = ("fact", *_FACT[1:], *COLUMNS, *_ARTICLE, *_MADE, "cells_json")
_NULLABLE: Final = ("program", "language", "published")


def write(file: BinaryIO, facts: Iterable[ExportFact], about: AboutFacts) -> None:  # noqa: ARG001
    """Write the heading, and a row for each fact."""
    file.write(_line(HEADING))
    for fact in facts:
        file.write(_line(_cells(fact)))


def rows(fact: ExportFact) -> Iterator[ExportFact]:
    """Yield what `read` must give for a fact that was written: the fact."""
    yield fact


def read(file: BinaryIO, *, source: str) -> Generator[ExportFact, None, None]:
    """Yield the facts of a table.

    Args:
        file: opened for reading bytes.
        source: its name, for the sentences.

    Raises:
        BadLine: another heading, a row with other columns, quotes that do not close, a cell of the wrong kind, or
            columns that disagree with the cells' JSON.
    """
    if csv.field_size_limit() < _LARGEST_CELL:
        csv.field_size_limit(_LARGEST_CELL)  # for the whole process; raising it harms no other reader
    text = io.TextIOWrapper(file, encoding="utf-8", newline="")
    table = csv.reader(text, strict=True)
    line = 1
    try:
        if next(table, None) != list(HEADING):
            raise ValueError(f"the heading is not the {len(HEADING)} columns of this format")
        line = table.line_num + 1
        for cells in table:
            yield _fact(cells)
            line = table.line_num + 1
    except csv.Error as fault:
        raise BadLine(source=source, line=line, problem=f"it is no CSV ({fault})") from None
    except UnicodeDecodeError:
        raise BadLine(source=source, line=line, problem="it is not UTF-8, here or further on") from None
    except ValueError as fault:
        raise BadLine(source=source, line=line, problem=str(fault)) from None
    finally:
        text.detach()  # the file is the caller's to close


def _line(cells: Iterable[str]) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerow(cells)
    return out.getvalue().encode("utf-8")


def _cells(fact: ExportFact) -> list[str]:
    first = columns(fact)
    held = [
        *(getattr(fact, name) for name in _FACT),
        *(getattr(first, name) for name in COLUMNS),
        *(getattr(fact.article, name) for name in _ARTICLE.values()),
        *(getattr(fact, name) for name in _MADE),
        dumps([to_fields(one) for one in fact.values]),
    ]
    return [_cell(one) for one in held]


def _cell(held: Any) -> str:
    return "" if held is None else str(held).lower() if isinstance(held, bool) else str(held)


def _fact(cells: list[str]) -> ExportFact:
    """Return the fact of a row.

    Raises:
        ValueError: it is none; its text is a clause.
    """
    if len(cells) != len(HEADING):
        raise ValueError(f"it has {len(cells)} cells, not {len(HEADING)}")
    told: dict[str, Any] = dict(zip(HEADING, cells, strict=True))
    told.update({name: None for name in _NULLABLE if not told[name]})
    if not (told["rivals"].isascii() and told["rivals"].isdecimal()):
        raise ValueError(f"the cell “rivals” is “{told['rivals'][:20]}”, not a whole number")
    fact = to_fact(
        {
            "id": told["fact"],
            **{name: told[name] for name in (*_FACT[1:], *_MADE)},
            "rivals": int(told["rivals"]),
            "article": {name: told[column] for column, name in _ARTICLE.items()},
            "cells": _json(told["cells_json"]),
        }
    )
    for name, written, meant in zip(HEADING, cells, _cells(fact), strict=True):
        if written != meant:
            raise ValueError(f"the cell “{name}” disagrees with “cells_json”")
    return fact


def _json(text: str) -> Any:
    try:
        return loads(text)
    except ValueError as fault:
        raise ValueError(f"the cell “cells_json” is not JSON ({fault})") from None
