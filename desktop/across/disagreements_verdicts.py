"""What can be decided about a disagreement: a button and a key for each verdict, a note, and what was decided."""

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout

from db.rulings import Ruling, Verdict
from desktop.across.disagreements_text import ruling_text, verdict_title
from desktop.facts.flow import FlowLayout
from desktop.theme.look import Look
from desktop.translate import tr
from desktop.widgets import painting
from desktop.widgets.buttons import PaintedButton
from desktop.widgets.labels import PlainLabel
from desktop.widgets.safe_text import label_text

KEYS: Mapping[Verdict, str] = MappingProxyType(
    {Verdict.SAME: "1", Verdict.UPDATED: "2", Verdict.SOURCE_ERROR: "3", Verdict.DIFFERENT: "4"}
)


class VerdictButton(PaintedButton):
    """A verdict with its key."""

    def __init__(self, look: Look, verdict: Verdict) -> None:
        """Make a button."""
        super().__init__(look, f"{verdict_title(verdict)} ({KEYS[verdict]})")
        self.verdict = verdict
        self.setText(verdict_title(verdict))
        self.setCheckable(True)

    def sizeHint(self) -> QSize:
        """Return the size of key and text."""
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 50, 32)

    def ground_colour(self) -> str | None:
        """Stand on paper."""
        return super().ground_colour() or self.look.colours.paper

    def edge_colour(self) -> str | None:
        """Have a hairline; what was decided has the accent."""
        return self.look.colours.accent if self.isChecked() else self.look.colours.rule

    def paint_content(self, painter: QPainter, rect: QRectF) -> None:
        """Paint the key and the text."""
        cap = QRectF(8, rect.center().y() - 9, 20, 18)
        painting.key_cap(painter, cap, KEYS[self.verdict], self.look.colours, self.look.font(12))
        painter.setFont(self.font())
        painter.setPen(QColor(self.look.colours.ink))
        painter.drawText(rect.adjusted(36, 0, -6, 0), painting.LEFT, self.text())

    def nextCheckState(self) -> None:
        """Leave the state to the page: what was decided is known there."""


class NoteField(QLineEdit):
    """The note; Enter keeps it, Esc goes back to the list."""

    def __init__(self) -> None:
        """Make an empty field."""
        super().__init__()
        self.setPlaceholderText(tr("Across", "Note (N)"))
        self.setAccessibleName(tr("Across", "Note on the ruling"))
        self.setMaxLength(2_000)
        self.setMinimumWidth(160)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep every letter and digit in the field."""
        super().keyPressEvent(event)
        if event.text() and event.text().isprintable():
            event.accept()


class VerdictBar(QFrame):
    """The verdicts, the note, and who decided what."""

    ruled = Signal(object)  # Verdict
    note_entered = Signal()
    taken_back = Signal()

    def __init__(self, look: Look) -> None:
        """Make a bar for an open disagreement."""
        super().__init__()
        self.setObjectName("status")
        self.buttons = {verdict: VerdictButton(look, verdict) for verdict in Verdict}
        self.note = NoteField()
        self.told = PlainLabel(rank="small")
        self.back = QPushButton(label_text(tr("Across", "Open again")))
        self.back.setAutoDefault(False)
        self.keys = PlainLabel(rank="small").wrapped()
        self._lay_out()
        for verdict, button in self.buttons.items():
            button.clicked.connect(lambda _=False, verdict=verdict: self.ruled.emit(verdict))
        self.note.returnPressed.connect(self.note_entered)
        self.back.clicked.connect(self.taken_back)

    def _lay_out(self) -> None:
        verdicts = FlowLayout(across=6, down=6)
        for button in self.buttons.values():
            verdicts.addWidget(button)
        below = QHBoxLayout()
        below.setSpacing(10)
        below.addWidget(self.note, 1)
        below.addWidget(self.told)
        below.addWidget(self.back)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 9)
        column.setSpacing(8)
        column.addLayout(verdicts)
        column.addLayout(below)
        column.addWidget(self.keys)

    def show_ruling(self, ruling: Ruling | None, *, writable: bool, keep_note: bool = False) -> None:
        """Show what was decided.

        Args:
            ruling: None: nothing yet.
            writable: whether something can be decided.
            keep_note: leave in the field what may just be typed there.
        """
        for verdict, button in self.buttons.items():
            button.setChecked(ruling is not None and ruling.verdict is verdict)
            button.setEnabled(writable)
        if not keep_note:
            self.note.setText("" if ruling is None else ruling.note)
            self.note.setCursorPosition(0)
        self.note.setReadOnly(not writable)
        self.told.set_text("" if ruling is None else ruling_text(ruling))
        self.told.setVisible(ruling is not None)
        self.back.setVisible(ruling is not None)
        self.back.setEnabled(writable)
        self.keys.set_text(_keys(is_ruled=ruling is not None, writable=writable))


def _keys(*, is_ruled: bool, writable: bool) -> str:
    """Return which keys work in the list."""
    go = tr("Across", "Enter shows the sentence at the left, Space the one at the right.")
    if not writable:
        return tr("Across", "This project can only be read.") + " " + go
    if is_ruled:
        return tr("Across", "1 to 4 decide anew, Backspace opens it again.") + " " + go
    return tr("Across", "1 to 4 decide, N writes a note first.") + " " + go
