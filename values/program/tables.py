"""Names in the column of a table whose head says that it lists programs."""

import re
from collections.abc import Iterator
from typing import Final

from values.program.candidate import Candidate
from values.program.words import ProgramWords

_ROW: Final = re.compile(r"^[^|\n]{0,160}\|[^\n]*$", re.MULTILINE)
_CELL: Final = re.compile(r"[^|\n]+")
_WORD: Final = re.compile(r"[^\W_][\w'’.-]*")
_MOST_ROWS: Final = 60
_MOST_CELLS: Final = 12
_MOST_SMALL: Final = 2
_LONGEST: Final = 120


def table_names(text: str, words: ProgramWords) -> Iterator[Candidate]:
    """Yield the cells below a head such as "Programme | Budget", in text order."""
    if "|" not in text:
        return
    column, left, last_end, wide = -1, 0, -2, False
    for row in _ROW.finditer(text):
        cells = _cells(text, row.start(), min(row.end(), row.start() + _LONGEST * _MOST_CELLS))
        if row.start() > last_end + 1:
            column, left = _column(text, cells, words), _MOST_ROWS
            wide = column >= 0 and not words.is_head(text[slice(*cells[column])].lower())  # "Maßnahme"
        elif 0 <= column < len(cells) and left:
            left -= 1
            if not wide or len(text[slice(*cells[column])].split()) > 1:
                yield from _names(text, *cells[column], words)
        last_end = row.end()


def _cells(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return where the cells of a row stand, without space around them."""
    cells = []
    for cell in _CELL.finditer(text, start, end):
        words = cell[0].strip()
        if words:
            first = cell.start() + cell[0].index(words[0])
            cells.append((first, first + len(words)))
    return cells[:_MOST_CELLS]


def _column(text: str, cells: list[tuple[int, int]], words: ProgramWords) -> int:
    heads = [text[start:end] for start, end in cells]
    named = next((place for place, head in enumerate(heads) if head[0].isupper() and words.is_head(head.lower())), -1)
    if named >= 0:
        return named
    return next((place for place, head in enumerate(heads) if head.lower() in words.table_heads), -1)


def _names(text: str, start: int, end: int, words: ProgramWords) -> Iterator[Candidate]:
    if end - start > _LONGEST:
        return
    for name in text[start:end].split(", "):
        first = _WORD.match(name)
        if first and first.start() == 0 and not name[0].isdigit() and not _describes(name):
            body = first[0].lower() in words.bodies and name[first.end() : first.end() + 1] == " "
            inner = start + (first.end() + 1 if body else 0)  # the body that pays stands outside: "PARP SMART"
            yield Candidate(start=inner, end=start + len(name), rule="program.table")
        start += len(name) + len(", ")


def _describes(cell: str) -> bool:
    """Tell whether a cell is a phrase rather than a name: without a capital, or with several small words."""
    small = sum(word[0].islower() for word in _WORD.findall(cell))
    return small >= _MOST_SMALL or cell == cell.lower()
