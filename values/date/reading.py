"""Reads a date: its words as EDTF, the year and the open end from the text around it (guideline, section 5)."""

import re
from dataclasses import replace
from datetime import date
from typing import Final

from values.context import Context
from values.date import anchor, edtf_text
from values.date.grammar import Dates, parse_dates
from values.date.point import Point
from values.date.relative import Relative, parse_relative, resolve
from values.languages.lexicon import Lexicon
from values.types import Date, Mod, Reading

_LONGEST: Final = 120
_BEFORE: Final = 60  # code points in which the preposition may stand
_BETWEEN: Final = 6  # words between the preposition and the span
_DEFINITION: Final = 3000
_YEARLESS: Final = {"date.day_without_year": "date.day_alone", "date.month_without_year": "date.month_alone"}


def read_date(context: Context, lexicon: Lexicon, article_date: str | None) -> Reading | None:
    """Return the date of a span, or None where its words are none."""
    if len(context.words) > _LONGEST:
        return None
    words = " ".join(context.words.casefold().split())
    opening, words = _inner_opening(words, lexicon)
    day = anchor.day_of(article_date) or anchor.dateline(context, lexicon)
    opening = opening or _opening(context, lexicon)
    trimmed = words.rstrip(".,;: ")
    if not trimmed:
        return None
    relative = parse_relative(trimmed, lexicon)
    if relative:
        return _relative(relative, context, lexicon, day, opening)
    dates = parse_dates(words, lexicon) or parse_dates(trimmed, lexicon)
    return _absolute(dates, context, lexicon, day, opening) if dates else None


def _relative(
    relative: Relative, context: Context, lexicon: Lexicon, day: date | None, opening: str | None
) -> Reading | None:
    text_year = anchor.year_around(context, lexicon) if relative.from_text else None
    edtf = resolve(relative, day, text_year)
    if edtf is None and relative.unit == "year" and relative.mod and not relative.count:
        year = anchor.year_before(context, lexicon)
        edtf = f"{year:04d}" if year else None
    if edtf is None:
        return Reading(value=Date(edtf=None, note="deictic"), rule="date.deictic")
    if relative.mod is Mod.APPROX:
        edtf = _approximate(edtf)
    value = Date(edtf=_opened(edtf, edtf, opening), mod=relative.mod, inferred=True)
    return _checked(value, "date.relative")


def _absolute(
    dates: Dates, context: Context, lexicon: Lexicon, day: date | None, opening: str | None
) -> Reading | None:
    first, last = (_dated(point, context, lexicon, day, opening) if point else None for point in dates)
    if first is None:
        return None
    if last is not None:
        if dates.first.lacks_year and last.year and not last.inferred:
            first = replace(dates.first, year=last.year)
        return _range(first, last)
    if first.fiscal and (defined := _definition(context, lexicon)):
        return Reading(value=Date(edtf=defined, inferred=False), rule=first.rule)
    start, end = first.first(), first.last()
    if start is None or end is None:
        return Reading(value=Date(edtf=None, mod=first.mod, note="deictic"), rule="date.deictic")
    if first.mod is Mod.APPROX and start == end:
        start = end = _approximate(start)
    edtf = _opened(start, end, opening) if opening else (start if start == end else f"{start}/{end}")
    note = "fiscal" if first.fiscal else None
    return _checked(Date(edtf=edtf, mod=first.mod, inferred=first.inferred, note=note), first.rule)


def _approximate(edtf: str) -> str:
    """Return a year, month or day with EDTF's mark of an approximate one; anything else as it is."""
    return f"{edtf}~" if re.fullmatch(r"[0-9]{4}(?:-(?:0[0-9]|1[0-2])(?:-[0-9]{2})?)?", edtf) else edtf


def _range(first: Point, last: Point) -> Reading | None:
    start, end = first.months().first(), last.months().last()
    mod = first.mod if first.mod is Mod.APPROX else None
    note = "fiscal" if first.fiscal or last.fiscal else None
    value = Date(edtf=f"{start}/{end}", mod=mod, inferred=first.inferred or last.inferred, note=note)
    return _checked(value, "date.range")


def _checked(value: Date, rule: str) -> Reading | None:
    return None if value.edtf and edtf_text.problem(value.edtf) else Reading(value=value, rule=rule)


def _dated(point: Point, context: Context, lexicon: Lexicon, day: date | None, opening: str | None) -> Point:
    """Return the point with a year: that of its sentence, of the article's date, of the text; else as it is."""
    if not point.lacks_year:
        return point
    near = anchor.year_before(context, lexicon)
    if near is not None and (day is None or abs(near - day.year) <= 1):
        return point.in_year(near)
    if day is not None:
        return point.in_year(point.nearest_year(day, deadline=opening == "end"))
    month = anchor.head_month(context, lexicon)
    if month is not None:
        return point.in_year(point.nearest_year(month, deadline=opening == "end"))
    around = anchor.year_in_paragraph(context, lexicon)
    return replace(point, rule=_YEARLESS.get(point.rule, point.rule)) if around is None else point.in_year(around)


def _opened(start: str, end: str, opening: str | None) -> str:
    if opening == "start" and "/" not in start:
        return f"{start}/.."
    if opening == "end" and "/" not in end:
        return f"../{end}"
    return start


def _inner_opening(words: str, lexicon: Lexicon) -> tuple[str | None, str]:
    """Return the preposition's meaning and the other words where a span has its preposition inside."""
    for name, side in (("open_start", "start"), ("open_end", "end")):
        for phrase in sorted(lexicon.dates.get(name, ()), key=len, reverse=True):
            if words.startswith(phrase + " "):
                return side, words.removeprefix(phrase + " ")
    for before in lexicon.dates.get("open_start_before", ()):
        for after in lexicon.dates.get("open_start_after", ()):  # from 2026 onwards
            if words.startswith(before + " ") and words.endswith(" " + after):
                return "start", words[len(before) + 1 : -len(after) - 1]
    return None, words


def _opening(context: Context, lexicon: Lexicon) -> str | None:
    """Return "start" after seit or since, "end" after bis or until, for the preposition before the span.

    Between the two may stand articles and modifiers left outside the span ("by the end of [2030]").
    """
    before = " ".join(context.before(_BEFORE).casefold().replace("(", " ( ").split())
    dates = lexicon.dates
    between = set(dates.get("articles", ())) - set(dates.get("open_start_before", ()))
    between |= {word for group in dates.get("mods", {}).values() for phrase in group for word in phrase.split()}
    after = re.match(r"\s*(\w+)", context.after(20))
    words = before.split()
    for dropped in range(_BETWEEN):
        tail = " ".join(words[: len(words) - dropped])
        if _ends_with(tail, dates.get("open_end", ())):
            return "end"
        if _ends_with(tail, dates.get("open_start", ())):
            return "start"
        follows = after is not None and after[1].casefold() in dates.get("open_start_after", ())
        if follows and _ends_with(tail, dates.get("open_start_before", ())):
            return "start"
        if len(words) <= dropped or words[len(words) - 1 - dropped] not in between:
            return None
    return None


def _ends_with(text: str, phrases: list[str]) -> bool:
    return any(text == phrase or text.endswith(" " + phrase) for phrase in phrases)


def _definition(context: Context, lexicon: Lexicon) -> str | None:
    """Return the months of a fiscal year that the text defines: "FY2024 (April 2024 – March 2025)"."""
    window = context.text[max(0, context.start - _DEFINITION) : context.end + _DEFINITION]
    months = "|".join(sorted(map(re.escape, lexicon.months), key=len, reverse=True))
    day = r"(?:[0-9]{1,2}\.?\s+)?"
    point = rf"{day}(?:{months})\.?(?:\s+[0-9]{{1,2}},)?\s+[0-9]{{4}}"
    pattern = (
        rf"{re.escape(context.words.casefold())}[^.\n0-9]{{0,40}}({point}\s*(?:[-–—]|to|bis|through|until)\s*{point})"
    )
    match = re.search(pattern, window.casefold())
    if match is None:
        return None
    dates = parse_dates(" ".join(match[1].split()), lexicon)
    if dates is None or dates.last is None:
        return None
    ends = [f"{point.year:04d}-{point.month:02d}" for point in dates if point and point.year and point.month]
    return "/".join(ends) if len(ends) == 2 else None
