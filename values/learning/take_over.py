"""Where a learner speaks in the place of the rules, and what is suggested then."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from values.learning.learner import Proposal
from values.types import Found

Chosen: TypeAlias = Found | Proposal


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeOver:
    """What a learner may decide, because it proved better there."""

    replaced: frozenset[str] = frozenset()  # rules: what they find stands only where the learner agrees
    added: Mapping[str, float] = field(default_factory=dict)  # label -> how sure it must be of what no rule finds

    def __bool__(self) -> bool:
        """Whether it may decide anything."""
        return bool(self.replaced or self.added)

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON holds it."""
        return {"replaced": sorted(self.replaced), "added": dict(sorted(self.added.items()))}

    @classmethod
    def from_dict(cls, held: Mapping[str, Any]) -> "TakeOver":
        """Return what JSON holds."""
        return cls(replaced=frozenset(held["replaced"]), added={k: float(v) for k, v in held["added"].items()})


def chosen(found: Sequence[Found], proposals: Sequence[Proposal], take_over: TakeOver) -> list[Chosen]:
    """Return what is suggested, in text order; no two overlap.

    What a replaced rule found stands where the learner proposes the very same, gives way to what it proposes elsewhere
    over it with the same label, and falls where it proposes nothing there.

    Args:
        found: what the rules found, in text order, none overlapping; without what stands in furniture.
        proposals: the learner's, likewise.
        take_over: what it may decide.
    """
    kept: list[Chosen] = [one for one in found if one.reading.rule not in take_over.replaced]
    taken: list[Chosen] = []
    for one in found:
        if one.reading.rule in take_over.replaced:
            taken += _instead(one, proposals)
    sure = (one for one in proposals if one.confidence >= take_over.added.get(one.label, 2.0))
    for some in (taken, sure):
        kept = _with(kept, some)
    return kept


def _instead(one: Found, proposals: Sequence[Proposal]) -> Iterable[Chosen]:
    """Return what the learner puts in the place of what a rule found."""
    over = [proposal for proposal in overlapping(proposals, one.start, one.end) if proposal.label == one.label]
    same = any((proposal.start, proposal.end) == (one.start, one.end) for proposal in over)
    return [one] if same else over


def overlapping(proposals: Sequence[Proposal], start: int, end: int) -> Iterable[Proposal]:
    """Yield the proposals, which are in text order, that share a character with a span."""
    place = bisect_left(proposals, start + 1, key=lambda proposal: proposal.end)
    while place < len(proposals) and proposals[place].start < end:
        yield proposals[place]
        place += 1


def _with(kept: list[Chosen], more: Iterable[Chosen]) -> list[Chosen]:
    """Return both in text order, without those of the second that overlap one of the first or one another."""
    merged = list(kept)
    for one in more:
        place = bisect_left(merged, one.start, key=lambda each: each.start)
        before_ends = place == 0 or merged[place - 1].end <= one.start
        if before_ends and (place == len(merged) or one.end <= merged[place].start):
            merged.insert(place, one)
    return merged
