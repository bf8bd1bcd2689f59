"""The format "facts-xlsx", writing: the sheets Facts, Evidence, Programs and About, for people."""

import zipfile
from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime
from typing import Any, BinaryIO, Final

from db.export_records import AboutFacts, ExportFact
from exchange.errors import TooManyRows
from exchange.facts import sheet_columns
from exchange.facts.columns import role_columns
from exchange.facts.sheet_cells import escaped, fits_number, pieces, whole_day
from exchange.facts.sheet_columns import COUNT, DAY, DECIMAL, FLAG, Column

FACTS, EVIDENCE, PROGRAMS, LONG, ABOUT = "Facts", "Evidence", "Programs", "Long texts", "About"
MOST_ROWS: Final = 1_048_576  # of a sheet, its heading among them
_TIME: Final = (1980, 1, 1, 0, 0, 0)  # of every part of the file: the clock is no part of the project
_NUMBER: Final = {True: "#,##0", False: "#,##0.####################"}  # by whether it is whole
_DAY: Final = "yyyy-mm-dd"
_ABOUT: Final = (
    ("What this is", "The facts of a project of Beleg, with the words that prove them."),
    (
        FACTS,
        "One fact a row. “amount_min” to “basis” are of the first amount with a number, “edtf” of the first date.",
    ),
    ("Proof", "“without_evidence” names the values that no words prove: from the analyst, or their evidence is gone."),
    (EVIDENCE, "One value of a fact a row; “row” is its fact's row in the sheet Facts."),
    (
        "Numbers",
        "An amount is a number where it has at most 15 digits that count, as a spreadsheet keeps them, else text.",
    ),
    ("Dates", "A whole day from 1 March 1900 on is a date; all else is text in EDTF (ISO 8601-2), such as 2025/.."),
    ("Offsets", "“start” and “end” count code points of the article's text, from 0, the end not included."),
    ("Times", "UTC, ISO 8601."),
    ("Texts", "No cell is a formula. What a cell cannot hold goes on in the sheet “Long texts”, where there is one."),
)


def write(file: BinaryIO, facts: Iterable[ExportFact], about: AboutFacts) -> None:
    """Write the workbook.

    Raises:
        TooManyRows: a sheet cannot hold the facts.
    """
    # Imported here: it takes a moment, and only this format needs it.
    from openpyxl import Workbook
    from openpyxl.writer.excel import ExcelWriter

    book = Workbook(write_only=True)
    book.properties.created = book.properties.modified = datetime(*_TIME)  # noqa: DTZ001
    book.properties.creator = "Beleg"
    book.properties.title = escaped(about.project)
    try:
        _Sheets(book, about).fill(facts)
        with _Archive(file, "w", zipfile.ZIP_DEFLATED, allowZip64=True) as archive:
            ExcelWriter(book, archive).save()
    except BaseException:
        _abandon(book)
        raise


def _abandon(book: Any) -> None:
    """Let go of the files that openpyxl keeps rows in, which it does only where a workbook is saved."""
    for sheet in book.worksheets:
        if not sheet.closed:
            sheet.close()
        with suppress(OSError, ValueError):  # it is gone already
            sheet._writer.cleanup()


class _Archive(zipfile.ZipFile):
    """A ZIP file whose parts all have one time."""

    def writestr(self, zinfo_or_arcname: Any, data: Any, *_: Any, **__: Any) -> None:
        super().writestr(self._info(zinfo_or_arcname), data, zipfile.ZIP_DEFLATED)

    def write(self, filename: Any, arcname: Any = None, *_: Any, **__: Any) -> None:
        with open(filename, "rb") as part, self.open(self._info(arcname), "w", force_zip64=True) as into:
            while piece := part.read(1 << 20):
                into.write(piece)

    @staticmethod
    def _info(name: str) -> zipfile.ZipInfo:
        info = zipfile.ZipInfo(name, _TIME)
        info.compress_type = zipfile.ZIP_DEFLATED
        info.create_system = 3  # the same on each system
        return info


class _Sheets:
    """The sheets of a workbook while it is filled."""

    def __init__(self, book: Any, about: AboutFacts) -> None:
        self._book = book
        self._about = about
        self._columns = sheet_columns.fact_columns(role_columns(about.roles))
        self._rows: dict[str, int] = {}
        self._facts = self._sheet(FACTS, self._columns, frozen="B2")
        self._evidence = self._sheet(EVIDENCE, sheet_columns.EVIDENCE, frozen="C2")
        self._long: Any = None

    def fill(self, facts: Iterable[ExportFact]) -> None:
        """Write all the sheets."""
        for fact in facts:
            row = self._append(self._facts, self._columns, sheet_columns.fact_cells(fact, self._columns))
            for one in fact.values:
                cells = sheet_columns.evidence_cells(row, fact, one)
                self._append(self._evidence, sheet_columns.EVIDENCE, cells)
        programs = self._sheet(PROGRAMS, sheet_columns.PROGRAMS)
        for program in self._about.programs:
            identifiers = "; ".join(f"{key}: {held}" for key, held in program.identifiers)
            told = (program.name, "; ".join(program.names), program.years, identifiers, program.note)
            self._append(programs, sheet_columns.PROGRAMS, told)
        self._tell()
        for sheet, columns in ((self._facts, self._columns), (self._evidence, sheet_columns.EVIDENCE)):
            sheet.auto_filter.ref = f"A1:{_letter(len(columns))}{self._rows[sheet.title]}"

    def _tell(self) -> None:
        """Write what the workbook is."""
        columns = (Column(name="about", width=16), Column(name="said", width=100))
        sheet = self._sheet(ABOUT, columns)
        made = self._about
        numbers = (("Facts", str(made.facts)), ("Last change", made.changed_at), ("Roles", ", ".join(made.roles)))
        for row in (("Project", made.project), *numbers, *_ABOUT):
            self._append(sheet, columns, row)

    def _sheet(self, title: str, columns: Iterable[Column], frozen: str = "A2") -> Any:
        sheet = self._book.create_sheet(title)
        sheet.freeze_panes = frozen
        for place, column in enumerate(columns, 1):
            sheet.column_dimensions[_letter(place)].width = column.width
        sheet.append([_heading(sheet, column.name) for column in columns])
        self._rows[title] = 1
        return sheet

    def _append(self, sheet: Any, columns: Iterable[Column], held: Iterable[Any]) -> int:
        """Write a row; returns its number."""
        row = self._rows[sheet.title] = self._rows[sheet.title] + 1
        if row > MOST_ROWS:
            raise TooManyRows(sheet=sheet.title, most=MOST_ROWS)
        sheet.append([self._cell(sheet, row, column, one) for column, one in zip(columns, held, strict=True)])
        return row

    def _cell(self, sheet: Any, row: int, column: Column, held: Any) -> Any:
        if held is None or held == "":
            return None
        if column.kind == FLAG or column.kind == COUNT:
            return held
        if column.kind == DAY and (found := whole_day(held)) is not None:
            return _styled(sheet, found, "d", _DAY)
        if column.kind == DECIMAL and fits_number(held):
            # As text of the XML: openpyxl writes 16 digits of a float, which makes 9.949999999999999 of 9.95.
            return _styled(sheet, held, "n", _NUMBER["." not in held])
        first, *more = pieces(held)
        self._go_on(sheet.title, row, column, more)
        return _styled(sheet, escaped(first), "s")

    def _go_on(self, sheet: str, row: int, column: Column, more: list[str]) -> None:
        """Write what a cell could not hold."""
        if more and self._long is None:
            self._long = self._sheet(LONG, sheet_columns.LONG)
        for piece in more:
            self._append(self._long, sheet_columns.LONG, (sheet, row, column.name, piece))


def _styled(sheet: Any, held: Any, kind: str, look: str = "") -> Any:
    """Return a cell of a kind that openpyxl does not guess from what it holds."""
    from openpyxl.cell import WriteOnlyCell

    cell = WriteOnlyCell(sheet)
    if look:
        cell.number_format = look
    cell._value = held  # its setter would make formulas, cut long texts, and refuse what is escaped already
    cell.data_type = kind
    return cell


def _heading(sheet: Any, name: str) -> Any:
    from openpyxl.styles import Font

    cell = _styled(sheet, escaped(name), "s")
    cell.font = Font(bold=True)
    return cell


def _letter(place: int) -> str:
    from openpyxl.utils import get_column_letter

    return str(get_column_letter(place))
