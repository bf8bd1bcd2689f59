"""The facts pane: the facts of the article shown, what is marked in it, and below them what is chosen."""

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.facts import Fact, Proposal, Role
from db.records import AnnotationId, Article, FactId, LabelRow
from desktop.facts.annotations_tab import AnnotationsTab
from desktop.facts.below import Below
from desktop.facts.cards import KEYS
from desktop.facts.delegate import ACCEPT, ACCEPT_VISIBLE, REJECT
from desktop.facts.elsewhere_box import SameValue
from desktop.facts.facts_tab import FactsTab
from desktop.facts.hints import nothing_marked
from desktop.facts.list_delegate import CardKey
from desktop.facts.panel_signals import connect_signals
from desktop.marked import Marked, MarkedId
from desktop.telling import grouped
from desktop.theme.look import Look
from desktop.translate import tr
from desktop.widgets.buttons import Segments

if TYPE_CHECKING:
    from db.queries.elsewhere import Elsewhere
    from desktop.facts.form import FactForm

FACTS, ANNOTATIONS = "facts", "annotations"  # the tabs


class FactsPanel(QWidget):
    """Two tabs, and below them the card or the form of what is chosen. It asks by signals; the window answers."""

    annotation_chosen = Signal(str)  # MarkedId; by the analyst, in this pane
    accept_requested = Signal(str)  # MarkedId of a suggestion
    reject_requested = Signal(str, bool)  # MarkedId of a suggestion; everywhere, else in this article
    reading_requested = Signal(int)  # which reading of the suggestion chosen, from 0
    accept_visible_requested = Signal()
    value_edited = Signal(str, object)  # AnnotationId, Value or None
    note_edited = Signal(str, str)  # AnnotationId, note
    relabel_requested = Signal(str, str)  # AnnotationId, label
    remove_requested = Signal(str)  # AnnotationId
    flag_requested = Signal(str, bool)  # AnnotationId, flagged from now on
    menu_requested = Signal(object)  # QPoint on the screen; the annotation was chosen before
    left = Signal()  # back to the article
    tab_changed = Signal(str)  # FACTS or ANNOTATIONS; by the analyst
    fact_chosen = Signal(str)  # FactId; by the analyst, in this pane
    proposal_chosen = Signal(str)  # key of a proposed fact; by the analyst, in this pane
    evidence_chosen = Signal(str)  # MarkedId of a value
    choice_toggled = Signal(str)  # MarkedId, clicked with Ctrl held
    take_requested = Signal(str)  # key of a proposed fact
    refuse_requested = Signal(str)  # key of a proposed fact
    put_requested = Signal(str, str, object)  # FactId, empty: a new one; role, empty: by label; tuple of MarkedId
    role_key_pressed = Signal(int)  # 1 to 9, with a fact chosen
    take_out_requested = Signal(str, object)  # FactId, tuple of CellValue
    value_added = Signal(str, str, str, str)  # FactId, role, label, canonical JSON; from the analyst
    title_edited = Signal(str, str)  # FactId, title
    fact_note_edited = Signal(str, str)  # FactId, note
    status_edited = Signal(str, str)  # FactId, FactStatus
    fact_remove_requested = Signal(str)  # FactId
    new_fact_requested = Signal()  # of the annotation chosen
    into_fact_requested = Signal()  # the annotation chosen is to go into the fact chosen
    elsewhere_requested = Signal(str, str)  # program, or empty; key of the same values, or empty

    def __init__(self, look: Look) -> None:
        """Make a pane without an article."""
        super().__init__()
        self._labels: list[LabelRow] = []
        self._chosen: MarkedId | None = None
        self._also: frozenset[MarkedId] = frozenset()
        self._article: Article | None = None
        self._writable = True
        self._look = look
        tabs = ((FACTS, tr("Facts", "Facts")), (ANNOTATIONS, tr("Facts", "Annotations")))
        self.tabs = Segments(look, tabs, tr("Facts", "What the pane lists"))
        self.facts_tab = FactsTab(look)
        self.annotations_tab = AnnotationsTab(look)
        self.below = Below(look)
        self.card = self.below.card
        self.suggestion_card = self.below.suggestion_card
        self._list, self._model = self.annotations_tab.list, self.annotations_tab.model
        self._count, self._empty = self.annotations_tab.count, self.annotations_tab.empty
        self._build()
        connect_signals(self)
        self.choose_tab(FACTS)

    def _build(self) -> None:
        layout = self._layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self.tabs.setContentsMargins(12, 10, 12, 6)
        layout.addWidget(self.tabs)
        layout.addWidget(self.facts_tab, 1)
        layout.addWidget(self.annotations_tab, 1)
        layout.addWidget(self.below)

    # ------------------------------------------------------------------------------------------------ what is shown

    def set_labels(self, labels: Sequence[LabelRow]) -> None:
        """Say which labels there are, in their order."""
        self._labels = list(labels)
        self.annotations_tab.set_labels([row.name for row in labels])
        self.facts_tab.begin(())
        self._refresh()

    def set_roles(self, roles: Sequence[Role]) -> None:
        """Say which roles facts have, in the order of their keys; without those that are retired."""
        if tuple(roles) != self.facts_tab.roles:
            self.facts_tab.set_roles(roles)
            self.below.set_roles(roles)
            self._show_fact()

    def tell_programs_by(self, line: Callable[[Marked], str]) -> None:
        """Say who knows what a program stands for, and how else it is written."""
        self.card.program_line = line
        self.suggestion_card.program_line = line

    def set_annotator(self, name: str) -> None:
        """Say who marks in this session."""
        self.below.set_annotator(name)

    def set_writable(self, writable: bool) -> None:
        """Let values, notes and facts be edited, or only read."""
        self._writable = writable
        self.below.set_writable(writable)
        self.annotations_tab.set_writable(writable)
        self.facts_tab.list.set_writable(writable)
        self._show_links()
        self._refresh()

    def show_article(self, article: Article | None, annotations: Iterable[Marked]) -> None:
        """Show what is marked in another article, whose facts come after; None: no article."""
        self.choose(None)
        self._choose_card_quietly(None)
        self._also = frozenset()
        self._article = article
        self.below.set_article(article.language if article else None, article.published if article else None)
        self.below.show_elsewhere(None, None, ())
        marked = list(annotations)
        self.annotations_tab.begin(marked)
        self.facts_tab.begin(marked)
        self._refresh()

    def show_facts(self, facts: Sequence[Fact], proposals: Sequence[Proposal]) -> None:
        """Show the facts of the article, and those proposed. The one chosen stays chosen unless it is gone."""
        before = self.facts_tab.chosen()
        gone = self.facts_tab.names() - {fact.id for fact in facts}
        self.facts_tab.show_facts(facts, proposals)
        for name in gone:
            self.below.forget_fact(name)
        if before is not None:
            self._show_fact()
        self._show_links()
        self._refresh()

    def show_elsewhere(
        self, program: str | None, elsewhere: "Elsewhere | None", values: Sequence[SameValue] = ()
    ) -> None:
        """Show what other articles say of a program, and where values of this one stand in others."""
        self.below.show_elsewhere(program, elsewhere, values)

    def set_marked(self, marked: Iterable[Marked]) -> None:
        """Show other annotations and suggestions of the same article."""
        found = list(marked)
        self._model.set_annotations(found)
        self.facts_tab.model.set_marked(found)
        self._refresh()

    def set_details(self, article: Article) -> None:
        """Take the corrected language or date of the article shown."""
        self._article = article
        self.below.set_article(article.language, article.published)

    def put(self, annotation: Marked) -> None:
        """Add an annotation or a suggestion, or show its new state."""
        self._model.put(annotation)
        self.facts_tab.model.put(annotation)
        self._refresh()
        if annotation.id == self._chosen:
            self._show_chosen(annotation)

    def remove(self, name: MarkedId) -> None:
        """Take an annotation or a suggestion away."""
        self.card.value.forget(AnnotationId(name))
        self.card.note.forget(AnnotationId(name))
        if name == self._chosen:
            self.choose(None)
        self._model.remove(name)
        self.facts_tab.model.remove(name)
        self._refresh()

    # ------------------------------------------------------------------------------------------------ what is chosen

    def choose(self, name: MarkedId | None) -> None:
        """Show an annotation as chosen, in sight and on the card; None: no one. Sends no signal.

        The fact chosen stays chosen; its form gives way to the card of an annotation that was not chosen before.
        """
        annotation = self._model.annotation(name) if name else None
        before, self._chosen = self._chosen, annotation.id if annotation else None
        self.annotations_tab.choose(self._chosen, self._also)
        self.facts_tab.show_marked(self._chosen, self._also)
        self._show_chosen(annotation, anew=before != self._chosen)

    def chosen(self) -> MarkedId | None:
        """Return the annotation on the card, or None."""
        return self._chosen

    def show_chosen(self, ids: Collection[MarkedId]) -> None:
        """Show which are chosen besides the one."""
        self._also = frozenset(ids)
        self.annotations_tab.choose(self._chosen, self._also)
        self.facts_tab.show_marked(self._chosen, self._also)

    def choose_fact(self, fact: FactId | None) -> None:
        """Show a fact as chosen, in sight and in the form; None: no one. Sends no signal."""
        if fact is not None or self.chosen_fact() is not None:
            self._choose_card_quietly((False, fact) if fact is not None else None)

    def choose_proposal(self, key: str | None) -> None:
        """Show a proposed fact as chosen, in sight and on its card; None: no one. Sends no signal."""
        if key is not None or self.chosen_proposal() is not None:
            self._choose_card_quietly((True, key) if key is not None else None)

    def chosen_fact(self) -> FactId | None:
        """Return the fact chosen, or None."""
        key = self.facts_tab.chosen()
        return FactId(key[1]) if key is not None and not key[0] else None

    def chosen_proposal(self) -> str | None:
        """Return the key of the proposed fact chosen, or None."""
        key = self.facts_tab.chosen()
        return key[1] if key is not None and key[0] else None

    def _choose_card_quietly(self, key: CardKey | None) -> None:
        self.facts_tab.choose(key)
        self._show_fact()
        if key is not None:
            self.below.bring_fact()
            self._layout.activate()  # the form takes its height first: the card must stay in sight above it
            self.facts_tab.bring_chosen()

    def _show_fact(self) -> None:
        """Show the fact or the proposed fact chosen below the list, as it is now."""
        key = self.facts_tab.chosen()
        card = self.facts_tab.card(key) if key is not None else None
        self.below.show_fact(self.facts_tab.fact(self.chosen_fact()), card)

    def _show_chosen(self, annotation: Marked | None, *, anew: bool = False) -> None:
        self.below.show_marked(annotation, anew=anew)
        self._show_links()
        if annotation is None:
            return
        self._layout.activate()  # the card takes its height first: the row must stay in sight above it
        self.annotations_tab.bring()
        self.facts_tab.bring_marked(annotation.id)

    def _show_links(self) -> None:
        if self._chosen is not None:
            self.below.show_links(self.facts_tab.citing(self._chosen))

    def choose_tab(self, name: str) -> None:
        """Show a tab; FACTS or ANNOTATIONS. Sends no signal."""
        self.tabs.choose(name)
        shown, other = (self.facts_tab, self.annotations_tab)[:: 1 if name == FACTS else -1]
        had_focus = other.list.hasFocus()
        other.hide()
        shown.show()
        self.setFocusProxy(shown.list)
        if had_focus:
            shown.list.setFocus()

    def tab(self) -> str:
        """Return which tab is shown."""
        return self.tabs.current()

    # ------------------------------------------------------------------------------------------------ what is typed

    def edit_value(self) -> None:
        """Put the caret into the value field, all of it selected."""
        self.below.bring_marked()
        if self.card.value.isVisible():
            self.card.warm_up()
            self.card.value.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.card.value.selectAll()

    def edit_note(self) -> None:
        """Put the caret into the note."""
        self.below.bring_marked()
        if self.card.isVisible():
            self.card.note.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def edit_fact(self) -> None:
        """Put the caret into the title of the fact chosen."""
        self.below.edit_title()

    @property
    def form(self) -> "FactForm | None":
        """The form of the fact chosen; None before the first one is shown."""
        return self.below.form

    def put_back(self, fact: FactId) -> None:
        """Hold again what was typed last for a fact: it could not be written."""
        self.below.put_back(fact)

    def keep_drafts(self) -> bool:
        """Keep what is typed and valid; says whether nothing unkept remains. Before the article or window goes."""
        return self.below.keep_drafts()

    def drop_drafts(self) -> None:
        """Drop what is typed and not kept."""
        self.below.drop_drafts()

    # ------------------------------------------------------------------------------------------------ what she does

    def change_tab(self, name: str) -> None:
        """Show a tab that was clicked."""
        self.choose_tab(name)
        self.tab_changed.emit(name)

    def open_row(self, name: MarkedId) -> None:
        """Choose what a row shows, and go there."""
        self.choose(name)
        self.annotation_chosen.emit(name)

    def open_card(self, key: CardKey) -> None:
        """Choose a card."""
        self._choose_card_quietly(key)
        (self.proposal_chosen if key[0] else self.fact_chosen).emit(key[1])

    def open_fact(self, name: str) -> None:
        """Choose a fact by its name elsewhere in the pane."""
        self.open_card((False, name))

    def go_to(self, name: MarkedId) -> None:
        """Go to the words that prove a value."""
        self.choose(name)
        self.below.bring_marked()
        self.evidence_chosen.emit(name)

    def decide(self, key: CardKey, decision: str) -> None:
        """Ask to take or to refuse a proposed fact."""
        (self.take_requested if decision == "take" else self.refuse_requested).emit(key[1])

    def decide_chosen(self, decision: str) -> None:
        """Ask to take or to refuse the proposed fact chosen."""
        key = self.facts_tab.chosen()
        if key is not None and key[0]:
            self.decide(key, decision)

    def press_cell(self, role: str) -> None:
        """Put what is chosen into an empty cell that was clicked, or let a value be typed into it."""
        annotation = self._model.annotation(self._chosen) if self._chosen is not None else None
        for number, one in enumerate(self.facts_tab.roles[:KEYS], 1):
            if one.name == role and annotation is not None and one.label in (None, annotation.label):
                self.role_key_pressed.emit(number)
                return
        self.below.open_role(role)

    def press(self, name: MarkedId, button: str) -> None:
        """Do what a button of a suggestion's row, or of the heading, says."""
        if button == ACCEPT_VISIBLE:
            self.accept_visible_requested.emit()
        elif button == ACCEPT:
            self.accept_requested.emit(name)
        elif button == REJECT:
            self.reject_requested.emit(name, False)

    def accept_chosen(self) -> None:
        """Ask to accept the suggestion chosen."""
        if self._chosen is not None:
            self.accept_requested.emit(self._chosen)

    def reject_chosen(self, everywhere: bool) -> None:
        """Ask to reject the suggestion chosen."""
        if self._chosen is not None:
            self.reject_requested.emit(self._chosen, everywhere)

    def _refresh(self) -> None:
        hint = nothing_marked(self._article, self._labels, self._look, writable=self._writable)
        decided, facts = self.annotations_tab.refresh(hint), self.facts_tab.refresh(hint)
        self.tabs.set_text(FACTS, tr("Facts", "Facts {n}").format(n=grouped(facts)))
        self.tabs.set_text(ANNOTATIONS, tr("Facts", "Annotations {n}").format(n=grouped(decided)))
