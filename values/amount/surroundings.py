"""What the text around an amount says of it: a unit left out, a rate per year, one sum for each."""

import re
from decimal import Decimal
from typing import Final, NamedTuple

from values.amount import currencies
from values.amount.grammar import Parts
from values.amount.tokens import Token, tokens
from values.context import Context
from values.languages.lexicon import Lexicon, fold

_CLAUSE: Final = re.compile(r"[;|\n•]|,\s|\s[–—]\s")
_NEAR: Final = 600
_BRACKETS: Final = re.compile(r"[(\[]([^()\[\]\n]{1,60})[)\]]")
_NUMBERS: Final = ("numeral", "number")
_UNITS: Final = ("scale", "currency", "shared_currency", "scaled_currency")
_EACH_REACH: Final = 30
_TOUCH: Final = 25
_TABLE_LINES: Final = 40


class Unit(NamedTuple):
    """What follows or precedes a number: its scale and its currency, None where there is none."""

    scale: Decimal | None
    currency: str | None
    shared: str | None
    adjacent_change: bool = False  # "von 718 auf 549 Millionen": nothing but a joining word in between


def missing_unit(context: Context, lexicon: Lexicon) -> Unit | None:
    """Return the unit that the sentence, the list, the table's header or the text before supplies."""
    nearest = _touching(context, lexicon) or _table_unit(context, lexicon) or _bracket_unit(context, lexicon)
    if nearest:
        return nearest
    after = _units(context.after(), lexicon)
    if after:
        return after[0]
    before = _units(context.before(), lexicon)
    if before:
        return before[-1]
    before = _units(context.far_before(_NEAR), lexicon)
    if before:
        return before[-1]._replace(scale=None)
    later = _units(context.far_after(_NEAR), lexicon)
    return later[0]._replace(scale=None) if later else None


def _touching(context: Context, lexicon: Lexicon) -> Unit | None:
    """Return a currency left out of the span that touches it: "[260-Millionen]-Euro-Programm", "EUR [1,4 Mrd.]"."""
    behind, ahead = context.after(_TOUCH), context.before(_TOUCH)
    near = [token for token in tokens(behind, lexicon)[:1] if token.start <= 1]
    near += [token for token in tokens(ahead, lexicon)[-1:] if len(ahead) - token.end <= 1]
    units = (_unit([token]) for token in near)
    return next((unit._replace(scale=None) for unit in units if unit and (unit.currency or unit.shared)), None)


def next_unit(context: Context, lexicon: Lexicon) -> Unit | None:
    """Return the unit of the next complete amount of the sentence."""
    units = _units(context.after(), lexicon)
    return units[0] if units else None


def _units(text: str, lexicon: Lexicon) -> list[Unit]:
    """Return the units of the complete amounts of a text, in order."""
    found = tokens(text, lexicon)
    units: list[Unit] = []
    index = 0
    while index < len(found):
        if found[index].kind in (*_NUMBERS, *_UNITS):
            end = index
            while end < len(found) and found[end].kind in (*_NUMBERS, *_UNITS):
                end += 1
            unit = _unit(found[index:end])
            if unit and (unit.currency or unit.shared) and any(token.kind in _NUMBERS for token in found[index:end]):
                lead = [token for token in found[:index] if token.kind != "dash"]
                first = (
                    not units
                    and len(lead) <= 1
                    and all(token.written in lexicon.changes | lexicon.joiners for token in lead)
                )
                units.append(unit._replace(adjacent_change=first))
            index = end
        else:
            index += 1
    return units


def _unit(found: list[Token]) -> Unit | None:
    scale: Decimal | None = None
    currency = shared = None
    for token in found:
        match token.kind:
            case "scale":
                scale = scale or token.meaning
            case "currency":
                currency = currency or token.meaning
            case "shared_currency":
                shared = shared or token.meaning
            case "scaled_currency":
                scale, currency = token.meaning
    return Unit(scale, currency, shared) if scale or currency or shared else None


def _table_unit(context: Context, lexicon: Lexicon) -> Unit | None:
    """Return the unit in the header of the span's column of a table typed with pipes, or in the line above it."""
    window = context.far_before()
    lines = window.split("\n")
    if "|" not in lines[-1] and "|" not in context.after():
        return None
    column = lines[-1].count("|")
    for cell in lines[-1].split("|")[:-1]:
        if unit := _header_unit(cell, lexicon):
            return unit
    above = lines[-_TABLE_LINES:-1]
    for line in reversed(above):
        if "|" not in line:
            return _header_unit(line, lexicon)
        cells = line.split("|")
        if column < len(cells) and (unit := _header_unit(cells[column], lexicon)):
            return unit
    return None


def _bracket_unit(context: Context, lexicon: Lexicon) -> Unit | None:
    """Return the unit that brackets before a list give it: "Mittel (in Mio. Euro): Polen [12]"."""
    for bracket in reversed(_BRACKETS.findall(context.far_before(_NEAR))):
        if unit := _header_unit(bracket, lexicon):
            return unit
    return None


def _header_unit(cell: str, lexicon: Lexicon) -> Unit | None:
    found = tokens(cell[:200], lexicon)
    if any(token.kind in _NUMBERS and token.kind == "numeral" for token in found):
        return None
    units = [token for token in found if token.kind in _UNITS]
    unit = _unit(units)
    return unit if unit and (unit.currency or unit.shared) else None


def currency_of(parts: Parts, context: Context, lexicon: Lexicon) -> str | None:
    """Return the currency that the words name, a shared name settled by what the text is about."""
    if parts.currencies:
        return parts.currencies[0]
    return currencies.settle(parts.shared, context.places(), (lexicon,)) if parts.shared else None


def outside_period(context: Context, lexicon: Lexicon) -> str | None:
    """Return the rate that the clause gives the amount outside its span ("annual cost: about SEK 2.5 billion")."""
    before = _CLAUSE.split(context.before())[-1]
    after = _CLAUSE.split(context.after(), maxsplit=1)[0]
    for clause, nearest_last in ((after, False), (before, True)):
        found = _period_in(clause, lexicon, last=nearest_last)
        if found:
            period, between = found
            parting = _without_other_side(tokens(between, lexicon), lexicon, first=nearest_last)
            if not any(token.kind in ("currency", "shared_currency", "scale") for token in parting):
                return period
    return None


def _without_other_side(found: list[Token], lexicon: Lexicon, *, first: bool) -> list[Token]:
    """Return the tokens between a rate and the span without the other amount of a change, which has the same rate.

    Args:
        found: the tokens.
        lexicon: their language.
        first: whether the other amount is the change's first ("from £40 million to" before the span), which the tokens
            end with; else its last ("auf 65 Mio. Euro" after it), which they begin with.
    """
    tokens_outwards = found[::-1] if first else found
    if not tokens_outwards or fold(tokens_outwards[0].written) not in lexicon.changes:
        return found
    amount = 1
    while amount < len(found) and tokens_outwards[amount].kind in (*_NUMBERS, *_UNITS, "qualifier"):
        amount += 1
    return tokens_outwards[amount:]


def _period_in(clause: str, lexicon: Lexicon, *, last: bool) -> tuple[str, str] | None:
    """Return the period of the phrase nearest to the span, and what stands between the two."""
    best: tuple[int, str, str] | None = None
    folded = clause.casefold()
    for phrase, period in (*lexicon.outside_periods.items(), *lexicon.last_periods.items()):
        at = folded.rfind(phrase) if last else folded.find(phrase)
        if at < 0 or not _is_word(folded, at, at + len(phrase)):
            continue
        if phrase in lexicon.last_periods and (last or folded[at + len(phrase) :].strip(" .!?)")):
            continue
        between = clause[at + len(phrase) :] if last else clause[:at]
        if best is None or len(between) < best[0]:
            best = (len(between), period, between)
    return None if best is None else (best[1], best[2])


def _is_word(text: str, start: int, end: int) -> bool:
    return not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum())


def outside_each(context: Context, lexicon: Lexicon) -> bool:
    """Tell whether the sum is one of several: "je" before it, "per zone" after it."""
    before = context.before(_EACH_REACH).casefold().split()
    if before and (last := before[-1].strip(",:")) in lexicon.terms and lexicon.terms[last].kind == "each":
        return True
    after = context.after(_EACH_REACH).casefold().lstrip(" )")
    for word in lexicon.each_after:
        if after.startswith(word + " "):
            following = after.removeprefix(word).split()
            phrase = f"{word} {following[0].rstrip('.,;:')}" if following else ""
            return lexicon.terms.get(phrase, None) is None or lexicon.terms[phrase].kind != "period"
    first = after.split()[0].rstrip(".,;:") if after.split() else ""
    return first in lexicon.terms and lexicon.terms[first].kind == "each"
