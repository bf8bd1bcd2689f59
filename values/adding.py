"""Adding amounts of facts, where adding makes sense; what is left out is counted, with the reason.

Only amounts that are exact or about, of the whole sum, without a period, of one number and with a currency are added. A
fact with several amounts counts where the greatest is the sum of the others; then the greatest does. What says again
what another fact says (the same program, amount and dates) counts once, and so do amounts that disagree but are ruled
to be the same: the latest of them counts. What disagrees and is not ruled, or is ruled out, is not added.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, localcontext
from enum import StrEnum
from typing import NamedTuple, TypeAlias

from values import alike
from values.alike import When
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
    DISAGREES = "disagrees"  # another article says something else, and nobody has ruled that
    ERROR = "error"  # that was ruled to be an error in one of the sources, and nobody said in which
    UPDATED = "updated"  # that was ruled to be updated: a later article says what counts


class Stated(NamedTuple):
    """What one fact says about money. A plain tuple: a project has hundreds of thousands of facts."""

    key: int  # of the fact: what the totals name it by
    amounts: tuple[Amount | None, ...]  # None: an amount whose value is not known; empty: the fact has no amount
    program: str | None = None  # None: nobody can say what the amount is of, so it repeats nothing
    dates: tuple[str, ...] = ()  # keys under which dates are the same, sorted
    rivals: bool = False
    out: Reason | None = None  # why it does not count although it could be added: what articles disagree about
    alike: tuple[int, ...] = ()  # numbers of rulings by which it says the same as the other facts of that number
    when: When = When()  # it was stated; needed only where there are such rulings


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """What the amounts of one currency add up to."""

    currency: str  # ISO 4217
    total: Decimal
    about: bool  # at least one of the amounts is about
    keys: tuple[int, ...]  # of the facts whose amounts were added

    @property
    def facts(self) -> int:
        """How many facts it is the sum of."""
        return len(self.keys)


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """Which facts have an amount that was not added for a reason."""

    reason: Reason
    keys: tuple[int, ...]

    @property
    def count(self) -> int:
        """How many they are."""
        return len(self.keys)


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """What facts add up to, and what was left out of that. The counts are of facts that have an amount."""

    sums: tuple[Sum, ...] = ()  # the currency of most facts first
    left_out: tuple[LeftOut, ...] = ()  # the commonest reason first
    repeated: tuple[int, ...] = ()  # facts that say again what an earlier one says

    @property
    def repeats(self) -> int:
        """How many say again what an earlier one says."""
        return len(self.repeated)


_NOTHING = Decimal(0)
_DIGITS = 100  # more than any sum has: a value has 60 at most

_Key: TypeAlias = tuple[str | int, str, Decimal, tuple[str, ...]]  # program or fact, currency, number, dates
_Groups: TypeAlias = dict[int, dict[_Key, list[When]]]  # what is ruled to be the same, by the number of the ruling


@dataclass(slots=True)
class _Once:
    """What counts once: the fact that says it first."""

    key: int
    about: bool  # wherever it is said


@dataclass(slots=True)
class _Pot:
    """The amounts of one currency so far."""

    total: Decimal = Decimal(0)
    about: bool = False
    keys: list[int] = field(default_factory=list)

    def put(self, number: Decimal, one: _Once) -> None:
        self.total += number
        self.about = self.about or one.about
        self.keys.append(one.key)


def add(stated: Iterable[Stated]) -> Totals:
    """Return the sums by currency. Of facts that say the same, the first one counts; of those ruled so, the latest."""
    with localcontext() as context:
        context.prec = _DIGITS
        return _added(stated)


def _added(stated: Iterable[Stated]) -> Totals:
    once: dict[_Key, _Once] = {}
    groups: _Groups = {}
    left_out: dict[Reason, list[int]] = {}
    repeated: list[int] = []
    for one in stated:
        found = counted(one)
        if found is None:
            continue
        if isinstance(found, Reason):
            left_out.setdefault(found, []).append(one.key)
            continue
        about = found.qualifier is Qualifier.ABOUT
        said = (
            one.program if one.program is not None else one.key,
            found.currency or "",
            found.min or _NOTHING,
            one.dates,
        )
        if said in once:
            repeated.append(one.key)
            once[said].about = once[said].about and about
        else:
            once[said] = _Once(one.key, about)
        for number in one.alike:
            groups.setdefault(number, {}).setdefault(said, []).append(one.when)
    earlier = alike.earlier(groups.values())
    repeated.extend(once[said].key for said in once if said in earlier)
    pots = _pots((said, one) for said, one in once.items() if said not in earlier)
    return Totals(sums=_sums(pots), left_out=_left_out(left_out), repeated=tuple(repeated))


def _pots(once: Iterable[tuple[_Key, _Once]]) -> dict[str, _Pot]:
    pots: dict[str, _Pot] = {}
    for (_, currency, number, _), one in once:
        pots.setdefault(currency, _Pot()).put(number, one)
    return pots


def counted(one: Stated) -> Amount | Reason | None:
    """Return the amount of a fact that can be added, or why there is none; None where it has no amount at all."""
    if not one.amounts:
        return None
    if one.rivals:
        return Reason.RIVALS
    amounts = one.amounts if len(one.amounts) == 1 else tuple(dict.fromkeys(one.amounts))
    found = _reason(amounts[0]) or amounts[0] if len(amounts) == 1 else _greatest(amounts)
    return one.out or found if isinstance(found, Amount) else found


def _greatest(amounts: tuple[Amount | None, ...]) -> Amount | Reason:
    """Return the greatest of several amounts where it is the sum of the others."""
    known = [one for one in amounts if one is not None and _reason(one) is None]
    if len(known) < len(amounts) or len({one.currency for one in known}) > 1:
        return Reason.SEVERAL
    numbers = [one.min or _NOTHING for one in known]
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


def _sums(pots: Mapping[str, _Pot]) -> tuple[Sum, ...]:
    found = [
        Sum(currency=currency, total=pot.total, about=pot.about, keys=tuple(pot.keys)) for currency, pot in pots.items()
    ]
    return tuple(sorted(found, key=lambda one: (-one.facts, one.currency)))


def _left_out(found: Mapping[Reason, list[int]]) -> tuple[LeftOut, ...]:
    reasons = list(Reason)
    told = [LeftOut(reason=reason, keys=tuple(keys)) for reason, keys in found.items()]
    return tuple(sorted(told, key=lambda one: (-one.count, reasons.index(one.reason))))
