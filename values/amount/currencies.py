"""Signs of currencies, and which currency a shared name means (guideline, section 6, "Currency")."""

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

from values.context import Context
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


class Choice(NamedTuple):
    """Which currency is meant, None where the text does not say, and which others may be."""

    code: str | None
    others: tuple[str, ...] = ()


def settle(shared: str, context: Context, lexicon: Lexicon) -> Choice:
    """Return which of the currencies of a shared name is meant where a span stands.

    The nearest text that speaks of one of the countries more than of the others decides: the span, its sentence, then
    what the text is about. Another dollar's country decides only by the last: a lab in Taiwan may well be built for
    American dollars.

    Args:
        shared: a key of `SHARED`.
        context: the span in its text.
        lexicon: the language whose words for the countries count.
    """
    key = ("countries of the text", shared, lexicon.language, context.area())
    speaks, leader = context.known(key, lambda: _countries(shared, context.about(), lexicon))
    for place in (context.words, context.before() + context.words + context.after()) if speaks else ():
        nearest = _leader(shared, place, lexicon)
        if nearest and nearest != OTHER_DOLLAR:
            return Choice(nearest)
    if speaks and (last := _last_named(shared, context.before(), lexicon)):
        return Choice(last)
    others = tuple(code for code in SHARED[shared] if code != OTHER_DOLLAR)
    if leader == OTHER_DOLLAR:
        return Choice(None, others)
    if leader:
        return Choice(leader)
    default = _DEFAULTS.get(shared)
    return Choice(default, tuple(code for code in others if code != default))


def _countries(shared: str, text: str, lexicon: Lexicon) -> tuple[bool, str | None]:
    """Return whether a text speaks of any of the countries, and the currency of the one it speaks of most."""
    folded = text.casefold()
    speaks = any(_count(text, folded, lexicon.cues.get(code, ())) for code in SHARED[shared])
    return speaks, _leader(shared, text, lexicon) if speaks else None


def _leader(shared: str, place: str, lexicon: Lexicon) -> str | None:
    """Return the currency whose country a piece of text speaks of more than of the others'."""
    folded = place.casefold()
    counts = {code: _count(place, folded, lexicon.cues.get(code, ())) for code in SHARED[shared]}
    most = max(counts.values())
    leaders = [code for code, count in counts.items() if count == most]
    return leaders[0] if most and len(leaders) == 1 else None


def _last_named(shared: str, before: str, lexicon: Lexicon) -> str | None:
    """Return the currency of the country named last: "Schweden zahlt 5 Mio. Kronen, Norwegen [4 Mio. Kronen]"."""
    folded = before.casefold()
    places = {
        code: max((folded.rfind(stem.casefold()) for stem in lexicon.cues.get(code, ())), default=-1)
        for code in SHARED[shared]
    }
    last = max(places, key=lambda code: places[code])
    return last if places[last] >= 0 and last != OTHER_DOLLAR and shared != "dollar" else None


def _count(place: str, folded: str, stems: Iterable[str]) -> int:
    """Count the cues of a currency's country; one in capitals ("US") is a word that must stand there just so."""
    return sum(
        len(re.findall(rf"\b{stem}\b(?!-)", place)) if stem.isupper() else folded.count(stem) for stem in set(stems)
    )
