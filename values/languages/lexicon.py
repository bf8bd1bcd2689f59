"""The words of a language, from its file in this folder, CLDR and text2num: a language is data, not code."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from importlib import resources
from typing import Any, Final, NamedTuple

from babel import Locale

from values.languages import cldr
from values.languages.countries import CountryNames, country_names

WITHOUT_LANGUAGE: Final = (
    "de",
    "en",
)  # the order in which they are tried; ties between their function words go to the first
_SPACE: Final = re.compile(r"[\s\u00a0\u202f]+")
_HYPHEN: Final = re.compile(r"[-\u2010\u2011]")


class Term(NamedTuple):
    """A word or phrase of an amount: what it is, and what it stands for."""

    kind: str  # scale, number, fraction, currency, shared_currency, qualifier, each, period, between, vague, fillers
    meaning: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """One language, ready to be looked up; every key is folded (`fold`)."""

    language: str
    has_file: bool  # else it knows only what CLDR knows, and no modifier
    decimal_mark: str
    function_words: frozenset[str]
    elisions: tuple[str, ...]  # words that lose their end before a vowel, with the apostrophe ("d'", "dell'")
    terms: Mapping[str, Term]  # of amounts, phrases of up to four words
    longest_term: int  # in words
    half_suffix: str
    number_joiners: frozenset[str]  # inside a number in words ("treinta y cinco")
    lone_scales: frozenset[str]  # scale words that mean one of them where no number stands before ("mil euros")
    between: frozenset[str]  # before the two numbers of a range ("zwischen", "from")
    joiners: frozenset[str]  # between the two numbers of a range
    between_joiners: frozenset[str]  # the same, after "between"
    changes: frozenset[str]  # between the two amounts of a change ("von 718 auf 549 Millionen")
    each_after: tuple[str, ...]
    capital_nouns: bool  # every noun has a capital: what has one after a bare number is what it counts
    money: tuple[str, ...]  # ends of words for money: a number before one is a sum, not a count
    amount_words: Mapping[str, Any]  # the [amount.words] table of the language's file, for the finder
    outside_periods: Mapping[str, str]  # phrase -> ISO 8601 duration
    last_periods: Mapping[str, str]  # the same, for phrases that count only at the end of a clause
    cues: Mapping[str, tuple[str, ...]]  # currency -> beginnings of words that speak of its country
    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    dates: Mapping[str, Any]  # the [date] table of the language's file
    programs: Mapping[str, Any]  # the [program] table of the language's file
    rounds: Mapping[str, Any]  # the [rounds] table of the language's file
    countries: CountryNames = field(repr=False)
    furniture: Mapping[str, Any] = field(repr=False)  # the [furniture] table of the language's file
    facts: Mapping[str, Any] = field(repr=False)  # the [facts] table of the language's file

    def parted(self, words: str) -> str:
        """Return words with a space behind each that an apostrophe joins to the next ("l'an": "l' an")."""
        return part_elisions(words, self.elisions)


def fold(words: str) -> str:
    """Return words as they are looked up: lower case, single spaces, hyphens as spaces, no full stops."""
    words = _HYPHEN.sub(" ", words.casefold().replace("’", "'").replace(".", " "))
    return _SPACE.sub(" ", words).strip()


def part_elisions(words: str, elisions: tuple[str, ...]) -> str:
    """Return words with a space behind each of the elided ones that an apostrophe joins to the next."""
    return _elision(elisions).sub(r"\g<0> ", words) if elisions else words


@cache
def _elision(elisions: tuple[str, ...]) -> re.Pattern[str]:
    words = "|".join(re.escape(word.rstrip("'")) for word in elisions)
    return re.compile(rf"(?<![^\W_])(?:{words})['’](?=[^\W_])", re.IGNORECASE)


@cache
def load(language: str) -> Lexicon:
    """Return the words of a language; one that has no file has what CLDR knows of it."""
    locale = cldr.locale_of(language)
    file = _file(language)
    table = file or (_grammar(locale) if locale else {})
    elisions = tuple(table.get("elisions", ()))
    amount, dates = table.get("amount", {}), _parted(table.get("date", {}), elisions)
    terms = _terms(_parted(amount, elisions), locale)
    words = amount.get("words", {})
    return Lexicon(
        language=language,
        has_file=bool(file),
        decimal_mark=cldr.decimal_mark(locale) if locale else ",",
        function_words=frozenset(table.get("function_words", ())),
        elisions=elisions,
        terms=terms,
        longest_term=min(4, max((key.count(" ") for key in terms), default=0) + 1),
        half_suffix=words.get("half_suffix", ""),
        number_joiners=frozenset(words.get("number_joiners", ())),
        lone_scales=frozenset(words.get("lone_scales", ())),
        between=frozenset(words.get("between", ())),
        joiners=frozenset(words.get("joiners", ())),
        between_joiners=frozenset(words.get("between_joiners", ())),
        changes=frozenset(words.get("changes", ())),
        each_after=tuple(words.get("each_after", ())),
        capital_nouns=bool(words.get("capital_nouns", False)),
        money=tuple(words.get("money", ())),
        amount_words=words,
        outside_periods=_flat(amount.get("outside_periods", {})),
        last_periods=_flat(amount.get("outside_periods_last", {})),
        cues={code: tuple(stems) for code, stems in table.get("cues", {}).items()},
        months=_names_of_dates("months", locale, dates),
        weekdays=_names_of_dates("weekdays", locale, dates),
        dates=dates,
        programs=table.get("program", {}),
        rounds=table.get("rounds", {}),
        countries=country_names(table.get("country", {}), locale),
        furniture=table.get("furniture", {}),
        facts=table.get("facts", {}),
    )


def languages() -> tuple[str, ...]:
    """Return the languages that have a file, in alphabetical order."""
    names = (entry.name for entry in resources.files(__package__).iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml")))


def _file(language: str) -> dict[str, Any]:
    if not re.fullmatch(r"[a-z]{2,3}", language):
        return {}
    path = resources.files(__package__) / f"{language}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


def _grammar(locale: Locale) -> dict[str, Any]:
    """Return the small words that CLDR knows of a language without a file; the "of" of dates serves sums as well."""
    of, after_year = cldr.words_in_dates(locale)
    return {
        "amount": {"words": {"partitives": list(dict.fromkeys((*cldr.partitives(locale), *of)))}},
        "date": {"of": of, "after_year": after_year},
    }


def _terms(amount: Mapping[str, Any], locale: Locale | None) -> dict[str, Term]:
    """Return all words of amounts; what the language's file says wins over CLDR."""
    terms: dict[str, Term] = {}
    if locale:
        terms |= {fold(name): Term("currency", code) for name, code in cldr.currencies(locale)}
        terms |= {fold(name): Term("scale", Decimal(power)) for name, power in cldr.scales(locale)}
    for kind, table in (
        ("currency", "currencies"),
        ("shared_currency", "shared_currencies"),
        ("qualifier", "qualifiers"),
        ("period", "periods"),
    ):
        terms |= {fold(word): Term(kind, code) for code, group in amount.get(table, {}).items() for word in group}
    for kind, table in (("scale", "scales"), ("number", "numbers"), ("fraction", "fractions")):
        groups = amount.get(table, {}).items()
        terms |= {fold(word): Term(kind, Decimal(number)) for number, group in groups for word in group}
    for kind in ("between", "vague", "each", "fillers"):
        terms |= {
            fold(word): Term(kind, None) for word in amount.get("words", {}).get(kind, ()) if fold(word) not in terms
        }
    terms.pop("", None)
    return terms


def _parted(words: Any, elisions: tuple[str, ...]) -> Any:
    """Return a table of a language's file with a space behind the elided words of its lists."""
    if isinstance(words, dict):
        return {name: _parted(part, elisions) for name, part in words.items()}
    if isinstance(words, list):
        return [part_elisions(word, elisions) for word in words]
    return words


def _flat(table: Mapping[str, Iterable[str]]) -> dict[str, str]:
    return {word: code for code, group in table.items() for word in group}


def _names_of_dates(kind: str, locale: Locale | None, dates: Mapping[str, Any]) -> dict[str, int]:
    """Return the names of months or weekdays without CLDR's short forms that are common words ("pro", Czech for)."""
    known = {"months": cldr.months, "weekdays": cldr.weekdays}[kind](locale) if locale else ()
    names = {fold(name): number for name, number in known}
    for word in dates.get("not_names", ()):
        names.pop(word, None)
    return names | {fold(name): int(number) for number, group in dates.get(kind, {}).items() for name in group}
