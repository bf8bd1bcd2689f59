"""Signs of currencies, and which currency a shared name means (guideline, section 6, "Currency")."""

import re
from collections.abc import Iterable, Mapping
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
# The guideline gives the bare sign to none of these; where a text is about one of their countries, it is left open.
_OTHER_DOLLARS: Final = ("AUD", "NZD", "SGD", "HKD", "TWD", "JMD", "NAD", "FJD", "BBD")
SHARED: Final = {
    "dollar": ("USD", "CAD", *_OTHER_DOLLARS),
    "yen sign": ("JPY", "CNY"),
    "krone": ("SEK", "NOK", "DKK", "ISK", "CZK"),
    "peso": ("MXN", "ARS", "CLP", "COP", "PHP"),
    "dirham": ("AED", "MAD"),
    "riyal": ("SAR", "QAR", "OMR"),
    "dinar": ("RSD", "KWD", "TND", "JOD"),
}
_FIGURE: Final = re.compile("[0-9]")
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
    spoken = context.known(key, lambda: _spoken_of(shared, context.about(), lexicon))
    if spoken:
        sentence = context.before() + context.words + context.after()
        for place in (context.words, sentence):
            nearest = _leader(_spoken_of(shared, place, lexicon))
            if nearest and nearest not in _OTHER_DOLLARS:
                return Choice(nearest)
        last = _last_named(shared, context.before(), lexicon)
        if last.code:
            return last
    usual = tuple(code for code in SHARED[shared] if code not in _OTHER_DOLLARS)
    leader = _leader(spoken)
    if leader in _OTHER_DOLLARS:
        nearest = next(iter(_named(_OTHER_DOLLARS, context.before(), lexicon).values()), leader)
        return Choice(None, (nearest, *usual))
    if leader:
        return Choice(leader)
    default = _DEFAULTS.get(shared)
    return Choice(default, tuple(code for code in usual if code != default))


def _spoken_of(shared: str, text: str, lexicon: Lexicon) -> Mapping[str, int]:
    """Return how often a text speaks of the countries of the currencies; of other dollars only those it does most."""
    folded = text.casefold()
    counts = {code: _count(text, folded, lexicon.cues.get(code, ())) for code in SHARED[shared]}
    others = {code: count for code, count in counts.items() if count and code in _OTHER_DOLLARS}
    spoken = {code: count for code, count in counts.items() if count and code not in _OTHER_DOLLARS}
    return spoken | ({max(others, key=lambda code: others[code]): sum(others.values())} if others else {})


def _leader(spoken: Mapping[str, int]) -> str | None:
    """Return the currency whose country is spoken of more than the others' are."""
    most = max(spoken.values(), default=0)
    leaders = [code for code, count in spoken.items() if count == most]
    return leaders[0] if len(leaders) == 1 else None


def _last_named(shared: str, before: str, lexicon: Lexicon) -> Choice:
    """Return the currency of the country named last: "Schweden zahlt 5 Mio. Kronen, Norwegen [4 Mio. Kronen]".

    Where no figures part it from the country before, both pay: "Schweden und Norwegen zahlen [5 Mio. Kronen]".
    """
    if shared == "dollar":
        return Choice(None)
    named = _named(SHARED[shared], before, lexicon)
    last, *earlier = named or [-1]
    together = (named[place] for place in earlier if not _FIGURE.search(before, place, last))
    return Choice(named.get(last), tuple(together))


def _named(codes: Iterable[str], before: str, lexicon: Lexicon) -> dict[int, str]:
    """Return where a text names the countries of currencies last, the last first."""
    folded = before.casefold()
    places = {
        max((folded.rfind(stem.casefold()) for stem in lexicon.cues.get(code, ())), default=-1): code for code in codes
    }
    return {place: places[place] for place in sorted(places, reverse=True) if place >= 0}


def _count(place: str, folded: str, stems: Iterable[str]) -> int:
    """Count the cues of a currency's country; one in capitals ("US") is a word that must stand there just so."""
    return sum(
        len(re.findall(rf"\b{stem}\b(?!-)", place)) if stem.isupper() else folded.count(stem) for stem in set(stems)
    )
