"""Tallies as a table that can be sorted by each column."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from db.queries.quality import Tally
from desktop.telling import grouped
from desktop.translate import tr
from desktop.widgets.safe_text import one_line, tool_tip

Index = QModelIndex | QPersistentModelIndex

SHARE: Final = 5  # the column of what was accepted as it was
_ROW_HEIGHT: Final = 26
_BESIDE: Final = 34  # pixels beside a heading
_ARROW: Final = "\u2003"  # room behind a heading at the right, where the arrow of the order stands
_ROOM: Final = 13  # pixels that this is wide
_PADDING: Final = 5  # of a cell, as the headings have it
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


@dataclass(frozen=True, slots=True, kw_only=True)
class TallyRow:
    """A line of the table."""

    name: str
    tally: Tally
    tip: str = ""


class TallyModel(QAbstractTableModel):
    """The rows with what was counted of each."""

    def __init__(self, kind: str) -> None:
        """Make an empty table; `kind` is the heading of the first column."""
        super().__init__()
        self._kind = kind
        self.rows: list[TallyRow] = []

    def set_rows(self, rows: Sequence[TallyRow]) -> None:
        """Show other rows, in their order."""
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return the number of columns."""
        return 0 if parent.isValid() else SHARE + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the headings."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if section else _LEFT
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._headings()[section]
        return self._headings()[section] + (_ARROW if section else "") if role == Qt.ItemDataRole.DisplayRole else None

    def _headings(self) -> tuple[str, ...]:
        return (
            self._kind,
            tr("Quality", "Accepted"),
            tr("Quality", "Corrected"),
            tr("Quality", "Rejected"),
            tr("Quality", "Missed"),
            tr("Quality", "As is"),
        )

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what stands in a cell."""
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if index.column() else _LEFT
        if role == Qt.ItemDataRole.ToolTipRole:
            return tool_tip(row.tip) if row.tip else None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return _shown(row, index.column())
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Put the rows into the order of a column; equal ones stay as they stood."""
        self.layoutAboutToBeChanged.emit()
        self.rows.sort(key=lambda row: _sorted_by(row, column), reverse=order is Qt.SortOrder.DescendingOrder)
        self.layoutChanged.emit()


def percent(share: float) -> int:
    """Return a share in percent, rounded: what was not accepted once is not 100 %, what was accepted once not 0 %."""
    if share in (0, 1):
        return int(100 * share)
    return min(99, max(1, int(100 * share + 0.5)))


def _numbers(tally: Tally) -> tuple[int, ...]:
    return tally.accepted, tally.corrected, tally.rejected, tally.missed


def _shown(row: TallyRow, column: int) -> str:
    if column == 0:
        return one_line(row.name)
    if column == SHARE:
        share = row.tally.share
        return "–" if share is None else tr("Quality", "{share} %").format(share=percent(share))
    return grouped(_numbers(row.tally)[column - 1])


def _sorted_by(row: TallyRow, column: int) -> Any:
    if column == 0:
        return row.name.casefold()
    if column == SHARE:
        return 2.0 if row.tally.share is None else row.tally.share
    return _numbers(row.tally)[column - 1]


class _Cell(QStyledItemDelegate):
    """Paints a cell as far from its edges as the heading above it."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        inner = QStyleOptionViewItem(option)
        inner.rect = option.rect.adjusted(_PADDING, 0, -_PADDING - (_ROOM if index.column() else 0), 0)
        super().paint(painter, inner, index)


class TallyTable(QTableView):
    """A table of tallies, without a grid."""

    def __init__(self, kind: str, *, missed: bool, rows: int, name_width: int) -> None:
        """Make an empty table.

        Args:
            kind: the heading of the first column.
            missed: whether there is a column of what was missed.
            rows: how many are seen without scrolling.
            name_width: pixels that the first column has at least.
        """
        super().__init__()
        self.setAccessibleName(kind)
        self.setModel(TallyModel(kind))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW_HEIGHT)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.setItemDelegate(_Cell(self))
        self.setColumnHidden(SHARE - 1, not missed)
        self.setMinimumWidth(name_width + self._fit_numbers())
        self.setMinimumHeight(_ROW_HEIGHT * (rows + 1) + 8)

    def _fit_numbers(self) -> int:
        """Make the columns of numbers as wide as their headings and a full share; returns the pixels of those shown."""
        header, taken = self.horizontalHeader(), 0
        least = header.fontMetrics().horizontalAdvance(tr("Quality", "{share} %").format(share=100))
        for column in range(1, SHARE + 1):
            heading = self.model().headerData(column, Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole)
            header.resizeSection(column, max(least, header.fontMetrics().horizontalAdvance(heading)) + _BESIDE)
            taken += header.sectionSize(column)
        return taken

    def show_rows(self, rows: Sequence[TallyRow], *, sorted_by: int | None = None) -> None:
        """Show other rows, in their order or in that of a column, the lowest first."""
        model = self.model()
        if isinstance(model, TallyModel):
            model.set_rows(rows)
        if sorted_by is not None:
            self.setSortingEnabled(True)
            self.sortByColumn(sorted_by, Qt.SortOrder.AscendingOrder)
