"""Bring annotations and suggestions from a file into the project: one step, events made from content alone."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from db import canonical, events
from db.errors import BadField, KnownError, NoSpan, NotThere, UnknownLabel
from db.events import Change
from db.operations.import_articles import article_change
from db.operations.long_step import Cancelled, LongStep, Progress
from db.operations.start_session import session_id, session_state, tidy
from db.operations.states import new_state, value_state
from db.project import Project
from db.queries import labels, sessions
from db.records import (
    AnnotationReport,
    ArticleId,
    GivenAnnotation,
    GivenArticle,
    GivenSuggestion,
    Scope,
    SessionId,
    SessionState,
    Status,
)
from db.rows import annotation_states
from db.suggested import MADE_HERE
from db.transaction import Transaction, add_text, words_at


def import_annotations(
    project: Project,
    *,
    session: SessionId,
    articles: Iterable[GivenArticle],
    name: str = "Import annotations",
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> AnnotationReport:
    """Take annotations in; what the project has already is left as it is.

    Args:
        project: the open project.
        session: whose step it is, and whose annotations those are that name no session.
        articles: what the file brings, one article at a time.
        name: of the step.
        progress: called after each part with the number of articles seen.
        cancelled: asked between articles; what was taken until then stays, as one step.

    Returns:
        What was added, known, and refused with a sentence.

    Raises:
        ReadOnly: where the project cannot be changed.
        StorageFault: where the disk refuses; the parts before stay, as one step.
    """
    run = _Run(
        project=project,
        session=session,
        name=name,
        known_labels=labels.names(project),
        standing=_standing(project),
        cancelled=cancelled or (lambda: False),
    )
    run.run(articles, progress)
    return run.report()


def _standing(project: Project) -> dict[tuple[str, str], SessionId]:
    newest_first = reversed(sessions.all_of(project))
    return {(one.name, one.annotator): one.id for one in newest_first}  # of two with one name the oldest is meant


@dataclass(slots=True, kw_only=True)
class _Run(LongStep[GivenArticle]):
    """An import under way."""

    known_labels: tuple[str, ...]
    standing: dict[tuple[str, str], SessionId]  # the sessions there are, by the name and annotator they have now
    brought: dict[ArticleId, set[str]] = field(default_factory=dict)  # annotation states of the part under way
    added: int = 0
    known: int = 0
    suggested: int = 0
    articles_added: int = 0
    refused: list[tuple[str, str]] = field(default_factory=list)

    def begin_part(self) -> None:
        """Forget the states that the transaction before has written."""
        self.brought.clear()

    def take(self, step: Transaction, given: GivenArticle) -> None:
        """Take what the file brings for one article."""
        text = self._text(step, given)
        if text is None:
            self.refused.append((given.where, NotThere(kind="article", key=given.article).sentence()))
            return
        every = [one for one in given.annotations if self._is_good(one, text)]
        good = [one for one in every if one.suggestion is None]
        states = [state for state in given.sessions if self._is_named(state, given.where)]
        self._bring_sessions(step, states, good)
        self._bring_statuses(step, given.article, states)
        self._bring_annotations(step, given.article, good, text)
        self._bring_suggestions(step, given.article, [one for one in every if one.suggestion is not None], text)

    def _text(self, step: Transaction, given: GivenArticle) -> str | None:
        state = step.state("article", given.article)
        if (state is not None and not state["hidden"]) or step.is_put("article", given.article):
            return step.text(given.article)
        if given.new is None:
            return None
        add_text(step.db, given.new.text)
        if state is not None:
            step.put("article", given.article, {**state, "hidden": False}, article=given.article)
        else:
            step.put_content(given.article, [article_change(step, given.article, given.new)])
        self.articles_added += 1
        return given.new.text

    def _is_good(self, one: GivenAnnotation, text: str) -> bool:
        fault = self._fault(one, text)
        if fault is not None:
            self.refused.append((one.where, fault.sentence()))
        return fault is None

    def _is_named(self, state: SessionState, where: str) -> bool:
        try:
            self._session_of(state)
        except BadField as fault:
            self.refused.append((where, fault.sentence()))
            return False
        return True

    def _fault(self, one: GivenAnnotation, text: str) -> KnownError | None:
        new = one.annotation
        if new.label not in self.known_labels:
            return UnknownLabel(label=new.label, known=self.known_labels)
        if one.suggestion is not None and not is_score(one.suggestion.score):
            return BadField(field="score", given=str(one.suggestion.score), expected="a number from 0 to 1, or none")
        try:
            words_at(text, new.start, new.end)
            self._session_of(one)
        except (NoSpan, BadField) as fault:
            return fault
        return None

    def _session_of(self, one: GivenAnnotation | SessionState) -> SessionId:
        if one.session is None or one.annotator is None:
            return self.session
        made = session_id(name=one.session, annotator=one.annotator)
        return self.standing.get((tidy(one.session), tidy(one.annotator)), made)  # one may have been renamed

    def _bring_sessions(
        self, step: Transaction, states: Sequence[SessionState], found: Sequence[GivenAnnotation]
    ) -> None:
        named: list[GivenAnnotation | SessionState] = [*states, *found]
        for one in named:
            if one.session is None or one.annotator is None:
                continue
            key = self._session_of(one)
            if step.is_put("session", key) or step.state("session", key) is not None:
                continue
            state = session_state(name=one.session, annotator=one.annotator, scope=Scope.ALL, articles=())
            step.put_content(None, [Change(kind="session", key=key, state=state)])

    def _bring_statuses(self, step: Transaction, article: ArticleId, states: Sequence[SessionState]) -> None:
        for one in states:
            if one.status is Status.OPEN and not one.flagged:
                continue
            key = f"{self._session_of(one)}/{article}"
            if not step.is_put("status", key) and step.state("status", key) is None:
                state = {"status": one.status.value, "flagged": one.flagged}
                step.put_content(article, [Change(kind="status", key=key, state=state)])

    def _bring_annotations(
        self, step: Transaction, article: ArticleId, found: Sequence[GivenAnnotation], text: str
    ) -> None:
        changes = [self._change(one, text) for one in found]
        changes = list({canonical.dumps(change.state): change for change in changes}.values())
        there = annotation_states(step.db, article) | self.brought.get(article, set())
        fresh = [change for change in changes if canonical.dumps(change.state) not in there]
        if step.counts(events.changing(article, changes, None).id):
            fresh = []  # the same content was imported before, and what became of it since stays
        if fresh:
            step.put_content(article, fresh)
            self.brought.setdefault(article, set()).update(canonical.dumps(change.state) for change in fresh)
        self.added += len(fresh)
        self.known += len(found) - len(fresh)

    def _bring_suggestions(
        self, step: Transaction, article: ArticleId, found: Sequence[GivenAnnotation], text: str
    ) -> None:
        changes = {
            key: Change(kind="suggestion", key=key, state=state)
            for key, state in (given_state(article, one, text) for one in found)
        }
        fresh = [
            change
            for key, change in changes.items()
            if not step.is_put("suggestion", key) and step.state("suggestion", key) is None
        ]
        if fresh:
            step.put_content(article, fresh)
        self.suggested += len(fresh)
        self.known += len(found) - len(fresh)

    def _change(self, one: GivenAnnotation, text: str) -> Change:
        new = one.annotation
        state = new_state(self._session_of(one), new, text[new.start : new.end])
        return Change(kind="annotation", key=None, state=state)

    def report(self) -> AnnotationReport:
        """Return what became of the annotations."""
        return AnnotationReport(
            added=self.added,
            known=self.known,
            suggestions=self.suggested,
            articles_added=self.articles_added,
            refused=tuple(self.refused),
            cancelled=self.stopped,
            changes=self.told(),
        )


def is_score(score: float | None) -> bool:
    """Say whether a score can be kept."""
    return score is None or 0 <= score <= 1


def given_state(article: ArticleId, one: GivenAnnotation, text: str) -> tuple[str, dict[str, Any]]:
    """Return the key and the state of a suggestion that a file brings: both from its content alone."""
    new, mark = one.annotation, one.suggestion or GivenSuggestion(origin="")
    state = {
        "label": new.label,
        "start": new.start,
        "end": new.end,
        "words": text[new.start : new.end],
        "value": value_state(new.value),
        "rule": new.rule,
        "origin": f"{mark.origin} (imported)" if mark.origin in MADE_HERE else mark.origin,
        "score": None if mark.score is None else round(float(mark.score), 4),
    }
    return f"{article}/{canonical.thing_id(state)}", state
