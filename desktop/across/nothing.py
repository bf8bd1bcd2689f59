"""What stands on a page where there is nothing to show: why, and what to do."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.widgets.labels import PlainLabel

_WIDTH = 460  # pixels of the text, at most


class Nothing(QWidget):
    """A heading and a sentence or two, a little above the middle."""

    def __init__(self) -> None:
        """Make it without words."""
        super().__init__()
        self.heading = PlainLabel(rank="title").wrapped()
        self.text = PlainLabel(rank="dim").wrapped()
        inside = QWidget()
        inside.setMaximumWidth(_WIDTH)
        self.column = QVBoxLayout(inside)
        self.column.setSpacing(10)
        self.column.addWidget(self.heading)
        self.column.addWidget(self.text)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(inside, 8)
        line.addStretch(1)
        outer = QVBoxLayout(self)
        outer.addStretch(2)
        outer.addLayout(line)
        outer.addStretch(3)

    def say(self, heading: str, text: str) -> None:
        """Say something; without a heading only the text."""
        self.heading.set_text(heading)
        self.heading.setVisible(bool(heading))
        self.text.set_text(text)
