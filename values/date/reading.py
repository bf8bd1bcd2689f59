"""Reads a date: its words as EDTF, the year and the open end from the text around it (guideline, section 5)."""

import re
from dataclasses import replace
from datetime import date
from functools import cache, lru_cache
from typing import Final, NamedTuple

from values.context import Context
from values.date import anchor, edtf_text
from values.date.ambiguous import SLASHES, further_points, slash_order
from values.date.bounds import is_ahead
from values.date.grammar import Dates, parse_dates
from values.date.opening import direction, inner_opening, opening
from values.date.point import Point
from values.date.relative import Relative, parse_relative, resolve
from values.languages.lexicon import Lexicon, load
from values.types import Date, Mod, Reading

_LONGEST: Final = 120
AMBIGUOUS: Final = 0.25  # by which a further reading lowers the confidence
_DEFINITION: Final = 1500  # code points on either side of a fiscal year in which its months may be named
_YEAR: Final = re.compile(r"[0-9]{4}")  # what names a year is not reckoned from another
_OCCURRENCES: Final = 4
_YEARLESS: Final = {"date.day_without_year": "date.day_alone", "date.month_without_year": "date.month_alone"}


class Said(NamedTuple):
    """What the words of a span say, whatever stands around them."""

    words: str
    meaning: Relative | Dates
    further: tuple[Point, ...]  # of ambiguous words: what they may also mean


class Around(NamedTuple):
    """What stands around a span."""

    context: Context
    lexicon: Lexicon
    anchor: anchor.Anchor
    opening: str | None  # "start" after seit or since, "end" after bis or until


def read_date(context: Context, lexicon: Lexicon, article_date: str | None) -> Reading | None:
    """Return the date of a span, or None where its words are none."""
    if len(context.words) > _LONGEST:
        return None
    side, words = inner_opening(normal(context.words, lexicon), lexicon)
    said = parse_words(words, lexicon.language)
    if said is None:
        return None
    return dated(
        said,
        Around(context, lexicon, anchor.anchor_of(context, lexicon, article_date), side or opening(context, lexicon)),
    )


def normal(words: str, lexicon: Lexicon) -> str:
    """Return the words of a span as the grammar takes them."""
    return " ".join(lexicon.parted(words.casefold().replace("’", "'")).split())


@lru_cache(maxsize=8192)
def parse_words(words: str, language: str) -> Said | None:
    """Return what normal words say, whatever stands around them; None where they say no date."""
    lexicon = load(language)
    trimmed = words.rstrip(".,;: ")
    if not trimmed:
        return None
    relative = None if _YEAR.search(trimmed) else parse_relative(trimmed, lexicon)
    if relative:
        return Said(words, relative, ())
    dates = parse_dates(words, lexicon) or parse_dates(trimmed, lexicon) or _range_of_this_year(trimmed, lexicon)
    return Said(words, dates, tuple(further_points(words, lexicon))) if dates else None


def _range_of_this_year(words: str, lexicon: Lexicon) -> Dates | None:
    """Return "1 do 30 listopada br.", which without its last words is a range without a year."""
    for phrase in lexicon.dates.get("relative", {}).get("this_year", ()):
        if words.endswith(" " + phrase):
            dates = parse_dates(words.removesuffix(" " + phrase), lexicon)
            return dates if dates and dates.last and dates.last.lacks_year else None
    return None


def dated(said: Said, around: Around) -> Reading | None:
    """Return the date that words say where they stand, with its further readings."""
    if isinstance(said.meaning, Relative):
        return _relative(said.meaning, around)
    reading = _absolute(said.meaning, around)
    if reading is None or not said.further:
        return reading
    order = slash_order(around.context) if SLASHES.fullmatch(said.words) else None
    if order:
        return reading if order == "day_month" else _absolute(Dates(said.further[0]), around)
    others = (_absolute(Dates(point), around) for point in said.further)
    return replace(reading, readings=tuple(other for other in others if other and other.value != reading.value))


def _relative(relative: Relative, around: Around) -> Reading | None:
    context, day = around.context, around.anchor.day
    if relative.bare and around.opening == "end":
        relative = replace(relative, count=1)  # "bis Freitag" is the next one
    elif relative.bare and around.opening is None and is_ahead(context, around.lexicon):
        relative = replace(relative, count=1)  # "am Freitag wird gewählt"
    text_year = anchor.year_around(context, around.lexicon) if relative.from_text else None
    if day is None and relative.count == 0 and relative.unit in ("year", "point of year"):
        text_year = anchor.year_in_paragraph(context, around.lexicon)
        day = date(text_year, 7, 1) if text_year else None
    if day is None and relative.unit == "year" and around.anchor.month:
        day = around.anchor.month
    edtf, source = resolve(relative, day, text_year), "text" if text_year else around.anchor.source
    if edtf is None and relative.unit == "year" and relative.mod and not relative.count:
        year = anchor.year_before(context, around.lexicon)
        edtf = f"{year:04d}" if year else None
    if edtf is None:
        return Reading(value=Date(edtf=None, note="deictic"), rule="date.deictic")
    if relative.mod is Mod.APPROX:
        edtf = _approximate(edtf)
    value = Date(edtf=_opened(edtf, edtf, around.opening), mod=relative.mod, inferred=True)
    return _checked(value, "date.relative", source)


def _absolute(dates: Dates, around: Around) -> Reading | None:
    first, last = (_dated(point, around) if point else None for point in dates)
    if first is None:
        return None
    source = next((point.source for point in (last, first) if point and point.source), None)
    if last is not None:
        if dates.first.lacks_year and last.year and not last.inferred:
            first = replace(dates.first, year=last.year)
        return _range(first, last, source)
    if first.fiscal and (defined := _definition(around.context, around.lexicon)):
        return Reading(value=Date(edtf=defined, inferred=False), rule=first.rule)
    start, end = first.first(), first.last()
    if start is None or end is None:
        return Reading(value=Date(edtf=None, mod=first.mod, note="deictic"), rule="date.deictic")
    if first.mod is Mod.APPROX and start == end:
        start = end = _approximate(start)
    edtf = _opened(start, end, around.opening) if around.opening else (start if start == end else f"{start}/{end}")
    note = "fiscal" if first.fiscal else None
    return _checked(Date(edtf=edtf, mod=first.mod, inferred=first.inferred, note=note), first.rule, source)


def _approximate(edtf: str) -> str:
    """Return a year, month or day with EDTF's mark of an approximate one; anything else as it is."""
    return f"{edtf}~" if re.fullmatch(r"[0-9]{4}(?:-(?:0[0-9]|1[0-2])(?:-[0-9]{2})?)?", edtf) else edtf


def _range(first: Point, last: Point, source: str | None) -> Reading | None:
    start, end = first.months().first(), last.months().last()
    mod = first.mod if first.mod is Mod.APPROX else None
    note = "fiscal" if first.fiscal or last.fiscal else None
    value = Date(edtf=f"{start}/{end}", mod=mod, inferred=first.inferred or last.inferred, note=note)
    return _checked(value, "date.range", source)


def _checked(value: Date, rule: str, source: str | None = None) -> Reading | None:
    if value.edtf and edtf_text.problem(value.edtf):
        return None
    return Reading(value=value, rule=rule, reckoned_from=source if value.inferred else None)


def _dated(point: Point, around: Around) -> Point:
    """Return the point with a year: that of its sentence, of the article's date, of the text; else as it is."""
    if not point.lacks_year:
        return point
    context, lexicon, day, month = around.context, around.lexicon, around.anchor.day, around.anchor.month
    near = anchor.year_before(context, lexicon)
    if near is not None and (day is None or abs(near - day.year) <= 1):
        return point.in_year(near, "text")
    if known := day or month:
        towards = direction(context, lexicon) or int(point.month is None and is_ahead(context, lexicon))
        return point.in_year(point.nearest_year(known, direction=towards), around.anchor.source)
    told = anchor.year_in_paragraph(context, lexicon)
    return replace(point, rule=_YEARLESS.get(point.rule, point.rule)) if told is None else point.in_year(told, "text")


def _opened(start: str, end: str, opening: str | None) -> str:
    if opening == "start" and "/" not in start:
        return f"{start}/.."
    if opening == "end" and "/" not in end:
        return f"../{end}"
    return start


def _definition(context: Context, lexicon: Lexicon) -> str | None:
    """Return the months of a fiscal year that the text defines: "FY2024 (April 2024 – March 2025)"."""
    window = context.text[max(0, context.start - _DEFINITION) : context.end + _DEFINITION].casefold()
    words, shape = context.words.casefold(), _months_of_year(lexicon.language)
    place = window.find(words)
    for _ in range(_OCCURRENCES):
        if place < 0:
            return None
        match = shape.match(window, place + len(words))
        if match:
            return _months(match["months"], lexicon)
        place = window.find(words, place + len(words))
    return None


@cache
def _months_of_year(language: str) -> re.Pattern[str]:
    """Return the shape of what stands behind a fiscal year that is defined."""
    lexicon = load(language)
    months = "|".join(sorted(map(re.escape, lexicon.months), key=len, reverse=True))
    joiners = "|".join(map(re.escape, (*lexicon.dates.get("joiners", ()), "to", "bis")))
    point = rf"(?:[0-9]{{1,2}}\.?\s+)?(?:{months})\.?(?:\s+[0-9]{{1,2}},)?\s+[0-9]{{4}}"
    return re.compile(rf"[^.\n0-9]{{0,40}}(?P<months>{point}\s*(?:[-–—]|{joiners})\s*{point})")


def _months(words: str, lexicon: Lexicon) -> str | None:
    dates = parse_dates(" ".join(words.split()), lexicon)
    if dates is None or dates.last is None:
        return None
    ends = [f"{point.year:04d}-{point.month:02d}" for point in dates if point and point.year and point.month]
    return "/".join(ends) if len(ends) == 2 else None
