"""Infers the year of a text that says "today (5 October)" from the years that its past and its future name."""

import calendar
import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from typing import Final

from values.context import Context
from values.date.grammar import parse_point
from values.date.point import Point
from values.languages.lexicon import Lexicon, load

_TEXT: Final = 20_000  # code points that are looked at
_SENTENCE: Final = re.compile(r"(?<=[^\W\d][.!?])\s+|[;\n]")
_YEAR: Final = re.compile(
    r"(?:[^\W_]{1,20}\.?\s){0,4}(?:19|20)[0-9]{2}(?![0-9.,/-][0-9]|[0-9])"
)  # with words before it
_WORD: Final = re.compile(r"[^\W\d_]+")
_CLAUSE: Final = re.compile(r"[,;:()\n„“”«»\"]")
_NEAR: Final = 100
_LONG_VERB: Final = 6  # letters
_GROUP_MONTHS: Final = {33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12), 40: (1, 6), 41: (7, 12)}
_YEARS: Final = 3  # more between past and future leave the year open anyway


def bounded_day(context: Context, lexicon: Lexicon) -> date | None:
    """Return the day that a text calls today by its day and month, where its years leave only one for it.

    "Heute (5. Oktober)" in a text in which money "was paid in December 2022" and a house "will open in the first half
    of 2024" is 5 October 2023. Where no year or more than one fits, it is left open.
    """
    text = context.text[:_TEXT]
    today = _today(lexicon.language).search(text.casefold())
    point = parse_point(" ".join(today["day"].split()), lexicon) if today else None
    if point is None or not point.lacks_year or not point.day or not point.month:
        return None
    past, future = _bounds(text, lexicon)
    if past is None or future is None or future.year - past.year > _YEARS:
        return None
    days = [_day(year, point.month, point.day) for year in range(past.year, future.year + 1)]
    fitting = [day for day in days if day and past <= day <= future]
    return fitting[0] if len(fitting) == 1 else None


def is_ahead(context: Context, lexicon: Lexicon) -> bool:
    """Tell whether the clause of a span tells what will be."""
    tenses, said = lexicon.dates.get("tenses", {}), _said(context)
    return not is_past(context, lexicon) and (not said.isdisjoint(tenses.get("future", ())) or is_future(said, lexicon))


def is_past(context: Context, lexicon: Lexicon) -> bool:
    """Tell whether the clause of a span tells what was."""
    return not _said(context).isdisjoint(lexicon.dates.get("tenses", {}).get("past", ()))


def is_future(words: Iterable[str], lexicon: Lexicon) -> bool:
    """Tell whether one of the words has the end of a verb in the future: "ouvrira", "abrirá"."""
    ends = tuple(lexicon.dates.get("tenses", {}).get("future_ends", ()))
    return any(len(word) >= _LONG_VERB and word.endswith(ends) for word in words)


def _said(context: Context) -> set[str]:
    clause = _CLAUSE.split(context.before(_NEAR))[-1] + " " + _CLAUSE.split(context.after(_NEAR))[0]
    return set(_WORD.findall(clause.casefold()))


def _bounds(text: str, lexicon: Lexicon) -> tuple[date | None, date | None]:
    """Return the last day of what is told as past, and the last one of what is told first as to come."""
    past: date | None = None
    future: date | None = None
    words = lexicon.dates.get("tenses", {})
    for sentence in _SENTENCE.split(text):
        said = set(_WORD.findall(sentence.casefold()))
        ahead, back = not said.isdisjoint(words.get("future", ())), not said.isdisjoint(words.get("past", ()))
        if ahead == back:
            continue
        for first, last in _stretches(sentence.casefold(), lexicon):
            if back:
                past = max(past or first, first)
            else:
                future = min(future or last, last)
    return past, future


def _stretches(sentence: str, lexicon: Lexicon) -> Iterator[tuple[date, date]]:
    """Yield the first and last day of each month, quarter, half-year or year that a sentence names with its year."""
    for match in _YEAR.finditer(sentence):
        words = match[0].split()
        points = (parse_point(" ".join(words[at:]), lexicon) for at in range(len(words)))
        point = next((one for one in points if one), None)
        if point and point.year and not point.decade:
            first, last = _months(point)
            end = calendar.monthrange(point.year, last)[1]
            yield date(point.year, first, point.day or 1), date(point.year, last, point.day or end)


def _months(point: Point) -> tuple[int, int]:
    if point.month:
        return point.month, point.month
    return _GROUP_MONTHS.get(point.sub_year or 0, (1, 12))


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


@cache
def _today(language: str) -> re.Pattern[str]:
    """Return what finds the day and month beside a word for today."""
    lexicon = load(language)
    today = "|".join(map(re.escape, lexicon.dates.get("relative_days", {}).get("0", ()))) or "(?!)"
    months = "|".join(map(re.escape, sorted(lexicon.months, key=len, reverse=True)))
    day = rf"[0-9]{{1,2}}(?:\.|er|st|nd|rd|th)?\s?(?:de\s)?(?:{months})|(?:{months})\s[0-9]{{1,2}}"
    return re.compile(rf"(?<!\w)(?:{today})\s?[,(]\s?(?:\w+,?\s)?(?P<day>{day})\b(?![.,]?\s?[0-9]{{4}})")
