"""Days in figures that can be read in more than one way: each way, the likeliest first."""

import re
from datetime import date
from typing import Final

from values.context import Context
from values.date.point import Point
from values.languages.lexicon import Lexicon

SLASHES: Final = re.compile(r"([0-9]{1,2})[/-]([0-9]{1,2})[/-]([0-9]{4})")
_WRITTEN: Final = re.compile(r"(?<![0-9/.-])([0-9]{1,2})[/-]([0-9]{1,2})[/-][0-9]{4}(?![0-9/-])")
_SHORT_YEAR: Final = re.compile(r"([0-9]{2})\.\s?([0-9]{1,2})\.\s?([0-9]{2})")
_YEAR_OR_MONTH: Final = re.compile(r"([0-9]{4})[-\u2010-\u2013]([0-9]{2})")
_CENTURY: Final = 100
_LAST_MONTH: Final = 12
_LAST_DAY: Final = 31


def further_points(words: str, lexicon: Lexicon) -> list[Point]:
    """Return the further meanings of words that the language does not settle: 03/04/2025, 12.03.04, 2010-12."""
    if match := SLASHES.fullmatch(words):
        first, second, year = map(int, match.groups())
        order = lexicon.dates.get("slashes", "day_month")
        return _day(year, first, second) if order == "unsettled" and first != second else []
    if match := _SHORT_YEAR.fullmatch(words):
        year, month, day = map(int, match.groups())
        return _day(2000 + year, month, day)
    if match := _YEAR_OR_MONTH.fullmatch(words):
        year, month = map(int, match.groups())
        two_years = year % _CENTURY < month
        return [Point(year=year, month=month, rule="date.month")] if two_years and 1 <= month <= _LAST_MONTH else []
    return []


def slash_order(context: Context) -> str | None:
    """Return the order of day and month that the other dates with slashes have; None where none of them tells."""
    order: str | None = context.known("slash order", lambda: _order_in(context.text))
    return order


def _order_in(text: str) -> str | None:
    told = set()
    for match in _WRITTEN.finditer(text):
        first, second = int(match[1]), int(match[2])
        if max(first, second) <= _LAST_DAY and min(first, second) <= _LAST_MONTH < max(first, second):
            told.add("day_month" if first > _LAST_MONTH else "month_day")
    return told.pop() if len(told) == 1 else None


def _day(year: int, month: int, day: int) -> list[Point]:
    try:
        date(year, month, day)
    except ValueError:
        return []
    return [Point(year=year, month=month, day=day, rule="date.day")]
