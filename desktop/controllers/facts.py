"""The facts of the article: made of annotations, taken from what is proposed, changed."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from db.facts import CellValue, FactId, FactStatus, NewFact, NewItem
from db.project import Project
from db.records import ArticleId, Changes, SessionId
from desktop.controllers.context import Controller
from desktop.marked import Marked, MarkedId
from desktop.translate import tr

# What a command needs and the first picture does not is imported in the command.
if TYPE_CHECKING:
    from db.facts import Proposal
    from desktop.fact_desk import FactDesk

KEYS = 9  # roles that a digit stands for


class FactController(Controller):
    """The commands of `FactCommands` on facts, and what the facts panel asks for."""

    @property
    def facts(self) -> "FactDesk":
        """The facts on the desk."""
        return self.desk.facts

    # ------------------------------------------------------------------------------------------------ choosing

    def pick(self) -> None:
        """Pick the annotation or suggestion chosen for an action on several, or let go of it."""
        if self.desk.chosen is not None:
            self.window.article.view.toggle_picked(self.desk.chosen)

    def next_proposal(self) -> None:
        """Choose the next fact that is proposed; the first time that of the annotation or suggestion chosen."""
        self.window.controllers.proposing.look_now()
        chosen = self.desk.chosen
        own = self.facts.proposal_of(chosen) if chosen is not None else None
        self._choose_proposal(own or self.facts.proposal_beside(forward=True))

    def previous_proposal(self) -> None:
        """Choose the proposed fact before."""
        self.window.controllers.proposing.look_now()
        self._choose_proposal(self.facts.proposal_beside(forward=False))

    def _choose_proposal(self, proposal: "Proposal | None") -> None:
        if proposal is None:
            self.window.status.set_message(tr("Facts", "No fact is proposed in this article"))
            return
        self.settle()
        self.window.choose(None)
        self.window.facts.choose_proposal(proposal.key)
        self.look_at_proposal(proposal.key)
        self.window.article.view.setFocus()

    def look_at_proposal(self, key: str) -> None:
        """Show where what is proposed stands; the panel shows it as chosen already."""
        self.facts.proposed, self.facts.chosen = key, None
        self._show_evidence()

    def next_fact(self) -> None:
        """Choose the next fact that the annotation chosen serves, or the next one of the article."""
        chosen = self.desk.chosen
        serving = self.facts.serving(chosen) if chosen is not None else []
        fact = self.facts.after(self.facts.chosen, serving or self.facts.facts)
        if fact is not None:
            self.choose(fact.id, scroll=not serving)

    def choose(self, fact: FactId, *, scroll: bool = True) -> None:
        """Choose a fact on both sides."""
        self.window.facts.choose_fact(fact)
        self.look_at(fact, scroll=scroll)

    def look_at(self, fact: FactId, *, scroll: bool = True) -> None:
        """Show where the evidence of a fact stands; the panel shows it as chosen already."""
        self.facts.chosen, self.facts.proposed = fact, None
        self._show_evidence(scroll=scroll)

    def leave(self) -> bool:
        """Choose no fact and no proposal; say whether there was one."""
        if self.facts.chosen is None and self.facts.proposed is None:
            return False
        self.facts.chosen = self.facts.proposed = None
        self.window.facts.choose_fact(None)
        self.window.facts.choose_proposal(None)
        self._show_evidence()
        return True

    def note_chosen(self, annotation: MarkedId | None) -> None:
        """Let go of the proposal chosen: an annotation was chosen after it, and Enter is meant for that."""
        if annotation is not None and self.facts.proposed is not None:
            self.facts.proposed = None
            self.window.facts.choose_proposal(None)
            self._show_evidence(scroll=False)

    def _show_evidence(self, *, scroll: bool = True) -> None:
        view = self.window.article.view
        evidence = self.facts.evidence()
        view.show_evidence(evidence)
        there = sorted((one.start, one.end) for one in map(self.desk.marked, evidence) if one is not None)
        if scroll and there:
            view.make_visible(*there[0])
        self.window.controllers.elsewhere.note_chosen()
        self.window.refresh_line()

    def look_at_value(self, evidence: MarkedId) -> None:
        """Show the sentence of a value, its words chosen."""
        from values.sentences import sentence_around

        one = self.desk.marked(evidence)
        if one is not None:
            self.window.choose(evidence)
            self.window.article.view.show_sentence(sentence_around(self.desk.text, one.start, one.end))
            self.window.article.view.setFocus()

    def toggle_choice(self, one: MarkedId) -> None:
        """Pick what was Ctrl+clicked in the panel, beside what is chosen, or let go of it."""
        view = self.window.article.view
        picked = set(view.picked()) or {chosen for chosen in (self.desk.chosen,) if chosen is not None}
        view.choose(one, scroll=False)
        view.pick(picked ^ {one})

    # ------------------------------------------------------------------------------------------------ making

    def _in_hand(self) -> list[Marked]:
        """Return what is picked, else what is chosen."""
        chosen = () if self.desk.chosen is None else (self.desk.chosen,)
        return [one for one in map(self.desk.marked, self.window.article.view.picked() or chosen) if one is not None]

    def make_fact(self) -> None:
        """Put what is picked or chosen into a new fact."""
        self.settle()  # a moved end is written first
        self._make_of(self._in_hand())

    def _make_of(self, marked: Sequence[Marked]) -> None:
        items = self._items(marked)
        known = self.facts.made_of(items)
        if known is not None:
            self.choose(known.id)
        elif items:
            self._make(NewFact(items=items))

    def _make(self, fact: NewFact) -> bool:
        from db.operations.make_facts import make_facts

        def make(project: Project, session: SessionId, article: ArticleId) -> Changes:
            return make_facts(project, session=session, article=article, facts=[fact])

        changes = self._run(make)
        if changes is not None:
            self._let_go_of_hand()
            made = next((one for one in changes.facts if self.facts.find(one) is not None), None)
            if made is not None:
                self.choose(made, scroll=False)
        return changes is not None

    def _items(self, marked: Sequence[Marked], role: str | None = None) -> tuple[NewItem, ...]:
        """Return values of cells; says which annotations no role takes."""
        items = self.facts.items(marked, role)
        if len(items) < len(marked):
            left = next(one for one in marked if role is None and self.facts.role_for(one.label) is None)
            said = tr("Facts", "No role takes “{label}”: put it into the fact with Alt+L, or add a role for it.")
            self.window.status.set_message(said.format(label=left.label))
        return items

    def put_into_fact(self) -> None:
        """Put what is picked or chosen into the fact chosen, each into the role of its label."""
        self._put_in_hand(None)

    def put_into_role(self) -> None:
        """Show the roles, and put what is picked or chosen into one of them in the fact chosen."""
        from desktop.prompts import ListQuestion, Row

        self.settle()
        fact = self.facts.the_fact
        if fact is None:
            return
        in_hand = self._in_hand()
        labels = {one.label for one in in_hand}
        fitting = [role for role in self.facts.roles if role.label is None or labels == {role.label}]
        own = self.facts.role_for(in_hand[0].label) if in_hand else None
        chosen = self.prompt.pick(
            ListQuestion(
                title=tr("Facts", "Into which role of “{fact}”?").format(fact=fact.shown_title),
                intro=", ".join(f"“{one.words}”" for one in in_hand),
                rows=tuple(
                    Row(name=role.name, text=self.context.look.title(role.name), key=str(key) if key <= KEYS else "")
                    for key, role in enumerate(self.facts.roles, start=1)
                    if role in fitting
                ),
                accept=tr("Facts", "Put"),
                current=own.name if own is not None else "",
                empty=tr("Facts", "No role takes these together."),
            )
        )
        self.window.article.view.setFocus()
        if chosen is not None:
            self._put_in_hand(chosen)

    def put_by_key(self, number: int) -> None:
        """Put what is picked or chosen into the role with this key, from 1; in the panel's list."""
        if 1 <= number <= len(self.facts.roles):
            self._put_in_hand(self.facts.roles[number - 1].name)

    def _put_in_hand(self, role: str | None) -> None:
        if self.facts.chosen is not None:
            self.settle()
            self._put(self.facts.chosen, self._items(self._in_hand(), role))

    def put(self, fact: FactId | str, role: str, names: Sequence[MarkedId]) -> None:
        """Put what was dropped into a fact; an empty id: into a new one; an empty role: each into that of its label."""
        marked = [one for one in map(self.desk.marked, names) if one is not None]
        if fact:
            self._put(FactId(fact), self._items(marked, role or None))
        else:
            self._make_of(marked)

    def _put(self, fact: FactId, items: Sequence[NewItem]) -> None:
        from db.operations.put_into_fact import put_into_fact

        if items and self._change(
            fact, lambda project, session: put_into_fact(project, session=session, fact=fact, items=items)
        ):
            self._let_go_of_hand()

    def _let_go_of_hand(self) -> None:
        """Leave what was put into a fact: what is chosen from now on is the fact."""
        self.window.article.view.pick(())
        self.window.choose(None)

    def add_value(self, fact: FactId, role: str, label: str, value: str) -> None:
        """Put a value without evidence into a fact: it is from the analyst."""
        self._put(fact, [NewItem(role=role, label=label, value=value)])

    # ------------------------------------------------------------------------------------------------ proposals

    def take(self, key: str) -> None:
        """Take a proposed fact, and choose the next one."""
        proposal = next((one for one in self.facts.proposals if one.key == key), None)
        if proposal is None:
            return
        place = self.facts.proposals.index(proposal)
        if self._make(proposal.as_new_fact()):
            self._go_on(place)

    def refuse(self, key: str) -> None:
        """Refuse a proposed fact, for good, and choose the next one."""
        from db.operations.reject_facts import reject_facts

        proposal = next((one for one in self.facts.proposals if one.key == key), None)
        if proposal is None:
            return
        place = self.facts.proposals.index(proposal)

        def refuse(project: Project, session: SessionId, article: ArticleId) -> Changes:
            return reject_facts(project, session=session, article=article, proposals=[proposal])

        if self._run(refuse) is not None:
            self._go_on(place)

    def _go_on(self, place: int) -> None:
        """Choose the proposal that stands now where the one decided stood."""
        self.window.controllers.proposing.look_now()
        left = self.facts.proposals
        if left:
            self._choose_proposal(left[min(place, len(left) - 1)])

    # ------------------------------------------------------------------------------------------------ changing

    def check_fact(self) -> None:
        """Mark the fact chosen as checked, or as open again."""
        fact = self.facts.the_fact
        if fact is not None:
            checked = fact.status is FactStatus.CHECKED
            self.edit(fact.id, status=FactStatus.OPEN if checked else FactStatus.CHECKED)

    def edit(
        self, fact: FactId, *, title: str | None = None, note: str | None = None, status: FactStatus | None = None
    ) -> None:
        """Change what is said about a fact; what is None stays."""
        from db.operations.edit_fact import edit_fact

        self._change(
            fact,
            lambda project, session: edit_fact(
                project, session=session, fact=fact, title=title, note=note, status=status
            ),
        )

    def take_out(self, fact: FactId, values: Sequence[CellValue]) -> None:
        """Take values out of a fact; its annotations stay."""
        from db.operations.take_out_of_fact import take_out_of_fact

        self._change(
            fact, lambda project, session: take_out_of_fact(project, session=session, fact=fact, values=values)
        )

    def remove_fact(self) -> None:
        """Remove the fact chosen; its annotations stay."""
        if self.facts.chosen is not None:
            self.remove(self.facts.chosen)

    def remove(self, fact: FactId) -> None:
        """Remove a fact; its annotations stay."""
        from db.operations.remove_fact import remove_fact

        self._change(fact, lambda project, session: remove_fact(project, session=session, fact=fact))

    def _change(self, fact: FactId, change: Callable[[Project, SessionId], Changes]) -> bool:
        """Run a change of a fact; where it is refused, what was typed stands in its field again."""
        if self.facts.find(fact) is None:
            return False
        done = self._run(lambda project, session, _article: change(project, session))
        if done is None:
            self.window.facts.put_back(fact)
        return done is not None

    def _run(self, change: Callable[[Project, SessionId, ArticleId], Changes]) -> Changes | None:
        project, session, article = self.desk.project, self.desk.session, self.desk.article
        if project is None or session is None or article is None or not self.desk.writable:
            return None
        return self.dispatch.run(lambda: change(project, session.id, article.id), self)

    def settle(self) -> None:
        """Write what is drafted on annotations: facts are made of what is written."""
        self.window.controllers.annotations.draft.flush()
