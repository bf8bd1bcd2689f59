"""Finds the dates that leave their month or year to the next one: "4. und 5. Dezember 2025", "Q1 and Q2 2026" (5.3)."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from typing import Final

from values.date.anchor import Anchor
from values.date.grammar import Dates
from values.date.opening import opening
from values.date.place import Place
from values.date.point import Point
from values.date.reading import Around, Said, dated
from values.languages.lexicon import load
from values.rules import confidence
from values.types import Found, Label

_REACH: Final = 40  # code points before a date in which the numbers stand that share its month or quarter
_NUMBER: Final = re.compile(r"[0-9]{1,2}(?:\.|er|st|nd|rd|th|º)?(?![0-9])")
_LEADING: Final = re.compile(r"q?([0-9]{1,2})(?:\.|er|st|nd|rd|th|º)?[ \u00a0]", re.IGNORECASE)
_SPACE: Final = "[ \u00a0\u202f]"
_QUARTERS: Final = range(33, 37)
_HALF_YEARS: Final = (40, 41)


def with_elided(found: Iterable[tuple[Place, Found]], anchor: Anchor) -> Iterator[Found]:
    """Yield what was found, in text order, with the dates that leave something to the next one."""
    held: tuple[Place, Found] | None = None
    for place, one in found:
        if held:
            yield _in_year_of(place, *held, anchor)
        yield from _numbers(place, anchor)
        held = place, one
    if held:
        yield held[1]


def _in_year_of(following: Place, place: Place, one: Found, anchor: Anchor) -> Found:
    """Return a date without a year as one in the year of the date that it is joined to."""
    year, point = following.point.year if following.point else None, place.point
    if year is None or point is None or not point.lacks_year or following.start - place.end > _REACH:
        return one
    if not _joint(place.page.lexicon.language).fullmatch(place.page.text, place.end, following.start):
        return one
    later = (point.month or point.sub_year or 0) > (following.point.month or following.point.sub_year or 0)  # type: ignore[union-attr]
    again = _found(place, place.start, place.end, point.in_year(year - later, "text"), anchor)
    return again or one


def _numbers(place: Place, anchor: Anchor) -> Iterator[Found]:
    """Yield the days and quarters before a date that have its month or year."""
    point, text = place.point, place.page.text
    leading = _LEADING.match(text, place.start, place.end)
    if point is None or leading is None or not (point.day or point.sub_year in (*_QUARTERS, *_HALF_YEARS)):
        return
    first = max(place.previous_end, place.start - _REACH)
    listed = _list(place.page.lexicon.language).search(text, first, place.start)
    if listed is None or (listed.start() and text[listed.start() - 1] in "0123456789.,:/-–"):
        return
    numbers = list(_NUMBER.finditer(text, listed.start(), listed.end("numbers")))
    values = [int(re.sub(r"\D", "", number[0])) for number in numbers] + [int(leading[1])]
    if values != sorted(set(values)) or not all(_with_number(point, value) for value in values):
        return
    for number, value in zip(numbers, values, strict=False):
        shared = _with_number(point, value)
        one = _found(place, *number.span(), shared, anchor) if shared else None
        if one:
            yield one


def _with_number(point: Point, number: int) -> Point | None:
    shared = replace(point, inferred=True, source="text") if point.year else point
    if point.day:
        return replace(shared, day=number) if 1 <= number <= 31 else None
    codes = _QUARTERS if point.sub_year in _QUARTERS else _HALF_YEARS
    return replace(shared, sub_year=codes[number - 1]) if 1 <= number <= len(codes) else None


def _found(place: Place, start: int, end: int, point: Point, anchor: Anchor) -> Found | None:
    context, lexicon = place.page.context(start, end), place.page.lexicon
    said = Said(place.page.text[start:end], Dates(point), ())
    reading = dated(said, Around(context, lexicon, anchor, opening(context, lexicon)))
    if reading is None:
        return None
    return Found(start=start, end=end, label=Label.DATE, reading=reading, confidence=confidence(reading.rule))


def _words(language: str) -> tuple[str, str]:
    """Return patterns for "and" and for the articles behind it."""
    dates = load(language).dates
    joiners = set(dates.get("between_joiners", ())) - set(dates.get("joiners", ()))
    both = "|".join(map(re.escape, sorted(joiners, key=len, reverse=True))) or "(?!)"
    articles = "|".join(map(re.escape, sorted(dates.get("articles", ()), key=len, reverse=True))) or "(?!)"
    return both, articles


@cache
def _joint(language: str) -> re.Pattern[str]:
    """Return what joins two dates of a list."""
    both, articles = _words(language)
    return re.compile(rf"{_SPACE}(?:{both}|&){_SPACE}(?:(?:{articles}){_SPACE})?|,{_SPACE}", re.IGNORECASE)


@cache
def _list(language: str) -> re.Pattern[str]:
    """Return what finds the numbers of a list right before a date that begins with its last one."""
    both, articles = _words(language)
    number = _NUMBER.pattern
    return re.compile(
        rf"(?<![^\W_])(?P<numbers>(?:{number},{_SPACE}){{0,6}}{number}){_SPACE}(?:{both}|&){_SPACE}(?:(?:{articles}){_SPACE}){{0,2}}$",
        re.IGNORECASE,
    )
