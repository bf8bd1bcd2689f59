"""Puts the tokens of an amount together: numbers, their scale, a range, a currency, modifiers."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from values.amount.numerals import in_words, numeral
from values.amount.tokens import Token
from values.languages.lexicon import Lexicon, fold

_NUMBERS: Final = ("numeral", "number")
_LARGE: Final = 1_000_000  # a number word of its own: what follows is added to it
_NUMBER_JOINERS: Final = ("and", "und")
_TIMES: Final = "of"  # a quarter of a billion
_CURRENCIES: Final = ("currency", "shared_currency", "scaled_currency")


@dataclass(slots=True, kw_only=True)
class Side:
    """One number of an amount, with its own scale, or None."""

    number: Decimal
    scale: Decimal | None = None
    in_words: bool = False
    written: str = ""  # its figures

    @property
    def amount(self) -> Decimal:
        """The number times its scale."""
        return self.number * (self.scale or 1)


@dataclass(slots=True, kw_only=True)
class Parts:
    """What the tokens of a span say, before the text around it is asked."""

    sides: list[Side] = field(default_factory=list)
    currencies: list[str] = field(default_factory=list)
    shared: str | None = None  # a name or sign that several currencies share
    qualifier: str | None = None
    modifier: str | None = None  # the words of the qualifier
    period: str | None = None
    each: bool = False
    vague: bool = False
    scale_alone: bool = False  # a scale word without a number ("Milliarden Euro")
    unknown: list[Token] = field(default_factory=list)
    refused: bool = False  # a percentage, or numbers that make no amount


def parts_of(found: list[Token], lexicon: Lexicon) -> Parts:
    """Return what the tokens say; `refused` where they make no amount."""
    parts = Parts()
    groups: list[list[Token]] = [[]]
    between = False
    for index, token in enumerate(found):
        if token.kind == "between" and not any(token.kind in _NUMBERS for token in groups[0]):
            between = True
        elif is_joiner(found, index, lexicon, between=between):
            groups.append([])
        else:
            groups[-1].append(token)
            _note_token(parts, token, lexicon.each_after)
    if len(groups) > 2:
        parts.refused = True
        return parts
    for group in groups:
        side = _side(group, lexicon)
        if side:
            parts.sides.append(side)
    kinds = {token.kind for token in found}
    parts.each, parts.vague = parts.each or "each" in kinds, "vague" in kinds
    parts.refused = parts.refused or "percent" in kinds
    numbers = sum(any(token.kind in _NUMBERS for token in group) for group in groups)
    parts.refused = parts.refused or numbers != len(parts.sides)
    parts.scale_alone = not parts.sides and any(token.kind == "scale" for token in found)
    if parts.vague and not any(token.kind == "numeral" for token in found):
        parts.sides = []  # "mehrere hundert Millionen Euro"
    if parts.modifier and len(parts.sides) == 2 and fold(parts.modifier) in lexicon.between:
        parts.modifier = None
    _share_scale(parts.sides)
    return parts


def is_joiner(found: list[Token], index: int, lexicon: Lexicon, *, between: bool) -> bool:
    """Tell whether a token joins the two numbers of a range."""
    token = found[index]
    if not any(left.kind in _NUMBERS for left in found[:index]):
        return False
    if not any(right.kind in _NUMBERS for right in found[index + 1 : index + 6]):
        return False
    words = fold(token.written)
    if token.kind == "dash" or words in lexicon.joiners:
        return True
    return between and words in lexicon.between_joiners


def _note_token(parts: Parts, token: Token, each_after: tuple[str, ...]) -> None:
    match token.kind:
        case "currency" if token.meaning not in parts.currencies:
            parts.currencies.append(token.meaning)
        case "scaled_currency":
            parts.currencies.append(token.meaning[1])
        case "shared_currency":
            parts.shared = token.meaning
        case "qualifier":
            if parts.qualifier is None:
                parts.qualifier, parts.modifier = token.meaning, " ".join(token.written.split())
        case "period":
            parts.period = token.meaning
        case "unknown":
            parts.unknown.append(token)
            parts.each = parts.each or token.written.casefold() in each_after


def _side(group: list[Token], lexicon: Lexicon) -> Side | None:
    """Return the number of one side: "1 Million 200 Tausend" adds, "tausend Millionen" multiplies."""
    total: Decimal | None = None
    scale: Decimal | None = None
    words = False
    index = complete = 0
    while index < len(group):
        run = number_run(group, index, lexicon)
        if not run:
            index += 1
            continue
        adjacent = index == complete
        index += len(run)
        scales = scale_run(group, index)
        number = _number(run, lexicon, scaled=bool(scales))
        if number is None:
            return None
        lone = run[-1].kind == "number" and len(run) == 1 and number >= _LARGE
        if total is not None and not (adjacent and scale):
            if scales or any(token.kind in _CURRENCIES for token in group[index:]):
                return None  # two amounts
            continue  # "$1.5bn over five years"
        index += len(scales)
        complete = index
        words = words or run[0].kind == "number"
        factor = _product(scales) * (number if lone else 1)
        number = Decimal(1) if lone else number
        if index < len(group) and group[index].kind == "fraction" and factor > 1:
            number += group[index].meaning
            index, complete = index + 1, index + 1
        if factor > 1 and _joins_smaller(group, index, lexicon):
            index, complete = index + 1, index + 1
        if total is None:
            total, scale = number, factor if scales or lone else None
        else:
            total, scale = total * (scale or 1) + number * factor, Decimal(1)
    if total is None:
        return None
    figures = next((token.written for token in group if token.kind == "numeral"), "")
    return Side(number=total, scale=scale or _scale_elsewhere(group), in_words=words, written=figures)


def _scale_elsewhere(group: list[Token]) -> Decimal | None:
    """Return a scale word that does not follow its number at once ("€ Mio. 5", "TEUR 500", "5 EUR Mio.")."""
    for token in group:
        if token.kind == "scale":
            return Decimal(token.meaning)
        if token.kind == "scaled_currency":
            return Decimal(token.meaning[0])
    return None


def number_run(group: list[Token], index: int, lexicon: Lexicon) -> list[Token]:
    """Return the tokens from an index on that make one number: figures, or words and what joins them."""
    if group[index].kind == "numeral":
        return [group[index]]
    run: list[Token] = []
    for position in range(index, len(group)):
        token = group[position]
        follows = position + 1 < len(group) and group[position + 1].kind == "number"
        if token.kind != "number" and not (run and follows and _joins_number(token, lexicon)):
            break
        if run and run[-1].kind == "number" and run[-1].meaning >= _LARGE:
            break  # "milion dwieście tysięcy"
        run.append(token)
    return run


def _joins_smaller(group: list[Token], index: int, lexicon: Lexicon) -> bool:
    """Tell the "e" of "un miliardo e trecento milioni"."""
    follows = index + 1 < len(group) and group[index + 1].kind == "number"
    return follows and group[index].written.casefold() in lexicon.number_joiners


def _joins_number(token: Token, lexicon: Lexicon) -> bool:
    word = token.written.casefold()
    return word in (*_NUMBER_JOINERS, _TIMES) or word in lexicon.number_joiners


def scale_run(group: list[Token], index: int) -> list[Token]:
    """Return the scale words from an index on, with fillers among them; empty where there is none."""
    scales: list[Token] = []
    for token in group[index:]:
        filler = token.kind in ("filler", "fillers") or (token.kind == "number" and token.meaning == 1)
        if token.kind != "scale" and not (filler and not scales):
            break
        scales.append(token)
    return scales if any(token.kind == "scale" for token in scales) else []


def _product(scales: list[Token]) -> Decimal:
    product = Decimal(1)
    for token in scales:
        product *= token.meaning if token.kind == "scale" else 1
    return product


def _number(run: list[Token], lexicon: Lexicon, *, scaled: bool) -> Decimal | None:
    if run[0].kind == "numeral":
        return numeral(run[0].meaning, lexicon.decimal_mark, scaled=scaled)
    if len(run) > 1 and all(token.meaning == int(token.meaning) for token in run if token.kind == "number"):
        together = in_words(" ".join(token.written.casefold() for token in run), lexicon.language, "")
        if together is not None:
            return together
    total, product = Decimal(0), Decimal(1)
    for index, token in enumerate(run):  # "two and a half": 2 + 1 x 0.5; "dwieście pięćdziesiąt": 200 + 50
        joined = token.kind != "number"
        if joined or (index and 1 <= token.meaning < product):
            total, product = (total, product) if token.written.casefold() == _TIMES else (total + product, Decimal(1))
        if not joined:
            product *= token.meaning
    return total + product


def _share_scale(sides: list[Side]) -> None:
    """Give the scale of the upper number to a lower one that has none ("2,6 bis 4,4 Billionen", "$60-65 billion")."""
    if len(sides) != 2 or sides[0].scale is not None or not sides[1].scale:
        return
    if sides[0].number < max(Decimal(1000), sides[1].number):  # "entre 1.500 y 2.000 millones"
        sides[0].scale = sides[1].scale
