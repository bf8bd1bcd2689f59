"""Which round of a program a title names: "dritte Förderrunde", "third round", "Call 2", "2e appel", "III nabór"."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final, NamedTuple

from values.languages.lexicon import WITHOUT_LANGUAGE, Lexicon, fold, load

_LONGEST: Final = 1_000  # code points that are looked at
_BETWEEN: Final = 3  # words between the number and its noun: "dritte und letzte große Runde"
_FIGURES: Final = r"[1-9][0-9]?"
_ROMAN: Final = r"(?-i:[IVX]{1,5})"
_ROMANS: Final = {
    numeral: number
    for number, numeral in enumerate(
        ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV"), start=1
    )
}
_NEXT: Final = re.compile(r"\s+([^\W\d_]+\.?)|\s*([%€$£¥])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """A round, a call or a competition of a program, by its number."""

    number: int  # 1 and up


class _Patterns(NamedTuple):
    """What finds the rounds of a language."""

    before: re.Pattern[str]  # the number first: "the third funding round"
    numbered: re.Pattern[str]  # the numbers inside what that found
    after: re.Pattern[str]  # the noun first: "Runde 3"
    words: Mapping[str, int]  # in small letters


def round_in(text: str, language: str | None) -> Round | None:
    """Return the round that a title names; None where it names none, or more than one.

    Args:
        text: a title; of a longer text the beginning is looked at.
        language: ISO 639-1, or None: the languages that are tried where none is known.
    """
    head = text[:_LONGEST]
    tried = WITHOUT_LANGUAGE if language is None else (language,)
    found = {number for one in tried for number in _numbers(head, load(one))}
    return Round(number=found.pop()) if len(found) == 1 else None


def _numbers(text: str, lexicon: Lexicon) -> Iterator[int]:
    """Yield the numbers of the rounds that a text names."""
    if not lexicon.rounds:
        return
    patterns = _patterns(lexicon.language)
    for match in patterns.before.finditer(text):
        for part in patterns.numbered.finditer(match["numbers"]):
            yield from _number(part["number"], patterns.words)
    for match in patterns.after.finditer(text):
        if not _counts(text, match.end(), match["number"], lexicon):
            yield from _number(match["number"], patterns.words)


def _number(written: str, words: Mapping[str, int]) -> Iterator[int]:
    if written.isdigit():
        yield int(written)
    elif written in _ROMANS:
        yield _ROMANS[written]
    elif written.lower() in words:
        yield words[written.lower()]


def _counts(text: str, end: int, number: str, lexicon: Lexicon) -> bool:
    """Tell whether a number behind the noun counts what follows it: "in dieser Runde 12 Projekte"."""
    following = _NEXT.match(text, end)
    if following is None or not number.isdigit():
        return False
    word = following[1]
    if word is None:
        return True
    term = lexicon.terms.get(fold(word))
    return (term is not None and term.kind in ("scale", "currency")) or (lexicon.capital_nouns and word[0].isupper())


@cache
def _patterns(language: str) -> _Patterns:
    """Return what finds the rounds of a language that has the table."""
    table = load(language).rounds
    ordinals = {word: int(number) for number, words in table["ordinals"].items() for word in words}
    numbers = {word: int(number) for number, words in table.get("numbers", {}).items() for word in words}
    ends, nouns = _any_of(table["ordinal_ends"]), _any_of(table["words"])
    roman = rf"(?!(?-i:{_any_of(table.get('not_numerals', ()))})(?!\w)){_ROMAN}"
    number = rf"(?<![\w.,/-])(?:(?:{_FIGURES})(?=\.?{ends}[\s-])|(?:{_any_of(ordinals)}|{roman})(?=[\s-]))"
    step = rf"(?:{number}(?:\.?{ends})?|{_any_of(table['between'])})[\s-]+"
    signs = rf"(?:{_any_of(table['signs'])})(?!\w)\.?\s*|#\s?"
    return _Patterns(
        before=re.compile(
            rf"(?P<numbers>{number}(?:\.?{ends})?[\s-]+(?:{step}){{0,{_BETWEEN}}}){nouns}(?!\w)", re.IGNORECASE
        ),
        numbered=re.compile(rf"(?P<number>{number})", re.IGNORECASE),
        after=re.compile(
            rf"(?<!\w){nouns}\s+(?:{signs})?(?P<number>{_FIGURES}|{_ROMAN}|{_any_of(numbers)})"
            r"(?!\w)(?![.,/:–-]\s?[0-9])",
            re.IGNORECASE,
        ),
        words=ordinals | numbers,
    )


def _any_of(words: Sequence[str] | Mapping[str, int]) -> str:
    """Return a pattern for one of some words; for none of them one that matches nothing."""
    return "(?:" + ("|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) or "(?!)") + ")"
