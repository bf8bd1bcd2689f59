"""How the sums of one sentence belong together: parts of a whole, a change, the same sum in another currency."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from values.facts.types import Mark
from values.facts.words import FactWords
from values.languages.lexicon import fold

_OPENS: Final = re.compile(r"\s*[(\[=≈/]\s*(?P<words>[^()\[\]]{0,30})")
_NEAR: Final = 40  # code points between two sums that are one
_LEAST_PARTS: Final = 2
_MOST_EACH: Final = 50  # that one sum for each may be paid to
_FIELDS: Final = 7  # of the key of an amount


@dataclass(slots=True, kw_only=True)
class Sums:
    """Sums that are said together: a sum in two currencies, both ends of a change, a whole with its parts."""

    amounts: list[Mark]
    parts: list[Mark] = field(default_factory=list)
    change: bool = False  # the amounts are before and after: two facts

    @property
    def start(self) -> int:
        """Where the first stands."""
        return self.amounts[0].start

    def apart(self) -> "list[Sums]":
        """Return what is said of one fact each."""
        return [Sums(amounts=[amount]) for amount in self.amounts] if self.change else [self]

    def all(self) -> list[Mark]:
        """Return all in text order."""
        return sorted((*self.amounts, *self.parts), key=lambda mark: mark.start)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """What the key of an amount says."""

    currency: str
    low: Decimal
    high: Decimal
    period: str  # "-": none
    each: bool


def sum_of(mark: Mark) -> Sum | None:
    """Return what an amount is; None where that is not known."""
    parts = (mark.same or "").split(" ")
    if len(parts) != _FIELDS or parts[0] != "amount":
        return None
    _, currency, low, high, _, period, basis = parts
    return Sum(currency=currency, low=Decimal(low), high=Decimal(high), period=period, each=basis == "each")


def sums_of(text: str, amounts: Sequence[Mark], end: int, words: FactWords) -> list[Sums]:
    """Return the amounts of a sentence, those that are said as one together, in text order.

    Args:
        text: the whole text.
        amounts: of one sentence and one program, in text order.
        end: of the sentence.
        words: of its language.
    """
    found: list[Sums] = []
    parting = False
    for place, amount in enumerate(amounts):
        before = amounts[place - 1] if place else None
        if before is None or not found:
            found.append(Sums(amounts=[amount]))
            continue
        parting = parting or words.parts.search(text, before.end, amount.start) is not None
        if parting or words.parts_after.match(text, amount.end, min(end, amount.end + _NEAR)):
            found[-1].parts.append(amount)
        elif fold(text[before.end : amount.start]) in words.changes and not found[-1].parts:
            found[-1].amounts.append(amount)
            found[-1].change = True
        elif _is_one(text, before, amount, words):
            (found[-1].parts if before in found[-1].parts else found[-1].amounts).append(amount)
        else:
            found.append(Sums(amounts=[amount]))
    return _summed(found)


def _is_one(text: str, first: Mark, second: Mark, words: FactWords) -> bool:
    """Tell whether two sums beside each other are one sum said twice."""
    if not 0 <= second.start - first.end <= _NEAR:
        return second.start < first.end
    between = text[first.end : second.start]
    one, other = sum_of(first), sum_of(second)
    changes_currency = one is not None and other is not None and one.currency != other.currency
    if changes_currency and _OPENS.fullmatch(between):
        return True
    return fold(between.strip(" ,(–—-").rpartition(",")[2]) in words.restated


def _summed(found: list[Sums]) -> list[Sums]:
    """Return the sums, those behind the first as its parts where they add up to it."""
    if len(found) <= _LEAST_PARTS or any(one.parts or len(one.amounts) > 1 for one in found):
        return found
    first, *others = (one.amounts[0] for one in found)
    return [Sums(amounts=[first], parts=others)] if adds_up(first, others) else found


def adds_up(whole: Mark, parts: Sequence[Mark]) -> bool:
    """Tell whether sums are the parts of another: with one sum for each, a whole number of those makes up the rest."""
    total = sum_of(whole)
    sums = [sum_of(part) for part in parts]
    if total is None or total.low != total.high or total.period != "-" or len(parts) < _LEAST_PARTS:
        return False
    known = [one for one in sums if one is not None and one.low == one.high and one.currency == total.currency]
    if len(known) < len(sums):
        return False
    rest = total.low - sum((one.low for one in known if not one.each), Decimal(0))
    each = sum((one.low for one in known if one.each), Decimal(0))
    if not each:
        return rest == 0
    return 0 < rest <= each * _MOST_EACH and rest % each == 0
