"""A list of equal rows whose cost does not grow with their number.

QListView asks the model for its size twice for every row when it lays itself out: 40 ms for 20,000 rows of a model in
Python. QTableView with a fixed row height asks once.
"""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from desktop.widgets.viewport import give_viewport


class LongList(QTableView):
    """One column that fills the width. Enter, Space or a click opens a row."""

    opened = Signal(QModelIndex)
    entered_row = Signal(QModelIndex)  # by Enter alone, after `opened`
    menu_requested = Signal(object)  # QPoint on the screen; the row under it was opened before

    def __init__(self, row_height: int, name: str, parent: QWidget | None = None) -> None:
        """Make a list.

        Args:
            row_height: in pixels, of every row.
            name: what a screen reader says of the list.
            parent: the widget that holds it.
        """
        super().__init__(parent)
        give_viewport(self)
        self.setAccessibleName(name)
        self._set_headers(row_height)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)  # delegates know what is chosen
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().setSingleStep(row_height // 2)
        self.setStyleSheet("QTableView { background: transparent; }")
        self.clicked.connect(self.opened)

    def _set_headers(self, row_height: int) -> None:
        rows, columns = self.verticalHeader(), self.horizontalHeader()
        rows.setMinimumSectionSize(1)
        rows.setDefaultSectionSize(row_height)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        columns.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        rows.hide()
        columns.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open on Enter and Space; Home and End go to the ends. Letters do nothing here."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            if self.currentIndex().isValid():
                self.opened.emit(self.currentIndex())
                if event.key() != Qt.Key.Key_Space:
                    self.entered_row.emit(self.currentIndex())
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and self.model() is not None:
            last = self.model().rowCount() - 1
            self.setCurrentIndex(self.model().index(0 if event.key() == Qt.Key.Key_Home else last, 0))
        elif event.text() and event.text().isprintable():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the row under the pointer and ask for its menu."""
        index = self.indexAt(event.pos())
        if index.isValid():
            self.opened.emit(index)
            self.menu_requested.emit(event.globalPos())
