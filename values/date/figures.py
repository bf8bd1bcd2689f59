"""Tells years from other figures: numbers of things, and the years of names (guideline, 5.6)."""

import re
from typing import Final

from values.date.grammar import Dates
from values.date.place import BEFORE, Place, begins, is_placed
from values.date.words import phrase
from values.types import Mod

_NEXT_WORD: Final = re.compile(r"[ \u00a0\u202f\u2009-]?([^\W\d_]+|[%‰°])")
_UNIT: Final = re.compile(
    r"[ \u00a0\u202f\u2009]?(?:[%‰°€$£¥]|(?:[kmgtp]?wh?|[kcmµn]?m[²³23]?|[kmg]?hz|[kmgtp]i?b(?:it|ps|yte)?s?|[km]?g|ha"
    r"|l|[tp]?flops?|nm|kv|db|qm|mbit|gbit)(?![^\W_]))",
    re.IGNORECASE,
)
_QUOTE: Final = re.compile('[„“"«»‚‘’”][^„“"«»‚‘’”\n]{1,40}$')
_QUOTES: Final = '“”"»«’‘'
_ROUND: Final = 100
_PLAIN_YEARS: Final = range(1900, 2100)  # outside them figures alone are hardly a year


def is_count(place: Place) -> bool:
    """Tell whether figures of a year are a number of things: "2000 Stellen", "2000 kW", "$2000"."""
    if not place.bare:
        return False
    text, end = place.page.text, place.end
    if _UNIT.match(text, end) or place.before.rstrip()[-1:] in tuple("€$£¥"):
        return True
    word = place.last_word()
    following = _NEXT_WORD.match(text, end, min(len(text), end + BEFORE))
    terms = place.page.lexicon.terms
    kinds = {terms[name].kind for name in _names(word, following) if name in terms}
    if kinds & {"scale", "currency"} and not is_placed(place):
        return True
    year = int(place.text[:4])
    if following and _is_money(following[1], place):
        return True
    before = phrase(word["word"]) if word else ""
    if year not in _PLAIN_YEARS or year % _ROUND == 0:
        return not _says_year(before, place) or (
            following is not None
            and year % _ROUND == 0
            and _counts(following[1], place)
            and before not in place.words.open_start
        )
    return False


def is_approximate_count(place: Place) -> bool:
    """Tell whether "rund 2000" is a number of things."""
    if place.point is None or place.point.mod is not Mod.APPROX:
        return False
    following = _NEXT_WORD.match(place.page.text, place.end)
    if _UNIT.match(place.page.text, place.end) or (following and _is_money(following[1], place)):
        return True
    return following is not None and _counts(following[1], place)


def _names(word: re.Match[str] | None, following: re.Match[str] | None) -> list[str]:
    names = [word["word"].casefold()] if word and word["gap"] else []
    return names + ([following[1].casefold()] if following else [])


def _is_money(word: str, place: Place) -> bool:
    term = place.page.lexicon.terms.get(word.casefold())
    return term is not None and (term.kind == "currency" or (term.kind == "scale" and len(word) > 1))


def _says_year(before: str, place: Place) -> bool:
    """Tell whether the word before speaks of time, or nothing stands before."""
    return (
        not before
        or before in place.words.prepositions
        or before in place.words.year_words
        or bool(re.search(r"[(\n]\s*$|^$", place.before))
    )


def _counts(following: str, place: Place) -> bool:
    """Tell whether the word after figures is a thing that is counted."""
    if place.page.lexicon.capital_nouns:
        return following[0].isupper()
    table, word = place.page.lexicon.amount_words, following.casefold()
    if word in table.get("verbs", ()) or word.endswith(tuple(table.get("verb_ends", ()))):
        return False
    return following[0].islower() and word not in place.page.lexicon.function_words


def is_name(place: Place) -> bool:
    """Tell whether a year is the end of a proper name: "Collision 2022", "Agenda 2030"."""
    word = place.last_word()
    if word is None or word["mark"] or not word["gap"]:
        return False
    name, folded = word["word"], word["word"].casefold()
    if any(folded == head or (len(head) > 4 and folded.endswith(head)) for head in place.words.name_heads):
        return name[0].isupper()
    if _is_quoted(place):
        return True
    if not name[0].isupper() or _is_plain(folded, place):
        return False
    lexicon = place.page.lexicon
    if lexicon.capital_nouns or (not lexicon.has_file and begins(place, word)):
        return False  # "Em 2026": without a file no small word is known
    return not any(folded == head or (len(head) > 4 and folded.endswith(head)) for head in place.words.heads)


def _is_plain(folded: str, place: Place) -> bool:
    words = place.words
    return (
        folded in words.kinds
        or folded in words.prepositions
        or folded in words.articles
        or folded in place.page.lexicon.function_words
    )


def _is_quoted(place: Place) -> bool:
    """Tell whether the words end a short quotation: „Zukunft 2030“."""
    closing = place.page.text[place.end : place.end + 2].lstrip(" \u00a0\u202f")[:1]
    return bool(closing) and closing in _QUOTES and _QUOTE.search(place.before) is not None


def is_short_year(place: Place) -> bool:
    """Tell whether two figures behind a month are hardly a year: "im Mai 25 Firmen"."""
    last = place.said.meaning.last if isinstance(place.said.meaning, Dates) else None
    day = (place.point and place.point.day) or (last and last.day)
    return not day and re.search(r"[^\W\d_]\.?\s[0-9]{2}$", place.text) is not None
