"""Finds what a text says: programs, amounts, dates and countries with their values (guideline, sections 1 to 6)."""

from collections.abc import Iterable
from dataclasses import replace

from values.amount.finding import find_amounts
from values.country.finding import find_countries
from values.date.finding import find_dates
from values.languages.lexicon import load
from values.page import Page, page_of
from values.program.finding import find_programs
from values.types import Found


def find(text: str, language: str | None, article_date: str | None) -> list[Found]:
    """Return what is found in a text, in text order; no two spans overlap.

    Args:
        text: the article's whole stored text.
        language: ISO 639-1; None: German.
        article_date: ISO day that relative dates are reckoned from; None: the text's own dateline, if any.
    """
    page = page_of(text, load((language or "de").lower()[:2]), article_date)
    taken: list[Found] = []
    for found in (find_programs(page), find_amounts(page), find_dates(page), find_countries(page)):
        taken = _with(taken, found)
    return [_stored(one, page) for one in taken]


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


def _stored(one: Found, page: Page) -> Found:
    return replace(one, start=page.stored(one.start), end=page.stored(one.end, end=True))
