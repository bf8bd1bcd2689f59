"""A layout that puts widgets beside each other, and goes on in the next line where the width ends."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget


class FlowLayout(QLayout):
    """Widgets in reading order; one that is wider than a line gets the whole line."""

    def __init__(self, parent: QWidget | None = None, *, across: int = 6, down: int = 4) -> None:
        """Make an empty layout with gaps in pixels."""
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._across, self._down = across, down
        self._heights: dict[int, int] = {}  # by width; layouts ask again and again
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Put an item at the end."""
        self._items.append(item)

    def count(self) -> int:
        """Return the number of items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]
        """Return an item, or None past the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]
        """Take an item out; None past the end."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Return that it takes no more room than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Return that a narrow one is higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height at a width."""
        if width not in self._heights:
            self._heights[width] = self._place(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def invalidate(self) -> None:
        """Reckon heights anew: an item came, went or changed."""
        self._heights.clear()
        super().invalidate()

    def setGeometry(self, rect: QRect) -> None:
        """Place the items."""
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        """Return the size of all items in one line."""
        shown = [item.sizeHint() for item in self._items if not item.isEmpty()]
        wide = sum(size.width() for size in shown) + self._across * max(0, len(shown) - 1)
        return QSize(wide, max((size.height() for size in shown), default=0))

    def minimumSize(self) -> QSize:
        """Return the size of the item that needs most."""
        found = QSize()
        for item in self._items:
            if not item.isEmpty():
                found = found.expandedTo(item.minimumSize())
        return found

    def _place(self, rect: QRect, *, move: bool) -> int:
        """Go through the items line by line; returns the height that they take."""
        top = rect.top()
        for line in self._lines(max(rect.width(), 1)):
            height, left = max(size.height() for _, size in line), rect.left()
            for item, size in line:
                if move:
                    item.setGeometry(QRect(QPoint(left, top + (height - size.height()) // 2), size))
                left += size.width() + self._across
            top += height + self._down
        return max(0, top - self._down - rect.top())

    def _lines(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        """Return the items that are shown, as they stand in lines of a width, each with its size."""
        lines: list[list[tuple[QLayoutItem, QSize]]] = []
        left = 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint()
            size.setWidth(min(size.width(), width))
            if not lines or left + size.width() > width:
                lines.append([])
                left = 0
            lines[-1].append((item, size))
            left += size.width() + self._across
        return lines


class Flow(QWidget):
    """A widget whose children flow."""

    def __init__(self, *, across: int = 6, down: int = 4) -> None:
        """Make an empty one with gaps in pixels."""
        super().__init__()
        self._layout = FlowLayout(self, across=across, down=down)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_all(self, widgets: list[QWidget]) -> None:
        """Show some widgets in place of those before, which are put away unless they are among them."""
        focused, visible = self.focusWidget(), self.isVisible()
        had_focus = focused is not None and focused.hasFocus()
        if visible:
            self.hide()  # else each of them would have the whole pane laid out
        old = []
        while (item := self._layout.takeAt(0)) is not None:
            old.append(item.widget())
        for widget in old:
            if widget is not None and widget not in widgets:
                widget.hide()
                widget.deleteLater()
        for widget in widgets:
            self._layout.addWidget(widget)
            widget.show()
        self._layout.invalidate()
        self.updateGeometry()
        if visible:
            self.show()
        if had_focus and focused in widgets:
            focused.setFocus()

    def widgets(self) -> list[QWidget]:
        """Return what it shows, in order."""
        items = (self._layout.itemAt(place) for place in range(self._layout.count()))
        found = (item.widget() for item in items if item is not None)
        return [widget for widget in found if widget is not None]
