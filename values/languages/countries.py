"""Names of countries in one language: CLDR's, and the by-names and inflections of the language's file."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from babel import Locale

from values.languages import cldr


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryNames:
    """Folded names (`fold_name`) and what they stand for."""

    names: Mapping[str, str]  # as CLDR writes them -> code
    by_names: Mapping[str, str]  # of the language's file -> code
    inflected: Mapping[str, str]  # forms that no ending makes, of the language's file ("Niemczech") -> code
    stems: Mapping[str, tuple[str, ...]]  # without endings -> names, where only one country has them
    shared: frozenset[str]  # names of several countries
    state_forms: tuple[str, ...]  # stems of "republic of": may stand before any name
    endings: tuple[str, ...]
    articles: tuple[str, ...]
    written: tuple[tuple[str, str], ...]  # CLDR's names as it writes them, with their codes
    table: Mapping[str, Any]  # the [country] table of the language's file


def fold_name(name: str) -> str:
    """Return a name as it is looked up: lower case, straight apostrophes, plain hyphens, single spaces."""
    name = name.casefold().replace("’", "'").replace("\u2010", "-").replace("\u2011", "-")
    return re.sub(r" (?:and|und|et|y|e|en|a|i) ", " & ", " ".join(name.split()))


def stem(name: str, endings: Iterable[str]) -> str:
    """Return a name whose words have lost accents and endings ("vereinigten staaten", "vereinigte staaten" are one)."""
    return " ".join(_word_stem(word, endings) for word in _plain(name).split())


def is_form(written: str, name: str, endings: Iterable[str]) -> bool:
    """Tell whether what is written is a name with an ending to its words, or with other ones to its adjectives."""
    words, whole = _plain(written).split(), _plain(name).split()
    if len(words) != len(whole):
        return False
    lengthened = all(
        word == other or word.removeprefix(other) in endings for word, other in zip(words, whole, strict=True)
    )
    return lengthened or len(whole) > 1


def _plain(name: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFD", name) if not unicodedata.combining(char))


def _word_stem(word: str, endings: Iterable[str]) -> str:
    for _ in range(2):
        ending = max((end for end in endings if word.endswith(end) and len(word) - len(end) >= 3), key=len, default="")
        word = word.removesuffix(ending) if ending else word
    return word


def country_names(table: Mapping[str, Any], locale: Locale | None) -> CountryNames:
    """Return the names of a language from CLDR and its file's [country] table."""
    written = tuple(cldr.territories(locale)) if locale else ()
    names = {fold_name(name): code for name, code in written}
    by_names, inflected = _listed(table.get("names", {})), _listed(table.get("inflected", {}))
    shared = frozenset(fold_name(name) for name in table.get("shared", {}).get("names", ()))
    endings = tuple(table.get("endings", ()))
    codes = names | by_names
    stems: dict[str, list[str]] = {}
    for name in codes:
        if len(name) > 3:
            stems.setdefault(stem(name, endings), []).append(name)
    return CountryNames(
        names=names,
        by_names=by_names,
        inflected=inflected,
        stems={found: tuple(same) for found, same in stems.items() if len({codes[name] for name in same}) == 1},
        shared=shared,
        state_forms=tuple(
            sorted((stem(fold_name(form), endings) for form in table.get("state_forms", ())), key=len, reverse=True)
        ),
        endings=endings,
        articles=tuple(table.get("articles", ())),
        written=written,
        table=table,
    )


def _listed(groups: Mapping[str, Iterable[str]]) -> dict[str, str]:
    return {fold_name(name): code for code, group in groups.items() for name in group}
