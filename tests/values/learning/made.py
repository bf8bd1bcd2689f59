"""What the rules found, and what a learner proposes, for tests."""

from values.learning.learner import Proposal
from values.learning.proving import HeldBack
from values.learning.spans import LabelledSpan
from values.types import Found, Label, Program, Reading

WEAK, STRONG = "program.introduced_word", "program.list"


def found(start: int, end: int, rule: str = WEAK) -> Found:
    """Return a program that a rule found."""
    reading = Reading(value=Program(name="x"), rule=rule)
    return Found(start=start, end=end, label=Label.PROGRAM, reading=reading, confidence=0.5)


def proposal(start: int, end: int, sure: float = 0.9, label: str = "program") -> Proposal:
    """Return what a learner proposes."""
    return Proposal(start, end, label, sure)


def span(start: int, end: int, label: str = "program") -> LabelledSpan:
    """Return what is right."""
    return LabelledSpan(start, end, label)


def held_back(found: list[Found], proposals: list[Proposal], spans: list[LabelledSpan]) -> HeldBack:
    """Return an article that nothing was learned from."""
    return HeldBack(tuple(found), tuple(proposals), tuple(spans))
