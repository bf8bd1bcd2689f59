"""What stands in place of the table where there is nothing to show: why, and what to do."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from desktop.across.nothing import Nothing
from desktop.telling import counted
from desktop.translate import tr
from desktop.widgets.safe_text import label_text


class NothingToShow(Nothing):
    """A heading, a sentence or two, and a button where something can be done here."""

    all_requested = Signal()  # show all facts

    def __init__(self) -> None:
        """Make it for a window without a project."""
        super().__init__()
        self.all = QPushButton(label_text(tr("Across", "Show all facts")))
        self.all.clicked.connect(self.all_requested)
        foot = QHBoxLayout()
        foot.addWidget(self.all)
        foot.addStretch(1)
        self.column.addLayout(foot)
        self.show_no_project()

    def show_no_project(self) -> None:
        """Say that no project is open."""
        self._show(tr("Across", "No project is open"), tr("Across", "Open one in the main window."))

    def show_reading(self) -> None:
        """Say that the facts are being read."""
        self._show("", tr("Across", "Reading…"))

    def show_no_facts(self, *, writable: bool) -> None:
        """Say that the project has no facts, and how they are made."""
        how = tr(
            "Across",
            "Facts are made in the article: P goes to a fact that is proposed, Enter takes it. Or choose what belongs"
            " together with Ctrl+click, and press L. Every fact of every article is listed here.",
        )
        closed = tr("Across", "This project can only be read, and nobody has made facts in it.")
        self._show(tr("Across", "No facts yet"), how if writable else closed)

    def show_none_left(self, all_: int) -> None:
        """Say that no fact is left by the filter."""
        text = counted(tr("Across", "None of the %n fact(s) has all that is asked for above.", all_), all_)
        self._show(tr("Across", "No fact fits"), text, offer=True)

    def _show(self, heading: str, text: str, *, offer: bool = False) -> None:
        self.say(heading, text)
        self.all.setVisible(offer)
