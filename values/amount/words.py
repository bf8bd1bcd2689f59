"""The words of a language that tell where an amount begins and ends (guideline 3.1 to 3.3)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from values.languages.lexicon import Lexicon, fold, load

_SHORT: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingWords:
    """What the finder asks a language beside its lexicon; all words folded."""

    partitives: frozenset[str]  # between number or scale word and currency: "deux millions d'euros"
    enclosed: frozenset[str]  # inside only between two words of the span: "jährlich insgesamt bis zu"
    outside: frozenset[str]  # terms that stay outside
    qualifiers_after: frozenset[str]
    stops: frozenset[str]  # abbreviations with their full stop
    sums_over: frozenset[str]  # "in the amount of" after one of the sums
    sums: tuple[str, ...]
    change_verbs: re.Pattern[str] | None
    rates: re.Pattern[str] | None
    also_words: frozenset[str]  # names of currencies that are common words too ("won"): they need a large number
    bare_units: frozenset[str]  # "Jahr", "a": a rate only after a stroke
    change_words: frozenset[str]
    join_words: frozenset[str]
    priced: frozenset[str]  # behind a sum: "each" before it then means "at" ("po 5 zł za sztukę")
    units_in: frozenset[str]  # before a unit that is said for other sums: "in millions of euros"


@cache
def finding_words(language: str) -> FindingWords:
    """Return the words of a language."""
    lexicon = load(language)
    table = lexicon.amount_words
    return FindingWords(
        partitives=_folded(table, "partitives", lexicon),
        enclosed=_folded(table, "enclosed", lexicon),
        outside=_folded(table, "outside", lexicon),
        qualifiers_after=_folded(table, "qualifiers_after", lexicon),
        stops=_folded(table, "stops", lexicon),
        sums_over=_folded(table, "sums_over", lexicon),
        sums=tuple(table.get("sums", ())),
        change_verbs=_beginnings(table.get("change_verbs", ())),
        rates=_beginnings(table.get("rates", ())),
        also_words=_folded(table, "also_words", lexicon),
        priced=_folded(table, "priced", lexicon),
        units_in=_folded(table, "units_in", lexicon),
        bare_units=_bare_units(lexicon),
        change_words=frozenset(map(fold, lexicon.changes)),
        join_words=frozenset(fold(lexicon.parted(word)) for word in lexicon.joiners),
    )


@cache
def long_scales(language: str) -> tuple[str, ...]:
    """Return the scale words that can be cut off and still be known."""
    return tuple(word for word, term in load(language).terms.items() if term.kind == "scale" and len(word) > _SHORT)


def _folded(table: Any, key: str, lexicon: Lexicon) -> frozenset[str]:
    return frozenset(fold(lexicon.parted(word)) for word in table.get(key, ()))


def _beginnings(stems: Iterable[str]) -> re.Pattern[str] | None:
    """Return what finds a word with one of the beginnings, or None where there is none."""
    joined = "|".join(re.escape(stem) for stem in stems)
    return re.compile(rf"(?<![^\W_])(?:{joined})", re.IGNORECASE) if joined else None


def _bare_units(lexicon: Lexicon) -> frozenset[str]:
    relative = lexicon.dates.get("relative", {})
    names = {fold(name) for unit in ("year", "month", "week", "day") for name in relative.get(unit, ())}
    letters = {phrase for phrase, term in lexicon.terms.items() if term.kind == "period" and len(phrase) <= 2}
    return frozenset(names | letters)
