"""What the text around an amount says of it: the currency of a shared name, a rate per year, one sum for each."""

import re
from array import array
from bisect import bisect_left
from functools import cache
from typing import Final

from values.amount.currencies import Choice, settle
from values.amount.grammar import Parts
from values.amount.tokens import Token, tokens
from values.amount.units import NUMBERS, UNITS, beside
from values.context import REACH, Context
from values.languages.lexicon import Lexicon, fold, load

_CLAUSE: Final = re.compile(r"[;|\n•]|,\s|\s[–—]\s")
_EACH_REACH: Final = 30
_TOUCH: Final = 25
_NEAR: Final = 80
_SPACES: Final = 2
_NEXT_WORD: Final = re.compile(r"\s?[^\W\d_]*")
_EACH_WORDS: Final = 3


def currency_of(parts: Parts, context: Context, lexicon: Lexicon) -> Choice:
    """Return the currency that the words name, a shared name settled by what the text is about."""
    if parts.currencies:
        return Choice(parts.currencies[0])
    return settle(parts.shared, context, lexicon) if parts.shared else Choice(None)


def outside_period(context: Context, lexicon: Lexicon, *, bare: bool = False) -> str | None:
    """Return the rate that the clause gives the amount outside its span ("annual cost: about SEK 2.5 billion").

    Args:
        context: the span in its text.
        lexicon: its language.
        bare: whether the span has no currency: one that touches it belongs to it ("[22 Mio.] € jährlich").
    """
    if not _speaks_of_rates(context, lexicon):
        return None
    ahead, behind = beside(context, lexicon) if bare else (context.before(), context.after())
    if stroke := _period_after_stroke(behind, lexicon):
        return stroke
    before = _CLAUSE.split(ahead)[-1]
    after = _CLAUSE.split(behind, maxsplit=1)[0]
    for clause, nearest_last in ((after, False), (before, True)):
        found = _period_in(clause, lexicon, last=nearest_last)
        if found:
            period, between = found
            parting = _without_other_side(tokens(between, lexicon), lexicon, first=nearest_last)
            if not any(token.kind in ("currency", "shared_currency", "scale") for token in parting):
                return period
    return None


def _speaks_of_rates(context: Context, lexicon: Lexicon) -> bool:
    """Tell whether it is worth looking for a rate: most amounts have none anywhere near."""
    if "/" in context.text[context.end : context.end + _TOUCH]:
        return True
    known = _periods(lexicon.language)
    if context.asked is None:
        return known.search(context.text, max(0, context.start - REACH), context.end + REACH) is not None
    places: array[int] = context.known(
        ("rates", lexicon.language), lambda: array("L", (match.start() for match in known.finditer(context.text)))
    )
    index = bisect_left(places, context.start - REACH)
    return index < len(places) and places[index] < context.end + REACH


def _period_after_stroke(behind: str, lexicon: Lexicon) -> str | None:
    """Return the rate that a stroke joins to the amount ("[50 Mio. €]/Jahr")."""
    if not behind.lstrip().startswith("/"):
        return None
    first = next(iter(tokens(behind[:_EACH_REACH], lexicon)), None)
    joined = first is not None and first.kind == "period" and behind[: first.start].strip() == "/"
    return str(first.meaning) if first and joined else None


def _without_other_side(found: list[Token], lexicon: Lexicon, *, first: bool) -> list[Token]:
    """Return the tokens between a rate and the span without the other amount of a change, which has the same rate.

    Args:
        found: the tokens.
        lexicon: their language.
        first: whether the other amount is the change's first ("from £40 million to" before the span), which the tokens
            end with; else its last ("auf 65 Mio. Euro" after it), which they begin with.
    """
    tokens_outwards = found[::-1] if first else found
    if not tokens_outwards or fold(tokens_outwards[0].written) not in lexicon.changes:
        return found
    amount = 1
    while amount < len(found) and tokens_outwards[amount].kind in (*NUMBERS, *UNITS, "qualifier"):
        amount += 1
    return tokens_outwards[amount:]


def _period_in(clause: str, lexicon: Lexicon, *, last: bool) -> tuple[str, str] | None:
    """Return the period of the phrase nearest to the span, and what stands between the two."""
    matches = list(_periods(lexicon.language).finditer(clause))
    for match in reversed(matches) if last else matches:
        phrase = match[0].casefold()
        ends = not clause[match.end() :].strip(" .!?)")
        if phrase not in lexicon.outside_periods and (last or not ends):
            continue
        if _is_anchored(clause, match.end(), lexicon) or _belongs_elsewhere(clause, *match.span(), lexicon, last=last):
            continue
        period = lexicon.outside_periods.get(phrase) or lexicon.last_periods[phrase]
        return period, clause[match.end() :] if last else clause[: match.start()]
    return None


@cache
def _periods(language: str) -> re.Pattern[str]:
    """Return what finds the phrases of a rate, the longest first."""
    lexicon = load(language)
    phrases = sorted({*lexicon.outside_periods, *lexicon.last_periods}, key=len, reverse=True)
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(map(re.escape, phrases)) or '(?!)'})(?![^\W_])", re.IGNORECASE)


def _is_anchored(clause: str, end: int, lexicon: Lexicon) -> bool:
    """Tell whether what follows a rate makes it a date: "a year earlier"."""
    following = _NEXT_WORD.match(clause, end)
    return following is not None and fold(following[0]) in anchors(lexicon.language)


@cache
def anchors(language: str) -> frozenset[str]:
    """Return the words that make a date of a unit of time before them: earlier, ago, darauf."""
    relative = load(language).dates.get("relative", {})
    return frozenset(
        fold(word) for name in ("following", "preceding", "ago", "next", "last") for word in relative.get(name, ())
    )


def _belongs_elsewhere(clause: str, start: int, end: int, lexicon: Lexicon, *, last: bool) -> bool:
    """Tell whether a rate touches another amount: "10 Mio. Euro pro Jahr und [5 Mio. Euro]"."""
    if last:
        before = tokens(clause, lexicon, max(0, start - _TOUCH), start)[-1:]
        return bool(before) and before[0].kind in UNITS and start - before[0].end <= _SPACES
    after = tokens(clause, lexicon, end, min(len(clause), end + _TOUCH))[:1]
    return bool(after) and after[0].kind in (*NUMBERS, "qualifier") and after[0].start - end <= _SPACES


def outside_each(context: Context, lexicon: Lexicon, *, bare: bool = False) -> bool:
    """Tell whether the sum is one of several: "je" before it, "per zone" after it (`bare` as in `outside_period`)."""
    ahead, behind = beside(context, lexicon) if bare else (context.before(_NEAR), context.after(_NEAR))
    before = ahead[-_EACH_REACH:].casefold().split()
    if before and (last := before[-1].strip(",:")) in lexicon.terms and lexicon.terms[last].kind == "each":
        return True
    after = behind[:_EACH_REACH].casefold().lstrip(" )")
    for word in lexicon.each_after:
        if after.startswith(word + " "):
            following = after.removeprefix(word).split()
            phrase = f"{word} {following[0].rstrip('.,;:')}" if following else ""
            if following and _is_not_each(behind, word, following[0], lexicon):
                return False
            return lexicon.terms.get(phrase, None) is None or lexicon.terms[phrase].kind != "period"
    words = after.split()[:1]
    if not words or not (lexicon.elisions or fold(words[0].rstrip(".,;:)")) in _each_starts(lexicon.language)):
        return False
    return any(_is_each(phrase, lexicon) for phrase in _first_phrases(lexicon.parted(after)))


@cache
def _each_starts(language: str) -> frozenset[str]:
    """Return the first words of what makes a sum one of several."""
    return frozenset(phrase.partition(" ")[0] for phrase, term in load(language).terms.items() if term.kind == "each")


def _is_not_each(behind: str, preposition: str, following: str, lexicon: Lexicon) -> bool:
    """Tell the "par" of "par l'État" from that of "par projet", in languages whose preposition means both."""
    if "not_each" not in lexicon.amount_words:
        return False
    word = lexicon.parted(following).split()[0].rstrip(".,;:'")
    written = behind.lstrip(" )")[len(preposition) :].lstrip()
    name = written[:1].isupper() and not written[1:2].isupper()
    return name or word in lexicon.function_words or word in lexicon.amount_words["not_each"]


def _first_phrases(text: str) -> list[str]:
    """Return the first one, two and three words of a text."""
    words = text.split()[:_EACH_WORDS]
    return [" ".join(words[:count]).rstrip(".,;:)") for count in range(1, len(words) + 1)]


def _is_each(phrase: str, lexicon: Lexicon) -> bool:
    term = lexicon.terms.get(fold(phrase))
    return term is not None and term.kind == "each"
