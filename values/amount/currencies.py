"""Signs of currencies, and which currency a shared name means (guideline, section 6, "Currency")."""

from collections.abc import Iterable
from typing import Final

from values.amount.codes import CODES
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
SHARED: Final = {
    "dollar": ("USD", "CAD"),
    "yen sign": ("JPY", "CNY"),
    "krone": ("SEK", "NOK", "DKK", "ISK", "CZK"),
    "peso": ("MXN", "ARS", "CLP", "COP", "PHP"),
    "dirham": ("AED", "MAD"),
    "riyal": ("SAR", "QAR", "OMR"),
    "dinar": ("RSD", "KWD", "TND", "JOD"),
}
_DEFAULTS: Final = {"dollar": "USD"}  # the guideline: $ in Canada CAD, otherwise USD


def is_currency(code: str) -> bool:
    """Tell whether this is a currency's code in capitals."""
    return code in CODES


def settle(shared: str, places: Iterable[str], lexicons: Iterable[Lexicon]) -> str | None:
    """Return which of the currencies of a shared name is meant, or None where the text does not say.

    Args:
        shared: a key of `SHARED`.
        places: pieces of the text, the nearest first: the first that speaks of one of the countries more than of the
            others decides.
        lexicons: the languages whose words for the countries count.
    """
    tables = tuple(lexicons)
    for place in places:
        folded = place.casefold()
        counts = {code: _count(folded, code, tables) for code in SHARED[shared]}
        most = max(counts.values())
        leaders = [code for code, count in counts.items() if count == most]
        if most and len(leaders) == 1:
            return leaders[0]
    return _DEFAULTS.get(shared)


def _count(folded: str, code: str, lexicons: tuple[Lexicon, ...]) -> int:
    stems = {stem for lexicon in lexicons for stem in lexicon.cues.get(code, ())}
    return sum(folded.count(stem) for stem in stems)
