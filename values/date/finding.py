"""Finds the dates of a page: words that may be in a date, the longest run of them that the grammar reads."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from values.date import reading
from values.date.anchor import Anchor, anchor_of
from values.date.contrast import without_contrasts
from values.date.coordinated import with_elided
from values.date.opening import opening
from values.date.place import Place
from values.date.reading import Around, Said, dated, normal, parse_words
from values.date.refusing import is_refused
from values.date.relative import is_count, parse_counted
from values.date.tokens import Tokens, joined, tokens_of
from values.date.words import COUNTED, END, INNER, START, TRIGGER, DateWords, date_words
from values.page import Page
from values.rules import confidence
from values.types import Found, Label

_LEFT: Final = 7  # words before the one that a date may be around
_RIGHT: Final = 9  # and after it
_LONGEST: Final = 80  # code points
_FURTHER: Final = 5  # words after it that a date may be around as well: "1 maja 2025 r. do 15 czerwca 2026 r." has five
_CLOCK: Final = re.compile(r"(?:[0-9]{4}|[^\W\d_]|[0-9]\.),?\s+(?:[^\W\d_]+\s+)?[0-9]{1,2}[:.][0-9]{2}$")
_DAY_AND_MONTH: Final = re.compile(r"[0-9]{1,2}\.\s?[0-9]{1,2}")
_DECADE: Final = re.compile(r"[1-9]0(?:s|er)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Search:
    """A page and what its search for dates needs, made once."""

    page: Page
    tokens: Tokens
    words: DateWords
    anchor: Anchor


def find_dates(page: Page) -> Iterator[Found]:
    """Yield the dates of a page, in text order."""
    language = page.lexicon.language
    tokens, triggers = tokens_of(page.text, language)
    if not triggers:
        return
    anchor = anchor_of(page.context(0, 0), page.lexicon, page.article_date)
    search = _Search(page=page, tokens=tokens, words=date_words(language), anchor=anchor)
    yield from with_elided(without_contrasts(_placed(search, triggers)), anchor)


def _placed(search: _Search, triggers: list[int]) -> Iterator[tuple[Place, Found]]:
    first, last_end = 0, 0  # the first word and place behind what was found
    for trigger in triggers:
        if trigger < first:
            continue
        place = _longest(search, trigger, first, last_end)
        found = _found(search, place) if place else None
        if place and found:
            first, last_end = place.last + 1, place.end
            yield place, found
        else:
            first = trigger + 1  # every run that holds this word has been tried


def _longest(search: _Search, trigger: int, first: int, last_end: int) -> Place | None:
    """Return the longest run of words around one that the grammar reads and nothing speaks against."""
    low, high, counted = _run(search, trigger, first)
    kinds, ends = search.tokens.kinds, [at for at in range(high, trigger - 1, -1) if search.tokens.kinds[at] & END]
    for start in range(low, trigger + 1):
        if not (kinds[start] & (START | COUNTED) or start in counted):
            continue
        for end in ends:
            said = _said(search, start, end)
            if said is None:
                continue
            place = Place(
                page=search.page,
                words=search.words,
                tokens=search.tokens,
                said=said,
                first=start,
                last=end,
                previous_end=last_end,
                start=_start(search, start),
                end=_end(search, start, end),
            )
            if not is_refused(place):
                return place
    return None


def _run(search: _Search, trigger: int, first: int) -> tuple[int, int, list[int]]:
    """Return the first and last of the words around one that may be in a date, and the numbers in words among them."""
    kinds, text = search.tokens.kinds, search.page.text
    unit, counted, low = _is_unit(search, trigger), [], trigger
    while low > max(first, trigger - _LEFT) and joined(text, search.tokens, low - 1):
        if not kinds[low - 1] and not (unit and low == trigger and _is_count(search, low - 1)):
            break
        low -= 1
        if not kinds[low] or (unit and low == trigger - 1 and _is_count(search, low)):
            counted.append(low)  # "a year ago", "fünf Jahre später"
    high = trigger
    last, further = min(len(kinds) - 1, trigger + _RIGHT), 0
    while high < last and further < _FURTHER and kinds[high + 1] & INNER and joined(text, search.tokens, high):
        high += 1
        further += kinds[high] & TRIGGER
    return low, high, counted


def _is_unit(search: _Search, at: int) -> bool:
    return _word(search, at) in search.words.units


def _is_count(search: _Search, at: int) -> bool:
    return is_count(_word(search, at), search.page.lexicon)


def _word(search: _Search, at: int) -> str:
    return search.page.text[search.tokens.starts[at] : search.tokens.ends[at]].casefold()


def _start(search: _Search, first: int) -> int:
    """Return where a span begins: the apostrophe of a decade without its century is part of it."""
    text, start = search.page.text, search.tokens.starts[first]
    apostrophe = start and text[start - 1] in "'’" and _DECADE.match(text, start)
    return start - 1 if apostrophe else start


def _end(search: _Search, first: int, last: int) -> int:
    """Return where a span ends: the full stop of an abbreviation and of "3.11." is part of it."""
    text, start, end = search.page.text, search.tokens.starts[first], search.tokens.ends[last]
    if text[end : end + 1] != ".":
        return end
    inside = _word(search, last) in search.words.abbreviations or _DAY_AND_MONTH.fullmatch(text, start, end)
    return end + 1 if inside else end


def _said(search: _Search, first: int, last: int) -> Said | None:
    page, tokens = search.page, search.tokens
    start, end = tokens.starts[first], _end(search, first, last)
    if end - start > _LONGEST:
        return None
    words = page.text[start:end]
    said = parse_words(normal(words, page.lexicon), page.lexicon.language)
    if said is None or _CLOCK.search(words):
        return None
    if tokens.kinds[first] & START or not tokens.kinds[first] & COUNTED:
        return said
    return said if parse_counted(said.words, page.lexicon) else None


def _found(search: _Search, place: Place) -> Found | None:
    page = search.page
    context = page.context(place.start, place.end)
    around = Around(context, page.lexicon, search.anchor, opening(context, page.lexicon))
    found = dated(place.said, around)
    if found is None:
        return None
    certain = confidence(found.rule) - (reading.AMBIGUOUS if found.readings else 0)
    return Found(start=place.start, end=place.end, label=Label.DATE, reading=found, confidence=round(certain, 2))
