"""A sum of money as a line with little room shows it. Nothing is rounded: what does not get shorter stays as it is."""

from decimal import Decimal
from typing import Final

from values import notation
from values.codec import from_json
from values.errors import ValueFault
from values.show import number, show
from values.types import Amount, Basis

_SCALES: Final = ((Decimal(10) ** 12, "tn"), (Decimal(10) ** 9, "bn"), (Decimal(10) ** 6, "M"))
_DIGITS: Final = 2  # at most, after the decimal mark


def short_amount(value: str, *, currency: bool) -> str:
    """Return an amount as `> 380 M`, `1.5 bn EUR` or `22 M / year`.

    Args:
        value: canonical JSON of an amount; what is none is said to be none by an empty text.
        currency: say the currency too; it may be left out where all the amounts beside each other have the same.
    """
    try:
        amount = from_json("amount", value)
    except ValueFault:
        return ""
    if not isinstance(amount, Amount) or amount.min is None or amount.max is None:
        return show(amount) if isinstance(amount, Amount) else ""
    low, high = _short(amount.min), _short(amount.max)
    parts = [notation.SIGNS[amount.qualifier], low if low == high else f"{low}..{high}"]
    if currency:
        parts.append(amount.currency or notation.UNKNOWN)
    if amount.basis is Basis.EACH:
        parts.append(notation.EACH)
    shown = show(amount)
    period = shown.partition(notation.NOTE)[0].partition(" / ")[2]
    return " ".join(filter(None, [*parts, f"/ {period}" if period else ""]))


def currency_of(value: str) -> str | None:
    """Return the currency of an amount in canonical JSON; None where it is not known."""
    try:
        amount = from_json("amount", value)
    except ValueFault:
        return None
    return amount.currency if isinstance(amount, Amount) else None


def _short(sum_: Decimal) -> str:
    for scale, name in _SCALES:
        scaled = sum_ / scale
        if sum_ >= scale and scaled == round(scaled, _DIGITS):
            return f"{number(scaled.normalize() if scaled % 1 else scaled.to_integral_value())} {name}"
    return number(sum_)
