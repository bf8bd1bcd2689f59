"""What disagreements and rulings mean for adding: which facts count, which do not, and which say the same.

An open disagreement takes out both sides, an error in a source too, since nobody said in which. What was updated counts
as the later side has it. What is ruled to be the same counts once, and different things count each.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from db.disagreeing import Found, Sayers
from db.project import Project
from db.queries import disagreements
from db.rulings import Kind, Verdict
from values.adding import Reason
from values.alike import When, latest

SUMS: Final = frozenset((Kind.AMOUNT, Kind.CURRENCY, Kind.QUALIFIER))
_TIMES: Final = (
    "SELECT f.key, f.id, coalesce(a.published, ''), a.imported_at, a.key FROM json_each(?) j"
    " CROSS JOIN facts f ON f.key = j.value JOIN articles a ON a.id = f.article ORDER BY a.imported_at, a.key"
)


class Standing(NamedTuple):
    """How the amount of a fact stands to what other articles say."""

    out: Reason | None = None  # why it does not count
    alike: tuple[int, ...] = ()  # it says the same as the other facts with one of these numbers
    when: When = When()


@dataclass(slots=True)
class _Ruled:
    """Sides of disagreements by what is to become of them; the sides of many are the same few objects."""

    out: dict[Reason, set[Sayers]] = field(default_factory=lambda: {Reason.ERROR: set(), Reason.DISAGREES: set()})
    same: set[tuple[Sayers, Sayers]] = field(default_factory=set)
    updated: set[tuple[Sayers, Sayers]] = field(default_factory=set)


def of(project: Project, found: Iterable[Found]) -> dict[int, Standing]:
    """Return how facts stand, by their local keys; those that no article contradicts are not in it.

    Args:
        project: the open project.
        found: what facts disagree about; all that is not about sums makes no difference.
    """
    ruled = _ruled(project, found)
    times = _times(project, {key for both in (*ruled.same, *ruled.updated) for side in both for key in side.keys})
    reasons = _reasons(ruled, times)
    alike: dict[int, list[int]] = {}
    for number, (left, right) in enumerate(ruled.same):
        for key in left.keys | right.keys:
            alike.setdefault(key, []).append(number)
    return {
        key: Standing(reasons.get(key), tuple(alike.get(key, ())), times.get(key, When()))
        for key in reasons.keys() | alike.keys()
    }


def _ruled(project: Project, found: Iterable[Found]) -> _Ruled:
    verdicts = disagreements.verdicts(project)
    ruled = _Ruled()
    for one in found:
        if one.kind not in SUMS or one.rights is None:
            continue
        both = one.lefts, one.rights
        match verdicts.of(one):
            case None:
                ruled.out[Reason.DISAGREES].update(both)
            case Verdict.SOURCE_ERROR:
                ruled.out[Reason.ERROR].update(both)
            case Verdict.UPDATED:
                ruled.updated.add(both)
            case Verdict.SAME:
                ruled.same.add(both)
            case Verdict.DIFFERENT:
                pass
    return ruled


def _reasons(ruled: _Ruled, times: Mapping[int, When]) -> dict[int, Reason]:
    """Return why facts do not count. What is open does not, whatever was ruled about another disagreement of theirs."""
    found: dict[int, Reason] = {}
    for both in ruled.updated:
        later = latest([[times[key] for key in side.keys] for side in both])
        found.update(dict.fromkeys(both[1 - later].keys, Reason.UPDATED))
    for reason in (Reason.ERROR, Reason.DISAGREES):
        for side in ruled.out[reason]:
            found.update(dict.fromkeys(side.keys, reason))
    return found


def _times(project: Project, keys: Iterable[int]) -> Mapping[int, When]:
    """Return when facts were stated."""
    rows: Sequence[tuple[int, str, str, str, int]] = project.db.execute(_TIMES, [json.dumps(sorted(keys))]).fetchall()
    places = {article: place for place, article in enumerate(dict.fromkeys(row[4] for row in rows))}
    return {key: When(day, places[article], id_) for key, id_, day, _, article in rows}
