"""Finds what a text says: programs, amounts, dates and countries with their values (guideline, sections 1 to 6)."""

import re
from collections import Counter
from collections.abc import Iterable
from typing import Final

from values.amount.finding import find_amounts
from values.country.finding import find_countries
from values.date.finding import find_dates
from values.furniture.ranges import furniture_ranges, is_in
from values.languages.lexicon import languages, load
from values.page import Page, page_of
from values.program.finding import find_programs
from values.program.known import KnownPrograms
from values.types import Found

_SAMPLE: Final = 3000  # characters at the head and in the middle whose words tell the language
_WORD: Final = re.compile(r"[^\W\d_]+")
_UNKNOWN: Final = "de"  # the language of a text that no function word tells


def find(
    text: str, language: str | None, article_date: str | None, programs: KnownPrograms | None = None
) -> list[Found]:
    """Return what is found in a text, in text order; no two spans overlap.

    Args:
        text: the article's whole stored text.
        language: ISO 639-1; one without a file is read by what CLDR knows of it; None: the function words tell it.
        article_date: ISO day that relative dates are reckoned from; None: the text's own dateline, if any.
        programs: those that the project knows; None: those of the starting list.
    """
    name = language.lower()[:2] if language else language_of(text)
    page = page_of(text, load(name), article_date)
    taken: list[Found] = []
    for found in (find_programs(page, programs), find_amounts(page), find_dates(page), find_countries(page)):
        taken = _with(taken, found)
    return _stored(taken, page) if taken else []


def language_of(text: str) -> str:
    """Return the language whose function words are the most frequent in a text; German where there is none."""
    middle = max(_SAMPLE, len(text) // 2)
    words = Counter(_WORD.findall((text[:_SAMPLE] + " " + text[middle : middle + _SAMPLE]).lower()))
    counts = {name: sum(words[word] for word in load(name).function_words) for name in languages()}
    best = max(counts, key=lambda name: (counts[name], name == _UNKNOWN))
    return best if counts[best] else _UNKNOWN


def _with(taken: list[Found], found: Iterable[Found]) -> list[Found]:
    """Return both in text order, without those found that overlap what is taken: labels come by precedence."""
    merged: list[Found] = []
    place = 0
    for one in found:
        while place < len(taken) and taken[place].end <= one.start:
            merged.append(taken[place])
            place += 1
        if place == len(taken) or taken[place].start >= one.end:
            merged.append(one)
    return merged + taken[place:]


def _stored(taken: list[Found], page: Page) -> list[Found]:
    """Return what was found with its places in the stored text, and whether it stands in page furniture."""
    ranges = furniture_ranges(page.text, page.lexicon.language)
    if not ranges and not page.dropped:
        return taken
    return [
        Found(
            start=page.stored(one.start),
            end=page.stored(one.end, end=True),
            label=one.label,
            reading=one.reading,
            confidence=one.confidence,
            furniture=is_in(ranges, one.start),
        )
        for one in taken
    ]
