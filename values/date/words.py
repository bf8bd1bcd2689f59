"""The words of dates in one language, made ready for looking them up: what a word can be in a date."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from values.languages import cldr
from values.languages.lexicon import Lexicon, load

TRIGGER: Final = 1  # a date may be around it
START: Final = 2  # it may begin a span
END: Final = 4  # it may end one
INNER: Final = 8  # it may stand in one
COUNTED: Final = 16  # it may begin a span only before a number and a unit: "vor fünf Jahren"
NUMBER: Final = 32  # figures
YEAR: Final = 64  # figures of a year
NAME: Final = 128  # the name of a month or weekday

UNITS: Final = ("day", "week", "month", "quarter", "year", "decade")
SHIFTS: Final = {"this": 0, "last": -1, "next": 1, "after_next": 2, "before_last": -2}
_COUNTS: Final = (("ago", -1, False), ("ahead", 1, False), ("following", 1, True), ("preceding", -1, True))
_WHOLE: Final = TRIGGER | START | END
_SHORT: Final = 4  # letters of a short form
_OPENERS: Final = ("open_start", "open_end", "open_start_first")
_OPEN: Final = (*_OPENERS, "open_start_after")
_WORD: Final = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class DateWords:
    """What the words of a language can be in a date. Phrases are words in lower case with single spaces."""

    kinds: Mapping[str, int]  # of each word
    capital_names: bool  # months and weekdays have capitals
    short_names: frozenset[str]  # short forms of months and weekdays, which are dates only beside a number
    months: frozenset[str]
    weekdays: frozenset[str]
    articles: frozenset[str]
    prepositions: frozenset[str]
    every: frozenset[str]
    alone: frozenset[str]  # seasons that say when without a preposition
    durations: frozenset[str]
    heads: frozenset[str]
    name_heads: tuple[str, ...]
    references: frozenset[str]
    parts_of_day: frozenset[str]  # words for another day that after an article are a part of one: "la mañana"
    weak: frozenset[str]  # words that alone are no date, though they may be part of one
    days: frozenset[str]  # "heute", "yesterday"
    year_words: frozenset[str]
    of: frozenset[str]
    abbreviations: frozenset[str]  # words whose full stop belongs to them
    open_start: frozenset[str]
    open_end: frozenset[str]
    open_start_before: frozenset[str]
    open_start_after: frozenset[str]
    open_start_first: frozenset[str]  # open only where it begins a sentence: "From 2 August, …"
    since: frozenset[str]  # words of those prepositions that look back
    ahead: frozenset[str]  # and of those that look ahead
    season_verbs: frozenset[str]
    passed_over: frozenset[str]  # between a preposition and a span that leaves them outside
    openers: frozenset[str]  # last words of what stands before a span that has an open end
    shifts: Mapping[str, int]  # "letzten" -> -1
    counts: Mapping[str, tuple[int, bool]]  # "ago" -> -1, and whether it is reckoned from the text
    units: Mapping[str, str]
    plural: frozenset[str]
    one: frozenset[str]  # units that mean one of them beside "ago" and "ahead": "před rokem"


def parts(words: str) -> list[str]:
    """Return the words of a phrase in lower case, without marks."""
    return _WORD.findall(words.casefold())


def phrase(words: str) -> str:
    """Return a phrase as the tables of this module hold it."""
    return " ".join(parts(words))


@cache
def date_words(language: str) -> DateWords:
    """Return the words of a language."""
    lexicon = load(language)
    dates: Mapping[str, Any] = lexicon.dates
    relative = dates.get("relative", {})
    mods = [word for group in dates.get("mods", {}).values() for word in group]
    before = _phrases(dates.get("open_start_before", ()))
    outside = [*dates.get("articles", ()), *dates.get("prepositions", ())]
    passed = frozenset(word for text in [*outside, *mods] for word in parts(text)) - before
    tables = {name: _phrases(dates.get(name, ())) for name in _OPEN}
    return DateWords(
        kinds=_kinds(lexicon, _phrases(outside) | tables["open_start"] | tables["open_end"]),
        capital_names=_capital_names(lexicon),
        short_names=_short_names(lexicon),
        months=_phrases(lexicon.months),
        weekdays=_phrases(lexicon.weekdays),
        articles=_phrases(dates.get("articles", ())),
        prepositions=_phrases(dates.get("prepositions", ())) | tables["open_start"] | tables["open_end"] | before,
        every=_phrases(dates.get("every", ())),
        alone=_phrases(dates.get("alone", ())),
        durations=_phrases(dates.get("durations", ())),
        heads=_phrases(dates.get("heads", ())),
        name_heads=tuple(dates.get("name_heads", ())),
        references=_phrases(dates.get("references", ())),
        parts_of_day=_phrases(dates.get("parts_of_day", ())),
        weak=_phrases(dates.get("weak", ())),
        days=_phrases(word for group in dates.get("relative_days", {}).values() for word in group),
        of=_phrases(dates.get("of", ())),
        year_words=_phrases(dates.get("year_words", ())),
        abbreviations=_abbreviations(lexicon),
        **tables,
        open_start_before=before,
        passed_over=passed,
        openers=passed | _last_words(before.union(*(tables[name] for name in _OPENERS))),
        since=_phrases(dates.get("since", ())),
        ahead=_phrases(dates.get("from", ())),
        season_verbs=_phrases(dates.get("season_verbs", ())),
        shifts={phrase(word): count for name, count in SHIFTS.items() for word in relative.get(name, ())},
        counts=_counts(relative, _phrases(dates.get("prepositions", ()))),
        units={phrase(word): unit for unit in reversed(UNITS) for word in relative.get(unit, ())},
        plural=_phrases(relative.get("plural", ())),
        one=_phrases(relative.get("one", ())),
    )


def _counts(relative: Mapping[str, Any], prepositions: frozenset[str]) -> dict[str, tuple[int, bool]]:
    """Return the words beside a number of units; "after five years" is a duration, "five years later" is none."""
    found = {phrase(word): (sign, text) for name, sign, text in _COUNTS for word in relative.get(name, ())}
    return {word: (sign, text) for word, (sign, text) in found.items() if not (text and word in prepositions)}


def _last_words(phrases: Iterable[str]) -> set[str]:
    return {text.split()[-1] for text in phrases}


def _phrases(words: Iterable[str]) -> frozenset[str]:
    return frozenset(found for word in words if (found := phrase(word)))


def _capital_names(lexicon: Lexicon) -> bool:
    locale = cldr.locale_of(lexicon.language)
    return locale is not None and any(name[:1].isupper() for name, _ in cldr.months(locale))


def _short_names(lexicon: Lexicon) -> frozenset[str]:
    """Return the names of which the language has a longer one for the same month or weekday that begins alike."""
    short: set[str] = set()
    for table in (lexicon.months, lexicon.weekdays):
        for name, number in table.items():
            longer = (other for other, value in table.items() if value == number and other.startswith(name))
            if len(name) <= _SHORT and any(len(other) > len(name) + 1 for other in longer):  # not "maj" beside "maja"
                short.add(phrase(name))
    return frozenset(short)


def _abbreviations(lexicon: Lexicon) -> frozenset[str]:
    """Return the last words of what is written with a full stop: "2025 r.", "br.", "Okt."."""
    relative = lexicon.dates.get("relative", {})
    names = [word for name in ("this_year", "last_year", "next_year") for word in relative.get(name, ())]
    last = {parts(word)[-1] for word in names if parts(word)}
    after = {word for words in lexicon.dates.get("after_year", ()) for word in parts(words)}
    whole = {word for unit in UNITS for word in relative.get(unit, ())}  # "rok" is no short form
    return _short_names(lexicon) | {word for word in (last | after) - whole if len(word) <= _SHORT - 1}


def _kinds(lexicon: Lexicon, outside: frozenset[str]) -> dict[str, int]:
    """Return what each word can be; a phrase that begins with a preposition or article begins after it."""
    kinds: dict[str, int] = {}
    for words, kind in _listed(lexicon):
        found = parts(words)
        while len(found) > 1 and kind & START and found[0] in outside:
            kinds[found[0]] = kinds.get(found[0], 0) | INNER
            found = found[1:]
        for index, word in enumerate(found):
            own = kind & (NAME | (START | COUNTED if index == 0 else 0))
            own |= kind & (END | TRIGGER) if index == len(found) - 1 else 0
            kinds[word] = kinds.get(word, 0) | own | INNER
    for word in kinds.keys() & outside:
        if not kinds[word] & TRIGGER and word not in _starters(lexicon):
            kinds[word] &= ~START
    return kinds


def _starters(lexicon: Lexicon) -> frozenset[str]:
    """Return the words that may begin a span though they stand among the articles: "Jahr 2019", "later this year"."""
    relative = lexicon.dates.get("relative", {})
    names = [word for name in (*SHIFTS, "following", "preceding") for word in relative.get(name, ())]
    between = set(lexicon.dates.get("between", ())) - set(lexicon.dates.get("open_start_before", ()))
    return _phrases([*names, *between, *lexicon.dates.get("year_words", ())])


def _listed(lexicon: Lexicon) -> Iterator[tuple[str, int]]:
    """Yield every word list's words with what they can be."""
    dates: Mapping[str, Any] = lexicon.dates
    relative = dates.get("relative", {})
    yield from ((word, _WHOLE | NAME) for word in (*lexicon.months, *lexicon.weekdays))
    for name, kind in _PLAIN.items():
        yield from ((word, kind) for word in dates.get(name, ()))
    for name, kind in (
        ("seasons", _WHOLE),
        ("ordinals", START),
        ("mods", START),
        ("year_ends", _WHOLE),
        ("relative_days", _WHOLE),
        ("decade_words", _WHOLE),
    ):
        yield from ((word, kind) for group in dates.get(name, {}).values() for word in group)
    for name in ("this_year", "last_year", "next_year", "year_before_last", "following_year", *UNITS):
        yield from ((word, _WHOLE) for word in relative.get(name, ()))
    for name in SHIFTS:
        yield from ((word, START | END) for word in relative.get(name, ()))
    for name in ("ago", "ahead", "following", "preceding"):
        yield from (
            (word, COUNTED | END if name in ("ago", "ahead") else START | END) for word in relative.get(name, ())
        )


_PLAIN: Final = {
    "articles": 0,
    "of": 0,
    "joiners": 0,
    "between_joiners": 0,
    "between": START,
    "quarter": _WHOLE,
    "third": _WHOLE,
    "half_year": _WHOLE,
    "summer_semester": _WHOLE,
    "winter_semester": _WHOLE,
    "fiscal": START | END,
    "school": START | END,
    "year_words": START,
    "after_year": END,
    "decade": END,
    "decade_before": START,
}
