"""Code points of an article's text to Qt's UTF-16 units and back; the only module that does so."""

import re
from bisect import bisect_left

from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


class OffsetError(ValueError):
    """An offset that lies outside the text, or inside a surrogate pair: a bug of the caller."""


class OffsetMap:
    """Positions of one text, in code points (ours) and in UTF-16 units (Qt's)."""

    __slots__ = ("_astral", "_astral_units", "length", "units")

    def __init__(self, text: str) -> None:
        """Index the characters of a text that Qt counts twice.

        Args:
            text: the article's text; its display copy gives the same map.
        """
        self._astral = [] if text.isascii() else [m.start() for m in _ASTRAL.finditer(text)]
        self._astral_units = [at + k for k, at in enumerate(self._astral)]
        self.length = len(text)  # code points
        self.units = len(text) + len(self._astral)  # UTF-16 units

    def to_units(self, offset: int) -> int:
        """Return the UTF-16 position of a code point offset.

        Raises:
            OffsetError: the offset is outside [0, length].
        """
        if not 0 <= offset <= self.length:
            raise OffsetError(f"offset {offset} is outside a text of {self.length} characters")
        return offset + bisect_left(self._astral, offset)

    def to_offset(self, unit: int) -> int:
        """Return the code point offset of a UTF-16 position.

        Raises:
            OffsetError: the position is outside the text or inside a surrogate pair.
        """
        offset = self.offset_before(unit)
        if offset + bisect_left(self._astral, offset) != unit:
            raise OffsetError(f"UTF-16 position {unit} is inside a surrogate pair")
        return offset

    def offset_before(self, unit: int) -> int:
        """Return the code point offset at a UTF-16 position, or just before it within a pair.

        Raises:
            OffsetError: the position is outside the text.
        """
        if not 0 <= unit <= self.units:
            raise OffsetError(f"UTF-16 position {unit} is outside a text of {self.units} units")
        passed = bisect_left(self._astral_units, unit)
        inside = passed and self._astral_units[passed - 1] == unit - 1
        return unit - passed if not inside else self._astral[passed - 1]


class DocumentPlaces:
    """Places of an article's text in the document that shows its display copy."""

    __slots__ = ("_document", "map")

    def __init__(self, document: QTextDocument, text: str) -> None:
        """Tie a text to the document that shows it, one code point for one."""
        self._document = document
        self.map = OffsetMap(text)

    def cursor_for(self, anchor: int, caret: int) -> QTextCursor:
        """Return a cursor from an anchor to a caret (code points)."""
        cursor = QTextCursor(self._document)
        cursor.setPosition(self.map.to_units(anchor))
        cursor.setPosition(self.map.to_units(caret), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def span_of(self, cursor: QTextCursor) -> tuple[int, int]:
        """Return the span (code points) that a cursor holds."""
        return self.map.to_offset(cursor.selectionStart()), self.map.to_offset(cursor.selectionEnd())

    def block_at(self, offset: int) -> tuple[QTextBlock, int]:
        """Return the block that holds an offset, and the UTF-16 place within it."""
        unit = self.map.to_units(offset)
        block = self._document.findBlock(unit)
        return block, unit - block.position()

    def block_at_unit(self, unit: int) -> QTextBlock:
        """Return the block at a UTF-16 position, the last one for what lies behind."""
        block = self._document.findBlock(max(0, min(unit, self.map.units)))
        return block if block.isValid() else self._document.lastBlock()

    def unit_of_block(self, block: QTextBlock) -> int:
        """Return the UTF-16 position that a block starts at."""
        return block.position()

    def offset_in(self, block: QTextBlock, unit: int) -> int:
        """Return the code point offset of a UTF-16 place within a block."""
        return self.map.offset_before(min(block.position() + unit, self.map.units))

    def block_span(self, block: QTextBlock) -> tuple[int, int]:
        """Return where a block's text lies, without its newline (code points)."""
        start = self.offset_in(block, 0)
        return start, self.offset_in(block, block.length() - 1)

    def units_within(self, block: QTextBlock, start: int, end: int) -> tuple[int, int]:
        """Return the part of a span that lies in a block, in UTF-16 places within the block."""
        first = self.map.to_units(start) - block.position()
        last = self.map.to_units(end) - block.position()
        return max(0, first), min(block.length() - 1, last)
