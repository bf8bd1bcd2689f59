"""Whether a country's name stands for the country, or is a part of another name (guideline 4.2 to 4.5).

What decides are the words right before and right after it; which words decide what is in the language's file.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from values.languages.lexicon import Lexicon, load

_BEFORE: Final = 70  # characters
_AFTER: Final = 40
_LAST: Final = re.compile(
    r"(?:^|[^\w&+'’.-])([\w&+'’.-]+)[ \u00a0]$"
)  # the word right before, nothing but a space between
_NEXT: Final = re.compile(r"[ \u00a0]([\w&][\w&'’.-]*)")
_QUOTED: Final = re.compile(r"[„“”\"«»‚‘](?:[^\W\d_a-z]\w{0,30} ){1,3}$")  # „Digitales Deutschland“
_CLOSING: Final = ("“", "”", '"', "»", "«", "‘", "’")
_STARTS: Final = '.!?:;\n„“”"«»‹›()[]|•·–—,/'
_ADDRESS: Final = re.compile(r"(?:://|www\.|@)\S*$")
_EDGE_MARKS: Final = "-\u2010\u2011"
_SMALL_WORD: Final = 3  # letters; shorter words do not tell whether a line has capitals throughout
_ACRONYM: Final = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Cues:
    """The words of a language that make a name of what stands beside them; all in lower case."""

    before: frozenset[str]  # right before: "air", "business"
    before_ends: tuple[str, ...]  # ends of words right before: "agentur", "verband"
    after: frozenset[str]  # right after: "telecom", "gmbh"
    heads: tuple[str, ...]  # ends of words before "of": "bank", "university"
    of: tuple[str, ...]  # between a head and the country: "of ", "de la ", "d'"
    free_before: frozenset[str]  # words with a capital that leave the country alone: "eastern", "president"
    free_after: frozenset[str]
    prepositions: frozenset[str]
    capitals: bool  # nouns have no capital: one right beside a country makes a name of both
    pronoun: frozenset[str]  # before "US" in capitals: "contact us"
    nouns_after: tuple[str, ...]  # ends of nouns after a form that is an adjective too

    @classmethod
    def of_lexicon(cls, lexicon: Lexicon) -> "Cues":
        """Return the cues of a language."""
        table: Mapping[str, Any] = lexicon.countries.table.get("in_names", {})
        calendar = frozenset(lexicon.months) | frozenset(lexicon.weekdays)
        return cls(
            before=frozenset(table.get("before", ())),
            before_ends=tuple(table.get("before_ends", ())),
            after=frozenset(table.get("after", ())),
            heads=tuple(table.get("heads", ())),
            of=tuple(of if of.endswith("'") else f"{of} " for of in table.get("of", ())),
            free_before=frozenset(table.get("free_before", ())) | calendar | lexicon.function_words,
            free_after=frozenset(table.get("free_after", ())) | calendar | lexicon.function_words,
            prepositions=frozenset(table.get("prepositions", ())),
            capitals=bool(table.get("capitals", False)),
            pronoun=frozenset(table.get("pronoun", ())),
            nouns_after=tuple(table.get("nouns_after", ())),
        )


@cache
def cues_of(language: str) -> Cues:
    """Return the cues of a language, made once."""
    return Cues.of_lexicon(load(language))


def is_whole_word(text: str, start: int, end: int) -> bool:
    """Tell whether a name is a word of its own: no part of a word, a hyphen compound or an address."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if before.isalnum() or after.isalnum() or before in ("_", "@", "#") or after in ("_", "$", "@"):
        return False
    if after and after in _EDGE_MARKS and _is_compound(text, end):
        return False
    if before and before in _EDGE_MARKS and (text[start - 2 : start - 1].isalnum() or text[start - 2] == "."):
        return False
    if after == "." and text[end + 1 : end + 2].isalnum() and text[end + 1 : end + 2].islower():
        return False
    return not (before in (".", "/", "=") and _ADDRESS.search(text[max(0, start - _BEFORE) : start]))


def _is_compound(text: str, end: int) -> bool:
    """Tell whether a hyphen after a name makes a compound: "US-Anbieter", or a part of one: "US- und EU-Firmen"."""
    following = text[end + 1 : end + 3]
    if following[:1] == " ":
        return following[1:].islower()
    return bool(following[:1].strip()) and following[:1] not in _EDGE_MARKS


def in_a_name(text: str, start: int, end: int, cues: Cues, *, is_abbreviation: bool, is_adjective: bool) -> bool:
    """Tell whether a country's name is a part of the name of something else."""
    before, after = text[max(0, start - _BEFORE) : start], text[end : end + _AFTER]
    last, following = _LAST.search(before), _NEXT.match(after)
    word = last[1] if last else ""
    next_word = following[1] if following else ""
    if is_abbreviation and word.casefold() in cues.pronoun:
        return True
    if is_adjective and _is_adjective(before, next_word, cues):
        return True
    if _QUOTED.search(before) and after[:1] in _CLOSING:
        return True
    if _named_before(before, word, cues) or _is_named_after(next_word, cues):
        return True
    if not cues.capitals or _capitals_throughout(text, start, end):
        return cues.capitals and _is_year(next_word) and word.casefold() not in cues.prepositions
    if _capital_before(before, last, word, cues):
        return True
    if word.casefold() in cues.prepositions or (is_abbreviation and not _is_year(next_word)):
        return False
    return _is_year(next_word) or _capital(next_word, cues.free_after)


def _named_before(before: str, word: str, cues: Cues) -> bool:
    small = word.casefold()
    is_cue = small in cues.before or bool(cues.before_ends and small.endswith(cues.before_ends))
    if is_cue and any(part[:1].isupper() for part in before.split()[-2:]):  # "Technologická agentura ČR" as well
        return True
    if not cues.heads:
        return False
    tail = before.replace("’", "'").replace("\u00a0", " ")
    joined = next((of for of in cues.of if tail[-len(of) - 1 :].casefold() == f" {of}"), None)
    head = tail[: -len(joined)].split()[-1:] if joined else []
    return bool(head) and head[0][:1].isupper() and head[0].casefold().endswith(cues.heads)


def _is_named_after(word: str, cues: Cues) -> bool:
    """Tell whether the word right after makes a name: "GmbH", "Telecom"; but not "digital" as an adverb."""
    return (word[:1].isupper() or "." in word) and word.casefold().strip(".,") in cues.after


def _is_adjective(before: str, next_word: str, cues: Cues) -> bool:
    """Tell whether a form like "Polska" is the adjective: before a capital, or before a noun at a sentence's start."""
    if next_word[:1].isupper() and next_word.casefold() not in cues.free_after:
        return True
    at_start = not before.strip() or before.rstrip()[-1] in _STARTS or before.endswith("\n")
    return at_start and bool(cues.nouns_after) and next_word.casefold().endswith(cues.nouns_after)


def _capital_before(before: str, last: re.Match[str] | None, word: str, cues: Cues) -> bool:
    """Tell whether a word with a capital, not at the start of a sentence, stands right before."""
    if (
        last is None
        or not word[:1].isupper()
        or word.casefold() in cues.free_before
        or word.endswith((".", "'s", "’s"))
    ):
        return False
    earlier = before[: last.start(1)].rstrip(" \u00a0")
    return bool(earlier) and earlier[-1] not in _STARTS


def _capital(word: str, free: frozenset[str]) -> bool:
    if not word[:1].isupper() or word.casefold().strip(".") in free:
        return False
    return not (word.isupper() and len(word) <= _ACRONYM)


def _is_year(word: str) -> bool:
    """Tell whether a word is a year to come, as plans have it in their names: "France 2030"."""
    return len(word) == 4 and word.isdigit() and word.startswith("20") and word[3] in "05" and word > "2024"


def _capitals_throughout(text: str, start: int, end: int) -> bool:
    """Tell whether the line is written with capitals throughout, as English headlines are."""
    first = max(text.rfind("\n", max(0, start - 150), start) + 1, start - 150, 0)
    stop = text.find("\n", end, end + 150)
    words = [word for word in text[first : stop if stop >= 0 else end + 150].split() if len(word) > _SMALL_WORD]
    return sum(not word[0].islower() for word in words) * 3 >= len(words) * 2
