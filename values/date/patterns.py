"""The shapes of dates in one language, made of its words once."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from values.languages.lexicon import Lexicon, fold, load

_YEAR: Final = r"(?P<year>1[5-9][0-9]{2}|2[01][0-9]{2})"
_SHORT: Final = r"['’]?(?P<short>[0-9]{2})"
_NTH: Final = r"\.?(?:st|nd|rd|th|er|ère|ère|re|de|ste|ème|e|o|a|º|ª|°)?\.?"
_OF: Final = ("de", "del", "of")  # of languages that have no file
_NOTHING: Final = r"(?!)"
_DASH: Final = r"[-\u2010-\u2015\u2212]"
_DAYS_IN_FIGURES: Final = (
    ("iso", rf"{_YEAR}[-/.](?P<month_number>[0-9]{{2}})[-/.](?P<day>[0-9]{{2}})"),
    ("numeric", rf"(?P<day>[0-9]{{1,2}})\.\s?(?P<month_number>[0-9]{{1,2}})\.\s?(?:{_YEAR}|{_SHORT})?"),
    ("slashes", rf"(?P<day>[0-9]{{1,2}})[/-](?P<month_number>[0-9]{{1,2}})[/-]{_YEAR}"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Patterns:
    """Compiled shapes; each is matched against whole folded words."""

    shapes: tuple[tuple[str, re.Pattern[str]], ...]  # name and shape, tried in this order
    joiner: re.Pattern[str]
    between: re.Pattern[str]  # "zwischen 2014 und 2018", groups first and last
    lead: re.Pattern[str]  # weekday, article, "year": they carry no value
    trail: re.Pattern[str]  # clock time, weekday in brackets
    of_year: re.Pattern[str]  # "of the year": it names none
    modifier: re.Pattern[str]  # one group for each word
    mods: tuple[str, ...]  # what the groups mean
    bare_day: re.Pattern[str]
    any_year: re.Pattern[str]
    short_decade: re.Pattern[str]  # "90er Jahre", "'90s": its century is left out
    after_year: re.Pattern[str]  # "2025 roku": the word behind a year says nothing


@cache
def patterns(language: str) -> Patterns:
    """Return the shapes of a language."""
    lexicon = load(language)
    dates = lexicon.dates
    modifier, mods = _mods(dates)
    return Patterns(
        shapes=tuple((name, re.compile(shape)) for name, shape in _shapes(lexicon)),
        joiner=re.compile(rf"\s*{_DASH}\s*|\s+{_any(dates.get('joiners', ()))}\s+|\s*/\s*"),
        between=re.compile(
            rf"{_any(dates.get('between', ()))}\s+(?P<first>.+?)"
            rf"\s+{_any(dates.get('between_joiners', ()))}\s+(?P<last>.+)"
        ),
        lead=re.compile(
            rf"(?:(?:{_any(lexicon.weekdays)}\.?|{_any(_silent(dates))})(?:\s*,\s*|\s+|(?<='))"
            rf"|{_any(dates.get('year_words', ()))}\s+(?=['’]?[0-9]))+"
        ),
        trail=re.compile(r"(?:,?\s+(?:um\s+|at\s+)?[0-9]{1,2}[:.][0-9]{2}(?:\s*(?:uhr|h|[ap]\.?m\.?))?|[,;:\s]+)$"),
        of_year=re.compile(rf"\s+{_any(dates.get('of', ()))}\s+{_any(dates.get('year_words', ()))}$"),
        modifier=modifier,
        mods=mods,
        bare_day=re.compile(r"(?P<day>[0-9]{1,2})(?:\.|st|nd|rd|th|er|º)?" + rf"(?:,?\s+{_YEAR})?"),
        any_year=re.compile(r"(?<![0-9.,])" + _YEAR + r"(?![0-9])(?![.,][0-9])"),
        short_decade=re.compile(
            rf"['’]?(?P<tens>[1-9])0['’.]?\s?{_any(dates.get('decade', ()))}"
            rf"|{_any(dates.get('decade_before', ()))}\s+['’]?(?P<tens_after>[1-9])0(?:\.|s)?"
        ),
        after_year=re.compile(rf"(?<=[0-9])\.?\s*{_any(dates.get('after_year', ()))}\.?(?=\s|$)"),
    )


def _silent(dates: Mapping[str, Any]) -> list[str]:
    """Return the words before a date that say nothing: articles and "of"."""
    return [word for name in ("articles", "of") for word in dates.get(name, ())]


def _shapes(lexicon: Lexicon) -> list[tuple[str, str]]:
    dates = lexicon.dates
    month = rf"(?P<month>{_any(lexicon.months)})\.?"
    day = rf"(?P<day>[0-9]{{1,2}}){_NTH}"
    inner = rf"(?:{_any([*dates.get('of', ()), *_OF])}\s+)?"
    of = rf"(?:\s*,)?(?:\s+{_any(dates.get('of', ()))})?(?:\s+{_any(dates.get('articles', ()))})*"
    year = rf"(?:{of}[\s/'’-]*(?:{_YEAR}|{_SHORT}))?"
    full_year = rf"(?:{of}[\s/-]*{_YEAR})?"
    nth = rf"(?:(?P<number>[1-4]){_NTH}|(?P<ordinal>{_any(dates.get('ordinals', ()), groups=True)}))"
    two_years = rf"{_YEAR}(?:\s*(?:/|{_DASH})\s*(?P<until>[0-9]{{4}}|[0-9]{{2}}))?"
    season = rf"(?P<season>{_any(dates.get('seasons', ()), groups=True)})"
    shapes = [
        ("day", rf"{day}\s*{inner}{month}(?:[\s,.]*{inner}(?:{_YEAR}))?"),
        ("day_short", rf"{day}\s*{month}[\s]*{_SHORT}"),
        (
            "month_day",
            rf"{month}\s+(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?(?:,?\s+{_YEAR})?" if dates.get("month_first") else "",
        ),
        ("month", rf"{month}{full_year}"),
        ("month_short", rf"{month}[\s/]*{_SHORT}"),
        (
            "years",
            rf"(?:{_any(dates.get('year_words', ()))}\s+)?{_YEAR}\s*(?:/|{_DASH})\s*(?P<until>[0-9]{{2}}|[0-9]{{4}})",
        ),
        ("month_number", rf"(?P<month_number>0?[1-9]|1[0-2])\s?[/.]\s?{_YEAR}"),
        ("month_number", rf"{_YEAR}-(?P<month_number>0[1-9]|1[0-2])"),
        *_parts_of_year(dates, "quarter", "q", "[1-4]", nth, year),
        *_parts_of_year(dates, "half_year", "h", "[12]", nth, year),
        *([("third", rf"{nth}\.?\s*{inner}{_any(dates['third'])}{year}")] if dates.get("third") else []),
        ("season", rf"{season}(?:{of}\s*{two_years})?"),
        ("summer_semester", rf"{_any(dates.get('summer_semester', ()))}(?:\s*{_YEAR})?"),
        ("winter_semester", rf"{_any(dates.get('winter_semester', ()))}(?:\s*{two_years})?"),
        *_fiscal_shapes(dates, of, nth, two_years),
        ("year", _YEAR),
        ("decade", rf"(?P<decade>1[5-9][0-9]|20[0-9])0(?:'|’)?\s?(?:{_any(dates.get('decade', ()))})"),
        ("decade", rf"{_any(dates.get('decade_before', ()))}\s+(?P<decade>1[5-9][0-9]|20[0-9])0(?:\.|s)?"),
        ("day", rf"{_YEAR}\.?\s+(?:{_any(dates.get('of', ()))}\s+)?{month}(?:\s+{day})?"),
    ]
    return [*_DAYS_IN_FIGURES, *((name, shape) for name, shape in shapes if shape)]


def _parts_of_year(
    dates: Mapping[str, Any], name: str, letter: str, numbers: str, nth: str, year: str
) -> list[tuple[str, str]]:
    """Return the shapes of quarters or half-years: Q2 2025, 2Q25, 2025-Q2, Quartal 2/2025, 2. Quartal 2025."""
    nouns = _any(dates.get(name, ()))
    letters = "(?:" + "|".join(map(re.escape, dict.fromkeys((letter, *dates.get(f"{name}_letters", ()))))) + ")"
    return [
        (name, rf"{letters}\s?(?P<number>{numbers}){year}"),
        (name, rf"(?P<number>{numbers}){letters}\s?(?:{_YEAR}|{_SHORT})"),
        (name, rf"{_YEAR}[\s/-]*{letters}(?P<number>{numbers})"),
        (name, rf"{nouns}\s+(?P<number>{numbers}){year}"),
        (name, rf"{nth}\.?\s*{nouns}\.?{year}"),
        (name, rf"{nouns}\s+{nth}{year}"),
    ]


def _fiscal_shapes(dates: Mapping[str, Any], of: str, nth: str, two_years: str) -> list[tuple[str, str]]:
    fiscal, school = _any(dates.get("fiscal", ())), _any(dates.get("school", ()))
    return [
        ("fiscal", rf"{fiscal}\s*{two_years}"),
        ("fiscal", rf"{fiscal}\s*{_SHORT}(?:\s*(?:/|{_DASH})\s*(?P<until>[0-9]{{2}}))?"),
        ("school", rf"{school}\s*{two_years}"),
        ("fiscal", rf"{two_years}\s+{fiscal}"),
        ("fiscal_quarter", rf"q\s?(?P<number>[1-4]){of}\s*{fiscal}\s*(?:{_YEAR}|{_SHORT})"),
        ("fiscal_quarter", rf"{nth}\.?\s*{_any(dates.get('quarter', ()))}{of}\s*{fiscal}\s*(?:{_YEAR}|{_SHORT})"),
        ("fiscal_half_year", rf"h(?P<number>[12]){of}\s*{fiscal}\s*(?:{_YEAR}|{_SHORT})"),
        ("fiscal_half_year", rf"{nth}\.?\s*{_any(dates.get('half_year', ()))}{of}\s*{fiscal}\s*(?:{_YEAR}|{_SHORT})"),
        ("school", rf"{two_years}\s+{school}"),
    ]


def _mods(dates: Mapping[str, Any]) -> tuple[re.Pattern[str], tuple[str, ...]]:
    """Return one pattern for all modifiers, the longest first, and what its groups stand for."""
    table = dates.get("mods", {}).items()
    ordered = sorted(((word, mod) for mod, words in table for word in words), key=lambda pair: -len(pair[0]))
    words = "|".join(f"({_word(word)})" for word, _ in ordered) or _NOTHING
    return re.compile(rf"(?:{words})\.?(?:[\s-]+|(?=[0-9]))"), tuple(mod for _, mod in ordered)


def _any(words: Iterable[str], *, groups: bool = False) -> str:
    """Return a pattern for any of the words; with `groups`, for any word of a table's lists."""
    if groups and isinstance(words, dict):
        words = [word for group in words.values() for word in group]
    found = sorted({fold(word) if not groups else word for word in words}, key=len, reverse=True)
    return "(?:" + "|".join(_word(word) for word in found) + ")" if found else _NOTHING


def _word(word: str) -> str:
    return r"\.?[\s-]+".join(re.escape(part) for part in word.split())
