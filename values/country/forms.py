"""How the names of countries are written in a text: with capitals, inflected, all in capitals."""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, product
from typing import Any, Final

_MOST_FORMS: Final = 400  # of one name; the longest names would have thousands, all but a few of them never written
_SHORT: Final = 3  # letters: a by-name of no more is an abbreviation
_SMALL_WORDS: Final = """
of the and in und der die das von et de du des la le les l y e del della dei degli delle en van i a z ze ed di d
"""
_SMALL: Final = frozenset(_SMALL_WORDS.split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Grammar:
    """What the words of a language do at their ends, by the [country] table of its file."""

    nouns: Mapping[str, Sequence[str]]  # end of a word -> what stands in its place
    adjectives: Mapping[str, Sequence[str]]  # the same for the words of a name before its last
    joiner: str  # "and", for CLDR's "&"
    articles: tuple[str, ...]
    abbreviations: frozenset[str]  # by-names of more than three letters that are written in capitals

    @classmethod
    def of(cls, table: Mapping[str, Any]) -> "Grammar":
        """Return the grammar of a language's [country] table."""
        return cls(
            nouns=table.get("nouns", {}),
            adjectives=table.get("adjectives", {}),
            joiner=table.get("joiner", "&"),
            articles=tuple(table.get("articles", ())),
            abbreviations=frozenset(table.get("abbreviations", ())),
        )


def is_abbreviation(name: str, grammar: Grammar) -> bool:
    """Tell whether a by-name is written in capitals only: "us", "u.k.", "vae"."""
    return len(name.replace(".", "").replace(" ", "")) <= _SHORT or "." in name or name in grammar.abbreviations


def capitals(name: str, grammar: Grammar) -> Iterator[str]:
    """Yield a by-name of the file, which is in lower case, as texts write it."""
    for article in grammar.articles:
        name = name.removeprefix(f"{article} ")
    if is_abbreviation(name, grammar):
        yield name.upper()
        return
    yield " ".join(_title(word) for word in name.split(" "))
    first = name.split(" ")[0]
    yield _title(first) + name[len(first) :]  # "Česká republika", "États-Unis d'Amérique"
    yield name[:1].upper() + name[1:]  # "Tchaj-wan"


def inflected(name: str, grammar: Grammar) -> Iterator[str]:
    """Yield the forms of a name, itself first."""
    *before, last = name.split(" ")
    choices = [list(dict.fromkeys((word, *_ended(word, grammar.adjectives)))) for word in before]
    choices.append(list(dict.fromkeys((last, *_ended(last, grammar.nouns), *_ended(last, grammar.adjectives, before)))))
    for words in islice(product(*choices), _MOST_FORMS):
        yield " ".join(words)


def spelled(form: str, grammar: Grammar) -> Iterator[str]:
    """Yield the spellings of a form: in capitals, with other apostrophes, hyphens, spaces and ways to write accents."""
    base = form.replace("’", "'")
    whole = [base, base.replace("&", grammar.joiner)] if " & " in base else [base]
    for one in whole:
        for cased in dict.fromkeys((one, one.upper())):
            for spaced in (cased, cased.replace(" ", "\u00a0"), cased.replace(" ", "\n")):
                for marked in (spaced, spaced.replace("'", "’"), spaced.replace("-", "\u2011")):
                    yield marked
                    if not marked.isascii():
                        yield unicodedata.normalize("NFD", marked)


def _title(word: str) -> str:
    """Return a word with the capitals of a name: "bosnien-herzegowina", "côte", "d'ivoire", "of"."""
    if word in _SMALL:
        return word
    head, apostrophe, rest = word.partition("'")
    if apostrophe and head in _SMALL:
        return f"{head}'{_title(rest)}"
    return "-".join(part if part in _SMALL else part[:1].upper() + part[1:] for part in word.split("-"))


def _ended(word: str, endings: Mapping[str, Sequence[str]], wanted: object = True) -> Iterator[str]:
    """Yield a word with the endings that its own end takes; the longest end of the table counts."""
    if not wanted or not word[-1:].isalpha() or word.lower() in _SMALL:
        return
    for length in range(min(len(word) - 1, 8), -1, -1):
        end = word[len(word) - length :]
        if end in endings:
            stem = word[: len(word) - length]
            yield from (stem + new for new in endings[end])
            return
