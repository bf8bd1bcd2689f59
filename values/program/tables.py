"""Names in the first column of a table whose head says that it lists programs."""

import re
from collections.abc import Iterator
from typing import Final

from values.program.candidate import Candidate
from values.program.words import ProgramWords

_ROW: Final = re.compile(r"^[ \t]*\|?[ \t]*(?P<cell>[^|\n]{1,120}?)[ \t]*\|[^\n]*$", re.MULTILINE)
_WORD: Final = re.compile(r"[^\W_][\w'’.-]*")
_MOST: Final = 60


def table_names(text: str, words: ProgramWords) -> Iterator[Candidate]:
    """Yield the cells below a head such as "Programme | Budget", in text order."""
    if "|" not in text:
        return
    below, last_end = 0, -2
    for row in _ROW.finditer(text):
        if row.start() > last_end + 2:
            below = 0
        last_end = row.end()
        if below:
            below -= 1
            yield from _cell(row, words)
        elif row["cell"].lower() in words.heads and row["cell"][0].isupper():
            below = _MOST


def _cell(row: re.Match[str], words: ProgramWords) -> Iterator[Candidate]:
    start = row.start("cell")
    for name in row["cell"].split(", "):
        first = _WORD.match(name)
        if first and any(character.isupper() for character in name):
            body = first[0].lower() in words.bodies and name[first.end() : first.end() + 1] == " "
            inner = start + (first.end() + 1 if body else 0)  # the body that pays stands outside: "PARP SMART"
            yield Candidate(start=inner, end=start + len(name), rule="program.table")
        start += len(name) + len(", ")
