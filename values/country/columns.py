"""Codes in the country column of a table (guideline 4.1)."""

import re
from collections.abc import Iterator
from typing import Final

from values.country.codes import CODES
from values.page import Page
from values.types import Country, Found, Label, Reading

_CODE: Final = re.compile(r"(?<![^\W_])[A-Z]{2}(?![^\W_])")
_LONGEST_CELL: Final = 40  # characters; a longer one is no list of codes
_LONGEST_ROW: Final = 1000


def find_codes(page: Page, confidence: float) -> Iterator[Found]:
    """Yield the codes that stand in columns whose head says country, row after row."""
    words = frozenset(page.lexicon.countries.table.get("columns", ()))
    if not words or ("|" not in page.text and "\t" not in page.text and ";" not in page.text):
        return
    columns: tuple[int, ...] = ()
    start = 0
    for line in page.text.split("\n"):
        cells = _cells(line)
        if len(cells) < 2:
            columns = ()
        elif not columns:
            columns = tuple(place for place, (_, cell) in enumerate(cells) if cell.strip().casefold() in words)
        else:
            for column in columns:
                if column < len(cells):
                    yield from _codes(start + cells[column][0], cells[column][1], confidence)
        start += len(line) + 1


def _cells(line: str) -> list[tuple[int, str]]:
    """Return the cells of a row with their places."""
    if len(line) > _LONGEST_ROW:
        return []
    mark = next((mark for mark in "|\t;" if mark in line), None)
    if mark is None:
        return []
    cells, place = [], 0
    for cell in line.split(mark):
        cells.append((place, cell))
        place += len(cell) + 1
    return cells


def _codes(start: int, cell: str, confidence: float) -> Iterator[Found]:
    """Yield the codes of a cell that holds nothing else."""
    found = list(_CODE.finditer(cell))
    if not found or len(cell) > _LONGEST_CELL or re.sub(r"[\s,/+&;·]", "", _CODE.sub("", cell)):
        return
    for code in found:
        if code[0] in CODES:
            reading = Reading(value=Country(code=code[0]), rule="country.code")
            yield Found(
                start=start + code.start(),
                end=start + code.end(),
                label=Label.COUNTRY,
                reading=reading,
                confidence=confidence,
            )
