"""Accounts for every character of an amount that is typed: what its value cannot say is named, not left out."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from values.amount.grammar import is_joiner, number_run, scale_run
from values.amount.reading import read_amount
from values.amount.tokens import Token, tokens
from values.context import Context
from values.languages.lexicon import Lexicon, fold
from values.reading import lexicons
from values.types import Amount

_NUMBERS: Final = ("numeral", "number")
_CURRENCIES: Final = ("currency", "shared_currency", "scaled_currency")
_ONCE: Final = {"qualifier": "modifier", "period": "rate", "each": "word for each"}  # in the whole amount
_AFTER_COMMA: Final = ("period", "qualifier", "each", "fillers")
_GAP: Final = re.compile(r"\.?(?:\s*|(?P<hyphen>[-\u2010\u2011])|\s*(?P<slash>/)\s*|(?P<comma>,)\s+)")
_NO_CENTS: Final = re.compile(r",[-\u2010-\u2015]\s*")  # 5.000,- Euro
_DOUBLED: Final = re.compile(r"\.\.|--")
_QUOTED: Final = 40
_LONGEST: Final = 400
_SMALL_SCALE: Final = 100_000  # one that may stand before another: "tausend Millionen", "lakh crore"


class Leftover(NamedTuple):
    """A part of what was typed that its value does not hold: offset in code points, and a clause that says why."""

    position: int
    problem: str


def read_typed(words: str, language: str | None) -> Amount | Leftover | None:
    """Return the amount of words of which every character counts, else what is left over; None: no amount at all."""
    if len(words) > _LONGEST:
        return None
    context = Context(text=words, start=0, end=len(words))
    first: Leftover | None = None
    for lexicon in lexicons(context, language):
        reading = read_amount(context, lexicon)
        left = leftover(words, lexicon)
        if reading and isinstance(reading.value, Amount) and left is None:
            return reading.value
        first = first or left
    return first


def leftover(words: str, lexicon: Lexicon) -> Leftover | None:
    """Return the first part of an amount's words that its value does not hold."""
    found = tokens(words, lexicon)
    sides: list[list[Token]] = [[]]
    between = bool(found) and fold(found[0].written) in lexicon.between
    for index, token in enumerate(found):
        if is_joiner(found, index, lexicon, between=between) and len(sides) == 1:
            sides.append([])
        else:
            sides[-1].append(token)
    faults = [_gap_fault(words, found, lexicon), _repeated(sides, lexicon), _mixed_currencies(found)]
    vague = any(token.kind == "vague" for token in found) and not any(token.kind == "numeral" for token in found)
    faults += [_Side(side, words, lexicon, vague=vague).fault(paired=len(sides) == 2) for side in sides]
    return min((fault for fault in faults if fault), default=None)


def _gap_fault(words: str, found: list[Token], lexicon: Lexicon) -> Leftover | None:
    """Return what stands between the tokens and is more than the spaces and marks that belong to them."""
    edge = 0
    for token in found:
        if doubled := _DOUBLED.search(token.written):
            return Leftover(token.start + doubled.start() + 1, f"“{doubled[0][1:]}” is not understood")
        if not _is_gap(words[edge : token.start], words[:edge], token, lexicon):
            return _unknown(words, edge, token.start if words[edge : token.start].strip() else token.end)
        edge = token.end
    rest = words[edge:]
    if rest.strip() in ("", ".") or (words[:edge][-1:].isdigit() and _NO_CENTS.fullmatch(rest)):
        return None
    return _unknown(words, edge, len(words))


def _is_gap(gap: str, before: str, following: Token, lexicon: Lexicon) -> bool:
    if not before:
        return not gap.strip()
    if before[-1].isdigit() and _NO_CENTS.fullmatch(gap):
        return True
    match = _GAP.fullmatch(gap)
    if match is None:
        return False
    if match["comma"]:
        return following.kind in _AFTER_COMMA
    if following.kind == "period" and _is_bare_unit(following, lexicon):
        return bool(match["slash"])
    return not match["slash"] or following.kind == "period"


def _is_bare_unit(token: Token, lexicon: Lexicon) -> bool:
    """Tell a unit that is a rate only after a stroke ("Jahr", "a", "year") from a word that is one by itself."""
    relative = lexicon.dates.get("relative", {})
    names = {name for unit in ("year", "month", "week", "day") for name in relative.get(unit, ())}
    return len(token.written) == 1 or token.written.casefold() in names


def _unknown(words: str, start: int, end: int) -> Leftover:
    part = words[start:end]
    trimmed = part.strip().removeprefix(".").strip() or part.strip()
    return Leftover(
        start + part.index(trimmed),
        f"“{trimmed if len(trimmed) <= _QUOTED else trimmed[: _QUOTED - 1] + '…'}” is not understood",
    )


def _repeated(sides: Sequence[list[Token]], lexicon: Lexicon) -> Leftover | None:
    """Return the second modifier, rate or "each", and a "between" without two numbers."""
    seen: set[str] = set()
    for number, token in enumerate(token for side in sides for token in side):
        opens = number == 0 and len(sides) == 2
        if token.kind == "between" and not opens:
            return Leftover(token.start, f"“{token.written}” needs two numbers after it")
        kind = "each" if token.kind == "unknown" and fold(token.written) in lexicon.each_after else token.kind
        if kind in _ONCE and not (opens and fold(token.written) in lexicon.between):
            if kind in seen:
                return Leftover(token.start, f"“{token.written}” is a second {_ONCE[kind]}")
            seen.add(kind)
    return None


def _mixed_currencies(found: list[Token]) -> Leftover | None:
    """Return the currency that is another than the first."""
    named = [token for token in found if token.kind in _CURRENCIES]
    for token in named[1:]:
        if _code(token) != _code(named[0]):
            return Leftover(token.start, f"“{token.written}” is another currency than “{named[0].written}”")
    return None


def _code(token: Token) -> str:
    return str(token.meaning[1] if token.kind == "scaled_currency" else token.meaning)


class _Side:
    """Walks over one number of an amount and what belongs to it."""

    def __init__(self, found: list[Token], words: str, lexicon: Lexicon, *, vague: bool) -> None:
        self._found, self._words, self._lexicon, self._vague = found, words, lexicon, vague
        self._scale: Decimal | None = None  # of the number that ended last
        self._end = -1  # index after that number
        self._numbered = self._scaled = self._named = False

    def fault(self, *, paired: bool) -> Leftover | None:
        """Return the first token that is not accounted for, or None."""
        index = 0
        while index < len(self._found):
            token = self._found[index]
            if token.kind in _NUMBERS and not self._vague:
                fault, index = self._number(index)
            elif token.kind == "unknown" and fold(token.written) in self._lexicon.each_after:
                fault, index = None, index + (2 if self._is_unknown(index + 1) else 1)
            else:
                fault, index = self._other(index, token), index + 1
            if fault:
                return fault
        if paired and not self._numbered and self._found:
            return Leftover(self._found[0].start, "a range needs two numbers")
        return None

    def _number(self, index: int) -> tuple[Leftover | None, int]:
        token = self._found[index]
        run = number_run(self._found, index, self._lexicon)
        scales = scale_run(self._found, index + len(run))
        factors = [Decimal(scale.meaning) for scale in scales if scale.kind == "scale"]
        end = index + len(run) + len(scales)
        if self._numbered and not (index == self._end and self._scale):
            return Leftover(token.start, f"“{token.written}” is a second number"), end
        for small, large, scale in zip(factors, factors[1:], scales[1:], strict=False):
            if not (small <= _SMALL_SCALE and small < large):
                return Leftover(scale.start, f"“{scale.written}” is a second scale word"), end
        factor = Decimal(1)
        for one in factors:
            factor *= one
        if self._scale is not None and factor >= self._scale:
            return Leftover(token.start, f"“{token.written}” is not less than what stands before it"), end
        if factors and self._scaled and not self._numbered:
            return Leftover(scales[0].start, f"“{scales[0].written}” is a second scale word"), end
        self._numbered, self._scaled = True, self._scaled or bool(factors)
        self._scale, self._end = (factor if factors else None), end
        return None, end

    def _other(self, index: int, token: Token) -> Leftover | None:
        if token.kind == "unknown":
            last = index
            while self._is_unknown(last + 1):
                last += 1
            return _unknown(self._words, token.start, self._found[last].end)
        if token.kind in ("dash", "percent") or (token.kind == "vague" and not self._vague):
            return Leftover(token.start, f"“{token.written}” is not understood")
        if token.kind in ("scale", "scaled_currency") and not self._vague:
            if self._scaled:
                return Leftover(token.start, f"“{token.written}” is a second scale word")
            self._scaled = True
        if token.kind in _CURRENCIES:
            if self._named:
                return Leftover(token.start, f"“{token.written}” is a second currency")
            self._named = True
        return None

    def _is_unknown(self, index: int) -> bool:
        return index < len(self._found) and self._found[index].kind == "unknown"
