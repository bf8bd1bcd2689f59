"""The list of rows to tick, painted: tick, label, value, the words among those around them."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.around import fit_after, fit_before
from desktop.dialogs.tick_rows import Role, TickModel, TickRow
from desktop.theme.look import Look
from desktop.widgets import painting
from desktop.widgets.long_list import LongList
from desktop.widgets.safe_text import one_line
from desktop.widgets.ticks import BOX, draw_tick

Index = QModelIndex | QPersistentModelIndex
HEIGHT = 32
_LEFT = 10  # pixels before the tick
_INDENT = 18  # of a row below its heading
_SIDE = 0.36  # of a row's width, for what stands at the right
_VALUE = 0.4  # of what is left for the value
_BESIDE = 9  # pixels between value and words
_CONTEXT = 200  # pixels wished for the words around
_QUOTES = 16  # pixels for quotation marks


class TickList(LongList):
    """The list. Space or a click ticks, Enter finishes, G or a double-click goes to where a row stands."""

    finished = Signal()  # by Enter
    taken = Signal()  # by Ctrl+Enter
    wanted = Signal(int)  # the number of the row to go to

    def __init__(self, look: Look, model: TickModel, name: str, parent: QWidget | None = None) -> None:
        """Make a list of a model's rows.

        Args:
            look: colours and fonts.
            model: what to show.
            name: what a screen reader says of the list.
            parent: the widget that holds it.
        """
        super().__init__(HEIGHT, name, parent)
        self._model = model
        model.setParent(self)
        self.setItemDelegate(_TickDelegate(look, self))
        self.setModel(model)
        self.setObjectName("ticks")
        self.setStyleSheet(f"QTableView {{ background: {look.colours.paper}; }}")
        self.clicked.connect(lambda index: model.turn(index.row()))
        self.doubleClicked.connect(lambda index: self._want(index.row()))
        model.modelReset.connect(self._begin)
        look.changed.connect(self.viewport().update)

    def _begin(self) -> None:
        if self._model.rowCount():
            self.setCurrentIndex(self._model.index(self._model.first_row()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick on Space, all on Ctrl+A; finish on Enter; go there on G."""
        line = self.currentIndex().row()
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            (self.taken if held else self.finished).emit()
        elif event.key() == Qt.Key.Key_Space and line >= 0:
            self._model.turn(line)
        elif event.key() == Qt.Key.Key_A and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self._model.turn_all()
        elif event.key() == Qt.Key.Key_G and plain:
            self._want(line)
        else:
            super().keyPressEvent(event)

    def current_number(self) -> int | None:
        """Return the number of the row that the keys are at."""
        return self._model.number_at(self.currentIndex().row())

    def _want(self, line: int) -> None:
        number = self._model.number_at(line)
        if number is not None:
            self.wanted.emit(number)


class _TickDelegate(QStyledItemDelegate):
    """Paints headings and rows."""

    def __init__(self, look: Look, view: TickList) -> None:
        super().__init__(view)
        self._look, self._view = look, view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """Return the height of every row."""
        return QSize(200, HEIGHT)

    def editorEvent(self, *_: object) -> bool:
        """Leave ticking to the list, which does it by click and by key alike."""
        return False

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one line."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect, colours = QRectF(option.rect), self._look.colours
        if option.state & QStyle.StateFlag.State_MouseOver:
            painting.ground(painter, rect.adjusted(2, 1, -2, -1), colours.hover)
        row, state = index.data(Role.ROW), index.data(Role.STATE)
        left = rect.left() + _LEFT + (_INDENT if row else 0)
        if state is not None:
            draw_tick(painter, left, rect.center().y(), state, colours)
        space = QRectF(left + BOX + 9, rect.top(), rect.right() - left - BOX - 9 - 12, rect.height())
        if row is None:
            self._paint_heading(painter, space, *index.data(Role.HEADING))
        else:
            self._paint_row(painter, space, row)
        if self._view.hasFocus() and self._view.currentIndex() == index:
            painting.focus_ring(painter, rect.adjusted(2, 1, -2, -1), colours)
        painter.restore()

    def _paint_heading(self, painter: QPainter, space: QRectF, title: str, ticked: int, rows: int) -> None:
        colours = self._look.colours
        count = self._text(painter, space, f"{ticked}/{rows}", colours.dim, right=True)
        self._text(painter, space.adjusted(0, 0, -count - 12, 0), title, colours.ink, bold=True)

    def _paint_row(self, painter: QPainter, space: QRectF, row: TickRow) -> None:
        look, colours = self._look, self._look.colours
        if row.label:
            square = QRectF(space.left(), space.center().y() - 8.5, 17, 17)
            painting.letter(
                painter, square, look.letter(row.label), look.label(row.label), look.font(11, semibold=True)
            )
            space = space.adjusted(26, 0, 0, 0)
        said, colour = (row.warning, colours.warn) if row.warning else (row.remark, colours.dim)
        words = self._wide(row.words, bold=True) + (_CONTEXT if row.before or row.after else _QUOTES)
        value = self._wide(row.value, bold=True) + _BESIDE if row.value else 0.0
        if said:  # what the value and the words leave, and no less than its share
            share = max(space.width() * _SIDE, space.width() - value - words - 14)
            side = space.adjusted(space.width() - share, 0, 0, 0)
            space = space.adjusted(0, 0, -self._text(painter, side, said, colour, right=True) - 14, 0)
        ink = colours.dim if row.fixed else colours.ink
        if row.value:
            share = max(space.width() * _VALUE, space.width() - words - _BESIDE)
            wide = QRectF(space.left(), space.top(), share, space.height())
            space = space.adjusted(self._text(painter, wide, row.value, ink, bold=True) + _BESIDE, 0, 0, 0)
        self._paint_words(painter, space, row, ink)

    def _paint_words(self, painter: QPainter, space: QRectF, row: TickRow, ink: str) -> None:
        """Paint the words among those around them, which are cut so that the words stay in sight."""
        dim = self._look.colours.dim
        if not (row.before or row.after):
            self._text(painter, space, f"“{one_line(row.words)}”", dim)
            return
        room = max(0.0, space.width() - self._wide(row.words, bold=True) - 4) * 0.5
        before = fit_before(one_line(row.before), lambda shown: self._wide(shown) <= room)
        left = self._text(painter, space, before, dim, cut=False)
        space = space.adjusted(left, 0, 0, 0)
        left = self._text(painter, space, one_line(row.words), ink, bold=True)
        space = space.adjusted(left, 0, 0, 0)
        self._text(painter, space, fit_after(one_line(row.after), lambda s: self._wide(s) <= space.width()), dim)

    def _wide(self, text: str, *, bold: bool = False) -> float:
        return QFontMetricsF(self._look.font(13.5, semibold=bold)).horizontalAdvance(one_line(text))

    def _text(
        self,
        painter: QPainter,
        space: QRectF,
        text: str,
        colour: str,
        *,
        bold: bool = False,
        right: bool = False,
        cut: bool = True,
    ) -> float:
        """Paint a text, cut to its space; returns its width."""
        font = self._look.font(13.5, semibold=bold)
        metrics = QFontMetricsF(font)
        shown = text
        if cut:
            shown = metrics.elidedText(one_line(text), Qt.TextElideMode.ElideRight, max(0.0, space.width()))
        painter.setFont(font)
        painter.setPen(QColor(colour))
        painter.drawText(space, painting.RIGHT if right else painting.LEFT, shown)
        return min(metrics.horizontalAdvance(shown), space.width())
