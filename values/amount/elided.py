"""Finds the numbers that leave their unit out: in a sentence's list, a bracket, a table, a list of items (3.5)."""

import re
from collections.abc import Generator, Iterator
from functools import cache
from typing import Final

from values.amount import triggers
from values.amount.core import is_year_text
from values.amount.counted import names_sum
from values.amount.numerals import NUMERAL
from values.amount.units import header_unit, table_unit
from values.languages.lexicon import load
from values.page import Page

_CHAIN: Final = 90  # characters between two numbers of a sentence's list
_MOST_ITEMS: Final = 12
_BRACKET_REACH: Final = 90
_TABLE_LINE: Final = 2000
_TABLE_LINES: Final = 400
_BRACKET: Final = re.compile(rf"\(([^()\n]{{3,30}}?)(:?)[ \u00a0]({NUMERAL})\)")
_ITEM: Final = re.compile(
    rf"^[ \t]*(?:[-*+•‣◦▪·–—]|\(?(?:[0-9]{{1,2}}|[a-z])[.)])[ \t]+[^\n0-9]{{1,80}}[: \u00a0]({NUMERAL})[ \t]*$",
    re.MULTILINE,
)
_FREE: Final = re.compile(rf"(?<![\w.,:/§#%\-])({NUMERAL})(?=[ \u00a0]?[,;)\n]|[ \u00a0]+[^\W\d_]|\.?\s|\.?$)")
_GROUPED: Final = re.compile(r"[0-9]{1,3}(?:[.,'’\u00a0\u202f ][0-9]{3})+")
_NUMBER: Final = re.compile(rf"(?:{NUMERAL})(?![\w%])")
_FURTHER: Final = re.compile(r"[^.;:\n0-9]{1,50}, ")
_SENTENCE: Final = 300
_IN_BRACKET: Final = 40

Place = tuple[int, int]


def chained(page: Page, start: int) -> Iterator[Place]:
    """Yield the bare numbers before an amount that share its unit: "an Startups 209 und in Chips 28 Mio. Euro"."""
    edge, closed = start, False
    places: list[Place] = []
    for _ in range(_MOST_ITEMS):
        match = _chain(page.lexicon.language).search(page.text, max(0, edge - _CHAIN), edge)
        if match is None or is_year_text(match[1]) or not (closed or match["and"] or _GROUPED.fullmatch(match[1])):
            break
        if not match["words"].strip() and _names_number(page.text, match.start(1)):
            break
        closed, edge = True, match.start(1)
        places.append(match.span(1))
    if len(places) > 1 or (places and _is_large(page.text[slice(*places[0])])):
        yield from reversed(places)


def _is_large(figures: str) -> bool:
    return len(figures) > 1


def _names_number(text: str, start: int) -> bool:
    """Tell whether the word before a number gives it its sense: "Phase 2 und 5 Mio. Euro"."""
    words = text[max(0, start - 30) : start].split()
    return bool(words) and words[-1][:1].isupper()


@cache
def _chain(language: str) -> re.Pattern[str]:
    """Return what finds, right before a place, a bare number and the words of the next item of a sentence's list."""
    words = "|".join(map(re.escape, sorted(load(language).between_joiners))) or "&"
    return re.compile(
        rf"(?<![\w.,:/§#%\-])({NUMERAL})(?:(?P<and>[ \u00a0]+(?:{words})[ \u00a0\n]+)|,[ \u00a0\n]+)"
        r"(?P<words>(?:[^\W\d_][^\W\d]*[ \u00a0\n]+){0,5})$"
    )


def bracketed(page: Page, end: int) -> Iterator[Place]:
    """Yield the number in a bracket after an amount: "3 Mrd. Euro (Vorjahr: 2,8)"."""
    match = _BRACKET.search(page.text, end, end + _BRACKET_REACH)
    if match is None or "\n" in page.text[end : match.start()] or is_year_text(match[3]):
        return
    if match[2] or not match[3].isdigit():
        yield match.span(3)


def parts_of_sum(page: Page, end: int) -> Iterator[Place]:
    """Yield the bare numbers that a sum is parted into: "430 Mio. Euro: 215 aus Rom, 215 von der EU"."""
    opening = _parting(page.lexicon.language).match(page.text, end)
    if opening is None:
        return
    place = opening.end()
    for _ in range(_MOST_ITEMS):
        match = _NUMBER.match(page.text, place)
        if match is None or is_year_text(match[0]) or not names_sum(page.context(*match.span()), page.lexicon):
            return
        yield match.span()
        further = _FURTHER.match(page.text, match.end())
        if further is None:
            return
        place = further.end()


@cache
def _parting(language: str) -> re.Pattern[str]:
    """Return what stands between a sum and the first of its parts."""
    words = "|".join(map(re.escape, load(language).amount_words.get("of_these", ())))
    return re.compile(rf"(?::|[,;]?[ \u00a0\n]\(?(?:{words or '(?!)'}))[ \u00a0\n]", re.IGNORECASE)


def under_headers(page: Page) -> Iterator[Place]:
    """Yield the bare numbers of tables, and those after a bracket with a unit."""
    text = page.text
    table_until = 0
    piped = "|" in text
    for start, end in triggers.places(page):
        if piped and start >= table_until and "|" in text[max(0, start - _CHAIN) : end + _CHAIN]:
            table_until = yield from _in_table(page, start)
        bracket = _opened(text, start, end)
        if bracket and header_unit(text[slice(*bracket)], page.lexicon):
            yield from _after_bracket(page, bracket[1])


def _opened(text: str, start: int, end: int) -> Place | None:
    """Return the inside of the bracket that a place is in: "(in Mio. Euro)"; one for the last trigger in it."""
    opening = max(
        text.rfind("(", max(0, start - _IN_BRACKET), start), text.rfind("[", max(0, start - _IN_BRACKET), start)
    )
    if opening < 0 or text[end : end + 1] not in (")", "]"):
        return None
    inside = text[opening + 1 : end]
    return None if any(mark in inside for mark in ")]\n") else (opening + 1, end)


def _after_bracket(page: Page, start: int) -> Iterator[Place]:
    line = page.text.find("\n", start, start + _SENTENCE)
    until = line if line >= 0 else min(len(page.text), start + _SENTENCE)
    for match in _FREE.finditer(page.text, start, until):
        if not is_year_text(match[1]):
            yield match.span(1)


def _in_table(page: Page, start: int) -> Generator[Place, None, int]:
    """Yield the cells with a bare number under a header with a unit from a line on; return where the table ends."""
    text = page.text
    place = max(text.rfind("\n", max(0, start - _TABLE_LINE), start) + 1, 0)
    for _ in range(_TABLE_LINES):
        end = text.find("\n", place, place + _TABLE_LINE)
        end = end if end >= 0 else min(len(text), place + _TABLE_LINE)
        line = text[place:end]
        if place > start and line.strip() and "|" not in line:
            break
        yield from _cells(page, place, line)
        place = end + 1
        if place >= len(text):
            break
    return place


def _cells(page: Page, line_start: int, line: str) -> Iterator[Place]:
    place = line_start
    for cell in line.split("|") if "|" in line else ():
        match = _cell(page.lexicon.language).fullmatch(cell)
        if match and not is_year_text(match[1][:4]):
            span = (place + match.start(1), place + match.end(1))
            unit = table_unit(page.context(*span), page.lexicon)
            if unit and unit.names_currency:
                yield span
        place += len(cell) + 1


@cache
def _cell(language: str) -> re.Pattern[str]:
    """Return the shape of a cell that is a bare number or a range of two."""
    joiners = "|".join(map(re.escape, sorted(load(language).joiners, key=len, reverse=True))) or "(?!)"
    return re.compile(
        rf"[ \t\u00a0]*(?:(?:ca\.|~|≈|<|>)[ \t]?)?((?:{NUMERAL})(?:(?:[ \u00a0]?[-–][ \u00a0]?|[ \u00a0](?:{joiners})"
        rf"[ \u00a0])(?:{NUMERAL}))?)[ \t\u00a0]*"
    )


def in_items(page: Page) -> Iterator[Place]:
    """Yield the bare numbers that end the items of a list."""
    for match in _ITEM.finditer(page.text):
        if not is_year_text(match[1]):
            yield match.span(1)
