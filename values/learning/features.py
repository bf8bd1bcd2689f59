"""What a learner is told of each token: the word and its shape, what it means, its neighbours, what the rules found."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from values.languages.lexicon import Lexicon, fold, load
from values.learning.tokens import Token
from values.program.words import ProgramWords, program_words
from values.types import Found

Features = list[str]  # of one token

_WORDS_KEPT: Final = 60_000
_LONGEST_WORD: Final = 30  # code points of a word that are looked at
_SURROGATE: Final = re.compile("[\ud800-\udfff]")  # that stands alone: engines take none
_LONGEST_SHAPE: Final = 6
_LONGEST_ENCLOSED: Final = 12  # tokens between two quotation marks or brackets
_YEAR_DIGITS: Final = 4
_OPENING: Final = frozenset("„“«‹\"'‚‘(»[")
_CLOSING: Final = frozenset("“”»›\"'‘’)«]")
_PROGRAM_CLASSES: Final = (
    "bare_heads",
    "name_heads",
    "compound_heads",
    "plural_heads",
    "determiners",
    "funding_verbs",
    "bodies",
    "links",
    "generic",
    "possessives",
    "not_names",
    "strategies",
)
_EDGE: Final = ("w=|", "s=|", "c=|")
_SAME: Final = {"program.known": "program.list"}  # what the project knows is learned like what the list knows


class Word(NamedTuple):
    """What a word says wherever it stands, ready to be joined."""

    here: tuple[str, ...]
    before: tuple[str, ...]  # said of the token after it
    after: tuple[str, ...]  # said of the token before it
    far_before: tuple[str, ...]  # said of the token two after it
    far_after: tuple[str, ...]


def features_of(tokens: Sequence[Token], language: str, found: Sequence[Found]) -> list[Features]:
    """Return the features of each token of a stretch.

    Args:
        tokens: a line's, or a part of one's.
        language: ISO 639-1.
        found: what the rules found in the text, in text order, none overlapping.
    """
    words = [_word(language, token.words) for token in tokens]
    edge = _edge()
    padded = [edge, edge, *words, edge, edge]
    rules = _rules(tokens, found)
    enclosed = _enclosed(tokens)
    features: list[Features] = []
    for place, word in enumerate(words):
        one = [
            *word.here,
            *padded[place + 1].before,
            *padded[place + 3].after,
            *padded[place].far_before,
            *padded[place + 4].far_after,
            *rules[place],
        ]
        if enclosed[place]:
            one.append(enclosed[place])
        features.append(one)
    if features:
        features[0].append("line")
    return features


@lru_cache(maxsize=_WORDS_KEPT)
def _word(language: str, words: str) -> Word:
    looked_at = _SURROGATE.sub("?", words[:_LONGEST_WORD])
    small, shape, classes = looked_at.lower(), _shape(looked_at), _classes(language, words)
    told = (f"w={small}", f"s={shape}", *(f"c={one}" for one in classes))
    ends = (f"e3={small[-3:]}", f"e2={small[-2:]}", f"b3={small[:3]}") if small.isalpha() else ()
    return Word(
        here=(*told, *ends),
        before=tuple("-1" + one for one in told),
        after=tuple("+1" + one for one in told),
        far_before=tuple("-2" + one for one in told[1:]),
        far_after=tuple("+2" + one for one in told[1:]),
    )


@lru_cache(maxsize=1)
def _edge() -> Word:
    return Word(
        here=(),
        before=tuple("-1" + one for one in _EDGE),
        after=tuple("+1" + one for one in _EDGE),
        far_before=tuple("-2" + one for one in _EDGE[1:2]),
        far_after=tuple("+2" + one for one in _EDGE[1:2]),
    )


def _shape(words: str) -> str:
    """Return the kinds of a word's letters, each stretch of equal ones once: "Xx", "X", "d", "xXx"."""
    shape = ""
    for character in words:
        kind = _kind(character)
        if not shape.endswith(kind):
            shape += kind
        if len(shape) == _LONGEST_SHAPE:
            break
    if shape == "X" and len(words) > 1:
        return "XX"
    return f"d{len(words)}" if shape == "d" and len(words) <= _YEAR_DIGITS else shape


def _kind(character: str) -> str:
    if character.isdigit():
        return "d"
    if character.isalpha():
        return "X" if character.isupper() else "x"
    return character


def _classes(language: str, words: str) -> tuple[str, ...]:
    lexicon, programs, small = load(language), program_words(language), words.lower()
    return (*_calendar_and_money(lexicon, fold(words)), *_of_programs(programs, small), *_signs(words))


def _calendar_and_money(lexicon: Lexicon, folded: str) -> Iterable[str]:
    if folded in lexicon.months:
        yield "month"
    if folded in lexicon.weekdays:
        yield "weekday"
    if folded in lexicon.function_words:
        yield "function"
    term = lexicon.terms.get(folded)
    if term is not None:
        yield term.kind


def _of_programs(words: ProgramWords, small: str) -> Iterable[str]:
    if words.is_head(small):
        yield "head"
    for name in _PROGRAM_CLASSES:
        if small in getattr(words, name):
            yield name
    if words.funded.match(small):
        yield "funded"


def _signs(words: str) -> Iterable[str]:
    if words in _OPENING:
        yield "opens"
    if words in _CLOSING:
        yield "closes"


def _rules(tokens: Sequence[Token], found: Sequence[Found]) -> list[list[str]]:
    """Return for each token what the rules found there, and beside it."""
    told: list[list[str]] = [[] for _ in tokens]
    if not tokens:
        return told
    place = bisect_left(found, tokens[0].start, key=lambda one: one.end - 1)
    for one in found[place:]:
        if one.start > tokens[-1].start:
            break
        first = bisect_left(tokens, one.start, key=lambda token: token.end - 1)
        last = bisect_left(tokens, one.end, key=lambda token: token.start) - 1
        _tell(told, one, first, last)
    return told


def _tell(told: list[list[str]], one: Found, first: int, last: int) -> None:
    rule = _SAME.get(one.reading.rule, one.reading.rule)
    label, sure = one.label.value, round(one.confidence, 1)
    for place in range(first, last + 1):
        part = "B" if place == first else "I"
        told[place] += (f"r={part}-{rule}", f"rl={part}-{label}", f"rc={part}-{label}{sure}")
        if place == last:
            told[place].append(f"re={label}")
    if first > 0:
        told[first - 1].append(f"+r={label}")
    if last + 1 < len(told):
        told[last + 1].append(f"-r={label}")


def _enclosed(tokens: Sequence[Token]) -> list[str]:
    """Return for each token whether it stands between quotation marks or brackets of its stretch, and how."""
    marks = [""] * len(tokens)
    opened: int | None = None
    for place, token in enumerate(tokens):
        sign = token.words
        if opened is not None and sign in _CLOSING:
            if 1 < place - opened <= _LONGEST_ENCLOSED:
                kind = "bracket" if sign in ")]" else "quoted"
                for inner in range(opened + 1, place):
                    marks[inner] = f"in={kind}{'B' if inner == opened + 1 else 'I'}"
                marks[place - 1] += "E"
            opened = None
        elif sign in _OPENING:
            opened = place
    return marks
