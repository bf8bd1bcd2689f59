"""The words around a place in its line, cut between words."""

from collections.abc import Callable
from typing import Final

ELLIPSIS: Final = "… "


def words_before(text: str, start: int, most: int) -> str:
    """Return the words before a place in the same line, at most so many code points; "… " tells of more."""
    first = max(0, start - most)
    line = text.rfind("\n", first, start) + 1
    if line or not first:
        return text[line:start]
    piece = text[first:start]
    if not text[first - 1].isspace():
        piece = piece.partition(" ")[2] or piece
    return ELLIPSIS + piece.lstrip()


def words_after(text: str, end: int, most: int) -> str:
    """Return the words behind a place in the same line, at most so many code points; " …" tells of more."""
    last = end + most
    line = text.find("\n", end, last)
    if line >= 0 or last >= len(text):
        return text[end : line if line >= 0 else None]
    piece = text[end:last]
    if not text[last].isspace():
        piece = piece.rpartition(" ")[0] or piece
    return piece.rstrip() + ELLIPSIS[::-1]


def fit_before(words: str, fits: Callable[[str], bool]) -> str:
    """Return the last of the words that fit, "… " before them; empty where not one does."""
    shown, rest = words, words.removeprefix(ELLIPSIS)
    while shown and not fits(shown):
        _, space, rest = rest.lstrip().partition(" ")
        shown = ELLIPSIS + rest if space and rest.strip() else ""
    return shown


def fit_after(words: str, fits: Callable[[str], bool]) -> str:
    """Return the first of the words that fit, " …" behind them; empty where not one does."""
    more = ELLIPSIS[::-1]
    shown, rest = words, words.removesuffix(more)
    while shown and not fits(shown):
        rest, space, _ = rest.rstrip().rpartition(" ")
        shown = rest + more if space and rest.strip() else ""
    return shown
