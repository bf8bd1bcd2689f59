"""The operations on disagreements: rows of the table of all operations."""

from db.operations.rule_disagreement import rule_disagreement
from db.operations.take_back_ruling import take_back_ruling
from db.records import Changes
from db.rulings import Disagreement, Kind, Side, Verdict, key_of
from tests.db.operation_world import Row, World

_LEFT, _RIGHT = ("amount EUR 5 5 exact - total",), ("amount EUR 6 6 exact - total",)
_KEY = key_of(Kind.AMOUNT, ("Digital Europe",), "date 2025", _LEFT, _RIGHT)
OPEN = Disagreement(
    key=_KEY,
    kind=Kind.AMOUNT,
    programs=("Digital Europe",),
    when="date 2025",
    left=Side(values=_LEFT),
    right=Side(values=_RIGHT),
)


def rule(world: World, verdict: Verdict = Verdict.UPDATED, note: str = "") -> Changes:
    """Rule the disagreement."""
    return rule_disagreement(world.project, session=world.anna, disagreement=OPEN, verdict=verdict, note=note)


RULING_ROWS = (
    Row(name="rule_disagreement: an open one", do=rule),
    Row(
        name="rule_disagreement: another verdict",
        before=rule,
        do=lambda w: rule(w, Verdict.DIFFERENT, "zwei Töpfe 😀"),
    ),
    Row(
        name="take_back_ruling: one",
        before=rule,
        do=lambda w: take_back_ruling(w.project, session=w.anna, rulings=[_KEY]),
    ),
)
