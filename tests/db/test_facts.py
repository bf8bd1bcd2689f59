"""Facts: what goes into their cells, what is refused, what they show when the annotations behind them change."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from db.errors import BadField, BuiltUpon, KnownError, NotThere, UnknownLabel
from db.fact_errors import InTheWay, UnknownRole, WrongRole
from db.facts import BUILT_IN, CellValue, Fact, FactStatus, NewFact, NewItem, Role
from db.operations.edit_fact import edit_fact
from db.operations.hide_article import hide_article
from db.operations.import_articles import import_articles
from db.operations.join_programs import join_programs
from db.operations.label_span import label_span
from db.operations.make_facts import make_facts
from db.operations.put_into_fact import put_into_fact
from db.operations.reject_facts import reject_facts
from db.operations.remove_annotation import remove_annotation
from db.operations.set_role import set_role
from db.operations.set_value import set_value
from db.operations.take_out_of_fact import take_out_of_fact
from db.operations.undo import redo, undo
from db.queries import annotations, facts, steps
from db.records import AnnotationId, FactId, NewAnnotation
from tests.db import fact_rows, worlds
from tests.db.fact_rows import POLAND, SUM, made, suggested, the_fact, whole
from tests.db.operation_world import World, make_world


@pytest.fixture
def world(tmp_path):
    made_world = make_world(tmp_path)
    yield made_world
    made_world.project.close()


def fact_of(world: World) -> Fact:
    found = facts.get(world.project, the_fact(world))
    assert found is not None
    return found


def words(cells: tuple[CellValue, ...]) -> list[tuple[str, str]]:
    return [(cell.role, cell.words or str(cell.value)) for cell in cells]


def test_a_fact_holds_its_values_in_the_order_of_roles(world: World):
    changes = made(world)
    fact = fact_of(world)
    assert changes.facts == {fact.id}
    assert words(fact.cells) == [
        ("program", "Digital Europe"),
        ("amount", "380\u00a0Millionen Euro"),
        ("country", POLAND),
        ("date", "2024"),
        ("part", "380\u00a0Millionen Euro"),
    ]
    assert (fact.program, fact.title, fact.shown_title) == ("Digital Europe", "", "Digital Europe")
    assert (fact.status, fact.note) == (FactStatus.OPEN, "zu prüfen 😀")
    assert fact.of("country")[0].annotation is None
    assert [cell.annotation is None for cell in fact.cells].count(True) == 1


def test_taking_suggestions_is_one_step_with_accepting_them(world: World):
    changes = made(world)
    assert changes.step is not None
    assert changes.step.name == "Make a fact of “Digital Europe”"
    assert len(changes.annotations) == 2
    accepted = annotations.get(world.project, next(iter(changes.annotations)))
    assert accepted is not None
    assert accepted.suggestion is not None
    undo(world.project, session=world.anna)
    assert facts.count(world.project) == 0
    assert all(annotations.get(world.project, one) is None for one in changes.annotations)


def test_two_facts_of_one_step_share_what_they_accept(world: World):
    second = NewFact(title="Zweite", items=(NewItem(role="program", suggestion=suggested(world, "Digital Europe")),))
    changes = made(world, whole(world), second)
    assert changes.step is not None
    assert changes.step.name == "Make 2 facts"
    assert (len(changes.facts), len(changes.annotations)) == (2, 2)
    evidence = {fact.of("program")[0].annotation for fact in facts.of_article(world.project, world.article, world.anna)}
    assert len(evidence) == 1
    (annotation,) = evidence
    assert annotation is not None
    assert set(facts.of_annotation(world.project, annotation)) == changes.facts


def test_where_an_annotation_says_the_same_by_now_it_is_the_evidence(world: World):
    waiting = suggested(world, "2024")
    marked = worlds.span(worlds.FUNDING, "2024", "date", value='{"edtf":"2024","inferred":false,"mod":null}')
    (there,) = label_span(world.project, session=world.anna, article=world.article, annotation=marked).annotations
    reckoned = replace(waiting, value='{"edtf":"2024","inferred":true,"mod":null}')
    changes = made(world, NewFact(items=(NewItem(role="date", suggestion=reckoned),)))
    assert changes.annotations == frozenset()
    assert fact_of(world).of("date")[0].annotation == there


def test_where_an_annotation_says_something_else_nothing_is_changed(world: World):
    waiting = suggested(world, "2024")
    marked = worlds.span(worlds.FUNDING, "seit 2024", "date", value='{"edtf":"2024/..","inferred":false,"mod":null}')
    label_span(world.project, session=world.anna, article=world.article, annotation=marked)
    before = worlds.everything(world.project)
    with pytest.raises(InTheWay) as refused:
        made(world, NewFact(items=(NewItem(role="date", suggestion=replace(waiting, value='{"edtf":"2024"}')),)))
    assert "“seit 2024” is marked there as date" in refused.value.sentence()
    assert worlds.everything(world.project) == before


def test_what_stands_right_beside_a_suggestion_is_not_in_its_way(world: World):
    waiting = suggested(world, "2024")
    for words in ("seit ", ".\n"):
        start = waiting.start - len(words) if words == "seit " else waiting.end
        beside = NewAnnotation(label="amount", start=start, end=start + len(words))
        label_span(world.project, session=world.anna, article=world.article, annotation=beside)
    made(world, NewFact(items=(NewItem(role="date", suggestion=waiting),)))
    assert words_of(fact_of(world)) == ["2024"]


def test_what_stands_in_another_article_is_no_evidence(world: World):
    cells = {"amount": [elsewhere(world)]}
    state = {"session": world.anna, "title": "", "note": "", "status": "open", "cells": cells}
    with world.project.transact(session=world.anna, name="As another program might") as step:
        step.put("fact", None, state, article=world.article)
    assert [(cell.gone, cell.words) for cell in fact_of(world).cells] == [(True, "")]
    worlds.assert_derived(world.project)


def words_of(fact: Fact) -> list[str]:
    return [cell.words for cell in fact.cells]


def refusals() -> list[tuple[Callable[[World], NewItem], type[KnownError], str]]:
    return [
        (
            lambda w: NewItem(role="hero", annotation=w.annotation),
            UnknownRole,
            "no role “hero”; its roles are program,",
        ),
        (lambda w: NewItem(role="country", annotation=w.annotation), WrongRole, "labelled country, not amount"),
        (lambda w: NewItem(role="date", label="country", value=POLAND), WrongRole, "labelled date, not country"),
        (lambda w: NewItem(role="date", label="hero", value=POLAND), UnknownLabel, "no label “hero”"),
        (lambda w: NewItem(role="amount", annotation=AnnotationId("gone:0")), NotThere, "no annotation gone:0"),
        (lambda w: NewItem(role="amount", annotation=of_ben(w)), NotThere, "no annotation"),
        (lambda w: NewItem(role="amount", annotation=elsewhere(w)), NotThere, "no annotation"),
        (lambda w: NewItem(role="amount"), BadField, "it takes evidence, or a label and a value"),
        (lambda w: NewItem(role="amount", annotation=w.annotation, label="amount"), BadField, "it takes evidence"),
        (lambda w: NewItem(role="amount", annotation=w.annotation, value=SUM), BadField, "it takes evidence"),
        (lambda w: NewItem(role="amount", label="amount"), BadField, "a value where there is no evidence"),
        (lambda w: NewItem(role="amount", label="amount", value="7"), BadField, "a JSON object"),
        (
            lambda w: NewItem(role="date", suggestion=replace(suggested(w, "2024"), label="hero")),
            UnknownLabel,
            "no label “hero”",
        ),
    ]


def of_ben(world: World) -> AnnotationId:
    return worlds.labelled(world.project, world.ben, world.article)


def elsewhere(world: World) -> AnnotationId:
    (other,) = worlds.brought(world.project, world.anna, worlds.PLAIN)
    new = worlds.span(worlds.PLAIN, "007")
    (marked,) = label_span(world.project, session=world.anna, article=other, annotation=new).annotations
    return marked


@pytest.mark.parametrize(("item", "kind", "sentence"), refusals())
def test_what_does_not_fit_a_cell_is_refused_and_nothing_is_changed(world: World, item, kind, sentence):
    wrong = item(world)
    made(world)
    before = worlds.everything(world.project)
    for call in (
        lambda: made(world, NewFact(title="x"), NewFact(items=(wrong,))),
        lambda: put_into_fact(world.project, session=world.anna, fact=the_fact(world), items=[wrong]),
    ):
        with pytest.raises(kind) as refused:
            call()
        assert sentence in refused.value.sentence()
        assert worlds.everything(world.project) == before


def test_a_fact_says_something(world: World):
    with pytest.raises(BadField) as refused:
        made(world, NewFact(title=" \n "))
    assert "a title, or at least one value" in refused.value.sentence()
    with pytest.raises(BadField):
        made(world, NewFact(title="x" * 301))
    assert facts.count(world.project) == 0


def test_what_is_there_already_changes_nothing(world: World):
    made(world)
    fact = fact_of(world)
    before = worlds.everything(world.project)
    again = [
        NewItem(role="amount", annotation=world.annotation),
        NewItem(role="country", label="country", value=POLAND),
    ]
    nothing = [
        put_into_fact(world.project, session=world.anna, fact=fact.id, items=again),
        edit_fact(world.project, session=world.anna, fact=fact.id, title="", status=FactStatus.OPEN),
        edit_fact(world.project, session=world.anna, fact=fact.id),
        take_out_of_fact(
            world.project, session=world.anna, fact=fact.id, values=[replace(fact.cells[0], role="recipient")]
        ),
    ]
    assert [changes.kinds for changes in nothing] == [frozenset()] * 4
    assert worlds.everything(world.project) == before


def test_a_corrected_annotation_corrects_the_fact_and_keeps_its_key(world: World):
    made(world)
    before = fact_of(world)
    changes = set_value(world.project, session=world.anna, annotation=world.annotation, value=SUM, rule="typed")
    assert changes.facts == {before.id}
    after = fact_of(world)
    assert (after.key, after.head, after.changed_at) == (before.key, before.head, before.changed_at)
    assert [cell.same for cell in after.of("amount") + after.of("part")] == [
        "amount EUR 380000000 380000000 over - total"
    ] * 2
    row = world.project.db.execute("SELECT amount, currency, amount_same, text FROM facts").fetchone()
    assert row[:3] == (380_000_000.0, "EUR", "amount EUR 380000000 380000000 over - total")
    assert "eur" in row[3].split("\n")
    edited = edit_fact(world.project, session=world.anna, fact=after.id, status=FactStatus.CHECKED)
    assert edited.kinds == {"fact"}
    assert facts.many(world.project, [before.key]) == [fact_of(world)]


def test_removing_an_annotation_takes_it_out_of_its_facts_in_the_same_step(world: World):
    made(world)
    changes = remove_annotation(world.project, session=world.anna, annotation=world.annotation)
    assert changes.facts == {the_fact(world)}
    assert [cell.role for cell in fact_of(world).cells] == ["program", "country", "date"]
    undo(world.project, session=world.anna)
    assert [cell.role for cell in fact_of(world).cells] == ["program", "amount", "country", "date", "part"]


def test_the_names_of_the_steps(world: World):
    fact_rows.rejected(world)
    made(world)
    fact, project, anna = the_fact(world), world.project, world.anna
    poland = NewItem(role="country", label="country", value='{"code":"AT"}')
    put_into_fact(project, session=anna, fact=fact, items=[poland])
    take_out_of_fact(project, session=anna, fact=fact, values=fact_of(world).of("amount"))
    edit_fact(project, session=anna, fact=fact, status=FactStatus.DOUBTFUL)
    edit_fact(project, session=anna, fact=fact, title="Netz")
    edit_fact(project, session=anna, fact=fact, note="")
    set_role(project, session=anna, role=fact_rows.FUNDER)
    set_role(project, session=anna, role=Role(name="FUNDER", label="program"))
    set_role(project, session=anna, role=Role(name="funder", label="program", retired=True))
    named = [step.name for step in steps.of_session(project, anna)]
    for name in (
        "Put “AT” into the fact “Digital Europe”",
        "Take “380 Millionen Euro” out of the fact “Digital Europe”",
        "Set the fact “Digital Europe” to doubtful",
        "Rename the fact “Digital Europe” to “Netz”",
        "Clear the note of the fact “Netz”",
        "Reject 2 proposed facts",
        "Add the role “funder”",
        "Change the role “funder”",
        "Retire the role “funder”",
    ):
        assert name in named


def test_facts_of_hidden_articles_are_not_counted(world: World):
    made(world)
    assert facts.count(world.project) == 1
    hide_article(world.project, session=world.anna, article=world.article)
    assert facts.count(world.project) == 0
    import_articles(world.project, session=world.anna, articles=[worlds.new_article(worlds.FUNDING)])
    assert facts.count(world.project) == 1
    worlds.assert_derived(world.project)


def test_roles_keep_their_order_and_the_built_in_ones(world: World):
    project, anna = world.project, world.anna
    for name in ("recipient", "Funder", "call"):
        set_role(project, session=anna, role=Role(name=name, label=None))
    set_role(project, session=anna, role=fact_rows.RETIRED)
    added = [role.name for role in facts.roles(project)][len(BUILT_IN) :]
    assert added == ["recipient", "call"]
    assert facts.roles(project)[: len(BUILT_IN)] == list(BUILT_IN)
    assert facts.roles(project, retired=True)[6] == Role(name="funder", label=None, retired=True)
    set_role(project, session=anna, role=Role(name="funder", label="program"))
    assert [role.name for role in facts.roles(project)][len(BUILT_IN) :] == ["recipient", "funder", "call"]
    set_role(project, session=anna, role=Role(name="call", label=None, retired=True))
    with pytest.raises(UnknownRole):
        made(world, NewFact(items=(NewItem(role="call", annotation=world.annotation),)))
    for wrong in (Role(name="Amount", label=None), Role(name=" ", label=None), Role(name="x" * 41, label=None)):
        with pytest.raises(BadField):
            set_role(project, session=anna, role=wrong)
    with pytest.raises(UnknownLabel):
        set_role(project, session=anna, role=Role(name="x", label="hero"))


def test_a_rejected_proposal_is_known_again_by_value_and_through_names(world: World):
    first = fact_rows.proposals(world)[0]
    reject_facts(world.project, session=world.anna, article=world.article, proposals=[first])
    (rejection,) = facts.rejections(world.project, annotator="Anna", search="digital")
    assert facts.rejected(world.project, world.article, "Anna") == {rejection.key}
    assert facts.rejected(world.project, world.article, "Ben") == frozenset()
    assert facts.rejections(world.project, search="nothing") == []
    join_programs(world.project, session=world.ben, spellings=["Digital Europe"], name="DIGITAL")
    (renamed,) = facts.rejections(world.project)
    assert renamed.program == "DIGITAL"
    assert ("program", "program DIGITAL") in renamed.cells
    assert renamed.key != rejection.key
    before = worlds.events(world.project)
    again = reject_facts(world.project, session=world.anna, article=world.article, proposals=[first])
    assert (again.kinds, worlds.events(world.project)) == (frozenset(), before)


def test_an_annotation_that_another_session_cites_cannot_be_undone_away(world: World):
    made(world)
    mine = worlds.labelled(world.project, world.anna, world.article, "Netz")
    put_into_fact(
        world.project, session=world.ben, fact=the_fact(world), items=[NewItem(role="amount", annotation=mine)]
    )
    with pytest.raises(BuiltUpon) as refused:
        undo(world.project, session=world.anna)
    assert refused.value.other == "Put “Netz” into the fact “Digital Europe”"
    undo(world.project, session=world.ben)
    undo(world.project, session=world.anna)
    worlds.assert_derived(world.project)


def test_a_fact_does_not_come_back_into_an_article_that_is_gone(world: World):
    (other,) = worlds.brought(world.project, world.anna, "Netz 😀")
    make_facts(world.project, session=world.ben, article=other, facts=[NewFact(title="Nur")])
    with pytest.raises(BuiltUpon):
        undo(world.project, session=world.anna)
    undo(world.project, session=world.ben)
    undo(world.project, session=world.anna)
    before = worlds.everything(world.project)
    with pytest.raises(NotThere):
        redo(world.project, session=world.ben)
    assert worlds.everything(world.project) == before


def test_what_is_not_there(world: World):
    assert facts.get(world.project, FactId("none:0")) is None
    assert facts.many(world.project, [99]) == []
    assert facts.of_annotation(world.project, AnnotationId("none:0")) == []
    with pytest.raises(NotThere) as refused:
        edit_fact(world.project, session=world.anna, fact=FactId("none:0"), note="x")
    assert refused.value.sentence().startswith("This project holds no fact")
    with pytest.raises(NotThere):
        make_facts(world.project, session=world.anna, article=world.article[::-1], facts=[NewFact(title="x")])
