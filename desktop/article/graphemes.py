"""Where a text may be cut: never inside what a reader sees as one character (UAX 29)."""

from PySide6.QtCore import QTextBoundaryFinder

from desktop.offset_map import OffsetMap

_REACH = 512  # characters looked at on either side, where no sure boundary is nearer
_PLAIN_END = "\u0300"  # no character below joins another, but CR and LF
# Qt would drop, swap or misread these at the start of a string; all are boundaries on both sides.
_SAFE = dict.fromkeys((0x0D, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF), 0x0B) | dict.fromkeys(
    (0xFDD0, 0xFDD1, *range(0xD800, 0xE000)), 0xFFFD
)


def is_boundary(text: str, offset: int) -> bool:
    """Say whether a text may be cut at an offset (code points)."""
    if offset <= 0 or offset >= len(text) or _plain(text, offset):
        return True
    return offset in _boundaries(text, offset)


def floor(text: str, offset: int) -> int:
    """Return the last boundary at or before an offset."""
    offset = max(0, min(offset, len(text)))
    if is_boundary(text, offset):
        return offset
    return max(at for at in _boundaries(text, offset) if at < offset)


def ceil(text: str, offset: int) -> int:
    """Return the first boundary at or after an offset."""
    offset = max(0, min(offset, len(text)))
    if is_boundary(text, offset):
        return offset
    return min(at for at in _boundaries(text, offset) if at > offset)


def following(text: str, offset: int) -> int:
    """Return the first boundary after an offset, the end of the text at most."""
    return ceil(text, offset + 1)


def preceding(text: str, offset: int) -> int:
    """Return the last boundary before an offset, 0 at least."""
    return floor(text, offset - 1)


def _plain(text: str, offset: int) -> bool:
    return text[offset - 1] < _PLAIN_END and text[offset] < _PLAIN_END


def _boundaries(text: str, offset: int) -> set[int]:
    """Return the boundaries around an offset, from one sure boundary to the next."""
    start = offset - 1
    while start > max(0, offset - _REACH) and not _plain(text, start):
        start -= 1
    end = offset + 1
    while end < min(len(text), offset + _REACH) and not _plain(text, end):
        end += 1
    piece = text[start:end].translate(_SAFE)
    units = OffsetMap(piece)
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Grapheme, piece)
    found = {start, end}
    while (at := finder.toNextBoundary()) != -1:
        found.add(start + units.offset_before(at))
    return found
