"""Names in quotation marks beside a word for programs, and in lists of funded places."""

import re
from collections.abc import Iterator
from typing import Final

from values.program.candidate import Candidate
from values.program.tokens import is_capital
from values.program.words import ProgramWords

_QUOTED: Final = re.compile(
    '[„“”"«»‹›‚‘][ \u00a0\u202f]?(?P<name>[^„“”"«»‹›\n|]{2,100}?)[ \u00a0\u202f]?[“”"«»‹›‘’](?![^\\W_])'
)
_WORD: Final = re.compile(r"[^\W_][\w'’.-]*")
_BRACKETED: Final = re.compile(r"(?P<long>.{3,80}?) ?\((?P<short>[^()]{2,25})\)")
_LIST_LEAD: Final = re.compile(r"(?:^|\n)[ \t]*[-•*–·✓]?[ \t]*[^\n:\"„“«]{3,60}: ?$")
_BULLETS: Final = " \t\n\u00a0-•*–·"
_BEFORE: Final = 60
_AFTER: Final = 30
_MOST_WORDS: Final = 11
_NEAR_WORDS: Final = 4
_LIST_PLACES: Final = 2


def quoted_names(text: str, words: ProgramWords) -> Iterator[Candidate]:
    """Yield what stands in quotation marks behind or before a word for programs, in text order."""
    listed: list[Candidate] = []
    for found in _QUOTED.finditer(text):
        start, end = found.span("name")
        if not _is_name(found["name"], words):
            continue
        own = _is_own(found["name"], words)
        if own or _head_before(text, found.start(), words) or _head_after(text, found.end(), words):
            yield from _split(start, found["name"])
        elif _LIST_LEAD.search(text[max(0, found.start() - 70) : found.start()]):
            listed.append(Candidate(start=start, end=end, rule="program.list_item"))
    if len(listed) >= _LIST_PLACES:
        yield from listed


def _is_name(name: str, words: ProgramWords) -> bool:
    found = _WORD.findall(name)
    if not 0 < len(found) <= _MOST_WORDS or name[-1] in ".!?,;:" or name != name.strip():
        return False
    first, last = found[0], found[-1].lower()
    if len(found) == 1 and (
        first.lower() in words.heads or first.lower() in words.bodies or len(first) < _NEAR_WORDS - 1
    ):
        return False
    return (is_capital(first) or name[0].isdigit()) and last not in words.links and ", " not in name[:12]


def _head_before(text: str, start: int, words: ProgramWords) -> bool:
    """Tell whether a word for programs stands before, perhaps with "called", or alone on the line above."""
    before = text[max(0, start - _BEFORE) : start]
    line = before.split("\n")[-1].lower().rstrip(" \u00a0(:")
    if not line.strip(_BULLETS):
        above = before.rstrip(_BULLETS).split("\n")[-1].lower().strip(_BULLETS)
        return above in words.heads
    for phrase in words.called:
        line = line.removesuffix(" " + phrase).rstrip(" \u00a0,") if line.endswith(" " + phrase) else line
    if line.endswith(words.frames):
        return True
    if line.endswith((".", ",", ";")):
        return False
    last = [word.strip("'’.") for word in _WORD.findall(line)[-1:]]
    return any(_introduces(word, words) for word in last) or line.endswith(_two_words(words))


def _introduces(word: str, words: ProgramWords) -> bool:
    return words.is_head(word) or word in words.funding_verbs or _is_compound(word, words)


def _is_own(name: str, words: ProgramWords) -> bool:
    """Tell whether a quoted name has its head itself: „Digitalpakt Handwerk“."""
    first, _, rest = name.partition(" ")
    return bool(rest) and is_capital(rest.split()[-1]) and _is_compound(first.lower(), words)


def _is_compound(word: str, words: ProgramWords) -> bool:
    """Tell whether a word in small letters is a compound that ends with a head: "sonderfonds"."""
    return bool(words.closed_heads) and word.endswith(words.closed_heads) and word not in words.closed_heads


def _two_words(words: ProgramWords) -> tuple[str, ...]:
    return tuple(" " + head for head in words.heads if " " in head)


def _head_after(text: str, end: int, words: ProgramWords) -> bool:
    after = text[end : end + _AFTER].split("\n")[0]
    hyphened = after[:1] == "-"
    if not hyphened and after[:1] not in (" ", "\u00a0"):
        return False
    found = _WORD.match(after[1:])
    if found is None:
        return False
    word = found[0].lower()
    if not hyphened and word in words.called_after:  # „…“ genannte Fördertopf
        found = _WORD.match(after[1:], found.end() + 1)
        return found is not None and words.is_head(found[0].lower())
    return word in words.compound_heads if hyphened else not words.capital_nouns and word in words.bare_heads


def _split(start: int, name: str) -> Iterator[Candidate]:
    """Yield the long and the short form of „Long Form (LF)“ as two, else the name."""
    pair = _BRACKETED.fullmatch(name)
    if pair is None:
        yield Candidate(start=start, end=start + len(name), rule="program.quoted")
        return
    yield Candidate(start=start, end=start + pair.end("long"), rule="program.quoted")
    short = start + pair.start("short")
    yield Candidate(start=short, end=start + pair.end("short"), rule="program.short_form", name=pair["long"])
