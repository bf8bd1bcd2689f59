"""Where a page may speak of money: signs, codes and names of currencies, scale words."""

import re
from functools import cache
from typing import Final, NamedTuple

from babel.core import get_global

from values.amount import currencies
from values.amount.codes import CODES
from values.context import Context
from values.languages.lexicon import load
from values.page import Page

_LONG_SCALE: Final = 6  # letters of a scale word that ends longer words ("zwölfmillionen")
_KINDS: Final = ("currency", "shared_currency", "scale")
_OTHERS: Final = frozenset(("DEM", "ATS", "FRF", "ITL", "ESP", "NLG", "BEF", "LUF", "PTE", "IEP", "FIM", "GRD", "XEU"))
_SCALED: Final = ("T", "M", "k", "m", "Mio", "Mrd", "Tsd")  # TEUR, MCHF
_SCALED_CODES: Final = ("EUR", "CHF", "USD", "GBP", "PLN", "CZK", "SEK", "NOK", "DKK")
_WORD: Final = re.compile(r"[^\W\d_]{2,}")
_LONG_WORD: Final = 10  # letters of a word that may end in a scale word


@cache
def codes() -> frozenset[str]:
    """Return the codes that are looked for: all in use, and those that the euro replaced."""
    entries = (entry for territory in get_global("territory_currencies").values() for entry in territory)
    in_use = {code for code, _, until, tender in entries if until is None and tender}
    return frozenset((in_use | _OTHERS) & CODES)


class _Triggers(NamedTuple):
    """What is looked for in a language."""

    words: frozenset[str]  # as written: in small letters, with a capital, in capitals
    ends: tuple[str, ...]  # of long words
    signs: re.Pattern[str]


@cache
def _triggers(language: str) -> _Triggers:
    lexicon = load(language)
    words = {phrase.rpartition(" ")[2] for phrase, term in lexicon.terms.items() if term.kind in _KINDS}
    words |= {sign for sign in (*currencies.SIGNS, *currencies.SHARED_SIGNS) if sign.isalpha()}
    words = {word for word in words if len(word) > 1 and word.isalpha()}
    written = {form for word in words for form in (word, word.capitalize(), word.upper())}
    written |= codes() | {scale + code for scale in _SCALED for code in _SCALED_CODES}
    scales = (word for word, term in lexicon.terms.items() if term.kind == "scale" and len(word) >= _LONG_SCALE)
    marks = {sign[-1] for sign in (*currencies.SIGNS, *currencies.SHARED_SIGNS) if not sign[-1].isalpha()} - {"."}
    marks |= {sign for sign in currencies.SIGNS if len(sign) == 1}
    return _Triggers(frozenset(written), tuple(scales), re.compile(f"[{re.escape(''.join(sorted(marks)))}]"))


def _find(text: str, language: str) -> list[tuple[int, int]]:
    """Return where a text has triggers, in text order."""
    words, ends, signs = _triggers(language)
    found = [match.span() for match in signs.finditer(text)]
    for match in _WORD.finditer(text):
        word = match[0]
        if word in words or (len(word) >= _LONG_WORD and word.endswith(ends)):
            found.append(match.span())
    return sorted(found)


def places(page: Page) -> list[tuple[int, int]]:
    """Return where a page has triggers, in text order."""
    return of(page.context(0, 0), page.lexicon.language)


def of(context: Context, language: str) -> list[tuple[int, int]]:
    """Return where the text of a span has triggers, in text order."""
    found: list[tuple[int, int]] = context.known(("triggers", language), lambda: _find(context.text, language))
    return found
