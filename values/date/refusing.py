"""Tells what looks like a date and is none: years in names, counts, references, lone words (guideline, 5.5 to 5.7)."""

import re
from dataclasses import dataclass
from typing import Final

from values.date.grammar import Dates
from values.date.point import Point
from values.date.reading import Said
from values.date.relative import Relative
from values.date.tokens import Tokens
from values.date.words import YEAR, DateWords, phrase
from values.page import Page
from values.types import Mod

_BEFORE: Final = 60  # code points looked at before a span
_LAST_WORD: Final = re.compile(r"(?P<word>[^\W_]+)(?P<mark>[.:,]?)(?P<gap>[ \u00a0\u202f\u2009]*)")
_LONGEST_GAP: Final = 4  # code points between a word and the span behind it
_NEXT_WORD: Final = re.compile(r"[ \u00a0\u202f\u2009-]?([^\W\d_]+|[%‰°])")
_UNIT: Final = re.compile(
    r"[ \u00a0\u202f\u2009]?(?:[%‰°€$£¥]|(?:[kmgtp]?wh?|[kcmµn]?m[²³23]?|[kmg]?hz|[kmgtp]i?b(?:it|ps|yte)?s?|[km]?g|ha"
    r"|l|[tp]?flops?|nm|kv|db|qm|mbit|gbit)(?![^\W_]))",
    re.IGNORECASE,
)
_REFERENCE: Final = re.compile(r"(?:\((?:EU|EC|EG|UE|CE|WE|ES)\)|§+|№|#)\s*(?:[^\W\d_]{1,3}\.?\s*)?$")
_CITATION: Final = re.compile(
    r"[(\[;]\s*(?:[^\W\d_][\w'’-]*\s*(?:,|et al\.?,?|u\. ?a\.,?)\s*|[^\W\d_][\w'’-]*\s(?:&|and|und|et|y|e|i|en|a)\s"
    r"[^\W\d_][\w'’-]*,?\s*)$"
)
_COPYRIGHT: Final = re.compile(r"[©℗]|\([cC]\)|[Cc]opyright")
_QUOTE: Final = re.compile('[„“"«»‚‘’”][^„“"«»‚‘’”\n]{1,40}$')
_QUOTES: Final = '“”"»«’‘'
_GLUE: Final = "-/\u2010\u2011"
_NOT_BEFORE: Final = "_@#&=\\+$€£~^"
_NOT_AFTER: Final = "_@=%€$£\\"
_SENTENCE_START: Final = re.compile(r"(?:^|[.!?:|•·–—\n\t\"„“«»(\[*>-])\s*$")
_LINE: Final = 40  # code points behind a sign of copyright in which its year may stand
_NUMBERED: Final = 12  # code points of "(EU) Nr. "
_YEAR: Final = 4  # figures
_ROUND: Final = 100
_PLAIN_YEARS: Final = range(1900, 2100)  # outside them figures alone are hardly a year
_LONG_NUMBER: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Words that the grammar reads as a date, and where they stand."""

    page: Page
    words: DateWords
    tokens: Tokens
    said: Said
    first: int  # word
    last: int
    start: int  # code points
    end: int
    previous_end: int  # of what was found before

    @property
    def text(self) -> str:
        """The words of the place."""
        return self.page.text[self.start : self.end]

    @property
    def first_word(self) -> str:
        """The first word of the place in lower case."""
        return self.page.text[self.tokens.starts[self.first] : self.tokens.ends[self.first]].casefold()

    @property
    def before(self) -> str:
        """What stands before it, a bounded stretch."""
        return self.page.text[max(0, self.start - _BEFORE) : self.start]

    def last_word(self) -> re.Match[str] | None:
        """Return the word right before the place, with the mark and the gap behind it."""
        if not self.first or self.start - self.tokens.ends[self.first - 1] > _LONGEST_GAP:
            return None
        return _LAST_WORD.fullmatch(self.page.text, self.tokens.starts[self.first - 1], self.start)

    @property
    def point(self) -> Point | None:
        """The point where the words say one."""
        meaning = self.said.meaning
        return meaning.first if isinstance(meaning, Dates) and meaning.last is None else None

    @property
    def bare(self) -> bool:
        """Whether there are only figures of years: "2025", "2025–2027"."""
        return self.text[:1].isdecimal() and not any(character.isalpha() for character in self.text)


def is_refused(place: Place) -> bool:
    """Tell whether something around the words speaks against a date."""
    if _is_part(place) or _is_reference(place):
        return True
    meaning = place.said.meaning
    if isinstance(meaning, Relative):
        return _is_vague(place, meaning)
    if _is_off(place):
        return True
    if place.point and place.point.lacks_year:
        return _is_lone(place, place.point)
    if (
        place.point
        and place.point.mod is Mod.APPROX
        and place.tokens.kinds[place.last] & YEAR
        and _is_approximate_count(place)
    ):
        return True
    if place.point and place.point.day:
        return False
    if place.tokens.kinds[place.first] & YEAR:
        return _is_count(place) or _is_name(place)
    return _is_short_year(place)


def _is_off(place: Place) -> bool:
    """Tell whether the first word belongs to something else: "am Montag, Ende 2026", "in den Jahren 2025 und 2026"."""
    first = place.first_word
    if first in place.words.weekdays and place.point and (not place.point.day or _is_weekday(place, place.first + 1)):
        return True
    meaning = place.said.meaning
    if (place.point and place.point.decade) or (isinstance(meaning, Relative) and meaning.unit == "named decade"):
        return False  # "années 1990"
    meaning = place.said.meaning
    decade = isinstance(meaning, Dates) and meaning.first.decade is not None
    return first in place.words.plural and isinstance(meaning, Dates) and not decade


def _is_weekday(place: Place, at: int) -> bool:
    return phrase(place.page.text[place.tokens.starts[at] : place.tokens.ends[at]]) in place.words.weekdays


def _is_part(place: Place) -> bool:
    """Tell whether the words are part of a longer word, a number, an address."""
    text, start, end = place.page.text, place.start, place.end
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    if before and (before[-1] in _NOT_BEFORE or before[-1].isalnum()):
        return True
    if len(before) > 1 and before[-1] in _GLUE + ".," and not before[0].isspace() and before[0] not in "(,;":
        return before[-1] not in ".," or before[0].isdigit()
    if len(before) > 1 and before[-1] in ":–—" and before[0].isdigit():
        return True
    return _goes_on(after)


def _goes_on(after: str) -> bool:
    if not after:
        return False
    if len(after) > 1 and after[0] == "T" and after[1].isdigit():
        return False  # a day with its time: 2025-11-03T14:30
    if after[0] in _NOT_AFTER or after[0].isalnum():
        return True
    if len(after) < 2:
        return False
    if after[0] in _GLUE:
        return after[1].isalnum()
    return (after[0] in ",:." and after[1].isdigit()) or (after[0] == "." and after[1].islower())


def _is_reference(place: Place) -> bool:
    """Tell whether the words are in a reference, a citation or a copyright line."""
    before = place.before
    word = place.last_word()
    if word and word["gap"] and place.bare and phrase(word["word"]) in place.words.references:
        return True
    if place.bare and (_REFERENCE.search(before[-_NUMBERED:]) or _has_figures_before(word)):
        return True
    cited = (
        place.bare
        and len(place.text) == _YEAR
        and place.page.text[place.end : place.end + 1] in (*")];,:",)
        and any(mark in before for mark in "([;")
    )
    if cited and _CITATION.search(before):
        return True
    return _COPYRIGHT.search(before[-_LINE:].rpartition("\n")[2]) is not None


def _has_figures_before(word: re.Match[str] | None) -> bool:
    """Tell whether a number stands right before that is no year: the figures go on, as those of a telephone do."""
    return bool(
        word
        and word["gap"]
        and not word["mark"]
        and word["word"].isdecimal()
        and (len(word["word"]) == _LONG_NUMBER or word["word"].startswith("0"))
    )


def _is_vague(place: Place, meaning: Relative) -> bool:
    """Tell whether relative words are none that say when: "jeden Montag", "over the past year", "am nächsten Tag"."""
    words = place.words
    before = _words_before(place)
    alone = phrase(place.text)
    if meaning.unit == "weekday" and before[-1:] and before[-1] in words.every:
        return True
    if meaning.unit == "weekday" and alone in words.weekdays:
        return alone in words.short_names or _is_named(place)
    if alone in words.parts_of_day and before[-1:] and before[-1] in words.articles:
        return True
    if alone in words.weak or (alone in words.days and _is_noun(place)):
        return True
    if meaning.unit == "day" and alone not in words.days and not meaning.counted:
        return True
    outside = [word for word in before if word not in words.articles]
    return bool(outside and outside[-1] in words.durations and meaning.point is None)


def _is_named(place: Place) -> bool:
    """Tell whether a weekday is the end of a name: "Black Friday"."""
    word = place.last_word()
    if word is None or word["mark"] or not word["gap"] or not word["word"][0].isupper():
        return False
    return not (phrase(word["word"]) in place.words.prepositions | place.words.articles or _begins(place, word))


def _is_noun(place: Place) -> bool:
    """Tell whether a word has a capital that no sentence begins with: "am Morgen"."""
    return place.text[:1].isupper() and not _SENTENCE_START.search(place.before[-3:] or "\n")


def _is_lone(place: Place, point: Point) -> bool:
    """Tell whether a month, season or quarter without a year, has nothing that makes it a date."""
    if point.day:
        before = _words_before(place)
        if before and before[-1] in place.words.of and place.first_word in place.words.months:
            return True  # "in May 25 firms joined"
        figures = place.text[:1].isdigit() and not any(character.isalpha() for character in place.text)
        return figures and not _is_placed(place)
    if phrase(place.text) in place.words.alone:
        return False
    if phrase(place.text) in place.words.short_names or any(
        word in place.words.weak for word in phrase(place.text).split()
    ):
        return True
    if place.page.text[place.end : place.end + 1] in ("-", "‑"):
        return True
    if point.mod and not place.text[:1].isdigit():
        return False
    return not _is_placed(place) and not _is_coordinated(place)


def _is_placed(place: Place) -> bool:
    """Tell whether a preposition before the words places something in time, articles between them or not."""
    before = _words_before(place)
    for dropped in range(3):
        left = before[: len(before) - dropped]
        if any(" ".join(left[-length:]) in place.words.prepositions for length in range(1, 4) if length <= len(left)):
            return True
        if not left or left[-1] not in place.words.passed_over:
            return False
    return False


def _is_coordinated(place: Place) -> bool:
    """Tell whether only "und" or a comma parts the words from the date before them."""
    between = place.page.text[place.previous_end : place.start] if place.start - place.previous_end < 8 else "x x"
    return bool(place.previous_end) and bool(between.strip()) and "\n" not in between and len(between.split()) == 1


def _words_before(place: Place) -> list[str]:
    """Return the last words before the place in its clause."""
    clause = re.split(r"[.;:!?\n|]\s", place.before)[-1]
    return phrase(clause).split()[-5:]


def _is_count(place: Place) -> bool:
    """Tell whether figures of a year are a number of things: "2000 Stellen", "2000 kW", "$2000"."""
    if not place.bare:
        return False
    text, end = place.page.text, place.end
    if _UNIT.match(text, end) or place.before.rstrip()[-1:] in tuple("€$£¥"):
        return True
    word = place.last_word()
    following = _NEXT_WORD.match(text, end, min(len(text), end + _BEFORE))
    terms = place.page.lexicon.terms
    kinds = {terms[name].kind for name in _names(word, following) if name in terms}
    if kinds & {"scale", "currency"} and not _is_placed(place):
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


def _is_approximate_count(place: Place) -> bool:
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
    return following[0].islower() and following.casefold() not in place.page.lexicon.function_words


def _is_name(place: Place) -> bool:
    """Tell whether a year is the end of a proper name: "Collision 2022", "Agenda 2030"."""
    word = place.last_word()
    if word is None or word["mark"] or not word["gap"]:
        return False
    name, folded = word["word"], word["word"].casefold()
    if any(folded == head or (len(head) > 4 and folded.endswith(head)) for head in place.words.name_heads):
        return name[0].isupper()
    if not name[0].isupper() or _is_plain(folded, place):
        return False
    if place.page.lexicon.capital_nouns:
        return _is_quoted(place)
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
    closing = place.page.text[place.end : place.end + 1]
    return bool(closing) and closing in _QUOTES and _QUOTE.search(place.before) is not None


def _begins(place: Place, word: re.Match[str]) -> bool:
    """Tell whether a word is the first of its sentence."""
    head = place.page.text[max(0, word.start() - 3) : word.start()]
    return not head or bool(_SENTENCE_START.search(head))


def _is_short_year(place: Place) -> bool:
    """Tell whether two figures behind a month are hardly a year: "im Mai 25 Firmen"."""
    last = place.said.meaning.last if isinstance(place.said.meaning, Dates) else None
    day = (place.point and place.point.day) or (last and last.day)
    return not day and re.search(r"[^\W\d_]\.?\s[0-9]{2}$", place.text) is not None
