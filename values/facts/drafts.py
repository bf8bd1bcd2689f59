"""Facts as they are put together: what one sentence, item or row says of a program."""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from values.facts.blocks import Kind
from values.facts.owners import Bond, Share, Topic
from values.facts.sums import Sums, sums_of
from values.facts.types import AMOUNT, COUNTRY, DATE, PART, Mark
from values.facts.units import Named, Unit, key_of, may_be_day, named_of
from values.facts.words import FactWords

_CLAUSE: Final = re.compile(r"[,;]\s|\s[–—-]\s|\n")
_JOIN: Final = re.compile(r"(?<=\s)[^\W\d_]+(?=\s)")
_LEAST: Final = 2
_NEAR: Final = 40  # code points before a date in which it is compared


@dataclass(slots=True, kw_only=True)
class Draft:
    """A fact that is being put together."""

    named: Named
    unit: Unit
    bond: Bond
    hops: int = 0
    cells: dict[str, list[Mark]] = field(default_factory=dict)  # by role, without the program
    weak: bool = False  # its only date may be the article's own
    loose: bool = False  # its dates stand in another clause than its sum
    of_round: bool = False  # the sentence names a round of the program
    shaky: float = 1.0  # how far its making lowers the confidence
    narrow: "Draft | None" = None  # the same without what came from other sentences
    other: "tuple[Draft, ...]" = ()  # the same marks, parted or joined otherwise

    def has(self, role: str) -> bool:
        """Tell whether a cell holds something that is not in doubt."""
        return bool(self.cells.get(role)) and not (role == DATE and self.weak)

    def add(self, role: str, marks: Sequence[Mark]) -> None:
        """Put marks into a cell; a value that it has stays as it is."""
        if not marks:
            return
        cell = self.cells.setdefault(role, [])
        known = {key_of(mark) for mark in cell}
        for mark in marks:
            if key_of(mark) not in known:
                known.add(key_of(mark))
                cell.append(mark)

    def copy(self) -> "Draft":
        """Return another with the same cells."""
        return Draft(
            named=self.named,
            unit=self.unit,
            bond=self.bond,
            hops=self.hops,
            cells={role: list(marks) for role, marks in self.cells.items()},
            weak=self.weak,
            loose=self.loose,
            of_round=self.of_round,
            shaky=self.shaky,
        )


class Drafting:
    """Makes drafts of what a unit says of a program."""

    def __init__(self, text: str, words: FactWords, roles: Mapping[str, str], article_date: str | None) -> None:
        self._text, self._words, self._roles, self._date = text, words, roles, article_date

    def of(self, share: Share, before: Unit | None = None) -> list[Draft]:
        """Return the drafts of a share: one for each sum, or one without.

        Args:
            share: what a unit says of a program.
            before: the unit before it.
        """
        if paired := self._paired(share):
            return paired
        drafts = self._of(share)
        if before is not None and self.goes_on(before, share.unit):
            dates = [mark for mark in before.marks if mark.label == DATE][-1:]
            for draft in drafts:
                if draft.has(AMOUNT) and not draft.has(DATE):
                    draft.add(DATE, dates)
        return drafts

    def goes_on(self, first: Unit, second: Unit) -> bool:
        """Tell whether two units are one sentence, parted by a semicolon."""
        return first.end == second.start and self._text[first.start : first.end].rstrip().endswith(";")

    def _of(self, share: Share) -> list[Draft]:
        amounts = [mark for mark in share.marks if mark.label == AMOUNT]
        rest = [mark for mark in share.marks if mark.label in self._roles and mark.label != AMOUNT]
        sums = sums_of(self._text, amounts, share.unit.end, self._words)
        if not sums:
            return self._without_sum(share, rest)
        owned, shared = self._by_sums(share.unit, sums, rest) if len(sums) > 1 else ([rest], [])
        drafts = [
            self._draft(share, [one], [*shared, *own])
            for together, own in zip(sums, owned, strict=True)
            for one in together.apart()
        ]
        if len(drafts) > 1:
            drafts[0].other = (self._draft(share, sums, rest),)
        return drafts

    def _without_sum(self, share: Share, rest: Sequence[Mark]) -> list[Draft]:
        """Return the drafts of a sentence without a sum: one for each date where it tells of rounds."""
        if not rest:
            return []
        draft = self._draft(share, [], rest)
        dates = draft.cells.get(DATE, [])
        if not dates:
            return [draft]
        found = self._words.round_of(self._text[share.unit.start : share.unit.end])
        others = [mark for mark in rest if mark.label != DATE]
        several = found is not None and len(dates) >= _LEAST
        drafts = [self._draft(share, [], [*others, date]) for date in dates] if several else [draft]
        for one in drafts:
            one.of_round = found is not None
        return drafts

    def cell_draft(self, unit: Unit, topic: Topic, marks: Sequence[Mark]) -> Draft:
        """Return the draft of cells of a row."""
        share = Share(unit=unit, topic=topic, marks=tuple(marks))
        amounts = [mark for mark in marks if mark.label == AMOUNT]
        rest = [mark for mark in marks if mark.label in self._roles and mark.label != AMOUNT]
        return self._draft(share, [Sums(amounts=[mark]) for mark in amounts], rest)

    def _draft(self, share: Share, sums: Sequence[Sums], rest: Sequence[Mark]) -> Draft:
        draft = Draft(
            named=share.topic.named,
            unit=share.unit,
            bond=share.topic.bond,
            hops=share.topic.hops,
        )
        for one in sums:
            draft.add(AMOUNT, one.amounts)
            draft.add(PART, one.parts)
        dates = []
        for mark in rest:
            if mark.label == DATE:
                dates.append(mark)
            else:
                draft.add(self._roles[mark.label], [mark])
        if dates:
            self._put_dates(draft, sums, dates)
        return draft

    def _put_dates(self, draft: Draft, sums: Sequence[Sums], dates: list[Mark]) -> None:
        if sums:
            told = [mark for mark in dates if not self._is_compared(mark)]
            dates, draft.loose = self._beside(draft.unit, sums, told)
        strong = [mark for mark in dates if not may_be_day(mark, self._date)]
        draft.weak = bool(dates) and not strong
        said = draft.weak and draft.loose  # "…, the minister said on Thursday"
        draft.add(DATE, [] if said else strong or dates)

    def _is_compared(self, date: Mark) -> bool:
        return self._words.compared.search(self._text, max(0, date.start - _NEAR), date.start) is not None

    def _beside(self, unit: Unit, sums: Sequence[Sums], dates: list[Mark]) -> tuple[list[Mark], bool]:
        """Return dates without those of clauses before the sum's, where that has its own; and whether it has none."""
        if not dates or not sums or unit.kind is Kind.ROW:
            return dates, False
        bounds = self._bounds(unit, sums)
        clause = bisect_right(bounds, sums[0].start)
        own = [mark for mark in dates if bisect_right(bounds, mark.start) >= clause]
        if own and bisect_right(bounds, own[0].start) == clause:
            return own, False
        return dates, bisect_right(bounds, dates[0].start) > bisect_right(bounds, sums[-1].all()[-1].start)

    def _by_sums(self, unit: Unit, sums: Sequence[Sums], rest: Sequence[Mark]) -> tuple[list[list[Mark]], list[Mark]]:
        """Return for each sum the dates and countries that are its own, and those that all of them share."""
        bounds = self._bounds(unit, sums)
        places = [bisect_right(bounds, one.start) for one in sums]
        owned: list[list[Mark]] = [[] for _ in sums]
        shared: list[Mark] = []
        for mark in rest:
            here = bisect_right(bounds, mark.start)
            beside = [index for index, place in enumerate(places) if place == here]
            if beside:
                nearest = min(beside, key=lambda index: abs(sums[index].start - mark.start))
                owned[nearest].append(mark)
            elif mark.start < sums[0].start:
                shared.append(mark)
            else:
                owned[max(index for index, one in enumerate(sums) if one.start < mark.start)].append(mark)
        return owned, shared

    def _bounds(self, unit: Unit, sums: Sequence[Sums]) -> list[int]:
        """Return where the clauses of a unit with several sums part."""
        found = [one.end() for one in _CLAUSE.finditer(self._text, unit.start, unit.end)]
        for first, second in pairwise(sums):
            between = (first.all()[-1].end, second.start)
            joins = [one for one in _JOIN.finditer(self._text, *between) if self._words.joins(one[0])]
            found.extend(one.end() for one in joins[-1:])
        inside = [(mark.start, mark.end) for mark in unit.marks]
        return sorted(place for place in found if not any(start < place < end for start, end in inside))

    def _paired(self, share: Share) -> list[Draft]:
        """Return a draft for each of several programs where each has its own date or sum, in the same order."""
        marks = share.topic.named.marks
        said = self._text[share.unit.start : share.unit.end]
        if len(marks) < _LEAST or not self._words.pairwise.search(said):
            return []
        by_label: dict[str, list[Mark]] = {}
        for mark in share.marks:
            by_label.setdefault(mark.label, []).append(mark)
        if not by_label or any(len(found) != len(marks) for found in by_label.values()):
            return []
        return [self._alone(share, mark, place, by_label) for place, mark in enumerate(marks)]

    def _alone(self, share: Share, program: Mark, place: int, by_label: Mapping[str, list[Mark]]) -> Draft:
        own = [found[place] for found in by_label.values()]
        topic = Topic(named=named_of([program]), bond=Bond.SENTENCE)
        return self.cell_draft(share.unit, topic, own)


def is_running(draft: Draft) -> bool:
    """Tell whether a draft comes from running text: items and rows stand for themselves."""
    return draft.unit.kind in (Kind.TEXT, Kind.HEADING)


def roles_of(more: Mapping[str, str]) -> dict[str, str]:
    """Return the role that marks of each label go into."""
    return {**more, AMOUNT: AMOUNT, COUNTRY: COUNTRY, DATE: DATE}
