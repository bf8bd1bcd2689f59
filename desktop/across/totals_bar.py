"""The line below the table: how many facts, what they add up to, what was left out of that."""

from PySide6.QtCore import QPoint, QSize, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout

from desktop.across.totals_text import left_out_text, reason_title, repeats_text, sums_text
from desktop.telling import counted, grouped
from desktop.theme.look import Look
from desktop.translate import tr
from desktop.widgets.buttons import TextButton
from desktop.widgets.labels import ElidedLabel, PlainLabel
from desktop.widgets.safe_text import label_text, tool_tip
from values.adding import Totals


class TotalsBar(QFrame):
    """Shows what it is told. A click on what was left out offers to show these facts."""

    only_requested = Signal(str, object)  # what they are, and the keys of the facts to be shown

    def __init__(self, look: Look) -> None:
        """Make an empty line."""
        super().__init__()
        self.setObjectName("status")
        self._totals = Totals()
        self.count = PlainLabel(rank="dim")
        self.sums = ElidedLabel()
        self.sums.setFont(look.font(semibold=True))
        self.left_out = _LongButton(look, "", arrow=True)
        first = QHBoxLayout()
        first.setContentsMargins(8, 0, 0, 0)
        first.setSpacing(14)
        first.addWidget(self.count)
        first.addWidget(self.sums, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 10, 4)
        column.setSpacing(0)
        column.addLayout(first)
        column.addWidget(self.left_out)
        self.setMinimumHeight(36)
        self.left_out.clicked.connect(self.open_menu)
        self.show_totals(None)

    def show_count(self, shown: int, of: int, chosen: int) -> None:
        """Say how many facts are shown, and how many are chosen where these are several."""
        if chosen > 1:
            text = counted(tr("Totals", "%n chosen", chosen), chosen)
        elif shown == of:
            text = counted(tr("Totals", "%n fact(s)", of), of)
        else:
            text = tr("Totals", "{n} of {all} facts").format(n=grouped(shown), all=grouped(of))
        self.count.set_text(text)

    def show_totals(self, totals: Totals | None) -> None:
        """Say what the facts add up to; None: it is being added up."""
        self._totals = totals or Totals()
        self.sums.set_text(tr("Totals", "Adding up…") if totals is None else sums_text(totals))
        said = left_out_text(self._totals)
        self.left_out.set_label(said)
        self.left_out.setToolTip(
            tool_tip(tr("Totals", "{what}. Click to see which.").format(what=said)) if said else ""
        )
        self.left_out.setVisible(bool(said))

    def tell(self, text: str) -> None:
        """Say what was done, in place of the number of facts, until that changes."""
        self.count.set_text(text)

    def clear(self) -> None:
        """Say nothing."""
        self.count.set_text("")
        self.show_totals(Totals())

    def open_menu(self) -> None:
        """Offer to show the facts that were left out."""
        menu = self.menu()
        menu.exec(self.left_out.mapToGlobal(QPoint(0, -menu.sizeHint().height())))
        menu.deleteLater()

    def menu(self) -> QMenu:
        """Return the menu of the reasons, each of which shows its facts."""
        menu = QMenu(self)
        found = [(reason_title(one.reason), one.keys) for one in self._totals.left_out]
        if self._totals.repeats:
            found.append((repeats_text(self._totals.repeats), self._totals.repeated))
        for title, keys in found:
            action = menu.addAction(label_text(f"{title}  ({grouped(len(keys))})"))
            action.triggered.connect(lambda _=False, title=title, keys=keys: self.only_requested.emit(title, keys))
        return menu


class _LongButton(TextButton):
    """A button as wide as its text, which is a sentence."""

    def __init__(self, look: Look, text: str, *, arrow: bool) -> None:
        super().__init__(look, text, arrow=arrow)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the size of the whole text."""
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 34, 26)
