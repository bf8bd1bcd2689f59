"""A dialog over rows to tick: a choice of how much is shown, the list, and a button that says what it will take."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QPushButton, QWidget

from desktop.dialogs.base import BaseDialog
from desktop.dialogs.tick_list import HEIGHT, TickList
from desktop.dialogs.tick_rows import TickModel
from desktop.theme.look import Look
from desktop.translate import tr
from desktop.widgets.buttons import Segments
from desktop.widgets.labels import PlainLabel

WIDTH, ROWS = 820, 13  # pixels; rows that are seen without scrolling


class TickDialog(BaseDialog):
    """Space ticks, Enter takes the ticked, G goes to the row's place: then `wanted` holds its number."""

    def __init__(
        self, parent: QWidget | None, look: Look, heading: str, text: str, scopes: Sequence[tuple[str, str]] = ()
    ) -> None:
        """Make a dialog without rows.

        Args:
            parent: the window it belongs to.
            look: colours and fonts.
            heading: what is to be done.
            text: what it is done to.
            scopes: name and text of each choice of how much is shown; none: there is no choice.
        """
        super().__init__(parent, heading, text)
        self._look = look
        self.wanted: int | None = None  # the number of the row that she wants to see in its article
        self.model = TickModel()
        self._scopes = Segments(look, scopes, tr("Ticks", "What is shown")) if scopes else None
        self._scope_texts = dict(scopes)
        self._said = PlainLabel(rank="dim").wrapped()
        self.list = TickList(look, self.model, heading)  # it joins the dialog behind the parts: that is Tab's order
        self.list.setMinimumSize(560, 4 * HEIGHT)
        self._accept = self._build()
        self._keys_told = False  # what is said are the keys, which depend on where the cursor is
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._show_keys)
        self.model.ticked_changed.connect(self._refresh)
        self.list.finished.connect(self.finish_list)
        self.list.taken.connect(lambda: self.take("take"))
        self.list.wanted.connect(self.want)
        self.resize(WIDTH, min(720, ROWS * HEIGHT + 240))

    def _build(self) -> QPushButton:
        for part in self.parts():
            self.body.addWidget(part)
        if self._scopes is not None:
            self._scopes.chosen.connect(self.show_scope)
            self.body.addWidget(self._scopes)
        self.body.addWidget(self.list, 1)
        foot = QHBoxLayout()
        foot.addWidget(self._said, 1)
        self._foot = foot
        self.body.addLayout(foot)
        go = self.add_button("go", tr("Ticks", "Go there (G)"))
        go.clicked.disconnect()
        go.clicked.connect(lambda: self.want(self.list.current_number()))
        self._go = go
        self.add_cancel()
        accept = self.add_button("take", "", default=True)
        accept.setMinimumWidth(150)
        QTimer.singleShot(0, self, self.begin_at_list)
        return accept

    def parts(self) -> Sequence[QWidget]:
        """Return what stands above the list."""
        return ()

    def begin_at_list(self) -> None:
        """Let the list have the keys."""
        self.list.setFocus()

    def finish_list(self) -> None:
        """Do what Enter means in the list: take the ticked."""
        self.take("take")

    # ------------------------------------------------------------------------------------------------ what is shown

    def scope(self) -> str:
        """Return how much is shown; empty where there is no choice."""
        return self._scopes.current() if self._scopes is not None else ""

    def choose_scope(self, name: str) -> None:
        """Show as much as a choice says."""
        if self._scopes is not None:
            self._scopes.choose(name)
            self.show_scope(name)

    def show_scope(self, name: str) -> None:
        """Show the rows that belong to a choice."""
        self.model.show_only(self.belongs(name))

    def belongs(self, scope: str) -> Callable[[int], bool]:  # noqa: ARG002
        """Return what says whether a row, by its number, belongs to a choice."""
        return lambda _number: True

    def count_scope(self, name: str, count: int) -> None:
        """Show how many rows a choice has."""
        if self._scopes is not None:
            self._scopes.set_text(name, f"{self._scope_texts[name]}  {count}")

    def say(self, text: str) -> None:
        """Say something below the list."""
        self._keys_told = False
        self._said.set_text(text)

    def tell_keys(self) -> None:
        """Say below the list which keys work in it, while they do: in a text field they would write."""
        self._keys_told = True
        self._show_keys()

    def _show_keys(self) -> None:
        if self._keys_told:
            typing = isinstance(self.focusWidget(), QLineEdit)
            self._said.set_text(self.field_line() if typing else self.keys_line())

    def field_line(self) -> str:
        """Return how the list is reached from a text field."""
        return tr("Ticks", "Enter goes to the list.")

    def keys_line(self) -> str:
        """Return which keys work in the list."""
        return tr("Ticks", "Space ticks, Ctrl+A ticks all, G goes there.")

    def accept_text(self, ticked: int, of: int) -> str:
        """Return what the button says."""
        return tr("Ticks", "Take {n} of {of}").format(n=ticked, of=of)

    def _refresh(self) -> None:
        ticked = len(self.model.ticked())
        text = self.accept_text(ticked, self.model.tickable())
        self._accept.setText(text)
        self._accept.setAccessibleName(text)
        self._accept.setEnabled(ticked > 0)
        self._go.setEnabled(self.model.rowCount() > 0)

    def take(self, name: str) -> None:
        """Take the ticked, if there are any."""
        if self._accept.isEnabled():
            super().take(name)

    def want(self, number: int | None) -> None:
        """Close, and let the caller go to where a row stands; None: there is no row."""
        if number is not None:
            self.wanted = number
            self.reject()
