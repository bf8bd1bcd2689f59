"""What the tables of the facts window share: rows that are chosen whole, one or several, and edited elsewhere."""

from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget


class RowsTable(QTableView):
    """A table of rows. Tab leaves it; the arrow keys go through it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make a table without a model."""
        super().__init__(parent)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setCornerWidget(QWidget())
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
