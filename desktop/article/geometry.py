"""Where an article's characters are in its document: spans to rectangles, points to offsets."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QAbstractTextDocumentLayout, QTextBlock, QTextDocument, QTextLayout, QTextLine

from desktop.offset_map import DocumentPlaces

_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


_AHEAD = 2_000  # pixels laid out below a line before going there


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownLine:
    """One line on the screen."""

    block: QTextBlock
    line: QTextLine
    origin: QPointF  # of the block's layout, in the document

    @property
    def top(self) -> float:
        """Top of the letters."""
        return self.origin.y() + self.line.y()

    @property
    def bottom(self) -> float:
        """Bottom of the letters."""
        return self.top + self.line.ascent() + self.line.descent()

    def x_at(self, unit: int) -> float:
        """Return where a UTF-16 place of the block is."""
        x: float = self.line.cursorToX(unit)[0]  # type: ignore[index]  # the stub hides a pair
        return self.origin.x() + x

    def unit_at(self, x: float) -> int:
        """Return the UTF-16 place of the block nearest to an x."""
        return self.line.xToCursor(x - self.origin.x())

    def units(self) -> tuple[int, int]:
        """Return the UTF-16 places of the block that the line holds, end exclusive."""
        start = self.line.textStart()
        return start, start + self.line.textLength()


class Geometry:
    """Measures one document. All rectangles and points are in the document."""

    def __init__(self, document: QTextDocument, places: DocumentPlaces, text: str) -> None:
        """Tie a document to the text it shows."""
        self._document = document
        self._text = text
        self.places = places

    @property
    def has_text(self) -> bool:
        """Whether there is anything to stand in."""
        return bool(self._text)

    @property
    def _layout(self) -> QAbstractTextDocumentLayout:
        """The document's layout; asked for late, so that it is not made before the view gives a width."""
        return self._document.documentLayout()

    def finish(self) -> None:
        """Lay the whole document out. Qt does it when it is idle; a place far below needs it now.

        Qt tells the scroll bar only when it is idle: until then its end would be that of an estimate.
        """
        self._layout.documentSizeChanged.emit(self._layout.documentSize())

    def lay_out_to(self, y: float) -> None:
        """Lay the document out down to a height, at the cost of that part alone.

        A little more: a search for a height must not come upon blocks that are not laid out.
        """
        self._layout.hitTest(QPointF(0, y + _AHEAD), Qt.HitTestAccuracy.FuzzyHit)

    def block_at_y(self, y: float) -> QTextBlock:
        """Return the block at a height, the nearest one where there is none."""
        return self.places.block_at_unit(self._unit_at(QPointF(0, y)))

    def blocks_between(self, top: float, bottom: float) -> Iterator[QTextBlock]:
        """Yield the blocks that show between two heights, one more above for overhanging lines."""
        self.lay_out_to(bottom)
        block = self.block_at_y(top)
        if block.previous().isValid():
            block = block.previous()
        while block.isValid():
            if block.layout().position().y() > bottom:
                return
            yield block
            block = block.next()

    def rects(self, start: int, end: int, *, tight: bool = False) -> list[QRectF]:
        """Return a rectangle around the letters for each line that a span touches.

        Args:
            start: code point offset.
            end: exclusive.
            tight: close to capitals and descenders, so that lines leave room between them.
        """
        block, _ = self.places.block_at(start)
        found: list[QRectF] = []
        while block.isValid():
            first, last = self.places.units_within(block, start, end)
            found += self.rects_in(block, first, last)
            if self.places.block_span(block)[1] >= end:
                break
            block = block.next()
        return [_tight(rect) for rect in found] if tight else found

    def rects_in(self, block: QTextBlock, first: int, last: int) -> list[QRectF]:
        """Return the rectangles of the UTF-16 places [first, last) of a block, line by line."""
        if first >= last:
            return []
        found: list[QRectF] = []
        mixed = self._is_mixed(block)
        for shown in self._lines_from(block, first):
            start, end = shown.units()
            if start >= last:
                break
            found += self._rects_on(shown, max(first, start), min(last, end), mixed=mixed)
        return found

    def line_at(self, offset: int) -> ShownLine | None:
        """Return the line that shows an offset; the start of a wrapped line belongs to that line."""
        block, unit = self.places.block_at(offset)
        layout = self._laid_out(block)
        line = layout.lineForTextPosition(min(unit, block.length() - 1))
        if not line.isValid():
            return None
        return ShownLine(block=block, line=line, origin=layout.position())

    def lines_between(self, top: float, bottom: float) -> tuple[int, int]:
        """Return the span of text whose lines show between two heights, a line more on either side."""
        self.lay_out_to(bottom)
        first = self._line_span(self.offset_at(QPointF(0, max(0.0, top))))[0]
        last = self._line_span(self.offset_at(QPointF(0, max(0.0, bottom))))[1]
        return self._line_span(max(0, first - 1))[0], last

    def neighbour(self, shown: ShownLine, *, down: bool) -> ShownLine | None:
        """Return the line below or above one, None at the end."""
        number = shown.line.lineNumber() + (1 if down else -1)
        layout = shown.block.layout()
        if 0 <= number < layout.lineCount():
            return ShownLine(block=shown.block, line=layout.lineAt(number), origin=shown.origin)
        block = shown.block.next() if down else shown.block.previous()
        if not block.isValid():
            return None
        self.lay_out_to(shown.bottom)
        layout = self._laid_out(block)
        number = 0 if down else layout.lineCount() - 1
        return ShownLine(block=block, line=layout.lineAt(number), origin=layout.position())

    def offset_on(self, shown: ShownLine, x: float) -> int:
        """Return the offset on a line nearest to an x, before the break where the line is wrapped."""
        start, end = shown.units()
        unit = shown.unit_at(x)
        wrapped = end < shown.block.length() - 1
        if wrapped and unit >= end > start:
            unit = end - 1
        return self.places.offset_in(shown.block, unit)

    def offset_at(self, point: QPointF) -> int:
        """Return the offset nearest to a point (between characters)."""
        return self.places.map.offset_before(max(0, min(self._unit_at(point), self.places.map.units)))

    def character_at(self, point: QPointF) -> int:
        """Return the offset of the character under a point, the nearest one beside the text."""
        offset = self.offset_at(point)
        if offset and point.x() < self.caret(offset).x() and self.line_at(offset - 1) is not None:
            before = self.caret(offset - 1)
            if before.top() <= point.y() <= before.bottom() and before.x() <= point.x():
                return offset - 1
        return offset

    def caret(self, offset: int) -> QRectF:
        """Return where the caret stands at an offset; 0 wide."""
        shown = self.line_at(offset)
        if shown is None:
            return QRectF()
        _, unit = self.places.block_at(offset)
        return QRectF(shown.x_at(unit), shown.top, 0, shown.bottom - shown.top)

    def _lines_from(self, block: QTextBlock, first: int) -> Iterator[ShownLine]:
        layout = self._laid_out(block)
        origin = layout.position()
        at = layout.lineForTextPosition(first)
        for number in range(at.lineNumber() if at.isValid() else 0, layout.lineCount()):
            yield ShownLine(block=block, line=layout.lineAt(number), origin=origin)

    def _unit_at(self, point: QPointF) -> int:
        """Return the UTF-16 position nearest to a point; above the text, that of its first line."""
        self.lay_out_to(point.y())
        first = self._document.firstBlock().layout()
        top = first.position().y()
        inside = QPointF(point.x(), max(top + 1, point.y()))
        unit = self._layout.hitTest(inside, Qt.HitTestAccuracy.FuzzyHit)
        return self._along_line(unit, inside)

    def _along_line(self, unit: int, point: QPointF) -> int:
        """Return the place along a line for a point above or below it, where Qt says only the line's start or end."""
        block = self.places.block_at_unit(unit)
        meant = self._meant(block, point.y())
        first = self.places.unit_of_block(meant)
        layout = meant.layout()
        if not layout.lineCount():
            return unit  # not laid out yet: nobody sees it
        line = layout.lineForTextPosition(unit - first) if meant == block else _nearest(layout, point.y())
        if not line.isValid():
            return unit
        top = layout.position().y() + line.y()
        if meant == block and top <= point.y() < top + line.height():
            return unit
        return first + line.xToCursor(point.x() - layout.position().x())

    def _meant(self, block: QTextBlock, y: float) -> QTextBlock:
        """Return the paragraph that a point in the gap of an empty line is nearest to, else the block itself."""
        if block.length() > 1:
            return block
        above, below = block.previous(), block.next()
        if not above.isValid() or not below.isValid():
            return block
        if not above.layout().lineCount() or not below.layout().lineCount():
            return block
        middle = (_bottom(above.layout()) + below.layout().position().y()) / 2
        other = below if y > middle else above
        return other if other.length() > 1 else block

    def _laid_out(self, block: QTextBlock) -> QTextLayout:
        """Return a block's layout with its lines; what shows was laid out when it was painted."""
        layout = block.layout()
        if not layout.lineCount():
            self.finish()
        return layout

    def _line_span(self, offset: int) -> tuple[int, int]:
        shown = self.line_at(offset)
        if shown is None:
            return offset, offset
        start, end = shown.units()
        return self.places.offset_in(shown.block, start), self.places.offset_in(shown.block, end)

    def _is_mixed(self, block: QTextBlock) -> bool:
        return _RIGHT_TO_LEFT.search(self._text, *self.places.block_span(block)) is not None

    def _rects_on(self, shown: ShownLine, first: int, last: int, *, mixed: bool) -> list[QRectF]:
        if first >= last:
            return []
        height = shown.bottom - shown.top
        if not mixed:
            stretches = [(shown.x_at(first), self._right_of(shown, last))]
        else:
            stretches = _merged(sorted(self._stretches(shown, first, last)))
        return [QRectF(left, shown.top, right - left, height) for left, right in stretches if right > left]

    def _right_of(self, shown: ShownLine, last: int) -> float:
        """Return the right end of a part of a line, without the space that hangs at a wrap."""
        x = shown.x_at(last)
        return min(x, shown.origin.x() + shown.line.x() + shown.line.naturalTextWidth()) if x else x

    def _stretches(self, shown: ShownLine, first: int, last: int) -> Iterator[tuple[float, float]]:
        for unit in range(first, last):
            ends = shown.x_at(unit), shown.x_at(unit + 1)
            yield min(ends), max(ends)


def _bottom(layout: QTextLayout) -> float:
    """Return the lower edge of a layout's last line."""
    line = layout.lineAt(layout.lineCount() - 1)
    return layout.position().y() + line.y() + line.height()


def _nearest(layout: QTextLayout, y: float) -> QTextLine:
    """Return the line of a layout at a height; the first one above it, the last one below."""
    lines = (layout.lineAt(number) for number in range(layout.lineCount() - 1))
    below = (line for line in lines if y < layout.position().y() + line.y() + line.height())
    return next(below, layout.lineAt(layout.lineCount() - 1))


def _tight(rect: QRectF) -> QRectF:
    """Return the part of a line's height that letters take: a face reserves more above than below."""
    return rect.adjusted(0, rect.height() * 0.09, 0, -rect.height() * 0.04)


def _merged(stretches: list[tuple[float, float]]) -> list[tuple[float, float]]:
    merged: list[tuple[float, float]] = []
    for left, right in stretches:
        if merged and left <= merged[-1][1] + 0.5:
            merged[-1] = merged[-1][0], max(merged[-1][1], right)
        else:
            merged.append((left, right))
    return merged
