"""A small palette of labels beside the selection. It never takes the focus."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QWidget

from desktop.article.style import ArticleStyle, LabelStyle
from desktop.article.view import ArticleView
from desktop.translate import tr
from desktop.widgets.safe_text import one_line

_SHADOW = 8  # pixels around the panel
_GAP = 5  # between the palette and the selected lines
_TEXT_PX = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A label that the palette offers."""

    label: str  # its name
    title: str  # as the window says it
    key: str  # that gives it; empty where none does


class Chip(QAbstractButton):
    """One label: its key on its colour, and its title."""

    def __init__(self, choice: Choice, style: ArticleStyle, parent: QWidget) -> None:
        """Show a choice in a style."""
        super().__init__(parent)
        self._choice = choice
        self._style = style
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(tr("LabelPalette", "Label as {label}").format(label=one_line(choice.title)))
        self._face = _face(style.sans, _TEXT_PX)
        self._key_face = _face(style.sans, _TEXT_PX - 2, bold=True)

    def sizeHint(self) -> QSize:
        """Return the room for key and title."""
        return QSize(QFontMetrics(self._face).horizontalAdvance(self._shown_title()) + 42, 28)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint the chip."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        style, look = self._style, self._style.label(self._choice.label)
        hover = self.underMouse()
        painter.setPen(QPen(QColor(look.line if hover else style.border), 1))
        painter.setBrush(QColor(style.paper))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        self._paint_key(painter, look)
        painter.setFont(self._face)
        painter.setPen(QColor(style.ink))
        painter.drawText(self.rect().adjusted(32, 0, -8, 0), _LEFT, self._shown_title())

    def enterEvent(self, event: QEvent) -> None:  # type: ignore[override]
        """Show that the pointer is here."""
        super().enterEvent(event)  # type: ignore[arg-type]
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Show that the pointer is gone."""
        super().leaveEvent(event)
        self.update()

    def _paint_key(self, painter: QPainter, look: LabelStyle) -> None:
        box = QRectF(6, self.height() / 2 - 9, 18, 18)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.fill))
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(QColor(look.text))
        painter.setFont(self._key_face)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._choice.key or look.letter)

    def _shown_title(self) -> str:
        return one_line(self._choice.title, 24)


class LabelPalette(QWidget):
    """Offers the labels for what is selected in an article view."""

    label_requested = Signal(int, int, str)
    """A label was clicked: start and end of the selection (code points), label."""

    def __init__(self, view: ArticleView, choices: Sequence[Choice] = ()) -> None:
        """Float over a view, hidden until something is selected.

        Args:
            view: whose selection the labels are offered for.
            choices: in the order of their keys.
        """
        super().__init__(view)
        self._view = view
        self._choices: tuple[Choice, ...] = tuple(choices)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(tr("LabelPalette", "Labels for the selection"))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(_SHADOW + 6, _SHADOW + 6, _SHADOW + 6, _SHADOW + 6)
        self._row.setSpacing(6)
        self._fill()
        self.hide()
        self._connect_signals()

    def _connect_signals(self) -> None:
        view = self._view
        view.selection_settled.connect(self._offer)
        view.selection_changed.connect(self._follow)
        view.annotation_chosen.connect(self._on_chosen)
        view.page_changed.connect(self._on_page)
        view.verticalScrollBar().valueChanged.connect(self._place)
        view.viewport().installEventFilter(self)

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Offer these labels."""
        self._choices = tuple(choices)
        self._fill()

    def panel_rect(self) -> QRect:
        """Return what the palette covers, its shadow left out, in the view's viewport."""
        inner = self.rect().adjusted(_SHADOW, _SHADOW, -_SHADOW, -_SHADOW)
        return QRect(self._view.viewport().mapFromGlobal(self.mapToGlobal(inner.topLeft())), inner.size())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the view's size."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint the panel and a soft shadow."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        style = self._view.page.style
        inner = QRectF(self.rect()).adjusted(_SHADOW, _SHADOW, -_SHADOW, -_SHADOW)
        painter.setPen(Qt.PenStyle.NoPen)
        for spread in range(_SHADOW, 0, -1):
            painter.setBrush(QColor(0, 0, 0, 5 if style.dark else 3))
            painter.drawRoundedRect(inner.adjusted(-spread, -spread + 3, spread, spread), 8 + spread, 8 + spread)
        painter.setPen(QPen(QColor(style.border), 1))
        painter.setBrush(QColor(style.raised))
        painter.drawRoundedRect(inner.adjusted(0.5, 0.5, -0.5, -0.5), 9, 9)

    def _fill(self) -> None:
        while (item := self._row.takeAt(0)) is not None:
            chip = item.widget()
            if chip is not None:
                chip.setParent(None)
                chip.deleteLater()
        for choice in self._choices:
            chip = Chip(choice, self._view.page.style, self)
            chip.clicked.connect(lambda _=False, label=choice.label: self._request(label))
            self._row.addWidget(chip)
        self.adjustSize()

    def _request(self, label: str) -> None:
        start, end = self._view.selection()
        if start < end:
            self.hide()
            self.label_requested.emit(start, end, label)

    def _offer(self) -> None:
        if self._choices:
            self.show()
            self.raise_()
            self._place()

    def _follow(self, start: int, end: int) -> None:
        if start == end:
            self.hide()
        else:
            self._place()

    def _on_chosen(self, annotation_id: object) -> None:
        if annotation_id is not None:
            self.hide()

    def _on_page(self) -> None:
        self._fill()
        self.hide()

    def _place(self) -> None:
        """Stand below the selected lines, or above them; never on them where there is room."""
        if self.isHidden():
            return
        lines = self._view.selection_area()
        port = self._view.viewport()
        if lines.isEmpty():
            self.move(0, -self.height() * 2)  # the selection is scrolled away: out of sight with it
            return
        width, height = self.width(), self.height()
        left = max(0, min(lines.left() - _SHADOW, port.width() - width))
        below = lines.bottom() + _GAP - _SHADOW
        above = lines.top() - _GAP + _SHADOW - height
        if below + height - _SHADOW <= port.height():
            top = below
        elif above + _SHADOW >= 0:
            top = above
        else:
            top, left = port.height() - height, max(0, port.width() - width)
        self.move(port.mapTo(self._view, QPoint(left, top)))


_LEFT = int(Qt.AlignmentFlag.AlignVCenter.value) | int(Qt.AlignmentFlag.AlignLeft.value)


def _face(family: str, pixels: int, *, bold: bool = False) -> QFont:
    font = QFont([family, "Sans Serif"])
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return font
