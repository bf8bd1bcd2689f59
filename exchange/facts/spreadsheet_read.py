"""The format "facts-xlsx", reading: facts from the sheets Facts and Evidence, row by row."""

import zipfile
import zlib
from collections.abc import Generator, Iterator
from contextlib import closing
from itertools import zip_longest
from typing import Any, BinaryIO, Final
from xml.etree import ElementTree

from db.export_records import ExportEvidence, ExportFact, ExportSource, ExportValue
from exchange.errors import BadLine
from exchange.facts.sheet_cells import as_day, as_decimal, unescaped
from exchange.facts.sheet_columns import COUNT, DAY, DECIMAL, FLAG, TEXT, Column, fact_cells, fact_columns, own_columns
from exchange.facts.sheet_columns import EVIDENCE as EVIDENCE_COLUMNS
from exchange.facts.spreadsheet import EVIDENCE, LONG
from exchange.facts.spreadsheet import FACTS as FACTS_SHEET

_UNREADABLE: Final = (zipfile.BadZipFile, zlib.error, ElementTree.ParseError, EOFError, ValueError)
_Row = dict[str, Any]
_Long = dict[tuple[str, int, str], str]  # sheet, row, column: what its cell could not hold


def rows(fact: ExportFact) -> Iterator[ExportFact]:
    """Yield what `read` must give for a fact that was written: the fact."""
    yield fact


def read(file: BinaryIO, *, source: str) -> Generator[ExportFact, None, None]:
    """Yield the facts of a workbook.

    Args:
        file: opened for reading bytes.
        source: its name, for the sentences.

    Raises:
        BadLine: a sheet is missing or has other columns, a cell is of the wrong kind, or columns disagree with the
            values. The line is that of the sheet.
    """
    # Imported here: it takes a moment, and only this format needs it.
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        with closing(load_workbook(file, read_only=True)) as book:
            for title in (FACTS_SHEET, EVIDENCE):
                if title not in book.sheetnames:
                    raise BadLine(source=source, line=1, problem=f"it has no sheet “{title}”")
            yield from _facts(book, source)
    except (InvalidFileException, KeyError, *_UNREADABLE) as fault:
        raise BadLine(source=source, line=1, problem=f"it is no workbook ({fault})") from None


def _facts(book: Any, source: str) -> Iterator[ExportFact]:
    long = _long(book, source)
    values = _rows(book[EVIDENCE], EVIDENCE_COLUMNS, long, source)
    waiting = next(values, None)
    heading = next(book[FACTS_SHEET].iter_rows(max_row=1, values_only=True), ())
    wanted = fact_columns(own_columns([unescaped(str(name)) for name in heading]))
    for line, row in _rows(book[FACTS_SHEET], wanted, long, source):
        found = []
        while waiting is not None and waiting[1]["row"] == line:
            found.append(_value(waiting[1]))
            waiting = next(values, None)
        fact = _fact(row, tuple(found))
        if any(row[one.name] != meant for one, meant in zip(wanted, fact_cells(fact, wanted), strict=True)):
            raise BadLine(source=source, line=line, problem="its columns disagree with the sheet “Evidence”")
        yield fact
    if waiting is not None:
        raise BadLine(source=source, line=waiting[0], problem="the sheet “Evidence” has values of no fact from here on")


def _rows(sheet: Any, wanted: tuple[Column, ...], long: _Long, source: str) -> Iterator[tuple[int, _Row]]:
    """Yield each row of a sheet with its number; columns after the wanted ones are passed over."""
    lines = sheet.iter_rows(values_only=True)
    heading = next(lines, ())
    found = tuple(unescaped(str(name)) for name in heading[: len(wanted)])
    if found != tuple(column.name for column in wanted):
        raise BadLine(source=source, line=1, problem=f"the heading of “{sheet.title}” is not that of this format")
    for number, cells in enumerate(lines, 2):
        row = {}
        for column, cell in zip_longest(wanted, cells[: len(wanted)]):
            try:
                row[column.name] = _held(column, cell, long.get((sheet.title, number, column.name), ""))
            except ValueError as fault:
                raise BadLine(source=source, line=number, problem=f"in the sheet “{sheet.title}”, {fault}") from None
        yield number, row


def _held(column: Column, cell: Any, more: str) -> Any:
    """Return what a cell holds.

    Raises:
        ValueError: it is of another kind.
    """
    if cell is None:
        return None if column.nullable or column.kind != TEXT else ""
    if column.kind == COUNT:
        return _of_kind(column, cell, int)
    if column.kind == FLAG:
        return _of_kind(column, cell, bool)
    if column.kind == DECIMAL:
        return as_decimal(cell)
    found = as_day(cell) if column.kind == DAY else cell
    return unescaped(str(_of_kind(column, found, str))) + more


def _of_kind(column: Column, found: Any, kind: type) -> Any:
    if type(found) is not kind:
        raise ValueError(f"“{column.name}” is {str(found)[:20]!r}, which it cannot be")
    return found


def _long(book: Any, source: str) -> _Long:
    from exchange.facts.sheet_columns import LONG as LONG_COLUMNS

    found: _Long = {}
    if LONG in book.sheetnames:
        for _, row in _rows(book[LONG], LONG_COLUMNS, {}, source):
            place = (row["sheet"], row["row"], row["column"])
            found[place] = found.get(place, "") + row["text"]
    return found


def _fact(row: _Row, values: tuple[ExportValue, ...]) -> ExportFact:
    article = {name: row[name] for name in ExportSource.__slots__ if name != "title"}
    names = [name for name in ExportFact.__slots__ if name not in ("id", "title", "article", "values")]
    return ExportFact(
        id=row["fact"],
        title=row["title"] if row["title_typed"] else "",
        article=ExportSource(title=row["article"], **article),
        values=values,
        **{name: row[name] for name in names},
    )


def _value(row: _Row) -> ExportValue:
    evidence = None
    if row["start"] is not None:
        evidence = ExportEvidence(**{name: row[name] for name in ExportEvidence.__slots__})
    told = {name: row[name] for name in ("role", "label", "from_analyst", "gone", "means")}
    return ExportValue(**told, value=row["value_json"], evidence=evidence)
