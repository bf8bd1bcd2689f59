"""The formats that facts leave in. A new one is a module of exchange.facts and a row here."""

from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO, Final

from db.export_records import AboutFacts, ExportFact
from exchange.errors import UnknownFormat
from exchange.facts import (
    csv_table,
    json_document,
    linked,
    linked_read,
    parquet,
    report_html,
    report_read,
    spreadsheet,
    spreadsheet_read,
)

Write = Callable[[BinaryIO, Iterable[ExportFact], AboutFacts], None]


def _nothing() -> None:
    """Look for no package: most formats need none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FactFormat:
    """A format of facts: how it is called, what it cannot hold, and its functions."""

    name: str  # on the command line
    title: str  # in the window
    line: str  # what it is for, one sentence
    loses: str  # what of the facts it does not hold, one sentence
    suffix: str  # with the dot
    whole: bool  # every fact is in it with all its fields, and reading gives the facts back
    write: Write
    rows: Callable[[ExportFact], Iterator[Any]]  # what reading these bytes must give
    read: Callable[..., Generator[Any, None, None]]  # of a file opened for reading, source=its name
    text: bool = True  # its beginning can be shown before it is written
    report: bool = False  # it tells totals and disagreements, too
    printed: bool = False  # what is written is HTML, of which Qt makes pages
    compared: str = "compared every fact with the project: nothing differs"  # what was proved, a clause
    look_for_package: Callable[[], None] = _nothing  # raises PackageMissing where it needs one that is not there


_WHOLE: Final = (
    "The texts beyond the sentences of the evidence, annotations that no fact cites, rulings, and the steps and their"
    " undo."
)
_TABLE: Final = f"Notes, identifiers and years of programs; and: {_WHOLE[0].lower()}{_WHOLE[1:]}"
_REPORT: Final = (
    "Offsets, rules, ids, times, the notes of annotations, and values by their exact notation: it says them in words."
)
FACT_FORMATS: Final = (
    FactFormat(
        name="facts-csv",
        title="CSV",
        line="One fact a row, its values in columns, and with their evidence in the last one: for programs.",
        loses=_TABLE,
        suffix=".csv",
        whole=True,
        write=csv_table.write,
        rows=csv_table.rows,
        read=csv_table.read,
    ),
    FactFormat(
        name="facts-xlsx",
        title="XLSX",
        line="A workbook with the sheets Facts and Evidence, numbers and days as such, no formulas: for spreadsheets.",
        loses=_WHOLE,
        suffix=".xlsx",
        whole=True,
        write=spreadsheet.write,
        rows=spreadsheet_read.rows,
        read=spreadsheet_read.read,
        text=False,
    ),
    FactFormat(
        name="facts-json",
        title="JSON",
        line="One document, each fact with its values and the words that prove them.",
        loses=_WHOLE,
        suffix=".json",
        whole=True,
        write=json_document.write,
        rows=json_document.rows,
        read=json_document.read,
    ),
    FactFormat(
        name="facts-parquet",
        title="Parquet",
        line="A table with nested values and evidence, amounts as decimals too: for pandas, DuckDB, Spark.",
        loses=_TABLE,
        suffix=".parquet",
        whole=True,
        write=parquet.write,
        rows=parquet.rows,
        read=parquet.read,
        text=False,
        look_for_package=parquet.look_for_package,
    ),
    FactFormat(
        name="facts-jsonld",
        title="JSON-LD",
        line="Linked data in the terms of schema.org, PROV-O and Web Annotation, its context in the file.",
        loses=_WHOLE,
        suffix=".jsonld",
        whole=True,
        write=linked.write,
        rows=linked.rows,
        read=linked_read.read,
    ),
    FactFormat(
        name="report-html",
        title="Report (HTML)",
        line="Program by program the facts, the sentences that say them, totals and sources: for reading and printing.",
        loses=_REPORT,
        suffix=".html",
        whole=False,
        report=True,
        compared="compared what it says of every fact, in words, with the project: nothing differs",
        write=report_html.write,
        rows=report_html.rows,
        read=report_read.read,
        text=False,
    ),
    FactFormat(
        name="report-pdf",
        title="Report (PDF)",
        line="The same report on numbered pages.",
        loses=_REPORT,
        suffix=".pdf",
        whole=False,
        report=True,
        printed=True,
        compared=(
            "found every fact's title, values and sentences in the text of its pages, in their order (letters and"
            " digits of the Latin, Greek and Cyrillic scripts)"
        ),
        write=report_html.write,
        rows=report_html.rows,
        read=report_read.read,
        text=False,
    ),
)


def find_fact_format(name: str) -> FactFormat:
    """Return the format of a name.

    Raises:
        UnknownFormat: there is none.
    """
    for known in FACT_FORMATS:
        if known.name == name:
            return known
    raise UnknownFormat(name=name, known=tuple(known.name for known in FACT_FORMATS))
