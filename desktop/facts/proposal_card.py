"""The proposed fact chosen, as a card: why it is proposed, and the keys that decide it."""

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.facts.card_layout import why
from desktop.facts.cards import Card
from desktop.theme.look import Look
from desktop.translate import tr
from desktop.widgets import painting
from desktop.widgets.buttons import TextButton
from desktop.widgets.labels import ElidedLabel, PlainLabel
from desktop.widgets.letter_square import LetterSquare


class ProposalCard(QWidget):
    """One proposed fact. It asks; the window decides."""

    take_requested = Signal()
    refuse_requested = Signal()

    def __init__(self, look: Look) -> None:
        """Make an empty card."""
        super().__init__()
        self._look = look
        self._square = LetterSquare(look)
        self._heading = ElidedLabel()
        self._heading.setFont(look.font(15, semibold=True))
        self._why = PlainLabel(rank="small").wrapped()
        self._holds = PlainLabel(rank="dim").wrapped()
        self._take = TextButton(look, tr("Facts", "Take (Enter)"), strong=True)
        self._refuse = TextButton(look, tr("Facts", "Refuse (X)"))
        self._build()
        self._take.clicked.connect(lambda: self.take_requested.emit())
        self._refuse.clicked.connect(lambda: self.refuse_requested.emit())
        look.changed.connect(self.update)
        self.hide()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._square)
        head.addWidget(self._heading, 1)
        head.addWidget(PlainLabel(tr("Facts", "proposed fact"), rank="dim"))
        buttons = QHBoxLayout()
        buttons.setSpacing(4)
        for button in (self._take, self._refuse):
            button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            buttons.addWidget(button)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 9, 10, 8)
        layout.setSpacing(6)
        layout.addLayout(head)
        layout.addWidget(self._why)
        layout.addWidget(self._holds)
        layout.addLayout(buttons)

    def set_writable(self, writable: bool) -> None:
        """Let it be decided, or only read."""
        self._take.setVisible(writable)
        self._refuse.setVisible(writable)

    def show_card(self, card: Card) -> None:
        """Show a proposed fact."""
        waiting = sum(value.suggested for cell in card.cells for value in cell.values)
        self._square.set_label("program")
        self._heading.set_text(card.title or tr("Facts", "no title yet"))
        self._why.set_text(why(card))
        self._why.setVisible(bool(card.rule))
        self._holds.set_text(tr("Facts", "Taking it accepts %n suggestion(s) too.", waiting))
        self._holds.setVisible(bool(waiting))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint the card with a broken edge."""
        colours = self._look.colours
        painting.ground(QPainter(self), QRectF(self.rect()), colours.paper, colours.accent, radius=8, dashed=True)
