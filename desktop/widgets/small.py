"""Key caps, a thin progress bar, and hairlines."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleValueChangeEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from desktop.actions.keys import caps
from desktop.theme.look import Look
from desktop.widgets import painting


class KeyCaps(QWidget):
    """The keys of an action, each on its cap."""

    def __init__(self, look: Look, key: str = "", parent: QWidget | None = None) -> None:
        """Make caps for a key in Qt's portable spelling; an empty one shows nothing."""
        super().__init__(parent)
        self._look = look
        self._caps: list[str] = []
        self.setFont(look.font(12))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)
        self.set_key(key)

    def set_key(self, key: str) -> None:
        """Show another key."""
        self._caps = caps(key) if key else []
        self.setAccessibleName("+".join(self._caps))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of all caps."""
        width = sum(painting.cap_width(cap, self.font()) + 3 for cap in self._caps)
        return QSize(int(width), 20)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint the caps from the left."""
        painter = QPainter(self)
        left = 0.0
        for cap in self._caps:
            width = painting.cap_width(cap, self.font())
            painting.key_cap(painter, QRectF(left, 1, width, 18), cap, self._look.colours, self.font())
            left += width + 3


class ThinBar(QWidget):
    """How much of a session is done."""

    def __init__(self, look: Look, name: str) -> None:
        """Make a bar; the name is what a screen reader says."""
        super().__init__()
        self._look = look
        self._share = 0.0
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)

    def set_share(self, share: float, said: str) -> None:
        """Show a share from 0 to 1, and what it means in words."""
        self._share = min(1.0, max(0.0, share))
        self.setAccessibleDescription(said)
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleValueChangeEvent(self, round(self._share * 100)))
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of the bar."""
        return QSize(130, 8)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint the track and the share that is done."""
        painter = QPainter(self)
        colours = self._look.colours
        track = QRectF(0, self.height() / 2 - 2.5, self.width(), 5)
        painting.ground(painter, track, colours.rule, radius=2.5)
        if self._share:
            track.setWidth(max(5.0, track.width() * self._share))
            painting.ground(painter, track, colours.accent, radius=2.5)


def hairline(*, upright: bool = False) -> QFrame:
    """Return a line of one pixel between two parts of the window."""
    line = QFrame()
    line.setObjectName("hairline")
    line.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    if upright:
        line.setFixedWidth(1)
    else:
        line.setFixedHeight(1)
    return line
