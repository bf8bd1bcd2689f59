"""A label's letter on its colour, as a widget."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.theme.look import Look
from desktop.widgets import painting


class LetterSquare(QWidget):
    """Shows which label something has, by letter and colour."""

    def __init__(self, look: Look, label: str = "") -> None:
        """Make a square for a label."""
        super().__init__()
        self._look = look
        self._label = label
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)
        self.set_label(label)

    def set_label(self, label: str) -> None:
        """Show another label."""
        self._label = label
        self.setAccessibleName(self._look.title(label))
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of the square."""
        return QSize(19, 19)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint the letter."""
        look, font = self._look, self._look.font(12, semibold=True)
        painting.letter(QPainter(self), QRectF(self.rect()), look.letter(self._label), look.label(self._label), font)
