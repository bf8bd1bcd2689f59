"""What facts add up to, and what was left out of that, in words."""

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType

from desktop.telling import counted
from desktop.translate import tr
from desktop.translate_mark import mark
from values.adding import Reason, Sum, Totals
from values.notation import SIGNS
from values.show import number
from values.types import Qualifier

_REASONS: Mapping[Reason, tuple[str, str]] = MappingProxyType(
    {
        Reason.RIVALS: (
            mark("Totals", "%n with several states"),
            mark("Totals", "Changed in several copies of the project, with different outcomes"),
        ),
        Reason.SEVERAL: (
            mark("Totals", "%n with several amounts"),
            mark("Totals", "Several amounts, none of which is the sum of the others"),
        ),
        Reason.NUMBER: (mark("Totals", "%n without a number"), mark("Totals", "No number is known")),
        Reason.CURRENCY: (mark("Totals", "%n without a currency"), mark("Totals", "No currency is known")),
        Reason.RANGE: (mark("Totals", "%n range(s)"), mark("Totals", "From one number to another")),
        Reason.PERIOD: (mark("Totals", "%n per year or month"), mark("Totals", "Paid per year, per month…")),
        Reason.EACH: (mark("Totals", "%n each"), mark("Totals", "One of several equal sums")),
        Reason.BOUND: (mark("Totals", "%n over or up to"), mark("Totals", "Over, under or up to a number")),
        Reason.DISAGREES: (
            mark("Totals", "%n in disagreement"),
            mark("Totals", "Articles disagree about the amount, and nobody has ruled on it"),
        ),
        Reason.ERROR: (
            mark("Totals", "%n with an error in source"),
            mark("Totals", "Ruled to be an error in one of the sources"),
        ),
        Reason.UPDATED: (mark("Totals", "%n updated later"), mark("Totals", "Ruled to be updated by a later article")),
    }
)


def sums_text(totals: Totals) -> str:
    """Return the sums: "Σ 1 240 000 000 EUR of 7 facts · ~ 5 000 000 USD of 2 facts"; empty where there are none."""
    return " · ".join(_sum(one) for one in totals.sums)


def short_sums(totals: Totals, most: int = 3) -> str:
    """Return the sums for a heading, without the number of facts, and that something was left out of them."""
    told = [f"Σ {amount_text(one)}" for one in totals.sums[:most]]
    if len(totals.sums) > most:
        told.append(tr("Totals", "%n more currencies", len(totals.sums) - most))
    left = sum(one.count for one in totals.left_out)
    if left:
        told.append(counted(tr("Totals", "%n left out", left), left))
    return " · ".join(told)


def left_out_text(totals: Totals) -> str:
    """Return what was left out: "left out: 3 ranges, 2 each; 4 repeats counted once"; empty where nothing was."""
    said = []
    if totals.left_out:
        reasons = ", ".join(reason_text(one.reason, one.count) for one in totals.left_out)
        said.append(tr("Totals", "left out: {reasons}").format(reasons=reasons))
    if totals.repeats:
        said.append(repeats_text(totals.repeats))
    return "; ".join(said)


def reason_text(reason: Reason, count: int) -> str:
    """Return how many were left out for a reason: "3 ranges"."""
    return counted(tr("Totals", _REASONS[reason][0], count), count)


def reason_title(reason: Reason) -> str:
    """Return what a reason means."""
    return tr("Totals", _REASONS[reason][1])


def repeats_text(count: int) -> str:
    """Return how many repeats were counted once."""
    return counted(tr("Totals", "%n repeat(s) counted once", count), count)


def _sum(one: Sum) -> str:
    return counted(tr("Totals", "Σ {amount} of %n fact(s)", one.facts), one.facts).format(amount=amount_text(one))


def amount_text(one: Sum) -> str:
    """Return one sum: "~ 24 500 000 EUR"."""
    about = f"{SIGNS[Qualifier.ABOUT]} " if one.about else ""
    return f"{about}{number(_plain(one.total))} {one.currency}"


def _plain(total: Decimal) -> Decimal:
    """Return a sum without an exponent."""
    return total.quantize(Decimal(1)) if total == total.to_integral_value() else total
