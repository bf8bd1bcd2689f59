"""How good suggestions have been, as the panel shows it: tallies, and how they went over time."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from typing import Any, Final

from db.models import get_model
from db.project import Project
from db.queries import decided, quality
from db.queries.quality import Decision, Outcome, Quality, RuleKey, Tally
from desktop.jobs.learned import MODEL, is_ours

PARTS: Final = 10  # into which the decisions are divided
LEAST_IN_PART: Final = 5  # decisions: the share of fewer says nothing
_NOTHING: Final = Quality(total=Tally(), by_label={}, by_rule={}, by_day=[])


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One place on the axis of time."""

    title: str  # an ISO day, or "1" to "10"
    shares: dict[str, float]  # label -> accepted as they were, from 0 to 1; labels without a decision have none
    counts: dict[str, int]  # label -> decisions


@dataclass(frozen=True, slots=True, kw_only=True)
class Learning:
    """What is told about learning."""

    enabled: bool = True
    made_at: str = ""  # ISO 8601, UTC; empty: nothing was learned yet
    report: dict[str, Any] = field(default_factory=dict)
    done: int = 0  # articles that are done by now
    elsewhere: bool = False  # another installation learned it, so that it is not used


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """All that the panel shows."""

    quality: Quality = _NOTHING
    days: tuple[Point, ...] = ()
    parts: tuple[Point, ...] = ()
    learning: Learning = Learning()


def read_figures(project: Project) -> Figures:
    """Return how good the suggestions of a project have been."""
    suggested = [one for one in quality.decisions(project) if one.outcome is not Outcome.MISSED]
    return Figures(
        quality=quality.tallies(project),
        days=by_day(suggested),
        parts=by_part(suggested),
        learning=read_learning(project),
    )


def read_learning(project: Project) -> Learning:
    """Return what was learned from a project."""
    model, done = get_model(project, MODEL), decided.count_done(project)
    if model is None:
        return Learning(done=done)
    if not is_ours(model):
        return Learning(enabled=model.enabled, done=done, elsewhere=bool(model.report or model.data))
    return Learning(enabled=model.enabled, made_at=model.made_at, report=model.report, done=done)


def by_day(decisions: Sequence[Decision]) -> tuple[Point, ...]:
    """Return a point for each day on which something was decided."""
    return tuple(_point(day, some) for day, some in groupby(decisions, key=lambda one: one.at[:10]))


def by_part(decisions: Sequence[Decision]) -> tuple[Point, ...]:
    """Return a point for each of ten equal parts of all decisions; fewer parts where there are few decisions."""
    parts = min(PARTS, len(decisions) // LEAST_IN_PART)
    bounds = [len(decisions) * place // parts for place in range(parts + 1)] if parts else []
    return tuple(_point(str(place), decisions[start:end]) for place, (start, end) in enumerate(pairwise(bounds), 1))


def _point(title: str, decisions: Iterable[Decision]) -> Point:
    accepted: dict[str, int] = {}
    counts: dict[str, int] = {}
    for one in decisions:
        label = one.suggested_label or one.label
        counts[label] = counts.get(label, 0) + 1
        accepted[label] = accepted.get(label, 0) + (one.outcome is Outcome.ACCEPTED)
    return Point(title=title, shares={label: accepted[label] / count for label, count in counts.items()}, counts=counts)


def worst_first(rules: Iterable[tuple[RuleKey, Tally]]) -> list[tuple[RuleKey, Tally]]:
    """Return rules by the share that was accepted, the lowest first; of equal ones the most decided first."""
    return sorted(rules, key=lambda item: (_share(item[1]), -_decided(item[1]), str(item[0])))


def _share(tally: Tally) -> float:
    return 1.0 if tally.share is None else tally.share


def _decided(tally: Tally) -> int:
    return tally.accepted + tally.corrected + tally.rejected


def learned_lines(learning: Learning, title: Callable[[str], str]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield what is told of each label: which sentence, and what it is filled with.

    Args:
        learning: what was learned.
        title: a rule's or a label's phrase.
    """
    take_over = learning.report.get("take_over", {"replaced": [], "added": {}})
    for label, of_label in learning.report.get("labels", {}).items():
        rules = [title(rule) for rule in take_over["replaced"] if rule.startswith(f"{label}.")]
        added = label in take_over["added"]
        kind = {(True, True): "both", (True, False): "replaced", (False, True): "added"}.get((bool(rules), added), "")
        if kind:
            filling = {"label": title(label), "rules": ", ".join(rules), "wanted": of_label["wanted"]}
            yield kind, filling | {"before": of_label["before"], "after": of_label["after"]}
