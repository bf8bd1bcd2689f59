"""Sentences, items and rows with the marks in them: what is taken together when facts are put together."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from values.context import sentence_ends
from values.facts.blocks import Block, Kind
from values.facts.types import COUNTRY, DATE, PROGRAM, Mark
from values.facts.words import FactWords
from values.sameness import same_key

_NUMBER_END: Final = re.compile(r"(?<= )[0-9]{1,2}\.\s(?P<after>[^\W\d_]{1,20})(?![^\W_])")
_WORD_BEFORE: Final = 24  # code points before a number that hold the word before it
_CUT: Final = re.compile(r";\s")
_DATELINE: Final = 70  # code points at the beginning of a paragraph in which its dateline ends
_AFTER_DATELINE: Final = re.compile(r"[)\]]?(?:\s\([^()\n]{0,24}\))?\s?(?:[–—:|]|-\s|\.\s?[–—-])")
_SHORT: Final = 110  # code points of a line that says when the article appeared, and nothing else
_HEAD: Final = 8  # blocks at the beginning of a text among which that line stands
_MOST: Final = 64  # marks of one unit: what has more is no sentence
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Programs that are named together: one, or several that are joined."""

    keys: tuple[str, ...]  # what the values are called, each once
    marks: tuple[Mark, ...]  # the first of each
    start: int
    end: int


class Unit(NamedTuple):
    """A sentence, an item or a row; a plain tuple, since a large article has thousands."""

    block: int  # place of its block
    kind: Kind
    start: int  # code points
    end: int
    named: tuple[Named, ...]  # in text order
    marks: tuple[Mark, ...]  # all others, in text order


def key_of(mark: Mark) -> str:
    """Return what equal values share; of a value that is not known a key of its own."""
    return mark.same or f"{mark.label} @{mark.start}"


def with_keys(text: str, marks: Sequence[Mark]) -> list[Mark]:
    """Return marks in text order, the longer first at the same start, each with the key of its value."""
    known = (mark if mark.same else _with_key(text, mark) for mark in marks if 0 <= mark.start < mark.end <= len(text))
    return sorted(known, key=lambda mark: (mark.start, -mark.end))


def _with_key(text: str, mark: Mark) -> Mark:
    same = same_key(mark.label, mark.value, text[mark.start : mark.end])
    return Mark(start=mark.start, end=mark.end, label=mark.label, value=mark.value, certain=mark.certain, same=same)


class Units:
    """Cuts the blocks of a text into units."""

    def __init__(self, text: str, blocks: Sequence[Block], words: FactWords, article_date: str | None) -> None:
        self._text, self._blocks, self._words = text, blocks, words
        self.article_date = article_date

    def of(self, marks: Sequence[Mark]) -> Iterator[Unit]:
        """Yield the units that have marks, in text order."""
        first = 0
        for place, block in enumerate(self._blocks):
            while first < len(marks) and marks[first].start < block.start:
                first += 1
            last = first
            while last < len(marks) and marks[last].start < block.end:
                last += 1
            if first < last:
                inside = self._without_dateline(place, block, marks[first:last])
                yield from self._cut(place, block, inside)
            first = last

    def _cut(self, place: int, block: Block, marks: Sequence[Mark]) -> Iterator[Unit]:
        cuts = [] if block.kind is Kind.ROW else self._ends(block)
        start, index, last, reach = block.start, 0, 0, 0
        for end in (*cuts, block.end):
            while last < len(marks) and marks[last].start < end:
                reach = max(reach, marks[last].end)
                last += 1
            if reach > end and end < block.end:  # what seems to end a sentence stands within a mark
                continue
            for first in range(index, last, _MOST):
                behind = min(first + _MOST, last)
                begins = start if first == index else marks[first].start
                ends = end if behind == last else marks[behind].start
                yield self._unit(place, block.kind, begins, ends, marks[first:behind])
            start, index = end, last

    def _ends(self, block: Block) -> list[int]:
        """Return where the sentences of a block seem to end."""
        said = self._text[block.start : block.end]
        found = [one.end() for one in sentence_ends(said)]
        if "; " in said:
            found.extend(one.end() for one in _CUT.finditer(said))
        if self._words.small:
            found.extend(self._ends_after_numbers(said))
        return [block.start + end for end in sorted(set(found))]

    def _ends_after_numbers(self, said: str) -> Iterator[int]:
        for number in _NUMBER_END.finditer(said):
            before = said[max(0, number.start() - _WORD_BEFORE) : number.start()].split()
            if before and self._words.ends_between(before[-1], number["after"]):
                yield number.start("after")

    def _unit(self, place: int, kind: Kind, start: int, end: int, marks: Sequence[Mark]) -> Unit:
        programs = [mark for mark in marks if mark.label == PROGRAM]
        others = tuple(mark for mark in marks if mark.label != PROGRAM)
        named = tuple(self._named(programs))
        return Unit(block=place, kind=kind, start=start, end=end, named=named, marks=others)

    def _named(self, programs: Sequence[Mark]) -> Iterator[Named]:
        """Yield the programs of a unit, those that are joined as one."""
        together: list[Mark] = []
        for mark in programs:
            if together and not self._belong(together[-1], mark):
                yield named_of(together)
                together = []
            together.append(mark)
        if together:
            yield named_of(together)

    def _belong(self, first: Mark, second: Mark) -> bool:
        if second.start < first.end:
            return True
        return self._words.joins(self._text[first.end : second.start])

    def _without_dateline(self, place: int, block: Block, marks: Sequence[Mark]) -> Sequence[Mark]:
        """Return the marks of a block without the day on which the article appeared."""
        if block.kind is Kind.ROW or all(mark.label != DATE for mark in marks):
            return marks
        if self._is_dateline(place, block, marks):
            self._learn_date(marks)
            return []
        place, first = next((place, mark) for place, mark in enumerate(marks) if mark.label == DATE)
        near = block.kind is Kind.TEXT and first.end - block.start <= _DATELINE and self._is_head(block, first)
        if near and all(mark.label == COUNTRY for mark in marks[:place]) and self._ends_dateline(first):
            self._learn_date([first])
            return marks[place + 1 :]
        return marks

    def _ends_dateline(self, day: Mark) -> bool:
        """Tell whether a day is all that is said before the news: "Bonn, 3 May 2026 –", "BONN 3 May 2026 The …"."""
        if _AFTER_DATELINE.match(self._text, day.end):
            return True
        return is_day(day, self.article_date) and self._text[day.end + 1 : day.end + 2].isupper()

    def _is_head(self, block: Block, first: Mark) -> bool:
        return next(sentence_ends(self._text[block.start : first.start]), None) is None and _day(first) is not None

    def _is_dateline(self, place: int, block: Block, marks: Sequence[Mark]) -> bool:
        if block.end - block.start > _SHORT or any(mark.label != DATE for mark in marks):
            return False
        said = self._text[block.start : block.end].casefold()
        if said.lstrip("([*– ").startswith(self._words.published):
            return True
        days = [_day(mark) for mark in marks]
        head = place < _HEAD and block.kind in (Kind.HEADING, Kind.TEXT) and said[-1] not in ".!?"
        return any(day is not None and (head or day == self.article_date) for day in days)

    def _learn_date(self, marks: Sequence[Mark]) -> None:
        self.article_date = self.article_date or next((day for mark in marks if (day := _day(mark))), None)


def named_of(programs: Sequence[Mark]) -> Named:
    """Return programs that are named together, each once."""
    first: dict[str, Mark] = {}
    for mark in programs:
        first.setdefault(key_of(mark), mark)
    return Named(
        keys=tuple(first), marks=tuple(first.values()), start=programs[0].start, end=max(one.end for one in programs)
    )


def _day(mark: Mark) -> str | None:
    """Return the day of a date, open at an end or not; None of a longer time."""
    found = _DAY.search(mark.same or "")
    return found[0] if found else None


def is_day(mark: Mark, day: str | None) -> bool:
    """Tell whether a date is just one day."""
    return day is not None and mark.same == f"date {day}"


def may_be_day(mark: Mark, day: str | None) -> bool:
    """Tell whether a date is just one day, or one that nobody knows: "on Tuesday"."""
    return mark.same is None or is_day(mark, day)
