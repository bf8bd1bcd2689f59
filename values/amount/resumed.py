"""Finds the bare numbers that take an amount's unit up again in its sentence: "46 Mio. Euro, 31 aus Berlin" (3.5)."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from values.amount.core import is_year_text
from values.amount.counted import names_sum, small_words
from values.amount.numerals import NUMERAL
from values.amount.words import finding_words
from values.date.words import date_words, parts
from values.languages.lexicon import fold, load
from values.page import Page

_REACH: Final = 240  # code points behind an amount in which its unit is taken up again
_LEAD: Final = 40
_MOST: Final = 8
_NUMBER: Final = re.compile(rf"(?<![\w.,:/§#%+\-])(?:{NUMERAL})(?![\w%‰°/:])")
_DECIMAL: Final = re.compile(r"[0-9]{1,4}[.,][0-9]{1,2}")
_GROUPED: Final = re.compile(r"[0-9]{1,3}(?:[.,\u00a0\u202f ][0-9]{3})+")
_MARKS: Final = ",;:–—("
_WORD: Final = re.compile(r"[^\W\d_]+")
_ORDINAL: Final = re.compile(r"\.[ \u00a0]+(?P<word>[^\W\d_])|\.[0-9]")
_OF_MORE: Final = re.compile(r"(?:[ \u00a0\n][^\W\d_]{1,4}){1,2}[ \u00a0\n]([0-9]{1,6})(?![0-9])")
_SYMBOL: Final = re.compile(r"[ \u00a0\u202f]?[%‰°€$£¥]|[ \u00a0\u202f]?[-–—][ \u00a0\u202f]?[0-9]")
_TENS: Final = 10

Place = tuple[int, int]


class _Bare(NamedTuple):
    """A bare number in the sentence of an amount: where it stands, and by what it is known."""

    place: Place
    led: bool  # a mark, a word of the grammar or one for a part stands before it
    noun: str  # else the word before it


def resumed(page: Page, end: int, until: int, *, scaled: bool) -> Iterator[Place]:
    """Yield the bare numbers between an amount and the next that share its unit.

    A number that counts something ends it: what follows may count the same. Numbers behind nouns ("Région 12,
    communes 7") have the unit only where there are two behind different ones, or with a separator that counts of
    things hardly have.
    """
    stop = min(until, end + len(page.context(end, end).after(_REACH)))
    text, nouns = page.text, set[str]()
    bare: list[_Bare] = []
    for match in _NUMBER.finditer(text, end, stop):
        if is_year_text(match[0]) or _is_day(page, *match.span()):
            continue
        if _is_day_and_month(page, match[0]):
            continue
        one = _bare(page, *match.span(), right_behind=match.start() - end <= 1)
        if one is None or len(bare) == _MOST:
            break  # it counts something, and so may those behind it
        bare.append(one)
        nouns.add(one.noun)
    several = len(nouns - {""}) > 1
    for one in bare:
        figures = text[slice(*one.place)].rpartition(" ")[2]
        if one.led or several or _DECIMAL.fullmatch(figures) or (not scaled and _GROUPED.fullmatch(figures)):
            yield one.place


def _bare(page: Page, start: int, end: int, *, right_behind: bool) -> _Bare | None:
    """Return a number that nothing behind it makes the number of something."""
    text = page.text
    if _is_ordinal(page, end) or _SYMBOL.match(text, end) or not _leaves_open(page, start, end):
        return None
    decimal = _DECIMAL.fullmatch(text, start, end) is not None
    before = text[max(0, start - _LEAD) : start].rstrip()
    if before[-1:] in _MARKS or right_behind:
        return _Bare((start, end), True, "")
    words = _WORD.findall(before)
    if not words or before[-1:] != words[-1][-1:]:
        return None
    word = fold(words[-1])
    if word in date_words(page.lexicon.language).references or (decimal and word in _versions()):
        return None
    if _is_modifier(word, page):
        return _Bare((page.text.rindex(words[-1], 0, start), end), True, "")
    if word in _leads(page.lexicon.language):
        return _Bare((start, end), True, "")
    if word in page.lexicon.function_words and not (decimal or _GROUPED.fullmatch(text, start, end)):
        return None  # "staff rose from 32 to 41"
    large = decimal or int(re.sub(r"\D", "", text[start:end])) >= _TENS
    return _Bare((start, end), False, word) if large else None


def _is_ordinal(page: Page, end: int) -> bool:
    """Tell "die 37. Sitzung" from the last number of a sentence: only where nouns have a capital they are alike."""
    found = _ORDINAL.match(page.text, end)
    word = found["word"] if found else None
    return found is not None and (word is None or word.islower() or page.lexicon.capital_nouns)


def _is_modifier(word: str, page: Page) -> bool:
    term = page.lexicon.terms.get(word)
    known = finding_words(page.lexicon.language)
    outside = known.outside | known.sums_over | known.change_words | known.join_words
    return term is not None and term.kind == "qualifier" and word not in outside


def _leaves_open(page: Page, start: int, end: int) -> bool:
    """Tell whether no word that could be counted follows: the end of a clause, or a word of the grammar."""
    context = page.context(start, end)
    of_more = _OF_MORE.match(page.text, end)  # "12 of the 40"
    if (of_more and not is_year_text(of_more[1])) or not names_sum(context, page.lexicon):
        return False
    following = _WORD.match(page.text, end + 1)
    if following is None or page.text[end : end + 1] not in " \u00a0\u202f\n":
        return True
    if _DECIMAL.fullmatch(page.text, start, end) or _GROUPED.fullmatch(page.text, start, end):
        return True  # hardly anything else than money is counted so
    word = fold(following[0])
    return word in small_words(page.lexicon.language) or word.endswith(page.lexicon.money)


def _is_day(page: Page, start: int, end: int) -> bool:
    """Tell whether a number is the day of a date."""
    words = date_words(page.lexicon.language)
    following = parts(page.text[end : end + 16])[:2]
    return end - start <= 2 and any(word in words.months or word in words.weekdays for word in following)


def _is_day_and_month(page: Page, figures: str) -> bool:
    """Tell "15.12" from a number where the decimal mark is the comma, "15,12" from one where it is the full stop."""
    return (
        len(figures) <= 5
        and not _GROUPED.fullmatch(figures)
        and figures.strip("0123456789")
        not in (
            "",
            page.lexicon.decimal_mark,
        )
    )


def _versions() -> tuple[str, ...]:
    return ("version", "versie", "versione", "versión", "wersja", "verze")


@cache
def _leads(language: str) -> frozenset[str]:
    """Return the words that may stand right before a number that takes a unit up again."""
    lexicon = load(language)
    table = lexicon.amount_words
    words = {phrase for phrase, term in lexicon.terms.items() if term.kind in ("fillers", "each")}
    words -= lexicon.function_words
    words |= set(map(fold, (*lexicon.between_joiners, *table.get("verbs", ()))))
    words -= {fold(word) for word in (*lexicon.joiners, *lexicon.changes)}
    return frozenset(words | {fold(phrase).rpartition(" ")[2] for phrase in table.get("of_these", ())})
