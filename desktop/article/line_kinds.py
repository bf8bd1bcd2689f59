"""What each line of an article is, so that it can be set well. No line is changed."""

import re
from enum import Enum, auto

_ITEM = re.compile(r"[ \t\u00a0]*(?:[•‣◦▪●·*–-]|\d{1,2}[.)]|[a-z]\))[ \t\u00a0]+(?=\S)")
_NUMBERED = re.compile(r"[ \t\u00a0]*(?:\d{1,2}[.)]|[a-z]\))")
_BULLETS = frozenset("•‣◦▪●·*–-—")
_MAX_HEADING = 200  # characters; the title rule says 120, edits may differ


class LineKind(Enum):
    """How a line is set."""

    TEXT = auto()
    HEADING = auto()  # the first line that is not empty, when it is the title
    EMPTY = auto()
    TABLE = auto()
    BULLET = auto()  # a bullet alone on its line; its item follows
    ITEM_AFTER_BULLET = auto()
    ITEM = auto()  # a bullet and its words


def kinds_of(lines: list[str], *, title_is_heading: bool) -> list[LineKind]:
    """Return the kind of each line, in order.

    Args:
        lines: the article's text, split at its newlines.
        title_is_heading: whether the first line that is not empty is the title.
    """
    kinds = [_kind(line) for line in lines]
    for at, kind in enumerate(kinds[:-1]):
        if kind is LineKind.BULLET and kinds[at + 1] in (LineKind.TEXT, LineKind.ITEM):
            kinds[at + 1] = LineKind.ITEM_AFTER_BULLET
    first = next((at for at, kind in enumerate(kinds) if kind is not LineKind.EMPTY), None)
    if title_is_heading and first is not None and len(lines[first]) <= _MAX_HEADING:
        kinds[first] = LineKind.HEADING
    return kinds


def item_prefix(line: str) -> int:
    """Return how many characters of an item's line stand before its words."""
    found = _ITEM.match(line)
    return found.end() if found else 0


def _kind(line: str) -> LineKind:
    bare = line.strip()
    if not bare:
        return LineKind.EMPTY
    if bare in _BULLETS:
        return LineKind.BULLET
    if bare[0] == "|" and "|" in bare[1:]:
        return LineKind.TABLE
    if _ITEM.match(line) and not _NUMBERED.match(line):
        return LineKind.ITEM
    return LineKind.TEXT
