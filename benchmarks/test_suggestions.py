"""Suggestions in the project file: 20,000 articles with twenty each, through the project file on tmpfs."""

import statistics
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.conftest import Figures
from benchmarks.projects import annotate, project_of
from db.operations.accept_suggestions import accept_suggestions
from db.operations.label_span import label_span
from db.operations.reject_suggestions import reject_suggestions
from db.operations.undo import undo
from db.project import Project
from db.queries import articles, queue, suggestions
from db.records import ArticleId, NewAnnotation, SessionId
from db.suggested import NewSuggestion
from db.suggesting import put_suggestions

ARTICLES = 20_000
BATCH = 100
LARGE = 1_000_000
ROUNDS = 100


def made(length: int, count: int) -> list[NewSuggestion]:
    """Return suggestions of twelve characters, evenly over a text."""
    value = '{"basis":"total","currency":"EUR","max":"1","min":"1","period":null,"qualifier":"exact"}'
    gap = length // count
    return [
        NewSuggestion(
            label=("program", "amount", "country", "date")[place % 4],
            start=place * gap,
            end=place * gap + 12,
            value=value if place % 4 == 1 else None,
            rule="amount.range",
            confidence=0.5 + place % 10 / 20,
        )
        for place in range(count)
    ]


def seconds(run: Callable[[], object], rounds: int = 1) -> float:
    """Return the median seconds of a thing done some times."""
    spent = []
    for _ in range(rounds):
        start = time.perf_counter()
        run()
        spent.append(time.perf_counter() - start)
    return statistics.median(spent)


def test_many_articles(figures: Figures, memory_folder: Path) -> None:
    project, session = project_of(memory_folder / "suggested.beleg", ARTICLES)
    found, every = made(2900, 20), articles.all_of(project)
    spent = []
    for first in range(0, ARTICLES, BATCH):
        some = {one.id: ("1", found) for one in every[first : first + BATCH]}
        spent.append(seconds(lambda some=some: put_suggestions(project, some)))
    figures.at_least(1_000, "suggestions kept", ARTICLES / sum(spent), "articles a second")
    figures.at_most(200, "the longest transaction of 100 articles", 1000 * max(spent), "ms")
    for order in queue.Order:
        taken = seconds(lambda order=order: queue.keys(project, session, order=order), 5)
        figures.at_most(100, f"the queue of 20,000 in order {order.value}", 1000 * taken, "ms")
    shown = queue.keys(project, session, order=queue.Order.WAITING)[:60]
    figures.at_most(8, "sixty rows of it", 1000 * seconds(lambda: queue.rows(project, session, shown), 5), "ms")
    one = suggestions.of_article(project, every[7].id, session)
    figures.at_most(50, "accept twenty", 1000 * seconds(lambda: accept(project, session, every[7].id)), "ms")
    reject = {every[9].id: [one[0]]}
    taken = seconds(lambda: reject_suggestions(project, session=session, suggestions=reject, everywhere=True))
    figures.tell("reject everywhere", 1000 * taken, "ms")
    figures.tell("undo that", 1000 * seconds(lambda: undo(project, session=session)), "ms")
    project.close()


def accept(project: Project, session: SessionId, article: ArticleId) -> None:
    """Accept all that waits in an article."""
    found = suggestions.of_article(project, article, session)
    accept_suggestions(project, session=session, suggestions={article: found})
    assert queue.row_of(project, session, article).waiting == 0


def test_adding_an_annotation_among_many(figures: Figures, memory_folder: Path) -> None:
    project, session = project_of(memory_folder / "large.beleg", 1, LARGE)
    article = articles.all_of(project)[0].id
    annotate(project, session, article, LARGE, 10_000)
    places = iter(range(LARGE // 4, LARGE, 30))

    def add() -> None:
        start = next(places)
        new = NewAnnotation(label="amount", start=start, end=start + 23)
        label_span(project, session=session, article=article, annotation=new)

    plain = seconds(add, ROUNDS)
    put_suggestions(project, {article: ("1", made(LARGE, 40_000))})
    suggested = seconds(add, ROUNDS)
    project.close()
    figures.tell("add an annotation, no suggestions", 1000 * plain, "ms")
    figures.at_most(2, "add an annotation among 40,000 suggestions", suggested / plain, "times without suggestions")
