"""The tab "Annotations": suggestions that wait, and the annotations by label, each in text order."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.facts.delegate import HEIGHT, FactsDelegate
from desktop.facts.model import FactsModel, Role
from desktop.facts.stack import ListOrHint
from desktop.marked import Marked, MarkedId
from desktop.telling import grouped
from desktop.theme.look import Look
from desktop.translate import tr
from desktop.widgets.labels import PlainLabel
from desktop.widgets.long_list import LongList


class AnnotationsTab(QWidget):
    """All that is marked in the article, as rows."""

    opened = Signal(str)  # MarkedId
    pressed = Signal(str, str)  # as FactsDelegate.pressed
    menu_requested = Signal(object)  # QPoint on the screen; the row was opened before

    def __init__(self, look: Look) -> None:
        """Make an empty tab."""
        super().__init__()
        self._height = 0  # pixels, when the chosen row was last brought into sight
        self._chosen: MarkedId | None = None
        self.list = LongList(HEIGHT, tr("Facts", "Annotations of the article"))
        self.delegate = FactsDelegate(look, self.list)
        self.model = FactsModel()
        self.count = PlainLabel(rank="dim")
        self.list.setItemDelegate(self.delegate)
        self.list.setModel(self.model)
        self._stack = ListOrHint(self.list)
        self.empty = self._stack.hint
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self.count.setContentsMargins(14, 0, 14, 2)
        layout.addWidget(self.count)
        layout.addWidget(self._stack, 1)
        self.setFocusProxy(self.list)
        self.list.opened.connect(self._open)
        self.list.menu_requested.connect(self.menu_requested)
        self.list.verticalScrollBar().rangeChanged.connect(self._keep_in_sight)
        self.delegate.pressed.connect(self.pressed)
        look.changed.connect(self.list.viewport().update)

    def set_labels(self, labels: Sequence[str]) -> None:
        """Say which labels there are, in their order."""
        self.model.set_labels(labels)

    def begin(self, marked: Iterable[Marked]) -> None:
        """Show what is marked in another article, from the top."""
        self.model.set_annotations(marked)
        self.list.scrollToTop()

    def set_writable(self, writable: bool) -> None:
        """Let suggestions be decided here, or only read."""
        self.delegate.decides = writable

    def choose(self, name: MarkedId | None, also: Iterable[MarkedId] = ()) -> None:
        """Show a row as chosen, and others besides it."""
        self._chosen = self.delegate.chosen = name
        self.delegate.also = frozenset(also)
        self.list.viewport().update()

    def bring(self) -> None:
        """Bring the chosen row into sight."""
        row = self.model.row_of(self._chosen) if self._chosen else None
        if row is None:
            return
        index = self.model.index(row)
        self.list.setCurrentIndex(index)
        self.list.scrollTo(index)
        self._height = self.list.viewport().height()

    def refresh(self, hint: str) -> int:
        """Say how many there are, or what to do where there is none; returns how many are decided."""
        count, waiting = self.model.count(), self.model.waiting()
        said = _counted(waiting, self.model.in_furniture())
        self.count.set_text(said)
        self.count.setVisible(bool(said))
        self._stack.show_hint("" if count else hint, instead=not count)
        return count - waiting

    def _keep_in_sight(self) -> None:
        """Follow the chosen row when the list gets another height: the card grew, or the window changed."""
        height = self.list.viewport().height()
        if height == self._height:
            return  # the rows changed: where she scrolled to is her matter
        self._height = height
        row = self.model.row_of(self._chosen) if self._chosen else None
        if row is not None:
            self.list.scrollTo(self.model.index(row))

    def _open(self, index: QModelIndex) -> None:
        marked = index.data(Role.MARKED)
        if marked is not None:
            self.opened.emit(marked.id)


def _counted(waiting: int, furniture: int) -> str:
    """Return the numbers below the tabs: what waits as the queue counts it, and what stands in furniture."""
    said = []
    if waiting > furniture:
        said.append(tr("Facts", "{n} suggested").format(n=grouped(waiting - furniture)))
    if furniture:
        said.append(tr("Facts", "{n} in furniture").format(n=grouped(furniture)))
    return " · ".join(said)
