"""A strip across the window that says what happened and what can be done, and stays until it is read."""

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import QRectF, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from desktop.theme import icons
from desktop.theme.look import Look
from desktop.translate import tr
from desktop.widgets.buttons import IconButton
from desktop.widgets.labels import PlainLabel
from desktop.widgets.safe_text import label_text


class Kind(StrEnum):
    """How serious a banner is."""

    GOOD = "good"
    WARN = "warn"
    BAD = "bad"


class Banner(QWidget):
    """One message with an icon, a button where something can be done, and a button to close it."""

    closed = Signal()

    def __init__(self, look: Look) -> None:
        """Make a banner that is hidden."""
        super().__init__()
        self._look = look
        self._kind = Kind.WARN
        self._run: Callable[[], None] | None = None
        self.text = ""  # what is said now; empty when hidden
        self._message = PlainLabel().wrapped()
        self._also_run: Callable[[], None] | None = None
        self._offer = QPushButton()
        self._offer.clicked.connect(lambda: self._take(self._run))
        self._also = QPushButton()
        self._also.clicked.connect(lambda: self._take(self._also_run))
        self._close = IconButton(look, "close", tr("Banner", "Close this message"))
        self._close.clicked.connect(self.dismiss)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.dismiss)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(40, 6, 10, 6)
        layout.addWidget(self._message, 1)
        layout.addWidget(self._also)
        layout.addWidget(self._offer)
        layout.addWidget(self._close)
        look.changed.connect(self.update)
        self.hide()

    def say(
        self,
        text: str,
        kind: Kind = Kind.WARN,
        *,
        offer: str = "",
        run: Callable[[], None] | None = None,
        also: tuple[str, Callable[[], None]] | None = None,
    ) -> None:
        """Show a message in place of the one before.

        Args:
            text: sentences, plain.
            kind: good news goes by itself after eight seconds, unless it offers something; the rest stays.
            offer: the text of a button; empty for none.
            run: what the button does. The banner closes first.
            also: a second button: its text and what it does.
        """
        other, self._also_run = also or ("", None)
        self._also.setText(label_text(other or tr("Banner", "More")))  # hidden, it still has a name
        self._also.setVisible(bool(other))
        self.text, self._kind, self._run = text, kind, run
        self._message.set_text(text)
        self._offer.setText(label_text(offer))
        self._offer.setVisible(bool(offer))
        self.setAccessibleName(text)
        self._timer.stop()
        if kind is Kind.GOOD:
            self._timer.start(8000 if not offer else 20000)
        self.show()
        self.update()

    def dismiss(self) -> None:
        """Hide the banner."""
        self._timer.stop()
        self.text = ""
        self.hide()
        self.closed.emit()

    def _take(self, run: Callable[[], None] | None) -> None:
        self.dismiss()
        if run is not None:
            run()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint the ground, the icon and the line below."""
        painter = QPainter(self)
        colours = self._look.colours
        ground = {Kind.GOOD: colours.good_soft, Kind.WARN: colours.warn_soft, Kind.BAD: colours.bad_soft}[self._kind]
        painter.fillRect(self.rect(), QColor(ground))
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), QColor(colours.rule))
        ink = {Kind.GOOD: colours.good, Kind.WARN: colours.warn, Kind.BAD: colours.bad}[self._kind]
        name = "check" if self._kind is Kind.GOOD else "warn"
        icons.draw(painter, name, QRectF(14, self.height() / 2 - 8, 16, 16), QColor(ink))
