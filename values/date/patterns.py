"""The shapes of dates in one language, made of its words once."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from values.languages.lexicon import Lexicon, fold, load

_YEAR: Final = r"(?P<year>1[5-9][0-9]{2}|2[01][0-9]{2})"
_SHORT: Final = r"['’]?(?P<short>[0-9]{2})"
_NOTHING: Final = r"(?!)"
_DASH: Final = r"[-\u2010-\u2015\u2212]"
_DAYS_IN_FIGURES: Final = (
    ("iso", rf"{_YEAR}-(?P<month_number>[0-9]{{2}})-(?P<day>[0-9]{{2}})"),
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
    mods: tuple[tuple[str, re.Pattern[str]], ...]
    bare_day: re.Pattern[str]
    any_year: re.Pattern[str]
    short_decade: re.Pattern[str]  # "90er Jahre", "'90s": its century is left out


@cache
def patterns(language: str) -> Patterns:
    """Return the shapes of a language."""
    lexicon = load(language)
    dates = lexicon.dates
    return Patterns(
        shapes=tuple((name, re.compile(shape)) for name, shape in _shapes(lexicon)),
        joiner=re.compile(rf"\s*{_DASH}\s*|\s+{_any(dates.get('joiners', ()))}\s+|\s*/\s*"),
        between=re.compile(
            rf"{_any(dates.get('between', ()))}\s+(?P<first>.+?)"
            rf"\s+{_any(dates.get('between_joiners', ()))}\s+(?P<last>.+)"
        ),
        lead=re.compile(rf"(?:(?:{_any(lexicon.weekdays)}\.?|{_any(dates.get('articles', ()))})(?:\s*,\s*|\s+))+"),
        trail=re.compile(r"(?:,?\s+(?:um\s+|at\s+)?[0-9]{1,2}[:.][0-9]{2}(?:\s*(?:uhr|h|[ap]\.?m\.?))?|[,;:\s]+)$"),
        of_year=re.compile(rf"\s+{_any(dates.get('of', ()))}\s+{_any(dates.get('year_words', ()))}$"),
        mods=_mods(dates),
        bare_day=re.compile(r"(?P<day>[0-9]{1,2})(?:\.|st|nd|rd|th|er|º)?" + rf"(?:,?\s+{_YEAR})?"),
        any_year=re.compile(r"(?<![0-9.,])" + _YEAR + r"(?![0-9])(?![.,][0-9])"),
        short_decade=re.compile(rf"['’]?(?P<tens>[1-9])0['’]?\s?{_any(dates.get('decade', ()))}"),
    )


def _shapes(lexicon: Lexicon) -> list[tuple[str, str]]:
    dates = lexicon.dates
    month = rf"(?P<month>{_any(lexicon.months)})\.?"
    day = r"(?P<day>[0-9]{1,2})(?:\.|st|nd|rd|th|er|º|ª)?"
    of = rf"(?:\s*,)?(?:\s+{_any(dates.get('of', ()))})?(?:\s+{_any(dates.get('articles', ()))})*"
    year = rf"(?:{of}[\s/'’-]*(?:{_YEAR}|{_SHORT}))?"
    full_year = rf"(?:{of}[\s/-]*{_YEAR})?"
    nth = (
        rf"(?:(?P<number>[1-4])\.?(?:st|nd|rd|th|er|º|e)?|(?P<ordinal>{_any(dates.get('ordinals', ()), groups=True)}))"
    )
    two_years = rf"{_YEAR}(?:\s*(?:/|{_DASH})\s*(?P<until>[0-9]{{4}}|[0-9]{{2}}))?"
    season = rf"(?P<season>{_any(dates.get('seasons', ()), groups=True)})"
    shapes = [
        ("day", rf"{day}\s*(?:of\s+|de\s+)?{month}(?:[\s,.]*(?:de\s+|del\s+)?(?:{_YEAR}))?"),
        ("day_short", rf"{day}\s*{month}[\s]*{_SHORT}"),
        (
            "month_day",
            rf"{month}\s+(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?(?:,?\s+{_YEAR})?" if lexicon.language == "en" else "",
        ),
        ("month", rf"{month}{full_year}"),
        ("month_short", rf"{month}[\s/]*{_SHORT}"),
        (
            "years",
            rf"(?:{_any(dates.get('year_words', ()))}\s+)?{_YEAR}\s*(?:/|{_DASH})\s*(?P<until>[0-9]{{2}}|[0-9]{{4}})",
        ),
        ("month_number", rf"(?P<month_number>0?[1-9]|1[0-2])\s?[/.]\s?{_YEAR}"),
        ("month_number", rf"{_YEAR}-(?P<month_number>0[1-9]|1[0-2])"),
        ("quarter", rf"q\s?(?P<number>[1-4]){year}"),
        ("quarter", rf"(?P<number>[1-4])q\s?(?:{_YEAR}|{_SHORT})"),
        ("quarter", rf"{_YEAR}[\s/-]*q(?P<number>[1-4])"),
        ("quarter", rf"{_any(dates.get('quarter', ()))}\s+(?P<number>[1-4]){year}"),
        ("quarter", rf"{nth}\.?\s*{_any(dates.get('quarter', ()))}{year}"),
        ("half_year", rf"h(?P<number>[12]){year}"),
        ("half_year", rf"(?P<number>[12])h\s?(?:{_YEAR}|{_SHORT})"),
        ("half_year", rf"{_YEAR}[\s/-]*h(?P<number>[12])"),
        ("half_year", rf"{nth}\.?\s*{_any(dates.get('half_year', ()))}{year}"),
        ("season", rf"{season}(?:{of}\s*{two_years})?"),
        ("summer_semester", rf"{_any(dates.get('summer_semester', ()))}(?:\s*{_YEAR})?"),
        ("winter_semester", rf"{_any(dates.get('winter_semester', ()))}(?:\s*{two_years})?"),
        *_fiscal_shapes(dates, of, nth, two_years),
        ("year", _YEAR),
        ("decade", rf"(?P<decade>1[5-9][0-9]|20[0-9])0(?:'|’)?\s?(?:{_any(dates.get('decade', ()))})"),
    ]
    return [*_DAYS_IN_FIGURES, *((name, shape) for name, shape in shapes if shape)]


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


def _mods(dates: Mapping[str, Any]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    table = dates.get("mods", {}).items()
    ordered = sorted(((word, mod) for mod, words in table for word in words), key=lambda pair: -len(pair[0]))
    return tuple((mod, re.compile(rf"{_word(word)}\.?(?:[\s-]+|(?=[0-9]))")) for word, mod in ordered)


def _any(words: Iterable[str], *, groups: bool = False) -> str:
    """Return a pattern for any of the words; with `groups`, for any word of a table's lists."""
    if groups and isinstance(words, dict):
        words = [word for group in words.values() for word in group]
    found = sorted({fold(word) if not groups else word for word in words}, key=len, reverse=True)
    return "(?:" + "|".join(_word(word) for word in found) + ")" if found else _NOTHING


def _word(word: str) -> str:
    return r"\.?[\s-]+".join(re.escape(part) for part in word.split())
