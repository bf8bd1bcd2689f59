"""Finds the programs that are known: the project's (program.known), and those of the starting list (program.list)."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from values.program.edges import begins, cased, ends
from values.program.known import Hit, KnownPrograms
from values.program.starting_list import Spelling, Use
from values.program.words import ProgramWords

_REACHES: Final = {  # code points on either side in which a word supports a name
    Use.WITH_CUE: 110,
    Use.AS_COMPUTER: 160,
    Use.AS_MEASURE: 320,  # its sentence and the one before
}
_WITH_SUPPORT: Final = frozenset(_REACHES)
_EXACT: Final = (Use.WITH_CUE, Use.AS_COMPUTER)
_TRIES: Final = 40  # places of one program that are asked for support, at most
_COUNT_REACH: Final = 60
_QUOTES: Final = "„“”\"«»‚‘'‹›"
_LAST_WORDS: Final = re.compile(r"[^\s,.;:!?()\[\]|\"„“”«»]+")
_COUNTED: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A known name in the text."""

    start: int
    end: int
    spelling: Spelling


def places(text: str, programs: KnownPrograms, words: ProgramWords) -> list[Place]:
    """Return where known programs are named, in text order, none within another."""
    found = _longest(_exact(text, programs, words))
    supported = _supported(text, found, words)
    return [place for place in found if _counts(text, place, supported, words)]


def _exact(text: str, programs: KnownPrograms, words: ProgramWords) -> Iterator[Place]:
    for hit in programs.hits(text):
        if begins(text, hit.start):
            spelling = _fitting(text, hit)
            end = spelling and ends(text, hit.end, words)
            if spelling and end:
                yield Place(start=hit.start, end=end, spelling=spelling)


def _fitting(text: str, hit: Hit) -> Spelling | None:
    written = text[hit.start : hit.end]
    fitting = (
        one
        for one in hit.spellings
        if cased(written, one.words, exactly=one.use in _EXACT or not one.words[0].isupper())
    )
    return min(fitting, key=lambda one: (one.words != written, one.use is not Use.ALWAYS), default=None)


def _longest(found: Iterable[Place]) -> list[Place]:
    kept: list[Place] = []
    for place in sorted(found, key=lambda one: (one.start, -one.end, not one.spelling.accepted)):
        if not kept or place.start >= kept[-1].end:
            kept.append(place)
        elif place.end - place.start > kept[-1].end - kept[-1].start:
            kept[-1] = place
    return kept


def _supported(text: str, found: list[Place], words: ProgramWords) -> set[str]:
    """Return the programs that the text speaks of as programs: one place is enough for all (guideline 2.4)."""
    supported = {place.spelling.name for place in found if place.spelling.use in (Use.ALWAYS, Use.AS_NAME)}
    tries: Counter[str] = Counter()
    for place in found:
        name, use = place.spelling.name, place.spelling.use
        if use in _WITH_SUPPORT and name not in supported and tries[name] < _TRIES:
            tries[name] += 1
            if _has_cue(text, place, words):
                supported.add(name)
    return supported


def _has_cue(text: str, place: Place, words: ProgramWords) -> bool:
    reach = _REACHES[place.spelling.use]
    cue = words.machines if place.spelling.use is Use.AS_COMPUTER else words.funded
    first = max(0, place.start - reach)
    before, after = text[first : place.start], text[place.end : place.end + reach]
    if not (before.strip() or after.strip()):
        return False
    before = before[before.rfind("\n\n") + 1 :]
    paragraph = after.find("\n\n")
    return bool(cue.search(before) or cue.search(after[: paragraph if paragraph >= 0 else reach]))


def _counts(text: str, place: Place, supported: set[str], words: ProgramWords) -> bool:
    match place.spelling.use:
        case Use.WITH_CUE | Use.AS_COMPUTER | Use.AS_MEASURE:
            return place.spelling.name in supported
        case Use.QUOTED:
            return _quoted(text, place)
        case Use.AS_NAME:
            return _quoted(text, place) or not counted(text, place.start, words)
        case _:
            return True


def _quoted(text: str, place: Place) -> bool:
    before, after = text[max(0, place.start - 1) : place.start], text[place.end : place.end + 1]
    return bool(before) and before in _QUOTES and bool(after) and after in _QUOTES


def counted(text: str, start: int, words: ProgramWords) -> bool:
    """Tell whether a number, an article of the indefinite or a possessive stands before: then it is a kind, no name."""
    before = text[max(0, start - _COUNT_REACH) : start].split("\n")[-1]
    last = [found[0].lower() for found in _LAST_WORDS.finditer(before)][-_COUNTED:]
    if re.search(r"[,.;:!?()|]\s*$", before):
        return False
    for word in reversed(last):
        if word in words.counts or word[0].isdigit() or word.endswith(("'s", "’s")):
            return True
        if word in words.determiners:
            return False
    return False
