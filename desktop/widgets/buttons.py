"""Buttons that paint themselves: icon buttons, chips of labels, and a row of choices."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from desktop.theme import icons
from desktop.theme.look import Look
from desktop.widgets import painting
from desktop.widgets.safe_text import one_line, tool_tip


class PaintedButton(QAbstractButton):
    """A button whose ground follows pointer, press and focus; subclasses paint what stands on it."""

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        """Make a button.

        Args:
            look: colours and fonts; the button repaints when they change.
            name: what a screen reader says.
            parent: the widget that holds it.
        """
        super().__init__(parent)
        self.look = look
        self.setAccessibleName(one_line(name))
        self.setFont(look.font())
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Repaint under the pointer."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Repaint when the pointer goes."""
        super().leaveEvent(event)
        self.update()

    def ground_colour(self) -> str | None:
        """Return what the button stands on now, or None for what is behind it."""
        colours = self.look.colours
        if self.isChecked() or self.isDown():
            return colours.accent_soft
        return colours.hover if self.underMouse() and self.isEnabled() else None

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint ground, content and focus ring."""
        painter = QPainter(self)
        rect = QRectF(self.rect())
        painting.ground(painter, rect, self.ground_colour(), self.edge_colour())
        if not self.isEnabled():
            painter.setOpacity(0.45)
        self.paint_content(painter, rect)
        painter.setOpacity(1)
        if self.hasFocus():
            painting.focus_ring(painter, rect, self.look.colours)

    def edge_colour(self) -> str | None:
        """Return the border, or None."""
        return None

    def paint_content(self, painter: QPainter, rect: QRectF) -> None:
        """Paint what stands on the button."""
        raise NotImplementedError


class IconButton(PaintedButton):
    """A square button with an icon; its name is the tool tip."""

    def __init__(self, look: Look, icon: str, name: str, parent: QWidget | None = None) -> None:
        """Make a button with an icon of the theme."""
        super().__init__(look, name, parent)
        self._icon = icon
        self.setToolTip(tool_tip(name))

    def sizeHint(self) -> QSize:
        """Return the size of the square."""
        return QSize(28, 28)

    def paint_content(self, painter: QPainter, rect: QRectF) -> None:
        """Paint the icon in the middle."""
        box = QRectF(rect.center().x() - 8, rect.center().y() - 8, 16, 16)
        icons.draw(painter, self._icon, box, QColor(self.look.colours.dim))


class TextButton(PaintedButton):
    """A flat button of a text, with an arrow where it opens a list."""

    def __init__(self, look: Look, text: str, *, strong: bool = False, arrow: bool = False) -> None:
        """Make a button; a strong one is set in semibold."""
        super().__init__(look, text)
        self._arrow = arrow
        self._strong = strong
        self.setFont(look.font(semibold=strong))
        self.set_label(text)

    def set_label(self, text: str) -> None:
        """Show another text."""
        self.setText(one_line(text))
        self.setAccessibleName(one_line(text))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of the text, at most 320 pixels wide."""
        width = self.fontMetrics().horizontalAdvance(self.text()) + 16 + (16 if self._arrow else 0)
        return QSize(min(320, width), 28)

    def minimumSizeHint(self) -> QSize:
        """Return the size of a few letters."""
        return QSize(min(60, self.sizeHint().width()), 28)

    def paint_content(self, painter: QPainter, rect: QRectF) -> None:
        """Paint the text, elided, and the arrow."""
        colours = self.look.colours
        space = rect.adjusted(8, 0, -8 - (16 if self._arrow else 0), 0)
        painter.setFont(self.font())
        painter.setPen(QColor(colours.ink if self._strong or self.underMouse() else colours.dim))
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, int(space.width()) + 1)
        painter.drawText(space, painting.LEFT, shown)
        if self._arrow:
            box = QRectF(rect.right() - 22, rect.center().y() - 6, 12, 12)
            icons.draw(painter, "down", box, QColor(colours.dim))


class LabelChip(PaintedButton):
    """A label with its key: a click labels the selection or arms the label."""

    def __init__(self, look: Look, label: str, key: str, title: str) -> None:
        """Make a chip.

        Args:
            look: colours and fonts.
            label: the label's name, by which its colours are found.
            key: the key that gives it, shown on its square.
            title: the name as it is shown.
        """
        super().__init__(look, f"{title} ({key})")
        self.label, self.key = label, key
        self.setText(one_line(title, 24))
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def sizeHint(self) -> QSize:
        """Return the size of square and name."""
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 46, 30)

    def ground_colour(self) -> str | None:
        """Stand on paper; an armed label stands on its own colour."""
        if self.isChecked():
            return self.look.label(self.label).fill
        return super().ground_colour() or self.look.colours.paper

    def edge_colour(self) -> str | None:
        """Have a hairline; an armed label has its own colour."""
        return self.look.label(self.label).ink if self.isChecked() else self.look.colours.rule

    def paint_content(self, painter: QPainter, rect: QRectF) -> None:
        """Paint the key's square and the name."""
        square = QRectF(8, rect.center().y() - 9, 20, 18)
        painting.letter(painter, square, self.key, self.look.label(self.label), self.look.font(12, semibold=True))
        painter.setFont(self.font())
        painter.setPen(QColor(self.look.colours.ink))
        painter.drawText(rect.adjusted(36, 0, -6, 0), painting.LEFT, self.text())

    def nextCheckState(self) -> None:
        """Leave the state to the window: whether the label is armed is known there."""


class _Segment(PaintedButton):
    """One choice of a row."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__(look, name)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.toggled.connect(self._take_tab)

    def _take_tab(self, chosen: bool) -> None:
        """Let Tab reach the row once, at the choice that holds."""
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if chosen else Qt.FocusPolicy.ClickFocus)

    def sizeHint(self) -> QSize:
        """Return the size of the text as it is when chosen, so that choosing moves nothing."""
        self.ensurePolished()
        metrics = self.fontMetrics()
        return QSize(int(metrics.horizontalAdvance(self.text()) * 1.05) + 18, 28)

    def minimumSizeHint(self) -> QSize:
        """Return the size of a letter or two."""
        return QSize(min(28, self.sizeHint().width()), 28)

    def shown_text(self) -> str:
        """Return the text as it fits, which in a narrow pane is its beginning."""
        metrics = QFontMetrics(self.look.font(semibold=self.isChecked()))
        return metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width() - 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say the whole text in a tip where it does not fit."""
        super().resizeEvent(event)
        self.setToolTip(tool_tip(self.text()) if self.shown_text() != self.text() else "")

    def paint_content(self, painter: QPainter, rect: QRectF) -> None:
        """Paint the text, semibold when chosen."""
        colours = self.look.colours
        painter.setFont(self.look.font(semibold=self.isChecked()))
        painter.setPen(QColor(colours.ink if self.isChecked() else colours.dim))
        painter.drawText(rect, painting.CENTRE, self.shown_text())


class Segments(QWidget):
    """A row of choices, of which one holds. Left and Right go through them."""

    chosen = Signal(str)  # the choice's name, when the analyst chose it

    def __init__(self, look: Look, choices: Sequence[tuple[str, str]], name: str) -> None:
        """Make a row.

        Args:
            look: colours and fonts.
            choices: name and text of each.
            name: what a screen reader says of the row.
        """
        super().__init__()
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._segments: dict[str, _Segment] = {}
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        for choice, text in choices:
            segment = _Segment(look, text)
            segment.setText(text)
            self._segments[choice] = segment
            self._group.addButton(segment)
            layout.addWidget(segment)
            segment.clicked.connect(lambda _=False, choice=choice: self.chosen.emit(choice))
        layout.addStretch(1)
        next(iter(self._segments.values())).setChecked(True)

    def current(self) -> str:
        """Return the name of the choice that holds."""
        return next(name for name, segment in self._segments.items() if segment.isChecked())

    def choose(self, name: str) -> None:
        """Let a choice hold, without a signal."""
        self._segments[name].setChecked(True)

    def set_text(self, name: str, text: str) -> None:
        """Change the text of a choice, such as its count."""
        segment = self._segments[name]
        if segment.text() != text:
            segment.setText(text)
            segment.setAccessibleName(text)
            segment.updateGeometry()
            segment.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the next or previous choice and choose it."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        names = list(self._segments)
        name = names[(names.index(self.current()) + step) % len(names)]
        self.choose(name)
        self._segments[name].setFocus(Qt.FocusReason.TabFocusReason)
        self.chosen.emit(name)
