"""Proposed facts: what the marks of an article state together, and no fact says yet."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from db import proposing
from db.facts import AMOUNT, BUILT_IN, PROGRAM, Fact, Proposal, ProposalItem
from db.meanings import Sameness
from db.project import Project
from db.queries import annotations, articles, facts, suggestions
from db.records import Annotation, ArticleId, SessionId
from db.suggested import Key, Suggestion, SuggestionState
from db.waiting import annotator_of
from values.facts.proposing import propose
from values.facts.types import Mark, ProposedFact
from values.rounds import round_in
from values.sameness import program_key

Marked: TypeAlias = Annotation | Suggestion


def of_article(
    project: Project,
    article: ArticleId,
    session: SessionId,
    *,
    marked: Sequence[Marked] | None = None,
) -> list[Proposal]:
    """Return the facts that the marks of an article state for a session, best first.

    Left out are those that its annotator rejected, and those that a fact of the session says already: by evidence or by
    value. What stands in furniture is not looked at.

    Args:
        project: the open project.
        article: which one.
        session: whose annotations they are.
        marked: its annotations and the suggestions that wait, where they are known; None: as the project has them.

    Raises:
        NotThere: the project has no such article.
    """
    about = articles.the(project, article)
    if marked is None:
        waiting = suggestions.of_article(project, article, session)
        marked = [*annotations.of_article(project, article, session), *waiting]
    counted = {(one.start, one.end, one.label, one.value): one for one in marked if _counts(one)}
    proposed = propose(
        articles.text(project, article),
        list(_marks(counted.values(), Sameness(project.db))),
        language=about.language,
        article_date=about.published,
        roles=_further_roles(project),
    )
    if not proposed:
        return []
    rejected = facts.rejected(project, article, annotator_of(project.db, session) or "")
    said = _Said(facts.of_article(project, article, session))
    found = (_proposal(one, counted, about.language) for one in proposed)
    unique = {one.key: one for one in reversed(list(found))}  # the first of those that say the same
    return [one for one in reversed(unique.values()) if one.key not in rejected and not said.covers(one)]


def _counts(one: Marked) -> bool:
    return isinstance(one, Annotation) or one.state is SuggestionState.WAITING


def _marks(counted: Iterable[Marked], sameness: Sameness) -> Iterator[Mark]:
    known: dict[tuple[str, str | None, str], str | None] = {}  # values come again and again in an article
    for one in counted:
        told = (one.label, one.value, one.words if one.label == PROGRAM else "")
        if told not in known:
            known[told] = sameness.of(one.label, one.value, one.words)
        yield Mark(
            start=one.start,
            end=one.end,
            label=one.label,
            value=one.value,
            certain=isinstance(one, Annotation),
            same=known[told],
        )


def _further_roles(project: Project) -> dict[str, str]:
    """Return the role that each further label goes into: the first of the project that takes it alone."""
    built_in = {role.label for role in BUILT_IN}
    found: dict[str, str] = {}
    for role in facts.roles(project):
        if role.label is not None and role.label not in built_in:
            found.setdefault(role.label, role.name)
    return found


def _proposal(one: ProposedFact, counted: Mapping[Key, Marked], language: str | None) -> Proposal:
    items = tuple(
        ProposalItem(role=role, marked=counted[mark.start, mark.end, mark.label, mark.value], same=mark.same)
        for role, marks in one.cells
        for mark in marks
    )
    first = next(mark.same for mark in one.of(PROGRAM))
    program = None if first is None else first.removeprefix(program_key(""))
    return Proposal(
        key=proposing.key_of(program, proposing.cells_of(items)),
        program=program,
        title=one.title,
        kept_title=one.title if one.title and round_in(one.title, language) else "",
        items=items,
        rule=one.rule,
        confidence=one.confidence,
    )


class _Said:
    """What the facts of an article say already."""

    def __init__(self, made: Iterable[Fact]) -> None:
        self._evidence: set[str] = set()
        self._values: list[set[tuple[str, str]]] = []
        for fact in made:
            self._evidence.update(str(cell.annotation) for cell in fact.cells if cell.annotation is not None)
            self._values.append({(cell.role, cell.same) for cell in fact.cells if cell.same is not None})

    def covers(self, one: Proposal) -> bool:
        """Tell whether a fact cites all sums of a proposed one, or all else of one without a sum, or has its values."""
        telling = [item for item in one.items if item.role == AMOUNT] or [
            item for item in one.items if item.role != PROGRAM
        ]
        if all(isinstance(item.marked, Annotation) and item.marked.id in self._evidence for item in telling):
            return True
        if any(item.same is None for item in one.items):
            return False
        values = {(item.role, item.same) for item in one.items}
        return any(values <= said for said in self._values)
