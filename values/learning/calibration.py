"""How sure a rule may be in a project, after what became of what it found there."""

from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from values.rules import confidence

WEIGHT: Final = 10  # so many decisions are worth as much as the figure that the rule begins with
STEP: Final = 0.05  # confidences move in steps: a decision more does not make all suggestions anew
LEAST: Final = 0.05
MOST: Final = 0.99


class Tried(NamedTuple):
    """What became of the suggestions of a rule."""

    rule: str
    accepted: int  # as they were
    decided: int  # accepted, corrected or rejected


def calibrated(tried: Iterable[Tried]) -> dict[str, float]:
    """Return the confidence of each rule whose suggestions were decided, where it is another than at the beginning."""
    confidences = {}
    for one in tried:
        share = (confidence(one.rule) * WEIGHT + one.accepted) / (WEIGHT + one.decided)
        moved = min(max(round(share / STEP) * STEP, LEAST), MOST)
        if abs(moved - confidence(one.rule)) >= STEP / 2:
            confidences[one.rule] = round(moved, 2)
    return confidences


def recalibrated(rule: str, sure: float, confidences: Mapping[str, float]) -> float:
    """Return how sure a suggestion of a rule is, of which the rule itself said how sure it is."""
    now = confidences.get(rule)
    return sure if now is None else min(MOST, sure * now / confidence(rule))
