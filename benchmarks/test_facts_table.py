"""The table of facts on 20,000 articles with 200,000 facts, as ratios to a plain indexed query of all their keys."""

import statistics
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from benchmarks.conftest import Figures
from benchmarks.many_facts import ARTICLES, FACTS, name_of
from db.facts import FactStatus
from db.files import open_project
from db.operations.merge_programs import merge_programs
from db.operations.undo import undo
from db.project import Project
from db.queries import disagreements, fact_table, program_list, sessions
from db.queries.fact_choices import choices
from db.queries.fact_groups import Grouping, groups
from db.queries.fact_table import Column, Filter
from db.queries.totals import of_groups, totals

PLAIN = "SELECT key FROM facts ORDER BY amount"
FILTERS = {
    "a program": Filter(programs=(name_of(8),)),
    "two countries": Filter(countries=("DE", "FR")),
    "no country": Filter(countries=("",)),
    "three years": Filter(years=(2020, 2021, 2022)),
    "a currency": Filter(currencies=("EUR",)),
    "a status": Filter(statuses=(FactStatus.OPEN,)),
    "an annotator": Filter(annotators=("Ben",)),
    "a value": Filter(sames=("country PL",)),
    "a word": Filter(text="netze"),
    "a number in few titles": Filter(text="1234"),
    "two words": Filter(text="wasserstoff fonds"),
    "a word that is nowhere": Filter(text="xyzzy"),
    "text, country and year": Filter(text="chips", countries=("DE",), years=(2020,)),
}


@pytest.fixture
def project(many_facts: Path) -> Iterator[Project]:
    opened = open_project(many_facts)
    yield opened
    opened.close()


def _ratio(project: Project, run: Callable[[], object], rounds: int = 5) -> tuple[float, float]:
    """Return how many times as long as the plain query a thing takes, and its seconds; measured in turn."""

    def plain() -> None:
        assert len(project.db.execute(PLAIN).fetchall()) == ARTICLES * FACTS

    pairs = [(_seconds(plain), _seconds(run)) for _ in range(rounds)]
    seconds = statistics.median(spent for _, spent in pairs)
    return seconds / statistics.median(base for base, _ in pairs), seconds


def _seconds(run: Callable[[], object]) -> float:
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def _hold(figures: Figures, project: Project, limit: float, name: str, run: Callable[[], object]) -> None:
    ratio, seconds = _ratio(project, run)
    figures.tell(f"200,000 facts: {name}", 1000 * seconds, "ms")
    figures.at_most(limit, f"200,000 facts: {name}", ratio, "times a plain query")


@pytest.mark.parametrize("column", [*Column, "part"])
def test_sort(figures: Figures, project: Project, column: Column | str) -> None:
    def both() -> None:
        found = fact_table.keys(project, Filter(), column, descending=True)
        assert len(found) == ARTICLES * FACTS

    _hold(figures, project, 5, f"sorted by {column}", both)


@pytest.mark.parametrize("name", FILTERS)
def test_filter(figures: Figures, project: Project, name: str) -> None:
    _hold(figures, project, 6, name, lambda: fact_table.keys(project, FILTERS[name], Column.PROGRAM))


@pytest.mark.parametrize("grouping", [one for one in Grouping if one is not Grouping.NONE])
def test_groups(figures: Figures, project: Project, grouping: Grouping) -> None:
    _hold(figures, project, 14, f"by {grouping}", lambda: groups(project, Filter(), grouping, Column.AMOUNT))


def test_what_stands_beside_the_table(figures: Figures, project: Project) -> None:
    every = fact_table.keys(project, Filter(), Column.TITLE)
    _hold(figures, project, 0.5, "sixty rows", lambda: fact_table.rows(project, every[5000:5060]))
    _hold(figures, project, 8, "choices of one field", lambda: choices(project, fields=["programs"]))
    _hold(figures, project, 12, "totals of a hundred", lambda: totals(project, every[:100]))
    some = [group.keys for group in groups(project, Filter(), Grouping.PROGRAM, Column.AMOUNT)]
    _hold(figures, project, 12, "totals of thirty groups that are seen", lambda: of_groups(project, some[1000:1030]))
    _hold(figures, project, 35, "totals of 2,000 groups, compared before", lambda: of_groups(project, some, ()))
    _hold(figures, project, 6, "the list of 2,000 programs", lambda: program_list.all_of(project))


def test_totals_of_all_cost_little_more_than_comparing_all(figures: Figures, project: Project) -> None:
    every = fact_table.keys(project, Filter(), Column.TITLE)
    pairs = [
        (_seconds(lambda: disagreements.find(project)), _seconds(lambda: totals(project, every))) for _ in range(3)
    ]
    compared, added = (statistics.median(spent) for spent in zip(*pairs, strict=True))
    figures.tell("200,000 facts: totals of all", added, "s")
    figures.at_most(1.5, "200,000 facts: totals of all", added / compared, "times what comparing them takes")


def test_merge_the_two_most_common_programs(figures: Figures, project: Project) -> None:
    anna = next(one.id for one in sessions.all_of(project) if one.annotator == "Anna")
    rows = sorted(program_list.all_of(project), key=lambda row: -row.articles)[:2]
    longest, last = 0.0, time.perf_counter()

    def part(_seen: int) -> None:
        nonlocal longest, last
        longest, last = max(longest, time.perf_counter() - last), time.perf_counter()

    names = [row.name for row in rows]
    spent = _seconds(lambda: merge_programs(project, session=anna, programs=names, name=names[1], progress=part))
    figures.tell(f"merge programs of {sum(row.articles for row in rows)} articles", spent, "s")
    figures.tell("the longest part of that", 1000 * longest, "ms")
    figures.tell("undo that", _seconds(lambda: undo(project, session=anna)), "s")
