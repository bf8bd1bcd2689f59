"""Pipe tables: how much room each cell needs so that the pipes of all rows stand below each other."""

from collections.abc import Callable, Sequence
from itertools import pairwise


def paddings(rows: Sequence[str], width_of: Callable[[str], float], available: float) -> list[dict[int, float]]:
    """Return the room to add behind single characters of each row; no character is added.

    Args:
        rows: lines of a table that follow one another.
        width_of: gives the width of a piece of text in pixels.
        available: width of the column in pixels; a table that is wider is left as it was typed.

    Returns:
        For each row, pixels by place in the row, of the last character of each cell.
    """
    cells = [_cells(row) for row in rows]
    widths = [[width_of(row[start:end]) for start, end in found] for row, found in zip(rows, cells, strict=True)]
    columns = [max(each) for each in _columns(widths)]
    if sum(columns) + width_of("|") * (len(columns) + 1) > available:
        return [{} for _ in rows]
    return [
        {
            end - 1: columns[at] - widths[number][at]
            for at, (start, end) in enumerate(found)
            if end > start and columns[at] - widths[number][at] > 0.5
        }
        for number, found in enumerate(cells)
    ]


def _cells(row: str) -> list[tuple[int, int]]:
    """Return where the text between the pipes of a row lies; what stands behind the last pipe is no cell."""
    pipes = [at for at, character in enumerate(row) if character == "|"]
    return [(left + 1, right) for left, right in pairwise(pipes)]


def _columns(widths: Sequence[Sequence[float]]) -> list[list[float]]:
    count = max((len(row) for row in widths), default=0)
    return [[row[at] for row in widths if at < len(row)] for at in range(count)]
