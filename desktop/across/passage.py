"""A sentence of an article, with the words that prove something on the colour of their label."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.offset_map import OffsetMap
from desktop.theme.look import Look
from desktop.translate import tr
from desktop.widgets import painting
from desktop.widgets.safe_text import one_line, tool_tip
from values.sentences import sentence_around

_PADDING = 8  # pixels on each side
_SIZE = 14  # pixels of the text
_LEADING = 1.3  # of a line's height


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a passage that are drawn on a colour."""

    start: int  # code points of the passage
    end: int  # exclusive
    label: str  # whose colour they stand on


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence cut out of its article."""

    text: str
    start: int  # code points of the article's text: where it begins
    words: tuple[Words, ...]  # counted within it


def sentences(text: str, spans: Sequence[tuple[int, int, str]]) -> list[Sentence]:
    """Return the sentences that some spans stand in, in the order of the text, each with all spans within it.

    Args:
        text: of the article.
        spans: start and end in code points of the text, and the label.
    """
    cut: list[tuple[int, int]] = []
    for first, last in sorted({sentence_around(text, start, end) for start, end, _ in spans}):
        if cut and first < cut[-1][1]:
            cut[-1] = (cut[-1][0], max(last, cut[-1][1]))
        else:
            cut.append((first, last))
    return [_sentence(text, first, last, spans) for first, last in cut]


def _sentence(text: str, first: int, last: int, spans: Sequence[tuple[int, int, str]]) -> Sentence:
    inside = sorted({(start, end, label) for start, end, label in spans if first <= start and end <= last})
    words = tuple(Words(start - first, end - first, label) for start, end, label in inside)
    return Sentence(text=text[first:last], start=first, words=words)


class Passage(QWidget):
    """Paints a sentence in as many lines as it takes. A click or Enter asks for its place in the article."""

    clicked = Signal()

    def __init__(self, look: Look, sentence: Sentence | None = None) -> None:
        """Make a passage; without a sentence it is empty."""
        super().__init__()
        self._look = look
        self._sentence = Sentence(text="", start=0, words=())
        self._layout = QTextLayout()
        self._height = 0.0
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setToolTip(tool_tip(tr("Across", "Show in the article")))
        look.changed.connect(self._dress)
        if sentence is not None:
            self.set_sentence(sentence)

    def set_sentence(self, sentence: Sentence) -> None:
        """Show another sentence."""
        self._sentence = sentence
        self.setAccessibleName(one_line(sentence.text))
        self._dress()

    def sentence(self) -> Sentence:
        """Return the sentence that is shown."""
        return self._sentence

    def _dress(self) -> None:
        """Lay the text out in the look's colours."""
        font = self._look.font(_SIZE)
        self._layout = QTextLayout(one_line(self._sentence.text, len(self._sentence.text) + 1), font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        self._layout.setFormats([self._format(one, font) for one in self._drawn()])
        self._fold(self.width())
        self.updateGeometry()
        self.update()

    def _drawn(self) -> list[Words]:
        """Return the words, those that hold others first: what comes later is drawn over them."""
        return sorted(self._sentence.words, key=lambda one: (one.start, -one.end))

    def _format(self, one: Words, font: QFont) -> QTextLayout.FormatRange:
        places = OffsetMap(self._sentence.text)
        label = self._look.label(one.label)
        form = QTextCharFormat()
        form.setFont(font)
        form.setBackground(QColor(label.fill))
        form.setForeground(QColor(self._look.colours.ink))
        form.setFontUnderline(True)
        form.setUnderlineColor(QColor(label.ink))
        found = QTextLayout.FormatRange()
        found.start = places.to_units(one.start)
        found.length = places.to_units(one.end) - found.start
        found.format = form
        return found

    def _fold(self, width: int) -> float:
        """Break the lines for a width; returns the height that they take."""
        top = 0.0
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(max(40, width - 2 * _PADDING))
            line.setPosition(QPointF(0, top))
            top += line.height() * _LEADING
        self._layout.endLayout()
        self._height = top + 2 * _PADDING
        return self._height

    def hasHeightForWidth(self) -> bool:
        """Say that the height depends on the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the lines in a width."""
        height = self._fold(width)
        self._fold(self.width())
        return int(height + 0.99)

    def sizeHint(self) -> QSize:
        """Return a size of moderate width."""
        return QSize(280, self.heightForWidth(280))

    def minimumSizeHint(self) -> QSize:
        """Return the size of a few words."""
        return QSize(120, 32)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint the ground under the pointer, the text, and the ring of the focus."""
        painter = QPainter(self)
        rect, colours = QRectF(self.rect()), self._look.colours
        painting.ground(painter, rect, colours.hover if self.underMouse() else None)
        self._fold(self.width())
        painter.setPen(QColor(colours.ink))
        self._layout.draw(painter, QPointF(_PADDING, _PADDING))
        if self.hasFocus():
            painting.focus_ring(painter, rect, colours)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show the ground under the pointer."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Take the ground away."""
        super().leaveEvent(event)
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ask for the place in the article."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.clicked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask for the place in the article on Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.clicked.emit()
        else:
            super().keyPressEvent(event)
