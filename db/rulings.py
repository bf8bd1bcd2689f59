"""The records of disagreements, and of what analysts decided about them."""

from dataclasses import dataclass
from enum import StrEnum

from db import canonical
from db.records import ArticleId, FactId
from values.comparing import Kind

__all__ = ["Disagreement", "Kind", "Ruling", "Side", "Verdict", "key_of"]


class Verdict(StrEnum):
    """What an analyst decided about a disagreement."""

    SAME = "same"  # both say the same
    UPDATED = "updated"  # the later one is up to date
    SOURCE_ERROR = "source_error"  # one of the sources is wrong
    DIFFERENT = "different"  # they speak of different things


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """What some articles say, and one of them that shows it."""

    values: tuple[str, ...]  # keys under which values are the same (values.sameness), sorted; what was compared
    facts: tuple[FactId, ...] = ()  # that say it; of very many the first ones. None: no fact says it any more
    articles: int = 0  # that say it
    article: ArticleId | None = None  # the one that shows it; None: no article says it any more
    title: str = ""  # of that article
    published: str | None = None  # ISO 8601 day
    source: str = ""
    annotator: str = ""  # who put the fact together
    evidence: tuple[tuple[int, int], ...] = ()  # code points: the words behind the values, in text order
    around: tuple[tuple[int, int], ...] = ()  # the words behind the other values of the fact


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """What an analyst decided about a disagreement."""

    id: str
    verdict: Verdict
    annotator: str
    note: str
    made_at: str  # ISO 8601, UTC


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """Two things said about the same program and the same time that do not go together.

    Where parts do not add up, the total is at the left and the parts are at the right, of the same facts. Where a date
    lies outside of the program's years, there is nothing at the right but those years.
    """

    key: str  # from what is compared alone: the same in further articles, and in another copy of the project
    kind: Kind
    programs: tuple[str, ...]  # what their names mean in the end; sorted. Mostly one
    when: str  # the key of a date ("date 2025-10"), or "round 3"; "": neither
    left: Side
    right: Side | None
    years: str = ""  # EDTF: those of the program, where the date lies outside of them
    ruling: Ruling | None = None  # None: it is open

    @property
    def program(self) -> str:
        """The program; several are joined by a plus."""
        return " + ".join(self.programs)

    @property
    def compared(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """What the key is made from, left and right."""
        return self.left.values, (self.years,) if self.right is None else self.right.values


def key_of(kind: Kind, programs: tuple[str, ...], when: str, left: tuple[str, ...], right: tuple[str, ...]) -> str:
    """Return the key of a disagreement: which side is the left one makes no difference."""
    sides = sorted([list(left), list(right)])
    return canonical.thing_id({"kind": kind.value, "programs": list(programs), "when": when, "sides": sides})
