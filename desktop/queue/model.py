"""The queue as a Qt model: 20,000 keys at once, rows only where somebody looks."""

from collections.abc import Callable, Iterable, Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from db.records import ArticleId, QueueRow, Status
from desktop.translate import tr
from desktop.widgets.safe_text import one_line, tool_tip

Index = QModelIndex | QPersistentModelIndex
BLOCK = 64  # rows read together
KEPT = 32 * BLOCK  # rows remembered


class Role(IntEnum):
    """What `data` gives beside Qt's own roles."""

    ROW = Qt.ItemDataRole.UserRole + 1  # QueueRow, or None where the article is gone


class QueueModel(QAbstractListModel):
    """A list of keys, and a small memory of the rows around what is on screen."""

    def __init__(self, fetch: Callable[[Sequence[int]], list[QueueRow]]) -> None:
        """Make an empty model.

        Args:
            fetch: rows of keys, in their order; keys that are gone are left out.
        """
        super().__init__()
        self._fetch = fetch
        self._keys: list[int] = []
        self._rows: dict[int, QueueRow | None] = {}  # by key, in the order of reading

    def set_source(self, fetch: Callable[[Sequence[int]], list[QueueRow]]) -> None:
        """Read from elsewhere; forgets all."""
        self.beginResetModel()
        self._fetch, self._keys = fetch, []
        self._rows.clear()
        self.endResetModel()

    def set_keys(self, keys: list[int]) -> None:
        """Show other keys. What stands unchanged before and after the difference keeps its place and selection."""
        old = self._keys
        if keys == old:
            return
        head = _common(old, keys)
        tail = min(_common(old[::-1], keys[::-1]), len(old) - head, len(keys) - head)
        if len(old) > head + tail:
            self.beginRemoveRows(QModelIndex(), head, len(old) - tail - 1)
            self._keys = old[:head] + old[len(old) - tail :]
            self.endRemoveRows()
        if len(keys) > head + tail:
            self.beginInsertRows(QModelIndex(), head, len(keys) - tail - 1)
            self._keys = keys
            self.endInsertRows()

    def keys(self) -> Sequence[int]:
        """Return the keys shown, in order; not to be changed."""
        return self._keys

    def refresh(self, keys: Iterable[int]) -> None:
        """Read rows again that changed."""
        for key in keys:
            self._rows.pop(key, None)
            place = self.place_of(key)
            if place is not None:
                self.dataChanged.emit(self.index(place), self.index(place))

    def place_of(self, key: int | None) -> int | None:
        """Return the place of a key in the list, or None."""
        try:
            return self._keys.index(key) if key is not None else None
        except ValueError:
            return None

    def row(self, place: int) -> QueueRow | None:
        """Return the row at a place, reading its block if need be; None where the article is gone."""
        key = self._keys[place]
        if key not in self._rows:
            self._read(place)
        return self._rows[key]

    def article(self, place: int) -> ArticleId | None:
        """Return the article at a place."""
        row = self.row(place)
        return row.article.id if row else None

    def _read(self, place: int) -> None:
        first = place - place % BLOCK
        wanted = [key for key in self._keys[first : first + BLOCK] if key not in self._rows]
        self._rows.update(self._matched(wanted))
        while len(self._rows) > KEPT:
            del self._rows[next(iter(self._rows))]

    def _matched(self, keys: list[int]) -> dict[int, QueueRow | None]:
        rows = self._fetch(keys)
        if len(rows) == len(keys):
            return dict(zip(keys, rows, strict=True))
        return {key: next(iter(self._fetch([key])), None) for key in keys}  # one is gone: rare, so one by one

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return the number of articles shown."""
        return 0 if parent.isValid() else len(self._keys)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the row, its title, or what a screen reader says."""
        if not index.isValid():
            return None
        row = self.row(index.row())
        if role == Role.ROW:
            return row
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return one_line(row.article.title)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(row)
        return tool_tip(row.article.title) if role == Qt.ItemDataRole.ToolTipRole else None


def spoken(row: QueueRow) -> str:
    """Return a row as a screen reader says it."""
    state = tr("Queue", "done") if row.status is Status.DONE else tr("Queue", "open")
    parts = [one_line(row.article.title), state]
    if row.flagged:
        parts.append(tr("Queue", "flagged"))
    parts += [f"{count} {label}" for label, count in row.counts.items()]
    if row.waiting:
        parts.append(tr("Queue", "%n suggested", row.waiting))
    return ", ".join(parts)


def _common(one: Sequence[int], other: Sequence[int]) -> int:
    """Return how many first members two lists share."""
    size = min(len(one), len(other))
    if one[:size] == other[:size]:
        return size
    low, high = 0, size  # one[:low] == other[:low]; one[:high] differs
    while high - low > 1:
        middle = (low + high) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle
    return low
