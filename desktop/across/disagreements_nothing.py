"""What stands in place of the sides where there is nothing to compare: why, and what will be found."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.translate import tr
from desktop.widgets.labels import PlainLabel

_WIDTH = 460  # pixels of the text


class NothingToRule(QWidget):
    """A heading and a sentence or two."""

    def __init__(self) -> None:
        """Make it for a window without a project."""
        super().__init__()
        self.heading = PlainLabel(rank="title").wrapped()
        self.text = PlainLabel(rank="dim").wrapped()
        inside = QWidget()
        inside.setMaximumWidth(_WIDTH)
        column = QVBoxLayout(inside)
        column.setSpacing(10)
        column.addWidget(self.heading)
        column.addWidget(self.text)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(inside, 8)
        line.addStretch(1)
        outer = QVBoxLayout(self)
        outer.addStretch(2)
        outer.addLayout(line)
        outer.addStretch(3)
        self.show_no_project()

    def show_no_project(self) -> None:
        """Say that no project is open."""
        self._say(tr("Across", "No project is open"), tr("Across", "Open one in the main window."))

    def show_reading(self) -> None:
        """Say that the facts are being compared."""
        self._say("", tr("Across", "Comparing the facts…"))

    def show_none_open(self, ruled: int) -> None:
        """Say that nothing is open."""
        what = tr(
            "Across",
            "Compared are facts of the same program that name the same date, or whose articles name the same round in"
            " their titles: by value, not by wording. Also looked at: whether parts add up to their amount, and whether"
            " dates lie in the program's years.",
        )
        if ruled:
            heading = tr("Across", "All disagreements are ruled")
        else:
            heading = tr("Across", "No articles disagree")
        self._say(heading, what)

    def show_none_ruled(self) -> None:
        """Say that nothing was ruled."""
        what = tr("Across", "What you decide about an open disagreement is kept here, and can be opened again.")
        self._say(tr("Across", "Nothing is ruled yet"), what)

    def show_none_found(self) -> None:
        """Say that the search leaves nothing."""
        what = tr("Across", "No disagreement holds all the words that are searched for.")
        self._say(tr("Across", "Nothing found"), what)

    def _say(self, heading: str, text: str) -> None:
        self.heading.set_text(heading)
        self.heading.setVisible(bool(heading))
        self.text.set_text(text)
