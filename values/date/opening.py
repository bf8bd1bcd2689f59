"""The prepositions that leave one end of a date open: seit, since, ab; bis, until, by (guideline, section 6)."""

from typing import Final

from values.context import Context
from values.date.bounds import is_past
from values.date.words import DateWords, date_words, parts
from values.languages.lexicon import Lexicon

_BEFORE: Final = 60  # code points in which the preposition may stand
_LAST: Final = 16  # and its last word
_AFTER: Final = 20
_BETWEEN: Final = 6  # words between the preposition and the span
_WORDS: Final = 6  # words of a preposition at most


def opening(context: Context, lexicon: Lexicon) -> str | None:
    """Return "start" after seit or since, "end" after bis or until, for the preposition before the span.

    Between the two may stand articles and modifiers left outside the span ("by the end of [2030]").
    """
    return _opening(context, lexicon)[0]


def direction(context: Context, lexicon: Lexicon) -> int:
    """Return -1 for a span that lies back ("since 1 May"), 1 for one ahead ("from", "until"), 0 where both may be."""
    side, preposition = _opening(context, lexicon)
    known, said = date_words(lexicon.language), set(preposition.split())
    if said & known.since:
        return -1
    return 1 if side == "end" or (said & known.ahead and not is_past(context, lexicon)) else 0


def _opening(context: Context, lexicon: Lexicon) -> tuple[str | None, str]:
    """Return the side that the preposition before the span leaves open, and its words."""
    known = date_words(lexicon.language)
    last = parts(context.text[max(0, context.start - _LAST) : context.start])[-1:]
    if not last or last[0] not in known.openers:
        return None, ""
    words = parts(context.before(_BEFORE).replace("(", " 0 "))[-_BETWEEN - _WORDS :]
    for dropped in range(_BETWEEN):
        side, preposition = _side(words[: len(words) - dropped], context, known)
        if side:
            return side, preposition
        if len(words) <= dropped or words[len(words) - 1 - dropped] not in known.passed_over:
            return None, ""
    return None, ""


def _side(words: list[str], context: Context, known: DateWords) -> tuple[str | None, str]:
    for length in range(1, min(len(words), _WORDS) + 1):
        tail = " ".join(words[-length:])
        if tail in known.open_end:
            return "end", tail
        first = tail in known.open_start_first and length == len(words) and bool(context.after(_AFTER).strip())
        if tail in known.open_start or first:
            return "start", " ".join(words[-length - 1 :])
        if tail in known.open_start_before and _followed(context, known):
            return "start", tail
    return None, ""


def _followed(context: Context, known: DateWords) -> bool:
    after = parts(context.after(_AFTER))
    return bool(after) and after[0] in known.open_start_after


def inner_opening(words: str, lexicon: Lexicon) -> tuple[str | None, str]:
    """Return the preposition's meaning and the other words where a span has its preposition inside."""
    dates = lexicon.dates
    for name, side in (("open_start", "start"), ("open_end", "end")):
        for phrase in sorted(dates.get(name, ()), key=len, reverse=True):
            if words.startswith(phrase + " "):
                return side, words.removeprefix(phrase + " ")
    for before in dates.get("open_start_before", ()):
        for after in dates.get("open_start_after", ()):  # from 2026 onwards
            if words.startswith(before + " ") and words.endswith(" " + after):
                return "start", words[len(before) + 1 : -len(after) - 1]
    return None, words
