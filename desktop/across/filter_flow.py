"""Widgets in lines, as words in a paragraph: what does not fit goes to the next line."""

from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget


class Flow(QWidget):
    """Places its widgets from the left, and is as high as their lines."""

    def __init__(self, spacing: int) -> None:
        """Make an empty flow.

        Args:
            spacing: pixels between widgets, and between lines.
        """
        super().__init__()
        self._spacing = spacing
        self._parts: list[QWidget] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, part: QWidget) -> None:
        """Put a widget behind the others."""
        part.setParent(self)
        self._parts.append(part)
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        """Say that the height depends on the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the lines in a width."""
        return self._place(width, only_measured=True)

    def sizeHint(self) -> QSize:
        """Return the size of one line, or of as many as the width asks for."""
        width = sum(part.sizeHint().width() + self._spacing for part in self._parts if not part.isHidden())
        return QSize(width, self.heightForWidth(max(self.width(), 200)))

    def minimumSizeHint(self) -> QSize:
        """Return the width of the widest widget, and the height of the lines."""
        widest = max((part.sizeHint().width() for part in self._parts), default=0)
        return QSize(widest, self.heightForWidth(max(self.width(), widest)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the widgets anew."""
        super().resizeEvent(event)
        self._place(self.width(), only_measured=False)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def event(self, event: QEvent) -> bool:
        """Place the widgets anew where one of them changed its size, came or went."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._place(self.width(), only_measured=False)
            self.updateGeometry()
        return super().event(event)

    def _place(self, width: int, *, only_measured: bool) -> int:
        left = top = line = 0
        for part in self._parts:
            if part.isHidden():
                continue
            size = part.sizeHint().boundedTo(QSize(max(width, 1), 10_000))
            if left and left + size.width() > width:
                left, top, line = 0, top + line + self._spacing, 0
            if not only_measured:
                part.setGeometry(QRect(left, top, size.width(), size.height()))
            left += size.width() + self._spacing
            line = max(line, size.height())
        return top + line
