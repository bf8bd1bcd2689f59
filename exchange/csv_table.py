"""The format "csv": one annotation a row, its value in columns. For programs, not for spreadsheets.

RFC 4180 in UTF-8 without a byte-order mark, rows end in CR LF. Cells hold exactly what the project holds: a spreadsheet
takes "=1+1" for a formula and 2025-10 for a date, a program does not. An empty cell is "nothing" in the columns that
may hold nothing (language, published, rule, the values), and empty text elsewhere.
"""

import csv
import io
import json
from collections.abc import Generator, Iterator
from typing import Any, BinaryIO, Final

from db.records import ExportAnnotation, ExportArticle, SessionState, Status
from exchange.csv_columns import AMOUNT, COLUMNS, COUNTRY, DATE, NULLABLE, PROGRAM, Row
from exchange.errors import BadLine

_LARGEST_CELL: Final = 2**31 - 1  # characters; the standard library's own limit is 131,072


def _line(cells: list[str]) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerow(cells)
    return out.getvalue().encode("utf-8")


HEADER: Final = ",".join(COLUMNS).encode("ascii") + b"\r\n"


def encode(record: ExportArticle) -> bytes:
    """Return the rows of an article's annotations, in text order; b"" where it has none."""
    return b"".join(_line(list(row.cells())) for row in rows(record))


def rows(record: ExportArticle) -> Iterator[Row]:
    """Yield what `read` must give for a record that was written: a row for each annotation."""
    states = {(state.annotator, state.session): state for state in record.sessions}
    for annotation in record.annotations:
        yield _row(record, annotation, states.get((annotation.annotator, annotation.session)))


def read(file: BinaryIO, *, source: str) -> Generator[Row, None, None]:
    """Yield the rows of a table.

    Args:
        file: opened for reading bytes.
        source: its name, for the sentences.

    Raises:
        BadLine: another heading, a row with other columns, quotes that do not close, a cell of the wrong kind, or
            columns of a value that disagree with its JSON.
    """
    if csv.field_size_limit() < _LARGEST_CELL:
        csv.field_size_limit(_LARGEST_CELL)  # for the whole process; raising it harms no other reader
    text = io.TextIOWrapper(file, encoding="utf-8", newline="")
    table = csv.reader(text, strict=True)
    line = 1
    try:
        if next(table, None) != list(COLUMNS):
            raise BadLine(
                source=source, line=1, problem=f"the heading is not the {len(COLUMNS)} columns of this format"
            )
        line = table.line_num + 1
        for cells in table:
            yield _checked(cells, source, line)
            line = table.line_num + 1
    except csv.Error as fault:
        raise BadLine(source=source, line=line, problem=f"it is no CSV ({fault})") from None
    except UnicodeDecodeError:
        raise BadLine(source=source, line=line, problem="it is not UTF-8, here or further on") from None
    finally:
        text.detach()  # the file is the caller's to close


def _row(record: ExportArticle, annotation: ExportAnnotation, state: SessionState | None) -> Row:
    article = record.article
    return Row(
        text_sha256=article.id,
        title=article.title,
        source=article.source,
        language=article.language,
        published=article.published,
        session=annotation.session,
        annotator=annotation.annotator,
        status=(state.status if state else Status.OPEN).value,
        article_flagged=bool(state and state.flagged),
        label=annotation.label,
        start=annotation.start,
        end=annotation.end,
        words=annotation.words,
        value_json=annotation.value,
        rule=annotation.rule,
        note=annotation.note,
        flagged=annotation.flagged,
        made_at=annotation.made_at,
        changed_at=annotation.changed_at,
        **_value_columns(annotation.label, annotation.value),
    )


def _value_columns(label: str, value: str | None) -> dict[str, Any]:
    fields = {} if value is None else json.loads(value)
    if not isinstance(fields, dict):
        return {}
    columns = {"amount": AMOUNT, "date": DATE, "country": COUNTRY, "program": PROGRAM}.get(label, {})
    return {column: fields[name] for column, name in columns.items() if fields.get(name) is not None}


def _checked(cells: list[str], source: str, line: int) -> Row:
    if len(cells) != len(COLUMNS):
        raise BadLine(source=source, line=line, problem=f"it has {len(cells)} cells, not {len(COLUMNS)}")
    found: dict[str, Any] = {}
    for name, cell in zip(COLUMNS, cells, strict=True):
        try:
            found[name] = _cell(name, cell)
        except ValueError as fault:
            raise BadLine(source=source, line=line, problem=f"the cell “{name}” {fault}") from None
    try:
        expected = _value_columns(found["label"], found["value_json"])
    except ValueError:
        raise BadLine(source=source, line=line, problem="the cell “value_json” is not JSON") from None
    for name in (*AMOUNT, *DATE, *COUNTRY, *PROGRAM):
        if found[name] != expected.get(name):
            raise BadLine(source=source, line=line, problem=f"the cell “{name}” disagrees with “value_json”")
    return Row(**found)


def _cell(name: str, cell: str) -> str | int | bool | None:
    if name in NULLABLE and not cell:
        return None
    if name in ("start", "end"):
        if not cell.isdecimal() or not cell.isascii() or len(cell) > 10:
            raise ValueError(f"is “{cell[:20]}”, not a whole number")
        return int(cell)
    if name in ("flagged", "article_flagged", "inferred"):
        if cell not in ("true", "false"):
            raise ValueError(f"is “{cell[:20]}”, neither true nor false")
        return cell == "true"
    return cell
