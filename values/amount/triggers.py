"""Where a page may speak of money: signs, codes and names of currencies, scale words."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

from babel.core import get_global

from values.amount import currencies
from values.amount.codes import CODES
from values.languages.lexicon import Lexicon, load

_LONG_SCALE: Final = 6  # letters of a scale word that ends longer words ("zwölfmillionen")
_KINDS: Final = ("currency", "shared_currency", "scale")
_OTHERS: Final = frozenset(("DEM", "ATS", "FRF", "ITL", "ESP", "NLG", "BEF", "LUF", "PTE", "IEP", "FIM", "GRD", "XEU"))
_SCALED: Final = ("T", "M", "k", "m", "Mio", "Mrd", "Tsd")  # TEUR, MCHF
_SCALED_CODES: Final = ("EUR", "CHF", "USD", "GBP", "PLN", "CZK", "SEK", "NOK", "DKK")
_LETTERS: Final = r"[^\W\d_]"


@cache
def codes() -> frozenset[str]:
    """Return the codes that are looked for: all in use, and those that the euro replaced."""
    entries = (entry for territory in get_global("territory_currencies").values() for entry in territory)
    in_use = {code for code, _, until, tender in entries if until is None and tender}
    return frozenset((in_use | _OTHERS) & CODES)


@cache
def pattern(language: str) -> re.Pattern[str]:
    """Return what finds the places that are looked at closely: each branch begins with a letter, which is fast."""
    lexicon = load(language)
    words = {phrase.rpartition(" ")[2] for phrase, term in lexicon.terms.items() if term.kind in _KINDS}
    words |= {sign for sign in (*currencies.SIGNS, *currencies.SHARED_SIGNS) if sign.isalpha()}
    whole = {word for word in words if len(word) > 1 and word.isalpha()}
    marks = {sign[-1] for sign in (*currencies.SIGNS, *currencies.SHARED_SIGNS) if not sign[-1].isalpha()} - {"."}
    branches = [re.escape(mark) for mark in sorted(marks)]
    branches += list(_branches(whole, _long_scales(lexicon)))
    return re.compile("|".join(branches))


def _long_scales(lexicon: Lexicon) -> set[str]:
    return {
        word
        for word, term in lexicon.terms.items()
        if term.kind == "scale" and len(word) >= _LONG_SCALE and word.isalpha()
    }


def _branches(words: Iterable[str], scales: set[str]) -> Iterator[str]:
    """Yield a branch for each first letter, small and capital; code by its letters as they are."""
    by_first: dict[str, tuple[set[str], set[str], set[str]]] = {}
    for word in words:
        for first in {word[0], word[0].upper()[:1]}:
            by_first.setdefault(first, (set(), set(), set()))[word in scales].add(word[1:])
    for code in (*codes(), *(scale + code for scale in _SCALED for code in _SCALED_CODES)):
        by_first.setdefault(code[0], (set(), set(), set()))[2].add(code[1:])
    for first, (whole, ends, capitals) in sorted(by_first.items()):
        rests = []
        if ends:
            rests.append(rf"(?i:{_one_of(ends)})(?!{_LETTERS})")
        bounded = [f"(?i:{_one_of(whole)})"] if whole else []
        bounded += [_one_of(capitals)] if capitals else []
        if bounded:
            rests.append(rf"(?<![^\W\d_].)(?:{'|'.join(bounded)})(?!{_LETTERS})")
        yield f"{re.escape(first)}(?:{'|'.join(rests)})"


def _one_of(words: Iterable[str]) -> str:
    """Return an expression for any of the words, shared beginnings written once."""
    by_first: dict[str, set[str]] = {}
    for word in words:
        by_first.setdefault(word[:1], set()).add(word[1:])
    parts = []
    for first, rests in sorted(by_first.items(), reverse=True):  # the empty rest last: the longest word wins
        parts.append(re.escape(first) + (_one_of(rests) if first and rests != {""} else ""))
    return f"(?:{'|'.join(parts)})" if len(parts) > 1 else parts[0]
