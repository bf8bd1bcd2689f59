"""Signs of currencies, and which currency a shared name means (guideline, section 6, "Currency")."""

import re
from collections.abc import Iterable
from typing import Final

from values.languages.lexicon import Lexicon

SIGNS: Final = {
    "€": "EUR",
    "£": "GBP",
    "₹": "INR",
    "₩": "KRW",
    "₽": "RUB",
    "₺": "TRY",
    "₴": "UAH",
    "₪": "ILS",
    "₫": "VND",
    "฿": "THB",
    "₱": "PHP",
    "₦": "NGN",
    "₸": "KZT",
    "zł": "PLN",
    "kč": "CZK",
    "ft": "HUF",
    "元": "CNY",
    "円": "JPY",
    "us$": "USD",
    "us-$": "USD",
    "u.s.$": "USD",
    "ca$": "CAD",
    "c$": "CAD",
    "cdn$": "CAD",
    "cad$": "CAD",
    "a$": "AUD",
    "au$": "AUD",
    "nz$": "NZD",
    "hk$": "HKD",
    "nt$": "TWD",
    "s$": "SGD",
    "sg$": "SGD",
    "r$": "BRL",
    "mx$": "MXN",
    "usd$": "USD",
    "cn¥": "CNY",
    "rmb¥": "CNY",
    "jp¥": "JPY",
    "sfr": "CHF",
    "₣": "CHF",
    "gb£": "GBP",
    "uk£": "GBP",
    "ir£": "IEP",
}
SHARED_SIGNS: Final = {"$": "dollar", "¥": "yen sign", "￥": "yen sign", "kr": "krone", "kr.": "krone"}
OTHER_DOLLAR: Final = "another dollar"  # cues of countries whose dollar the guideline does not give to the bare sign
SHARED: Final = {
    "dollar": ("USD", "CAD", OTHER_DOLLAR),
    "yen sign": ("JPY", "CNY"),
    "krone": ("SEK", "NOK", "DKK", "ISK", "CZK"),
    "peso": ("MXN", "ARS", "CLP", "COP", "PHP"),
    "dirham": ("AED", "MAD"),
    "riyal": ("SAR", "QAR", "OMR"),
    "dinar": ("RSD", "KWD", "TND", "JOD"),
}
_DEFAULTS: Final = {"dollar": "USD"}  # the guideline: $ in Canada CAD, otherwise USD


def settle(shared: str, places: Iterable[str], lexicons: Iterable[Lexicon]) -> str | None:
    """Return which of the currencies of a shared name is meant, or None where the text does not say.

    Args:
        shared: a key of `SHARED`.
        places: pieces of the text, the nearest first: the first that speaks of one of the countries more than of the
            others decides. Another dollar's country decides only by the last piece, what the text is about: a lab in
            Taiwan may well be built for American dollars.
        lexicons: the languages whose words for the countries count.
    """
    tables, pieces = tuple(lexicons), tuple(places)
    for number, place in enumerate(pieces, start=1):
        leader = _leader(shared, place, tables)
        if leader == OTHER_DOLLAR:
            if number == len(pieces):
                return None
        elif leader:
            return leader
    return _DEFAULTS.get(shared)


def _leader(shared: str, place: str, lexicons: tuple[Lexicon, ...]) -> str | None:
    """Return the currency whose country a piece of text speaks of more than of the others'."""
    counts = {code: _count(place, code, lexicons) for code in SHARED[shared]}
    most = max(counts.values())
    leaders = [code for code, count in counts.items() if count == most]
    return leaders[0] if most and len(leaders) == 1 else None


def _count(place: str, code: str, lexicons: tuple[Lexicon, ...]) -> int:
    """Count the cues of a currency's country; one in capitals ("US") is a word that must stand there just so."""
    stems = {stem for lexicon in lexicons for stem in lexicon.cues.get(code, ())}
    folded = place.casefold()
    return sum(len(re.findall(rf"\b{stem}\b(?!-)", place)) if stem.isupper() else folded.count(stem) for stem in stems)
