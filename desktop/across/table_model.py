"""The table of facts as a Qt model: all keys at once, rows only where somebody looks."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any, TypeAlias

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from db.queries.fact_table import FactRow
from desktop.across.table_cells import ColumnKind, cell_text, columns, remark, shown, tip
from desktop.across.table_lines import Lines
from desktop.telling import counted
from desktop.translate import tr
from desktop.widgets import painting
from desktop.widgets.safe_text import one_line, tool_tip

Index = QModelIndex | QPersistentModelIndex
Fetch: TypeAlias = Callable[[Sequence[int]], list[FactRow]]
BLOCK = 48  # rows read together
KEPT = 40 * BLOCK  # rows remembered


class Role(IntEnum):
    """What `data` gives beside Qt's own roles."""

    ROW = Qt.ItemDataRole.UserRole + 1  # a FactRow; None for a heading, and where the fact is gone
    HEADING = Qt.ItemDataRole.UserRole + 2  # a Heading; None for a fact
    KIND = Qt.ItemDataRole.UserRole + 3  # the ColumnKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """What a group's heading says."""

    title: str
    count: int  # of facts
    closed: bool
    totals: str  # empty: not added up yet, or there is nothing to add


class FactModel(QAbstractTableModel):
    """Lines of facts and headings, and a small memory of the rows around what is on screen."""

    totals_wanted = Signal(str)  # the name of a group whose heading is looked at, and whose totals are not known

    def __init__(self) -> None:
        """Make an empty model."""
        super().__init__()
        self._fetch: Fetch = lambda _keys: []
        self._kinds = columns(())
        self._lines = Lines()
        self._rows: dict[int, FactRow | None] = {}  # by key, in the order of reading
        self._totals: dict[str, str] = {}  # by group

    # ------------------------------------------------------------------------------------------------ what is shown

    def set_source(self, fetch: Fetch) -> None:
        """Read from elsewhere; forgets all."""
        self.beginResetModel()
        self._fetch, self._lines = fetch, Lines()
        self._forget()
        self.endResetModel()

    def set_kinds(self, kinds: Sequence[ColumnKind]) -> None:
        """Show other columns."""
        if list(kinds) != self._kinds:
            self.beginResetModel()
            self._kinds = list(kinds)
            self.endResetModel()

    def kinds(self) -> Sequence[ColumnKind]:
        """Return the columns."""
        return self._kinds

    def set_lines(self, lines: Lines, *, anew: bool) -> bool:
        """Show other lines; say whether they are others.

        Args:
            lines: from above.
            anew: rows and totals may have changed; else what is remembered of them holds.
        """
        if lines.shown == self._lines.shown:
            self._lines = lines
            if anew:
                self._forget()
            self._tell_all()
            return False
        self.beginResetModel()
        self._lines = lines
        if anew:
            self._forget()
        self.endResetModel()
        return True

    def lines(self) -> Lines:
        """Return the lines."""
        return self._lines

    def set_totals(self, totals: dict[str, str]) -> None:
        """Say in the headings of some groups what they add up to."""
        self._totals |= totals
        self._tell_all()

    def _forget(self) -> None:
        self._rows.clear()
        self._totals.clear()

    def _tell_all(self) -> None:
        if self._lines.shown:
            last = self.index(len(self._lines.shown) - 1, len(self._kinds) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    # ------------------------------------------------------------------------------------------------ lines and rows

    def row(self, line: int) -> FactRow | None:
        """Return the row of a line, reading its block if need be; None for a heading, and where the fact is gone."""
        key = self._lines.key(line)
        if key is None:
            return None
        if key not in self._rows:
            self._read(line)
        return self._rows.get(key)

    def _read(self, line: int) -> None:
        first = line - line % BLOCK
        block = self._lines.shown[first : first + BLOCK]
        wanted = list(dict.fromkeys(key for key in block if key >= 0 and key not in self._rows))
        self._rows.update(dict.fromkeys(wanted))
        self._rows.update({row.key: row for row in self._fetch(wanted)})
        while len(self._rows) > KEPT:
            del self._rows[next(iter(self._rows))]

    def keys_at(self, lines: Iterable[int]) -> list[int]:
        """Return the keys of the facts in some lines, each once, in their order."""
        shown_ = self._lines.shown
        return list(dict.fromkeys(shown_[line] for line in lines if shown_[line] >= 0))

    def line_of(self, key: int | None) -> int | None:
        """Return the first line of a fact, or None."""
        try:
            return self._lines.shown.index(key) if key is not None else None
        except ValueError:
            return None

    def heading(self, line: int) -> Heading | None:
        """Return what a heading says; None for a fact. Totals that are not known are asked for."""
        group = self._lines.group(line)
        if group is None:
            return None
        if group.name not in self._totals:
            self.totals_wanted.emit(group.name)
        return Heading(
            title=group.title,
            count=len(group.keys),
            closed=group.name in self._lines.closed,
            totals=self._totals.get(group.name, ""),
        )

    # ------------------------------------------------------------------------------------------------ Qt

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return the number of lines."""
        return 0 if parent.isValid() else len(self._lines.shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self._kinds)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the titles of the columns."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self._kinds):
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return one_line(self._kinds[section].title)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return painting.RIGHT if self._kinds[section].right else painting.LEFT
        return self._kinds[section] if role == Role.KIND else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what is painted, or what a screen reader says."""
        if not index.isValid() or index.row() >= len(self._lines.shown):
            return None
        kind = self._kinds[index.column()]
        if role == Role.KIND:
            return kind
        if role == Role.HEADING:
            return self.heading(index.row())
        if role == Role.ROW:
            return self.row(index.row())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._said(index.row(), kind, aloud=role == Qt.ItemDataRole.AccessibleTextRole)
        row = self.row(index.row()) if role == Qt.ItemDataRole.ToolTipRole else None
        return tool_tip(tip(row, kind)) if row is not None else None

    def _said(self, line: int, kind: ColumnKind, *, aloud: bool) -> str:
        heading = self.heading(line)
        if heading is not None:
            return one_line(spoken(heading) if aloud else heading.title)
        row = self.row(line)
        if row is None:
            return ""
        if not aloud or not kind.role:
            return one_line(cell_text(row, kind))
        told = [", ".join(part for part in (one.text, remark(one.proof)) if part) for one in shown(row.fact, kind.name)]
        return one_line("; ".join(told))


def spoken(heading: Heading) -> str:
    """Return a heading as a screen reader says it."""
    state = tr("Across", "closed") if heading.closed else tr("Across", "open")
    count = counted(tr("Across", "%n fact(s)", heading.count), heading.count)
    return ", ".join(part for part in (heading.title, count, heading.totals, state) if part)
