"""Any sequence of operations, undos and redos by two annotators: nothing is lost, and all of it can be taken back."""

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from db.canonical import text_id
from db.errors import BuiltUpon, KnownError, NothingToUndo, NotThere
from db.facts import NewFact, NewItem, Proposal, ProposalItem, Role
from db.operations.accept_suggestions import accept_suggestions
from db.operations.edit_article import edit_article
from db.operations.edit_fact import edit_fact
from db.operations.edit_session import edit_session
from db.operations.flag_annotation import flag_annotation
from db.operations.flag_article import flag_article
from db.operations.hide_article import hide_article
from db.operations.import_annotations import import_annotations
from db.operations.join_programs import join_programs
from db.operations.label_span import label_span
from db.operations.make_facts import make_facts
from db.operations.move_annotation import move_annotation
from db.operations.part_program import part_program
from db.operations.put_into_fact import put_into_fact
from db.operations.reject_facts import reject_facts
from db.operations.reject_suggestions import reject_suggestions
from db.operations.relabel_annotation import relabel_annotation
from db.operations.remove_annotation import remove_annotation
from db.operations.remove_fact import remove_fact
from db.operations.set_note import set_note
from db.operations.set_role import set_role
from db.operations.set_status import set_status
from db.operations.set_value import set_value
from db.operations.take_back_fact_rejections import take_back_fact_rejections
from db.operations.take_back_rejections import take_back_rejections
from db.operations.take_out_of_fact import take_out_of_fact
from db.operations.undo import redo, undo
from db.project import Project
from db.queries import annotations, articles, facts, rejections, sessions, steps, suggestions
from db.records import (
    AnnotationId,
    ArticleId,
    GivenAnnotation,
    GivenArticle,
    GivenSuggestion,
    NewAnnotation,
    Scope,
    SessionId,
    Status,
)
from db.suggested import NewSuggestion
from db.suggesting import put_suggestions
from tests.db import worlds

TEXTS = (worlds.FUNDING, worlds.HOSTILE_TEXT, worlds.PLAIN)
WHO = st.integers(0, 1)
TEXT = st.sampled_from(TEXTS)
PLACE = st.integers(0, 30)
LENGTH = st.integers(1, 12)
LABEL = st.sampled_from(("amount", "date", "country", "program"))
NOTE = st.sampled_from(("", "007", "zu prüfen 😀"))
WHICH = st.integers(0, 1_000)


class History(RuleBasedStateMachine):
    """Two annotators at one project. The ids of all events seen so far are the memory of what was acknowledged."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="beleg-history-"))
        self.project: Project = worlds.make_project(self.folder)
        self.who: list[SessionId] = [worlds.session_of(self.project), worlds.session_of(self.project, "Ben")]
        self.start = worlds.state(self.project)
        self.seen: set[str] = set()

    def teardown(self) -> None:
        try:
            worlds.assert_derived(self.project)
            self.take_everything_back()
            worlds.assert_derived(self.project)
        finally:
            self.project.close()
            shutil.rmtree(self.folder)

    # what the rules stand on

    def attempt(self, operation: Callable[..., Any], who: int, **fields: Any) -> KnownError | None:
        """Do an operation; one that is refused changes nothing."""
        before = worlds.everything(self.project)
        refused: KnownError | None = None
        try:
            operation(self.project, session=self.who[who], **fields)
        except worlds.REFUSALS as fault:
            refused = fault
        if refused is not None:
            assert refused.sentence()
            assert worlds.everything(self.project) == before
        return refused

    def annotation(self, which: int) -> AnnotationId:
        """Return an annotation that is there or was there."""
        rows = self.project.db.execute(
            "SELECT DISTINCT subject FROM puts WHERE subject GLOB 'annotation *' ORDER BY subject"
        ).fetchall()
        return AnnotationId(rows[which % len(rows)][0].partition(" ")[2]) if rows else AnnotationId("none:0")

    def ids(self) -> set[str]:
        """Return the ids of all events, texts and originals."""
        return {
            row[0]
            for table in ("events", "texts", "originals")
            for row in self.project.db.execute(f"SELECT id FROM {table}").fetchall()
        }

    @invariant()
    def nothing_is_lost(self) -> None:
        now = self.ids()
        assert self.seen <= now
        self.seen = now

    @invariant()
    def no_work_lies_in_an_article_that_is_gone(self) -> None:
        strays = self.project.db.execute(
            "SELECT id FROM annotations WHERE article NOT IN (SELECT id FROM articles)"
            " OR session NOT IN (SELECT id FROM sessions)"
        ).fetchall()
        assert strays == []

    @invariant()
    def no_fact_lies_in_an_article_that_is_gone(self) -> None:
        strays = self.project.db.execute(
            "SELECT id FROM facts WHERE article NOT IN (SELECT id FROM articles)"
            " OR session NOT IN (SELECT id FROM sessions)"
        ).fetchall()
        assert strays == []

    @invariant()
    def what_a_fact_cites_is_there_or_said_to_be_gone(self) -> None:
        wrong = self.project.db.execute(
            "SELECT * FROM cell_values WHERE annotation IS NOT NULL"
            " AND gone = (annotation IN (SELECT id FROM annotations))"
        ).fetchall()
        assert wrong == []

    @invariant()
    def as_many_wait_as_are_said_to(self) -> None:
        worlds.assert_counted(self.project)

    @invariant()
    def in_one_file_nothing_has_two_states(self) -> None:
        for table in ("articles", "sessions", "statuses", "annotations", "rejections", "aliases", "facts", "roles"):
            assert self.project.db.execute(f"SELECT * FROM {table} WHERE rivals > 0").fetchall() == []

    # what an annotator does

    @initialize()
    def begin(self) -> None:
        worlds.brought(self.project, self.who[0], TEXTS[0])

    @rule(who=WHO, texts=st.lists(TEXT, min_size=1, max_size=3, unique=True))
    def bring(self, who: int, texts: list[str]) -> None:
        worlds.brought(self.project, self.who[who], *texts)
        assert all(not articles.the(self.project, id_of(text)).hidden for text in texts)

    @rule(who=WHO, text=TEXT, start=PLACE, length=LENGTH, label=LABEL, note=NOTE)
    def label(self, who: int, text: str, start: int, length: int, label: str, note: str) -> None:
        new = NewAnnotation(label=label, start=start, end=start + length, note=note)
        self.attempt(label_span, who, article=id_of(text), annotation=new)

    @rule(text=TEXT, start=PLACE, lengths=st.lists(LENGTH, max_size=4), label=LABEL, origin=st.sampled_from("ab"))
    def suggest(self, text: str, start: int, lengths: list[int], label: str, origin: str) -> None:
        before = worlds.everything(self.project)
        found = [
            NewSuggestion(
                label=label,
                start=start + 3 * place,
                end=min(start + 3 * place + length, len(text)),
                value=None,
                rule=None,
                confidence=length / 12,
                origin=origin,
                furniture=length > 10,
            )
            for place, length in enumerate(lengths)
            if start + 3 * place < len(text)
        ]
        put_suggestions(self.project, {id_of(text): ("1", found)})
        assert worlds.everything(self.project) == before

    @rule(who=WHO, text=TEXT, some=st.integers(0, 2), what=st.integers(0, 3))
    def decide(self, who: int, text: str, some: int, what: int) -> None:
        found = {id_of(text): suggestions.of_article(self.project, id_of(text), self.who[who])[some:]}
        if what == 0:
            self.attempt(accept_suggestions, who, suggestions=found)
        elif what == 1:
            listed = [one.id for one in rejections.all_of(self.project)][some : some + 2]
            self.attempt(take_back_rejections, who, rejections=listed)
        else:
            self.attempt(reject_suggestions, who, suggestions=found, everywhere=what == 2)

    @rule(who=WHO, name=st.sampled_from(("AI", "Funding")), part=st.booleans())
    def name_program(self, who: int, name: str, part: bool) -> None:
        if part:
            self.attempt(part_program, who, spelling="AI")
        else:
            self.attempt(join_programs, who, spellings=["AI", "AI Fact"], name=name)

    @rule(who=WHO, text=TEXT, some=st.integers(0, 2), every=st.booleans())
    def make_fact(self, who: int, text: str, some: int, every: bool) -> None:
        article = id_of(text)
        marked = annotations.of_article(self.project, article, self.who[who])[some : some + 3]
        waiting = suggestions.of_article(self.project, article, self.who[who])[some : some + 2]
        items = [NewItem(role="any", annotation=one.id) for one in marked]
        items += [NewItem(role=one.label, suggestion=one) for one in waiting if every]
        items.append(NewItem(role="program", label="program", value='{"name":"AI","status":"as_written"}'))
        self.attempt(set_role, who, role=Role(name="any", label=None, retired=False))
        self.attempt(make_facts, who, article=article, facts=[NewFact(items=tuple(items)), NewFact(title="Nur")])

    @rule(who=WHO, which=WHICH, what=st.integers(0, 3), note=NOTE)
    def change_fact(self, who: int, which: int, what: int, note: str) -> None:
        there = facts.many(self.project, list(range(1, 20)))
        if not there:
            return
        fact = there[which % len(there)]
        marked = annotations.of_article(self.project, fact.article, fact.session)[:2]
        items = [NewItem(role="any", annotation=one.id) for one in marked]
        operation, fields = (
            (edit_fact, {"note": note, "status": "checked"}),
            (remove_fact, {}),
            (put_into_fact, {"items": items}),
            (take_out_of_fact, {"values": fact.cells[which % 2 :: 2]}),
        )[what]
        self.attempt(operation, who, fact=fact.id, **fields)

    @rule(who=WHO, text=TEXT, back=st.booleans())
    def reject_fact(self, who: int, text: str, back: bool) -> None:
        if back:
            listed = [one.id for one in facts.rejections(self.project)][:2]
            self.attempt(take_back_fact_rejections, who, rejections=listed)
            return
        items = [
            ProposalItem(role=one.label, marked=one, same="program AI" if one.label == "program" else None)
            for one in suggestions.of_article(self.project, id_of(text), self.who[who])
        ]
        proposed = Proposal(key="", program="AI", title="AI", items=tuple(items), rule="near", confidence=0.5)
        self.attempt(reject_facts, who, article=id_of(text), proposals=[proposed])

    @rule(who=WHO, text=TEXT, start=PLACE, label=LABEL, named=st.booleans())
    def bring_annotations(self, who: int, text: str, start: int, label: str, named: bool) -> None:
        self.bring_given(who, text, start, label, {"session": "Gold", "annotator": "Cleo"} if named else {})
        mark = GivenSuggestion(origin="model", score=start / 30 if named else None)
        self.bring_given(who, text, start, label, {"suggestion": mark})

    def bring_given(self, who: int, text: str, start: int, label: str, told: dict[str, Any]) -> None:
        new = NewAnnotation(label=label, start=start, end=start + 2)
        given = GivenArticle(article=id_of(text), annotations=(GivenAnnotation(annotation=new, **told),))
        self.attempt(import_annotations, who, articles=[given])
        held = worlds.everything(self.project)
        self.attempt(import_annotations, who, articles=[given])
        assert worlds.everything(self.project) == held, "bringing the same again adds nothing"

    @rule(who=WHO, which=WHICH, start=PLACE, length=LENGTH)
    def move(self, who: int, which: int, start: int, length: int) -> None:
        fields = {"start": start, "end": start + length, "value": None, "rule": None}
        self.attempt(move_annotation, who, annotation=self.annotation(which), **fields)

    @rule(who=WHO, which=WHICH, what=st.integers(0, 4), note=NOTE, label=LABEL)
    def change(self, who: int, which: int, what: int, note: str, label: str) -> None:
        operation, fields = (
            (set_note, {"note": note}),
            (set_value, {"value": '{"min":"1e5"}', "rule": "typed"}),
            (relabel_annotation, {"label": label, "value": None, "rule": None}),
            (flag_annotation, {"flagged": bool(note)}),
            (remove_annotation, {}),
        )[what]
        self.attempt(operation, who, annotation=self.annotation(which), **fields)

    @rule(who=WHO, text=TEXT, what=st.integers(0, 3), yes=st.booleans())
    def change_article(self, who: int, text: str, what: int, yes: bool) -> None:
        operation, fields = (
            (set_status, {"status": Status.DONE if yes else Status.OPEN}),
            (flag_article, {"flagged": yes}),
            (hide_article, {}),
            (edit_article, {"title": "Titel", "language": "en" if yes else None, "published": None}),
        )[what]
        self.attempt(operation, who, article=id_of(text), **fields)

    @rule(who=WHO, name=st.sampled_from(("First pass", "Zweite")), text=st.none() | TEXT)
    def change_session(self, who: int, name: str, text: str | None) -> None:
        scope = Scope.ALL if text is None else Scope.CHOSEN
        chosen = [] if text is None else [id_of(text)]
        self.attempt(edit_session, who, name=name, scope=scope, articles=chosen)

    # what takes it back

    @rule(who=WHO)
    def undo_and_redo(self, who: int) -> None:
        before = worlds.state(self.project)
        refused = self.attempt(undo, who)
        if isinstance(refused, BuiltUpon):
            self.assert_named(refused, who)
        if refused is None:
            assert self.attempt(redo, who) is None
            assert worlds.state(self.project) == before

    @rule(who=WHO)
    def undo_one(self, who: int) -> None:
        self.attempt(undo, who)

    @rule(who=WHO)
    def redo_one(self, who: int) -> None:
        before = worlds.state(self.project)
        if self.attempt(redo, who) is None:
            self.attempt(undo, who)
            assert worlds.state(self.project) == before
            assert self.attempt(redo, who) is None

    @rule(who=WHO, which=WHICH)
    def redo_after_another_change(self, who: int, which: int) -> None:
        self.attempt(set_note, who, annotation=self.annotation(which), note="erst")
        if self.attempt(undo, who) is not None:
            return
        self.attempt(set_note, 1 - who, annotation=self.annotation(which), note="dann")
        refused = self.attempt(redo, who)
        if isinstance(refused, BuiltUpon):
            self.assert_named(refused, who)

    @precondition(lambda self: len(self.seen) % 5 == 0)
    @rule()
    def restart(self) -> None:
        before = worlds.everything(self.project)
        self.project = worlds.reopened(self.project)
        assert worlds.everything(self.project) == before

    def assert_named(self, refused: BuiltUpon, who: int) -> None:
        """Assert that the sentence names a step of another session that counts."""
        others = [session for session in sessions.all_of(self.project) if session.id != self.who[who]]
        standing = {
            (step.name, f"{session.name}, {session.annotator}")
            for session in others
            for step in steps.of_session(self.project, session.id)
            if not step.undone
        }
        assert (refused.other, refused.session) in standing
        assert refused.other in refused.sentence()

    def take_everything_back(self) -> None:
        """Undo all steps of both; where work lies in an article that is gone, bring it in again first."""
        while True:
            refusals = [self.attempt(undo, who) for who in (0, 1)]
            if all(isinstance(refused, NothingToUndo) for refused in refusals):
                break
            for refused in refusals:
                if isinstance(refused, NotThere):
                    (text,) = (text for text in TEXTS if id_of(text) == refused.key)
                    worlds.brought(self.project, self.who[1], text)
            assert None in refusals or any(isinstance(refused, NotThere) for refused in refusals), "no way back"
        assert worlds.state(self.project) == self.start


def id_of(text: str) -> ArticleId:
    """Return the id of a text."""
    return ArticleId(text_id(text))


def test_history() -> None:
    run_state_machine_as_test(History, settings=settings(max_examples=25, stateful_step_count=30))


@pytest.mark.large
def test_ten_thousand_steps_of_history() -> None:
    run_state_machine_as_test(History, settings=settings(max_examples=100, stateful_step_count=100))
