"""The words by which a text goes on about a program, and puts sums together; all from the language's file."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Final

from values.languages.lexicon import Lexicon, fold, load
from values.rounds import round_in

_MARKS: Final = re.compile(r"[\s()\[\]„“”\"«»‚‘’'.,;:&/+]+")
_LONGEST_JOIN: Final = 24  # code points between two names that are joined


@dataclass(frozen=True, slots=True, kw_only=True)
class FactWords:
    """What is looked up in the text between and before marks."""

    language: str
    back: re.Pattern[str]  # stands for a program named before, or is one of its rounds
    back_first: re.Pattern[str]  # does so at the beginning of a sentence
    introductions: re.Pattern[str]
    parts: re.Pattern[str]  # makes a part of the sum behind it
    parts_after: re.Pattern[str]  # makes a part of the sum before it
    restated: frozenset[str]
    changes: frozenset[str]  # between the two sums of a change
    joiners: frozenset[str]
    pairwise: re.Pattern[str]
    compared: re.Pattern[str]  # ends right before a date that a sum is only compared with
    small: frozenset[str]  # articles, prepositions and their like, where a full stop makes an ordinal; else empty
    rounds: tuple[str, ...]  # the nouns for a round, the plainest first
    published: tuple[str, ...]  # begins a line that says when the article appeared
    credits: re.Pattern[str]  # of a picture: its line is a caption
    teasers: frozenset[str]  # headings above teasers of other articles

    def joins(self, between: str) -> bool:
        """Tell whether what stands between two names joins them: "Hy2Tech, Hy2Use und Hy2Infra"."""
        if len(between) > _LONGEST_JOIN or "\n" in between:
            return False
        words = " ".join(_MARKS.sub(" ", between).split())
        return fold(words) in self.joiners or not words

    def ends_between(self, before: str, after: str) -> bool:
        """Tell whether a number with a full stop ends a sentence: "waren es 58. Noch …", not "im 3. Quartal"."""
        return before.casefold() not in self.small and after.casefold() in self.small

    def round_of(self, sentence: str) -> int | None:
        """Return the round of a program that a sentence names; None where it names none, or several."""
        small = sentence.casefold()
        if not any(noun in small for noun in self.rounds):
            return None
        found = round_in(sentence, self.language)
        return None if found is None else found.number

    def goes_back(self, sentence: str) -> bool:
        """Tell whether a sentence speaks of a program named before without its name."""
        return bool(self.back_first.match(sentence) or self.back.search(sentence))


@cache
def fact_words(language: str) -> FactWords:
    """Return the words of a language; of one without a file there are none."""
    lexicon = load(language)
    table = lexicon.facts
    return FactWords(
        language=language,
        back=_phrases(table.get("back", ())),
        back_first=re.compile(rf"\W*{_phrases(table.get('back_first', ())).pattern}", re.IGNORECASE),
        introductions=_phrases(table.get("introductions", ())),
        parts=_phrases(lexicon.amount_words.get("of_these", ())),
        parts_after=re.compile(rf"\W{{0,3}}{_phrases(lexicon.amount_words.get('of_it', ())).pattern}", re.IGNORECASE),
        restated=_folded(table.get("restated", ())),
        changes=lexicon.changes,
        joiners=_folded(table.get("joiners", ())),
        pairwise=_phrases(table.get("pairwise", ())),
        compared=re.compile(
            rf"{_phrases(table.get('compared', ())).pattern}(?:\s[^\W\d_]{{1,6}}){{0,2}}\s\Z", re.IGNORECASE
        ),
        small=_small(lexicon),
        rounds=tuple(lexicon.rounds.get("words", ())),
        published=tuple(lexicon.furniture.get("published", ())),
        credits=re.compile(rf"{_phrases(lexicon.furniture.get('credits', ())).pattern}\s?:", re.IGNORECASE),
        teasers=_teasers(lexicon),
    )


def _small(lexicon: Lexicon) -> frozenset[str]:
    """Return the small words of a language that writes ordinals with a full stop; of any other none."""
    if "." not in lexicon.rounds.get("ordinal_ends", ()):
        return frozenset()
    words = (*lexicon.dates.get("articles", ()), *lexicon.dates.get("prepositions", ()), *lexicon.function_words)
    return frozenset(word.casefold().partition(" ")[0] for word in words)


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(fold(word) for word in words)


def _teasers(lexicon: Lexicon) -> frozenset[str]:
    return _folded(lexicon.furniture.get("teasers", ()))


def _phrases(phrases: Iterable[str]) -> re.Pattern[str]:
    """Return what finds one of some phrases as whole words, the longest first."""
    longest_first = sorted(phrases, key=len, reverse=True)
    words = "|".join(re.escape(phrase).replace(r"\ ", r"\s") for phrase in longest_first)
    return re.compile(rf"(?<![^\W_])(?:{words or '(?!)'})(?![^\W_])", re.IGNORECASE)
