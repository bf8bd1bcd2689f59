"""Finds the countries of a page (guideline, section 4)."""

from collections.abc import Iterator
from heapq import merge
from typing import Final

from values.country.columns import find_codes
from values.country.index import Name, search_of
from values.country.surroundings import Cues, cues_of, in_a_name, is_whole_word
from values.languages.countries import fold_name, stem
from values.page import Page
from values.rules import confidence
from values.types import Country, Found, Label

_NEAR: Final = 100  # characters within which another country speaks for a homonym
_STATE_FORM: Final = 60  # characters before a name that may hold "Republic of"


def find_countries(page: Page) -> Iterator[Found]:
    """Yield the countries of a page, in text order, without those that are a part of another name."""
    end = 0
    codes = find_codes(page, confidence("country.code"))
    for found in merge(_names(page), codes, key=lambda one: one.start):
        if found.start >= end:
            yield found
            end = found.end


def _names(page: Page) -> Iterator[Found]:
    last: Found | None = None  # the country before
    waiting: Found | None = None  # a homonym that the next country may speak for
    for start, name in _matches(page, cues_of(page.lexicon.language)):
        found = _found(page, start, name)
        if found is None:
            continue
        if (
            name.homonym
            and page.text[found.end : found.end + 1] == " "
            and page.text[found.end + 1 : found.end + 2].isupper()
        ):
            continue  # "Maurice Lévy"
        if name.homonym and (last is None or not _beside(page.text, last, found)):
            waiting = found
            continue
        if (
            waiting is not None
            and found.start >= waiting.end
            and _beside(page.text, waiting, found)
            and not _is_state_of(page.text, waiting, found)
        ):
            yield waiting
        waiting, last = None, found
        yield found


def _beside(text: str, first: Found, second: Found) -> bool:
    """Tell whether two names stand in one sentence, near each other."""
    between = text[first.end : second.start] if second.start - first.end <= _NEAR else "\n"
    return "\n" not in between and ". " not in between


def _is_state_of(text: str, first: Found, second: Found) -> bool:
    """Tell whether the first is a state or city and the second its country: "Georgia, USA", "Granada (España)"."""
    between = text[first.end : second.start].strip()
    return between == "(" or (between == "," and second.reading.value == Country(code="US"))


def _matches(page: Page, cues: Cues) -> Iterator[tuple[int, Name]]:
    text = page.text
    for place, name in search_of(page.lexicon.language)(text):
        start, end = place + 1 - name.length, place + 1
        if name.is_country and is_whole_word(text, start, end):
            beside = {"is_abbreviation": name.abbreviation, "is_adjective": name.adjective}
            if not in_a_name(text, start, end, cues, **beside):
                yield start, name


def _found(page: Page, start: int, name: Name) -> Found | None:
    if name.reading is None:
        return None
    rule = name.reading.rule
    return Found(
        start=start - _state_form(page, start),
        end=start + name.length,
        label=Label.COUNTRY,
        reading=name.reading,
        confidence=confidence(rule) * (0.8 if name.homonym else 1),
    )


def _state_form(page: Page, start: int) -> int:
    """Return how many characters right before a name belong to its official form: "Republic of", "Königreich"."""
    names = page.lexicon.countries
    words = page.text[max(0, start - _STATE_FORM) : start]
    if not words.endswith((" ", "\u00a0")) or not names.state_forms:
        return 0
    pieces = words.split(" ")[-4:-1]
    for count in range(len(pieces)):
        form = " ".join(pieces[count:])
        if form[:1].isupper() and stem(fold_name(form), names.endings) in names.state_forms:
            return len(form) + 1
    return 0
