"""Rows to tick below headings: what several dialogs show before they do something to many at once."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from desktop.translate import tr
from desktop.widgets.safe_text import one_line, tool_tip

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True, kw_only=True)
class TickRow:
    """One row. Rows of one group come one after the other."""

    group: str  # what its heading says
    label: str  # whose letter stands before it; empty: none
    words: str
    under: str = ""  # tells groups of the same heading apart
    value: str = ""  # as it is shown
    before: str = ""  # the words around it in its text
    after: str = ""
    remark: str = ""  # at the right, dim: the rule, a day
    warning: str = ""  # at the right: why it is not ticked
    ticked: bool = True  # to begin with
    fixed: bool = False  # it cannot be ticked: it is only shown


class Role(IntEnum):
    """What `data` gives beside Qt's own roles."""

    ROW = Qt.ItemDataRole.UserRole + 1  # a TickRow; None for a heading
    HEADING = Qt.ItemDataRole.UserRole + 2  # its text, the number ticked and the number of rows; None for a row
    STATE = Qt.ItemDataRole.UserRole + 3  # Qt.CheckState; None where nothing can be ticked


@dataclass(slots=True)
class _Group:
    title: str
    under: str
    rows: list[int]  # the numbers of those shown


class TickModel(QAbstractListModel):
    """Rows below headings. A row keeps its number and its tick, shown or not."""

    ticked_changed = Signal()

    def __init__(self) -> None:
        """Make an empty model."""
        super().__init__()
        self._rows: list[TickRow] = []
        self._ticked: set[int] = set()
        self._shown: Callable[[int], bool] = lambda _number: True
        self._groups: list[_Group] = []
        self._lines: list[tuple[_Group, int | None]] = []  # None: the group's heading

    def set_rows(self, rows: Sequence[TickRow], ticked: Iterable[int] | None = None) -> None:
        """Show other rows; some are ticked. None: those that say so."""
        self.beginResetModel()
        self._rows = list(rows)
        begun = (number for number, row in enumerate(rows) if row.ticked)
        self._ticked = {number for number in (begun if ticked is None else ticked) if not self._rows[number].fixed}
        self._lay_out()
        self.endResetModel()
        self.ticked_changed.emit()

    def add_rows(self, rows: Sequence[TickRow]) -> None:
        """Show further rows, behind the others."""
        first = len(self._rows)
        self._rows += rows
        numbers = range(first, len(self._rows))
        self._ticked |= {number for number in numbers if self._rows[number].ticked and not self._rows[number].fixed}
        before = len(self._lines)
        kept = self._groups[-1] if self._groups else None
        added = self._further(kept, [number for number in numbers if self._shown(number)])
        if added:
            self.beginInsertRows(QModelIndex(), before, before + len(added) - 1)
            self._lines += added
            self.endInsertRows()
        self.ticked_changed.emit()

    def show_only(self, shown: Callable[[int], bool]) -> None:
        """Show the rows of which this holds, asked by their numbers; the ticks of the others do not count."""
        self.beginResetModel()
        self._shown = shown
        self._lay_out()
        self.endResetModel()
        self.ticked_changed.emit()

    def _lay_out(self) -> None:
        self._groups, self._lines = [], []
        self._lines = self._further(None, [number for number in range(len(self._rows)) if self._shown(number)])

    def _further(self, group: _Group | None, numbers: Sequence[int]) -> list[tuple[_Group, int | None]]:
        lines: list[tuple[_Group, int | None]] = []
        for number in numbers:
            row = self._rows[number]
            if group is None or (group.title, group.under) != (row.group, row.under):
                group = _Group(row.group, row.under, [])
                self._groups.append(group)
                lines.append((group, None))
            group.rows.append(number)
            lines.append((group, number))
        return lines

    # ------------------------------------------------------------------------------------------------ ticks

    def ticked(self) -> list[int]:
        """Return the numbers of the rows that are shown and ticked, in order."""
        return [number for group in self._groups for number in group.rows if number in self._ticked]

    def tickable(self) -> int:
        """Return how many of the rows shown can be ticked."""
        return sum(not self._rows[number].fixed for group in self._groups for number in group.rows)

    def turn(self, line: int) -> None:
        """Tick a line that is not ticked, else take its tick away; a heading's holds for all below it."""
        group, number = self._lines[line]
        self._turn([number] if number is not None else group.rows)

    def turn_all(self) -> None:
        """Tick all that is shown; where all is ticked, nothing."""
        self._turn([number for group in self._groups for number in group.rows])

    def _turn(self, numbers: Sequence[int]) -> None:
        free = {number for number in numbers if not self._rows[number].fixed}
        self._ticked = self._ticked - free if free <= self._ticked else self._ticked | free
        if self._lines:
            self.dataChanged.emit(self.index(0), self.index(len(self._lines) - 1))
        self.ticked_changed.emit()

    def number_at(self, line: int) -> int | None:
        """Return the number of the row of a line; of a heading that of the first row below it; None: no such line."""
        if not 0 <= line < len(self._lines):
            return None
        group, number = self._lines[line]
        return group.rows[0] if number is None else number

    def first_row(self) -> int:
        """Return the line of the first row; 0 where there is none."""
        return next((line for line, (_, number) in enumerate(self._lines) if number is not None), 0)

    # ------------------------------------------------------------------------------------------------ Qt

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return the number of lines, headings too."""
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what is painted, or what a screen reader says."""
        if not index.isValid() or index.row() >= len(self._lines):
            return None
        group, number = self._lines[index.row()]
        row = self._rows[number] if number is not None else None
        if role == Role.ROW:
            return row
        if role == Role.HEADING:
            return None if row else (group.title, sum(one in self._ticked for one in group.rows), len(group.rows))
        if role in (Role.STATE, Qt.ItemDataRole.CheckStateRole):
            return self._state(group, number)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._said(group, number)
        if role == Qt.ItemDataRole.ToolTipRole and row is not None:
            return tool_tip(f"{row.before}{row.words}{row.after}" + (f"\n{row.value}" if row.value else ""))
        return None

    def _state(self, group: _Group, number: int | None) -> Qt.CheckState | None:
        free = {one for one in ([number] if number is not None else group.rows) if not self._rows[one].fixed}
        if not free:
            return None
        ticked = free & self._ticked
        if ticked == free:
            return Qt.CheckState.Checked
        return Qt.CheckState.PartiallyChecked if ticked else Qt.CheckState.Unchecked

    def _said(self, group: _Group, number: int | None) -> str:
        said = {
            Qt.CheckState.Checked: tr("Ticks", "ticked"),
            Qt.CheckState.PartiallyChecked: tr("Ticks", "partly ticked"),
            Qt.CheckState.Unchecked: tr("Ticks", "not ticked"),
            None: tr("Ticks", "only shown"),
        }[self._state(group, number)]
        if number is None:
            return one_line(f"{group.title}: {len(group.rows)}, {said}")
        row = self._rows[number]
        around = f"{row.before}{row.words}{row.after}" if row.before or row.after else ""
        pieces = (row.label, row.value, f"“{row.words}”", row.warning, row.remark, around, said)
        return one_line(", ".join(piece for piece in pieces if piece))
