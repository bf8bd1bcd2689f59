"""The lines of the table: keys of facts, below headings where they are in groups. A heading is a negative number."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from db.queries.fact_groups import Group


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """What the table shows, from above: a fact's key, or minus the number of a group, counted from 1."""

    groups: Sequence[Group] = ()
    keys: Sequence[int] = ()  # where there are no groups
    closed: frozenset[str] = frozenset()  # the names of the groups of which only the heading is shown
    shown: list[int] = field(default_factory=list)

    def group(self, line: int) -> Group | None:
        """Return the group whose heading a line is; None for a fact."""
        number = self.shown[line]
        return self.groups[-number - 1] if number < 0 else None

    def key(self, line: int) -> int | None:
        """Return the key of the fact in a line; None for a heading."""
        number = self.shown[line]
        return None if number < 0 else number


def flat(keys: list[int]) -> Lines:
    """Return lines without groups."""
    return Lines(keys=keys, shown=keys)


def grouped(groups: Sequence[Group], closed: frozenset[str]) -> Lines:
    """Return groups below their headings; of those that are closed only the heading."""
    shown: list[int] = []
    for number, group in enumerate(groups, start=1):
        shown.append(-number)
        if group.name not in closed:
            shown.extend(group.keys)
    return Lines(groups=groups, closed=closed, shown=shown)
