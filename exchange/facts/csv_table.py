"""The format "facts-csv": one fact a row. For programs, not for spreadsheets.

RFC 4180 in UTF-8 without a byte-order mark, rows end in CR LF. The columns tell of each role all values as the window
shows them, and of the first amount and the first date what a question mostly needs; `cells_json` holds every value with
its evidence, so that nothing is lost. What people read comes first, what only programs read last. A row for each value
would say the fact again in each, and a fact without values not at all; whoever counts rows would count something else
than facts.
"""

import csv
import io
from collections.abc import Generator, Iterable, Iterator
from typing import Any, BinaryIO, Final

from db.export_records import AboutFacts, ExportFact
from exchange.errors import BadLine
from exchange.facts.columns import COLUMNS, ROLE, columns, role_cells, role_columns
from exchange.facts.fields import dumps, loads, to_fact, to_fields

_LARGEST_CELL: Final = 2**31 - 1  # characters; the standard library's own limit is 131,072
_ARTICLE: Final = {
    "article": "title",
    "source": "source",
    "published": "published",
    "language": "language",
    "text_sha256": "text_sha256",
}
_SAID: Final = ("program", "status", "note")
_MADE: Final = ("session", "annotator", "made_at", "changed_at", "rivals")
BEGINNING: Final = ("title", "program", "status", *COLUMNS)  # the project's own roles follow
END: Final = ("note", *list(_ARTICLE)[:-1], *_MADE, "title_typed", "text_sha256", "fact", "state", "cells_json")
_NULLABLE: Final = ("program", "language", "published")


def write(file: BinaryIO, facts: Iterable[ExportFact], about: AboutFacts) -> None:
    """Write the heading, and a row for each fact."""
    heading = (*BEGINNING, *role_columns(about.roles), *END)
    file.write(_line(heading))
    for fact in facts:
        file.write(_line(_cells(fact, heading)))


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
        heading = _heading(next(table, []))
        line = table.line_num + 1
        for cells in table:
            yield _fact(cells, heading)
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


def _heading(found: list[str]) -> tuple[str, ...]:
    """Return the columns of a table.

    Raises:
        ValueError: they are not those of this format.
    """
    own = found[len(BEGINNING) : len(found) - len(END)]
    if found != [*BEGINNING, *own, *END] or not all(name.startswith(ROLE) for name in own):
        known = len(BEGINNING) + len(END)
        raise ValueError(f"the heading is not the {known} columns of this format, with those of roles after “parts”")
    return tuple(found)


def _cells(fact: ExportFact, heading: tuple[str, ...]) -> list[str]:
    first, own = columns(fact), heading[len(BEGINNING) : -len(END)]
    held = {
        "title": fact.shown_title,
        **{name: getattr(fact, name) for name in (*_SAID, *_MADE, "state")},
        **{name: getattr(first, name) for name in COLUMNS},
        **dict(zip(own, role_cells(fact, own), strict=True)),
        **{column: getattr(fact.article, name) for column, name in _ARTICLE.items()},
        "title_typed": bool(fact.title),
        "fact": fact.id,
        "cells_json": dumps([to_fields(one) for one in fact.values]),
    }
    return [_cell(held[name]) for name in heading]


def _cell(held: Any) -> str:
    return "" if held is None else str(held).lower() if isinstance(held, bool) else str(held)


def _fact(cells: list[str], heading: tuple[str, ...]) -> ExportFact:
    """Return the fact of a row.

    Raises:
        ValueError: it is none; its text is a clause.
    """
    if len(cells) != len(heading):
        raise ValueError(f"it has {len(cells)} cells, not {len(heading)}")
    told: dict[str, Any] = dict(zip(heading, cells, strict=True))
    told.update({name: None for name in _NULLABLE if not told[name]})
    if not (told["rivals"].isascii() and told["rivals"].isdecimal()):
        raise ValueError(f"the cell “rivals” is “{told['rivals'][:20]}”, not a whole number")
    fact = to_fact(
        {
            "id": told["fact"],
            "title": told["title"] if told["title_typed"] == "true" else "",
            **{name: told[name] for name in (*_SAID, *_MADE, "state")},
            "rivals": int(told["rivals"]),
            "article": {name: told[column] for column, name in _ARTICLE.items()},
            "cells": _json(told["cells_json"]),
        }
    )
    for name, written, meant in zip(heading, cells, _cells(fact, heading), strict=True):
        if written != meant:
            raise ValueError(f"the cell “{name}” disagrees with the others")
    return fact


def _json(text: str) -> Any:
    try:
        return loads(text)
    except ValueError as fault:
        raise ValueError(f"the cell “cells_json” is not JSON ({fault})") from None
