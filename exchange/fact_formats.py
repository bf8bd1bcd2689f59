"""The formats that facts leave in. A new one is a module of exchange.facts and a row here."""

from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO, Final

from db.export_records import AboutFacts, ExportFact
from exchange.errors import UnknownFormat
from exchange.facts import csv_table, json_document, linked, linked_read, parquet, spreadsheet, spreadsheet_read

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
    look_for_package: Callable[[], None] = _nothing  # raises PackageMissing where it needs one that is not there


FACT_FORMATS: Final = (
    FactFormat(
        name="facts-csv",
        title="CSV",
        line="One fact a row, its first values in columns and all of them in the last one: for programs.",
        loses="Nothing of the facts; of the project all but its facts.",
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
        loses="Nothing of the facts; of the project all but its facts.",
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
        loses="Nothing of the facts; of the project all but its facts.",
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
        loses="Nothing of the facts; of the project all but its facts.",
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
        loses="Nothing of the facts; of the project all but its facts.",
        suffix=".jsonld",
        whole=True,
        write=linked.write,
        rows=linked.rows,
        read=linked_read.read,
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
