"""Finds the programs of a page: known ones, then what looks like one (guideline, section 2)."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import Final

from values.codec import is_line
from values.page import Page
from values.program.called import called_names
from values.program.candidate import Candidate
from values.program.centres import centre_names
from values.program.compounds import closed_names, compound_names, important_projects, topic_names
from values.program.edges import begins, ends
from values.program.headed import headed_names
from values.program.known import KnownPrograms, starting_programs
from values.program.listed import Place, places
from values.program.lists import list_names
from values.program.official import official_names
from values.program.quoted import quoted_names
from values.program.short_forms import bracketed
from values.program.tables import table_names
from values.program.tokens import Tokens
from values.program.words import ProgramWords, program_words
from values.rules import confidence
from values.types import Found, Label, Program, Reading

_MOST_NAMES: Final = 80  # new names of one text that are looked for again
_SHORTEST_NAME: Final = 3
_OWN_VERSION: Final = re.compile(r"\s(?:[0-9.]+|[IVX]+)")  # a version or year makes a name of its own (section 6)


def find_programs(page: Page, programs: KnownPrograms | None = None) -> Iterator[Found]:
    """Yield the programs of a page, in text order; no two overlap.

    Args:
        page: the text.
        programs: what its project knows, with the starting list; None: the starting list alone.
    """
    words = program_words(page.lexicon.language)
    known = _known(page.text, programs or starting_programs(), words)
    found = _merged(known, _beside(page.text, known, _new(page.text, words)))
    found = _merged(found, _other_forms(page.text, found, words))
    found = _merged(found, _again(page.text, found, words))
    if listed := list(_all_found(page.text, list_names(page.text, {one.start for one in found}, words))):
        found = _merged(found, listed)
        found = _merged(found, _again(page.text, found, words))
    yield from found


def _known(text: str, programs: KnownPrograms, words: ProgramWords) -> list[Found]:
    named = places(text, programs, words)
    written: dict[str, str] = {}  # official name -> the fullest official name that the text has
    for place in named:
        spelling = place.spelling
        if spelling.official and len(spelling.words) > len(written.get(spelling.name, "")):
            written[spelling.name] = spelling.words
    return [_known_found(text, place, written) for place in named]


def _known_found(text: str, place: Place, written: dict[str, str]) -> Found:
    spelling = place.spelling
    rule = "program.known" if spelling.accepted else "program.list"
    value = Program(name=written.get(spelling.name, spelling.name), status="resolved")
    if _OWN_VERSION.fullmatch(text, place.start + len(spelling.words), place.end):
        value = Program(name=_one_line(text[place.start : place.end]))
    reading = Reading(value=value, rule=rule)
    return Found(start=place.start, end=place.end, label=Label.PROGRAM, reading=reading, confidence=confidence(rule))


def _beside(text: str, known: list[Found], new: Iterable[Found]) -> Iterator[Found]:
    """Yield the new names without those that only join a known one to what stands behind or before it."""
    starts = [one.start for one in known]
    for one in new:
        inside = known[bisect_left(starts, one.start) : bisect_left(starts, one.end)]
        rest = _small_words(text, one, inside) if inside else False
        if len(inside) < 2 and not rest:
            yield one


def _small_words(text: str, one: Found, inside: list[Found]) -> bool:
    """Tell whether a new name is a known one and more, joined by a word in small letters: "TWIST a SIGMA"."""
    first = inside[0]
    behind = text[first.end : one.end].split(None, 1) if first.start == one.start else []
    return bool(behind) and behind[0][0].islower()


def _new(text: str, words: ProgramWords) -> Iterator[Found]:
    tokens = Tokens(text)
    for finder in (
        quoted_names(text, words),
        headed_names(tokens, words),
        compound_names(tokens, words),
        closed_names(tokens, words),
        topic_names(tokens, words),
        official_names(tokens, words),
        called_names(tokens, words),
        important_projects(text),
        centre_names(tokens, words),
        table_names(text, words),
    ):
        yield from _all_found(text, finder)


def _all_found(text: str, candidates: Iterable[Candidate]) -> Iterator[Found]:
    return (one for candidate in candidates if (one := _found(text, candidate)))


def _found(text: str, candidate: Candidate) -> Found | None:
    name = candidate.name or _one_line(text[candidate.start : candidate.end])
    if not is_line(name):
        return None
    value = Program(name=name, status="resolved" if candidate.name else "as_written")
    sureness = confidence(candidate.rule) * (1 if candidate.strong else 0.8)
    reading = Reading(value=value, rule=candidate.rule)
    return Found(start=candidate.start, end=candidate.end, label=Label.PROGRAM, reading=reading, confidence=sureness)


def _other_forms(text: str, found: list[Found], words: ProgramWords) -> Iterator[Found]:
    names = ((one.start, one.end, one.reading.value.name) for one in found if isinstance(one.reading.value, Program))
    return _all_found(text, bracketed(text, names, words.bodies))


def _again(text: str, found: list[Found], words: ProgramWords) -> Iterator[Found]:
    """Yield the further places of each new name (guideline 1.4)."""
    names: dict[str, Found] = {}
    for one in found:
        written = text[one.start : one.end]
        if one.reading.rule not in ("program.known", "program.list") and len(written) >= _SHORTEST_NAME:
            names.setdefault(written, one)
        if len(names) >= _MOST_NAMES:
            break
    if not names:
        return
    longest_first = sorted(names, key=len, reverse=True)
    for place in re.finditer("|".join(map(re.escape, longest_first)), text):
        end = ends(text, place.end(), words) if begins(text, place.start()) else None
        if end:
            model = names[place[0]]
            yield Found(
                start=place.start(), end=end, label=Label.PROGRAM, reading=model.reading, confidence=model.confidence
            )


def _merged(first: Iterable[Found], second: Iterable[Found]) -> list[Found]:
    """Return both in text order; of two that overlap the longer stays, of two as long the surer, then the first."""
    kept: list[Found] = []
    for one in sorted((*first, *second), key=lambda found: (found.start, -found.end, -found.confidence)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
        elif one.end - one.start > kept[-1].end - kept[-1].start:
            kept[-1] = one
    return kept


def _one_line(words: str) -> str:
    return " ".join(words.split())
