"""What counts once, because somebody ruled that different statements say the same: which of them counts."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import NamedTuple, TypeVar

_Said = TypeVar("_Said", bound=Hashable)


class When(NamedTuple):
    """When a fact was stated, as far as anybody knows. Later ones are greater."""

    day: str = ""  # ISO 8601, on which its article was published; "": not known
    place: int = 0  # of its article, in the order of import
    fact: str = ""  # its id, so that nothing hangs on the order of reading


def latest(sides: Sequence[Iterable[When]]) -> int:
    """Return which side was stated last: by day where each side has one, else by the order of import.

    Args:
        sides: at least one, none of them empty.
    """
    told = [tuple(side) for side in sides]
    by_day = all(any(one.day for one in side) for side in told)
    ends = [max(one if by_day else one._replace(day="") for one in side) for side in told]
    return max(range(len(ends)), key=ends.__getitem__)


def earlier(groups: Iterable[Mapping[_Said, Sequence[When]]]) -> set[_Said]:
    """Return the statements that do not count, because a later one says the same.

    Args:
        groups: statements that are ruled to say the same, with when each was stated. One that stands in two groups
            joins them: the same as the same is the same.
    """
    found: set[_Said] = set()
    for joined in _joined(groups):
        said = list(joined)
        kept = latest([joined[one] for one in said])
        found.update(one for place, one in enumerate(said) if place != kept)
    return found


def _joined(groups: Iterable[Mapping[_Said, Sequence[When]]]) -> list[dict[_Said, list[When]]]:
    """Return groups of which no two share a statement."""
    where: dict[_Said, dict[_Said, list[When]]] = {}
    for group in groups:
        whole: dict[_Said, list[When]] = {}
        for said, times in group.items():
            for one, before in where.get(said, {}).items():
                whole.setdefault(one, before)
            whole.setdefault(said, []).extend(times)
        where.update(dict.fromkeys(whole, whole))
    return list({id(one): one for one in where.values()}.values())
