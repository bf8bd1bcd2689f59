"""A button that says what a field of the filter asks for, and opens the list of what there is to choose from."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHideEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import QFrame, QLineEdit, QPushButton, QVBoxLayout, QWidget

from db.queries.fact_choices import Choice
from desktop.across.filter_list import HEIGHT, ChoiceList, ChoiceModel
from desktop.theme import icons
from desktop.theme.look import Look
from desktop.translate import tr
from desktop.widgets import painting
from desktop.widgets.buttons import PaintedButton
from desktop.widgets.labels import PlainLabel
from desktop.widgets.safe_text import label_text, one_line, tool_tip

_WIDEST = 260  # pixels of a button
_LONG = 10  # choices from which on they can be searched
_ROWS = 12  # choices seen without scrolling
_WIDTH = 320  # pixels of the list


class ChoicePopup(QFrame):
    """The list below a button. Esc or a click elsewhere closes it; what is ticked holds at once."""

    ticked_changed = Signal()
    hidden = Signal()

    def __init__(self, look: Look, title: str, parent: QWidget) -> None:
        """Make a list without choices yet."""
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("popup")
        self.setAccessibleName(title)
        self.model = ChoiceModel()
        self.model.setParent(self)
        self.field = QLineEdit()
        self.field.setPlaceholderText(tr("Across", "Search…"))
        self.field.setAccessibleName(tr("Across", "Search the list"))
        self.list = ChoiceList(look, self.model, title)
        self._said = PlainLabel(tr("Across", "Counting…"), rank="dim")
        self._clear = QPushButton(label_text(tr("Across", "Choose none")))
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.setSpacing(6)
        for widget in (self.field, self._said, self.list, self._clear):
            column.addWidget(widget)
        self.field.textChanged.connect(self.model.find)
        self.field.returnPressed.connect(self._turn_first)
        self.field.installEventFilter(self)
        self.model.dataChanged.connect(lambda *_: self._tell())
        self._clear.clicked.connect(self._choose_none)

    def begin(self, ticked: Sequence[str]) -> None:
        """Wait for the choices."""
        self.model.set_choices([])
        self.model.set_ticked(ticked)
        self.field.clear()
        self.field.hide()
        self._said.set_text(tr("Across", "Counting…"))
        self._said.show()
        self._clear.setEnabled(bool(ticked))
        self._size(1)

    def show_choices(self, choices: Sequence[Choice]) -> None:
        """Show what there is to choose from."""
        self.model.set_choices(choices)
        self._said.set_text("" if choices else tr("Across", "There is nothing to choose from."))
        self._said.setHidden(bool(choices))
        self.field.setVisible(len(choices) >= _LONG)
        self._size(len(choices))
        (self.field if self.field.isVisible() else self.list).setFocus()
        if choices:
            self.list.setCurrentIndex(self.model.index(0))

    def _size(self, choices: int) -> None:
        self.list.setFixedHeight(HEIGHT * min(max(choices, 1), _ROWS) + 4)
        self.setFixedWidth(_WIDTH)
        self.adjustSize()

    def _turn_first(self) -> None:
        if self.model.rowCount():
            self.model.turn(0)

    def _choose_none(self) -> None:
        self.model.set_ticked(())
        self.close()

    def _tell(self) -> None:
        self._clear.setEnabled(bool(self.model.ticked()))
        self.ticked_changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go from the field to the list on Down."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Down:
            self.list.setFocus()
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Tell that the list is closed."""
        super().hideEvent(event)
        self.hidden.emit()


class FilterButton(PaintedButton):
    """Says the name of its field, and what is chosen in it."""

    wanted = Signal()  # the choices are to be counted: the list was opened
    chosen_changed = Signal()

    def __init__(self, look: Look, title: str, told: Callable[[str], str]) -> None:
        """Make a button with nothing chosen.

        Args:
            look: colours and fonts.
            title: of the field.
            told: how a name is shown where the list was not opened yet.
        """
        super().__init__(look, title)
        self._title, self._told = title, told
        self._titles: dict[str, str] = {}
        self._chosen: tuple[str, ...] = ()
        self._popup: ChoicePopup | None = None
        self.clicked.connect(self.open)
        self._name()

    def chosen(self) -> tuple[str, ...]:
        """Return the names that are chosen."""
        return self._chosen

    def choose(self, names: Sequence[str]) -> None:
        """Let some names be chosen, without a signal."""
        self._chosen = tuple(names)
        self._name()

    def open(self) -> None:
        """Open the list, and ask for its choices."""
        if self._popup is None:
            self._popup = ChoicePopup(self.look, self._title, self)
            self._popup.ticked_changed.connect(self._take)
            self._popup.hidden.connect(self.update)
        self._popup.begin(self._chosen)
        self._popup.move(self.mapToGlobal(QPoint(0, self.height() + 2)))
        self._popup.show()
        self.wanted.emit()

    def show_choices(self, choices: Sequence[Choice]) -> None:
        """Show the choices in the open list."""
        shown = [Choice(name=one.name, title=self._title_of(one), count=one.count) for one in choices]
        self._titles |= {one.name: one.title for one in shown}
        if self._popup is not None and self._popup.isVisible():
            self._popup.show_choices(shown)
        self._name()

    def popup(self) -> ChoicePopup | None:
        """Return the list, if it was ever opened."""
        return self._popup

    def forget(self) -> None:
        """Choose nothing, and know no titles any more: the project is another one."""
        self._titles.clear()
        if self._popup is not None:
            self._popup.close()
        self.choose(())

    def _title_of(self, one: Choice) -> str:
        return self._told(one.name) or one.title

    def _take(self) -> None:
        if self._popup is not None and self._popup.model.ticked() != self._chosen:
            self.choose(self._popup.model.ticked())
            self.chosen_changed.emit()

    def _name(self) -> None:
        text = self._title
        if self._chosen:
            first = self._chosen[0]
            more = f" +{len(self._chosen) - 1}" if len(self._chosen) > 1 else ""
            said = one_line(self._titles.get(first) or self._told(first) or first, 40)
            text = tr("Across", "{field}: {value}").format(field=self._title, value=f"{said}{more}")
        self.setText(one_line(text))
        self.setAccessibleName(one_line(text))
        self.setToolTip(tool_tip(text if self._wide() > _WIDEST else ""))
        self.updateGeometry()
        self.update()

    # ------------------------------------------------------------------------------------------------ painting

    def _wide(self) -> int:
        return self.fontMetrics().horizontalAdvance(self.text()) + 36

    def sizeHint(self) -> QSize:
        """Return the size of the text and the arrow."""
        return QSize(min(_WIDEST, self._wide()), 28)

    def ground_colour(self) -> str | None:
        """Stand on the accent's ground where something is chosen."""
        if self._chosen:
            return self.look.colours.accent_soft
        return super().ground_colour() or self.look.colours.paper

    def edge_colour(self) -> str | None:
        """Have a hairline, in the accent where something is chosen."""
        return self.look.colours.accent if self._chosen else self.look.colours.rule

    def paint_content(self, painter: QPainter, rect: QRectF) -> None:
        """Paint the text and the arrow."""
        colours = self.look.colours
        space = rect.adjusted(10, 0, -24, 0)
        painter.setFont(self.font())
        painter.setPen(QColor(colours.ink if self._chosen else colours.dim))
        cut = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, int(space.width()) + 1)
        painter.drawText(space, painting.LEFT, cut)
        icons.draw(painter, "down", QRectF(rect.right() - 20, rect.center().y() - 6, 12, 12), QColor(colours.dim))
