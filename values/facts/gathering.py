"""Puts together what several sentences say of one fact."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Final, TypeAlias

from values.facts.blocks import Block, Kind
from values.facts.drafts import Draft, is_running
from values.facts.owners import Bond
from values.facts.sums import adds_up, sum_of
from values.facts.types import AMOUNT, DATE, PART, Mark
from values.facts.units import Unit, key_of
from values.facts.words import FactWords
from values.sorting import date_order

_LEAST: Final = 2
_REACH: Final = 4000  # code points between a date and the sum that it may belong to
_LONGEST_TITLE: Final = 200  # code points
_FIRST: Final = 3  # facts at the beginning of a text, and
_LAST: Final = 8  # before a list, one of which the list may part

_MONTH: Final = re.compile(r"([0-9]{4})-([0-9]{2})")

Loose: TypeAlias = tuple[str, Decimal, Decimal, str] | str


class Structure:
    """Which blocks and sentences stand beside each other."""

    def __init__(
        self, text: str, blocks: Sequence[Block], units: Sequence[Unit], words: FactWords, article_date: str | None
    ) -> None:
        self.blocks = blocks
        self._text, self._words = text, words
        self._going_back: dict[int, bool] = {}
        self._said = sorted({unit.block for unit in units})  # those that something is marked in
        self._titled = bool(blocks) and _is_title(text, blocks[0])
        lead = (unit.block for unit in units if unit.kind is Kind.TEXT and not self.is_heading(unit.block))
        self._lead = next(lead, -1)
        self._today = _day_of(article_date)

    def follows(self, first: int, second: int) -> bool:
        """Tell whether a block is the next that says something behind another, in the same section."""
        place = bisect_right(self._said, first)
        if place >= len(self._said) or self._said[place] != second:
            return False
        return self.blocks[first].section == self.blocks[second].section or self.is_heading(first)

    def is_heading(self, block: int) -> bool:
        """Tell whether a block is a heading, or the title."""
        return (block == 0 and self._titled) or self.blocks[block].kind is Kind.HEADING

    def leads(self, draft: Draft) -> bool:
        """Tell whether a draft is of the text's first paragraph, which tells what the title is about."""
        return draft.unit.block == self._lead

    def joins(self, first: Unit, second: Unit) -> bool:
        """Tell whether two units are one sentence, parted by a semicolon."""
        return first.end == second.start and self._text[first.start : first.end].rstrip().endswith(";")

    def goes_back(self, draft: Draft) -> bool:
        """Tell whether the sentence of a draft speaks of a program without its name."""
        unit = draft.unit
        if unit.named or unit.kind is Kind.ROW:
            return False
        if unit.start not in self._going_back:
            self._going_back[unit.start] = self._words.goes_back(self._text[unit.start : unit.end])
        return self._going_back[unit.start]

    def opens_by_going_back(self, draft: Draft) -> bool:
        """Tell whether a paragraph begins with the sentence of a draft, which speaks of a program without its name."""
        return draft.unit.start == self.blocks[draft.unit.block].start and self.goes_back(draft)

    def is_past(self, draft: Draft) -> bool:
        """Tell whether all dates of a draft lie before the article's: it tells of what was."""
        found = [date_order(mark.value) for mark in draft.cells[DATE]]
        return self._today is not None and all(one is not None and one.day < self._today for one in found)


def _is_title(text: str, block: Block) -> bool:
    """Tell whether the first block of a text is its title: short, and no sentence."""
    return block.end - block.start <= _LONGEST_TITLE and text[block.end - 1] not in ".:;"


def _day_of(article_date: str | None) -> int | None:
    """Return the first day of an article's month as a number that dates are sorted by."""
    found = _MONTH.match(article_date or "")
    return int(found[1]) * 10000 + int(found[2]) * 100 if found else None


def gather(drafts: Sequence[Draft], text: Structure) -> list[Draft]:
    """Return the drafts of one program, those that say the same as one, with what sentences without a sum add.

    Args:
        drafts: of one program, in text order.
        text: its structure.
    """
    sums = _restated([draft for draft in drafts if draft.has(AMOUNT)])
    rest = [draft for draft in drafts if not draft.has(AMOUNT) and not _absorbed(draft, sums, text)]
    rest = [draft for draft in rest if not _headed(draft, rest, text)]
    return _with_parts(sorted((*sums, *rest), key=lambda draft: draft.unit.start), text.blocks)


def _absorbed(draft: Draft, sums: Sequence[Draft], text: Structure) -> bool:
    """Give what a draft without a sum holds to those with a sum that lack it; tell whether nothing is left."""
    if draft.unit.kind is Kind.ROW:
        return False
    found = {role: _targets(draft, role, sums, text) for role, marks in draft.cells.items() if marks}
    if not all(targets for role, targets in found.items() if role != DATE):
        return False  # its date goes with its country
    for role, targets in found.items():
        for target in targets:
            target.narrow = target.narrow or target.copy()
            if role == DATE:
                target.cells.pop(DATE, None)
                target.weak = target.loose = False
            target.add(role, draft.cells[role])
    return all(found.values())


def _headed(draft: Draft, rest: Sequence[Draft], text: Structure) -> bool:
    """Give what a sentence below a heading adds to the heading's, where there is no sum; tell whether it did."""
    if draft.bond is not Bond.HEADING or not is_running(draft):
        return False
    section = text.blocks[draft.unit.block].section
    heading = next((one for one in rest if one.unit.block == section and one is not draft), None)
    if heading is None or any(heading.has(role) for role in draft.cells):
        return False
    for role, marks in draft.cells.items():
        heading.add(role, marks)
    return True


def _targets(draft: Draft, role: str, sums: Sequence[Draft], text: Structure) -> list[Draft]:
    """Return the facts that a date or country of another sentence belongs to: those of one sentence."""
    there = draft.unit.start
    first = bisect_left(sums, there - _REACH, key=_start)
    near = sums[first : bisect_left(sums, there + _REACH, key=_start)]
    near = [one for one in near if one.unit.kind is not Kind.ROW]
    here = [one for one in near if one.unit.block == draft.unit.block and one.unit.start != there]
    found = _inside(draft, role, here, text) or _across(draft, role, near, text)
    if found is None or (role == DATE and draft.weak and found.unit.block):
        return []  # when a story appeared is only what its title may lack
    return [one for one in near if one.unit.start == found.unit.start and (one is found or not one.has(role))]


def _inside(draft: Draft, role: str, here: Sequence[Draft], text: Structure) -> Draft | None:
    """Return a fact of the same paragraph that a sentence without a sum adds to."""
    lacking = [one for one in here if not one.has(role)]
    before = [one for one in lacking if one.unit.start < draft.unit.start]
    after = [one for one in lacking if one.unit.start > draft.unit.start]
    joined = [one for one in before if text.joins(one.unit, draft.unit)]
    joined += [one for one in after if text.joins(draft.unit, one.unit) and (role == DATE or text.goes_back(one))]
    if joined or role != DATE:
        linked = [
            *joined,
            *(before if text.goes_back(draft) else ()),
            *(one for one in after if _links(draft, one, text)),
        ]
        return next(iter(linked), None)
    if draft.of_round or text.is_past(draft):
        return None
    opens = draft.bond is Bond.SENTENCE or text.goes_back(draft)  # else it is told in passing
    return next(iter((*before, *(after if opens else ()))), None)


def _links(draft: Draft, later: Draft, text: Structure) -> bool:
    """Tell whether a later sentence goes on about what a sentence without a sum says."""
    return draft.bond is Bond.AHEAD or text.goes_back(later)


def _across(draft: Draft, role: str, near: Sequence[Draft], text: Structure) -> Draft | None:
    """Return a fact of the next paragraph, or of the heading above, that a sentence without a sum adds to."""
    here, heading = draft.unit.block, text.is_heading(draft.unit.block)
    opened = [
        one
        for one in near
        if is_running(one)
        and text.follows(here, one.unit.block)
        and not (one.has(role) and not (heading and role == DATE and one.loose))
    ]
    opens = role != DATE or draft.bond is Bond.SENTENCE or text.goes_back(draft)
    if opened and is_running(draft):
        linked = draft.bond >= Bond.FOLLOWING and text.opens_by_going_back(opened[0])
        if linked or (opens and draft.bond >= Bond.PARAGRAPH):
            return opened[0]
    if text.leads(draft) or draft.bond >= Bond.PARAGRAPH:
        above = [one for one in near if text.is_heading(one.unit.block) and text.follows(one.unit.block, here)]
        return next((one for one in above if not one.has(role)), None)
    return None


def _restated(drafts: Sequence[Draft]) -> list[Draft]:
    """Return drafts with sums, those of running text that state the same sums as one."""
    kept: list[Draft] = []
    by_sums: dict[frozenset[Loose], Draft] = {}
    for draft in drafts:
        key = frozenset(_loose(mark) for mark in draft.cells[AMOUNT])
        first = by_sums.get(key) if is_running(draft) else None
        if first is None or not _agree(first, draft):
            kept.append(draft)
            if is_running(draft):
                by_sums.setdefault(key, draft)
        else:
            _join(first, draft)
    return kept


def _agree(first: Draft, second: Draft) -> bool:
    """Tell whether two drafts have no dates or countries that differ."""
    for role in {*first.cells, *second.cells} - {AMOUNT, PART}:
        if first.has(role) and second.has(role) and not _keys(first, role) & _keys(second, role):
            return False
    return True


def _join(first: Draft, second: Draft) -> None:
    """Put what a later statement of the same sums adds into the first."""
    for role, marks in second.cells.items():
        if role != AMOUNT and not (role == DATE and second.weak):
            if role == DATE and first.weak:
                first.cells.pop(DATE, None)
                first.weak = False
            first.add(role, marks)
    if second.bond > first.bond:
        first.bond, first.hops = second.bond, second.hops


def _keys(draft: Draft, role: str) -> set[str]:
    return {key_of(mark) for mark in draft.cells.get(role, ())}


def _loose(mark: Mark) -> Loose:
    """Return what two statements of one sum share, though one says "about"."""
    found = sum_of(mark)
    return key_of(mark) if found is None else (found.currency, found.low, found.high, found.period)


def _with_parts(drafts: list[Draft], blocks: Sequence[Block]) -> list[Draft]:
    """Return the drafts with the sums of a list or a table as the parts of a sum before it that they add up to."""
    groups: dict[int, list[Draft]] = {}
    for draft in drafts:
        group = blocks[draft.unit.block].group
        if group >= 0 and draft.has(AMOUNT):
            groups.setdefault(group, []).append(draft)
    for group, members in groups.items():
        parts = [mark for draft in members for mark in draft.cells[AMOUNT]]
        if len(members) >= _LEAST and (whole := _whole(parts, _before(drafts, group))):
            whole.add(PART, parts)
            for draft in members:
                draft.shaky *= 0.7
    return drafts


def _before(drafts: Sequence[Draft], group: int) -> list[Draft]:
    """Return facts before a list or table that it may part: the nearest, and those that the text begins with."""
    until = bisect_left(drafts, group, key=lambda draft: draft.unit.block)
    near = (*drafts[: min(_FIRST, until)], *reversed(drafts[max(_FIRST, until - _LAST) : until]))
    return [draft for draft in near if is_running(draft) and draft.has(AMOUNT)]


def _start(draft: Draft) -> int:
    return draft.unit.start


def _whole(parts: Sequence[Mark], drafts: Iterable[Draft]) -> Draft | None:
    """Return the draft whose one sum the parts add up to."""
    fitting = (
        draft
        for draft in drafts
        if len(draft.cells[AMOUNT]) == 1 and not draft.has(PART) and adds_up(draft.cells[AMOUNT][0], parts)
    )
    return next(fitting, None)
