"""Finds the amounts of a page (guideline, section 3)."""

from collections.abc import Iterator
from typing import Final

from values.amount import elided, triggers
from values.amount.core import Row
from values.amount.counted import names_sum
from values.amount.extent import Extent, extents
from values.amount.reading import read_amount
from values.amount.resumed import resumed
from values.amount.tokens import tokens
from values.amount.words import finding_words
from values.page import Page
from values.rules import confidence
from values.types import Amount, Found, Label, Reading

_BEFORE: Final = 70  # characters of a page before a trigger in which its number may begin
_AFTER: Final = 60
_LONGEST_WINDOW: Final = 2000
_NUMBERLESS: Final = ("amount.vague", "amount.cut_off")
_OPEN: Final = 0.8  # of the confidence is left where the currency is not known, or several may be meant


def find_amounts(page: Page) -> Iterator[Found]:
    """Yield the amounts of a page, in text order."""
    found = list(_with_unit(page))
    more = _without_unit(page, found)
    if more:
        found = _in_order(found, more)
    yield from found


def _with_unit(page: Page) -> Iterator[Found]:
    """Yield the amounts with a currency or a scale word."""
    edge = 0
    for start, end in _windows(page):
        for extent in extents(_row(page, start, end)):
            if extent.start >= edge and (found := _judged(page, extent)):
                edge = found.end
                yield found


def _windows(page: Page) -> Iterator[tuple[int, int]]:
    """Yield the parts of the page around triggers; they do not overlap but where one would be too long."""
    start = end = -1
    for first, last in triggers.places(page):
        if start >= 0 and first - _BEFORE <= end and first - start < _LONGEST_WINDOW:
            end = last + _AFTER
            continue
        if start >= 0:
            yield start, min(end, len(page.text))
        start, end = max(0, first - _BEFORE), last + _AFTER
    if start >= 0:
        yield start, min(end, len(page.text))


def _row(page: Page, start: int, end: int) -> Row:
    """Return the tokens of a part of the page; it begins between words."""
    text = page.text
    for _ in range(_BEFORE):
        if start == 0 or not text[start - 1].isalnum():
            break
        start -= 1
    return Row(text, tokens(text, page.lexicon, start, end), page.lexicon, finding_words(page.lexicon.language))


def _judged(page: Page, extent: Extent) -> Found | None:
    """Return an amount that is one: with its currency, or with one that the text around it supplies."""
    if not (extent.whole or extent.scaled or extent.changed):
        return None
    if extent.cut_off:
        return _cut_off(page, extent)
    context = page.context(extent.start, extent.end)
    reading = read_amount(context, page.lexicon)
    if reading is None or not isinstance(reading.value, Amount):
        return None
    if not extent.whole and (
        reading.value.currency is None or not (extent.changed or extent.rated or names_sum(context, page.lexicon))
    ):
        return None
    return _as_found(extent.start, extent.end, reading, reading.value)


def _cut_off(page: Page, extent: Extent) -> Found | None:
    """Return a sum whose scale word is cut off: its value is not known (guideline 1.9)."""
    whole = read_amount(page.context(extent.start, extent.known_end), page.lexicon)
    if whole is None or not isinstance(whole.value, Amount):
        return None
    return _as_found(extent.start, extent.end, Reading(value=None, rule="amount.cut_off"), whole.value)


def _as_found(start: int, end: int, reading: Reading, amount: Amount) -> Found:
    sure = confidence(reading.rule) * (_OPEN if amount.currency is None or reading.readings else 1)
    return Found(start=start, end=end, label=Label.AMOUNT, reading=reading, confidence=sure)


def _without_unit(page: Page, found: list[Found]) -> list[Found]:
    """Return the bare numbers to which a list, a bracket or a table gives the unit of the amounts found."""
    places: set[tuple[int, int]] = set()
    starts = [one.start for one in found[1:]] + [len(page.text)]
    for one, until in zip(found, starts, strict=False):
        if one.reading.rule not in _NUMBERLESS:
            places.update(resumed(page, one.end, until, scaled=one.reading.rule != "amount.number"))
            places.update(elided.chained(page, one.start))
            places.update(elided.bracketed(page, one.end))
            places.update(elided.parts_of_sum(page, one.end))
    places.update(elided.under_headers(page))
    if any(one.reading.rule not in _NUMBERLESS for one in found) or places:
        places.update(elided.in_items(page))
    read = (_bare(page, *place) for place in sorted(places))
    return [one for one in read if one is not None]


def _bare(page: Page, start: int, end: int) -> Found | None:
    reading = read_amount(page.context(start, end), page.lexicon)
    if reading is None or reading.rule != "amount.elided_unit" or not isinstance(reading.value, Amount):
        return None
    return _as_found(start, end, reading, reading.value) if reading.value.currency else None


def _in_order(found: list[Found], more: list[Found]) -> list[Found]:
    """Return both in text order, those of the second only where nothing of the first is."""
    taken: list[Found] = []
    for one in sorted((*found, *more), key=lambda one: (one.start, -one.end)):
        if not taken or one.start >= taken[-1].end:
            taken.append(one)
    return taken
