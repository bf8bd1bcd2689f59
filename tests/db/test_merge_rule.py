"""The rule that merging stands on: the union of texts and events is one state, in whatever order it comes together."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.operations.accept_suggestions import accept_suggestions
from db.operations.edit_article import edit_article
from db.operations.hide_article import hide_article
from db.operations.join_programs import join_programs
from db.operations.reject_suggestions import reject_suggestions
from db.operations.remove_annotation import remove_annotation
from db.operations.set_note import set_note
from db.operations.set_status import set_status
from db.operations.set_value import set_value
from db.operations.start_session import start_session
from db.operations.take_back_rejections import take_back_rejections
from db.operations.undo import redo, undo
from db.project import Project
from db.queries import annotations, articles, programs, rejections, sessions, steps, suggestions
from db.records import SessionId, Status
from tests.db import worlds
from tests.db.copied import Copies, make_copies, merged
from tests.db.suggesting_help import import_marked


@pytest.fixture
def copies(tmp_path: Path) -> Iterator[Copies]:
    made = make_copies(tmp_path)
    yield made
    for project in made.both():
        project.close()


def test_the_same_articles_imported_in_both_are_one_article_each(copies: Copies) -> None:
    for project in copies.both():
        worlds.brought(project, copies.ben, "Eins\n", "Zwei\n")
    merged(copies)
    assert [article.title for article in articles.all_of(copies.here)][1:] == ["Eins", "Zwei"]
    for step_number, left in ((1, 3), (2, 1)):  # two imports brought them: they stay until both are undone
        undo(copies.here, session=copies.ben)
        assert articles.count(copies.here) == left, step_number
    worlds.assert_derived(copies.here)


def test_where_both_changed_an_annotation_both_states_are_kept(copies: Copies) -> None:
    set_note(copies.here, session=copies.anna, annotation=copies.annotation, note="Anna")
    set_value(copies.there, session=copies.ben, annotation=copies.annotation, value='{"min":"2"}', rule="typed")
    merged(copies)
    for project in copies.both():
        found = annotations.of_article(project, copies.article, copies.anna)
        assert {(one.note, one.value) for one in found} == {("Anna", worlds.VALUE), ("", '{"min":"2"}')}
        assert [one.rivals for one in found] == [1, 1]
        assert {one.id for one in found} == {copies.annotation}


def test_a_later_change_on_both_states_settles_it(copies: Copies) -> None:
    set_note(copies.here, session=copies.anna, annotation=copies.annotation, note="Anna")
    set_note(copies.there, session=copies.ben, annotation=copies.annotation, note="Ben")
    merged(copies)
    set_note(copies.here, session=copies.ben, annotation=copies.annotation, note="beide")
    merged(copies)
    (found,) = annotations.of_article(copies.there, copies.article, copies.anna)
    assert (found.note, found.rivals) == ("beide", 0)
    undo(copies.here, session=copies.ben)
    assert len(annotations.of_article(copies.here, copies.article, copies.anna)) == 2


def test_a_removal_does_not_win_over_a_change_that_did_not_see_it(copies: Copies) -> None:
    remove_annotation(copies.here, session=copies.anna, annotation=copies.annotation)
    set_note(copies.there, session=copies.ben, annotation=copies.annotation, note="wichtig")
    merged(copies)
    (found,) = annotations.of_article(copies.here, copies.article, copies.anna)
    assert (found.note, found.rivals) == ("wichtig", 1)


def test_the_same_annotation_made_apart_is_two_decisions(copies: Copies) -> None:
    worlds.labelled(copies.here, copies.anna, copies.article, "2024")
    worlds.labelled(copies.there, copies.ben, copies.article, "2024")
    merged(copies)
    for session, count in ((copies.anna, 2), (copies.ben, 1)):
        assert len(annotations.of_article(copies.here, copies.article, session)) == count


def test_titles_statuses_and_sessions_made_apart(copies: Copies) -> None:
    for project, title in ((copies.here, "Hier"), (copies.there, "Dort")):
        edit_article(project, session=copies.anna, article=copies.article, title=title, language=None, published=None)
        set_status(project, session=copies.anna, article=copies.article, status=Status.DONE)
        start_session(project, name=title, annotator="Anna")
        start_session(project, name="Gleich", annotator="Anna")
    merged(copies)
    assert articles.the(copies.here, copies.article) == articles.the(copies.there, copies.article)
    assert {session.name for session in sessions.all_of(copies.here)} == {"First pass", "Hier", "Dort", "Gleich"}
    (rivals,) = copies.here.db.execute("SELECT rivals FROM articles").fetchone()
    assert rivals == 1


def test_the_same_rejection_made_apart_is_one_and_is_taken_back_once(copies: Copies) -> None:
    (found,) = (suggestions.of_article(copies.here, copies.article, copies.anna)[0],)
    for project in copies.both():
        reject_suggestions(project, session=copies.anna, suggestions={copies.article: [found]}, everywhere=True)
    merged(copies)
    for project in copies.both():
        (rejection,) = rejections.all_of(project)
        take_back_rejections(project, session=copies.anna, rejections=[rejection.id])
        assert rejections.all_of(project) == []
        undo(project, session=copies.anna)
    merged(copies)
    assert [one.words for one in rejections.all_of(copies.there)] == ["2024"]


def test_a_rejection_that_one_copy_takes_back_and_the_other_makes_again_stays(copies: Copies) -> None:
    (found,) = suggestions.of_article(copies.here, copies.article, copies.ben)
    given = {copies.article: [found]}
    reject_suggestions(copies.here, session=copies.ben, suggestions=given)
    merged(copies)
    for project in copies.both():
        (rejection,) = rejections.all_of(project)
        take_back_rejections(project, session=copies.ben, rejections=[rejection.id])
    reject_suggestions(copies.there, session=copies.ben, suggestions=given)
    merged(copies)
    assert len(rejections.all_of(copies.here)) == 1


def test_a_spelling_joined_to_two_programs_apart_means_the_same_in_both(copies: Copies) -> None:
    join_programs(copies.here, session=copies.anna, spellings=["Digital Europe"], name="DIGITAL")
    join_programs(copies.there, session=copies.ben, spellings=["Digital Europe"], name="Digitales Europa")
    merged(copies)
    assert programs.known(copies.here) == programs.known(copies.there)
    (alias,) = programs.aliases(copies.here)
    assert alias.name in ("DIGITAL", "Digitales Europa")
    (rivals,) = copies.here.db.execute("SELECT rivals FROM aliases").fetchone()
    assert rivals == 1


def test_the_same_suggestions_imported_in_both_are_one_each(copies: Copies) -> None:
    for project in copies.both():
        import_marked(project, copies.ben, copies.article, "Netz", "program")
    import_marked(copies.there, copies.ben, copies.article, "2027", "date")
    merged(copies)
    for project in copies.both():
        found = suggestions.of_article(project, copies.article, copies.ben)
        assert [one.words for one in found if one.origin == "model.jsonl"] == ["Netz", "2027"]


def test_undo_and_redo_of_one_copy_reach_the_other(copies: Copies) -> None:
    set_note(copies.here, session=copies.anna, annotation=copies.annotation, note="Anna")
    undo(copies.here, session=copies.anna)
    worlds.labelled(copies.there, copies.anna, copies.article, "2024")
    undo(copies.there, session=copies.anna)
    redo(copies.there, session=copies.anna)
    worlds.brought(copies.there, copies.ben, "Eins\n")
    undo(copies.there, session=copies.ben)
    merged(copies)
    roles = {role for (role,) in copies.here.db.execute("SELECT role FROM steps").fetchall()}
    assert roles == {"do", "undo", "redo"}
    assert articles.count(copies.here) == 1
    found = annotations.of_article(copies.here, copies.article, copies.anna)
    assert [(one.words, one.note) for one in found] == [("380\u00a0Millionen Euro", ""), ("2024", "")]


def test_steps_of_one_session_made_apart_are_undone_one_by_one(copies: Copies) -> None:
    before = worlds.state(copies.here)
    worlds.labelled(copies.here, copies.anna, copies.article, "2024")
    worlds.labelled(copies.there, copies.anna, copies.article, "2027")
    worlds.labelled(copies.there, copies.anna, copies.article, "Programm")
    merged(copies)
    assert len(steps.of_session(copies.here, copies.anna)) == 6
    for _ in range(3):
        undo(copies.here, session=copies.anna)
    assert worlds.state(copies.here) == before
    merged(copies)


WORDS = ("2024", "2027", "Programm", "Netz", "AI Factories")


def edit(copies: Copies, project: Project, chance: random.Random) -> None:
    """Do one thing that an annotator may do."""
    session = chance.choice((copies.anna, copies.ben))
    found = annotations.of_article(project, copies.article, chance.choice((copies.anna, copies.ben)))
    if found and chance.random() < 0.5:
        one = chance.choice(found).id
        chance.choice(
            (
                lambda: set_note(project, session=session, annotation=one, note=chance.choice(WORDS)),
                lambda: set_value(project, session=session, annotation=one, value=None, rule=None),
                lambda: remove_annotation(project, session=session, annotation=one),
            )
        )()
        return
    chance.choice(
        (
            lambda: worlds.labelled(project, session, copies.article, chance.choice(WORDS)),
            lambda: set_status(project, session=session, article=copies.article, status=Status.DONE),
            lambda: decide(copies, project, session, chance),
            lambda: join_programs(
                project, session=session, spellings=[chance.choice(WORDS)], name=chance.choice(WORDS)
            ),
            lambda: import_marked(project, session, copies.article, chance.choice(WORDS), "program"),
            lambda: worlds.brought(project, session, chance.choice(WORDS), "Alle\n"),
            lambda: hide_article(project, session=session, article=copies.article),
        )
    )()


def decide(copies: Copies, project: Project, session: SessionId, chance: random.Random) -> None:
    """Accept or reject what waits, or take a rejection back."""
    waiting = {copies.article: suggestions.of_article(project, copies.article, session)}
    listed = [one.id for one in rejections.all_of(project)]
    if listed and chance.random() < 0.3:
        take_back_rejections(project, session=session, rejections=[chance.choice(listed)])
    elif chance.random() < 0.5:
        accept_suggestions(project, session=session, suggestions=waiting)
    else:
        reject_suggestions(project, session=session, suggestions=waiting, everywhere=chance.random() < 0.5)


def wander(copies: Copies, project: Project, chance: random.Random, number: int) -> None:
    """Edit a copy, with undo and redo in between; what is refused changes nothing."""
    for _ in range(number):
        operation = chance.choice((undo, redo, None, None, None))
        try:
            if operation is None:
                edit(copies, project, chance)
            else:
                operation(project, session=chance.choice((copies.anna, copies.ben)))
        except worlds.REFUSALS:
            continue


@settings(max_examples=15)
@given(seed=st.integers(0, 2**32))
def test_any_histories_come_together(seed: int, tmp_path_factory: pytest.TempPathFactory) -> None:
    come_together(seed, tmp_path_factory)


@pytest.mark.large
@settings(max_examples=1_000)
@given(seed=st.integers(0, 2**32))
def test_a_thousand_histories_come_together(seed: int, tmp_path_factory: pytest.TempPathFactory) -> None:
    come_together(seed, tmp_path_factory)


def come_together(seed: int, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Edit two copies apart, merge, edit and merge again."""
    chance = random.Random(seed)
    copies = make_copies(tmp_path_factory.mktemp("copies"))
    try:
        for _ in range(2):  # apart, together, apart again
            for project in copies.both():
                wander(copies, project, chance, 8)
            merged(copies, orders=1)
    finally:
        for project in copies.both():
            project.close()
