"""The years of a program as they are typed: `2021-2027`, `2021 to 2027`, `seit 2021`, `2021/..` are one EDTF text."""

import re
from typing import Final

from values.date import edtf_text
from values.errors import FieldFault
from values.field import parse
from values.types import Date, Label

_YEAR: Final = r"[0-9]{4}"
_BETWEEN: Final = r"\s*(?:-|–|—|/|\.\.|\bto\b|\bbis\b|\buntil\b)\s*"
_SPAN: Final = re.compile(rf"({_YEAR}){_BETWEEN}({_YEAR})", re.IGNORECASE)
_SINCE: Final = re.compile(rf"({_YEAR})\s*[-–—/]")
_UNTIL: Final = re.compile(rf"[-–—/]\s*({_YEAR})")
_REMEDY: Final = "write years such as 2021-2027, since 2021, or 2021/2027"


def parse_years(typed: str, language: str | None = None) -> str:
    """Return typed years as EDTF: an interval such as `2021/2027` or `2021/..`, or a single date.

    Args:
        typed: the text of the field; empty or blank gives an empty text.
        language: ISO 639-1 of the words, or None: German, then English.

    Raises:
        FieldFault: they are no years; the fault says what is wrong, and where.
    """
    written = typed.strip()
    if not written:
        return ""
    if span := _SPAN.fullmatch(written):
        return _checked(typed, f"{span[1]}/{span[2]}")
    if since := _SINCE.fullmatch(written):
        return _checked(typed, f"{since[1]}/..")
    if until := _UNTIL.fullmatch(written):
        return _checked(typed, f"../{until[1]}")
    return _of_date(typed, parse(Label.DATE, typed, language))


def show_years(edtf: str) -> str:
    """Return years as they are read: `2021–2027`, `since 2021`; `parse_years` takes every one of these back."""
    first, slash, last = edtf.partition("/")
    if not slash or not all(part == ".." or re.fullmatch(_YEAR, part) for part in (first, last)):
        return edtf
    if last == "..":
        return f"since {first}"
    return f"until {last}" if first == ".." else f"{first}–{last}"


def _checked(typed: str, edtf: str) -> str:
    found = edtf_text.problem(edtf)
    if found is not None:
        raise FieldFault(typed=typed, position=0, problem=found.clause, remedy=_REMEDY)
    return edtf


def _of_date(typed: str, value: object) -> str:
    """Return a date's EDTF where it says all that was typed."""
    if not isinstance(value, Date) or value.edtf is None or value.mod is not None:
        raise FieldFault(typed=typed, position=0, problem=f"“{typed.strip()}” names no years", remedy=_REMEDY)
    return value.edtf
