"""Leaves out today and tomorrow where they stand for the present and the future: "what we build today, …" (5.5)."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

from values.date.place import Place
from values.date.relative import Relative
from values.languages.lexicon import load
from values.types import Found

_REACH: Final = 120  # code points between the two
_BEFORE: Final = 40  # and before them
_SENTENCE: Final = re.compile(r"[.!?:;\n]\s")


def without_contrasts(found: Iterable[tuple[Place, Found]]) -> Iterator[tuple[Place, Found]]:
    """Yield what was found but for pairs of today and tomorrow of which one stands in a clause with "where" or "what".

    "Wo heute Bagger stehen, werden morgen Modelle trainiert" names no day; "heute tagt der Ausschuss, morgen der Rat"
    names two.
    """
    held: tuple[Place, Found] | None = None
    for place, one in found:
        if held and _contrasted(held[0], place):
            held = None
            continue
        if held:
            yield held
        held = place, one
    if held:
        yield held


def _contrasted(today: Place, tomorrow: Place) -> bool:
    if (_days(today), _days(tomorrow)) != (0, 1) or tomorrow.start - today.end > _REACH:
        return False
    text = today.page.text
    between = text[today.end : tomorrow.start]
    if "," not in between or _SENTENCE.search(between) or any(character.isdigit() for character in between):
        return False
    before = _SENTENCE.split(text[max(0, today.start - _BEFORE) : today.start])[-1]
    return _pronouns(today.page.lexicon.language).search(before + between) is not None


def _days(place: Place) -> int | None:
    meaning = place.said.meaning
    return meaning.count if isinstance(meaning, Relative) and meaning.unit == "day" and not meaning.counted else None


@cache
def _pronouns(language: str) -> re.Pattern[str]:
    """Return what finds a word that opens a clause without a time of its own: "where", "what"."""
    words = "|".join(map(re.escape, load(language).dates.get("timeless", ()))) or "(?!)"
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)
