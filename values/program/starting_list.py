"""The programs that Beleg knows from the start: a list of our own in `resources/`, read once."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Final

from values.program.cases import cases

_MARKS: Final = '?@!"+*'
_ADJECTIVE: Final = re.compile(r"(\w)~")
_VERSION: Final = re.compile(r" (?:20[0-9]{2}|[0-9]\.[0-9])$")
_ENDINGS: Final = ("e", "en", "er", "es", "em")


class Use(StrEnum):
    """When a spelling stands for its program."""

    ALWAYS = ""
    WITH_CUE = "?"  # an ordinary word or shared by others: in its case, with a word of funding nearby
    AS_COMPUTER = "*"  # an ordinary word that names a computer: with a word of computing nearby
    AS_MEASURE = "@"  # an institution: where the text speaks of its funding (guideline 2.4)
    AS_NAME = "!"  # a kind as much as a name: quoted, or with nothing that counts before it (guideline 2.5)
    QUOTED = '"'  # a kind; a name only in quotation marks


@dataclass(frozen=True, slots=True, kw_only=True)
class Spelling:
    """One way to write the name of a program."""

    words: str
    name: str  # the official name
    use: Use = Use.ALWAYS
    official: bool = False  # it is itself an official name, kept where the text has it
    accepted: bool = False  # the project knows it, not only the list


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A program of the list."""

    name: str  # official, in the owner's language; of the European Union in English
    country: str  # ISO 3166-1 alpha-2, or EU
    years: str  # "2021-2027", "2018-"
    spellings: tuple[Spelling, ...]


@cache
def listed() -> tuple[Listed, ...]:
    """Return the programs of the list, in its order."""
    text = (resources.files("resources") / "programs.tsv").read_text(encoding="utf-8")
    return tuple(_listed(line) for line in text.split("\n") if line and not line.startswith("#"))


def _listed(line: str) -> Listed:
    country, years, name, further = line.split("\t")
    spellings = [_spelling(words, name) for words in further.split(" | ") if words]
    if name not in {spelling.words for spelling in spellings}:
        spellings.insert(0, Spelling(words=name, name=name, official=True))
    flat = [one for spelling in spellings for one in _inflected(spelling)]
    written = {one.words for one in flat}
    declined = {form: one for one in flat for form in cases(one.words, country) if form not in written}
    flat += [replace(one, words=form, official=False) for form, one in declined.items()]
    return Listed(name=name, country=country, years=years, spellings=tuple(flat))


def _spelling(marked: str, name: str) -> Spelling:
    """Return a spelling; one with a version or year that the name lacks is its own program (guideline, section 6)."""
    mark, words = (marked[0], marked[1:]) if marked[0] in _MARKS else ("", marked)
    if (version := _VERSION.search(words)) and version[0] not in name:
        name = words
    if mark == "+":
        return Spelling(words=words, name=name, official=True)
    return Spelling(words=words, name=name, use=Use(mark), official=words == name)


def _inflected(spelling: Spelling) -> Iterator[Spelling]:
    """Yield the spelling with each ending of the German adjectives that it marks."""
    if "~" not in spelling.words:
        yield spelling
        return
    for ending in _ENDINGS:
        words = _ADJECTIVE.sub(rf"\g<1>{ending}", spelling.words)
        yield Spelling(words=words, name=spelling.name, use=spelling.use)
