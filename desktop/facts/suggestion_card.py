"""The suggestion chosen, as a card: what it would become, why it is proposed, and the keys that decide it."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from db.suggested import OtherReading, Suggestion
from desktop.facts.shown import shown_json, shown_value
from desktop.telling import day
from desktop.theme.look import Look
from desktop.translate import tr
from desktop.widgets import painting
from desktop.widgets.buttons import TextButton
from desktop.widgets.labels import ClampedLabel, ElidedLabel, PlainLabel
from desktop.widgets.letter_square import LetterSquare
from values.rules import title

MOST_READINGS = 4  # with a key each
_WORDS_SHOWN = 220  # code points


class SuggestionCard(QWidget):
    """One suggestion that waits. It asks; the window decides and shows the next one here."""

    accept_requested = Signal()
    reject_requested = Signal(bool)  # everywhere, else in this article
    reading_requested = Signal(int)  # which of the readings, from 0

    def __init__(self, look: Look) -> None:
        """Make an empty card."""
        super().__init__()
        self._look = look
        self._suggestion: Suggestion | None = None
        self.program_line: Callable[[Suggestion], str] = lambda _suggestion: ""
        self._square = LetterSquare(look)
        self._heading = ElidedLabel()
        self._heading.setFont(look.font(15, semibold=True))
        self._words = PlainLabel().wrapped()
        self._why = PlainLabel(rank="small").wrapped()
        self._program = ClampedLabel(rank="small")
        self._from = PlainLabel(rank="dim").wrapped()
        self._accept = TextButton(look, tr("Facts", "Accept (Enter)"), strong=True)
        self._reject = TextButton(look, tr("Facts", "Reject (X)"))
        self._everywhere = TextButton(look, tr("Facts", "Reject everywhere (Shift+X)"))
        self._readings = [TextButton(look, tr("Facts", "Alt+{n}").format(n=n + 1)) for n in range(MOST_READINGS)]
        self._build()
        self._connect()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._square)
        head.addWidget(self._heading, 1)
        head.addWidget(PlainLabel(tr("Facts", "suggested"), rank="dim"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(5)
        grid.setColumnStretch(1, 1)
        self._readings_caption = PlainLabel(tr("Facts", "Or"), rank="dim")
        text, origin = (PlainLabel(caption, rank="dim") for caption in (tr("Facts", "Text"), tr("Facts", "From")))
        for place, caption in ((0, text), (3, self._readings_caption), (4, origin)):
            grid.addWidget(caption, place, 0, Qt.AlignmentFlag.AlignTop)
        for place, widget in ((0, self._words), (1, self._why), (2, self._program), (4, self._from)):
            grid.addWidget(widget, place, 1)
        grid.addLayout(self._column(), 3, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 9, 10, 8)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addLayout(grid)
        layout.addLayout(self._buttons())

    def _column(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(2)
        for button in self._readings:
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return column

    def _buttons(self) -> QVBoxLayout:
        """Return two rows: a narrow pane has no room for the three beside each other."""
        column = QVBoxLayout()
        column.setSpacing(2)
        for buttons in ((self._accept, self._reject), (self._everywhere,)):
            row = QHBoxLayout()
            row.setSpacing(4)
            for button in buttons:
                row.addWidget(button)
            row.addStretch(1)
            column.addLayout(row)
        for button in (self._accept, self._reject, self._everywhere, *self._readings):
            button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        return column

    def _connect(self) -> None:
        self._accept.clicked.connect(lambda: self.accept_requested.emit())
        self._reject.clicked.connect(lambda: self.reject_requested.emit(False))
        self._everywhere.clicked.connect(lambda: self.reject_requested.emit(True))
        for place, button in enumerate(self._readings):
            button.clicked.connect(lambda _=False, place=place: self.reading_requested.emit(place))
        self._look.changed.connect(self.update)

    def set_writable(self, writable: bool) -> None:
        """Let it be decided, or only read."""
        for button in (self._accept, self._reject, self._everywhere, *self._readings):
            button.setEnabled(writable)

    def show_suggestion(self, suggestion: Suggestion | None) -> None:
        """Show a suggestion; None hides the card."""
        self._suggestion = suggestion
        self.setVisible(suggestion is not None)
        if suggestion is None:
            return
        self._square.set_label(suggestion.label)
        self._heading.set_text(shown_value(suggestion) or self._look.title(suggestion.label))
        words = suggestion.words
        self._words.set_text(f"“{words if len(words) <= _WORDS_SHOWN else words[:_WORDS_SHOWN] + '…'}”")
        line = self.program_line(suggestion)
        self._why.set_text(why(suggestion))
        self._program.set_text(line)
        self._program.setVisible(bool(line))
        self._from.set_text(origin_line(suggestion))
        self._show_readings(suggestion)
        self.update()

    def _show_readings(self, suggestion: Suggestion) -> None:
        first = OtherReading(value=suggestion.value, rule=suggestion.rule)
        found = (first, *suggestion.readings)[:MOST_READINGS] if suggestion.readings else ()
        self._readings_caption.setVisible(bool(found))
        for place, button in enumerate(self._readings):
            button.setVisible(place < len(found))
            if place < len(found):
                value = found[place].value
                shown = shown_json(suggestion.label, value) if value is not None else tr("Facts", "no value")
                button.set_label(tr("Facts", "{value} (Alt+{n})").format(value=shown, n=place + 1))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint the card with the label's colour as its broken edge."""
        colours = self._look.colours
        edge = self._look.label(self._suggestion.label).ink if self._suggestion else colours.rule
        painting.ground(QPainter(self), QRectF(self.rect()), colours.paper, edge, radius=8, dashed=True)


def why(suggestion: Suggestion) -> str:
    """Return which rule read the words, and from which day a relative date was reckoned."""
    said = ""
    if suggestion.rule is not None:
        said = tr("Facts", "Read by rule: {rule}").format(rule=tr("Rules", title(suggestion.rule)))
    if suggestion.readings:
        said += "\n" + tr("Facts", "It can be read in more than one way.")
    if suggestion.reckoned_from:
        said += "\n" + tr("Facts", "Reckoned from {day}").format(day=day(suggestion.reckoned_from))
    if suggestion.value is None and suggestion.rule is None:
        said = tr("Facts", "No value was read from these words.")
    return said.strip()


def origin_line(suggestion: Suggestion) -> str:
    """Return who proposes it, and how sure it is: "rules · 92 %"."""
    known = {"rules": tr("Facts", "Beleg's rules"), "learned": tr("Facts", "learned from your decisions")}
    parts = [known.get(suggestion.origin, suggestion.origin)]
    if suggestion.confidence is not None:
        parts.append(tr("Facts", "{percent} % sure").format(percent=round(100 * suggestion.confidence)))
    if suggestion.furniture:
        parts.append(tr("Facts", "in page furniture"))
    return " · ".join(parts)
