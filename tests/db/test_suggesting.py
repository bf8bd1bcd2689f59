"""Suggestions as they are made, kept, counted, and decided by the hundred."""

import json

import pytest

from db.errors import NoSpan, ReadOnly
from db.files import open_project
from db.operations.accept_suggestions import accept_suggestions
from db.operations.edit_article import edit_article
from db.operations.hide_article import hide_article
from db.operations.label_spans import label_spans
from db.operations.reject_suggestions import reject_suggestions
from db.operations.remove_annotation import remove_annotation
from db.operations.start_session import start_session
from db.operations.undo import redo, undo
from db.project import Project
from db.queries import annotations, programs, queue, steps, suggestions
from db.records import ArticleId, Scope, SessionId
from db.suggested import NewSuggestion
from db.suggesting import forget, note_programs, put_suggestions
from tests.db import worlds
from tests.db.suggesting_help import FOUND, MONEY, import_marked, one
from tests.db.worlds import suggest, waiting


def test_a_long_labelling_is_one_step_can_be_stopped_and_undone(project: Project, anna: SessionId):
    texts = [f"Artikel {number}: 2024" for number in range(700)]
    keys = worlds.brought(project, anna, *texts)
    put_suggestions(
        project, {key: ("1", [suggest(text, "2024", "date")]) for key, text in zip(keys, texts, strict=True)}
    )
    spans = {key: [worlds.span(text, "2024", "date")] for key, text in zip(keys, texts, strict=True)}
    before, seen = worlds.state(project), list[int]()
    report = label_spans(
        project, session=anna, spans=spans, name="Label 700", progress=seen.append, cancelled=lambda: len(seen) == 2
    )
    assert report.cancelled
    assert seen == sorted(seen)
    assert 0 < report.added < 700
    assert steps.of_session(project, anna)[0].name == "Label 700"
    assert queue.waiting(project, anna) == 700 - report.added
    undo(project, session=anna)
    assert (worlds.state(project), queue.waiting(project, anna)) == (before, 700)
    redo(project, session=anna)
    rest = label_spans(project, session=anna, spans=spans, name="Label 700")
    assert (rest.added, rest.known) == (700 - report.added, report.added)
    assert queue.waiting(project, anna) == 0


def test_what_is_put_replaces_what_was_and_touches_no_decision(project: Project, anna: SessionId, made: ArticleId):
    accept_suggestions(project, session=anna, suggestions={made: [one(project, made, anna, MONEY)]})
    import_marked(project, anna, made, "Netz", "program")
    before = worlds.everything(project)
    changes = put_suggestions(project, {made: ("2", [suggest(worlds.FUNDING, "2027", "date")])})
    assert (changes.step, changes.articles, changes.kinds) == (None, {made}, {"suggestion"})
    assert worlds.everything(project) == before
    assert waiting(project, made, anna) == [("Netz", "program"), ("2027", "date")]
    worlds.assert_counted(project)


def test_a_suggestion_outside_of_its_text_is_refused(project: Project, anna: SessionId, made: ArticleId):
    wrong = NewSuggestion(label="date", start=5, end=10_000, value=None, rule=None, confidence=0.5)
    with pytest.raises(NoSpan):
        put_suggestions(project, {made: ("2", [wrong])})
    assert len(waiting(project, made, anna)) == 3
    assert put_suggestions(project, {ArticleId("0" * 64): ("2", [wrong])}).articles == frozenset()


def test_a_project_that_is_only_read_shows_what_was_made_for_it(project: Project, anna: SessionId, article: ArticleId):
    reject = [suggest(worlds.FUNDING, "2024", "date")]
    put_suggestions(project, {article: ("1", reject)})
    reject_suggestions(project, session=anna, suggestions={article: [one(project, article, anna, "2024")]})
    put_suggestions(project, {article: ("1", [])})
    worlds.labelled(project, anna, article, "Österreich")
    project.close()
    read = open_project(project.path, writable=False)
    with pytest.raises(ReadOnly):
        put_suggestions(read, {article: ("1", FOUND)})
    shown = suggestions.of_article(read, article, anna, made=FOUND)
    assert [found.words for found in shown] == [MONEY]
    start = worlds.FUNDING.index(MONEY)
    assert suggestions.of_article(read, article, anna, made=FOUND, within=(start, start + 1)) == shown
    assert suggestions.of_article(read, article, anna, made=FOUND, within=(0, 1)) == []
    read.close()


def test_which_articles_are_to_be_made(project: Project, anna: SessionId):
    first, second, third = worlds.brought(project, anna, "Eins", "Zwei", "Drei")
    keys = [queue.key_of(project, article) for article in (first, second, third)]
    chosen, _ = start_session(project, name="Wenige", annotator="Ben", articles=[third], scope=Scope.CHOSEN)
    assert suggestions.stale(project, "1") == keys
    assert suggestions.stale(project, "1", session=chosen) == [keys[2], *keys[:2]]
    inputs = suggestions.inputs(project, suggestions.stale(project, "1", session=chosen), "1")
    assert [(found.text, found.language, found.published) for found in inputs] == [
        (text, "de", "2025-11-03") for text in ("Drei", "Eins", "Zwei")
    ]
    put_suggestions(project, {found.article: (found.revision, []) for found in inputs[:2]})
    assert (suggestions.stale(project, "1"), suggestions.missing(project, "1")) == ([keys[1]], 1)
    assert suggestions.is_current(project, first, "1")
    assert not suggestions.is_current(project, second, "1")
    assert suggestions.missing(project, "2") == 3
    hide_article(project, session=anna, article=second)
    assert suggestions.missing(project, "1") == 0
    assert forget(project, [first]).articles == {first}
    assert suggestions.stale(project, "1") == [keys[0]]
    forget(project)
    assert suggestions.missing(project, "1") == 2


def test_another_language_or_day_asks_for_new_suggestions(project: Project, anna: SessionId, article: ArticleId):
    (found,) = suggestions.inputs(project, suggestions.stale(project, "1"), "1")
    put_suggestions(project, {article: (found.revision, FOUND)})
    assert suggestions.missing(project, "1") == 0
    edit_article(project, session=anna, article=article, title="T", language="de", published="2025-11-04")
    assert suggestions.missing(project, "1") == 1
    undo(project, session=anna)
    assert suggestions.missing(project, "1") == 0


def test_the_queue_is_ordered_by_what_waits(project: Project, anna: SessionId, ben: SessionId):
    texts = {name: f"{name} {worlds.FUNDING}" for name in ("Eins", "Zwei", "Drei")}
    keys = dict(zip(texts, worlds.brought(project, anna, *texts.values()), strict=True))
    wanted = {"Zwei": [("2024", 1.0), ("2027", 1.0)], "Drei": [("2024", 0.5)]}
    for name, found in wanted.items():
        some = [suggest(texts[name], words, "date", confidence) for words, confidence in found]
        put_suggestions(project, {keys[name]: ("1", some)})

    def order(session: SessionId, by: queue.Order) -> list[str]:
        found = queue.rows(project, session, queue.keys(project, session, order=by))
        return [row.article.title.split()[0] for row in found]

    assert order(anna, queue.Order.QUEUE) == ["Eins", "Zwei", "Drei"]
    assert order(anna, queue.Order.WAITING) == ["Zwei", "Drei", "Eins"]
    assert order(anna, queue.Order.UNCERTAIN) == ["Drei", "Eins", "Zwei"]
    assert [row.suggested for row in queue.rows(project, anna, queue.keys(project, anna))] == [False, True, True]
    accept_suggestions(
        project, session=anna, suggestions={keys["Zwei"]: suggestions.of_article(project, keys["Zwei"], anna)}
    )
    assert order(anna, queue.Order.WAITING) == ["Drei", "Eins", "Zwei"]
    assert order(ben, queue.Order.WAITING) == ["Zwei", "Drei", "Eins"]
    undo(project, session=anna)
    assert order(anna, queue.Order.WAITING) == ["Zwei", "Drei", "Eins"]
    filtered = queue.keys(project, anna, order=queue.Order.WAITING, title_filter="zwei", show=queue.Show.OPEN)
    assert [row.article.id for row in queue.rows(project, anna, filtered)] == [keys["Zwei"]]


def test_many_annotations_at_once_are_counted(project: Project, anna: SessionId, article: ArticleId):
    words = ["AI", "Factories", "Netz", "Über", "380", "Euro", "fließen", "2024", "Programm", "2027"]
    put_suggestions(project, {article: ("1", [suggest(worlds.FUNDING, word, "program") for word in words])})
    label_spans(
        project, session=anna, spans={article: [worlds.span(worlds.FUNDING, word) for word in words]}, name="Label"
    )
    assert waiting(project, article, anna) == []
    worlds.assert_counted(project)
    for removed in annotations.of_article(project, article, anna)[:3]:
        remove_annotation(project, session=anna, annotation=removed.id)
        worlds.assert_counted(project)
    for _ in range(4):
        undo(project, session=anna)
        worlds.assert_counted(project)
    assert len(waiting(project, article, anna)) == 10


@pytest.mark.parametrize(
    "held", ["{", "[]", "{}", '{"generation":1,"pairs":[1]}', '{"generation":"x","pairs":[["a"]]}']
)
def test_programs_that_a_foreign_cache_noted_wrongly_are_noted_anew(project: Project, held: str):
    project.db.execute("INSERT INTO notes(name, body) VALUES ('programs', ?)", [held])
    assert note_programs(project) == 0  # no program is known, so none is looked for
    assert note_programs(project) == 0
    (noted,) = project.db.execute("SELECT body FROM notes").fetchone()
    assert json.loads(noted) == {"generation": programs.NONE.generation, "pairs": []}
