"""The format "facts-parquet": one fact a row, its values and their evidence nested, for analysis at scale.

Amounts are decimal strings, which lose nothing, and beside them decimal128(38, 6) where that holds them exactly. Needs
pyarrow, which is installed with `beleg[parquet]`.
"""

from collections.abc import Generator, Iterable, Iterator
from contextlib import closing
from dataclasses import fields
from decimal import Decimal
from importlib.util import find_spec
from itertools import chain, islice
from typing import Any, BinaryIO, Final

from db.export_records import AboutFacts, ExportEvidence, ExportFact, ExportSource, ExportValue
from exchange.errors import BadLine, PackageMissing
from exchange.facts.columns import COLUMNS, columns, value_fields

ROWS: Final = 2000  # of a row group: as many facts are in memory at a time
_DIGITS: Final = 38
_PLACES: Final = 6
_COMMAND: Final = 'pip install "beleg[parquet]", or pip install pyarrow'
_FACT: Final = ("program", "status", "note")
_MADE: Final = ("session", "annotator", "made_at", "changed_at", "rivals")
_ARTICLE: Final = tuple(field.name for field in fields(ExportSource))
_EVIDENCE: Final = tuple(field.name for field in fields(ExportEvidence))
_VALUE: Final = ("role", "label", "from_analyst", "gone", "means")
_OF_VALUE: Final = {
    "amount_min": "min",
    "amount_max": "max",
    "currency": "currency",
    "qualifier": "qualifier",
    "period": "period",
    "basis": "basis",
    "country": "code",
    "edtf": "edtf",
    "mod": "mod",
    "inferred": "inferred",
    "program": "name",
    "program_status": "status",
    "value_note": "note",
}
_DECIMALS: Final = ("amount_min", "amount_max")


def look_for_package() -> None:
    """See that pyarrow is there, without loading it.

    Raises:
        PackageMissing: it is not.
    """
    if find_spec("pyarrow") is None:
        raise _missing()


def write(file: BinaryIO, facts: Iterable[ExportFact], about: AboutFacts) -> None:
    """Write the table.

    Raises:
        PackageMissing: pyarrow is not installed.
    """
    pa, pq = _pyarrow()
    schema = _schema(pa).with_metadata({"format": "beleg-facts", "version": "1", "project": about.project})
    with pq.ParquetWriter(file, schema, compression="zstd", version="2.6") as writer:
        several = iter(facts)
        while group := [_row(fact) for fact in islice(several, ROWS)]:
            writer.write_table(pa.Table.from_pylist(group, schema=schema))


def rows(fact: ExportFact) -> Iterator[ExportFact]:
    """Yield what `read` must give for a fact that was written: the fact."""
    yield fact


def read(file: BinaryIO, *, source: str) -> Generator[ExportFact, None, None]:
    """Yield the facts of a table.

    Args:
        file: opened for reading bytes.
        source: its name, for the sentences.

    Raises:
        PackageMissing: pyarrow is not installed.
        BadLine: it is no such table, or columns disagree with the values. The line is the row.
    """
    pa, pq = _pyarrow()
    try:
        with closing(pq.ParquetFile(file)) as table:
            if not table.schema_arrow.equals(_schema(pa)):
                raise BadLine(source=source, line=1, problem="its columns are not those of this format")
            groups = (table.read_row_group(group).to_pylist() for group in range(table.num_row_groups))
            for line, row in enumerate(chain.from_iterable(groups), 1):
                yield _checked(row, source, line)
    except (pa.ArrowException, OSError) as fault:
        if isinstance(fault, OSError) and fault.errno is not None:
            raise  # the disk's; pyarrow raises others, without a number, for what it cannot read
        raise BadLine(source=source, line=1, problem=f"it is no Parquet ({fault})") from None


def _pyarrow() -> tuple[Any, Any]:
    # Imported here: it is large, and only this format needs it.
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError:
        raise _missing() from None
    return pyarrow, pyarrow.parquet


def _missing() -> PackageMissing:
    return PackageMissing(format_name="Parquet", package="pyarrow", command=_COMMAND)


def _schema(pa: Any) -> Any:
    text, flag, whole, exact = pa.string(), pa.bool_(), pa.int64(), pa.decimal128(_DIGITS, _PLACES)
    kinds = {"start": whole, "end": whole, "flagged": flag, "from_analyst": flag, "gone": flag, "inferred": flag}
    kinds |= {"title_typed": flag, "rivals": whole}
    kinds |= {f"{name}_decimal": exact for name in _DECIMALS}

    def told(names: Iterable[str]) -> list[Any]:
        return [pa.field(name, kinds.get(name, text)) for name in names]

    evidence = pa.struct(told(_EVIDENCE))
    value = pa.struct([*told((*_VALUE, *_with_decimals(_OF_VALUE), "value_json")), pa.field("evidence", evidence)])
    return pa.schema(
        [
            *told(("fact", "state", "title", "title_typed", *_FACT, *_with_decimals(COLUMNS))),
            pa.field("article", pa.struct(told(_ARTICLE))),
            *told(_MADE),
            pa.field("cells", pa.list_(value)),
        ]
    )


def _with_decimals(names: Iterable[str]) -> list[str]:
    """Return names of columns, those of amounts each with its decimal after it."""
    return [told for name in names for told in ((name, f"{name}_decimal") if name in _DECIMALS else (name,))]


def _row(fact: ExportFact) -> dict[str, Any]:
    first = columns(fact)
    return {
        "fact": fact.id,
        "state": fact.state,
        "title": fact.shown_title,
        "title_typed": bool(fact.title),
        **_of(fact, _FACT),
        **_of(first, COLUMNS),
        **_decimals(_of(first, _DECIMALS)),
        "article": _of(fact.article, _ARTICLE),
        **_of(fact, _MADE),
        "cells": [_value(one) for one in fact.values],
    }


def _value(one: ExportValue) -> dict[str, Any]:
    held = value_fields(one)
    told = {column: held.get(name) for column, name in _OF_VALUE.items() if _is_of(one.label, column)}
    return {
        **_of(one, _VALUE),
        **told,
        **_decimals({name: told.get(name) for name in _DECIMALS}),
        "value_json": one.value,
        "evidence": None if one.evidence is None else _of(one.evidence, _EVIDENCE),
    }


def _is_of(label: str, column: str) -> bool:
    """Tell whether a column is one of a label's values."""
    match label:
        case "amount":
            return column in ("amount_min", "amount_max", "currency", "qualifier", "period", "basis", "value_note")
        case "date":
            return column in ("edtf", "mod", "inferred", "value_note")
        case "country":
            return column == "country"
        case "program":
            return column in ("program", "program_status")
        case _:
            return False


def _decimals(amounts: dict[str, str | None]) -> dict[str, Decimal | None]:
    return {f"{name}_decimal": _decimal(held) for name, held in amounts.items()}


def _decimal(held: str | None) -> Decimal | None:
    """Return an amount where decimal128(38, 6) holds it exactly."""
    if held is None:
        return None
    whole, _, fraction = held.lstrip("-").partition(".")
    if len(whole) > _DIGITS - _PLACES or len(fraction) > _PLACES:
        return None
    return Decimal(held)


def _of(record: object, names: Iterable[str]) -> dict[str, Any]:
    return {name: getattr(record, name) for name in names}


def _checked(row: dict[str, Any], source: str, line: int) -> ExportFact:
    fact = ExportFact(
        id=row["fact"],
        state=row["state"],
        title=row["title"] if row["title_typed"] else "",
        article=ExportSource(**row["article"]),
        values=tuple(_read_value(one) for one in row["cells"]),
        **{name: row[name] for name in (*_FACT, *_MADE)},
    )
    for name, meant in _row(fact).items():
        if name != "cells" and row[name] != meant:
            raise BadLine(source=source, line=line, problem=f"its column “{name}” disagrees with its values")
    return fact


def _read_value(found: dict[str, Any]) -> ExportValue:
    evidence = None if found["evidence"] is None else ExportEvidence(**found["evidence"])
    return ExportValue(**{name: found[name] for name in _VALUE}, value=found["value_json"], evidence=evidence)
