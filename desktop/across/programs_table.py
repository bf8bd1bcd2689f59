"""The table of programs as a widget: its keys, its columns, how its cells are painted."""

from typing import Final

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QContextMenuEvent, QFontMetricsF, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from db.queries.program_list import ProgramRow
from desktop.across.programs_model import NUMBERS, Part, ProgramsModel, shown
from desktop.across.rows_table import RowsTable
from desktop.across.table_header import SortHeader
from desktop.theme.look import Look
from desktop.translate import tr
from desktop.widgets import painting

Index = QModelIndex | QPersistentModelIndex
HEIGHT: Final = 32  # pixels of a row
_PAD: Final = 8  # pixels on each side of a cell
_WIDTHS: Final = {Part.ARTICLES: 84, Part.FACTS: 74, Part.YEARS: 112, Part.IDENTIFIERS: 190}
_LEAST_NAME: Final = 180
_NAME_SHARE: Final = 0.64  # of what the other columns leave
KEYS: Final = {
    Qt.Key.Key_Return: "facts",
    Qt.Key.Key_Enter: "facts",
    Qt.Key.Key_F2: "rename",
    Qt.Key.Key_M: "merge",
    Qt.Key.Key_S: "split",
    Qt.Key.Key_E: "edit",
    Qt.Key.Key_A: "articles",
}


class _Cells(QStyledItemDelegate):
    """Paints a cell: the name strong, numbers at the right, what there is none of dim."""

    def __init__(self, look: Look, table: QTableView) -> None:
        super().__init__(table)
        self._look, self._table = look, table

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        return QSize(80, HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        colours, rect = self._look.colours, QRectF(option.rect)
        row, part = index.data(Qt.ItemDataRole.UserRole), Part(index.column())
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(rect, QColor(colours.accent_soft if chosen else colours.paper))
        painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), QColor(colours.rule))
        self._paint_text(painter, rect.adjusted(_PAD, 0, -_PAD, -1), row, part)
        if self._table.hasFocus() and self._table.currentIndex() == index:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painting.focus_ring(painter, rect.adjusted(1, 1, -1, -2), colours)
        painter.restore()

    def _paint_text(self, painter: QPainter, space: QRectF, row: ProgramRow, part: Part) -> None:
        font, text = self._look.font(13.5, semibold=part is Part.NAME), shown(row, part)
        strong = part is Part.NAME or (part in NUMBERS and text != "0")
        painter.setFont(font)
        painter.setPen(QColor(self._look.colours.ink if strong else self._look.colours.dim))
        cut = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, space.width())
        painter.drawText(space, painting.RIGHT if part in NUMBERS else painting.LEFT, cut)


class ProgramsTable(RowsTable):
    """Enter shows the facts, F2 renames, M merges, S splits, E edits, A lists the articles."""

    deed_requested = Signal(str)  # one of the values of KEYS
    chosen_changed = Signal()
    sort_requested = Signal(int)
    menu_requested = Signal(object)  # QPoint on the screen

    def __init__(self, look: Look, model: ProgramsModel) -> None:
        """Make a table of a model."""
        super().__init__()
        self._model = model
        self.setAccessibleName(tr("Programs", "Programs"))
        self.setModel(model)
        self.setItemDelegate(_Cells(look, self))
        self._set_headers(look)
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen_changed.emit())
        self.doubleClicked.connect(lambda _index: self.deed_requested.emit("facts"))
        look.changed.connect(self.viewport().update)

    def _set_headers(self, look: Look) -> None:
        self.header = SortHeader(look, self)
        self.setHorizontalHeader(self.header)
        self.header.sort_requested.connect(self.sort_requested)
        self.header.left.connect(self.setFocus)
        rows = self.verticalHeader()
        rows.setMinimumSectionSize(1)
        rows.setDefaultSectionSize(HEIGHT)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.hide()

    def show_order(self) -> None:
        """Show by which column the rows are sorted."""
        way = Qt.SortOrder.DescendingOrder if self._model.descending else Qt.SortOrder.AscendingOrder
        self.header.setSortIndicatorShown(True)
        self.header.setSortIndicator(self._model.part, way)
        self.header.viewport().update()

    # ------------------------------------------------------------------------------------------------ what is chosen

    def chosen(self) -> list[ProgramRow]:
        """Return the programs chosen, in the order shown."""
        spans = sorted((one.top(), one.bottom()) for one in self.selectionModel().selection().toList())
        return [self._model.rows[line] for top, bottom in spans for line in range(top, bottom + 1)]

    def choose(self, names: list[str], current: str = "") -> bool:
        """Choose programs by name; say whether any of them is shown."""
        places = {name: self._model.place_of(name) for name in dict.fromkeys([*names, *([current] if current else [])])}
        there = [place for place in places.values() if place >= 0]
        if not there:
            return False
        found = QItemSelection()
        for place in there:
            found.select(self._model.index(place, 0), self._model.index(place, len(Part) - 1))
        at = self._model.index(places[current] if places.get(current, -1) >= 0 else there[0], 0)
        self.selectionModel().select(found, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.selectionModel().setCurrentIndex(at, QItemSelectionModel.SelectionFlag.NoUpdate)
        self.scrollTo(at)
        return True

    def current_name(self) -> str:
        """Return the name of the program that the keys are at; empty where they are at none."""
        line = self.currentIndex().row()
        return self._model.rows[line].name if 0 <= line < len(self._model.rows) else ""

    # ------------------------------------------------------------------------------------------------ keys, pointer

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hear the keys of the table; letters search nothing."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        deed = KEYS.get(Qt.Key(event.key())) if held == Qt.KeyboardModifier.NoModifier else None
        if deed is not None:
            self.deed_requested.emit(deed)
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and held == Qt.KeyboardModifier.NoModifier:
            last = len(self._model.rows) - 1
            self.setCurrentIndex(self._model.index(last if event.key() == Qt.Key.Key_End else 0, 0))
        elif event.text() and event.text().isprintable() and held in (_NONE, Qt.KeyboardModifier.ShiftModifier):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of what is chosen."""
        self.menu_requested.emit(event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the names what the other columns leave."""
        super().resizeEvent(event)
        for part, width in _WIDTHS.items():
            self.header.resizeSection(part, width)
        left = max(2 * _LEAST_NAME, self.viewport().width() - sum(_WIDTHS.values()))
        name = max(_LEAST_NAME, int(left * _NAME_SHARE))
        self.header.resizeSection(Part.NAME, name)
        self.header.resizeSection(Part.ALSO, left - name)


_NONE: Final = Qt.KeyboardModifier.NoModifier
