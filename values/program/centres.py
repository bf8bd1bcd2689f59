"""Named centres that a sentence presents as a funded measure: "České národní laserové centrum" (guideline 2.4)."""

from collections.abc import Iterator
from typing import Final

from values.program.candidate import Candidate
from values.program.tokens import Tokens
from values.program.words import ProgramWords

_MOST: Final = 4  # adjectives before the head
_FEWEST: Final = 2
_NEAR: Final = 110  # code points on either side in which its sum is named


def centre_names(tokens: Tokens, words: ProgramWords) -> Iterator[Candidate]:
    """Yield the centres with a national adjective and a further one, in a sentence of funding that names a sum."""
    for index, token in enumerate(tokens.items if words.centres else ()):
        if token.small not in words.centres:
            continue
        first = _first(tokens, index, words)
        if index - first >= _FEWEST and _is_funded(tokens.text, tokens[first].start, token.end, words):
            yield Candidate(start=tokens[first].start, end=token.end, rule="program.head", strong=False)


def _first(tokens: Tokens, index: int, words: ProgramWords) -> int:
    """Return the national adjective with a capital that begins the adjectives before a head, else the head."""
    for place in range(index - 1, max(-1, index - 1 - _MOST), -1):
        token = tokens[place]
        if not tokens.joined(place) or not token.small.endswith(words.attribute_endings):
            break
        if token.words[0].isupper():
            return place if token.small in words.name_adjectives else index
    return index


def _is_funded(text: str, start: int, end: int, words: ProgramWords) -> bool:
    near = text[max(0, start - _NEAR) : start].rpartition(". ")[2] + text[end : end + _NEAR].partition(". ")[0]
    return any(character.isdigit() for character in near) and words.funded.search(near) is not None
