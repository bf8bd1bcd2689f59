"""A list, or a sentence in its place while it is empty."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSizePolicy, QStackedLayout, QWidget

from desktop.facts.delegate import HEIGHT
from desktop.widgets.labels import PlainLabel

LEAST_ROWS = 3  # of the list, whatever stands below it


class ListOrHint(QWidget):
    """Never lower than three rows, and as high as there is room."""

    def __init__(self, rows: QWidget) -> None:
        """Show a list."""
        super().__init__()
        self.hint = PlainLabel(rank="dim").wrapped()
        self.hint.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.hint.setContentsMargins(14, 4, 14, 0)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(rows)
        self._stack.addWidget(self.hint)
        self.setMinimumHeight(LEAST_ROWS * HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)

    def show_hint(self, hint: str, *, instead: bool) -> None:
        """Show a sentence instead of the list, or the list."""
        self.hint.set_text(hint)
        self._stack.setCurrentIndex(1 if instead else 0)

    def sizeHint(self) -> QSize:
        """Return the least size: what stands below comes first."""
        return QSize(240, LEAST_ROWS * HEIGHT)
