"""A point of the calendar as far as its words say it, and its EDTF."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from values.types import Mod

_FIRST_MONTHS: Final = {33: 1, 34: 4, 35: 7, 36: 10, 40: 1, 41: 7}
_SAME_YEAR: Final = 240  # days
_DEADLINE_PAST: Final = 31  # days
_MONTHS: Final = 12
_LAST_MONTHS: Final = {21: 5, 22: 8, 23: 11, 24: 12, 33: 3, 34: 6, 35: 9, 36: 12, 40: 6, 41: 12}


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A day, month, sub-year grouping, year or decade; None where the words leave something open."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    sub_year: int | None = None  # EDTF code: 21-24 seasons, 33-36 quarters, 40-41 half-years
    decade: str | None = None  # "199X"
    last_year: int | None = None  # of a fiscal or school year or winter: the second one
    stretch: tuple[str, str] | None = None  # of a semester: its first and last month as "MM"
    mod: Mod | None = None
    fiscal: bool = False
    inferred: bool = False
    source: str | None = None  # of an inferred year: "text", or the ISO day it was reckoned from
    rule: str = "date.year"

    @property
    def lacks_year(self) -> bool:
        """Whether the words name no year."""
        return self.year is None and self.decade is None

    def in_year(self, year: int, source: str | None = None) -> "Point":
        """Return the point in a year that the words do not name."""
        return replace(self, year=year, inferred=True, source=source)

    def first(self) -> str | None:
        """Return the EDTF of the point, or where it is a stretch of its beginning; None without a year to write."""
        if self.decade:
            return self.decade
        if self.stretch and self.year:
            return f"{self.year:04d}-{self.stretch[0]}"
        year = "XXXX" if self.year is None else f"{self.year:04d}"
        if self.sub_year:
            return f"{year}-{self.sub_year}"
        if self.month is None:
            return None if self.year is None else year
        return f"{year}-{self.month:02d}" + (f"-{self.day:02d}" if self.day else "")

    def last(self) -> str | None:
        """Return the EDTF of the point, or where it is a stretch of its end."""
        if self.stretch and self.year:
            return f"{self.last_year or self.year:04d}-{self.stretch[1]}"
        if self.last_year and not self.sub_year:
            return f"{self.last_year:04d}"
        return self.first()

    def edtf(self) -> str | None:
        """Return the EDTF of the point, an interval where it is a stretch of years or months."""
        first, last = self.first(), self.last()
        return first if first == last or first is None else f"{first}/{last}"

    def months(self) -> "Point":
        """Return the point with its first and last month instead of a quarter or half-year: EDTF intervals need it."""
        if self.sub_year not in _FIRST_MONTHS:
            return self
        first, last = _FIRST_MONTHS[self.sub_year], _LAST_MONTHS[self.sub_year]
        return replace(self, sub_year=None, stretch=(f"{first:02d}", f"{last:02d}"))

    def nearest_year(self, day: date, *, direction: int = 0) -> int:
        """Return the year that is meant on a day where the words name none.

        A season or quarter is that of the day's own year, but of one that looks ahead the next one. So is a day or
        month, but for one more than eight months away, which is that of the year before or after. One that looks
        ahead ("bis 29. April", "ab 2. August") is the next one, one that looks back ("seit 1. Mai") the last.
        """
        if self.month is None:
            over = _LAST_MONTHS.get(self.sub_year or 0, _MONTHS) < day.month
            return day.year + (1 if direction > 0 and over else 0)
        distance = (date(day.year, self.month, min(self.day or 15, 28)) - day).days
        if direction < 0:
            return day.year - (1 if (self.month, self.day or 0) > (day.month, day.day) else 0)
        back = _DEADLINE_PAST if direction else _SAME_YEAR
        return day.year + (1 if distance < -back else -1 if distance > _SAME_YEAR and not direction else 0)
