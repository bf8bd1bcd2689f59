"""Amounts as they are typed: `> 380 000 000 EUR`, `2..3 Mrd. EUR / year`, `380m EUR`, or the words."""

import re
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from typing import Final, Never

from values import notation
from values.amount.codes import CODES
from values.errors import FieldFault
from values.types import Amount, Basis, Qualifier

_SIGN: Final = re.compile(r"\s*(~|>=|≥|>|<=|≤|<)")
_QUALIFIERS: Final = {
    **{sign: qualifier for qualifier, sign in notation.SIGNS.items() if sign},
    ">=": Qualifier.OVER,
    "≥": Qualifier.OVER,
    "<=": Qualifier.UP_TO,
}
_PERIOD: Final = re.compile(r"\s*/\s*(?:([1-9][0-9]{0,2})\s+)?(year|month|week|day)s?\s*$", re.IGNORECASE)
_EACH: Final = re.compile(r"\s+each\s*$", re.IGNORECASE)
_SHOWN_NUMBER: Final = (
    r"-?[0-9]{1,3}(?:[ \u00a0\u202f\u2009][0-9]{3})+(?:\.[0-9]+)?|-?[0-9]+(?:\.(?:[0-9]{1,2}|[0-9]{4,}))?"
)
_SHOWN: Final = re.compile(rf"\s*({_SHOWN_NUMBER})(?:\s*\.\.\s*({_SHOWN_NUMBER}))?\s*(\?|[A-Za-z]{{3}})?\s*")
_VAGUE: Final = re.compile(r"\s*vague\s*(\?|[A-Za-z]{3})?\s*", re.IGNORECASE)
_REMEDY: Final = "write an amount such as > 380 Mio. EUR / year"


def parse_amount(typed: str, language: str | None) -> Amount:
    """Return the amount that was typed.

    Args:
        typed: the text of the field.
        language: ISO 639-1 of scale words and other words, or None.

    Raises:
        FieldFault: it is no amount.
    """
    body, note = notation.split_note(typed)
    end, period = _cut_period(body)
    basis = Basis.TOTAL
    if each := _EACH.search(body, 0, end):
        end, basis = each.start(), Basis.EACH
    sign = _SIGN.match(body)
    start = sign.end() if sign else 0
    amount = _core(typed, body[start:end], start, language)
    if sign:
        if amount.qualifier is Qualifier.RANGE:
            _refuse(typed, sign.start(1), f"“{sign[1]}” does not go with a range", "leave it out")
        if amount.qualifier is not Qualifier.EXACT:
            _refuse(
                typed, sign.start(1), f"“{sign[1]}” does not go with the modifier in words", "leave one of them out"
            )
        amount = replace(amount, qualifier=_QUALIFIERS[sign[1]])
    if period and amount.period:
        _refuse(typed, body.rindex("/"), "the words name a rate already", "leave one of the two out")
    if each and amount.basis is Basis.EACH:
        _refuse(typed, each.start() + 1, "the words say “each” already", "leave one of the two out")
    return replace(
        amount,
        period=period or amount.period,
        basis=basis if basis is Basis.EACH else amount.basis,
        note="; ".join(filter(None, (amount.note, note))) or None,
    )


def _cut_period(body: str) -> tuple[int, str | None]:
    """Return where the amount ends before `/ year`, and the ISO 8601 duration."""
    match = _PERIOD.search(body[-40:])
    if match is None:
        return len(body), None
    unit = next(letter for letter, word in notation.UNITS.items() if word == match[2].lower())
    return len(body) - len(match[0]), f"P{match[1] or 1}{unit}"


def _core(typed: str, core: str, position: int, language: str | None) -> Amount:
    """Return the amount without sign, basis, period and note."""
    if vague := _VAGUE.fullmatch(core):
        return Amount(min=None, max=None, currency=_currency(vague, 1))
    if (shown := _SHOWN.fullmatch(core)) and (shown[3] in (None, notation.UNKNOWN) or shown[3].upper() in CODES):
        low = _number(typed, shown, 1, position)
        high = low if shown[2] is None else _number(typed, shown, 2, position)
        return _amount(typed, position, low, high, _currency(shown, 3))
    low_text, dots, high_text = core.partition("..")
    if dots:
        return _range(typed, low_text, high_text, position, language)
    return _words(typed, core, position, language)


def _range(typed: str, low_text: str, high_text: str, position: int, language: str | None) -> Amount:
    """Return `2..3 Mrd. EUR`: a bare lower number takes the scale of the upper one."""
    after = position + len(low_text) + 2
    if re.fullmatch(r"\s*[0-9][0-9.,'’\s]*", low_text):
        return _bare_range(typed, low_text, high_text, position, language)
    low, high = _words(typed, low_text, position, language), _words(typed, high_text, after, language)
    if low.min is None or high.max is None:
        _refuse(typed, position, "a range needs two numbers", _REMEDY)
    if low != Amount(min=low.min, max=low.min, currency=low.currency):
        _refuse(typed, position, f"“{_quoted(low_text)}” is more than a number with its currency", _REMEDY)
    if high.qualifier is not Qualifier.EXACT:
        _refuse(typed, after, f"“{_quoted(high_text)}” has a modifier; a range has none", _REMEDY)
    if low.currency and high.currency and low.currency != high.currency:
        _refuse(typed, after, f"“{_quoted(high_text)}” has another currency than the lower number", _REMEDY)
    amount = _amount(typed, position, low.min, high.max, high.currency or low.currency)
    return replace(amount, period=high.period, basis=high.basis)


def _bare_range(typed: str, low_text: str, high_text: str, position: int, language: str | None) -> Amount:
    from values.amount.account import Leftover, read_typed  # the language tables are loaded only for words

    low, high = low_text.strip(), high_text.strip()
    amount = read_typed(f"{low} – {high}", language)
    if isinstance(amount, Leftover):
        beyond = amount.position - len(low) - 3
        start = position + len(low_text) + 2 + high_text.index(high) if beyond >= 0 else position + low_text.index(low)
        _refuse(typed, start + (beyond if beyond >= 0 else amount.position), amount.problem, _REMEDY)
    if amount is None or amount.qualifier is not Qualifier.RANGE:
        _refuse(typed, position, f"“{_quoted(low)}” is not less than the upper number", _REMEDY)
    return amount


def _quoted(text: str) -> str:
    """Return a piece of the field as a sentence quotes it: trimmed, and cut at 40 characters."""
    text = text.strip()
    return text if len(text) <= 40 else text[:39] + "…"


def _amount(typed: str, position: int, low: Decimal, high: Decimal, currency: str | None) -> Amount:
    if high < low:
        _refuse(typed, position, "the range falls", "write the smaller number first")
    qualifier = Qualifier.RANGE if low < high else Qualifier.EXACT
    return Amount(min=low, max=high, currency=currency, qualifier=qualifier)


def _number(typed: str, match: re.Match[str], group: int, position: int) -> Decimal:
    try:
        return Decimal(re.sub(r"\s", "", match[group]))
    except InvalidOperation:
        _refuse(typed, position + match.start(group), f"“{match[group]}” is no number", _REMEDY)


def _currency(match: re.Match[str], group: int) -> str | None:
    code = match[group]
    return None if code is None or code == notation.UNKNOWN else str(code).upper()


def _words(typed: str, core: str, position: int, language: str | None) -> Amount:
    from values.amount.account import Leftover, read_typed  # the language tables are loaded only for words

    words = core.strip()
    at = position + len(core) - len(core.lstrip())
    if not words:
        _refuse(typed, at, "an amount is missing", _REMEDY)
    amount = read_typed(words, language)
    if isinstance(amount, Leftover):
        _refuse(typed, at + amount.position, amount.problem, _REMEDY)
    if amount is None:
        _refuse(typed, at, f"“{_quoted(words)}” is no amount that is understood here", _REMEDY)
    return amount


def _refuse(typed: str, position: int, problem: str, remedy: str) -> Never:
    raise FieldFault(typed=typed, position=position, problem=problem, remedy=remedy)
