"""What stands below the list: the annotation or the fact chosen, and what other articles say."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from db.facts import BUILT_IN, Fact, Role
from db.records import FactId
from desktop.facts.card import FactCard
from desktop.facts.cards import Card
from desktop.facts.elsewhere_box import ElsewhereBox, SameValue
from desktop.facts.foot import Foot
from desktop.facts.proposal_card import ProposalCard
from desktop.facts.suggestion_card import SuggestionCard
from desktop.marked import Marked, is_annotation, is_suggestion
from desktop.theme.look import Look

if TYPE_CHECKING:
    from db.queries.elsewhere import Elsewhere
    from desktop.facts.form import FactForm


class Below(Foot):
    """One card at a time: of what was chosen last. The form is made when the first fact is chosen."""

    form_made = Signal()
    fact_requested = Signal(str)  # FactId
    new_fact_requested = Signal()
    into_fact_requested = Signal()
    decided = Signal(str)  # "take" or "refuse" the proposed fact chosen
    elsewhere_requested = Signal(str, str)

    def __init__(self, look: Look) -> None:
        """Make it empty."""
        super().__init__()
        self._look = look
        self._marked: Marked | None = None
        self._fact: Fact | None = None
        self._proposed: Card | None = None
        self._shows_fact = False  # the fact was chosen after the annotation
        self._roles: Sequence[Role] = BUILT_IN
        self._writable = True
        self._annotator = ""
        self._reckoned: tuple[str | None, str | None] = (None, None)
        self.card = FactCard(look)
        self.suggestion_card = SuggestionCard(look)
        self.proposal_card = ProposalCard(look)
        self.form: FactForm | None = None
        self._elsewhere = ElsewhereBox(look)
        for widget in (self.card, self.suggestion_card, self.proposal_card, self._elsewhere):
            self.add(widget)
        self.card.hide()
        self.suggestion_card.hide()
        self.card.facts.fact_requested.connect(self.fact_requested)
        self.card.facts.new_fact_requested.connect(self.new_fact_requested)
        self.card.facts.into_fact_requested.connect(self.into_fact_requested)
        self.proposal_card.take_requested.connect(lambda: self.decided.emit("take"))
        self.proposal_card.refuse_requested.connect(lambda: self.decided.emit("refuse"))
        self._elsewhere.requested.connect(self.elsewhere_requested)

    def _made_form(self) -> "FactForm":
        """Return the form; the first time it is made."""
        if self.form is None:
            from desktop.facts.form import FactForm  # not before the window's first picture

            self.form = FactForm(self._look)
            self.form.hide()
            self.form.set_roles(self._roles)
            self.form.set_article(*self._reckoned)
            self.form.set_annotator(self._annotator)
            self.form.set_writable(self._writable)
            self.insert(0, self.form)
            self.form_made.emit()
        return self.form

    def set_roles(self, roles: Sequence[Role]) -> None:
        """Say which roles there are, in the order of their keys."""
        self._roles = tuple(roles)
        if self.form is not None:
            self.form.set_roles(roles)

    def set_annotator(self, name: str) -> None:
        """Say who marks in this session."""
        self._annotator = name
        self.card.set_annotator(name)
        if self.form is not None:
            self.form.set_annotator(name)

    def set_article(self, language: str | None, date: str | None) -> None:
        """Say what words and dates are read by: the article's language and publication day."""
        self._reckoned = (language, date)
        self.card.set_article(language, date)
        if self.form is not None:
            self.form.set_article(language, date)

    def set_writable(self, writable: bool) -> None:
        """Let things be edited and decided, or only read."""
        self._writable = writable
        for one in (self.card, self.suggestion_card, self.proposal_card, self.form):
            if one is not None:
                one.set_writable(writable)

    def show_elsewhere(self, program: str | None, elsewhere: "Elsewhere | None", values: Sequence[SameValue]) -> None:
        """Show what other articles say."""
        self._elsewhere.show_elsewhere(program, elsewhere, values)

    def show_marked(self, marked: Marked | None, *, anew: bool) -> None:
        """Take the annotation or the suggestion chosen, or its new state.

        Args:
            marked: None: no one is chosen, and the fact chosen is shown again.
            anew: it was not chosen before: it is shown rather than the fact.
        """
        self._marked = marked
        if anew or marked is None:
            self._shows_fact = marked is None
        self.card.show_annotation(marked if is_annotation(marked) else None)
        self.suggestion_card.show_suggestion(marked if is_suggestion(marked) else None)
        self._arrange()

    def show_fact(self, fact: Fact | None, card: Card | None) -> None:
        """Take the fact or the proposed fact chosen, or its new state; None: neither."""
        self._fact = fact
        self._proposed = card if card is not None and card.proposed else None
        if fact is not None or self.form is not None:
            self._made_form().show_fact(fact, card if fact is not None else None)
        if self._proposed is not None:
            self.proposal_card.show_card(self._proposed)
        if fact is None and self._proposed is None:
            self._shows_fact = False
        self._arrange()

    def shows_fact(self) -> bool:
        """Say whether the fact is shown rather than the annotation."""
        return self._shows_fact and (self._fact is not None or self._proposed is not None)

    def bring_marked(self) -> None:
        """Show the annotation chosen rather than the fact."""
        if self._marked is not None:
            self._shows_fact = False
            self._arrange()

    def bring_fact(self) -> None:
        """Show the fact chosen rather than the annotation."""
        self._shows_fact = True
        self._arrange()

    def _arrange(self) -> None:
        facts = self.shows_fact() or self._marked is None
        if self.form is not None:
            self.form.setVisible(facts and self._fact is not None)
        self.proposal_card.setVisible(facts and self._proposed is not None)
        marked = None if facts else self._marked
        self.card.setVisible(is_annotation(marked))
        self.suggestion_card.setVisible(is_suggestion(marked))
        self.updateGeometry()

    def show_links(self, facts: Sequence[tuple[FactId, str]]) -> None:
        """Say which facts the annotation chosen serves, and into which one it could be put."""
        chosen = self._fact if self._fact is not None and self._fact.id not in {name for name, _ in facts} else None
        self.card.facts.show_facts(
            facts, writable=self._writable, into=chosen.shown_title if chosen is not None else None
        )

    def edit_title(self) -> None:
        """Put the caret into the title of the fact chosen."""
        if self._fact is not None:
            self.bring_fact()
            title = self._made_form().title
            title.setFocus(Qt.FocusReason.ShortcutFocusReason)
            title.selectAll()

    def open_role(self, role: str) -> None:
        """Let a value be typed into a role of the fact chosen."""
        if self._fact is not None:
            self.bring_fact()
            self._made_form().open_role(role)

    def forget_fact(self, fact: FactId) -> None:
        """Drop what is typed for a fact that is gone."""
        if self.form is not None:
            self.form.forget(fact)

    def put_back(self, fact: FactId) -> None:
        """Hold again what was typed last for a fact."""
        if self.form is not None:
            self.form.put_back(fact)

    def keep_drafts(self) -> bool:
        """Keep what is typed and valid; says whether nothing unkept remains."""
        kept = [field.keep() for field in (self.card.value, self.card.note)]
        clean = all(kept) and not any(field.drafts() for field in (self.card.value, self.card.note))
        return (self.form is None or self.form.keep_drafts()) and clean

    def drop_drafts(self) -> None:
        """Drop what is typed and not kept."""
        for field in (self.card.value, self.card.note):
            field.forget_all()
        if self.form is not None:
            self.form.drop_drafts()
