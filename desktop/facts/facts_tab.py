"""The tab "Facts": facts taken, facts proposed, and what is in none; it knows the records behind the cards."""

from collections.abc import Collection, Iterable, Sequence

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from db.facts import BUILT_IN, Fact, FactStatus, Proposal, Role
from db.records import FactId
from desktop.facts.card_layout import status_title
from desktop.facts.cards import Card, ShownValue, of_fact, of_proposal
from desktop.facts.fact_list import FactList
from desktop.facts.list_delegate import CardKey
from desktop.facts.stack import ListOrHint
from desktop.marked import Marked, MarkedId
from desktop.theme.look import Look
from desktop.translate import tr
from desktop.widgets.labels import PlainLabel
from desktop.widgets.safe_text import label_text

_CALM_MS = 600


class FactsTab(QWidget):
    """Facts as cards. What the analyst does here is told by the list's own signals."""

    status_edited = Signal(str, str)  # FactId, FactStatus
    edit_requested = Signal()  # of the fact chosen

    def __init__(self, look: Look) -> None:
        """Make an empty tab."""
        super().__init__()
        self.roles: tuple[Role, ...] = BUILT_IN
        self._facts: dict[FactId, Fact] = {}
        self._proposals: dict[str, Proposal] = {}
        self._made: dict[FactId, tuple[Fact, Card]] = {}  # so that a fact that stayed the same costs nothing
        self.list = FactList(look)
        self.model = self.list.facts
        self._stack = ListOrHint(self.list)
        self._first = PlainLabel(
            tr("Facts", "No fact yet: choose what belongs together with Ctrl+click, and press L."), rank="dim"
        )
        self._first.wrapped().setContentsMargins(14, 2, 14, 4)
        self._first.hide()
        self._calm = QTimer(self)  # facts are proposed a moment after an article is opened
        self._calm.setSingleShot(True)
        self._calm.setInterval(_CALM_MS)
        self._calm.timeout.connect(self._first.show)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._first)
        layout.addWidget(self._stack)
        self.setFocusProxy(self.list)
        self.list.card_menu_requested.connect(self._menu)

    def set_roles(self, roles: Sequence[Role]) -> None:
        """Say which roles there are, in the order of their keys."""
        self.roles = tuple(roles)
        self._made.clear()
        self._show()

    def begin(self, marked: Iterable[Marked]) -> None:
        """Show what is marked in another article; its facts come after."""
        self._facts, self._proposals = {}, {}
        self.list.choose_card(None)
        self.model.begin(marked)
        self.list.scrollToTop()

    def show_facts(self, facts: Sequence[Fact], proposals: Sequence[Proposal]) -> None:
        """Show the facts of the article and those proposed; of one with several states the first."""
        self._facts = {}
        for fact in facts:
            self._facts.setdefault(fact.id, fact)
        self._proposals = {one.key: one for one in proposals}
        self._show()

    def _show(self) -> None:
        made = {name: self._made.get(name) for name in self._facts}
        self._made = {
            name: found if found is not None and found[0] == fact else (fact, of_fact(fact, self.roles))
            for (name, found), fact in zip(made.items(), self._facts.values(), strict=True)
        }
        facts = [card for _, card in self._made.values()]
        self.model.set_cards([*facts, *(of_proposal(one, self.roles) for one in self._proposals.values())])
        chosen = self.list.delegate.fact
        if chosen is not None and self.model.row_of_card(chosen) is None:
            self.list.choose_card(None)

    def refresh(self, hint: str) -> int:
        """Show what to do where there is nothing; returns how many facts are taken."""
        self._stack.show_hint(hint, instead=self.model.rowCount() == 0)
        if self.list.writable and self.model.loose() and not self.model.cards():
            if self._first.isHidden():
                self._calm.start()
        else:
            self._calm.stop()
            self._first.hide()
        return len(self._facts)

    def names(self) -> set[FactId]:
        """Return the facts shown."""
        return set(self._facts)

    def fact(self, name: FactId | None) -> Fact | None:
        """Return a fact of the article."""
        return self._facts.get(name) if name is not None else None

    def card(self, key: CardKey) -> Card | None:
        """Return a card."""
        row = self.model.row_of_card(key)
        return self.model.card(row) if row is not None else None

    def chosen(self) -> CardKey | None:
        """Return which card is chosen."""
        return self.list.delegate.fact

    def choose(self, key: CardKey | None) -> Card | None:
        """Show a card as chosen, and bring it into sight; returns it, None where there is none."""
        row = self.model.row_of_card(key) if key is not None else None
        self.list.choose_card(key if row is not None else None)
        return self.model.card(row) if row is not None else None

    def bring_chosen(self) -> None:
        """Bring the chosen card into sight."""
        key = self.chosen()
        self.list.bring(self.model.row_of_card(key) if key is not None else None)

    def show_marked(self, chosen: MarkedId | None, also: Collection[MarkedId]) -> None:
        """Show which annotations and suggestions are chosen."""
        self.list.show_marked(chosen, also)

    def bring_marked(self, name: MarkedId) -> None:
        """Bring an annotation into sight: in the card chosen, else its row, else the first card that cites it."""
        card = self.list.chosen_card()
        if card is not None and name in card.evidence():
            self.bring_chosen()
            return
        row = self.model.row_of_loose(name)
        self.list.bring(row if row is not None else self.model.row_citing(name))

    def citing(self, name: MarkedId) -> list[tuple[FactId, str]]:
        """Return the facts that cite an annotation, with their titles."""
        return [
            (fact.id, fact.shown_title)
            for fact in self._facts.values()
            if any(cell.annotation == name for cell in fact.cells)
        ]

    def _menu(self, key: CardKey, value: ShownValue | None, at: QPoint) -> None:
        """Offer what can be done with a card, or with the value under the pointer."""
        menu = QMenu(self)
        proposed, name = key
        rows = self.list
        if value is not None and value.evidence:
            _offer(menu, tr("Facts", "Go to the sentence"), lambda: rows.evidence_asked.emit(value.evidence[0]))
        if rows.writable and proposed:
            _offer(menu, tr("Facts", "Take"), lambda: rows.decided.emit(key, "take"))
            _offer(menu, tr("Facts", "Refuse"), lambda: rows.decided.emit(key, "refuse"))
        elif rows.writable:
            self._offer_changes(menu, FactId(name), value)
        menu.aboutToHide.connect(menu.deleteLater)
        if menu.actions():
            menu.popup(at)

    def _offer_changes(self, menu: QMenu, name: FactId, value: ShownValue | None) -> None:
        fact = self._facts.get(name)
        if fact is None:
            return
        if value is not None:
            out = tr("Facts", "Take “{value}” out of the fact").format(value=value.shown)
            _offer(menu, out, lambda: self.list.taken_out.emit(name, value.stands_for))
            menu.addSeparator()
        for status in FactStatus:
            if status is not fact.status:
                _offer(menu, status_title(status), lambda to=status: self.status_edited.emit(name, to.value))
        menu.addSeparator()
        _offer(menu, tr("Facts", "Edit the title"), self.edit_requested.emit)
        _offer(menu, tr("Facts", "Remove the fact"), lambda: self.list.fact_removed.emit(name))


def _offer(menu: QMenu, text: str, run) -> None:  # noqa: ANN001
    menu.addAction(label_text(text)).triggered.connect(lambda _=False: run())
