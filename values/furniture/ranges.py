"""The ranges of a text that are page furniture."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Final

from values.furniture.cues import Cues, cues_of
from values.furniture.parts import furniture_parts

_LONGEST: Final = 2000  # characters of a line that is looked at; a longer one is running text
_BOX_LINES: Final = 6  # of a box below its heading
_COMMENT_LINES: Final = 60
_LONGEST_HEADING: Final = 60
_LONGEST_BOX_LINE: Final = 220
_COMMENT: Final = re.compile(r"\s*[^\s:,][^:,\n]{0,40}(?:,[^:\n]{0,40}(?::[0-9]{2}[^:\n]{0,10})?)?:\s")


def furniture_ranges(text: str, language: str | None) -> list[tuple[int, int]]:
    """Return the ranges of a text that are page furniture, in order; code points, ends exclusive.

    Args:
        text: the whole text; its offsets are those of the ranges.
        language: ISO 639-1; None or a language without a file: English, which pages everywhere have words of.
    """
    cues = cues_of((language or "en").lower()[:2])
    small = lowered(text)
    found: list[tuple[int, int]] = []
    end = -1
    for place in cues.triggers(small):
        if place < end:
            continue
        start, end = line_around(small, place)
        found += _of_line(small, start, end, cues)
        end = max(end, found[-1][1] if found else end)
    return _joined(found)


def is_in(ranges: list[tuple[int, int]], place: int) -> bool:
    """Tell whether a place is in one of the ranges, which are in order."""
    before = bisect_right(ranges, place, key=lambda one: one[0]) - 1
    return before >= 0 and place < ranges[before][1]


def lowered(text: str) -> str:
    """Return a text in small letters that is exactly as long."""
    return text.replace("İ", "I").lower()  # the one letter that would grow


def line_around(text: str, place: int) -> tuple[int, int]:
    """Return the line that a place stands in, without its break."""
    start = text.rfind("\n", 0, place) + 1
    end = text.find("\n", place)
    return start, len(text) if end < 0 else end


def _of_line(small: str, start: int, end: int, cues: Cues) -> Iterator[tuple[int, int]]:
    line = small[start:end] if end - start <= _LONGEST else ""
    if not line.strip():
        return
    late = start * 2 > len(small)
    if cues.comments.match(line):
        yield start, _end_of_comments(small, end) if late else end
    elif cues.box.match(line) or (cues.contact.match(line) and len(line) <= _LONGEST_HEADING):
        yield start, _end_of_box(small, end, late=late)
    else:
        yield from ((start + first, start + last) for first, last in furniture_parts(line, cues))


def _end_of_box(small: str, end: int, *, late: bool) -> int:
    """Return where a box ends whose heading ends at a place: at an empty line, or before running text."""
    last = end
    for start, stop in _lines(small, end, _BOX_LINES):
        line = small[start:stop].strip()
        if not line:
            return last
        if len(line) > _LONGEST_BOX_LINE:
            return end  # no box at all: the text goes on
        last = stop
    ends_the_text = len(small) - last < _LONGEST_HEADING and not small[last:].strip()
    return last if late or ends_the_text else end


def _end_of_comments(small: str, end: int) -> int:
    """Return where the comments end whose heading ends at a place: each begins with a name and a colon."""
    last, inside = end, False
    for start, stop in _lines(small, end, _COMMENT_LINES):
        line = small[start:stop]
        inside = bool(line.strip()) and (inside or bool(_COMMENT.match(line)))
        if inside:
            last = stop
        elif line.strip():
            break
    return last


def _lines(small: str, end: int, most: int) -> Iterator[tuple[int, int]]:
    for _ in range(most):
        if end >= len(small):
            return
        start = end + 1
        _, end = line_around(small, start)
        if end - start > _LONGEST:
            return
        yield start, end


def _joined(ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return ranges in order, those that meet as one."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        if joined and start <= joined[-1][1] + 1:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined
