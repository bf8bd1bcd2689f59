"""When two sources disagree: what they say about the same thing, compared by value and never by wording.

Values come as the keys under which values are the same (`values.sameness`). Sums are compared like with like: whole
sums with whole sums, rates of a period with rates of that period. A sum that rounds another one, or a range that holds
it, says nothing else: "over 380 million" and 383 million agree, and so do "2 to 3 billion" and 2.5 billion.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, localcontext
from enum import StrEnum
from functools import lru_cache
from typing import Final, NamedTuple

from values.types import Amount, Basis, Country, Date, Mod, Qualifier

_KEPT: Final = 65_536  # keys that are read once only
_NONE: Final = "-"
_UNKNOWN: Final = "?"
_QUARTER: Final = 4  # a number is rounded by no more than a quarter of itself, and "about" by no more than a tenth
_TENTH: Final = 10
_DIGITS: Final = 100  # more than any sum has: a value has 60 at most


class Kind(StrEnum):
    """What a disagreement is about."""

    AMOUNT = "amount"
    CURRENCY = "currency"  # of the same number
    QUALIFIER = "qualifier"  # of the same number in the same currency
    COUNTRIES = "countries"
    PARTS = "parts"  # they do not add up to the total
    YEARS = "years"  # a date outside of the program's years


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Two sets of values that do not agree. Each holds what was compared, sorted."""

    kind: Kind
    left: tuple[str, ...]
    right: tuple[str, ...]


class Like(NamedTuple):
    """What makes sums comparable."""

    period: str | None  # ISO 8601 duration
    basis: Basis


class _Sum(NamedTuple):
    """A sum as it is compared: worked out once, for there may be very many comparisons."""

    key: str
    value: Amount
    low: Decimal
    high: Decimal
    like: Like
    first: Decimal  # the least number that it may stand for, where it is rounded
    last: Decimal  # the greatest


def value_of(same: str) -> Amount | Country | Date | None:
    """Return the value behind a key under which values are the same, so that it can be shown; None for a program's."""
    label, _, rest = same.partition(" ")
    match label:
        case "amount":
            found = _sum(same)
            return None if found is None else found.value
        case "country":
            return Country(code=rest)
        case "date":
            edtf, _, mod = rest.partition(" ")
            return Date(edtf=edtf, mod=Mod(mod) if mod in set(Mod) else None)
        case _:
            return None


@lru_cache(_KEPT)
def parted(sums: frozenset[str]) -> Mapping[Like, frozenset[str]]:
    """Return the sums that are comparable with each other; those that are none are left out."""
    return {like: frozenset(one.key for one in some) for like, some in _by_like(sums).items()}


def sums_differ(left: Iterable[str], right: Iterable[str]) -> list[Difference]:
    """Return where two sets of sums do not agree: at most one difference for each period and basis.

    Sets that have a sum in common agree. Else the nearest sums tell the kind: the same number in the same currency, the
    same number, the same currency. Sums in two currencies with two numbers are not compared, nor is another number
    whose currency is not known.
    """
    ours, theirs = _by_like(frozenset(left)), _by_like(frozenset(right))
    found = (_difference(sums, theirs[like]) for like, sums in ours.items() if like in theirs)
    return [one for one in found if one is not None]


def sums_agree(left: frozenset[str], right: frozenset[str]) -> bool:
    """Tell whether two sets of sums may be of the same thing: one that they share, or that rounds another; or none."""
    if not left.isdisjoint(right):
        return True
    ours, theirs = _by_like(left), _by_like(right)
    if not ours or not theirs:
        return True
    if not _is_loose(left) and not _is_loose(right):
        return False
    return any(_any_agree(sums, theirs[like]) for like, sums in ours.items() if like in theirs)


def countries_differ(left: Collection[str], right: Collection[str]) -> list[Difference]:
    """Return where two sets of countries differ; where one of them names none, they do not."""
    if not left or not right or set(left) == set(right):
        return []
    return [Difference(kind=Kind.COUNTRIES, left=tuple(sorted(left)), right=tuple(sorted(right)))]


def parts_differ(sums: Iterable[str], parts: Collection[str | None]) -> list[Difference]:
    """Return where the parts of a sum do not add up to it.

    They are compared with the single whole sum that is stated, exactly or about, in its currency. One part alone may be
    less; parts of which one is not known, is a bound or a range, may be less together. What is rounded may be off.

    Args:
        sums: what is stated as the whole.
        parts: each part once for each time that it is stated; None: one whose value is not known.
    """
    whole = [found for one in dict.fromkeys(sums) if (found := _sum(one)) is not None and _adds(found)]
    if len(whole) != 1 or whole[0].value.currency is None:
        return []
    total = whole[0]
    known = [found for one in parts if one is not None and (found := _sum(one)) is not None]
    adding = [one for one in known if _adds(one) and one.value.currency == total.value.currency]
    if not _off(total, adding, all_known=len(adding) == len(parts)):
        return []
    return [Difference(kind=Kind.PARTS, left=(total.key,), right=_keys(adding))]


def _off(total: _Sum, parts: list[_Sum], *, all_known: bool) -> bool:
    """Tell whether parts are more than their total, or less where all of several are known."""
    with localcontext() as context:
        context.prec = _DIGITS
        together = sum((one.low for one in parts), Decimal(0))
        slack = sum((_slack(one.value) for one in (total, *parts)), Decimal(0))
        under = all_known and len(parts) > 1 and together < total.low - slack
        return under or together > total.low + slack


@lru_cache(_KEPT)
def _by_like(keys: frozenset[str]) -> Mapping[Like, list[_Sum]]:
    found: dict[Like, list[_Sum]] = {}
    for key in sorted(keys):
        one = _sum(key)
        if one is not None:
            found.setdefault(one.like, []).append(one)
    return found


@lru_cache(_KEPT)
def _is_loose(keys: frozenset[str]) -> bool:
    """Tell whether one of some sums may be another one: it is rounded, a range, or its currency is not known."""
    every = (one for sums in _by_like(keys).values() for one in sums)
    return any(one.value.currency is None or one.first < one.last for one in every)


@lru_cache(_KEPT)
def _sum(key: str) -> _Sum | None:
    """Return the sum behind a key; None where it is none."""
    parts = key.split(" ")
    if len(parts) != 7 or parts[0] != "amount":
        return None
    _, currency, low, high, qualifier, period, basis = parts
    if qualifier not in set(Qualifier) or basis not in set(Basis):
        return None
    value = Amount(
        min=Decimal(low),
        max=Decimal(high),
        currency=None if currency == _UNKNOWN else currency,
        qualifier=Qualifier(qualifier),
        period=None if period == _NONE else period,
        basis=Basis(basis),
    )
    first, last = _reach(value)
    return _Sum(key, value, Decimal(low), Decimal(high), Like(value.period, value.basis), first, last)


def _difference(left: list[_Sum], right: list[_Sum]) -> Difference | None:
    if _any_agree(left, right):
        return None
    kinds = {kind for one in left for other in right if (kind := _kind(one, other)) is not None}
    for kind in (Kind.QUALIFIER, Kind.CURRENCY, Kind.AMOUNT):
        if kind in kinds:
            return Difference(kind=kind, left=_keys(left), right=_keys(right))
    return None


def _keys(sums: Iterable[_Sum]) -> tuple[str, ...]:
    return tuple(sorted(one.key for one in sums))


def _any_agree(left: list[_Sum], right: list[_Sum]) -> bool:
    return any(_agree(one, other) for one in left for other in right)


def _agree(one: _Sum, other: _Sum) -> bool:
    """Tell whether two sums are the same, or one is a range or rounded and may be the other."""
    if one.key == other.key:
        return True
    numbers = one.low == other.low and one.high == other.high
    if one.value.currency is None or other.value.currency is None:
        return numbers
    if numbers or one.value.currency != other.value.currency:
        return False
    within = one.first <= other.low and other.high <= one.last
    return within or (other.first <= one.low and one.high <= other.last)


def _kind(one: _Sum, other: _Sum) -> Kind | None:
    """Return what two sums that do not agree differ in; None where they cannot be compared."""
    numbers, currencies = (one.low, one.high) == (other.low, other.high), {one.value.currency, other.value.currency}
    if None in currencies:
        return None
    if numbers:
        return Kind.QUALIFIER if len(currencies) == 1 else Kind.CURRENCY
    return Kind.AMOUNT if len(currencies) == 1 else None


def _reach(one: Amount) -> tuple[Decimal, Decimal]:
    """Return the least and the greatest number that a sum may stand for."""
    low, high = one.min or Decimal(0), one.max or Decimal(0)
    match one.qualifier:
        case Qualifier.ABOUT:
            return low - _slack(one), high + _slack(one)
        case Qualifier.OVER:
            return low, high + _step(low)
        case Qualifier.UNDER | Qualifier.UP_TO:
            return low - _step(low), high
        case _:
            return low, high


def _step(number: Decimal) -> Decimal:
    """Return one unit of the last digit of a number that is no zero: 10 million of 380 million."""
    exponent = number.normalize().as_tuple().exponent
    unit = Decimal(1).scaleb(exponent) if isinstance(exponent, int) else Decimal(0)
    return min(unit, abs(number) / _QUARTER)


def _slack(one: Amount) -> Decimal:
    """Return how far a number may be from what it rounds: none where it is exact."""
    if one.qualifier is not Qualifier.ABOUT or one.min is None:
        return Decimal(0)
    return min(_step(one.min) / 2, abs(one.min) / _TENTH)


def _adds(one: _Sum) -> bool:
    """Tell whether a sum can be added up: a whole one of one number."""
    exact = one.value.qualifier in (Qualifier.EXACT, Qualifier.ABOUT)
    return exact and one.like == Like(None, Basis.TOTAL) and one.low == one.high
