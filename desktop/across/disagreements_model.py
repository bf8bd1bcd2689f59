"""The list of disagreements as a model: those that are open, or ruled, as far as the search leaves them."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from db.rulings import Disagreement
from desktop.across.disagreements_text import row_text, searched_text

Index = QModelIndex | QPersistentModelIndex


class Role(IntEnum):
    """What a row can be asked for beyond its text."""

    TEXT = Qt.ItemDataRole.UserRole + 1  # RowText


class DisagreementsModel(QAbstractTableModel):
    """One column; a row for each disagreement that is shown."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Make an empty list."""
        super().__init__(parent)
        self._all: Sequence[Disagreement] = ()
        self._shown: list[Disagreement] = []
        self._words: list[str] = []

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many are shown."""
        return 0 if parent is not None and parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return the one column."""
        return 0 if parent is not None and parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a row says."""
        if not index.isValid() or index.row() >= len(self._shown):
            return None
        one = self._shown[index.row()]
        if role == Role.TEXT:
            return row_text(one)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            text = row_text(one)
            return " · ".join(part for part in (text.program, text.when, text.kind, text.left, text.right) if part)
        return None

    def show_all(self, some: Sequence[Disagreement]) -> None:
        """Show other disagreements, as far as the search leaves them."""
        self._all = some
        self._fill()

    def search(self, typed: str) -> None:
        """Show those alone that hold all the words typed."""
        self._words = typed.casefold().split()
        self._fill()

    def at(self, row: int) -> Disagreement | None:
        """Return the disagreement of a row; None beyond the last."""
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def row_of(self, key: str) -> int:
        """Return the row of a disagreement; -1 where it is not shown."""
        return next((row for row, one in enumerate(self._shown) if one.key == key), -1)

    def _fill(self) -> None:
        self.beginResetModel()
        self._shown = [one for one in self._all if self._fits(one)]
        self.endResetModel()

    def _fits(self, one: Disagreement) -> bool:
        if not self._words:
            return True
        text = searched_text(one)
        return all(word in text for word in self._words)
