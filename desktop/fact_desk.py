"""The facts of the article on the desk: those taken, those proposed, the one chosen. Knows no Qt."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from db.facts import Fact, FactId, NewItem, Proposal, Role
from db.project import Project
from db.records import ArticleId, Changes, SessionId
from desktop.marked import Marked, MarkedId, is_annotation, is_suggestion

_PROPOSED_FROM = ("annotation", "suggestion", "rejection", "fact_rejection", "alias", "article")


@dataclass(slots=True)
class FactDesk:
    """What the window knows about the facts of one article in one session."""

    facts: list[Fact] = field(default_factory=list)  # in text order; one for each state that counts
    proposals: list[Proposal] = field(default_factory=list)  # the best first
    roles: list[Role] = field(default_factory=list)  # that may be filled, in the order of their keys
    chosen: FactId | None = None
    proposed: str | None = None  # the key of the proposal that is chosen

    def reload(self, project: Project, article: ArticleId | None, session: SessionId | None) -> None:
        """Read the facts of an article anew; without an article or session there are none."""
        from db.queries import facts

        self.roles = [role for role in facts.roles(project) if not role.retired]
        self.facts = facts.of_article(project, article, session) if article and session else []
        if self.the_fact is None:
            self.chosen = None

    def take_proposals(self, proposals: Sequence[Proposal]) -> None:
        """Take other proposals; the one chosen stays chosen where it is still proposed."""
        self.proposals = list(proposals)
        if self.the_proposal is None:
            self.proposed = None

    def clear(self) -> None:
        """Forget everything: another article is shown."""
        self.facts, self.proposals, self.chosen, self.proposed = [], [], None, None

    @property
    def the_fact(self) -> Fact | None:
        """The fact chosen."""
        return self.find(self.chosen)

    @property
    def the_proposal(self) -> Proposal | None:
        """The proposal chosen."""
        return next((one for one in self.proposals if one.key == self.proposed), None)

    def find(self, fact: FactId | None) -> Fact | None:
        """Return a fact of the article by its id."""
        return next((one for one in self.facts if one.id == fact), None)

    def serving(self, annotation: MarkedId) -> list[Fact]:
        """Return the facts that an annotation proves something of."""
        return [one for one in self.facts if any(value.annotation == annotation for value in one.cells)]

    def evidence(self) -> list[MarkedId]:
        """Return the annotations and suggestions behind the fact or the proposal that is chosen."""
        proposal, fact = self.the_proposal, self.the_fact
        if proposal is not None:
            return [item.marked.id for item in proposal.items]
        return [value.annotation for value in fact.cells if value.annotation is not None] if fact is not None else []

    def role_for(self, label: str) -> Role | None:
        """Return the role that annotations of a label fill by themselves; None: no role takes them."""
        own = (role for role in self.roles if role.label == label)
        return next(own, next((role for role in self.roles if role.label is None), None))

    def items(self, marked: Iterable[Marked], role: str | None = None) -> tuple[NewItem, ...]:
        """Return annotations and suggestions as values of cells.

        Args:
            marked: of the article.
            role: that they go into; None: each into the role of its label, left out where there is none.
        """
        found = []
        for one in marked:
            name = role or (own.name if (own := self.role_for(one.label)) is not None else None)
            if name is not None:
                found.append(_item(one, name))
        return tuple(found)

    def made_of(self, items: Sequence[NewItem]) -> Fact | None:
        """Return a fact that consists of exactly these annotations."""
        wanted = {(item.role, item.annotation) for item in items}
        if any(item.annotation is None for item in items):
            return None
        return next(
            (one for one in self.facts if {(value.role, value.annotation) for value in one.cells} == wanted), None
        )

    def after(self, fact: FactId | None, among: Sequence[Fact]) -> Fact | None:
        """Return the fact behind one in a list, the first where it is not in it, round again at the end."""
        ids = [one.id for one in among]
        return among[(ids.index(fact) + 1) % len(ids) if fact in ids else 0] if among else None

    def proposal_of(self, marked: MarkedId) -> Proposal | None:
        """Return the best proposal that takes in an annotation or a suggestion."""
        return next((one for one in self.proposals if any(item.marked.id == marked for item in one.items)), None)

    def proposal_beside(self, *, forward: bool) -> Proposal | None:
        """Return the proposal behind or before the one chosen, round again at the ends."""
        keys = [one.key for one in self.proposals]
        if not keys:
            return None
        if self.proposed not in keys:
            return self.proposals[0 if forward else -1]
        return self.proposals[(keys.index(self.proposed) + (1 if forward else -1)) % len(keys)]


def change_facts(changes: Changes, article: ArticleId) -> bool:
    """Say whether changes may have touched the facts of an article."""
    return changes.touches("fact", article) or changes.touches("role") or changes.touches("session")


def change_proposals(changes: Changes, article: ArticleId) -> bool:
    """Say whether other facts than before may be proposed in an article."""
    return any(changes.touches(kind, article) for kind in _PROPOSED_FROM) or changes.touches("alias")


def _item(marked: Marked, role: str) -> NewItem:
    if is_annotation(marked):
        return NewItem(role=role, annotation=marked.id)
    return NewItem(role=role, suggestion=marked if is_suggestion(marked) else None)
