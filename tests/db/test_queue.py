"""The queue of a session: which articles, in which order, how far, and what comes next."""

import pytest

from db.operations.edit_session import edit_session
from db.operations.flag_article import flag_article
from db.operations.hide_article import hide_article
from db.operations.import_articles import import_articles
from db.operations.set_status import set_status
from db.operations.start_session import start_session
from db.operations.undo import undo
from db.project import Project
from db.queries import annotations, articles, labels, queue, sessions
from db.queries.export import Selection, selected
from db.queries.queue import Show
from db.records import ArticleId, Progress, Scope, SessionId, Status
from tests.db import worlds

TITLES = ("Förderung für Österreich", "STRASSE und Straße", "Drei", "100 % Zuschuss_quote", "Fünf")


@pytest.fixture
def five(project: Project, anna: SessionId) -> list[ArticleId]:
    """Five articles in queue order."""
    new = [
        worlds.new_article(f"{title}\n{worlds.FUNDING}", title=title, source=f"datei-{number}.txt")
        for number, title in enumerate(TITLES, start=1)
    ]
    return [article for _, article in import_articles(project, session=anna, articles=new).taken]


def shown(project: Project, session: SessionId, show: Show = Show.ALL, title_filter: str = "") -> list[ArticleId]:
    """Return the articles of a queue."""
    keys = queue.keys(project, session, show=show, title_filter=title_filter)
    return [row.article.id for row in queue.rows(project, session, keys)]


def test_the_queue_has_the_order_of_the_import(project: Project, anna: SessionId, five: list[ArticleId]) -> None:
    assert shown(project, anna) == five
    for number, article in enumerate(five, start=1):
        found = articles.at(project, number)
        assert found is not None
        assert found.id == article
    assert articles.at(project, 0) is None
    assert articles.at(project, 6) is None


def test_open_done_and_flagged(project: Project, anna: SessionId, ben: SessionId, five: list[ArticleId]) -> None:
    set_status(project, session=anna, article=five[1], status=Status.DONE)
    set_status(project, session=anna, article=five[3], status=Status.DONE)
    flag_article(project, session=anna, article=five[3], flagged=True)
    flag_article(project, session=anna, article=five[4], flagged=True)
    set_status(project, session=ben, article=five[0], status=Status.DONE)
    assert shown(project, anna, Show.DONE) == [five[1], five[3]]
    assert shown(project, anna, Show.OPEN) == [five[0], five[2], five[4]]
    assert shown(project, anna, Show.FLAGGED) == [five[3], five[4]]
    assert shown(project, ben, Show.DONE) == [five[0]]
    assert queue.progress(project, anna) == Progress(total=5, done=2, flagged=2)
    assert queue.progress(project, anna).open == 3
    assert queue.progress(project, ben) == Progress(total=5, done=1, flagged=0)
    set_status(project, session=anna, article=five[1], status=Status.OPEN)
    assert queue.progress(project, anna) == Progress(total=5, done=1, flagged=2)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", [0, 1, 2, 3, 4]),
        ("  ", [0, 1, 2, 3, 4]),
        ("ÖSTERREICH", [0]),
        ("österreich förder", [0]),
        ("strasse", [1]),
        ("STRAßE", [1]),
        ("%", [3]),
        ("_", [3]),
        ("datei-3", [2]),
        ("Fünf datei-5", [4]),
        ("Fünf datei-4", []),
        ("'", []),
        ("*", []),
    ],
)
def test_words_of_title_or_source(
    typed: str, found: list[int], project: Project, anna: SessionId, five: list[ArticleId]
) -> None:
    assert shown(project, anna, title_filter=typed) == [five[place] for place in found]


def test_a_filter_within_a_part(project: Project, anna: SessionId, five: list[ArticleId]) -> None:
    set_status(project, session=anna, article=five[0], status=Status.DONE)
    assert shown(project, anna, Show.DONE, "f") == [five[0]]
    assert shown(project, anna, Show.OPEN, "fünf") == [five[4]]


def test_a_session_of_chosen_articles(project: Project, anna: SessionId, five: list[ArticleId]) -> None:
    some, _ = start_session(
        project, name="Auswahl", annotator="Anna", scope=Scope.CHOSEN, articles=[five[3], five[1], five[3]]
    )
    assert shown(project, some) == [five[1], five[3]]
    assert queue.progress(project, some).total == 2
    assert set(sessions.chosen(project, some)) == {five[1], five[3]}
    worlds.brought(project, anna, "Neu\n")
    assert queue.progress(project, some).total == 2
    assert queue.progress(project, anna).total == 6
    edit_session(project, session=some, name="Auswahl", scope=Scope.ALL)
    assert queue.progress(project, some).total == 6
    undo(project, session=some)
    assert shown(project, some) == [five[1], five[3]]


def test_an_empty_choice_is_an_empty_queue(project: Project, anna: SessionId, five: list[ArticleId]) -> None:
    none, _ = start_session(project, name="Leer", annotator="Anna", scope=Scope.CHOSEN)
    assert shown(project, none) == []
    assert queue.progress(project, none) == Progress(total=0, done=0, flagged=0)
    assert queue.neighbour(project, none, None, forward=True) is None


def test_next_and_previous(project: Project, anna: SessionId, five: list[ArticleId]) -> None:
    def near(article: ArticleId | None, *, forward: bool, open_only: bool = False) -> ArticleId | None:
        return queue.neighbour(project, anna, article, forward=forward, open_only=open_only)

    set_status(project, session=anna, article=five[1], status=Status.DONE)
    set_status(project, session=anna, article=five[4], status=Status.DONE)
    hide_article(project, session=anna, article=five[2])
    assert near(None, forward=True) == five[0]
    assert near(None, forward=False) == five[4]
    assert near(five[0], forward=True) == five[1]
    assert near(five[0], forward=True, open_only=True) == five[3]
    assert near(five[3], forward=True, open_only=True) is None
    assert near(five[3], forward=False) == five[1]
    assert near(five[0], forward=False) is None
    assert near(five[4], forward=True) is None
    assert near(five[2], forward=True) == five[3], "from one that was just removed"


def test_a_hidden_article_is_in_no_queue(project: Project, anna: SessionId, five: list[ArticleId]) -> None:
    annotation = worlds.labelled(project, anna, five[0], text=f"{TITLES[0]}\n{worlds.FUNDING}")
    set_status(project, session=anna, article=five[0], status=Status.DONE)
    hide_article(project, session=anna, article=five[0])
    assert shown(project, anna) == five[1:]
    assert queue.progress(project, anna) == Progress(total=4, done=0, flagged=0)
    assert annotations.counts_by_label(project) == {}
    assert annotations.get(project, annotation) is not None
    assert [one.article.id for one in selected(project, Selection())] == five[1:]
    undo(project, session=anna)
    assert shown(project, anna) == five
    assert queue.progress(project, anna).done == 1


def test_rows_tell_status_and_counts_of_their_session(
    project: Project, anna: SessionId, ben: SessionId, article: ArticleId
) -> None:
    for words, label in (("2024", "date"), ("2027", "date"), ("Österreich", "country")):
        worlds.labelled(project, anna, article, words)
        worlds.labelled(project, ben, article, words)
        if label == "date":
            worlds.labelled(project, anna, article, words)
    flag_article(project, session=anna, article=article, flagged=True)
    row = queue.row_of(project, anna, article)
    assert row is not None
    assert (row.status, row.flagged, row.counts) == (Status.OPEN, True, {"amount": 5})
    row = queue.row_of(project, ben, article)
    assert row is not None
    assert (row.flagged, row.counts) == (False, {"amount": 3})
    assert queue.row_of(project, anna, ArticleId("0" * 64)) is None
    assert sessions.annotation_counts(project) == {anna: 5, ben: 3}
    assert annotations.counts_by_label(project, ben) == {"amount": 3}
    assert annotations.counts_by_label(project) == {"amount": 8}


def test_annotations_come_in_text_order_the_longer_first(project: Project, anna: SessionId, article: ArticleId) -> None:
    for words in ("Programm", "AI", "380\u00a0Millionen Euro", "AI Factories", "380"):
        worlds.labelled(project, anna, article, words)
    found = [one.words for one in annotations.of_article(project, article, anna)]
    assert found == ["AI Factories", "AI", "380\u00a0Millionen Euro", "380", "Programm"]


def test_the_labels_of_a_new_project(project: Project) -> None:
    assert labels.names(project) == ("program", "amount", "country", "date")
    assert [label.key for label in labels.all_of(project)] == ["1", "2", "3", "4"]


def test_what_an_export_takes(project: Project, anna: SessionId, ben: SessionId, five: list[ArticleId]) -> None:
    text = f"{TITLES[0]}\n{worlds.FUNDING}"
    worlds.labelled(project, anna, five[0], text=text)
    worlds.labelled(project, ben, five[0], "2024", text=text)
    set_status(project, session=ben, article=five[0], status=Status.DONE)
    assert [one.article.id for one in selected(project, Selection())] == five
    (only,) = selected(project, Selection(annotated_only=True))
    assert only.text == text
    assert [(one.annotator, one.words) for one in only.annotations] == [
        ("Anna", "380\u00a0Millionen Euro"),
        ("Ben", "2024"),
    ]
    assert [(state.annotator, state.status) for state in only.sessions] == [("Anna", "open"), ("Ben", "done")]
    (done,) = selected(project, Selection(sessions=(ben,), statuses=(Status.DONE,)))
    assert [one.annotator for one in done.annotations] == ["Ben"]
    assert list(selected(project, Selection(sessions=(anna,), statuses=(Status.DONE,)))) == []
    assert list(selected(project, Selection(labels=("program",), annotated_only=True))) == []
    (chosen,) = selected(project, Selection(articles=(five[2],)))
    assert chosen.article.id == five[2]
