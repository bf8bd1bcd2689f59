"""A value as the facts panel and the value field show it; `values.field.parse` takes every one of these back."""

from decimal import Decimal

from values import notation
from values.codec import plain
from values.date.edtf_text import sub_year
from values.types import Amount, Basis, Country, Date, Program, Value


def show(value: Value | None) -> str:
    """Return a value as one line: `> 380 000 000 EUR`, `2025/.. START`, `CZ`, a program's name, "not known"."""
    match value:
        case None:
            return "not known"
        case Amount():
            return _amount(value) + _note(value.note)
        case Date():
            return _date(value) + _note(value.note)
        case Country():
            return value.code or notation.UNCLEAR
        case Program():
            return _program(value)


def _amount(value: Amount) -> str:
    parts = [notation.SIGNS[value.qualifier], _numbers(value), value.currency or notation.UNKNOWN]
    if value.basis is Basis.EACH:
        parts.append(notation.EACH)
    if value.period:
        parts.append("/ " + period(value.period))
    return " ".join(filter(None, parts))


def _numbers(value: Amount) -> str:
    if value.min is None or value.max is None:
        return notation.VAGUE
    return number(value.min) if value.min == value.max else f"{number(value.min)}..{number(value.max)}"


def number(amount: Decimal) -> str:
    """Return a number with its digits in groups and a full stop as decimal mark.

    Three digits after the mark would read as a group of thousands: a zero is added to them.
    """
    whole, _, fraction = plain(amount).partition(".")
    groups = f"{int(whole):,}".replace(",", notation.GROUP)
    if whole.startswith("-") and not groups.startswith("-"):
        groups = "-" + groups
    fraction += "0" if len(fraction) == 3 else ""
    return f"{groups}.{fraction}" if fraction else groups


def period(duration: str) -> str:
    """Return an ISO 8601 duration of one unit in words: "year" for P1Y, "3 months" for P3M."""
    count, unit = duration[1:-1], notation.UNITS[duration[-1]]
    return unit if count == "1" else f"{count} {unit}s"


def _date(value: Date) -> str:
    if value.edtf is None:
        parts = [notation.UNDATED]
    else:
        name = sub_year(value.edtf)
        parts = [value.edtf, f"({name})" if name else ""]
    parts += [value.mod.value if value.mod else "", notation.INFERRED if value.inferred else ""]
    return " ".join(filter(None, parts))


def _program(value: Program) -> str:
    if value.status == "resolved":
        return value.name + notation.RESOLVED
    looks_marked = value.name.endswith((notation.RESOLVED, notation.AS_WRITTEN))
    return value.name + (notation.AS_WRITTEN if looks_marked else "")


def _note(note: str | None) -> str:
    return f"{notation.NOTE}{note}" if note else ""
