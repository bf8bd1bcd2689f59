"""The words of a page as dates see them: where each stands and what it can be in a date."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any, Final, NamedTuple

from values.date.words import END, INNER, NAME, NUMBER, START, TRIGGER, YEAR, date_words
from values.languages.lexicon import load

_TOKEN: Final = re.compile(r"[0-9]{2}(?=T[0-9]{2}:)|[^\W_]+")
_WHOLE: Final = TRIGGER | START | END | INNER
_FIGURES: Final = NUMBER | START | END | INNER
_NTH: Final = r"[0-9]{1,2}(?:st|nd|rd|th|er|ère|re|de|ste|ème|e|o|a|º|ª)"
_DAY_AND_MONTH: Final = re.compile(r"[0-9]{1,2}\.[ \u00a0]?(?:0?[1-9]|1[0-2])\.(?![-/.\u2013]?[0-9])")
_SHORT_YEAR: Final = re.compile(r"[0-9]{1,2}\.[ \u00a0]?(?:0?[1-9]|1[0-2])\.[ \u00a0]?[0-9]{2}(?![0-9])")
_FIRST_YEAR: Final = 1500
_LAST_YEAR: Final = 2199
_GAP: Final = re.compile(
    r"°?[ \u00a0\u202f\u2009]{0,2}[.,'’]{0,2}[ \u00a0\u202f\u2009]{0,2}"
    r"|\.?[ \u00a0\u202f\u2009]?[-/\u2010-\u2015\u2212][ \u00a0\u202f\u2009]?['’]?"
    r"|[.,]?[ ]?\n[ ]?"
)
_LONGEST_GAP: Final = 5
_ABBREVIATED: Final = 3  # letters of a word with a full stop that is no name
_WRAPPED: Final = 40  # code points of a line that may have been wrapped


class Tokens(NamedTuple):
    """The words of a page, in three lists of one length."""

    starts: list[int]
    ends: list[int]
    kinds: list[int]


def tokens_of(text: str, language: str) -> tuple[Tokens, list[int]]:
    """Return the words of a text, and the indexes of those that a date may be around."""
    starts: list[int] = []
    ends: list[int] = []
    kinds: list[int] = []
    triggers: list[int] = []
    for match in _TOKEN.finditer(text):
        kind = kind_of(match[0], language)
        start, end = match.span()
        if kind and kind & (TRIGGER | NUMBER) and (kind & TRIGGER or _in_figures(text, start, end)):
            triggers.append(len(kinds))
        starts.append(start)
        ends.append(end)
        kinds.append(kind)
    return Tokens(starts, ends, kinds), triggers


@lru_cache(maxsize=65536)
def kind_of(word: str, language: str) -> int:
    """Return what a word can be in a date; 0: nothing."""
    words = date_words(language)
    folded = word.casefold()
    kind = words.kinds.get(folded, 0)
    if kind & NAME and words.capital_names and word[0].islower():
        return INNER  # English "may" and "march"; inside "3. mai 2025" it may stand all the same
    if kind or word.isalpha():
        return kind
    return _figures(folded, language)


def _figures(word: str, language: str) -> int:
    if word.isdecimal() and word.isascii():
        if len(word) <= 2:
            return _FIGURES
        return _WHOLE | NUMBER | YEAR if len(word) == 4 and _FIRST_YEAR <= int(word) <= _LAST_YEAR else 0
    whole, nth = _mixed(language)
    if whole.fullmatch(word):
        return _WHOLE
    return _FIGURES if nth.fullmatch(word) else 0


@cache
def _mixed(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the shapes of words of letters and figures: Q2, 1Q25, FY2024, 1990s, 90er; and of 1st, 2ème."""
    dates = load(language).dates
    letters = "|".join(["q", "h", *dates.get("quarter_letters", ()), *dates.get("half_year_letters", ())])
    after = "|".join(re.escape(word) for name in ("after_year", "decade") for word in _first_words(dates, name))
    shapes = [rf"(?:{letters})[1-4]", rf"[1-4](?:{letters})(?:[0-9]{{2}}|[0-9]{{4}})?", "fy[0-9]{2}(?:[0-9]{2})?"]
    shapes += [rf"(?:[0-9]{{2}})?[0-9]{{2}}(?:{after})"] if after else []
    return re.compile("|".join(shapes)), re.compile(_NTH)


def _first_words(dates: Mapping[str, Any], name: str) -> list[str]:
    return sorted({word.split()[0] for word in dates.get(name, ()) if word.strip()}, key=len, reverse=True)


def _in_figures(text: str, start: int, end: int) -> bool:
    """Tell whether a day and month in figures begin here that no year would lead to: "03.11.", "03.11.25"."""
    if text[end : end + 1] != ".":
        return False
    return bool(_DAY_AND_MONTH.match(text, start) or _SHORT_YEAR.match(text, start))


def joined(text: str, tokens: Tokens, first: int) -> bool:
    """Tell whether a word and the next may belong to one date by what stands between them."""
    first_end, second_start = tokens.ends[first], tokens.starts[first + 1]
    if second_start - first_end > _LONGEST_GAP:
        return False
    gap = text[first_end:second_start]
    if gap == " ":
        return True
    if _GAP.fullmatch(gap) is None or ("," in gap and not tokens.kinds[first] & (NAME | NUMBER)):
        return False
    if (
        gap[0] == "."
        and tokens.kinds[first] & NAME
        and text[second_start].isupper()
        and first_end - tokens.starts[first] > 2
    ):
        return False
    if "." in gap and not tokens.kinds[first] & (NAME | NUMBER) and first_end - tokens.starts[first] > _ABBREVIATED:
        return False  # the end of a sentence
    return "\n" not in gap or "\n" not in text[max(0, first_end - _WRAPPED) : first_end]
