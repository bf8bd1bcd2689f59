"""Labels that never guess rich text."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QTextLayout
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from desktop.widgets.safe_text import many_lines, one_line, tool_tip

LINES = 2  # of a paragraph, where it is clamped


class PlainLabel(QLabel):
    """A label of plain text."""

    def __init__(self, text: str = "", rank: str = "", parent: QWidget | None = None) -> None:
        """Make a label.

        Args:
            text: shown as it is.
            rank: "dim", "small", "strong", "title", "bad" or none, as the style sheet knows them.
            parent: the widget that holds it.
        """
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.set_rank(rank)
        self.set_text(text)

    def set_text(self, text: str) -> None:
        """Show a text."""
        shown = many_lines(text)
        self.setText(shown)
        self.setAccessibleName(shown)

    def set_rank(self, rank: str) -> None:
        """Change the rank, which the style sheet draws."""
        if self.property("rank") != rank:
            self.setProperty("rank", rank)
            self.style().unpolish(self)
            self.style().polish(self)

    def wrapped(self) -> "PlainLabel":
        """Let the text take more lines; returns the label itself."""
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.MinimumExpanding)
        return self


class ClampedLabel(PlainLabel):
    """A label whose paragraphs take two lines at most; what is cut ends in "…", and the tool tip has all of it."""

    def __init__(self, rank: str = "") -> None:
        """Make an empty label that takes more lines."""
        self._whole = ""
        super().__init__(rank=rank)
        self.wrapped()

    def set_text(self, text: str) -> None:
        """Show a text, cut where it needs more lines."""
        self._whole = many_lines(text)
        self._cut()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the text anew."""
        super().resizeEvent(event)
        self._cut()

    def _cut(self) -> None:
        shown = "\n".join(self._cut_one(one) for one in self._whole.split("\n"))
        if shown != self.text():
            self.setText(shown)
        self.setAccessibleName(self._whole)
        self.setToolTip(tool_tip(self._whole) if shown != self._whole else "")

    def _cut_one(self, paragraph: str) -> str:
        width = self.contentsRect().width()
        layout, starts = QTextLayout(paragraph, self.font()), list[int]()
        layout.beginLayout()
        while width > 0 and len(starts) <= LINES and (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            starts.append(line.textStart())
        layout.endLayout()
        if len(starts) <= LINES:
            return paragraph
        units, last = paragraph.encode("utf-16-le", "surrogatepass"), 2 * starts[LINES - 1]
        head, rest = (part.decode("utf-16-le", "surrogatepass") for part in (units[:last], units[last:]))
        return head + self.fontMetrics().elidedText(rest, Qt.TextElideMode.ElideRight, width - 2)


class ElidedLabel(QWidget):
    """One line that ends in "…" where it does not fit; the whole text is its tool tip and accessible name."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        """Make a label with a text."""
        super().__init__(parent)
        self._text = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_text(text)

    def set_text(self, text: str) -> None:
        """Show a text."""
        self._text = one_line(text)
        self.setAccessibleName(self._text)
        self._set_tip()
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of the whole text."""
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self._text) + 2, metrics.height())

    def minimumSizeHint(self) -> QSize:
        """Return the size of a few letters."""
        return QSize(24, self.fontMetrics().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the tool tip only where the text is cut."""
        super().resizeEvent(event)
        self._set_tip()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint the text, elided."""
        painter = QPainter(self)
        painter.setPen(self.palette().windowText().color())
        shown = self.fontMetrics().elidedText(self._text, Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)

    def _set_tip(self) -> None:
        cut = self.fontMetrics().horizontalAdvance(self._text) > self.width()
        self.setToolTip(tool_tip(self._text) if cut else "")
