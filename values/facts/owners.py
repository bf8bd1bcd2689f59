"""Which program each mark belongs to: one of its sentence, or the one that the text goes on about."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from values.facts.blocks import Block, Kind
from values.facts.types import AMOUNT, DATE, Mark
from values.facts.units import Named, Unit
from values.facts.words import FactWords

_CLAUSE: Final = re.compile(r"[,;:]\s|[()]|\s[–—-]\s")
_SUBJECT: Final = 60  # code points at the beginning of a sentence in which what it is about stands
_PAIR: Final = 2
_LONGEST_TITLE: Final = 200  # code points
_MOST_BLOCKS: Final = 6  # from the last that was about it, captions and their like among them
_MOST_HOPS: Final = 3  # paragraphs that a program is carried on through without being named


class Bond(IntEnum):
    """How a mark comes to its program, the looser the smaller."""

    TITLE = 0  # the article is about it
    FOLLOWING = 1  # a paragraph before names it
    AHEAD = 2  # the next sentence does
    HEADING = 3  # the heading or the sentence above does
    PARAGRAPH = 4  # a sentence of the same paragraph does
    SENTENCE = 5  # its own sentence does


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """The program that a text goes on about."""

    named: Named
    bond: Bond
    hops: int = 0  # paragraphs since it was named


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """What a unit says about one program."""

    unit: Unit
    topic: Topic
    marks: tuple[Mark, ...]  # without the program's own


class Owners:
    """Walks through a text and keeps what it goes on about."""

    def __init__(self, text: str, blocks: Sequence[Block], units: Sequence[Unit], words: FactWords) -> None:
        self._text, self._blocks, self._units, self._words = text, blocks, units, words
        self._headings = _headings(units)
        self._alone_in = _alone_in(units)
        self._opening = _opening(units)
        self._title = self._named_by_title() or self._named_by_lead()
        self._last: tuple[int, Topic] | None = None  # the block that was spoken of last, and of what
        self._before: dict[int, tuple[int, Topic]] = {}  # what was spoken of before a list or table

    def _named_by_title(self) -> Named | None:
        if not self._blocks or self._blocks[0].end - self._blocks[0].start > _LONGEST_TITLE:
            return None
        return self._headings.get(0)

    def _named_by_lead(self) -> Named | None:
        """Return the one program of the paragraph that the text begins with, where it does not begin with a list."""
        lead = next((unit.block for unit in self._units if unit.kind is not Kind.HEADING), None)
        if lead is None or self._blocks[lead].kind is not Kind.TEXT or self._blocks[lead].alone:
            return None
        named = [one for unit in self._units if unit.block == lead for one in unit.named]
        return named[0] if len({one.keys for one in named}) == 1 else None

    def walk(self) -> Iterator[tuple[Unit, Topic | None]]:
        """Yield each unit with what the text goes on about before it, in text order."""
        block, topic = -1, None
        for place, unit in enumerate(self._units):
            if unit.block != block:
                topic = self._at_start(unit.block)
                block = unit.block
            ahead = self._ahead(place) if topic is None or topic.bond is Bond.TITLE else None
            yield unit, ahead or topic
            topic = self._after(unit, topic)
            if topic is not None and unit.kind in (Kind.TEXT, Kind.HEADING):
                self._last = (unit.block, topic)

    def shares(self, unit: Unit, topic: Topic | None) -> Iterator[Share]:
        """Yield what a unit says about each program; nothing of a unit that is about none."""
        if not unit.named:
            if topic is not None and unit.marks:
                yield Share(unit=unit, topic=topic, marks=unit.marks)
            return
        for named, marks in self._parted(unit, topic):
            here = any(named is one for one in unit.named)
            own = topic if topic is not None and not here else Topic(named=named, bond=Bond.SENTENCE)
            yield Share(unit=unit, topic=own, marks=tuple(marks))

    def _parted(self, unit: Unit, topic: Topic | None) -> list[tuple[Named, list[Mark]]]:
        """Return the marks of a unit by the program that they belong to."""
        others = {named.keys for named in unit.named}
        strong = topic is not None and topic.named.keys not in others and self._stays(unit, topic)
        if len(others) == 1 and not strong:
            return [(unit.named[0], list(unit.marks))]
        found: dict[tuple[str, ...], tuple[Named, list[Mark]]] = {}
        for named in unit.named:
            found.setdefault(named.keys, (named, []))
        clauses = self._clauses(unit)
        first_sum = next((mark.start for mark in unit.marks if mark.label == AMOUNT), unit.end)
        sums_first = first_sum < unit.named[0].start and _clause(clauses, first_sum) == _clause(
            clauses, unit.named[0].start
        )
        for mark in unit.marks:
            named = _owner(mark, unit.named, clauses, topic if strong else None, sums_first=sums_first)
            found.setdefault(named.keys, (named, []))[1].append(mark)
        return list(found.values())

    def _stays(self, unit: Unit, topic: Topic) -> bool:
        """Tell whether a sentence that names another program goes on about the topic before it does so."""
        first = unit.named[0].start
        sums = [mark.end for mark in unit.marks if mark.label == AMOUNT and mark.end <= first]
        if topic.bond is Bond.HEADING or (sums and self._words.parts.search(self._text, sums[-1], first)):
            return True  # "18 million, of which a third from the other fund"
        before = self._text[unit.start : first]
        return topic.bond is Bond.PARAGRAPH and self._words.goes_back(before)

    def _clauses(self, unit: Unit) -> list[int]:
        """Return where the clauses of a unit begin, never within a mark or programs named together."""
        inside = [(named.start, named.end) for named in unit.named] + [(mark.start, mark.end) for mark in unit.marks]
        found = (one.end() for one in _CLAUSE.finditer(self._text, unit.start, unit.end))
        return [place for place in found if not any(start < place < end for start, end in inside)]

    def _after(self, unit: Unit, topic: Topic | None) -> Topic | None:
        """Return what the text goes on about behind a unit."""
        if not unit.named:
            return topic
        if self._text[unit.start : unit.end].rstrip().endswith(";"):
            return Topic(named=unit.named[-1], bond=Bond.PARAGRAPH)
        first = unit.named[0]
        subject = first.start - unit.start <= _SUBJECT and not any(mark.start < first.start for mark in unit.marks)
        if topic is not None and topic.bond >= Bond.HEADING and not subject:
            return topic
        return Topic(named=first, bond=Bond.PARAGRAPH)

    def _at_start(self, place: int) -> Topic | None:
        """Return what a block goes on about before it names anything itself."""
        block = self._blocks[place]
        if block.kind is Kind.HEADING:
            return None
        if block.group >= 0:
            return self._of_group(block)
        heading = self._headings.get(block.section)
        if heading is not None and (block.section or not self._carried(place)):
            return Topic(named=heading, bond=Bond.HEADING)
        carried = self._carried(place)
        return carried or self._of_title(block)

    def _ahead(self, place: int) -> Topic | None:
        """Return the program that a paragraph names further on, for a sum or a country before it: "Korea leads."."""
        unit = self._units[place]
        if unit.kind not in (Kind.TEXT, Kind.ITEM) or unit.named or not unit.marks:
            return None
        if self._title is None and unit.block == self._opening[0] and self._opening[1] is not None:
            return Topic(named=self._opening[1], bond=Bond.AHEAD)
        labels = {mark.label for mark in unit.marks}
        if labels == {DATE}:
            return None
        later = self._alone_in.get(unit.block)
        if AMOUNT in labels:
            return None if later is None else Topic(named=later, bond=Bond.AHEAD)
        following = self._units[place + 1] if place + 1 < len(self._units) else unit
        beside = following.block == unit.block and following.start == unit.end and following.named
        return Topic(named=following.named[0], bond=Bond.AHEAD) if beside and DATE not in labels else None

    def _of_title(self, block: Block) -> Topic | None:
        if self._title is None or block.alone:
            return None
        return Topic(named=self._title, bond=Bond.TITLE)

    def _carried(self, place: int) -> Topic | None:
        """Return what the paragraph before went on about, in the same section."""
        if self._last is None:
            return None
        before, topic = self._last
        hops = topic.hops + 1 if topic.bond is Bond.FOLLOWING else 1
        beside = self._blocks[before].section == self._blocks[place].section and place - before <= _MOST_BLOCKS
        if not beside or hops > _MOST_HOPS or self._blocks[before].kind is Kind.HEADING:
            return None
        if self._title is not None and topic.named.keys != self._title.keys:
            return None  # the article comes back to what it is about
        return Topic(named=topic.named, bond=Bond.FOLLOWING if topic.bond > Bond.TITLE else Bond.TITLE, hops=hops)

    def _of_group(self, block: Block) -> Topic | None:
        """Return what a list or a table is about."""
        if block.group not in self._before:
            found = self._introduced(block)
            if found is None:
                return None
            self._before[block.group] = (block.group, found)
        return self._before[block.group][1]

    def _introduced(self, block: Block) -> Topic | None:
        before = self._blocks[block.group - 1] if block.group else None
        heading = self._headings.get(block.section)
        if before is not None and before.kind is Kind.TEXT and self._last is not None:
            last, topic = self._last
            if last == block.group - 1 and (before.introduces or heading is None):
                return Topic(named=topic.named, bond=Bond.HEADING if before.introduces else Bond.FOLLOWING)
        if heading is not None and block.section >= 0:
            return Topic(named=heading, bond=Bond.HEADING)
        if before is not None and before.introduces and (carried := self._carried(block.group - 1)):
            return carried
        return self._of_title(block)


def _opening(units: Sequence[Unit]) -> tuple[int, Named | None]:
    """Return the paragraph that a text begins with, and the first program of the next where that names none itself."""
    running = [unit for unit in units if unit.kind is Kind.TEXT]
    blocks = list(dict.fromkeys(unit.block for unit in running))[:_PAIR]
    named = {block: next((u.named[0] for u in running if u.block == block and u.named), None) for block in blocks}
    if len(blocks) != _PAIR or named[blocks[0]] is not None:
        return -1, None
    return blocks[0], named[blocks[1]]


def _alone_in(units: Sequence[Unit]) -> dict[int, Named]:
    """Return the program of each paragraph that names just one."""
    found: dict[int, list[Named]] = {}
    for unit in units:
        if unit.kind in (Kind.TEXT, Kind.ITEM):
            found.setdefault(unit.block, []).extend(unit.named)
    return {block: named[0] for block, named in found.items() if len({one.keys for one in named}) == 1}


def _headings(units: Sequence[Unit]) -> dict[int, Named]:
    """Return the program of each heading, the last that it names; the first block of a text is its title."""
    found: dict[int, list[Named]] = {}
    for unit in units:
        if unit.kind is Kind.HEADING or unit.block == 0:
            found.setdefault(unit.block, []).extend(unit.named)
    return {block: named[-1] for block, named in found.items() if named}


def _owner(mark: Mark, named: Sequence[Named], clauses: list[int], topic: Topic | None, *, sums_first: bool) -> Named:
    """Return the program of a unit that a mark belongs to: of its clause, before it, the topic, behind it."""
    clause = _clause(clauses, mark.start)
    inside = [one for one in named if _clause(clauses, one.start) == clause]
    before = [one for one in inside if one.end <= mark.start]
    after = [one for one in inside if one.start >= mark.end]
    if sums_first and after:
        return after[0]
    if before or after:
        return before[-1] if before else after[0]
    earlier = [one for one in named if one.end <= mark.start]
    if earlier:
        return earlier[-1]
    return topic.named if topic is not None else named[0]


def _clause(clauses: list[int], place: int) -> int:
    return bisect_right(clauses, place)
