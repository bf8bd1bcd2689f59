"""Tells what looks like a date and is none: parts of words, references, lone words (guideline, 5.5 to 5.7)."""

import re
from typing import Final

from values.date.bounds import is_ahead, is_future
from values.date.figures import is_approximate_count, is_count, is_name, is_short_year
from values.date.grammar import Dates
from values.date.place import SENTENCE_START, Place, begins, is_placed, words_before
from values.date.point import Point
from values.date.relative import Relative
from values.date.words import YEAR, phrase

_REFERENCE: Final = re.compile(r"(?:\((?:EU|EC|EG|UE|CE|WE|ES)\)|§+|№|#)\s*(?:[^\W\d_]{1,3}\.?\s*)?$")
_CITATION: Final = re.compile(
    r"[(\[;]\s*(?:[^\W\d_][\w'’-]*\s*(?:,|et al\.?,?|u\. ?a\.,?)\s*|[^\W\d_][\w'’-]*\s(?:&|and|und|et|y|e|i|en|a)\s"
    r"[^\W\d_][\w'’-]*,?\s*)$"
)
_PART: Final = re.compile(r"([^\W\d_]{1,20})\.?[ \u00a0][IVX]{1,4}[ \u00a0]$")
_NEXT_WORD: Final = re.compile(r"[ \u00a0]([^\W\d_]+)")
_OR: Final = ("or", "oder", "ou", "o", "of", "lub", "nebo", "sowie", "oraz")
SEASONS: Final = (21, 22, 23, 24)  # EDTF codes
_COPYRIGHT: Final = re.compile(r"[©℗]|\([cC]\)|[Cc]opyright")
_GLUE: Final = "-/\u2010\u2011"
_NOT_BEFORE: Final = "_@#&=\\+$€£~^"
_NOT_AFTER: Final = "_@=%€$£\\"
_LINE: Final = 40  # code points behind a sign of copyright in which its year may stand
_NUMBERED: Final = 12  # code points of "(EU) Nr. "
_YEAR: Final = 4  # figures
_LONG_NUMBER: Final = 3


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
    if place.tokens.kinds[place.last] & YEAR and is_approximate_count(place):
        return True
    if place.point and place.point.day:
        return False
    if place.tokens.kinds[place.first] & YEAR:
        return is_count(place) or is_name(place)
    return is_short_year(place)


def _is_off(place: Place) -> bool:
    """Tell whether the first word belongs to something else: "am Montag, Ende 2026", "in den Jahren 2025 und 2026"."""
    first = place.first_word
    if first in place.words.weekdays and place.point and (not place.point.day or _is_weekday(place, place.first + 1)):
        return True
    meaning = place.said.meaning
    return isinstance(meaning, Dates) and meaning.first.decade is None and first in place.words.plural  # "années 1990"


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
    if place.bare and (part := _PART.search(before[-_LINE:])) and phrase(part[1]) in place.words.references:
        return True  # "BGBl. I 2023"
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
    before = words_before(place)
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
    return not (phrase(word["word"]) in place.words.prepositions | place.words.articles or begins(place, word))


def _is_noun(place: Place) -> bool:
    """Tell whether a word has a capital that no sentence begins with: "am Morgen"."""
    return place.text[:1].isupper() and not SENTENCE_START.search(place.before[-3:] or "\n")


def _is_lone(place: Place, point: Point) -> bool:
    """Tell whether a month, season or quarter without a year, has nothing that makes it a date."""
    if point.day:
        before = words_before(place)
        if before and before[-1] in place.words.of and place.first_word in place.words.months:
            return True  # "in May 25 firms joined"
        figures = place.text[:1].isdigit() and not any(character.isalpha() for character in place.text)
        return figures and not is_placed(place)
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
    return not (is_placed(place) or _is_coordinated(place) or (point.sub_year in SEASONS and _is_told(place)))


def _is_told(place: Place) -> bool:
    """Tell whether a season is what a sentence tells of, or will be: "Der Herbst wird dicht"."""
    lexicon, end = place.page.lexicon, place.end
    following = _NEXT_WORD.match(place.page.text, end, end + _LINE)
    behind = following[1].casefold() if following else ""
    if behind in place.words.prepositions | place.words.of:
        return False  # "the fall in prices will …"
    word = place.last_word()
    elided = place.before[-3:].casefold().replace("’", "'").endswith("l'")
    named = elided or (word is not None and phrase(word["word"]) in place.words.articles)
    subject = place.text[0].isupper() and bool(SENTENCE_START.search(place.before[-3:] or "\n"))
    if not (named or (subject and not lexicon.capital_nouns)):
        return False
    context = place.page.context(place.start, end)
    told = behind in place.words.season_verbs or is_future((behind,), lexicon)
    return told or (named and is_ahead(context, lexicon))


def _is_coordinated(place: Place) -> bool:
    """Tell whether only "und" or a comma parts the words from the date before them."""
    between = place.page.text[place.previous_end : place.start] if place.start - place.previous_end < 8 else "x x"
    words = between.split()
    if not place.previous_end or "\n" in between or len(words) != 1:
        return False
    return not words[0].isalpha() or words[0].casefold() in {*place.page.lexicon.between_joiners, *_OR}
