"""The row "Fact" of an annotation's card: the facts that it serves, or what puts it into one."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.facts.flow import Flow
from desktop.facts.links import Link
from desktop.theme.look import Look
from desktop.translate import tr
from desktop.widgets.labels import PlainLabel
from desktop.widgets.small import KeyCaps


class FactLinks(QWidget):
    """Titles that can be clicked, or "none" with the key that makes a fact."""

    fact_requested = Signal(str)  # FactId
    new_fact_requested = Signal()
    into_fact_requested = Signal()  # the one chosen

    def __init__(self, look: Look) -> None:
        """Make a row that says none."""
        super().__init__()
        self._look = look
        self._shown: tuple[tuple[tuple[str, str], ...], bool, str | None] | None = None
        self._flow = Flow(across=8, down=0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._flow)
        self.show_facts((), writable=True)

    def show_facts(self, facts: Sequence[tuple[str, str]], *, writable: bool, into: str | None = None) -> None:
        """Show the facts that an annotation serves.

        Args:
            facts: id and title of each, in the order of the list.
            writable: a fact could be made of it.
            into: the title of the fact chosen, which it could be put into; None: there is none.
        """
        if self._shown == (tuple(facts), writable, into):
            return
        self._shown = (tuple(facts), writable, into)
        widgets: list[QWidget] = []
        for fact, title in facts:
            link = Link(self._look, title or tr("Facts", "no title yet"))
            link.clicked.connect(lambda _=False, to=fact: self.fact_requested.emit(to))
            widgets.append(link)
        widgets = widgets or self._none(writable=writable)
        self._flow.show_all([*widgets, *(self._into(into) if writable and into is not None else ())])

    def _into(self, title: str) -> list[QWidget]:
        said = tr("Facts", "put into {fact}").format(fact=f"“{title}”" if title else tr("Facts", "the fact chosen"))
        link = Link(self._look, said, ink="dim")
        link.clicked.connect(lambda: self.into_fact_requested.emit())
        return [link, KeyCaps(self._look, "Shift+L")]

    def _none(self, *, writable: bool) -> list[QWidget]:
        if not writable:
            return [PlainLabel(tr("Facts", "none"), rank="dim")]
        link = Link(self._look, tr("Facts", "none · put into a new fact"), ink="dim")
        link.clicked.connect(lambda: self.new_fact_requested.emit())
        return [link, KeyCaps(self._look, "L")]
