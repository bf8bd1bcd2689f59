"""Reads an amount: numbers, scale, currency and modifiers of the span, the rest from the text around it."""

import re
from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import Final

from values.amount import counted, surroundings, units
from values.amount.currencies import Choice, settle
from values.amount.grammar import Parts, parts_of
from values.amount.tokens import tokens
from values.amount.words import finding_words
from values.context import Context
from values.languages.lexicon import Lexicon, fold, load
from values.types import Amount, Basis, Qualifier, Reading

_LONGEST: Final = 200
_MOST_ELIDED: Final = 10_000  # a larger bare number is written out, not in millions
_LONG_SCALE: Final = 6  # letters of a scale word that no other word has in it by chance
_LONE_MARK: Final = re.compile(r"[1-9][0-9]{0,2}([.,])[0-9]{3}")  # "1.234"
_CUT_OFF: Final = ("…", "...")


def read_amount(context: Context, lexicon: Lexicon) -> Reading | None:
    """Return the amount of a span, or None where its words make none (or are cut off)."""
    words = context.words
    if len(words) > _LONGEST:
        return None
    found = tokens(words, lexicon)
    parts = parts_of(found, lexicon)
    if not lexicon.has_file and not _says_nothing(parts, lexicon):
        return None  # an unknown word may be a modifier
    if parts.refused or len(parts.currencies) > 1 or _is_cut_off(words, parts, lexicon) or _hides_scale(parts, lexicon):
        return None
    if not parts.sides:
        return _vague(parts, context, lexicon)
    return _numbered(parts, context, lexicon)


def _vague(parts: Parts, context: Context, lexicon: Lexicon) -> Reading | None:
    """Return a sum without a number: "mehrere Milliarden Euro"."""
    if not (parts.currencies or parts.shared) or not (parts.vague or parts.scale_alone):
        return None
    choice = surroundings.currency_of(parts, context, lexicon)
    qualifier = Qualifier(parts.qualifier) if parts.qualifier else Qualifier.EXACT
    amount = Amount(min=None, max=None, currency=choice.code, qualifier=qualifier)
    return _reading(_with_surroundings(amount, parts, context, lexicon), "amount.vague", choice, parts, lexicon)


def _numbered(parts: Parts, context: Context, lexicon: Lexicon) -> Reading | None:
    choice = surroundings.currency_of(parts, context, lexicon)
    elided = False
    if not (parts.currencies or parts.shared):
        if parts.unknown:
            return None  # "10.000 GPUs" is a count
        if counted.is_count(context, lexicon, scaled=any(side.scale for side in parts.sides)):
            return None
        unit = units.missing_unit(context, lexicon)
        if unit:
            choice = settle(unit.shared, context, lexicon) if unit.shared else Choice(unit.currency)
            elided = _take_scale(parts, unit.scale) or choice.code is not None
    elif all(side.scale is None for side in parts.sides) and (scale := _scale_of_change(parts, context, lexicon)):
        elided = _take_scale(parts, scale)
    amount = _amount(parts, choice.code)
    if amount is None:
        return None
    rule = _rule(parts, elided=elided)
    return _reading(_with_surroundings(amount, parts, context, lexicon), rule, choice, parts, lexicon)


def _reading(amount: Amount, rule: str, choice: Choice, parts: Parts, lexicon: Lexicon) -> Reading:
    """Return a reading with the further ones: other currencies of a shared name, and of "1.234" in English 1.234."""
    further = [replace(amount, currency=code) for code in choice.others]
    if amount.min is not None and amount.max == amount.min and _may_be_fraction(parts, lexicon):
        small = amount.min / 1000
        further.append(replace(amount, min=small, max=small))
    return Reading(value=amount, rule=rule, readings=tuple(Reading(value=one, rule=rule) for one in further))


def _may_be_fraction(parts: Parts, lexicon: Lexicon) -> bool:
    """Tell whether figures without a scale word have three digits after the language's own decimal mark."""
    side = parts.sides[0]
    match = _LONE_MARK.fullmatch(side.written)
    return side.scale is None and match is not None and match[1] == lexicon.decimal_mark


def _take_scale(parts: Parts, scale: Decimal | None) -> bool:
    bare = all(side.scale is None and not side.in_words for side in parts.sides)
    if scale is None or not bare or any(side.number >= _MOST_ELIDED for side in parts.sides):
        return False
    for side in parts.sides:
        side.scale = scale
    return True


def _scale_of_change(parts: Parts, context: Context, lexicon: Lexicon) -> Decimal | None:
    """Return the scale of "[$2] to [$3 billion]": the same currency right after a joining word."""
    if any(side.number >= 1000 for side in parts.sides):
        return None
    unit = units.next_unit(context, lexicon)
    if unit is None or not unit.adjacent_change:
        return None
    same = unit.currency in parts.currencies or (unit.shared is not None and unit.shared == parts.shared)
    return unit.scale if same else None


def _amount(parts: Parts, currency: str | None) -> Amount | None:
    low, high = parts.sides[0].amount, parts.sides[-1].amount
    if len(parts.sides) == 2:
        if not low < high:
            return None
        return Amount(min=low, max=high, currency=currency, qualifier=Qualifier.RANGE, note=parts.modifier)
    qualifier = Qualifier(parts.qualifier) if parts.qualifier else Qualifier.EXACT
    return Amount(min=low, max=low, currency=currency, qualifier=qualifier)


def _with_surroundings(amount: Amount, parts: Parts, context: Context, lexicon: Lexicon) -> Amount:
    bare = not (parts.currencies or parts.shared)
    each = parts.each or surroundings.outside_each(context, lexicon, bare=bare)
    period = parts.period or surroundings.outside_period(context, lexicon, bare=bare)
    if period is None and not each:
        return amount
    return replace(amount, period=period, basis=Basis.EACH if each else Basis.TOTAL)


def _is_cut_off(words: str, parts: Parts, lexicon: Lexicon) -> bool:
    """Tell whether the span ends in the middle of a scale word ("€1,3 Mil"): its value is not known."""
    if words.rstrip().endswith(_CUT_OFF):
        return True
    if not parts.unknown or parts.unknown[-1].end < len(words.rstrip(" .")):
        return False
    last = fold(parts.unknown[-1].written)
    return bool(parts.sides) and any(word.startswith(last) for word in _scales(lexicon.language))


def _hides_scale(parts: Parts, lexicon: Lexicon) -> bool:
    """Tell whether a scale is part of an unknown word ("ein Millionenbetrag in Euro"): the number is not the amount."""
    if not parts.unknown:
        return False
    scales = [word for word in _scales(lexicon.language) if len(word) >= _LONG_SCALE]
    return any(word in fold(token.written) for token in parts.unknown for word in scales)


def _says_nothing(parts: Parts, lexicon: Lexicon) -> bool:
    """Tell whether no word is unknown but the "de" of "25 milhões de euros"."""
    return {fold(token.written) for token in parts.unknown} <= finding_words(lexicon.language).partitives


@cache
def _scales(language: str) -> tuple[str, ...]:
    return tuple(word for word, term in load(language).terms.items() if term.kind == "scale")


def _rule(parts: Parts, *, elided: bool) -> str:
    if elided:
        return "amount.elided_unit"
    scaled = any(side.scale for side in parts.sides)
    if len(parts.sides) == 2:
        return "amount.range_scale_word" if scaled else "amount.range"
    if parts.sides[0].in_words:
        return "amount.number_word"
    return "amount.scale_word" if scaled else "amount.number"
