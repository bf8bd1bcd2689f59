"""Accounts for every word of a date that is typed: what its value cannot say is named, not left out."""

import re
from datetime import date
from typing import Final, NamedTuple

from values.context import Context
from values.date.reading import read_date
from values.languages.lexicon import Lexicon, fold
from values.parting import offending_part
from values.reading import lexicons
from values.types import Date

_MARKS: Final = re.compile(r"[^\w\s.,/'’\u2010-\u2015\u2212~-]|[,/]\s*$|\.{2,}|,\s*,")
_WORD: Final = re.compile(r"[^\s,/]+")
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_UNKNOWN_YEAR: Final = "XXXX-"
_MEANT: Final = ("earlier", "later")  # they stand among the articles, but say something
_LISTS: Final = ("articles", "of", "year_words", "joiners", "between", "between_joiners", "open_start", "open_end")


class Leftover(NamedTuple):
    """A part of what was typed that its value does not hold: offset in code points, and a clause that says why."""

    position: int
    problem: str


def read_typed(words: str, language: str | None, article_date: str | None) -> Date | Leftover:
    """Return the date of words of which every one counts, else what is left over."""
    context = Context(text=words, start=0, end=len(words))
    first: Leftover | None = None
    for lexicon in lexicons(context, language):
        value = _read(words, lexicon, article_date)
        if value is None:
            continue
        left = _leftover(words, value, lexicon, article_date)
        if left is None:
            return value
        first = first or left
    tried = lexicons(context, language)
    start, end = offending_part(words, lambda part: any(_read(part, one, article_date) for one in tried))
    whole = start == 0 and end == len(words)
    problem = f"“{words[start:end]}” is {'no date that is understood here' if whole else 'not understood'}"
    return first or Leftover(start, problem)


def _read(words: str, lexicon: Lexicon, article_date: str | None) -> Date | None:
    reading = read_date(Context(text=words, start=0, end=len(words)), lexicon, article_date)
    return reading.value if reading and not reading.readings and isinstance(reading.value, Date) else None


def _leftover(words: str, value: Date, lexicon: Lexicon, article_date: str | None) -> Leftover | None:
    if mark := _MARKS.search(words):
        whole = next(match for match in re.finditer(r"\S+", words) if match.end() > mark.start())
        part, position = (whole[0], whole.start()) if mark[0] == ":" else (mark[0].strip(), mark.start())
        return Leftover(position, f"“{part}” is not understood")
    weekdays = [match for match in _WORD.finditer(words) if fold(match[0]) in lexicon.weekdays]
    wrong = _wrong_weekday([(match[0], lexicon.weekdays[fold(match[0])]) for match in weekdays], value)
    if wrong is not None:
        return Leftover(weekdays[wrong].start(), f"“{weekdays[wrong][0]}” does not fit {value.edtf}")
    known = _known(lexicon)
    for match in _WORD.finditer(words):
        if match not in weekdays and fold(match[0]) not in known:
            rest = f"{words[: match.start()]} {words[match.end() :]}".strip()
            if rest and _read(rest, lexicon, article_date) == value:
                return Leftover(match.start(), f"“{match[0]}” has no place in {value.edtf or 'this date'}")
    return None


def _wrong_weekday(weekdays: list[tuple[str, int]], value: Date) -> int | None:
    """Return the index of the first weekday that is not that of the value's day, or of the days of its range."""
    days = [date.fromisoformat(day).weekday() for day in _DAY.findall(value.edtf or "")]
    if value.edtf is None or value.edtf.startswith(_UNKNOWN_YEAR):
        return None
    for index, (_, weekday) in enumerate(weekdays):
        right = days[index : index + 1] if len(weekdays) == len(days) else days
        if weekday not in right:
            return index
    return None


def _known(lexicon: Lexicon) -> set[str]:
    """Return the words that may stand beside a date without being part of its value: articles, prepositions."""
    dates = lexicon.dates
    mods = {fold(word) for group in dates.get("mods", {}).values() for word in group if " " not in word}
    phrases = [phrase for name in _LISTS for phrase in dates.get(name, ())]
    phrases += [*dates.get("open_start_before", ()), *dates.get("open_start_after", ())]
    return {fold(word) for phrase in phrases for word in phrase.split()} - mods - set(_MEANT)
