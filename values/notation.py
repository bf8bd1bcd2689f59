"""The words and signs of the value field, shared by what shows a value and what takes it back."""

from typing import Final

from values.types import Qualifier

GROUP: Final = "\u202f"  # between groups of three digits
NOTE: Final = " · "  # what follows the first of these is the note, as it stands
VAGUE: Final = "vague"  # an amount without a number
UNKNOWN: Final = "?"  # an amount without a currency
UNDATED: Final = "undated"  # a date that cannot be reckoned
UNCLEAR: Final = "unclear"  # a country's name that several share
EACH: Final = "each"
INFERRED: Final = "(inferred)"
RESOLVED: Final = " (resolved)"
AS_WRITTEN: Final = " (as written)"

SIGNS: Final = {
    Qualifier.EXACT: "",
    Qualifier.ABOUT: "~",
    Qualifier.OVER: ">",
    Qualifier.UNDER: "<",
    Qualifier.UP_TO: "≤",
    Qualifier.RANGE: "",
}
UNITS: Final = {"Y": "year", "M": "month", "W": "week", "D": "day"}  # of an ISO 8601 duration


def split_note(typed: str) -> tuple[str, str | None]:
    """Return what stands before the first note mark, and the note without space at its ends; None: no note."""
    body, _, note = typed.partition(NOTE)
    return body, note.strip() or None
