"""Dates that are said from another day: today, last year, five years ago, the year after."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from values.amount.numerals import in_words
from values.date.grammar import parse_point, strip_lead
from values.date.patterns import patterns
from values.date.point import Point
from values.date.words import UNITS, DateWords, date_words, phrase
from values.languages.lexicon import Lexicon, fold
from values.types import Mod

_LONGEST_SHIFT: Final = 3  # words of "il y a"
_MARK: Final = re.compile(r"[^\w\s.,'/\u2010-\u2015-]|_")
_FULL_STOP: Final = re.compile(r"(?<=[^\W\d])\.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Relative:
    """A relative date: how many units from the anchor, or a part of the year before or after it."""

    unit: str
    count: int  # of a named decade its tens
    from_text: bool = False  # reckoned from the last year the text names ("im Jahr darauf")
    point: Point | None = None  # "last October": a point without a year
    weekday: int | None = None  # Monday is 0
    mod: Mod | None = None
    counted: bool = False  # a number of units
    bare: bool = False  # a weekday without "last" or "next"


def parse_relative(words: str, lexicon: Lexicon) -> Relative | None:
    """Return what words in lower case say relative to a day, or None."""
    if _MARK.search(words):
        return None
    words = _FULL_STOP.sub("", words)
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
        _in_year(words, lexicon)
        or _shifted(words, None, lexicon)
        or _shifted(bare, None, lexicon)
        or _shifted(rest, mod, lexicon)
        or _counted(words, mod, lexicon)
        or _weekday(words, lexicon)
        or _named_decade(rest, mod, lexicon)
    )


def _without_determiner(words: str, dates: Any) -> str:
    """Return the words without a leading article ("the year before", "zum Jahresende")."""
    first, _, rest = words.partition(" ")
    units = {name for unit in UNITS for name in dates.get("relative", {}).get(unit, ())}
    return rest if rest and first in dates.get("articles", ()) and first not in units else words


def _named_decade(words: str, mod: Mod | None, lexicon: Lexicon) -> Relative | None:
    """Return "90er Jahre", "neunziger Jahre", "'90s", "nineties": a decade without its century."""
    figures = patterns(lexicon.language).short_decade.fullmatch(words)
    tens = int(figures["tens"] or figures["tens_after"]) if figures else None
    for number, names in lexicon.dates.get("decade_words", {}).items():
        tens = int(number) if words in names else tens
    return None if tens is None else Relative(unit="named decade", count=tens, mod=mod)


def _day_word(words: str, dates: Any) -> Relative | None:
    for count, group in dates.get("relative_days", {}).items():
        if words in group:
            return Relative(unit="day", count=int(count))
    return None


def _shifted(words: str, mod: Mod | None, lexicon: Lexicon) -> Relative | None:
    """Return "vergangenes Jahr", "next month", "last October", "22 juin dernier", "Jahr darauf", "Vorjahr"."""
    relative, known = lexicon.dates.get("relative", {}), date_words(lexicon.language)
    found = _one_word(words, mod, relative) or _beside_unit(words, mod, relative, known)
    if found:
        return found
    pieces = words.split()
    for length in range(min(_LONGEST_SHIFT, len(pieces) - 1), 0, -1):
        for beside, rest in ((pieces[:length], pieces[length:]), (pieces[-length:], pieces[:-length])):
            count = known.shifts.get(phrase(" ".join(beside)))
            named = None if count is None else _named(" ".join(rest), count, mod, lexicon)
            if named:
                return named
    return None


def _one_word(words: str, mod: Mod | None, relative: Any) -> Relative | None:
    for name, count in (("this_year", 0), ("last_year", -1), ("next_year", 1), ("year_before_last", -2)):
        if words in relative.get(name, ()):
            return Relative(unit="year", count=count, mod=mod)
    if words in relative.get("following_year", ()):
        return Relative(unit="year", count=1, from_text=True, mod=mod)
    return None


def _beside_unit(words: str, mod: Mod | None, relative: Any, known: DateWords) -> Relative | None:
    """Return "Ende des Jahres", "Jahr darauf", "the following month"."""
    if mod and words not in known.plural and known.units.get(words, "day") != "day":
        return Relative(unit=known.units[words], count=0, mod=mod)  # "Ende des Jahres"
    pieces = words.split()
    if len(pieces) < 2:
        return None
    for name, count in (("following", 1), ("preceding", -1)):
        for beside in relative.get(name, ()):
            rest = _beside(words, beside) or ""
            if rest in known.units and rest not in known.plural:
                return Relative(unit=known.units[rest], count=count, from_text=True, mod=mod)
    return None


def _beside(words: str, word: str) -> str | None:
    """Return the words without one at either end, or None where it stands at none."""
    if words.startswith(word + " "):
        return words[len(word) + 1 :]
    return words[: -len(word) - 1] if words.endswith(" " + word) else None


def _in_year(words: str, lexicon: Lexicon) -> Relative | None:
    """Return "Juni vergangenen Jahres", "31 December this year", "loni v listopadu": a point and the year it is in."""
    pieces = words.split()
    halves = [(pieces[:cut], pieces[cut:]) for cut in range(1, min(len(pieces), 5))]
    for first, last in (*halves, *((last, first) for first, last in halves)):
        point = parse_point(" ".join(first), lexicon)
        if point and point.lacks_year:
            year, _ = strip_lead(" ".join(last), lexicon)
            shifted = _shifted(year, None, lexicon)
            if shifted and shifted.unit == "year" and not shifted.from_text:
                return Relative(unit="point of year", count=shifted.count, point=point, mod=point.mod)
    return None


def _named(words: str, count: int, mod: Mod | None, lexicon: Lexicon) -> Relative | None:
    known = date_words(lexicon.language)
    if words in known.plural:
        return None  # "in den letzten Jahren" is no stretch that could be drawn
    if phrase(words) in known.units:  # "mois-ci"
        return Relative(unit=known.units[phrase(words)], count=count, mod=mod)
    if fold(words) in lexicon.weekdays:
        return Relative(unit="weekday", count=count, weekday=lexicon.weekdays[fold(words)])
    point = parse_point(words, lexicon)
    if point and point.lacks_year:
        return Relative(unit="point", count=count, point=point, mod=mod or point.mod)
    return None


def _counted(words: str, mod: Mod | None, lexicon: Lexicon) -> Relative | None:
    """Return "vor fünf Jahren", "five years ago", "il y a cinq ans", "zwei Jahre später"."""
    known = date_words(lexicon.language)
    pieces = words.split()
    for length in range(min(_LONGEST_SHIFT, len(pieces) - 1), 0, -1):
        for beside, rest in ((pieces[:length], pieces[length:]), (pieces[-length:], pieces[:-length])):
            meaning = known.counts.get(phrase(" ".join(beside)))
            if meaning is None:
                continue
            counted, approx = strip_lead(" ".join(rest[:-1]) + " ", lexicon)
            alone = len(rest) == 1 and rest[0] in known.one
            unit, number = known.units.get(rest[-1]), 1 if alone else _count(counted.strip(), lexicon)
            if unit and number is not None and number <= 200:
                count = meaning[0] * number
                return Relative(unit=unit, count=count, from_text=meaning[1], mod=mod or approx, counted=True)
    return None


def _count(words: str, lexicon: Lexicon) -> int | None:
    words = re.sub(r"^(?:knapp|gut|some|almost|nearly)\s+", "", words)
    if words.isdecimal() and len(words) <= 3:
        return int(words)
    term = lexicon.terms.get(words)
    number = term.meaning if term and term.kind == "number" else in_words(words, lexicon.language, "")
    return int(number) if number is not None and number == int(number) else None


def parse_counted(words: str, lexicon: Lexicon) -> Relative | None:
    """Return what normal words say that count units from a day: "in fünf Jahren"."""
    return _counted(_FULL_STOP.sub("", words), None, lexicon)


def is_count(words: str, lexicon: Lexicon) -> bool:
    """Tell whether words are a whole number that may stand before a unit."""
    return _count(words, lexicon) is not None


def _weekday(words: str, lexicon: Lexicon) -> Relative | None:
    *before, last = words.split() or [""]
    known = date_words(lexicon.language)
    if fold(last) in lexicon.weekdays and all(word in known.articles | known.prepositions for word in before):
        return Relative(unit="weekday", count=-1, weekday=lexicon.weekdays[fold(last)], bare=True)
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
