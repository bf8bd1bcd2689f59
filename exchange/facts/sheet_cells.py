"""Cells of a spreadsheet: typed, never a formula, and nothing lost.

A text is a text whatever it begins with. What XML cannot hold is written as spreadsheets write it (`_x0001_`: ECMA-376
part 1, 22.9.2.19, ST_Xstring). What is longer than a cell may be goes on in the sheet "Long texts".
"""

import re
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final

from values.codec import plain

LONGEST: Final = 32_767  # UTF-16 units that a cell may hold
DIGITS: Final = 15  # that a spreadsheet keeps of a number
_FIRST_DAY: Final = date(1900, 3, 1)  # before it, spreadsheets count days in two ways
_ESCAPED: Final = re.compile("_x([0-9A-Fa-f]{4})_")
_TO_ESCAPE: Final = re.compile("_(?=x[0-9A-Fa-f]{4}_)|[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_ESCAPE_LENGTH: Final = 7


def escaped(text: str) -> str:
    """Return a text as a spreadsheet file writes it."""
    return _TO_ESCAPE.sub(lambda found: f"_x{ord(found[0]):04X}_", text)


def unescaped(text: str) -> str:
    """Return the text of what stands in a spreadsheet file."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


def pieces(text: str) -> Iterator[str]:
    """Yield a text in pieces that each fit a cell when they are escaped; one piece where it fits."""
    start = used = 0
    if len(text) * _ESCAPE_LENGTH > LONGEST:
        for place, character in enumerate(text):
            width = _width(character)
            if used + width > LONGEST:
                yield text[start:place]
                start, used = place, 0
            used += width
    yield text[start:]


def _width(character: str) -> int:
    """Return how many UTF-16 units a character takes at most."""
    if character == "_" or _TO_ESCAPE.match(character):
        return _ESCAPE_LENGTH
    return 2 if ord(character) > 0xFFFF else 1


def fits_number(decimal: str) -> bool:
    """Tell whether a spreadsheet gives the same digits back: there are no more than it keeps."""
    digits = decimal.lstrip("-").replace(".", "").strip("0")
    return len(digits) <= DIGITS and decimal == plain(Decimal(decimal))


def as_decimal(found: float | str) -> str:
    """Return the decimal string of a cell that holds a number, or of one that holds it as text."""
    return found if isinstance(found, str) else plain(Decimal(repr(found)))


def whole_day(edtf: str) -> date | None:
    """Return the day that a date is, where it is one and a spreadsheet can count it; None else."""
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", edtf):
        return None
    try:
        found = date.fromisoformat(edtf)
    except ValueError:
        return None
    return found if found >= _FIRST_DAY else None


def as_day(found: object) -> Any:
    """Return the ISO day of a cell that holds a date; anything else as it stands."""
    return found.date().isoformat() if isinstance(found, datetime) else found
