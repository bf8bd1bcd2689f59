"""What is shown while no project is open: the sample, a new one, open, and the recent ones."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.theme.look import Look
from desktop.translate import tr
from desktop.widgets.labels import PlainLabel
from desktop.widgets.safe_text import label_text, tool_tip

COLUMN_PX = 560
SHOWN = 6  # recent projects


class StartPage(QWidget):
    """The first page."""

    sample_requested = Signal()
    new_requested = Signal()
    open_requested = Signal()
    recent_requested = Signal(str)  # path

    def __init__(self, look: Look) -> None:
        """Make the page."""
        super().__init__()
        self._title = _Name(look)
        self._recent = QVBoxLayout()
        self._recent.setSpacing(6)
        self._caption = PlainLabel(tr("StartPage", "Recent projects"), rank="strong")
        self._build()

    def _build(self) -> None:
        column = QVBoxLayout()
        column.setSpacing(10)
        column.addStretch(2)
        column.addWidget(self._title)
        said = tr(
            "StartPage",
            "Mark the words of an article that prove a fact: program, amount, country, date. Beleg turns them into"
            " values and keeps every step in one file.",
        )
        column.addWidget(PlainLabel(said, rank="dim").wrapped())
        column.addSpacing(12)
        column.addLayout(self._buttons())
        column.addSpacing(18)
        column.addWidget(self._caption)
        column.addLayout(self._recent)
        column.addStretch(3)
        middle = QWidget()
        middle.setLayout(column)
        middle.setFixedWidth(COLUMN_PX)
        outer = QHBoxLayout(self)
        outer.addStretch(1)
        outer.addWidget(middle)
        outer.addStretch(1)

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        for text, signal in (
            (tr("StartPage", "Open the sample project"), self.sample_requested),
            (tr("StartPage", "New project…"), self.new_requested),
            (tr("StartPage", "Open…"), self.open_requested),
        ):
            button = _Button(text)
            button.clicked.connect(lambda _=False, signal=signal: signal.emit())
            row.addWidget(button)
        row.addStretch(1)
        return row

    def set_recent(self, paths: Sequence[str]) -> None:
        """Show the recent projects that are still there."""
        while self._recent.count():
            item = self._recent.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.deleteLater()
        there = [path for path in paths if Path(path).exists()][:SHOWN]
        self._caption.setVisible(bool(there))
        for path in there:
            button = _Button(f"{Path(path).stem}  —  {Path(path).parent}")
            button.setAccessibleName(tr("StartPage", "Open {path}").format(path=path))
            button.setToolTip(tool_tip(path))
            button.clicked.connect(lambda _=False, path=path: self.recent_requested.emit(path))
            self._recent.addWidget(button, alignment=Qt.AlignmentFlag.AlignLeft)


class _Button(QPushButton):
    """A button that Enter presses too."""

    def __init__(self, text: str) -> None:
        super().__init__(label_text(text))
        self.setAccessibleName(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter as the space bar."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


class _Name(QWidget):
    """The program's name, large."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setFixedHeight(52)
        self.setAccessibleName("Beleg")
        look.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint the name."""
        painter = QPainter(self)
        painter.setFont(self._look.font(38, semibold=True))
        painter.setPen(self._look.colour("ink"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, "Beleg")
