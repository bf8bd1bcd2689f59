"""Short forms that brackets give to a name, and long forms that they give to a short one (guideline 2.7, 2.8)."""

import re
from collections.abc import Collection, Iterable, Iterator
from typing import Final

from values.program.candidate import Candidate
from values.program.tokens import has_shape

_BRACKET: Final = re.compile('[ \u00a0\u202f]?["“”»«]? ?\\(["„“«]?(?P<inner>[^()\n]{2,90}?)["“”»]?(?P<end>\\)|[,;] )')
_SPACES: Final = re.compile(r"[\s-]+")
_QUOTES: Final = ("“", "”", "»", "«", '"')
_SHORTEST_BESIDE: Final = 4
_LONGEST_SHORT: Final = 22


def bracketed(text: str, names: Iterable[tuple[int, int, str]], bodies: Collection[str]) -> Iterator[Candidate]:
    """Yield the other form of each name that brackets hold right behind it.

    Args:
        text: the page's text.
        names: start, end and full name of each name found.
        bodies: what brackets say of who pays, in small letters.
    """
    for start, end, name in names:
        found = _BRACKET.match(text, end)
        if found is None:
            continue
        inner, written = found["inner"].strip(), text[start:end]
        place = found.start("inner") + found["inner"].index(inner) if inner else 0
        if _is_short_of(inner, written) or (
            inner.casefold() not in bodies and _is_beside(inner, text[end : end + 2].lstrip()[:1])
        ):
            yield Candidate(start=place, end=place + len(inner), rule="program.short_form", name=name)
        elif " " not in written and inner and inner[0].isupper() and _initials_fit(written, inner):
            yield Candidate(start=place, end=place + len(inner), rule="program.long_form")


def _is_short_of(short: str, long: str) -> bool:
    if not short or len(short) > _LONGEST_SHORT or len(_SPACES.split(short)) > 3 or " " not in _SPACES.sub(" ", long):
        return False
    return (has_shape(short.replace(" ", "")) or short[0].isupper()) and _initials_fit(short, long)


def _is_beside(short: str, before: str) -> bool:
    """Tell whether a made-up word stands in brackets behind a quoted name: „Forschung für alle“ (FORALL-2)."""
    return before in _QUOTES and " " not in short and has_shape(short) and len(short) >= _SHORTEST_BESIDE


def _initials_fit(short: str, long: str) -> bool:
    """Tell whether the letters of a short form come from the beginnings of the words of a long one."""
    letters = [character.lower() for character in short if character.isalpha()]
    if len(letters) < 2:
        return False
    rest = long.lower()
    if letters[0] != next((character for character in rest if character.isalpha()), ""):
        return letters[0] in {word[0] for word in _SPACES.split(rest) if word} and _in_order(letters, rest)
    return _in_order(letters, rest)


def _in_order(letters: list[str], words: str) -> bool:
    place = 0
    for letter in letters:
        place = words.find(letter, place) + 1
        if not place:
            return False
    return True
