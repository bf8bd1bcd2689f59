"""How good suggestions have been: what analysts accepted, corrected, rejected, and marked without any."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from heapq import merge
from typing import Any, TypeAlias

from db.project import Project
from db.queries import rejections
from db.records import ArticleId


class Outcome(StrEnum):
    """What became of a suggestion, or that there should have been one."""

    ACCEPTED = "accepted"
    CORRECTED = "corrected"
    REJECTED = "rejected"
    MISSED = "missed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One decision about a suggestion."""

    outcome: Outcome
    article: ArticleId
    start: int  # of the annotation; where it was rejected, of the suggestion
    end: int
    label: str  # as decided; where it was rejected, as suggested
    words: str
    value: str | None  # canonical JSON
    suggested_label: str | None  # None: nothing was suggested
    suggested_start: int | None
    suggested_end: int | None
    rule: str | None  # what suggested it
    origin: str | None
    confidence: float | None
    annotator: str
    at: str  # ISO 8601, UTC


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How often each came."""

    accepted: int = 0
    corrected: int = 0
    rejected: int = 0
    missed: int = 0

    @property
    def share(self) -> float | None:
        """How many of the decided suggestions were accepted as they were, from 0 to 1; None where none was decided."""
        decided = self.accepted + self.corrected + self.rejected
        return self.accepted / decided if decided else None


RuleKey: TypeAlias = tuple[str, str | None, str | None]  # label, rule, origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Quality:
    """The tallies of many decisions."""

    total: Tally
    by_label: dict[str, Tally]  # what was corrected counts under the label that was suggested
    by_rule: dict[RuleKey, Tally]  # without what was missed
    by_day: list[tuple[str, Tally]]  # ISO days, the earliest first


def decisions(project: Project, annotator: str | None = None) -> Iterator[Decision]:
    """Yield all decisions, the earliest first.

    Annotations that an import brought, and those of articles for which no suggestions had been made, are left out:
    nothing was suggested to those who made them.

    Args:
        project: the open project.
        annotator: whose; None: of all.
    """
    refused = reversed(rejections.all_of(project, annotator=annotator))
    rejected = (
        Decision(
            outcome=Outcome.REJECTED,
            article=one.seen_in,
            start=one.start,
            end=one.end,
            label=one.label,
            words=one.words,
            value=one.value,
            suggested_label=one.label,
            suggested_start=one.start,
            suggested_end=one.end,
            rule=one.rule,
            origin=one.origin,
            confidence=one.confidence,
            annotator=one.annotator,
            at=one.made_at,
        )
        for one in refused
    )
    yield from merge(_annotated(project, annotator), rejected, key=lambda one: one.at)


def tallies(project: Project, annotator: str | None = None) -> Quality:
    """Count the decisions of an annotator, or of all."""
    total: dict[Outcome, int] = {}
    by_label: dict[str, dict[Outcome, int]] = {}
    by_rule: dict[RuleKey, dict[Outcome, int]] = {}
    by_day: dict[str, dict[Outcome, int]] = {}
    for one in decisions(project, annotator):
        label = one.suggested_label or one.label
        counted = [total, by_label.setdefault(label, {}), by_day.setdefault(one.at[:10], {})]
        if one.outcome is not Outcome.MISSED:
            counted.append(by_rule.setdefault((label, one.rule, one.origin), {}))
        for counts in counted:
            counts[one.outcome] = counts.get(one.outcome, 0) + 1
    return Quality(
        total=_tally(total),
        by_label={label: _tally(counts) for label, counts in sorted(by_label.items())},
        by_rule={key: _tally(counts) for key, counts in sorted(by_rule.items(), key=lambda item: str(item[0]))},
        by_day=[(day, _tally(counts)) for day, counts in sorted(by_day.items())],
    )


def _tally(counts: dict[Outcome, int]) -> Tally:
    return Tally(**{outcome.value: count for outcome, count in counts.items()})


def _annotated(project: Project, annotator: str | None) -> Iterator[Decision]:
    rows: Iterable[tuple[Any, ...]] = project.db.execute(
        "SELECT a.article, a.start, a.end, a.label, a.words, a.value, a.suggestion, s.annotator, a.made_at"
        " FROM annotations a JOIN sessions s ON s.id = a.session"
        " WHERE a.suggestion IS NOT NULL AND (:annotator IS NULL OR s.annotator = :annotator)"
        " ORDER BY a.made_at, a.key",
        {"annotator": annotator},
    ).fetchall()
    for row in rows:
        yield _decision(*row)


def _decision(
    article: str,
    start: int,
    end: int,
    label: str,
    words: str,
    value: str | None,
    suggestion: str,
    annotator: str,
    at: str,
) -> Decision:
    seen: dict[str, Any] = json.loads(suggestion) or {}
    outcome = Outcome.MISSED
    if seen:
        decided = (start, end, label, None if value is None else json.loads(value))
        same = decided == (seen["start"], seen["end"], seen["label"], seen["value"])
        outcome = Outcome.ACCEPTED if same else Outcome.CORRECTED
    return Decision(
        outcome=outcome,
        article=ArticleId(article),
        start=start,
        end=end,
        label=label,
        words=words,
        value=value,
        suggested_label=seen.get("label"),
        suggested_start=seen.get("start"),
        suggested_end=seen.get("end"),
        rule=seen.get("rule"),
        origin=seen.get("origin"),
        confidence=seen.get("confidence"),
        annotator=annotator,
        at=at,
    )
