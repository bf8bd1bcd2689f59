"""Official names in small letters behind a capital head: "Stratégie nationale pour le calcul" (guideline 2.6)."""

from collections.abc import Iterator
from typing import Final

from values.program.candidate import Candidate
from values.program.tokens import Tokens, has_shape, is_number
from values.program.words import ProgramWords

_MOST: Final = 10  # words of a name
_LONG_ENOUGH: Final = 5  # letters of a word that its ending shows to be an adjective
_FEWEST: Final = 3


def official_names(tokens: Tokens, words: ProgramWords) -> Iterator[Candidate]:
    """Yield the names that a capital head, or an adjective before it, begins, in text order."""
    if not words.purposes:
        return
    starts = words.official_heads | words.name_adjectives
    for index, token in enumerate(tokens.items):
        if token.small not in starts or not token.words[0].isupper() or token.words.isupper():
            continue
        head = _head(tokens, index, words)
        if head < 0 or _is_kind(tokens, index, words):
            continue
        last = _last(tokens, index, head, words)
        if last > head and not _is_body(tokens, index, last, words):
            yield Candidate(start=token.start, end=tokens[last].end, rule="program.head")


def _head(tokens: Tokens, index: int, words: ProgramWords) -> int:
    """Return where the head stands that a capital word is, or that follows it; -1 without."""
    if tokens[index].small in words.official_heads:
        return index
    following = index + 1
    if tokens.opens(index) and tokens[index].small not in words.generic:
        return -1  # its capital says nothing: "Český program pro …"
    named = tokens[index].small in words.name_adjectives and following < len(tokens) and tokens.joined(index)
    return following if named and tokens[following].small in words.official_heads else -1


def _is_kind(tokens: Tokens, index: int, words: ProgramWords) -> bool:
    return bool(index) and tokens.joined(index - 1) and tokens[index - 1].small in words.counts - words.possessives


def _last(tokens: Tokens, first: int, head: int, words: ProgramWords) -> int:
    """Return the last word of the phrase behind a head, the head itself where it makes no name."""
    last, said, open_for_noun, nouns = head, head > first, False, 0
    national, purpose = head > first, False
    for place in range(head + 1, min(len(tokens), head + _MOST)):
        token = tokens[place]
        if not tokens.joined(place - 1):
            break
        if is_number(token.words) and said:
            last = place
            break
        if token.small in words.links:
            open_for_noun = True
            purpose = purpose or token.small in words.purposes
        elif open_for_noun:
            if not _is_noun(tokens, place, words):
                break
            last, said, nouns = place, True, nouns + 1
            open_for_noun = token.small.endswith(words.attribute_endings)
        elif national and token.small in words.topics and token.words.islower():
            last, said, purpose = place, True, True
        elif token.small not in words.counts and (token.small in words.generic or _is_adjective(token.small, words)):
            national = national or token.small in words.generic
            last = place
        elif token.small in words.topics and token.words.islower():
            last, said, purpose = place, True, True
        else:
            break
    opens = tokens.opens(first)
    enough = said and last > head and ((national and last > head) or ((purpose or nouns > 1) and not opens))
    return last if enough and last - first + 1 >= _FEWEST - bool(purpose and last == head + 1) else head


def _is_noun(tokens: Tokens, place: int, words: ProgramWords) -> bool:
    """Tell whether a word can be what a program is for: no owner, no name, nothing that counts."""
    token = tokens[place]
    if token.small in words.owners | words.counts | words.not_names | words.verbs:
        return False
    return token.words.islower() or has_shape(token.words) or (token.words.isupper() and len(token.words) > 1)


def _is_adjective(small: str, words: ProgramWords) -> bool:
    if small in words.verbs:
        return False
    return small in words.adjective_endings or (len(small) >= _LONG_ENOUGH and small.endswith(words.adjective_endings))


def _is_body(tokens: Tokens, first: int, last: int, words: ProgramWords) -> bool:
    span = " ".join(tokens[place].small for place in range(first, last + 1))
    return any(span.startswith(body) for body in words.bodies if " " in body)
