"""Words that may be a date, and what stands around them."""

import re
from dataclasses import dataclass
from typing import Final

from values.date.grammar import Dates
from values.date.point import Point
from values.date.reading import Said
from values.date.tokens import Tokens
from values.date.words import DateWords, phrase
from values.page import Page

BEFORE: Final = 60  # code points looked at before a span
SENTENCE_START: Final = re.compile(r"(?:^|[.!?:|•·–—\n\t\"„“«»(\[*>-])\s*$")
_LAST_WORD: Final = re.compile(r"(?P<word>[^\W_]+)(?P<mark>[.:,]?)(?P<gap>[ \u00a0\u202f\u2009]*)")
_LONGEST_GAP: Final = 4  # code points between a word and the span behind it


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Words that the grammar reads as a date, and where they stand."""

    page: Page
    words: DateWords
    tokens: Tokens
    said: Said
    first: int  # word
    last: int
    start: int  # code points
    end: int
    previous_end: int  # of what was found before

    @property
    def text(self) -> str:
        """The words of the place."""
        return self.page.text[self.start : self.end]

    @property
    def first_word(self) -> str:
        """The first word of the place in lower case."""
        return self.page.text[self.tokens.starts[self.first] : self.tokens.ends[self.first]].casefold()

    @property
    def before(self) -> str:
        """What stands before it, a bounded stretch."""
        return self.page.text[max(0, self.start - BEFORE) : self.start]

    def last_word(self) -> re.Match[str] | None:
        """Return the word right before the place, with the mark and the gap behind it."""
        if not self.first or self.start - self.tokens.ends[self.first - 1] > _LONGEST_GAP:
            return None
        return _LAST_WORD.fullmatch(self.page.text, self.tokens.starts[self.first - 1], self.start)

    @property
    def point(self) -> Point | None:
        """The point where the words say one."""
        meaning = self.said.meaning
        return meaning.first if isinstance(meaning, Dates) and meaning.last is None else None

    @property
    def bare(self) -> bool:
        """Whether there are only figures of years: "2025", "2025–2027"."""
        return self.text[:1].isdecimal() and not any(character.isalpha() for character in self.text)


def words_before(place: Place) -> list[str]:
    """Return the last words before the place in its clause."""
    clause = re.split(r"[.;:!?\n|]\s", place.before)[-1]
    return phrase(clause).split()[-5:]


def is_placed(place: Place) -> bool:
    """Tell whether a preposition before the words places something in time, articles between them or not."""
    before = words_before(place)
    for dropped in range(3):
        left = before[: len(before) - dropped]
        if any(" ".join(left[-length:]) in place.words.prepositions for length in range(1, 4) if length <= len(left)):
            return True
        if not left or left[-1] not in place.words.passed_over:
            return False
    return False


def begins(place: Place, word: re.Match[str]) -> bool:
    """Tell whether a word is the first of its sentence."""
    head = place.page.text[max(0, word.start() - 3) : word.start()]
    return not head or bool(SENTENCE_START.search(head))
