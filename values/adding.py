"""Adding amounts of facts, where adding makes sense; what is left out is counted, with the reason.

Only amounts that are exact or about, of the whole sum, without a period, of one number and with a currency are added. A
fact with several amounts counts where the greatest is the sum of the others; then the greatest does. What says again
what another fact says (the same program, amount and dates) counts once.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, localcontext
from enum import StrEnum
from typing import TypeAlias

from values.types import Amount, Basis, Qualifier


class Reason(StrEnum):
    """Why the amount of a fact is not added. The first one that holds is told."""

    RIVALS = "rivals"  # the fact has several states, made without seeing each other
    SEVERAL = "several"  # the fact has several amounts, and the greatest is not the sum of the others
    NUMBER = "number"  # the amount names no number
    CURRENCY = "currency"  # it names no currency
    RANGE = "range"
    PERIOD = "period"  # it is paid per year, per month ...
    EACH = "each"  # it is one of several equal sums
    BOUND = "bound"  # it is over, under or up to the number


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """What one fact says about money."""

    amounts: tuple[Amount | None, ...]  # None: an amount whose value is not known; empty: the fact has no amount
    program: str | None = None  # None: nobody can say what the amount is of, so it repeats nothing
    dates: tuple[str, ...] = ()  # keys under which dates are the same, sorted
    rivals: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """What the amounts of one currency add up to."""

    currency: str  # ISO 4217
    total: Decimal
    facts: int  # whose amounts were added
    about: bool  # at least one of them is about


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """How many facts have an amount that was not added for a reason."""

    reason: Reason
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """What facts add up to, and what was left out of that. The counts are of facts that have an amount."""

    sums: tuple[Sum, ...] = ()  # the currency of most facts first
    left_out: tuple[LeftOut, ...] = ()  # the commonest reason first
    repeats: int = 0  # facts that say again what another one says


_DIGITS = 100  # more than any sum has: a value has 60 at most

_Key: TypeAlias = tuple[str, str, Decimal, tuple[str, ...]]  # program, currency, number, dates


@dataclass(slots=True)
class _Pot:
    """The amounts of one currency so far."""

    total: Decimal = Decimal(0)
    facts: int = 0
    about: bool = False

    def put(self, number: Decimal, *, about: bool) -> None:
        self.total += number
        self.facts += 1
        self.about = self.about or about


def add(stated: Iterable[Stated]) -> Totals:
    """Return the sums by currency; the order of the facts does not matter."""
    with localcontext() as context:
        context.prec = _DIGITS
        return _added(stated)


def _added(stated: Iterable[Stated]) -> Totals:
    pots: dict[str, _Pot] = {}
    once: dict[_Key, bool] = {}  # whether it is about wherever it is said
    left_out: Counter[Reason] = Counter()
    repeats = 0
    for one in stated:
        found = counted(one)
        if isinstance(found, Reason):
            left_out[found] += 1
        elif found is not None and found.min is not None and found.currency is not None:
            about = found.qualifier is Qualifier.ABOUT
            if one.program is None:
                pots.setdefault(found.currency, _Pot()).put(found.min, about=about)
                continue
            key = (one.program, found.currency, found.min, one.dates)
            repeats += key in once
            once[key] = once.get(key, True) and about
    for (_, currency, number, _), about in once.items():
        pots.setdefault(currency, _Pot()).put(number, about=about)
    return Totals(sums=_sums(pots), left_out=_left_out(left_out), repeats=repeats)


def counted(one: Stated) -> Amount | Reason | None:
    """Return the amount of a fact that can be added, or why there is none; None where it has no amount at all."""
    amounts = tuple(dict.fromkeys(one.amounts))
    if not amounts:
        return None
    if one.rivals:
        return Reason.RIVALS
    if len(amounts) == 1:
        return _reason(amounts[0]) or amounts[0]
    return _greatest(amounts)


def _greatest(amounts: tuple[Amount | None, ...]) -> Amount | Reason:
    """Return the greatest of several amounts where it is the sum of the others."""
    known = [one for one in amounts if one is not None and _reason(one) is None]
    if len(known) < len(amounts) or len({one.currency for one in known}) > 1:
        return Reason.SEVERAL
    numbers = [one.min or Decimal(0) for one in known]
    greatest = max(range(len(known)), key=numbers.__getitem__)
    with localcontext() as context:
        context.prec = _DIGITS
        others = sum(numbers) - numbers[greatest]
    return known[greatest] if numbers[greatest] == others else Reason.SEVERAL


def _reason(amount: Amount | None) -> Reason | None:
    """Return why an amount cannot be added; None where it can."""
    if amount is None or amount.min is None or amount.max is None:
        return Reason.NUMBER
    if amount.currency is None:
        return Reason.CURRENCY
    if amount.qualifier is Qualifier.RANGE or amount.min != amount.max:
        return Reason.RANGE
    if amount.period is not None:
        return Reason.PERIOD
    if amount.basis is not Basis.TOTAL:
        return Reason.EACH
    return None if amount.qualifier in (Qualifier.EXACT, Qualifier.ABOUT) else Reason.BOUND


def _sums(pots: dict[str, _Pot]) -> tuple[Sum, ...]:
    found = [
        Sum(currency=currency, total=pot.total, facts=pot.facts, about=pot.about) for currency, pot in pots.items()
    ]
    return tuple(sorted(found, key=lambda one: (-one.facts, one.currency)))


def _left_out(found: Counter[Reason]) -> tuple[LeftOut, ...]:
    reasons = list(Reason)
    told = [LeftOut(reason=reason, count=count) for reason, count in found.items()]
    return tuple(sorted(told, key=lambda one: (-one.count, reasons.index(one.reason))))
