"""Puts together what several sentences say of one fact."""

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

_LEAST: Final = 2
_REACH: Final = 4000  # code points between a date and the sum that it may belong to
_FIRST: Final = 3  # facts at the beginning of a text, and
_LAST: Final = 8  # before a list, one of which the list may part

Loose: TypeAlias = tuple[str, Decimal, Decimal, str] | str


class Structure:
    """Which blocks stand beside each other, those left out that nothing is marked in."""

    def __init__(self, blocks: Sequence[Block], units: Iterable[Unit]) -> None:
        self.blocks = blocks
        self._said = sorted({unit.block for unit in units})

    def follows(self, first: int, second: int) -> bool:
        """Tell whether a block is the next that says something behind another, in the same section."""
        place = bisect_right(self._said, first)
        if place >= len(self._said) or self._said[place] != second:
            return False
        return self.blocks[first].section == self.blocks[second].section or self.is_heading(first)

    def is_heading(self, block: int) -> bool:
        """Tell whether a block is a heading, or the title."""
        return block == 0 or self.blocks[block].kind is Kind.HEADING


def gather(drafts: Sequence[Draft], text: Structure) -> list[Draft]:
    """Return the drafts of one program, those that say the same as one, with what sentences without a sum add.

    Args:
        drafts: of one program, in text order.
        text: its structure.
    """
    sums = _restated([draft for draft in drafts if draft.has(AMOUNT)])
    rest = [draft for draft in drafts if not draft.has(AMOUNT) and not _absorbed(draft, sums, text)]
    return _with_parts(sorted((*sums, *rest), key=lambda draft: draft.unit.start), text.blocks)


def _absorbed(draft: Draft, sums: Sequence[Draft], text: Structure) -> bool:
    """Give what a draft without a sum holds to one with a sum that lacks it; tell whether nothing is left."""
    if not is_running(draft):
        return False
    left = False
    for role in list(draft.cells):
        if not draft.has(role):
            continue
        target = _target(draft, role, sums, text)
        if target is None:
            left = True
            continue
        target.narrow = target.narrow or target.copy()
        if role == DATE:
            target.cells.pop(DATE, None)
            target.weak = False
        target.add(role, draft.cells[role])
    return not left


def _target(draft: Draft, role: str, sums: Sequence[Draft], text: Structure) -> Draft | None:
    """Return the fact that a date or country of another sentence belongs to."""
    opens = role != DATE or draft.bond is Bond.SENTENCE or draft.goes_back  # else it is told in passing
    here, there = draft.unit.block, draft.unit.start
    first = bisect_left(sums, there - _REACH, key=_start)
    near = sums[first : bisect_left(sums, there + _REACH, key=_start)]
    lacking = [one for one in near if is_running(one) and not one.has(role)]
    inside = [one for one in lacking if one.unit.block == here]
    before = [one for one in inside if one.unit.start < there]
    after = inside if opens else []
    if before or after:
        return (before or after)[0]
    if draft.bond < Bond.PARAGRAPH:
        return None
    opened = [one for one in lacking if opens and text.follows(here, one.unit.block)]
    headed = [one for one in lacking if text.is_heading(one.unit.block) and text.follows(one.unit.block, here)]
    return next(iter((*opened, *headed)), None)


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
