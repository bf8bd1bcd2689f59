"""Stretches of time: whether a date lies outside of years, which years a name holds, whether dates share a day."""

import re
from collections.abc import Collection
from functools import lru_cache
from typing import Final

from values.date import edtf_text

_KEPT: Final = 65_536  # names and dates that are read once only
_OPEN: Final = ".."
_YEARS: Final = re.compile(r"(?<![\w/.-])((?:19|20)[0-9]{2})\s?[–—/-]\s?((?:19|20)?[0-9]{2})(?![\w/.-]*[0-9])")


@lru_cache(_KEPT)
def outside(date: str, years: str) -> bool:
    """Tell whether a date lies wholly outside of some years. What is no date, or has no year, does not.

    Args:
        date: EDTF.
        years: EDTF: an interval such as 2021/2027, or a point.
    """
    first, last = _bounds(date)
    start, end = _bounds(years)
    before = last is not None and start is not None and last < start
    return before or (first is not None and end is not None and first > end)


def share_a_day(dates: Collection[str], others: Collection[str]) -> bool:
    """Tell whether one of some dates (EDTF) overlaps one of others; where a side has none, they may."""
    return not dates or not others or not all(outside(one, other) for one in dates for other in others)


@lru_cache(_KEPT)
def years_in(name: str) -> str | None:
    """Return the years that a name holds, as EDTF: 2021/2027 for "Interreg 2021–27"; None where it has none."""
    found = {(match[1], match[1][: 4 - len(match[2])] + match[2]) for match in _YEARS.finditer(name)}
    rising = [(first, last) for first, last in found if first < last]
    return "/".join(rising[0]) if len(found) == len(rising) == 1 else None


def _bounds(edtf: str) -> tuple[edtf_text.Day | None, edtf_text.Day | None]:
    """Return the first and the last day of a date; None where it is open, or no date."""
    if edtf_text.problem(edtf) is not None:
        return None, None
    first, slash, last = edtf.partition("/")
    if not slash:
        last = first
    return (
        None if first == _OPEN else edtf_text.earliest(first),
        None if last == _OPEN else edtf_text.latest(last),
    )
