"""Dates that are said from another day: today, last year, five years ago, the year after."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from values.amount.numerals import in_words
from values.date.grammar import parse_point, strip_lead
from values.date.patterns import patterns
from values.date.point import Point
from values.languages.lexicon import Lexicon, fold
from values.types import Mod

_UNITS: Final = ("day", "week", "month", "quarter", "year", "decade")
_SHIFTS: Final = {"this": 0, "last": -1, "next": 1, "after_next": 2, "before_last": -2}


@dataclass(frozen=True, slots=True, kw_only=True)
class Relative:
    """A relative date: how many units from the anchor, or a part of the year before or after it."""

    unit: str
    count: int  # of a named decade its tens
    from_text: bool = False  # reckoned from the last year the text names ("im Jahr darauf")
    point: Point | None = None  # "last October": a point without a year
    weekday: int | None = None  # Monday is 0
    mod: Mod | None = None


def parse_relative(words: str, lexicon: Lexicon) -> Relative | None:
    """Return what folded words say relative to a day, or None."""
    dates = lexicon.dates
    found = _day_word(words, dates)
    if found:
        return found
    bare = _without_determiner(words, dates)
    for mod, ends in dates.get("year_ends", {}).items():
        if bare in ends:
            return Relative(unit="year", count=0, mod=Mod(mod))
    rest, mod = strip_lead(words, lexicon)
    return (
        _shifted(words, None, lexicon)
        or _shifted(bare, None, lexicon)
        or _shifted(rest, mod, lexicon)
        or _in_year(words, lexicon)
        or _counted(words, mod, lexicon)
        or _weekday(words, lexicon)
        or _named_decade(rest, mod, lexicon)
    )


def _without_determiner(words: str, dates: Any) -> str:
    """Return the words without a leading article ("the year before", "zum Jahresende")."""
    first, _, rest = words.partition(" ")
    units = {name for unit in _UNITS for name in dates.get("relative", {}).get(unit, ())}
    return rest if rest and first in dates.get("articles", ()) and first not in units else words


def _named_decade(words: str, mod: Mod | None, lexicon: Lexicon) -> Relative | None:
    """Return "90er Jahre", "neunziger Jahre", "'90s", "nineties": a decade without its century."""
    figures = patterns(lexicon.language).short_decade.fullmatch(words)
    tens = int(figures["tens"]) if figures else None
    for number, names in lexicon.dates.get("decade_words", {}).items():
        tens = int(number) if words in names else tens
    return None if tens is None else Relative(unit="named decade", count=tens, mod=mod)


def _day_word(words: str, dates: Any) -> Relative | None:
    for count, group in dates.get("relative_days", {}).items():
        if words in group:
            return Relative(unit="day", count=int(count))
    return None


def _shifted(words: str, mod: Mod | None, lexicon: Lexicon) -> Relative | None:
    """Return "vergangenes Jahr", "next month", "last October", "this autumn", "Jahr darauf", "Vorjahr"."""
    relative = lexicon.dates.get("relative", {})
    found = _one_word(words, mod, relative) or _beside_unit(words, mod, relative)
    if found:
        return found
    for name, count in _SHIFTS.items():
        for word in relative.get(name, ()):
            if words.startswith(word + " "):
                return _named(words.removeprefix(word + " "), count, mod, lexicon)
    return None


def _one_word(words: str, mod: Mod | None, relative: Any) -> Relative | None:
    for name, count in (("this_year", 0), ("last_year", -1)):
        if words in relative.get(name, ()):
            return Relative(unit="year", count=count, mod=mod)
    if words in relative.get("following_year", ()):
        return Relative(unit="year", count=1, from_text=True, mod=mod)
    return None


def _beside_unit(words: str, mod: Mod | None, relative: Any) -> Relative | None:
    """Return "Ende des Jahres", "Jahr darauf", "the following month"."""
    for unit in _UNITS:
        names = relative.get(unit, ())
        if mod and words in names and unit != "day":
            return Relative(unit=unit, count=0, mod=mod)  # "Ende des Jahres"
        for name, count in (("following", 1), ("preceding", -1)):
            if _pair(words, relative.get(name, ()), names):
                return Relative(unit=unit, count=count, from_text=True, mod=mod)
    return None


def _in_year(words: str, lexicon: Lexicon) -> Relative | None:
    """Return "Juni vergangenen Jahres", "31 December this year": a point and the year it is in."""
    parts = words.split()
    for cut in range(1, min(len(parts), 5)):
        point = parse_point(" ".join(parts[:cut]), lexicon)
        if point and point.lacks_year:
            year, _ = strip_lead(" ".join(parts[cut:]), lexicon)
            shifted = _shifted(year, None, lexicon)
            if shifted and shifted.unit == "year" and not shifted.from_text:
                return Relative(unit="point of year", count=shifted.count, point=point, mod=point.mod)
    return None


def _pair(words: str, adjectives: Iterable[str], nouns: Iterable[str]) -> bool:
    """Tell whether the words are an adjective and a noun, in either order."""
    parts = words.split()
    if len(parts) != 2:
        return False
    return (parts[0] in adjectives and parts[1] in nouns) or (parts[1] in adjectives and parts[0] in nouns)


def _named(words: str, count: int, mod: Mod | None, lexicon: Lexicon) -> Relative | None:
    relative = lexicon.dates.get("relative", {})
    for unit in _UNITS:
        if words in relative.get(unit, ()):
            return Relative(unit=unit, count=count, mod=mod)
    if fold(words) in lexicon.weekdays:
        return Relative(unit="weekday", count=count, weekday=lexicon.weekdays[fold(words)])
    point = parse_point(words, lexicon)
    if point and point.lacks_year:
        return Relative(unit="point", count=count, point=point, mod=mod or point.mod)
    return None


def _counted(words: str, mod: Mod | None, lexicon: Lexicon) -> Relative | None:
    """Return "vor fünf Jahren", "five years ago", "in zwei Jahren", "zwei Jahre später"."""
    relative = lexicon.dates.get("relative", {})
    parts = words.split()
    for name, sign, from_text in (
        ("ago", -1, False),
        ("ahead", 1, False),
        ("following", 1, True),
        ("preceding", -1, True),
    ):
        marks = relative.get(name, ())
        inner = parts[1:] if parts[0] in marks else parts[:-1] if parts[-1] in marks else []
        if len(inner) < 2:
            continue
        unit = next((unit for unit in _UNITS if inner[-1] in relative.get(unit, ())), None)
        counted, approx = strip_lead(" ".join(inner[:-1]) + " ", lexicon)
        number = _count(counted.strip(), lexicon)
        if unit and number is not None and number <= 200:
            return Relative(unit=unit, count=sign * number, from_text=from_text, mod=mod or approx)
    return None


def _count(words: str, lexicon: Lexicon) -> int | None:
    words = re.sub(r"^(?:knapp|gut|some|almost|nearly)\s+", "", words)
    if words.isdecimal() and len(words) <= 3:
        return int(words)
    term = lexicon.terms.get(words)
    number = term.meaning if term and term.kind == "number" else in_words(words, lexicon.language, "")
    return int(number) if number is not None and number == int(number) else None


def _weekday(words: str, lexicon: Lexicon) -> Relative | None:
    lead = re.sub(r"^(?:am|on|den|dem)\s+", "", words)
    if fold(lead) in lexicon.weekdays:
        return Relative(unit="weekday", count=-1, weekday=lexicon.weekdays[fold(lead)])
    return None


def resolve(relative: Relative, day: date | None, text_year: int | None) -> str | None:
    """Return the EDTF of a relative date, or None where nothing is known to reckon it from.

    Args:
        relative: what the words say.
        day: the article's date, if known.
        text_year: the year the text named last, for what is reckoned from the text.
    """
    if relative.unit == "year" and relative.from_text:
        base = text_year or (day.year if day else None)
        return None if base is None else f"{base + relative.count:04d}"
    if day is None:
        return None
    if relative.point:
        in_year = relative.unit == "point of year"
        return (
            relative.point.in_year(day.year + relative.count).edtf()
            if in_year
            else _shifted_point(relative.point, relative.count, day)
        )
    if relative.weekday is not None:
        return _nearest_weekday(relative.weekday, relative.count, day).isoformat()
    try:
        return _counted_from(relative.unit, relative.count, day)
    except OverflowError:  # past the last day of the calendar
        return None


def _counted_from(unit: str, count: int, day: date) -> str | None:
    match unit:
        case "named decade":
            return _decade(count, day)
        case "year":
            return f"{day.year + count:04d}"
        case "decade":
            return f"{day.year // 10 + count:03d}X"
        case "quarter":
            quarters = day.year * 4 + (day.month - 1) // 3 + count
            return f"{quarters // 4:04d}-{33 + quarters % 4}"
        case "month":
            months = day.year * 12 + day.month - 1 + count
            return f"{months // 12:04d}-{months % 12 + 1:02d}"
        case "week":
            return _week(count, day)
    return (day + timedelta(days=count)).isoformat()


def _decade(tens: int, day: date) -> str | None:
    """Return the last decade of that name that has begun; None for the one to come, which may as well be meant."""
    ahead = day.year // 10 + 1
    decade = day.year // 100 * 10 + tens
    if decade % 10 == ahead % 10:
        return None
    return f"{decade - 10 if decade >= ahead else decade:03d}X"


def _week(count: int, day: date) -> str:
    if abs(count) > 1:
        return (day + timedelta(weeks=count)).isoformat()
    monday = day - timedelta(days=day.weekday()) + timedelta(weeks=count)
    return f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"


def _nearest_weekday(weekday: int, count: int, day: date) -> date:
    """Return the weekday at or before the day, or with a count above zero the next after it."""
    if count > 0:
        return day + timedelta(days=(weekday - day.weekday() - 1) % 7 + 1)
    if count == 0:
        return day + timedelta(days=weekday - day.weekday())
    return day - timedelta(days=(day.weekday() - weekday) % 7)


def _shifted_point(point: Point, count: int, day: date) -> str | None:
    """Return "last October" before the day, "next spring" after it, "this autumn" in its year."""
    here = point.in_year(day.year)
    year = day.year
    if count:
        nearest = here.nearest_year(day)
        month = point.month or {21: 3, 22: 6, 23: 9, 24: 12, 33: 1, 34: 4, 35: 7, 36: 10, 40: 1, 41: 7}.get(
            point.sub_year or 0, 1
        )
        later = (month, point.day or 1) > (day.month, day.day if point.day else 0)
        if abs(count) == 1:
            year = (
                (day.year if later else day.year + 1)
                if count > 0
                else (day.year - 1 if later and month != day.month else day.year)
            )
        else:
            year = nearest + (count - 1 if count > 0 else count + 1)
    return point.in_year(year).edtf()
