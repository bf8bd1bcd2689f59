"""The form beside the table: what is known of the program chosen, its names, and what can be done with it."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from db.queries.program_list import ProgramRow
from desktop.across.program_identifiers import IdentifierFields
from desktop.across.program_names import NameList
from desktop.telling import articles_text, facts_text, grouped
from desktop.theme.look import Look
from desktop.translate import tr
from desktop.widgets.breaking_label import BreakingLabel
from desktop.widgets.labels import PlainLabel
from desktop.widgets.safe_text import label_text, tool_tip
from values.errors import FieldFault
from values.years import parse_years, show_years

WIDTH: Final = 380  # pixels at first
_COLUMNS: Final = 3  # of buttons


class ProgramForm(QScrollArea):
    """What is typed is told when its field is left; the form shows only what it is given."""

    edit_requested = Signal(str, object)  # the program's name; a mapping with note, identifiers, years: what changed
    deed_requested = Signal(str)  # "rename", "merge", "split", "facts", "articles"
    left = Signal()  # Esc: back to the table

    def __init__(self, look: Look) -> None:
        """Make a form without a program."""
        super().__init__()
        self._row: ProgramRow | None = None
        self._asked: Mapping[str, Any] = {}  # what was to be kept, until it is shown as kept
        self._writable = False
        self.title = BreakingLabel(rank="title")
        self.counts = BreakingLabel(rank="dim")
        for label in (self.title, self.counts):  # as high as their lines, whatever room there is
            label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.note, self.years = QLineEdit(), QLineEdit()
        self.note.setAccessibleName(tr("Programs", "Note"))
        self.note.setPlaceholderText(tr("Programs", "Add a note"))
        self.years.setAccessibleName(tr("Programs", "Years"))
        self.years.setPlaceholderText(tr("Programs", "such as 2021-2027, or since 2018"))
        self.wrong = PlainLabel(rank="bad").wrapped()
        self.wrong.hide()
        self.identifiers = IdentifierFields(look, self.years)
        self.names = NameList()
        self.buttons = {name: self._button(name, *told) for name, told in _buttons().items()}
        self._lay_out()
        self.note.editingFinished.connect(self.keep)
        self.years.editingFinished.connect(self.keep)
        self.years.textChanged.connect(lambda _text: self.wrong.hide())
        self.identifiers.edited.connect(self.keep)
        self.show_rows([], writable=False)

    def _button(self, name: str, text: str, tip: str) -> QPushButton:
        button = QPushButton(label_text(text))
        button.setToolTip(tool_tip(tip))
        button.setAutoDefault(False)
        button.clicked.connect(lambda: self.deed_requested.emit(name))
        return button

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(18, 16, 18, 16)
        column.setSpacing(8)
        column.addWidget(self.title)
        column.addWidget(self.counts)
        column.addSpacing(4)
        grid = QGridLayout()
        grid.setSpacing(6)
        for place, button in enumerate(self.buttons.values()):
            grid.addWidget(button, place // _COLUMNS, place % _COLUMNS)
        for place in range(_COLUMNS):
            grid.setColumnStretch(place, 1)
        column.addLayout(grid)
        self.details = QWidget()
        self._lay_out_details(QVBoxLayout(self.details))
        column.addWidget(self.details, 100)
        column.addStretch(1)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMinimumWidth(300)

    def _lay_out_details(self, column: QVBoxLayout) -> None:
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(5)
        parts = (
            (tr("Programs", "Note"), self.note),
            (tr("Programs", "Years"), self.years),
            ("", self.wrong),
            (tr("Programs", "Identifiers"), self.identifiers),
            (tr("Programs", "Names and spellings"), self.names),
        )
        for caption, widget in parts:
            if caption:
                column.addSpacing(5)
                column.addWidget(PlainLabel(caption, rank="dim"))
            column.addWidget(widget, 1 if widget is self.names else 0)

    # ------------------------------------------------------------------------------------------------ what is shown

    def show_rows(self, rows: Sequence[ProgramRow], *, writable: bool) -> None:
        """Show the programs chosen: one with all that is known of it, of several only how many they are."""
        one = rows[0] if len(rows) == 1 else None
        again = one is not None and self._row is not None and one.name == self._row.name
        if not again:
            self.keep()
            self.identifiers.forget_kinds()
        kept = {name: told for name, told in self._drafts().items() if told != self._asked.get(name)} if again else {}
        self._asked = {}
        self._row, self._writable = one, writable
        self.setVisible(bool(rows))
        self.details.setVisible(one is not None)
        self._show_head(rows)
        if one is not None:
            self._show_details(one, kept)
        for name, button in self.buttons.items():
            many = name in ("merge", "facts")
            button.setVisible(one is not None or many)
            button.setEnabled((writable or name in ("facts", "articles")) and (name != "merge" or len(rows) > 1))
        self.buttons["split"].setEnabled(writable and one is not None and self.names.splittable())

    def forget(self) -> None:
        """Show no program, and keep nothing of what was typed: the project is another one."""
        self._row, self._asked = None, {}
        self.show_rows([], writable=False)

    def _show_head(self, rows: Sequence[ProgramRow]) -> None:
        if len(rows) == 1:
            self.title.set_text(rows[0].name)
            self.counts.set_text(f"{articles_text(rows[0].articles)} · {facts_text(rows[0].facts)}")
        else:
            self.title.set_text(tr("Programs", "{n} programs").format(n=grouped(len(rows))))
            self.counts.set_text("\n".join(row.name for row in rows[:12]) + ("\n…" if rows[12:] else ""))

    def _show_details(self, row: ProgramRow, kept: Mapping[str, Any]) -> None:
        self.names.show_program(row)
        if "note" not in kept and self.note.text() != row.note:
            self.note.setText(row.note)
        self.note.setReadOnly(not self._writable)
        if "years" not in kept and self.years.text() != show_years(row.years or ""):
            self.years.setText(show_years(row.years or ""))
        self.years.setReadOnly(not self._writable)
        if "identifiers" not in kept:
            self.identifiers.show_identifiers(row.identifiers, writable=self._writable)

    # ------------------------------------------------------------------------------------------------ what is typed

    def _drafts(self) -> dict[str, Any]:
        row = self._row
        if row is None or not self._writable:
            return {}
        found: dict[str, Any] = {}
        if self.note.text().strip() != row.note:
            found["note"] = self.note.text()
        if self.years.text().strip() != show_years(row.years or ""):
            found["years"] = self.years.text()
        if self.identifiers.identifiers() != dict(row.identifiers):
            found["identifiers"] = self.identifiers.identifiers()
        return found

    def _fault(self, found: Mapping[str, Any]) -> str:
        if "identifiers" in found and found["identifiers"] is None:
            return tr("Programs", "Say what it is an identifier of, such as Wikidata.")
        try:
            parse_years(found.get("years", ""))
        except FieldFault as fault:
            return fault.sentence()
        return ""

    def keep(self) -> None:
        """Ask for what was typed to be kept; say what cannot be."""
        found = self._drafts()
        fault = self._fault(found) if found else ""
        self.wrong.set_text(fault)
        self.wrong.setVisible(bool(fault))
        if found and not fault and found != self._asked and self._row is not None:
            self._asked = found
            self.edit_requested.emit(self._row.name, found)

    def begin(self) -> None:
        """Let the note have the keys."""
        if self.details.isVisible():
            self.note.setFocus()

    def has_keys(self) -> bool:
        """Say whether the focus is in a field or on a button of the form."""
        focus = self.focusWidget()
        return focus is not None and focus.hasFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the table on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _buttons() -> dict[str, tuple[str, str]]:
    """Return text and tip of what can be done, by name."""
    return {
        "facts": (tr("Programs", "Show facts"), tr("Programs", "Show the facts in the table (Enter)")),
        "merge": (tr("Programs", "Merge…"), tr("Programs", "Make one program of those chosen (M)")),
        "articles": (tr("Programs", "Articles…"), tr("Programs", "Go to an article that names it (A)")),
        "rename": (tr("Programs", "Rename…"), tr("Programs", "Call it by another name, everywhere (F2)")),
        "split": (tr("Programs", "Split…"), tr("Programs", "Take some names out, into another program (S)")),
    }
