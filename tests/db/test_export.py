"""What an export selects, and that counting it in the database gives the same."""

from itertools import chain, combinations, product

import pytest

from db.operations.hide_article import hide_article
from db.operations.label_span import label_span
from db.operations.set_status import set_status
from db.operations.start_session import start_session
from db.project import Project
from db.queries import export
from db.queries.export import Selection, Totals
from db.records import ArticleId, Scope, SessionId, Status
from tests.db import worlds

TEXTS = ("Über 380 Millionen Euro, seit 2024.\n", "In Polen nichts.\n", worlds.PLAIN, "Weg damit: 7 Euro.\n")


class World:
    """Anna goes through all articles, Ben through the second only; the last article is hidden."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.anna = worlds.session_of(project)
        self.first, self.second, self.third, self.gone = worlds.brought(project, self.anna, *TEXTS)
        self.ben, _ = start_session(
            project, name="Second pass", annotator="Ben", scope=Scope.CHOSEN, articles=[self.second]
        )
        self.mark(self.anna, self.first, TEXTS[0], "380 Millionen Euro", "amount")
        self.mark(self.anna, self.first, TEXTS[0], "2024", "date")
        self.mark(self.ben, self.second, TEXTS[1], "Polen", "country")
        self.mark(self.anna, self.gone, TEXTS[3], "7 Euro", "amount")
        set_status(project, session=self.anna, article=self.first, status=Status.DONE)
        set_status(project, session=self.ben, article=self.second, status=Status.DONE)
        hide_article(project, session=self.anna, article=self.gone)

    def mark(self, session: SessionId, article: ArticleId, text: str, words: str, label: str) -> None:
        label_span(
            self.project, session=session, article=article, annotation=worlds.span(text, words, label, value=None)
        )

    def taken(self, **limits: object) -> list[ArticleId]:
        return [record.article.id for record in export.selected(self.project, Selection(**limits))]


@pytest.fixture
def world(project: Project) -> World:
    return World(project)


def test_all_are_in_queue_order_and_the_hidden_one_is_left_out(world: World) -> None:
    assert world.taken() == [world.first, world.second, world.third]


def test_a_session_takes_the_articles_that_it_goes_through(world: World) -> None:
    assert world.taken(sessions=(world.ben,)) == [world.second]
    assert world.taken(sessions=(world.anna,)) == [world.first, world.second, world.third]


def test_a_session_takes_what_it_marked_outside_its_articles(world: World) -> None:
    world.mark(world.ben, world.third, worlds.PLAIN, "007", "amount")
    assert world.taken(sessions=(world.ben,)) == [world.second, world.third]


def test_the_status_is_that_of_the_chosen_sessions(world: World) -> None:
    done = (Status.DONE,)
    assert world.taken(statuses=done) == [world.first, world.second]
    assert world.taken(statuses=done, sessions=(world.anna,)) == [world.first]
    assert world.taken(statuses=(Status.OPEN,), sessions=(world.anna,)) == [world.second, world.third]


def test_an_article_that_no_session_goes_through_is_open(world: World) -> None:
    chosen, _ = start_session(world.project, name="None", annotator="Cleo", scope=Scope.CHOSEN, articles=[world.first])
    world.project.db.execute("UPDATE sessions SET scope = 'chosen' WHERE id = ?", [world.anna])
    assert world.taken(statuses=(Status.OPEN,)) == [world.first, world.third]
    assert world.taken(statuses=(Status.OPEN,), sessions=(chosen,)) == [world.first]


def test_labels_limit_annotations_and_not_articles(world: World) -> None:
    assert world.taken(labels=("date",)) == [world.first, world.second, world.third]
    assert world.taken(labels=("date",), annotated_only=True) == [world.first]
    (record,) = export.selected(world.project, Selection(labels=("date",), annotated_only=True))
    assert [annotation.label for annotation in record.annotations] == ["date"]


def test_articles_can_be_named(world: World) -> None:
    assert world.taken(articles=(world.third, world.first, world.gone)) == [world.first, world.third]
    assert world.taken(articles=()) == []


def subsets(things: tuple) -> list:
    return [None, *chain.from_iterable(combinations(things, size) for size in range(len(things) + 1))]


def test_the_database_counts_what_would_be_written(world: World) -> None:
    for sessions, labels, statuses, articles, annotated_only in product(
        subsets((world.anna, world.ben)),
        (None, (), ("amount",), ("country", "date")),
        subsets((Status.OPEN, Status.DONE)),
        (None, (), (world.first, world.gone)),
        (False, True),
    ):
        limits = Selection(
            sessions=sessions, labels=labels, statuses=statuses, articles=articles, annotated_only=annotated_only
        )
        records = list(export.selected(world.project, limits))
        expected = Totals(articles=len(records), annotations=sum(len(record.annotations) for record in records))
        assert export.totals(world.project, limits) == expected, limits
        assert export.count(world.project, limits) == len(records)


def test_tallies_leave_out_what_is_hidden(world: World) -> None:
    assert export.tallies(world.project, ["amount", "date", "country", "program"]) == {
        world.anna: {"amount": 1, "date": 1, "country": 0, "program": 0},
        world.ben: {"amount": 0, "date": 0, "country": 1, "program": 0},
    }
    assert export.tallies(world.project, []) == {}
