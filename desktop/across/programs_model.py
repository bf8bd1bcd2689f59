"""The programs as rows of a table: sorted by a column, and those that a search finds."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from types import MappingProxyType
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from db.queries.program_list import ProgramRow
from desktop.telling import grouped
from desktop.translate import tr
from desktop.translate_mark import mark
from desktop.widgets import painting
from desktop.widgets.safe_text import one_line, tool_tip
from values import identifiers
from values.sorting import text_order
from values.years import show_years

Index = QModelIndex | QPersistentModelIndex


class Part(IntEnum):
    """The columns, in their order."""

    NAME = 0
    ALSO = 1
    ARTICLES = 2
    FACTS = 3
    YEARS = 4
    IDENTIFIERS = 5


_TITLES: Mapping[Part, str] = MappingProxyType(
    {
        Part.NAME: mark("Programs", "Program"),
        Part.ALSO: mark("Programs", "Also called"),
        Part.ARTICLES: mark("Programs", "Articles"),
        Part.FACTS: mark("Programs", "Facts"),
        Part.YEARS: mark("Programs", "Years"),
        Part.IDENTIFIERS: mark("Programs", "Identifiers"),
    }
)
NUMBERS = (Part.ARTICLES, Part.FACTS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A program with what a search looks through."""

    row: ProgramRow
    text: str  # folded


def shown(row: ProgramRow, part: Part) -> str:
    """Return what stands in a cell."""
    match part:
        case Part.NAME:
            return one_line(row.name)
        case Part.ALSO:
            return one_line(", ".join(also_called(row)))
        case Part.ARTICLES:
            return grouped(row.articles)
        case Part.FACTS:
            return grouped(row.facts)
        case Part.YEARS:
            return show_years(row.years or "")
        case Part.IDENTIFIERS:
            return one_line(" · ".join(f"{identifiers.title(kind)} {text}" for kind, text in row.identifiers.items()))


def also_called(row: ProgramRow) -> list[str]:
    """Return the other names of a program, and how it is spelled, each once; the usual ones first."""
    spelled = [one.words for name in row.names for one in name.spellings]
    found = dict.fromkeys([*(name.name for name in row.names), *spelled])
    return [name for name in found if name != row.name]


_ORDERS: Mapping[Part, Callable[[ProgramRow], Any]] = MappingProxyType(
    {
        Part.NAME: lambda row: text_order(row.name),
        Part.ALSO: lambda row: len(also_called(row)),
        Part.ARTICLES: lambda row: row.articles,
        Part.FACTS: lambda row: row.facts,
        Part.YEARS: lambda row: (row.years or "").replace("../", ""),
        Part.IDENTIFIERS: lambda row: text_order(shown(row, Part.IDENTIFIERS)),
    }
)


class ProgramsModel(QAbstractTableModel):
    """The rows that a search leaves, in order. The row itself is under the user role."""

    def __init__(self) -> None:
        """Make an empty table, in order of the names."""
        super().__init__()
        self._every: list[Listed] = []
        self.rows: list[ProgramRow] = []
        self._words: list[str] = []
        self.part, self.descending = Part.NAME, False

    @property
    def every(self) -> int:
        """How many programs there are, shown or not."""
        return len(self._every)

    def set_rows(self, rows: Sequence[Listed]) -> None:
        """Hold other programs, which come in order of their names."""
        self._every = list(rows)
        self._show()

    def search(self, typed: str) -> None:
        """Show only programs that hold all words."""
        self._words = text_order(typed).split()
        self._show()

    def order_by(self, part: Part, *, descending: bool) -> None:
        """Put the rows into the order of a column; those that are alike are in order of their names."""
        self.part, self.descending = part, descending
        self._show()

    def place_of(self, name: str) -> int:
        """Return the row of a program, or of the one that has such a name; -1 where it is not shown."""
        for place, row in enumerate(self.rows):
            if row.name == name:
                return place
        return next((place for place, row in enumerate(self.rows) if any(one.name == name for one in row.names)), -1)

    def _show(self) -> None:
        self.beginResetModel()
        found = [one.row for one in self._every if all(word in one.text for word in self._words)]
        if self.part is not Part.NAME:
            found.sort(key=_ORDERS[self.part], reverse=self.descending)
        elif self.descending:
            found.reverse()
        self.rows = found
        self.endResetModel()

    # ------------------------------------------------------------------------------------------------ as Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return the number of columns."""
        return 0 if parent.isValid() else len(Part)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the headings."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return painting.RIGHT if section in NUMBERS else painting.LEFT
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return tr("Programs", _TITLES[Part(section)])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what stands in a cell."""
        row, part = self.rows[index.row()], Part(index.column())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return shown(row, part)
        if role == Qt.ItemDataRole.ToolTipRole and part is Part.ALSO:
            return tool_tip("\n".join(also_called(row)))
        return row if role == Qt.ItemDataRole.UserRole else None
