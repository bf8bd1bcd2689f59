"""Undo and redo: without limit, across restarts, over imports, and beside another annotator."""

from datetime import timedelta

import pytest

from db.errors import BuiltUpon, NothingToUndo, NotThere
from db.facts import NewFact
from db.operations.edit_article import edit_article
from db.operations.hide_article import hide_article
from db.operations.import_annotations import import_annotations
from db.operations.import_articles import import_articles
from db.operations.label_span import label_span
from db.operations.make_facts import make_facts
from db.operations.remove_annotation import remove_annotation
from db.operations.set_note import set_note
from db.operations.set_status import set_status
from db.operations.start_session import start_session
from db.operations.undo import redo, undo
from db.project import Project
from db.queries import annotations, articles, sessions, steps
from db.records import AnnotationId, ArticleId, GivenAnnotation, GivenArticle, NewAnnotation, SessionId, Status
from tests.db import worlds


def note(project: Project, annotation: AnnotationId) -> str | None:
    """Return the note as it stands; None where the annotation is gone."""
    found = annotations.get(project, annotation)
    return None if found is None else found.note


def test_what_stands_in_a_session_that_an_import_brought(
    project: Project, anna: SessionId, ben: SessionId, article: ArticleId
) -> None:
    new = GivenAnnotation(annotation=worlds.span(worlds.FUNDING, "2024", "date"), session="Gold", annotator="Cleo")
    import_annotations(project, session=anna, articles=[GivenArticle(article=article, annotations=(new,))])
    gold = next(one.id for one in sessions.all_of(project) if one.name == "Gold")
    make_facts(project, session=ben, article=article, facts=[NewFact(title="Nur")], whose=gold)
    with pytest.raises(BuiltUpon, match="Make a fact"):
        undo(project, session=anna)
    undo(project, session=ben)
    undo(project, session=anna)
    before = worlds.everything(project)
    with pytest.raises(NotThere, match="session"):
        redo(project, session=ben)
    assert worlds.everything(project) == before


def test_undo_goes_back_to_the_start_and_forth_again(project: Project, anna: SessionId) -> None:
    states = [worlds.state(project)]
    (article,) = worlds.brought(project, anna, worlds.FUNDING)
    states.append(worlds.state(project))
    annotation = worlds.labelled(project, anna, article)
    states.append(worlds.state(project))
    for text in ("eins", "zwei", ""):
        set_note(project, session=anna, annotation=annotation, note=text)
        states.append(worlds.state(project))
    remove_annotation(project, session=anna, annotation=annotation)
    states.append(worlds.state(project))
    for wanted in reversed(states[:-1]):
        undo(project, session=anna)
        assert worlds.state(project) == wanted
    with pytest.raises(NothingToUndo) as nothing:
        undo(project, session=anna)
    assert nothing.value.sentence() == "There is nothing to undo in this session."
    for wanted in states[1:]:
        redo(project, session=anna)
        assert worlds.state(project) == wanted
    with pytest.raises(NothingToUndo) as nothing:
        redo(project, session=anna)
    assert nothing.value.sentence() == "There is nothing to redo."
    worlds.assert_derived(project)


def test_undo_and_redo_across_restarts(project: Project, anna: SessionId, article: ArticleId) -> None:
    annotation = worlds.labelled(project, anna, article)
    project = worlds.reopened(project)
    done = steps.last_done(project, anna)
    assert done is not None
    assert done.name == "Label “380 Millionen Euro” as amount"
    undo(project, session=anna)
    assert annotations.get(project, annotation) is None
    project = worlds.reopened(project)
    undoing = steps.last_undoing(project, anna)
    assert undoing is not None
    assert steps.target(project, undoing).name == done.name
    redo(project, session=anna)
    assert annotations.get(project, annotation) is not None
    project = worlds.reopened(project)
    undo(project, session=anna)
    undo(project, session=anna)
    assert articles.count(project) == 0
    worlds.assert_derived(project)
    project.close()


def test_a_new_step_ends_redo(project: Project, anna: SessionId, article: ArticleId) -> None:
    annotation = worlds.labelled(project, anna, article)
    set_note(project, session=anna, annotation=annotation, note="eins")
    undo(project, session=anna)
    set_note(project, session=anna, annotation=annotation, note="zwei")
    with pytest.raises(NothingToUndo):
        redo(project, session=anna)
    undo(project, session=anna)
    assert note(project, annotation) == ""
    redo(project, session=anna)
    assert note(project, annotation) == "zwei"
    for _ in range(2):
        undo(project, session=anna)
    assert note(project, annotation) is None
    worlds.assert_derived(project)


def test_undo_a_redo_many_times_over(project: Project, anna: SessionId, article: ArticleId) -> None:
    annotation = worlds.labelled(project, anna, article)
    set_note(project, session=anna, annotation=annotation, note="eins")
    for _ in range(7):
        undo(project, session=anna)
        assert note(project, annotation) == ""
        undo(project, session=anna)
        assert note(project, annotation) is None
        redo(project, session=anna)
        redo(project, session=anna)
        assert note(project, annotation) == "eins"
    worlds.assert_derived(project)


def test_history_names_what_was_done_and_marks_what_is_undone(
    project: Project, anna: SessionId, article: ArticleId
) -> None:
    worlds.labelled(project, anna, article)
    set_status(project, session=anna, article=article, status=Status.DONE)
    undo(project, session=anna)
    history = [(step.name, step.undone, step.number) for step in steps.of_session(project, anna)]
    assert history == [
        ("Mark “AI Factories: Das Netz wächst 😀” as done", True, 3),
        ("Label “380 Millionen Euro” as amount", False, 2),
        ("Import articles", False, 1),
        ("Start session “First pass”", False, 0),
    ]


def test_a_step_over_long_words_has_a_short_name_on_one_line(project: Project, anna: SessionId) -> None:
    text = "Zeile\u2028eins\n" + "sehr\t lange Worte " * 5_000
    (article,) = worlds.brought(project, anna, text)
    label_span(project, session=anna, article=article, annotation=NewAnnotation(label="program", start=0, end=60_000))
    set_status(project, session=anna, article=article, status=Status.DONE)
    for step in steps.of_session(project, anna):
        assert len(step.name) < 100
        assert len(step.name.splitlines()) == 1
    assert steps.of_session(project, anna)[1].name.startswith("Label “Zeile eins sehr lange Worte sehr")


def test_undo_an_import_of_300_articles(project: Project, anna: SessionId) -> None:
    before = worlds.state(project)
    report = import_articles(
        project, session=anna, articles=(worlds.new_article(f"Artikel {number}\n") for number in range(300))
    )
    after = worlds.state(project)
    assert len(report.taken) == 300
    done = steps.last_done(project, anna)
    assert done is not None
    assert done.number == 1, "an import of several transactions is one step"
    assert steps.size(project, done) == 300
    changes = undo(project, session=anna)
    assert len(changes.articles) == 300
    assert worlds.state(project) == before
    assert articles.count(project) == 0
    worlds.assert_derived(project)
    redo(project, session=anna)
    assert worlds.state(project) == after
    worlds.assert_derived(project)


def test_clocks_that_run_backwards_decide_nothing(
    project: Project, anna: SessionId, article: ArticleId, clock: worlds.SteadyClock
) -> None:
    clock.pace = timedelta(days=-365)
    annotation = worlds.labelled(project, anna, article)
    for text in ("eins", "zwei", "drei"):
        set_note(project, session=anna, annotation=annotation, note=text)
    assert note(project, annotation) == "drei"
    undo(project, session=anna)
    assert note(project, annotation) == "zwei"
    redo(project, session=anna)
    assert note(project, annotation) == "drei"
    worlds.assert_derived(project)


def test_each_session_undoes_its_own_steps(
    project: Project, anna: SessionId, ben: SessionId, article: ArticleId
) -> None:
    hers = worlds.labelled(project, anna, article)
    his = worlds.labelled(project, ben, article)
    undo(project, session=anna)
    assert annotations.get(project, hers) is None
    assert annotations.get(project, his) is not None
    undo(project, session=ben)
    with pytest.raises(NothingToUndo):
        undo(project, session=ben)
    redo(project, session=anna)
    assert annotations.get(project, hers) is not None
    assert annotations.get(project, his) is None


def test_undo_names_the_step_that_changed_the_annotation(
    project: Project, anna: SessionId, ben: SessionId, article: ArticleId
) -> None:
    annotation = worlds.labelled(project, anna, article)
    set_note(project, session=ben, annotation=annotation, note="Ben")
    before = worlds.everything(project)
    with pytest.raises(BuiltUpon) as refused:
        undo(project, session=anna)
    assert refused.value.sentence() == (
        "“Label “380 Millionen Euro” as amount” cannot be undone: the step “Note on “380 Millionen Euro”” of session"
        " “First pass, Ben” builds on it. Undo that one first, in its session."
    )
    assert worlds.everything(project) == before
    undo(project, session=ben)
    undo(project, session=anna)
    assert annotations.get(project, annotation) is None


@pytest.mark.parametrize("work", ["annotation", "status"])
def test_an_import_cannot_be_undone_below_another_annotators_work(
    work: str, project: Project, anna: SessionId, ben: SessionId, article: ArticleId
) -> None:
    if work == "annotation":
        worlds.labelled(project, ben, article)
    else:
        set_status(project, session=ben, article=article, status=Status.DONE)
    with pytest.raises(BuiltUpon, match=r"“Import articles” cannot be undone: the step “(Label|Mark) .*, Ben”"):
        undo(project, session=anna)
    undo(project, session=ben)
    undo(project, session=anna)
    assert articles.count(project) == 0


def test_an_edited_title_is_undone_although_another_annotator_marked_there(
    project: Project, anna: SessionId, ben: SessionId, article: ArticleId
) -> None:
    edit_article(project, session=anna, article=article, title="Neu", language=None, published=None)
    worlds.labelled(project, ben, article)
    undo(project, session=anna)
    assert articles.the(project, article).title == worlds.FUNDING.split("\n")[0]


def test_an_import_stays_where_another_annotator_edited_the_title(
    project: Project, anna: SessionId, ben: SessionId, article: ArticleId
) -> None:
    edit_article(project, session=ben, article=article, title="Neu", language=None, published=None)
    with pytest.raises(BuiltUpon, match="Edit article “Neu”"):
        undo(project, session=anna)


def test_a_removal_is_undone_although_another_annotator_marked_there(
    project: Project, anna: SessionId, ben: SessionId, article: ArticleId
) -> None:
    worlds.labelled(project, ben, article)
    hide_article(project, session=anna, article=article)
    undo(project, session=anna)
    assert articles.count(project) == 1


def test_redo_is_refused_where_another_session_changed_the_same_thing(
    project: Project, anna: SessionId, ben: SessionId, article: ArticleId
) -> None:
    annotation = worlds.labelled(project, anna, article)
    set_note(project, session=anna, annotation=annotation, note="Anna")
    undo(project, session=anna)
    set_note(project, session=ben, annotation=annotation, note="Ben")
    with pytest.raises(BuiltUpon, match="cannot be redone") as refused:
        redo(project, session=anna)
    assert refused.value.redo
    assert refused.value.other == "Note on “380 Millionen Euro”"
    assert note(project, annotation) == "Ben"
    undo(project, session=ben)
    redo(project, session=anna)
    assert note(project, annotation) == "Anna"


def test_redo_does_not_bring_work_into_an_article_that_is_gone(
    project: Project, anna: SessionId, ben: SessionId, article: ArticleId
) -> None:
    worlds.labelled(project, ben, article)
    undo(project, session=ben)
    undo(project, session=anna)
    before = worlds.everything(project)
    with pytest.raises(NotThere, match="holds no article"):
        redo(project, session=ben)
    assert worlds.everything(project) == before
    redo(project, session=anna)
    redo(project, session=ben)
    assert len(annotations.of_article(project, article, ben)) == 1


def test_undoing_a_removal_does_not_bring_work_into_an_article_that_is_gone(
    project: Project, anna: SessionId, ben: SessionId, article: ArticleId
) -> None:
    annotation = worlds.labelled(project, ben, article)
    remove_annotation(project, session=ben, annotation=annotation)
    undo(project, session=anna)
    with pytest.raises(NotThere, match="holds no article"):
        undo(project, session=ben)
    worlds.brought(project, anna, worlds.FUNDING)
    undo(project, session=ben)
    assert annotations.get(project, annotation) is not None
    worlds.assert_derived(project)


def test_an_article_that_two_sessions_brought_stays_when_one_of_them_undoes(
    project: Project, anna: SessionId, ben: SessionId, article: ArticleId
) -> None:
    undo(project, session=anna)
    worlds.brought(project, ben, worlds.FUNDING)
    redo(project, session=anna)
    worlds.labelled(project, ben, article)
    edit_article(project, session=ben, article=article, title="Neu", language=None, published=None)
    undo(project, session=anna)  # Ben brought it too
    assert articles.the(project, article).title == "Neu"
    worlds.assert_derived(project)


def test_the_first_step_of_a_session_that_an_import_brought_can_be_undone(
    project: Project, anna: SessionId, article: ArticleId
) -> None:
    gold = GivenAnnotation(annotation=worlds.span(worlds.FUNDING, "2024", "date"), session="Gold", annotator="Cleo")
    import_annotations(project, session=anna, articles=[GivenArticle(article=article, annotations=(gold,))])
    cleo = next(session.id for session in sessions.all_of(project) if session.annotator == "Cleo")
    worlds.labelled(project, cleo, article)
    assert len(annotations.of_article(project, article, cleo)) == 2
    with pytest.raises(BuiltUpon, match="Import annotations"):
        undo(project, session=anna)
    undo(project, session=cleo)
    with pytest.raises(NothingToUndo):
        undo(project, session=cleo)
    undo(project, session=anna)
    assert [session.annotator for session in sessions.all_of(project)] == ["Anna"]
    worlds.assert_derived(project)


def test_no_step_without_a_session(project: Project, anna: SessionId, article: ArticleId) -> None:
    with pytest.raises(NotThere, match="holds no session"):
        worlds.labelled(project, SessionId("0" * 64), article)
    worlds.assert_derived(project)


def test_undo_costs_one_small_event(project: Project, anna: SessionId) -> None:
    import_articles(project, session=anna, articles=(worlds.new_article(f"Artikel {number}\n") for number in range(50)))
    undo(project, session=anna)
    (body,) = project.db.execute("SELECT body FROM events ORDER BY seq DESC LIMIT 1").fetchone()
    assert len(body) < 400


def test_steps_in_the_same_second_are_different_steps(
    project: Project, anna: SessionId, article: ArticleId, clock: worlds.SteadyClock
) -> None:
    clock.pace = timedelta(0)
    first, second = (worlds.labelled(project, anna, article) for _ in range(2))
    assert first != second
    undo(project, session=anna)
    assert annotations.get(project, first) is not None
    start_session(project, name="First pass", annotator="Cleo")
    worlds.assert_derived(project)
