"""Which currency a text speaks of most, for a sum that names none (guideline, section 3: "written or recoverable")."""

from bisect import bisect_left
from collections import Counter
from functools import lru_cache
from typing import Final

from values.amount import triggers
from values.amount.tokens import Token, tokens
from values.context import Context
from values.languages.lexicon import Lexicon, load

_SHARE: Final = 2  # the others together must be less than it divided by this
_KINDS: Final = ("currency", "shared_currency", "scaled_currency")


def main_currency(context: Context, lexicon: Lexicon) -> tuple[str | None, str | None]:
    """Return the currency, or the name that several share, that the text around a span says most; None: none."""
    counts = _of_area(context, lexicon)
    if not counts:
        return None, None
    most, count = counts.most_common(1)[0]
    return most if (sum(counts.values()) - count) * _SHARE <= count else (None, None)


def names_currencies(context: Context, lexicon: Lexicon) -> bool:
    """Tell whether the text around a span names any currency."""
    return bool(_of_area(context, lexicon))


def _of_area(context: Context, lexicon: Lexicon) -> Counter[tuple[str | None, str | None]]:
    start, end = context.area()
    key = ("currencies", lexicon.language, start)
    counts: Counter[tuple[str | None, str | None]] = context.known(key, lambda: _counted(context, start, end, lexicon))
    return counts


def _counted(context: Context, start: int, end: int, lexicon: Lexicon) -> Counter[tuple[str | None, str | None]]:
    counts: Counter[tuple[str | None, str | None]] = Counter()
    places = triggers.of(context, lexicon.language)
    for index in range(bisect_left(places, (start, 0)), len(places)):
        first, last = places[index]
        if first >= end:
            break
        if named := _currency(context.text[first:last], lexicon.language):
            counts[named] += 1
    return counts


@lru_cache(maxsize=4096)
def _currency(written: str, language: str) -> tuple[str | None, str | None] | None:
    """Return what currency a word or sign names; None where it names none."""
    token = next(iter(tokens(written, load(language))), None)
    return _named(token) if token is not None and token.kind in _KINDS else None


def _named(token: Token) -> tuple[str | None, str | None]:
    if token.kind == "shared_currency":
        return None, str(token.meaning)
    return (str(token.meaning) if token.kind == "currency" else str(token.meaning[1])), None
