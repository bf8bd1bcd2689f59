"""Names at the head of the items of a list that has known programs at the head of others."""

import re
from collections.abc import Collection, Iterator
from typing import Final

from values.program.candidate import Candidate
from values.program.words import ProgramWords

_BULLET: Final = re.compile(r"^[ \t]*[-•*–·✓][ \t]+(?P<name>[^\W_][^:|\n]{1,48}?): (?P<rest>[^\n]{0,90})", re.MULTILINE)
_NUMBER: Final = re.compile(r"^[ \t]*[0-9]{1,2}[.)][ \t]+(?P<name>[^\W_][^:|\n]{1,48}?): [^\n]{0,90}", re.MULTILINE)
_SMALL_WORD: Final = re.compile(r"(?:^| )[^\W\d_A-Z][^\W_]*\b")
_MOST_WORDS: Final = 5
_NEXT_ITEM: Final = 200  # code points from one item of a list to the next, at most
_PARAGRAPH: Final = 200
_NUMBERED: Final = 3


def list_names(text: str, starts: Collection[int], words: ProgramWords) -> Iterator[Candidate]:
    """Yield the heads of items beside those of programs already found.

    Args:
        text: the page's text.
        starts: where programs already found begin.
        words: of the text's language.
    """
    for group in _groups(_BULLET, text):
        if any(item.start("name") in starts for item in group):
            yield from (_candidate(item) for item in group if words.funded.search(item["rest"]) and _fits(item, words))
    numbered = list(_NUMBER.finditer(text))
    named = sum(item.start("name") in starts for item in numbered)
    if len(numbered) >= _NUMBERED and 2 * named >= len(numbered):
        for item in numbered:
            if _fits(item, words) and text.find(item["name"], item.end("name"), item.end() + _PARAGRAPH) >= 0:
                yield _candidate(item)


def _groups(pattern: re.Pattern[str], text: str) -> Iterator[list[re.Match[str]]]:
    group: list[re.Match[str]] = []
    for item in pattern.finditer(text):
        if group and item.start() - group[-1].end() > _NEXT_ITEM:
            yield group
            group = []
        group.append(item)
    if group:
        yield group


def _fits(item: re.Match[str], words: ProgramWords) -> bool:
    name = item["name"]
    first = name.split(" ", 1)[0].lower()
    few = name.count(" ") < _MOST_WORDS and name[0].isupper()
    return (
        few
        and first not in words.bodies
        and first not in words.counts
        and not _SMALL_WORD.search(name)
        and "," not in name
    )


def _candidate(item: re.Match[str]) -> Candidate:
    return Candidate(start=item.start("name"), end=item.end("name"), rule="program.list_item")
