"""Which currency a text speaks of most, for a sum that names none (guideline, section 3: "written or recoverable")."""

from collections import Counter
from typing import Final

from values.amount import triggers
from values.amount.tokens import Token, tokens
from values.context import Context
from values.languages.lexicon import Lexicon

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
    counts: Counter[tuple[str | None, str | None]] = context.known(
        key, lambda: _counted(context.text, start, end, lexicon)
    )
    return counts


def _counted(text: str, start: int, end: int, lexicon: Lexicon) -> Counter[tuple[str | None, str | None]]:
    counts: Counter[tuple[str | None, str | None]] = Counter()
    for place in triggers.find(text, lexicon.language, start, end):
        token = next(iter(tokens(text, lexicon, *place)), None)
        if token is not None and token.kind in _KINDS:
            counts[_named(token)] += 1
    return counts


def _named(token: Token) -> tuple[str | None, str | None]:
    if token.kind == "shared_currency":
        return None, str(token.meaning)
    return (str(token.meaning) if token.kind == "currency" else str(token.meaning[1])), None
