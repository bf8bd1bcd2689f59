"""How a language speaks of programs, from the [program] table of its file; English names stand in texts of each."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from values.languages.lexicon import load

_OWN: Final = (
    "closed_generic",
    "name_adjectives",
    "official_heads",
    "purposes",
    "capital_purposes",
    "topics",
    "topic_heads",
    "owners",
    "verbs",
    "called_after",
    "such_as",
    "table_heads",
    "centres",
    "endings",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgramWords:
    """The words of one language and of English, all in small letters; docs/languages.md says what each is for."""

    language: str
    heads: frozenset[str]
    bare_heads: frozenset[str]  # a name may follow without quotation marks
    plural_heads: frozenset[str]
    name_heads: frozenset[str]
    first_heads: frozenset[str]
    compound_heads: frozenset[str]
    strategies: frozenset[str]
    strategy_topics: frozenset[str]
    generic: frozenset[str]
    links: frozenset[str]
    called: tuple[str, ...]
    frames: tuple[str, ...]
    closed_heads: tuple[str, ...]
    closed_generic: frozenset[str]
    name_adjectives: frozenset[str]
    official_heads: frozenset[str]
    name_pairs: frozenset[str]
    purposes: frozenset[str]
    purposes_after: frozenset[str]
    capital_purposes: frozenset[str]
    topics: frozenset[str]
    topic_heads: frozenset[str]
    owners: frozenset[str]
    verbs: frozenset[str]
    actors: frozenset[str]
    adjective_endings: tuple[str, ...]
    attribute_endings: tuple[str, ...]
    called_after: frozenset[str]
    such_as: frozenset[str]
    table_heads: frozenset[str]
    centres: frozenset[str]
    adjectives_first: bool
    called_last: frozenset[str]  # the last words of `called`
    counts: frozenset[str]
    possessives: frozenset[str]
    funding_verbs: frozenset[str]
    head_endings: tuple[str, ...]
    determiners: frozenset[str]
    not_names: frozenset[str]
    weak_endings: tuple[str, ...]
    endings: frozenset[str]
    bodies: frozenset[str]
    capital_nouns: bool
    funded: re.Pattern[str]  # words of funding and of money
    machines: re.Pattern[str]  # words of computing

    def is_head(self, small: str) -> bool:
        """Tell whether a word says that a name is one of a program; compounds that end with one do."""
        return small in self.heads or (bool(self.head_endings) and small.endswith(self.head_endings))

    def introduces(self, small: str) -> bool:
        """Tell whether a name may follow a word without quotation marks."""
        return small in self.bare_heads or (small not in self.heads and self.is_head(small))


@cache
def program_words(language: str) -> ProgramWords:
    """Return how a language speaks of programs; one without a table speaks of them as English does."""
    lexicon, english = load(language), load("en").programs
    own = lexicon.programs or english

    def both(key: str) -> frozenset[str]:
        return frozenset((*own.get(key, ()), *english[key]))

    heads = both("heads") | both("plural_heads")
    calendar = {*lexicon.months, *lexicon.weekdays, *lexicon.function_words}
    return ProgramWords(
        language=language,
        heads=heads,
        bare_heads=heads - _with_exceptions(own, english, "quote_only_heads"),
        plural_heads=both("plural_heads"),
        name_heads=both("name_heads"),
        first_heads=both("first_heads"),
        compound_heads=both("compound_heads"),
        strategies=both("strategies"),
        strategy_topics=both("strategy_topics"),
        generic=both("generic"),
        links=both("links"),
        called=tuple(own.get("called", ())),
        closed_heads=tuple(own.get("closed_heads", ())),
        name_pairs=both("name_pairs"),
        purposes_after=both("purposes_after"),
        actors=both("actors"),
        adjective_endings=tuple(own.get("adjective_endings", ())),
        attribute_endings=tuple(own.get("attribute_endings", ())),
        adjectives_first=bool(own.get("adjectives_first", False)),
        called_last=frozenset(re.split(r"[ '’]", phrase)[-1] for phrase in own.get("called", ())),
        frames=tuple(sorted(both("frames"))),
        counts=both("counts"),
        possessives=both("possessives"),
        funding_verbs=both("funding_verbs"),
        head_endings=tuple(own.get("head_endings", ())),
        determiners=both("determiners"),
        not_names=both("not_names") | calendar,
        weak_endings=tuple(own.get("weak_endings", ())),
        bodies=both("bodies"),
        capital_nouns=lexicon.capital_nouns,
        **{key: frozenset(own.get(key, ())) for key in _OWN},
        funded=_any_of(both("support") | both("money")),
        machines=_any_of(both("machines")),
    )


def _with_exceptions(own: Mapping[str, Any], english: Mapping[str, Any], key: str) -> frozenset[str]:
    """Return the heads that need quotation marks: a language's own word for it decides over the English one."""
    plain = frozenset(own.get("heads", ())) - frozenset(own.get(key, ()))
    return frozenset((*own.get(key, ()), *(word for word in english[key] if word not in plain)))


def _any_of(stems: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(stem) for stem in sorted(stems, key=len, reverse=True)), re.IGNORECASE)
