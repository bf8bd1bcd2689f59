"""The part of EDTF (ISO 8601-2) that values use, checked without a library: it runs at every load of a value.

A point is a year (`2025`), a decade or century (`199X`, `19XX`), a month, a day, or a sub-year grouping (`2025-34`: the
second quarter); year, month or day may be unknown (`XXXX-08-20`, `XXXX-23`), a wholly known one may carry `~`, `?` or
`%`. A value is a point or an interval of two, one of which may be open (`2025/..`). Sets and exponents are not used.
"""

import re
from calendar import monthrange
from typing import Final, NamedTuple, TypeAlias

SUB_YEARS: Final = {
    21: "spring",
    22: "summer",
    23: "autumn",
    24: "winter",
    33: "Q1",
    34: "Q2",
    35: "Q3",
    36: "Q4",
    37: "1st third",
    38: "2nd third",
    39: "3rd third",
    40: "H1",
    41: "H2",
}
_MONTHS_OF: Final = {
    21: (3, 5),
    22: (6, 8),
    23: (9, 11),
    24: (12, 12),
    33: (1, 3),
    34: (4, 6),
    35: (7, 9),
    36: (10, 12),
    37: (1, 4),
    38: (5, 8),
    39: (9, 12),
    40: (1, 6),
    41: (7, 12),
}
_POINT: Final = re.compile(
    r"(?P<year>[0-9]{4}|[0-9]{3}X|[0-9]{2}XX|XXXX)(?:-(?P<month>[0-9]{2}|XX)(?:-(?P<day>[0-9]{2}|XX))?)?[~?%]?"
)
_LEAP_YEAR: Final = 2024

Day: TypeAlias = tuple[int, int, int]


class Problem(NamedTuple):
    """What is wrong with an EDTF string: offset in code points, and a clause that says it."""

    position: int
    clause: str


def problem(text: str) -> Problem | None:
    """Return what is wrong with an EDTF string, or None where it is one."""
    first, slash, last = text.partition("/")
    if not slash:
        return _point_problem(text, 0)
    if first == ".." and last == "..":
        return Problem(0, "an interval that is open on both sides says nothing")
    for point, position in ((first, 0), (last, len(first) + 1)):
        if point != ".." and (found := _point_problem(point, position)):
            return found
    if ".." not in (first, last) and earliest(first) > latest(last):
        return Problem(len(first) + 1, f"{last} is before {first}")
    return None


def sub_year(text: str) -> str | None:
    """Return the English word for a single sub-year grouping ("Q2" for 2025-34), None for anything else."""
    return SUB_YEARS.get(int(text[5:])) if re.fullmatch(r"(?:[0-9]{4}|XXXX)-[0-9]{2}", text) else None


def earliest(point: str) -> Day:
    """Return the first day of a valid point; unknown digits count as the lowest."""
    year, month, day = _parts(point, "0")
    if month in _MONTHS_OF:
        month = _MONTHS_OF[month][0]
    return year, month or 1, day or 1


def latest(point: str) -> Day:
    """Return the last day of a valid point; unknown digits count as the highest."""
    year, month, day = _parts(point, "9")
    if month in _MONTHS_OF:
        month = _MONTHS_OF[month][1]
    return year, month or 12, day or monthrange(year, month or 12)[1]


def _parts(point: str, unknown: str) -> Day:
    year, month, day = [*point.rstrip("~?%").split("-"), "", ""][:3]
    return int(year.replace("X", unknown)), _number(month), _number(day)


def _number(digits: str) -> int:
    return int(digits) if digits.isdigit() else 0


def _point_problem(point: str, position: int) -> Problem | None:
    match = _POINT.fullmatch(point)
    if match is None:
        return Problem(position, f"“{point}” is no date")
    year, month, day = match["year"], match["month"], match["day"]
    if point[-1] in "~?%" and ("X" in point or (day is None and month and int(month) in SUB_YEARS)):
        return Problem(position + len(point) - 1, f"“{point[-1]}” does not go with {point[:-1]}")
    if year == "0000":
        return Problem(position, "there is no year 0000")
    if month in (None, "XX"):
        return Problem(position + 8, "a day needs a month") if day not in (None, "XX") else None
    if int(month) in SUB_YEARS and day is None and (year.isdigit() or year == "XXXX"):
        return None
    if not 1 <= int(month) <= 12:
        return Problem(position + 5, f"there is no month {month}")
    if day not in (None, "XX") and not 1 <= int(day) <= _days(year, int(month)):
        return Problem(position + 8, f"{year}-{month} has no day {day}")
    return None


def _days(year: str, month: int) -> int:
    return monthrange(int(year) if year.isdigit() else _LEAP_YEAR, month)[1]
