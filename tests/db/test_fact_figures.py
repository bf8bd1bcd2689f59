"""The facts of a project in figures."""

from datetime import timedelta, timezone
from decimal import Decimal

import pytest

from db.facts import FactStatus
from db.operations.edit_fact import edit_fact
from db.operations.hide_article import hide_article
from db.operations.set_status import set_status
from db.operations.undo import undo
from db.project import Project
from db.queries import fact_figures
from db.queries.fact_figures import CountryFacts, OverTime, TimeFacts
from db.records import ArticleId, FactId, SessionId, Status
from tests.db.planted import World, euros
from tests.db.planted_project import put
from tests.db.test_elsewhere import told
from tests.db.worlds import SteadyClock
from values.adding import Reason, Sum


@pytest.fixture
def ids(project: Project, anna: SessionId) -> dict[int, ArticleId]:
    some = [
        told(1, euros(100), countries=("PL", "LT"), dates=("2024",)),
        told(2, euros(100), countries=("PL",), dates=("2024",)),  # says again what the first one says
        told(3, euros(50), dates=("2024-05-07",)),
        told(4, euros(9, period="P1Y"), dates=("2025-34",)),
        told(5, euros(70, currency="USD"), countries=("LT",), program="Q", dates=("2025-01", "2024-05")),
        told(6, program="Q"),
    ]
    return put(project, World(None, told=some), [anna])  # type: ignore[arg-type]


def told_of(sums: tuple[Sum, ...]) -> list[tuple[str, Decimal, int]]:
    return [(one.currency, one.total, len(one.keys)) for one in sums]


def test_amounts_by_program(project: Project, ids: dict[int, ArticleId]) -> None:
    first, second = fact_figures.amounts(project)
    assert (first.program, first.facts, second.program, second.facts) == ("P", 4, "Q", 2)
    assert told_of(first.totals.sums) == [("EUR", Decimal(150), 2)]
    assert first.totals.repeats == 1
    assert [(one.reason, len(one.keys)) for one in first.totals.left_out] == [(Reason.PERIOD, 1)]
    assert told_of(second.totals.sums) == [("USD", Decimal(70), 1)]


def test_countries(project: Project, ids: dict[int, ArticleId]) -> None:
    assert fact_figures.countries(project) == (CountryFacts(code="LT", facts=2), CountryFacts(code="PL", facts=2))


def test_over_time(project: Project, ids: dict[int, ArticleId]) -> None:
    assert fact_figures.over_time(project, by_month=False) == OverTime(
        points=(TimeFacts(year=2024, month=None, facts=4), TimeFacts(year=2025, month=None, facts=2)), undated=1
    )
    assert fact_figures.over_time(project, by_month=True) == OverTime(
        points=(
            TimeFacts(year=2024, month=None, facts=2),
            TimeFacts(year=2024, month=5, facts=2),
            TimeFacts(year=2025, month=None, facts=1),
            TimeFacts(year=2025, month=1, facts=1),
        ),
        undated=1,
    )


def test_hidden_articles_are_left_out(project: Project, anna: SessionId, ids: dict[int, ArticleId]) -> None:
    for number in (1, 5, 6):
        hide_article(project, session=anna, article=ids[number])
    (only,) = fact_figures.amounts(project)
    assert (only.facts, only.totals.sums[0].total, only.totals.repeats) == (3, Decimal(150), 0)
    assert fact_figures.countries(project) == (CountryFacts(code="PL", facts=1),)
    assert fact_figures.over_time(project, by_month=False).undated == 0
    (today,) = fact_figures.of_session(project, anna).days
    assert (today.facts, today.annotations) == (3, 10)


def test_a_session_by_day_and_status(
    project: Project, anna: SessionId, ben: SessionId, clock: SteadyClock, ids: dict[int, ArticleId]
) -> None:
    for number in (1, 2, 3):
        clock.now = clock.now.replace(hour=23, minute=0) + timedelta(days=number // 2)
        set_status(project, session=anna, article=ids[number], status=Status.DONE)
    set_status(project, session=ben, article=ids[1], status=Status.DONE)
    (fact,) = project.db.execute("SELECT id FROM facts WHERE article = ?", [ids[1]]).fetchone()
    edit_fact(project, session=anna, fact=FactId(fact), status=FactStatus.CHECKED)
    found = fact_figures.of_session(project, anna)
    assert (found.articles.total, found.articles.done) == (6, 3)
    assert [(one.done, one.done_until, one.facts) for one in found.days] == [(1, 1, 6), (1, 2, 0), (1, 3, 0)]
    assert found.days[0].annotations == 21
    assert found.statuses == {FactStatus.OPEN: 5, FactStatus.CHECKED: 1, FactStatus.DOUBTFUL: 0}
    later = fact_figures.of_session(project, anna, timezone(timedelta(hours=2)))
    assert [one.done for one in later.days] == [0, 1, 1, 1]


def test_what_is_undone_was_not_done(project: Project, anna: SessionId, ids: dict[int, ArticleId]) -> None:
    set_status(project, session=anna, article=ids[1], status=Status.DONE)
    set_status(project, session=anna, article=ids[1], status=Status.OPEN)
    assert fact_figures.of_session(project, anna).days[-1].done_until == 0
    undo(project, session=anna)
    assert fact_figures.of_session(project, anna).days[-1].done_until == 1


def test_a_project_without_facts(project: Project, anna: SessionId) -> None:
    assert fact_figures.amounts(project) == ()
    assert fact_figures.countries(project) == ()
    assert fact_figures.over_time(project, by_month=True) == OverTime(points=(), undated=0)
    assert fact_figures.of_session(project, anna).days == ()
