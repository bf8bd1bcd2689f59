"""Finds the unit that an amount leaves out: in its own sentence, list, bracket or table (guideline 3.5)."""

import re
from decimal import Decimal
from functools import cache
from typing import Final, NamedTuple

from values.amount.counted import names_sum
from values.amount.prevailing import main_currency, names_currencies
from values.amount.tokens import Token, tokens
from values.amount.words import finding_words
from values.context import Context
from values.country.codes import CODES as COUNTRIES
from values.languages.lexicon import Lexicon, fold, load

NUMBERS: Final = ("numeral", "number")
UNITS: Final = ("scale", "currency", "shared_currency", "scaled_currency")
_NEAR: Final = 600
_SAID: Final = 300  # characters: a currency named further back is not taken up
_BRACKETS: Final = re.compile(r"[(\[]([^()\[\]\n]{1,60})[)\]]")
_TOUCH: Final = 25
_NEXT: Final = 60
_TABLE_LINES: Final = 40
_LIST_LINES: Final = 20
_HEADER: Final = 200
_STATED: Final = 300
_FIRST: Final = re.compile(r"[ \u00a0\u202f\n]{0,2}([^\W\d_]+|[-\u2010-\u2015])")
_ITEM: Final = re.compile(r"\s*(?:[-*+•‣◦▪·–—]|\(?(?:[0-9]{1,2}|[a-z])[.)])\s+\S")


class Unit(NamedTuple):
    """What follows or precedes a number: its scale and its currency, None where there is none."""

    scale: Decimal | None
    currency: str | None
    shared: str | None
    adjacent_change: bool = False  # "von 718 auf 549 Millionen": nothing but a joining word in between

    @property
    def names_currency(self) -> bool:
        """Tell whether it is more than a scale."""
        return bool(self.currency or self.shared)


def missing_unit(context: Context, lexicon: Lexicon) -> Unit | None:
    """Return the unit that the sentence, the list, the bracket or the table's header supplies."""
    if not names_currencies(context, lexicon):
        return None
    nearest = touching_unit(context, lexicon) or table_unit(context, lexicon) or _bracket_unit(context, lexicon)
    if nearest:
        return nearest
    return _sentence_unit(context, lexicon) or _list_unit(context, lexicon) or _unit_said_elsewhere(context, lexicon)


def _sentence_unit(context: Context, lexicon: Lexicon) -> Unit | None:
    """Return the unit of the next amount of the sentence, else of the last one; after a scale word the other way."""
    later, earlier = _units(context.after(), lexicon)[:1], _units(context.before(), lexicon)[-1:]
    order = (earlier + later) if _is_scaled(context, lexicon) else (later + earlier)
    return order[0] if order else None


def _is_scaled(context: Context, lexicon: Lexicon) -> bool:
    return any(token.kind == "scale" for token in tokens(context.words, lexicon))


def _unit_said_elsewhere(context: Context, lexicon: Lexicon) -> Unit | None:
    """Return the currency that the paragraph named last, else the text's own: "5 Mrd. Euro. [250 Mio.] davon".

    A bare number takes nothing from another sentence: it may count anything.
    """
    if not _is_scaled(context, lexicon):
        return None
    units = _units(context.far_before().rpartition("\n")[2][-_SAID:], lexicon)
    if units:
        return units[-1]._replace(scale=None)
    rated = any(token.kind == "period" for token in tokens(context.words, lexicon))  # no count is
    if not rated and not names_sum(context, lexicon):
        return None
    currency, shared = main_currency(context, lexicon)
    return Unit(None, currency, shared) if currency or shared else None


def touching_unit(context: Context, lexicon: Lexicon) -> Unit | None:
    """Return a unit left out of the span that touches it: "[260-Millionen]-Euro-Programm", "EUR [1,4 Mrd.]"."""
    behind = _run_behind(context, lexicon)
    unit = _unit(behind)
    if unit and unit.names_currency:
        return unit
    ahead = _token_ahead(context, lexicon)
    unit = _unit([ahead]) if ahead else None
    return unit if unit and unit.names_currency else None


def beside(context: Context, lexicon: Lexicon) -> tuple[str, str]:
    """Return the sentence before and after the span, without the unit that touches it."""
    before, after = context.before(), context.after()
    behind = _run_behind(context, lexicon)
    if behind:
        return before, after[behind[-1].end :].removeprefix(".")
    ahead = _token_ahead(context, lexicon)
    return (before[: ahead.start - _start_of_touch(before)], after) if ahead else (before, after)


def _start_of_touch(before: str) -> int:
    """Return by how much offsets in the last code points differ from those in the whole of what stands before."""
    return min(len(before), _TOUCH) - len(before)


def _run_behind(context: Context, lexicon: Lexicon) -> list[Token]:
    """Return the scale and currency words that follow the span at once; none where no currency is among them."""
    run: list[Token] = []
    text = context.after(_TOUCH)
    for token in tokens(text, lexicon):
        edge = run[-1].end if run else 0
        if token.kind not in UNITS or text[edge : token.start].strip(" .\u00a0\u202f-\u2010\u2011"):
            break
        if token.start - edge > (2 if run else 1):
            break
        run.append(token)
    return run if any(token.kind != "scale" for token in run) else []


def _token_ahead(context: Context, lexicon: Lexicon) -> Token | None:
    """Return the currency that stands before the span at once."""
    text = context.before(_TOUCH)
    found = tokens(text, lexicon)[-2:]
    last = found[-1] if found else None
    if last is None or last.kind not in UNITS or last.kind == "scale" or len(text) - last.end > 1:
        return None
    taken = len(found) > 1 and found[0].kind in (*NUMBERS, "scale") and last.start - found[0].end == 1
    return None if taken and last.written.isalpha() and len(text) > last.end else last  # "310 mln zł 190 trafi"


def next_unit(context: Context, lexicon: Lexicon) -> Unit | None:
    """Return the unit of the next complete amount of the sentence."""
    text = context.after(_NEXT)
    first = _FIRST.match(text)
    if first is None or (first[1].isalpha() and fold(first[1]) not in _joining(lexicon.language)):
        return None  # nothing joins another to it
    units = _units(text, lexicon)
    return units[0] if units else None


@cache
def _joining(language: str) -> frozenset[str]:
    """Return the first words of what joins two numbers."""
    lexicon = load(language)
    return frozenset(fold(word).partition(" ")[0] for word in lexicon.changes | lexicon.joiners)


def _units(text: str, lexicon: Lexicon) -> list[Unit]:
    """Return the units of the complete amounts of a text, in order."""
    found = tokens(text, lexicon)
    units: list[Unit] = []
    index = 0
    while index < len(found):
        if _is_other_word(found, index, lexicon):
            index += 1  # "it won £2.5m"
        elif found[index].kind in (*NUMBERS, *UNITS):
            end = index
            while end < len(found) and (found[end].kind in (*NUMBERS, *UNITS) or _is_partitive(found, end, lexicon)):
                end += 1
            unit = _unit(found[index:end])
            if unit and unit.names_currency and any(token.kind in NUMBERS for token in found[index:end]):
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


def _is_other_word(found: list[Token], index: int, lexicon: Lexicon) -> bool:
    """Tell whether a name of a currency is the other word that is written like it: no number stands before it."""
    return fold(found[index].written) in finding_words(lexicon.language).also_words


def _is_partitive(found: list[Token], index: int, lexicon: Lexicon) -> bool:
    """Tell the "de" of "54 milliards d'euros": it joins a number or scale word to its currency."""
    joins = fold(found[index].written) in lexicon.amount_words.get("partitives", ())
    return joins and index + 1 < len(found) and found[index + 1].kind in UNITS


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


def table_unit(context: Context, lexicon: Lexicon) -> Unit | None:
    """Return the unit in the header of the span's column of a table typed with pipes, or in the line above it."""
    window = context.far_before()
    lines = window.split("\n")
    if "|" not in lines[-1] and "|" not in context.after():
        return None
    column = lines[-1].count("|")
    above = lines[-_TABLE_LINES:-1]
    return (
        _column_unit(above, column, lexicon) or _own_row_unit(lines[-1], lexicon) or _row_unit(above, column, lexicon)
    )


def _column_unit(above: list[str], column: int, lexicon: Lexicon) -> Unit | None:
    """Return the unit in the head of a column, or in the line that stands above the table."""
    for line in reversed(above):
        if "|" not in line and line.strip():
            return header_unit(line[-_HEADER:], lexicon) or stated_unit(line[-_STATED:], lexicon)
        cells = line.split("|")
        if column < len(cells) and (unit := header_unit(cells[column], lexicon)):
            return unit
    return None


def _own_row_unit(row: str, lexicon: Lexicon) -> Unit | None:
    """Return the unit that another cell of the row names; "FR" and "KR" are countries there."""
    cells = (cell for cell in row.split("|")[:-1] if cell.strip() not in COUNTRIES)
    return next((unit for cell in cells if (unit := header_unit(cell, lexicon))), None)


def stated_unit(line: str, lexicon: Lexicon) -> Unit | None:
    """Return the unit that a sentence gives a table: "All sums are in millions of euros, at the rates of May"."""
    found = tokens(line, lexicon)
    for index, token in enumerate(found):
        if (
            token.kind != "scale"
            or not index
            or fold(found[index - 1].written) not in finding_words(lexicon.language).units_in
        ):
            continue
        end = index + 1
        while end < len(found) and (found[end].kind in UNITS or _is_partitive(found, end, lexicon)):
            end += 1
        if (unit := _unit(found[index:end])) and unit.names_currency:
            return unit
    return None


def _row_unit(above: list[str], column: int, lexicon: Lexicon) -> Unit | None:
    """Return the currency of the nearest amount above in the span's column of a table without a header for it."""
    for line in reversed(above):
        cells = line.split("|")
        if "|" not in line:
            return None
        if column < len(cells) and (units := _units(cells[column], lexicon)):
            return units[-1]._replace(scale=None)
    return None


def _bracket_unit(context: Context, lexicon: Lexicon) -> Unit | None:
    """Return the unit that brackets before a list give it: "Mittel (in Mio. Euro): Polen [12]"."""
    for bracket in reversed(_BRACKETS.findall(context.before(_NEAR))):
        if unit := header_unit(bracket, lexicon):
            return unit
    return None


def _list_unit(context: Context, lexicon: Lexicon) -> Unit | None:
    """Return the unit of the nearest item of the span's list that has one, else of the line before the list."""
    window = context.far_before()
    above = window.split("\n")
    below = context.far_after().split("\n")
    if not _ITEM.match(above[-1] + context.words + below[0]):
        return None
    items, introduction = _items_above(above[:-1])
    for item in items:
        if units := _units(item, lexicon):
            return units[-1]
    for item in _items(below[1:]):
        if units := _units(item, lexicon):
            return units[0]
    return _introduced_unit(introduction, lexicon)


def _items(lines: list[str]) -> list[str]:
    """Return the items that the lines begin with; an empty line may stand between two."""
    found: list[str] = []
    for line in lines[:_LIST_LINES]:
        if line.strip() and not _ITEM.match(line):
            break
        found.append(line)
    return found


def _items_above(lines: list[str]) -> tuple[list[str], str]:
    """Return the items of the list that stand above, nearest first, and the line that introduces it."""
    items = _items(lines[::-1])
    rest = lines[: len(lines) - len(items)]
    introduction = rest[-1].rstrip() if rest else ""
    return items, introduction if introduction.endswith(":") else ""


def _introduced_unit(line: str, lexicon: Lexicon) -> Unit | None:
    """Return the unit in the line before a list: that of the items, or the currency of their sum."""
    for bracket in reversed(_BRACKETS.findall(line)):
        if unit := header_unit(bracket, lexicon):
            return unit
    if unit := header_unit(line[-_HEADER:], lexicon):
        return unit
    units = _units(line[-_HEADER:], lexicon)
    return units[-1]._replace(scale=None) if units else None


def header_unit(cell: str, lexicon: Lexicon) -> Unit | None:
    """Return the unit that a header or a bracket names, where it has no number."""
    found = tokens(cell[:_HEADER], lexicon)
    if any(token.kind in NUMBERS and token.kind == "numeral" for token in found):
        return None
    units = [token for token in found if token.kind in UNITS]
    unit = _unit(units)
    return unit if unit and unit.names_currency else None
