"""Fills a QTextDocument with an article's display copy and sets each line by its kind.

Formats only: the document's characters are those of the display copy, one for one.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextOption,
)

from desktop.article import table
from desktop.article.line_kinds import LineKind, item_prefix, kinds_of
from desktop.article.style import ArticleStyle
from desktop.article.type_sizes import TypeSizes
from desktop.offset_map import DocumentPlaces

_ENDLESS = re.compile(r"\S{10000}")  # wrapping such a run at words first takes Qt quadratic time
_LONG = 10_000
_LINE_EMS = 1.58  # from line to line, in sizes of the running text
_PROPORTIONAL = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
_FIXED = QTextBlockFormat.LineHeightTypes.FixedHeight.value
_DISTANCE = QTextBlockFormat.LineHeightTypes.LineDistanceHeight.value


def fill(document: QTextDocument, display: str, sizes: TypeSizes) -> None:
    """Put the display copy into an empty document, every line as running text."""
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(0)
    document.setDefaultFont(sizes.body)
    cursor = QTextCursor(document)
    cursor.setBlockFormat(_block(bottom=sizes.gap, height=_line_height(sizes)))
    cursor.insertText(display)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the article, as it is to be set."""

    start: int  # code points
    shown: str  # its display copy
    kind: LineKind
    following: LineKind  # of the next line

    @property
    def end(self) -> int:
        """Where the line ends, its newline excluded."""
        return self.start + len(self.shown)


def special_lines(display: str, *, title_is_heading: bool) -> list[Line]:
    """Return the lines of a display copy that are no running text."""
    shown = display.split("\n")
    kinds = kinds_of(shown, title_is_heading=title_is_heading)
    kinds.append(LineKind.TEXT)
    found, start = [], 0
    for at, line in enumerate(shown):
        if kinds[at] is not LineKind.TEXT:
            found.append(Line(start=start, shown=line, kind=kinds[at], following=kinds[at + 1]))
        start += len(line) + 1
    return found


def wrap_mode(display: str) -> QTextOption.WrapMode:
    """Return how lines may be broken: anywhere only where words would freeze the window."""
    long_lines = (line for line in display.split("\n") if len(line) >= _LONG)
    if any(_ENDLESS.search(line) for line in long_lines):
        return QTextOption.WrapMode.WrapAnywhere
    return QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere


def set_lines(places: DocumentPlaces, lines: Sequence[Line], style: ArticleStyle, sizes: TypeSizes) -> None:
    """Give every line that is no running text its format.

    Args:
        places: of the document that `fill` filled.
        lines: from `special_lines`.
        style: for the colour of the pipes.
        sizes: the measures.
    """
    setter = _Setter(places, style, sizes)
    for line in lines:
        setter.set(line)
    for rows in _tables(lines):
        setter.align(rows)


def set_margins(document: QTextDocument, *, left: float, right: float, top: float, bottom: float) -> None:
    """Set the space around the text."""
    frame = document.rootFrame()
    wanted = frame.frameFormat()
    wanted.setLeftMargin(left)
    wanted.setRightMargin(right)
    wanted.setTopMargin(top)
    wanted.setBottomMargin(bottom)
    if wanted != frame.frameFormat():
        frame.setFrameFormat(wanted)


def set_space_below(block: QTextBlock, bottom: float) -> None:
    """Set the space below one block, where the header is painted below the heading."""
    wanted = block.blockFormat()
    if wanted.bottomMargin() != bottom:
        wanted.setBottomMargin(bottom)
        QTextCursor(block).setBlockFormat(wanted)


class _Setter:
    """Formats the lines of one document."""

    def __init__(self, places: DocumentPlaces, style: ArticleStyle, sizes: TypeSizes) -> None:
        self._places = places
        self._style = style
        self._sizes = sizes
        self._body = QFontMetricsF(sizes.body)
        self._table = QFontMetricsF(sizes.table)
        self._height = _line_height(sizes)

    def set(self, line: Line) -> None:
        """Format a line by its kind and the kind of the line that follows."""
        cursor = self._places.cursor_for(line.start, line.end)
        cursor.setBlockFormat(self._block_format(line))
        if line.kind is LineKind.HEADING:
            cursor.mergeCharFormat(_face(self._sizes.heading))
        elif line.kind is LineKind.TABLE:
            cursor.mergeCharFormat(_face(self._sizes.table))
            self._dim_pipes(line)

    def _block_format(self, line: Line) -> QTextBlockFormat:
        sizes, bullet_left = self._sizes, self._sizes.indent * 0.25
        match line.kind:
            case LineKind.EMPTY:
                return _empty(sizes.empty)
            case LineKind.HEADING:
                return _block(height=112)
            case LineKind.TABLE:
                hang = self._table.horizontalAdvance("  ")
                bottom = 1 if line.following is LineKind.TABLE else sizes.gap
                return _block(bottom=bottom, left=hang, first=-hang, height=140)
            case LineKind.BULLET:
                return self._bullet(line, bullet_left)
            case LineKind.ITEM_AFTER_BULLET:
                return _block(bottom=self._item_gap(line, LineKind.BULLET), left=sizes.indent, height=self._height)
            case _:
                prefix = self._body.horizontalAdvance(line.shown[: item_prefix(line.shown)])
                bottom = self._item_gap(line, LineKind.ITEM)
                return _block(bottom=bottom, left=prefix + bullet_left, first=-prefix, height=self._height)

    def _bullet(self, line: Line, left: float) -> QTextBlockFormat:
        """Return the format of a bullet alone on its line: it takes no height, so its item stands beside it."""
        made = _block(left=left, height=self._height)
        if line.following is LineKind.ITEM_AFTER_BULLET:
            made.setLineHeight(0.1 - self._body.height(), _DISTANCE)
        return made

    def _item_gap(self, line: Line, like: LineKind) -> float:
        return self._sizes.gap * 0.5 if line.following is like else self._sizes.gap

    def align(self, rows: Sequence[Line]) -> None:
        """Let the pipes of a table's rows stand below each other, where the table fits the column."""
        room = table.paddings([row.shown for row in rows], self._table.horizontalAdvance, self._sizes.column)
        for row, padding in zip(rows, room, strict=True):
            for at, pixels in padding.items():
                spaced = QTextCharFormat()
                spaced.setFontLetterSpacingType(QFont.SpacingType.AbsoluteSpacing)
                spaced.setFontLetterSpacing(pixels)
                self._places.cursor_for(row.start + at, row.start + at + 1).mergeCharFormat(spaced)

    def _dim_pipes(self, line: Line) -> None:
        dim = QTextCharFormat()
        dim.setForeground(QColor(self._style.dim))
        for at, character in enumerate(line.shown):
            if character == "|":
                self._places.cursor_for(line.start + at, line.start + at + 1).mergeCharFormat(dim)


def _tables(lines: Sequence[Line]) -> list[list[Line]]:
    """Return the rows of each table: lines that follow one another."""
    tables: list[list[Line]] = []
    for line in lines:
        if line.kind is not LineKind.TABLE:
            continue
        if tables and tables[-1][-1].end + 1 == line.start:
            tables[-1].append(line)
        else:
            tables.append([line])
    return tables


def _line_height(sizes: TypeSizes) -> float:
    """Return the height of a line in per cent of its letters' height, whatever face is in use."""
    return max(100.0, 100 * _LINE_EMS * sizes.body.pixelSize() / QFontMetricsF(sizes.body).height())


def _face(font: QFont) -> QTextCharFormat:
    face = QTextCharFormat()
    face.setFont(font)
    return face


def _empty(height: float) -> QTextBlockFormat:
    made = QTextBlockFormat()
    made.setLineHeight(height, _FIXED)
    return made


def _block(*, bottom: float = 0, left: float = 0, first: float = 0, height: float) -> QTextBlockFormat:
    made = QTextBlockFormat()
    made.setLineHeight(height, _PROPORTIONAL)
    made.setBottomMargin(bottom)
    made.setLeftMargin(left)
    made.setTextIndent(first)
    return made
