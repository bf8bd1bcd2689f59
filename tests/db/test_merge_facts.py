"""Facts of two copies come together as one state, in whatever order, with what they cite and what names mean."""

import random
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.errors import BadField
from db.facts import FactStatus, NewFact, NewItem, Proposal, ProposalItem, Role
from db.operations.accept_suggestions import accept_suggestions
from db.operations.edit_fact import edit_fact
from db.operations.edit_program import edit_program
from db.operations.hide_article import hide_article
from db.operations.import_annotations import import_annotations
from db.operations.join_programs import join_programs
from db.operations.make_facts import make_facts
from db.operations.merge_programs import merge_programs
from db.operations.part_program import part_program
from db.operations.put_into_fact import put_into_fact
from db.operations.reject_facts import reject_facts
from db.operations.remove_annotation import remove_annotation
from db.operations.remove_fact import remove_fact
from db.operations.rename_program import rename_program
from db.operations.set_role import set_role
from db.operations.set_value import set_value
from db.operations.split_program import split_program
from db.operations.take_back_fact_rejections import take_back_fact_rejections
from db.operations.take_out_of_fact import take_out_of_fact
from db.operations.undo import redo, undo
from db.program_errors import OwnName, ProgramThere
from db.project import Project
from db.queries import (
    annotations,
    disagreements,
    elsewhere,
    export_facts,
    fact_table,
    facts,
    program_list,
    sessions,
    suggestions,
)
from db.queries.export_facts import FactSelection
from db.queries.fact_table import Column, Filter
from db.records import FactId, GivenAnnotation, GivenArticle
from tests.db import worlds
from tests.db.copied import Copies, make_copies, merged
from values.codec import to_json
from values.types import Amount

NAMES = ("AI", "KI", "Netz", "DIGITAL")


@pytest.fixture
def copies(tmp_path: Path) -> Iterator[Copies]:
    made = make_copies(tmp_path)
    yield made
    for project in made.both():
        project.close()


def analysts(name: str) -> NewItem:
    """Return a program from the analyst."""
    return NewItem(role="program", label="program", value=f'{{"name":"{name}","status":"as_written"}}')


def euros(number: str) -> NewItem:
    """Return a sum from the analyst."""
    value = Amount(min=Decimal(number), max=Decimal(number), currency="EUR")
    return NewItem(role="amount", label="amount", value=to_json(value))


def make(copies: Copies, project: Project, name: str = "AI") -> FactId:
    """Make a fact of the annotation that both copies have."""
    new = NewFact(items=(analysts(name), NewItem(role="amount", annotation=copies.annotation)))
    (made,) = make_facts(project, session=copies.anna, article=copies.article, facts=[new]).facts
    return made


def common(copies: Copies) -> FactId:
    """Make a fact that both copies have."""
    fact = make(copies, copies.here)
    merged(copies, orders=0)
    return fact


def test_where_both_changed_a_fact_both_states_are_kept(copies: Copies) -> None:
    fact = common(copies)
    edit_fact(copies.here, session=copies.anna, fact=fact, note="here")
    item = NewItem(role="country", label="country", value='{"code":"PL"}')
    put_into_fact(copies.there, session=copies.ben, fact=fact, items=[item])
    merged(copies)
    states = facts.of_article(copies.here, copies.article, copies.anna)
    assert sorted((one.note, len(one.cells), one.rivals) for one in states) == [("", 3, 1), ("here", 2, 1)]
    assert facts.count(copies.here) == 1
    for one in states:
        assert facts.get(copies.here, fact, one.head) == one
    remove_annotation(copies.here, session=copies.anna, annotation=copies.annotation)
    states = facts.of_article(copies.here, copies.article, copies.anna)
    assert [(one.rivals, one.of("amount")[0].gone) for one in states] == [(1, True)] * 2  # nobody has decided
    edit_fact(copies.here, session=copies.anna, fact=fact, status=FactStatus.CHECKED)
    merged(copies)
    (settled,) = facts.of_article(copies.there, copies.article, copies.anna)
    assert (settled.rivals, settled.status) == (0, FactStatus.CHECKED)


def test_a_fact_made_while_its_evidence_was_removed_elsewhere_says_that_it_is_gone(copies: Copies) -> None:
    fact = make(copies, copies.here)
    remove_annotation(copies.there, session=copies.ben, annotation=copies.annotation)
    merged(copies)
    shown = facts.get(copies.there, fact)
    assert shown is not None
    (cell,) = shown.of("amount")
    assert (cell.gone, cell.annotation, cell.words, cell.start) == (True, copies.annotation, "", None)
    undo(copies.there, session=copies.ben)
    merged(copies)
    shown = facts.get(copies.here, fact)
    assert shown is not None
    assert shown.of("amount")[0].words == "380\u00a0Millionen Euro"
    remove_annotation(copies.here, session=copies.ben, annotation=copies.annotation)
    take_out_of_fact(copies.there, session=copies.anna, fact=fact, values=shown.of("amount"))
    merged(copies)


def test_a_fact_follows_what_the_other_copy_says_of_its_evidence_and_its_program(copies: Copies) -> None:
    fact = make(copies, copies.here)
    set_value(copies.there, session=copies.anna, annotation=copies.annotation, value='{"code":"PL"}', rule="typed")
    join_programs(copies.there, session=copies.ben, spellings=["AI"], name="KI")
    merged(copies)
    shown = facts.get(copies.here, fact)
    assert shown is not None
    assert (shown.program, shown.of("amount")[0].value) == ("KI", '{"code":"PL"}')


def test_aliases_that_close_a_circle_when_they_come_together(copies: Copies) -> None:
    fact = common(copies)
    join_programs(copies.here, session=copies.anna, spellings=["AI"], name="KI")
    join_programs(copies.there, session=copies.ben, spellings=["KI"], name="AI")
    merged(copies)
    for project in copies.both():
        shown = facts.get(project, fact)
        assert shown is not None
        assert shown.program == "AI"


def test_facts_in_an_article_that_was_undone_elsewhere_are_told_of_nowhere(copies: Copies) -> None:
    common(copies)
    (other,) = worlds.brought(copies.here, copies.ben, "Netz für 5 Euro")
    merged(copies, orders=0)
    undo(copies.here, session=copies.ben)
    year = NewItem(role="date", label="date", value='{"edtf":"2025"}')
    both = [NewFact(items=(analysts("AI"), euros(number), year)) for number in "56"]
    make_facts(copies.there, session=copies.anna, article=other, facts=both)
    merged(copies)
    assert copies.here.db.execute("SELECT COUNT(*) FROM facts").fetchone() == (3,)
    assert len(fact_table.keys(copies.here, Filter(), Column.TITLE)) == fact_table.count(copies.here) == 1
    assert export_facts.count(copies.here, FactSelection()).facts == 1
    assert disagreements.listed(copies.here).open == ()
    assert elsewhere.of_program(copies.here, "AI", copies.article).amounts == ()
    redo(copies.here, session=copies.ben)
    assert len(fact_table.keys(copies.here, Filter(), Column.TITLE)) == 3
    assert len(disagreements.listed(copies.here).open) == 1
    assert len(elsewhere.of_program(copies.here, "AI", copies.article).amounts) == 2


def test_two_states_of_a_fact_do_not_disagree(copies: Copies) -> None:
    year = NewItem(role="date", label="date", value='{"edtf":"2025"}')
    new = NewFact(items=(analysts("AI"), euros("5"), year))
    (fact,) = make_facts(copies.here, session=copies.anna, article=copies.article, facts=[new]).facts
    merged(copies, orders=0)
    shown = facts.get(copies.here, fact)
    assert shown is not None
    take_out_of_fact(copies.here, session=copies.anna, fact=fact, values=shown.of("amount"))
    put_into_fact(copies.here, session=copies.anna, fact=fact, items=[euros("6")])
    edit_fact(copies.there, session=copies.anna, fact=fact, note="there")
    merged(copies)
    states = facts.of_article(copies.here, copies.article, copies.anna)
    assert len({one.of("amount")[0].same for one in states}) == 2
    assert disagreements.listed(copies.here).open == ()


def test_facts_of_a_session_that_was_undone_elsewhere_say_no_name(copies: Copies) -> None:
    new = GivenAnnotation(annotation=worlds.span(worlds.FUNDING, "2024", "date"), session="Gold", annotator="Cleo")
    given_ = [GivenArticle(article=copies.article, annotations=(new,))]
    import_annotations(copies.here, session=copies.ben, articles=given_)
    merged(copies, orders=0)
    undo(copies.here, session=copies.ben)
    gold = next(one.id for one in sessions.all_of(copies.there) if one.name == "Gold")
    year = NewItem(role="date", label="date", value='{"edtf":"2025"}')
    both = [NewFact(items=(analysts("AI"), euros(number), year)) for number in "56"]
    make_facts(copies.there, session=copies.anna, article=copies.article, facts=both, whose=gold)
    merged(copies)
    (row, _) = fact_table.rows(copies.here, fact_table.keys(copies.here, Filter(), Column.SESSION))
    assert (row.annotator, row.session_name) == ("", "")
    (found,) = disagreements.listed(copies.here).open
    assert found.left.annotator == ""
    exported = export_facts.selected(copies.here, export_facts.keys(copies.here, FactSelection()))
    assert [(one.session, one.annotator) for one in exported] == [("", "")] * 2


def test_the_same_rejection_and_the_same_role_in_both_are_one(copies: Copies) -> None:
    for project in copies.both():
        reject(copies, project, "AI")
        set_role(project, session=copies.ben, role=Role(name="funder", label=None))
    merged(copies)
    assert len(facts.rejections(copies.here)) == 1
    assert [role.name for role in facts.roles(copies.here)][5:] == ["funder"]


def reject(copies: Copies, project: Project, name: str) -> None:
    """Reject a proposed fact of the common annotation."""
    marked = annotations.get(project, copies.annotation)
    if marked is not None:
        item = ProposalItem(role="amount", marked=marked, same=None)
        proposed = Proposal(key="", program=name, title=name, items=(item,), rule="sentence", confidence=0.5)
        reject_facts(project, session=copies.anna, article=copies.article, proposals=[proposed])


def edit(copies: Copies, project: Project, chance: random.Random) -> None:
    """Do one thing that concerns facts."""
    session = chance.choice((copies.anna, copies.ben))
    there = facts.of_article(project, copies.article, session)
    marked = annotations.of_article(project, copies.article, session)
    waiting = suggestions.of_article(project, copies.article, session)
    items = [NewItem(role=one.label, annotation=one.id) for one in marked]
    items += [NewItem(role=one.label, suggestion=one) for one in waiting]
    items.append(analysts(chance.choice(NAMES)))
    chance.shuffle(items)
    changes = [
        lambda: make_facts(
            project,
            session=session,
            article=copies.article,
            facts=[NewFact(items=tuple(items[:3])), NewFact(title="T")],
        ),
        lambda: join_programs(project, session=session, spellings=[chance.choice(NAMES)], name=chance.choice(NAMES)),
        lambda: part_program(project, session=session, spelling=chance.choice(NAMES)),
        lambda: worlds.labelled(project, session, copies.article, chance.choice(("Netz", "Österreich"))),
        lambda: accept_suggestions(project, session=session, suggestions={copies.article: waiting}),
        lambda: reject(copies, project, chance.choice(NAMES)),
        lambda: hide_article(project, session=session, article=copies.article),
        lambda: worlds.brought(project, session, worlds.FUNDING),
        lambda: take_back_fact_rejections(
            project, session=session, rejections=[one.id for one in facts.rejections(project)]
        ),
    ]
    if programs := [row.name for row in program_list.all_of(project)]:
        name = chance.choice(NAMES)
        changes += [
            lambda: rename_program(project, session=session, program=chance.choice(programs), name=name),
            lambda: merge_programs(project, session=session, programs=programs[:2], name=programs[0]),
            lambda: split_program(project, session=session, names=[name], name=chance.choice(NAMES)),
            lambda: edit_program(project, session=session, program=programs[-1], note=name),
        ]
    if marked:
        one = chance.choice(marked).id
        changes.append(lambda: remove_annotation(project, session=session, annotation=one))
        changes.append(lambda: set_value(project, session=session, annotation=one, value='{"code":"PL"}', rule="x"))
    if there:
        fact = chance.choice(there)
        changes += [
            lambda: edit_fact(project, session=session, fact=fact.id, note=chance.choice(NAMES)),
            lambda: put_into_fact(project, session=session, fact=fact.id, items=items[:2]),
            lambda: take_out_of_fact(project, session=session, fact=fact.id, values=fact.cells[:1]),
            lambda: remove_fact(project, session=session, fact=fact.id),
        ] * 2
    chance.choice(changes)()


@settings(max_examples=15)
@given(seed=st.integers(0, 2**32))
def test_any_histories_of_facts_come_together(seed: int, tmp_path_factory: pytest.TempPathFactory) -> None:
    come_together(seed, tmp_path_factory)


@pytest.mark.large
@settings(max_examples=1_000)
@given(seed=st.integers(0, 2**32))
def test_a_thousand_histories_of_facts_come_together(seed: int, tmp_path_factory: pytest.TempPathFactory) -> None:
    come_together(seed, tmp_path_factory)


def come_together(seed: int, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Edit two copies apart, with undo and redo in between; merge, edit and merge again."""
    chance = random.Random(seed)
    copies = make_copies(tmp_path_factory.mktemp("copies"))
    try:
        for _ in range(2):
            for project in copies.both():
                for _ in range(8):
                    attempt(copies, project, chance)
            merged(copies, orders=1)
    finally:
        for project in copies.both():
            project.close()


def attempt(copies: Copies, project: Project, chance: random.Random) -> None:
    """Do, undo or redo something; what is refused changes nothing."""
    operation = chance.choice((undo, redo, None, None, None))
    try:
        if operation is None:
            edit(copies, project, chance)
        else:
            operation(project, session=chance.choice((copies.anna, copies.ben)))
    except (*worlds.REFUSALS, BadField, OwnName, ProgramThere):
        return
