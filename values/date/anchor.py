"""The day that relative dates are reckoned from, and the years that the text knows."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final

from values.context import Context
from values.date.ambiguous import further_points
from values.date.bounds import bounded_day
from values.date.grammar import parse_point
from values.date.patterns import patterns
from values.languages.lexicon import Lexicon, fold, load

_HEAD: Final = 700
_DATELINE: Final = 90  # code points of a line in which its date may stand
_SHORT_LINE: Final = 70
_TOWN: Final = 3  # words
_DASHES: Final = ("–", "—", "-", ":")
_AGENCY_BEFORE: Final = re.compile(r"[ \u00a0]\([^\W\d_][^()\n0-9]{1,24}\),?$")
_AGENCY_AFTER: Final = re.compile(r"\([^\W\d_][^()\n0-9]{1,24}\)[ \t\u00a0]*")
_TAIL: Final = 1500
_AROUND: Final = 1500
_BRACKETS: Final = re.compile(r"\([^()\n]{6,60}\)[ \t]*(?:\n|$)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """What a text's dates are reckoned from."""

    day: date | None = None  # the article's
    bounded: bool = False  # the day was inferred from the years that the text names
    month: date | None = None  # the middle of the month at its head, where no day is known

    @property
    def source(self) -> str:
        """What an inferred value says that it was reckoned from."""
        return self.day.isoformat() if self.day and not self.bounded else "text"


def anchor_of(context: Context, lexicon: Lexicon, article_date: str | None) -> Anchor:
    """Return what the dates of a text are reckoned from: one look at it is enough for all of them."""
    day = day_of(article_date) or dateline(context, lexicon)
    if day:
        return Anchor(day=day)
    if inferred := bounded_day(context, lexicon):
        return Anchor(day=inferred, bounded=True)
    return Anchor(month=head_month(context, lexicon))


def day_of(article_date: str | None) -> date | None:
    """Return the day of an ISO string; None where there is none, or where it is no day."""
    try:
        return date.fromisoformat(article_date[:10]) if article_date else None
    except ValueError:
        return None


def dateline(context: Context, lexicon: Lexicon) -> date | None:
    """Return the day of the dateline or publication line, or else of a sign-off at the end ("(dpa, 1.8.2022)").

    A dateline is a short line at the head of the text that holds one full date, or a line whose beginning holds one
    before a dash or a colon ("BERLIN, 3. November 2025 –").
    """
    full_date = _candidates(lexicon.language)
    head = context.text[:_HEAD]
    for line in head.split("\n"):
        found = list(full_date.finditer(line.casefold()[:_DATELINE]))
        if len(found) == 1 and _is_dateline(line, found[0], lexicon) and (day := _day(found[0][0], lexicon)):
            return day
    for match in _BRACKETS.finditer(context.text[len(head) :][-_TAIL:]):
        if (signed := full_date.search(match[0].casefold())) and (day := _day(signed[0], lexicon)):
            return day
    return None


def head_month(context: Context, lexicon: Lexicon) -> date | None:
    """Return the middle of the month that a short line at the head names ("Rundbrief, März 2025")."""
    month_and_year = re.compile(rf"(?:{_months(lexicon.language)})\.?\s+[0-9]{{4}}")
    for line in context.text[:_HEAD].split("\n"):
        found = list(month_and_year.finditer(line.casefold()[:_DATELINE]))
        if len(found) == 1 and _is_dateline(line, found[0], lexicon) and not line[found[0].end() :].strip():
            point = parse_point(found[0][0], lexicon)
            return date(point.year, point.month, 15) if point and point.year and point.month else None
    return None


def _is_dateline(line: str, found: re.Match[str], lexicon: Lexicon) -> bool:
    before, after = line[: found.start()].rstrip(), _without_year_word(line[found.end() :].lstrip(), lexicon)
    place, _, weekday = before.rpartition(" ")
    before = place if fold(weekday.rstrip(",")) in lexicon.weekdays else before
    if _is_signed(before, after):
        return True
    short = len(line.strip()) <= _SHORT_LINE and not re.search(r"[.!?]$", line.strip())
    alone = len(before.split()) == 1 and before[:1].isupper()  # "Praha 14. října 2025 –"
    if alone and before.isupper() and after[:1].isupper():
        return True  # "OSTRAVA 17. listopadu 2025 Dvě stě milionů ..."
    leading = bool(before) and (before[-1] in ",(/" or alone) and after[:1] in ("–", "—", "-", ")", ":")
    town = before.endswith(",") and len(before.split()) <= _TOWN and after.startswith(".")  # "Mérida, 14 mai 2026. Le"
    return short or leading or town or not before


def _is_signed(before: str, after: str) -> bool:
    """Tell whether a town stands before a day, and a dash or a new sentence after it, an agency in brackets or not."""
    signed_before, signed_after = _AGENCY_BEFORE.search(before), _AGENCY_AFTER.match(after)
    before = before[: signed_before.start()] if signed_before else before
    after = after[signed_after.end() :] if signed_after else after
    words = before.rstrip(" ,(/").split()
    town = 0 < len(words) <= _TOWN and words[0][0].isupper() and (words[-1][0].isupper() or words[-1][0] == "(")
    if signed_before or signed_after:
        return town and (after[:1] in _DASHES or after[:1].isupper() or after[:1] in ".,")
    return town and after[:1] in _DASHES and all(word[0].isupper() for word in words)


def _without_year_word(after: str, lexicon: Lexicon) -> str:
    """Return what follows a date without the word for a year behind it ("2025 r. –")."""
    word = re.match(r"([^\W\d_]+)\.?\s*", after)
    return after[word.end() :] if word and word[1].casefold() in lexicon.dates.get("after_year", ()) else after


def _day(words: str, lexicon: Lexicon) -> date | None:
    joined = " ".join(words.split())
    point = None if further_points(joined, lexicon) else parse_point(joined, lexicon)
    return date(point.year, point.month, point.day) if point and point.year and point.month and point.day else None


@cache
def _months(language: str) -> str:
    return "|".join(sorted(map(re.escape, load(language).months), key=len, reverse=True))


@cache
def _candidates(language: str) -> re.Pattern[str]:
    months = _months(language)
    return re.compile(
        rf"[0-9]{{1,2}}(?:\.|er|º|°|st|nd|rd|th)?\s*(?:(?:de|of)\s+)?(?:{months})\.?,?\s+(?:del?\s+)?[0-9]{{4}}"
        rf"|(?:{months})\.?\s+[0-9]{{1,2}}(?:st|nd|rd|th)?,?\s+[0-9]{{4}}"
        r"|[0-9]{1,2}\.\s?[0-9]{1,2}\.\s?[0-9]{4}|[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}"
    )


def year_before(context: Context, lexicon: Lexicon) -> int | None:
    """Return the last year that stands before the span in its sentence."""
    return _last_year(context.before(), lexicon)


def year_in_paragraph(context: Context, lexicon: Lexicon) -> int | None:
    """Return the last year that stands before the span in its paragraph."""
    return _last_year(context.far_before(_AROUND).rpartition("\n")[2], lexicon)


def year_around(context: Context, lexicon: Lexicon) -> int | None:
    """Return the year that stands nearest before the span, or else after it."""
    any_year = patterns(lexicon.language).any_year
    before = _last_year(context.far_before(_AROUND), lexicon)
    if before is not None:
        return before
    after = any_year.search(context.far_after(_AROUND))
    return int(after["year"]) if after else None


def _last_year(text: str, lexicon: Lexicon) -> int | None:
    found = None
    for match in patterns(lexicon.language).any_year.finditer(text):
        found = int(match["year"])
    return found
