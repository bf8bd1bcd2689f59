"""One written day in nine kinds of Europe's languages: the pattern that finds it and the ISO day that it means."""

import datetime
import functools
import re
from typing import Final

LOCALES: Final = ("de", "de_AT", "en", "fr", "es", "it", "nl", "pl", "cs")
_YEARS: Final = range(1990, 2100)  # outside them a number is hardly the year of an article on the web
_YEAR: Final = r"(?:19|20)\d\d"
_GAP: Final = r"[ \u00a0\u202f]"


class DayPattern:
    """Finds a day with its year, and turns what was found into an ISO day.

    Attributes:
        expression: a regular expression without groups that capture, for use in larger ones (ignore case).
    """

    def __init__(self, months: dict[str, int], weekdays: list[str], *, slash_is_ambiguous: bool) -> None:
        self._months = months
        self._slash_is_ambiguous = slash_is_ambiguous
        names = "|".join(re.escape(name) for name in sorted(months, key=lambda name: (-len(name), name)))
        days = "|".join(re.escape(name) for name in sorted(weekdays, key=lambda name: (-len(name), name)))
        digits = rf"\d{{1,2}}\.{_GAP}?\d{{1,2}}\.{_GAP}?{_YEAR}|\d{{1,2}}[/-]\d{{1,2}}[/-]{_YEAR}"
        ordinal = r"\d{1,2}(?:\.|er|st|nd|rd|th|º|°)?"
        day_first = rf"{ordinal}{_GAP}?(?:(?:de|of){_GAP})?(?:{names})\.?,?{_GAP}?(?:del?{_GAP})?{_YEAR}"
        month_first = rf"(?:{names})\.?{_GAP}\d{{1,2}}(?:st|nd|rd|th)?,?{_GAP}{_YEAR}"
        weekday = rf"(?:(?:{days})\.?,?{_GAP}+(?:den{_GAP}|the{_GAP}|le{_GAP})?)?"
        written = rf"{_YEAR}-\d\d-\d\d|{digits}|{day_first}|{month_first}"
        self.expression = rf"{weekday}(?<!\d)(?:{written})(?!\d)"
        self._parts = re.compile(rf"(?P<name>{names})|(?P<number>\d+)", re.I)
        self._weekday = re.compile(rf"^(?:{days})\.?,?{_GAP}+", re.I)

    def iso(self, words: str) -> str | None:
        """Return the ISO day that the words found mean, or None where there is no such day or two."""
        words = self._weekday.sub("", words)
        parts = list(self._parts.finditer(words))
        numbers = [int(part["number"]) for part in parts if part["number"]]
        month = next((self._months[part["name"].lower()] for part in parts if part["name"]), None)
        if month is not None and len(numbers) == 2:
            return _iso(numbers[1], month, numbers[0])
        if month is not None or len(numbers) != 3:
            return None
        if "-" in words and numbers[0] in _YEARS:
            return _iso(*numbers)
        if "." not in words and self._slash_is_ambiguous:
            return _american_or_not(*numbers)
        return _iso(numbers[2], numbers[1], numbers[0])


@functools.cache
def day_pattern(*, slash_is_ambiguous: bool) -> DayPattern:
    """Return the pattern for all the languages, with or without 3/11/2025 being ambiguous."""
    # Imported here: Babel's tables take a while, and only an import needs them.
    from babel import Locale

    months: dict[str, int] = {}
    weekdays: set[str] = set()
    for code in LOCALES:
        locale = Locale.parse(code)
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in locale.months[context][width].items():
                    months.setdefault(name.lower().rstrip("."), number)
                weekdays |= {name.lower().rstrip(".") for name in locale.days[context][width].values()}
    months |= {"mrz": 3, "sept": 9}
    names = {name: number for name, number in months.items() if not name.isdigit() and len(name) > 2}
    return DayPattern(names, sorted(weekdays), slash_is_ambiguous=slash_is_ambiguous)


def _american_or_not(first: int, second: int, year: int) -> str | None:
    if first <= 12 and second <= 12 and first != second:
        return None
    return _iso(year, second, first) if first > 12 or first == second else _iso(year, first, second)


def _iso(year: int, month: int, day: int) -> str | None:
    if year not in _YEARS:
        return None
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return None
