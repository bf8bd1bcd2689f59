"""The programs that a project knows, and those of the starting list, ready to be looked for in a text."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Final

import ahocorasick

from values.program.starting_list import Spelling, listed

_BLANKS: Final = "-\u2010\u2011\u00a0\u202f\u2009\n\r\t"  # each stands for one space: "Horizon-Europe", a wrapped name
_QUOTE_SHAPES: Final = ("’'", "ʼ'", "”“", "„“", "»“", "«“")


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A place of a text that has the letters of one or more spellings; case and edges are not looked at yet."""

    start: int
    end: int
    spellings: tuple[Spelling, ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class KnownPrograms:
    """What is looked for: the project's spellings, then those of the starting list that it did not part."""

    pairs: tuple[tuple[str, str], ...]  # spelling and official name, as the project has them
    parted: frozenset[str]  # spellings of the list that do not stand for its program here
    _own: Any = field(repr=False)  # automaton over the project's spellings; None: it has none

    def __reduce__(self) -> tuple[Any, ...]:
        """Return how another process makes it: from the pairs, the automaton is built anew."""
        return known_programs, (self.pairs, self.parted)

    def hits(self, text: str) -> Iterator[Hit]:
        """Yield every place that has the letters of a spelling, by their ends, the project's own first."""
        folded = folded_text(text)
        for automaton in (self._own, _constant()):
            if automaton is None:
                continue
            for last, spellings in automaton.iter(folded):
                end = last + 1
                kept = spellings if automaton is self._own else self._kept(spellings)
                if kept:
                    yield Hit(start=end - len(kept[0].words), end=end, spellings=kept)

    def _kept(self, spellings: tuple[Spelling, ...]) -> tuple[Spelling, ...]:
        if not self.parted:
            return spellings
        return tuple(one for one in spellings if one.words not in self.parted)


def known_programs(pairs: Iterable[tuple[str, str]] = (), parted: Iterable[str] = ()) -> KnownPrograms:
    """Return the programs of a project together with the starting list.

    Args:
        pairs: spelling and official name of each program that the project accepted; a name stands for itself.
        parted: spellings of the starting list that the project took from their program.
    """
    own = tuple(dict.fromkeys((" ".join(words.split()), name) for words, name in pairs if words.strip()))
    spellings = [Spelling(words=words, name=name, official=words == name, accepted=True) for words, name in own]
    automaton = _automaton(spellings) if spellings else None
    return KnownPrograms(pairs=own, parted=frozenset(parted), _own=automaton)


@cache
def starting_programs() -> KnownPrograms:
    """Return the starting list alone."""
    return known_programs()


def folded_text(text: str) -> str:
    """Return a text as spellings are looked up: as long as it was, small letters, hyphens and breaks as spaces."""
    text = text.replace("İ", "I").lower()  # the one letter that would grow
    for character in _BLANKS:
        text = text.replace(character, " ")
    for shapes in _QUOTE_SHAPES:
        text = text.replace(shapes[0], shapes[1])
    return text


@cache
def _constant() -> Any:
    return _automaton(spelling for program in listed() for spelling in program.spellings)


def _automaton(spellings: Iterable[Spelling]) -> Any:
    by_letters: dict[str, list[Spelling]] = {}
    for spelling in spellings:
        by_letters.setdefault(folded_text(spelling.words), []).append(spelling)
    automaton = ahocorasick.Automaton()
    for letters, group in by_letters.items():
        automaton.add_word(letters, tuple(group))
    automaton.make_automaton()
    return automaton
