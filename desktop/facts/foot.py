"""Where cards stand below the list; it scrolls where they are too high together."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from desktop.widgets.viewport import give_viewport

_MOST = 0.62  # of the pane's height


class Foot(QScrollArea):
    """Cards one below the other; hidden ones take no room."""

    def __init__(self) -> None:
        """Make an empty foot."""
        super().__init__()
        give_viewport(self)
        self.viewport().setBackgroundRole(QPalette.ColorRole.NoRole)  # as in every QScrollArea
        self._inner = QWidget()
        self._column = QVBoxLayout(self._inner)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # cards keep their width
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setStyleSheet("QScrollArea, QWidget#foot { background: transparent; }")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._inner.setObjectName("foot")
        self._column.setContentsMargins(12, 8, 0, 10)
        self._column.setSpacing(8)
        self._column.addStretch(0)
        self.setWidget(self._inner)
        self._inner.installEventFilter(self)

    def add(self, widget: QWidget) -> None:
        """Put a card at the end."""
        self._column.insertWidget(self._column.count() - 1, widget)

    def insert(self, place: int, widget: QWidget) -> None:
        """Put a card before others."""
        self._column.insertWidget(place, widget)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take another height where a card came, went or grew."""
        if watched is self._inner and event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._fit()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for another height at another width."""
        super().resizeEvent(event)
        self._fit()
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def _fit(self) -> None:
        """Give the cards the width that there is, and the height that they need at it."""
        width = self.viewport().width()
        self._inner.resize(width, self._column.totalHeightForWidth(width))

    def needed(self) -> int:
        """Return the height that everything would need."""
        width = max(1, self.viewport().width())
        items = (self._column.itemAt(place) for place in range(self._column.count() - 1))
        shown = any(item is not None and not item.isEmpty() for item in items)
        return self._column.totalHeightForWidth(width) if shown else 0

    def sizeHint(self) -> QSize:
        """Return the height of the cards, at most the greater part of the pane."""
        pane = self.parentWidget()
        most = int(pane.height() * _MOST) if pane is not None else 400
        return QSize(self._least(), min(self.needed(), max(most, 160)))

    def minimumSizeHint(self) -> QSize:
        """Return the least size; the width is what the widest card needs."""
        return QSize(self._least(), min(self.needed(), 160))

    def _least(self) -> int:
        """Return the width that the widest card needs, beside the scroll bar."""
        return self._inner.minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width()
