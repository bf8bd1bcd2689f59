"""A role in the form of a fact."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from db.facts import Role
from desktop.facts.add_field import AddField
from desktop.facts.cards import ShownCell, ShownValue, role_title
from desktop.facts.flow import Flow
from desktop.facts.value_chip import ValueChip
from desktop.theme.look import Look
from desktop.translate import tr
from desktop.widgets.buttons import IconButton
from desktop.widgets.labels import PlainLabel

Context = Callable[[], tuple[str | None, str | None]]  # the article's language and publication day


class RoleRow(QWidget):
    """A role of the form: its values as chips, a plus, and the field that it opens."""

    go_requested = Signal(object)  # ShownValue
    remove_requested = Signal(object)  # ShownValue
    came_or_went = Signal()  # it has something to show, or nothing any more

    def __init__(self, look: Look, role: Role, context: Context) -> None:
        """Make a row without values; `context` as of AddField."""
        super().__init__()
        self._look = look
        self._shown: tuple[tuple[ShownValue, ...], bool] | None = None
        self.can_type = not role.retired
        self.caption = PlainLabel(role_title(role.name), rank="dim")
        self.caption.setContentsMargins(0, 5, 0, 0)  # level with the values
        self.add = AddField(look, role, context)
        self._chips = Flow()
        name = tr("Facts", "Add a value: {role}").format(role=role_title(role.name))
        self._plus = IconButton(look, "plus", name)
        self._plus.clicked.connect(self.open)
        self.add.field.given_up.connect(self._look_again)
        self._chips.show_all([self._plus])
        self.role = role.name
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._chips)
        column.addWidget(self.add)

    def show_cell(self, cell: ShownCell | None, *, writable: bool) -> None:
        """Show the values of a fact in this role."""
        values = cell.values if cell is not None else ()
        if self._shown != (values, writable):
            self._shown = (values, writable)
            self.caption.set_text(role_title(self.role, len(values)))
            before = self._chips.widgets()
            place = next((place for place, chip in enumerate(before) if chip.hasFocus()), None)
            chips: list[QWidget] = [self._chip(value, writable=writable) for value in values]
            self._chips.show_all([*chips, self._plus])
            if place is not None and len(chips) < len(before) - 1:  # a value went: the keys stay where it was
                [*chips, self._plus][min(place, len(chips))].setFocus()
            self._plus.setVisible(writable and self.can_type)
            self.add.field.setReadOnly(not writable)
        self._look_again()

    def open(self) -> None:
        """Let a value be typed here."""
        self.show_field()
        self.add.open()

    def show_field(self) -> None:
        """Show the field that takes a value."""
        self.add.show()
        self._look_again()

    def stops(self) -> list[QWidget]:
        """Return what Tab goes through, in order."""
        return [*self._chips.widgets(), *self.add.stops()]

    def is_empty(self) -> bool:
        """Say whether it has neither a value nor a field that is open."""
        return not (self._shown and self._shown[0]) and self.add.isHidden()

    def _look_again(self) -> None:
        shown = not self.is_empty()
        if self.isHidden() == shown:
            self.setVisible(shown)
            self.caption.setVisible(shown)
            self.came_or_went.emit()

    def _chip(self, value: ShownValue, *, writable: bool) -> ValueChip:
        chip = ValueChip(self._look, value, writable=writable)
        chip.go_requested.connect(self.go_requested)
        chip.remove_requested.connect(self.remove_requested)
        return chip

    def put_away(self) -> None:
        """Take the row out of the form for good."""
        for widget in (self, self.caption):
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
