"""The line about an article (source, language, dates), painted outside its text."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QTextBlock, QTextDocument

from desktop.article import typeset
from desktop.article.style import ArticleStyle
from desktop.article.type_sizes import TypeSizes
from desktop.display_text import display_text

_FLAGS = int(Qt.TextFlag.TextWordWrap.value) | int(Qt.AlignmentFlag.AlignLeft.value)


class Header:
    """Keeps room for the header, below the heading or above a text without one, and paints it."""

    def __init__(
        self,
        document: QTextDocument,
        text: str,
        heading: QTextBlock | None,
        style: ArticleStyle,
        sizes: TypeSizes,
    ) -> None:
        """Belong to a document.

        Args:
            document: where the room is made.
            text: what is painted; may be empty.
            heading: the block of the heading; None where the text has none.
            style: for the colours.
            sizes: for the face and the gaps.
        """
        self._document = document
        self._text = display_text(text)
        self._heading = heading
        self._style = style
        self._sizes = sizes
        self._area = QRectF(0, 0, 0, 0)

    def fit(self, width: float, left: float, right: float) -> bool:
        """Make room in a view of some width; return whether the text moved."""
        area = QRectF(left, 0, max(1.0, width - left - right), self._height(width - left - right))
        if area == self._area:
            return False
        self._area = area
        sizes, room = self._sizes, self._room()
        above = sizes.top if self._heading is not None else sizes.top + room
        typeset.set_margins(self._document, left=left, right=right, top=above, bottom=sizes.top * 3)
        if self._heading is not None:
            typeset.set_space_below(self._heading, room)
        return True

    def paint(self, painter: QPainter, clip: QRectF) -> None:
        """Draw the header where it falls into the clip."""
        area = self._area.translated(0, self._top())
        if not self._text or not area.intersects(clip):
            return
        painter.setFont(self._sizes.header)
        painter.setPen(QColor(self._style.dim))
        painter.drawText(area, _FLAGS, self._text)

    def _top(self) -> float:
        if self._heading is None:
            return self._sizes.top
        layout = self._heading.layout()
        return layout.position().y() + layout.boundingRect().bottom() + self._sizes.header_gap

    def _height(self, width: float) -> float:
        if not self._text:
            return 0
        limits = QRectF(0, 0, max(1.0, width), 10_000)
        return QFontMetricsF(self._sizes.header).boundingRect(limits, _FLAGS, self._text).height()

    def _room(self) -> float:
        if not self._text:
            return self._sizes.gap
        return self._area.height() + self._sizes.header_gap * 2 + self._sizes.gap * 0.4
