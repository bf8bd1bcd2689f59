"""What amounts add up to, and what was not added and why, in words."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from db.export_records import ExportTotals
from values.adding import Reason
from values.show import number

_REASONS: Final = {
    Reason.RIVALS: "with several states that were made without seeing each other",
    Reason.SEVERAL: "with several amounts of which the greatest is not the sum of the others",
    Reason.NUMBER: "whose amount has no number",
    Reason.CURRENCY: "whose amount has no currency",
    Reason.RANGE: "whose amount is a range",
    Reason.PERIOD: "whose amount is paid per year or another time",
    Reason.EACH: "whose amount is one of several equal ones",
    Reason.BOUND: "whose amount is a bound (over, under, up to)",
    Reason.DISAGREES: "whose amount disagrees with that of another article",
    Reason.ERROR: "whose amount disagrees because one of the sources is in error",
    Reason.UPDATED: "whose amount a later article updates",
}


def sums(found: ExportTotals) -> Iterator[str]:
    """Yield a sum for each currency: "about 1 250 000 EUR (2 facts)"."""
    for currency, total, facts, about in found.sums:
        yield f"{'about ' if about else ''}{number(Decimal(total))} {currency} ({_facts(facts)})"


def left_out(found: ExportTotals) -> int:
    """Return how many facts have an amount that was not added."""
    return sum(count for _, count in found.left_out)


def not_added(found: ExportTotals) -> str:
    """Return a sentence about what was not added, and one about what was said twice; empty where all was added."""
    told = [f"{_facts(count)} {_REASONS[Reason(reason)]}" for reason, count in found.left_out]
    said = [f"Not added: {'; '.join(told)}."] if told else []
    if found.repeats:
        verb = "says" if found.repeats == 1 else "say"
        said.append(f"Counted once: {_facts(found.repeats)} that {verb} again what another one says.")
    return " ".join(said)


def is_told_by_one(found: ExportTotals) -> bool:
    """Tell whether all that there is to add is what one fact says: it needs no sum."""
    return left_out(found) == 0 and found.repeats == 0 and sum(facts for _, _, facts, _ in found.sums) <= 1


def _facts(count: int) -> str:
    return f"{count}\u00a0fact{'' if count == 1 else 's'}"
