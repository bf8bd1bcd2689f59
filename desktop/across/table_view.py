"""The table of facts as a widget: its keys, its columns, what is chosen in it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from db.queries.fact_table import FactRow
from desktop.across.rows_table import RowsTable
from desktop.across.table_cells import ARTICLE
from desktop.across.table_delegate import HEIGHT, PAD, FactDelegate
from desktop.across.table_header import SortHeader
from desktop.across.table_lines import Lines
from desktop.across.table_model import FactModel
from desktop.theme.look import Look
from desktop.translate import tr

LEAST_ARTICLE: Final = 180  # pixels that the column of articles keeps
NARROWEST: Final = 0.7  # of the width that a column has where there is room
WIDEST: Final = 1.6  # of it, before what is left goes to the articles
MOST_KEPT: Final = 5_000  # facts that stay chosen when the lines are exchanged


@dataclass(frozen=True, slots=True, kw_only=True)
class _Where:
    """What is chosen and seen, in terms that outlive an exchange of the lines."""

    key: int | None  # of the fact that the keys are at
    group: str | None  # or the name of the group
    column: int
    chosen: frozenset[int]
    offset: int  # lines between the first one seen and that one


class FactTable(RowsTable):
    """Enter goes to the sentence, Space shows the evidence, S the statuses; Left and Right close and open groups."""

    go_requested = Signal(object, str)  # a FactRow, and the role whose evidence is wanted or ""
    strip_requested = Signal()  # show or hide the evidence
    status_requested = Signal()  # of the facts chosen
    grouping_requested = Signal()
    copy_requested = Signal()
    menu_requested = Signal(object)  # QPoint on the screen
    group_turned = Signal(str)  # the name of a group that is to be closed, or opened again
    chosen_changed = Signal()
    sort_requested = Signal(int)  # the column

    def __init__(self, look: Look, model: FactModel, parent: QWidget | None = None) -> None:
        """Make a table of a model."""
        super().__init__(parent)
        self._model = model
        self._own_widths: set[int] = set()  # columns whose width the analyst chose
        self._fitting = False  # widths change, and it is not her doing
        self.setAccessibleName(tr("Across", "Facts"))
        self.setModel(model)
        self.setItemDelegate(FactDelegate(look, self))
        self._set_headers(look)
        model.modelReset.connect(self._fit_columns)
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen_changed.emit())
        self.selectionModel().currentRowChanged.connect(lambda *_: self.chosen_changed.emit())
        self.doubleClicked.connect(self._open)
        look.changed.connect(self.viewport().update)

    def _set_headers(self, look: Look) -> None:
        self.header = SortHeader(look, self)
        self.setHorizontalHeader(self.header)
        self.header.sort_requested.connect(self.sort_requested)
        self.header.left.connect(self.setFocus)
        self.header.sectionResized.connect(lambda place, *_: self._note_width(place))
        rows = self.verticalHeader()
        rows.setMinimumSectionSize(1)
        rows.setDefaultSectionSize(HEIGHT)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.hide()

    def facts(self) -> FactModel:
        """Return the model."""
        return self._model

    # ------------------------------------------------------------------------------------------------ columns

    def _fit_columns(self) -> None:
        """Give the articles what the other columns leave; these give way a little before the table must be scrolled."""
        kinds, self._fitting = self._model.kinds(), True
        others = [place for place, kind in enumerate(kinds) if kind.name != ARTICLE]
        free = [place for place in others if place not in self._own_widths]
        narrow = sum(kinds[place].width for place in free if kinds[place].narrows)
        held = sum(
            self.header.sectionSize(place) if place in self._own_widths else kinds[place].width for place in others
        )
        room = self.viewport().width() - LEAST_ARTICLE - (held - narrow)
        share = min(WIDEST, max(NARROWEST, room / narrow)) if narrow else 1.0
        for place in free:
            self.header.resizeSection(place, int(kinds[place].width * (share if kinds[place].narrows else 1)))
        taken = sum(self.header.sectionSize(place) for place in others)
        for place in set(range(len(kinds))) - set(others) - self._own_widths:
            self.header.resizeSection(place, max(LEAST_ARTICLE, self.viewport().width() - taken))
        self._fitting = False

    def _note_width(self, place: int) -> None:
        """Keep the width that the analyst gave a column."""
        if not self._fitting:
            self._own_widths.add(place)
            self._fit_columns()
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give what is left to the articles."""
        super().resizeEvent(event)
        self._fit_columns()

    def show_order(self, column: int, *, descending: bool) -> None:
        """Show by which column the facts are sorted, and which way; -1: by none that is shown."""
        self.header.setSortIndicatorShown(column >= 0)
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self.header.setSortIndicator(column, order)
        self.header.viewport().update()

    # ------------------------------------------------------------------------------------------------ what is chosen

    def current_row(self) -> FactRow | None:
        """Return the fact that the keys are at."""
        line = self.currentIndex().row()
        return self._model.row(line) if line >= 0 else None

    def chosen_keys(self) -> list[int]:
        """Return the keys of the facts chosen, each once, in the order shown."""
        return self._model.keys_at(self._chosen_lines())

    def _chosen_lines(self) -> Iterator[int]:
        spans = sorted((one.top(), one.bottom()) for one in self.selectionModel().selection().toList())
        for top, bottom in spans:
            yield from range(top, bottom + 1)

    def exchange(self, lines: Lines, *, anew: bool) -> None:
        """Show other lines; what is chosen and where the keys are stays, as far as it is still there."""
        where = self._where()
        if self._model.set_lines(lines, anew=anew):
            self._return_to(where)
        self.chosen_changed.emit()

    def _where(self) -> _Where:
        index, lines = self.currentIndex(), self._model.lines()
        line = index.row() if index.row() < len(lines.shown) else -1
        group = lines.group(line) if line >= 0 else None
        chosen = self.selectionModel().selection()
        some = sum(one.height() for one in chosen.toList()) <= MOST_KEPT
        return _Where(
            key=lines.key(line) if line >= 0 else None,
            group=group.name if group is not None else None,
            column=max(0, index.column()),
            chosen=frozenset(self.chosen_keys()) if some else frozenset(),
            offset=line - self.rowAt(0) if line >= 0 else 0,
        )

    def _return_to(self, where: _Where) -> None:
        line = self._line_of(where)
        if line is None:
            if where.key is not None or where.group is not None:
                self.choose_first()
            return
        index = self._model.index(line, min(where.column, self._model.columnCount() - 1))
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        if len(where.chosen) > 1:
            self._choose(where.chosen)
        else:
            self.selectRow(line)
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        self.verticalScrollBar().setValue(max(0, line - max(0, where.offset)))
        self.scrollTo(index)

    def _line_of(self, where: _Where) -> int | None:
        if where.group is not None:
            groups = [group.name for group in self._model.lines().groups]
            number = groups.index(where.group) + 1 if where.group in groups else 0
            return self._model.line_of(-number) if number else None
        return self._model.line_of(where.key)

    def _choose(self, keys: frozenset[int] | set[int]) -> None:
        """Choose all lines of some facts."""
        last, found = self._model.columnCount() - 1, QItemSelection()
        start: int | None = None
        shown = self._model.lines().shown
        for line in range(len(shown) + 1):
            inside = line < len(shown) and shown[line] in keys
            if inside and start is None:
                start = line
            elif not inside and start is not None:
                found.select(self._model.index(start, 0), self._model.index(line - 1, last))
                start = None
        self.selectionModel().select(found, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def choose_first(self) -> None:
        """Choose the first fact, where nothing is chosen yet."""
        if not self.currentIndex().isValid() and self._model.rowCount():
            self.setCurrentIndex(self._model.index(0, 0))

    # ------------------------------------------------------------------------------------------------ keys, pointer

    def _open(self, index: QModelIndex) -> None:
        """Go to the sentence of a fact, or turn a group."""
        line = index.row()
        group = self._model.lines().group(line) if line >= 0 else None
        if group is not None:
            self.group_turned.emit(group.name)
            return
        row = self._model.row(line) if line >= 0 else None
        if row is not None:
            kind = self._model.kinds()[index.column()]
            self.go_requested.emit(row, kind.name if kind.role else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hear the keys of the table; letters search nothing."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if held == Qt.KeyboardModifier.NoModifier and self._plain_key(Qt.Key(event.key())):
            return
        if event.key() == Qt.Key.Key_C and held == Qt.KeyboardModifier.ControlModifier:
            self.copy_requested.emit()
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and held == Qt.KeyboardModifier.NoModifier:
            self._go_to_end(last=event.key() == Qt.Key.Key_End)
        elif event.text() and event.text().isprintable() and held in (_NONE, Qt.KeyboardModifier.ShiftModifier):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _plain_key(self, key: Qt.Key) -> bool:
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        elif key == Qt.Key.Key_Space:
            self.strip_requested.emit()
        elif key == Qt.Key.Key_S:
            self.status_requested.emit()
        elif key == Qt.Key.Key_G:
            self.grouping_requested.emit()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            return self._turn_by_key(closing=key == Qt.Key.Key_Left)
        else:
            return False
        return True

    def _turn_by_key(self, *, closing: bool) -> bool:
        """Close or open the group whose heading the keys are at; say whether they are at one."""
        line, lines = self.currentIndex().row(), self._model.lines()
        group = lines.group(line) if line >= 0 else None
        if group is None:
            return False
        if (group.name in lines.closed) != closing:
            self.group_turned.emit(group.name)
        return True

    def _go_to_end(self, *, last: bool) -> None:
        count = self._model.rowCount()
        if count:
            self.setCurrentIndex(self._model.index(count - 1 if last else 0, max(0, self.currentIndex().column())))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Turn a group whose sign is pressed."""
        index = self.indexAt(event.position().toPoint())
        group = self._model.lines().group(index.row()) if index.isValid() else None
        super().mousePressEvent(event)
        if group is not None and event.button() == Qt.MouseButton.LeftButton and event.position().x() < PAD + 20:
            self.group_turned.emit(group.name)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of what is chosen."""
        self.menu_requested.emit(event.globalPos())


_NONE: Final = Qt.KeyboardModifier.NoModifier
