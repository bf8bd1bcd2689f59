"""What is looked up across articles on 20,000 articles with 200,000 facts: the same elsewhere, and disagreements."""

import statistics
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from benchmarks.conftest import Figures
from benchmarks.many_facts import ARTICLES, FACTS, name_of
from db import disagreeing
from db.disagreeing import Stated
from db.files import open_project
from db.operations.rule_disagreement import rule_disagreement
from db.operations.undo import undo
from db.project import Project
from db.queries import disagreements, elsewhere, sessions
from db.records import ArticleId
from db.rulings import Verdict
from values.sameness import program_key

PLAIN = "SELECT key FROM facts ORDER BY amount"
ROUNDS = 9
WAIT_MS = 50  # after choosing, as promised
COMMON, EVERYWHERE = name_of(0), "country DE"
HALF = "article IN (SELECT id FROM articles WHERE key % 2 = 0)"


@pytest.fixture
def project(many_facts: Path) -> Iterator[Project]:
    opened = open_project(many_facts)
    yield opened
    opened.close()


@pytest.fixture
def crowded(project: Project) -> Iterator[Project]:
    """The project as if half of all articles told of one program, and all of one country. None of it is kept."""
    db = project.db
    db.execute("BEGIN")
    db.execute(f"UPDATE annotations SET same = ? WHERE label = 'program' AND {HALF}", [program_key(COMMON)])
    db.execute(f"UPDATE facts SET program = ? WHERE {HALF}", [COMMON])
    db.execute("UPDATE annotations SET same = ? WHERE label = 'country'", [EVERYWHERE])
    yield project
    db.execute("ROLLBACK")


def seconds(run: Callable[[], object], rounds: int = 1) -> float:
    """Return the median seconds of a thing done some times."""
    spent = []
    for _ in range(rounds):
        start = time.perf_counter()
        run()
        spent.append(time.perf_counter() - start)
    return statistics.median(spent)


def plain(project: Project) -> float:
    """Return the seconds of a plain indexed query of all facts."""
    rows = project.db.execute(PLAIN).fetchall()
    assert len(rows) == ARTICLES * FACTS
    return seconds(lambda: project.db.execute(PLAIN).fetchall(), ROUNDS)


def first_article(project: Project, program: str) -> ArticleId:
    (article,) = project.db.execute("SELECT article FROM facts WHERE program = ? LIMIT 1", [program]).fetchone()
    return ArticleId(article)


def measure(figures: Figures, project: Project, program: str, country: str, where: str) -> None:
    article = first_article(project, program)
    base = plain(project)
    for name, run in (
        ("the program elsewhere", lambda: elsewhere.of_program(project, program, article)),
        ("how many have the country", lambda: elsewhere.count(project, country, article)),
        ("where the country is", lambda: elsewhere.of_value(project, country, article)),
        ("where the program is", lambda: elsewhere.of_value(project, program_key(program), article)),
        ("where the date is", lambda: elsewhere.of_value(project, "date 2025", article)),
    ):
        taken = seconds(run, ROUNDS)
        figures.at_most(WAIT_MS, f"{where}: {name}", 1000 * taken, "ms")
        figures.at_most(1, f"{where}: {name}", taken / base, "times a plain query")


def test_elsewhere(figures: Figures, project: Project) -> None:
    measure(figures, project, name_of(1000), "country EE", "a seldom program")
    measure(figures, project, COMMON, EVERYWHERE, "the commonest program")


def test_elsewhere_where_everything_is_common(figures: Figures, crowded: Project) -> None:
    article = first_article(crowded, COMMON)
    assert elsewhere.count(crowded, EVERYWHERE, article).more
    assert elsewhere.of_program(crowded, COMMON, article).facts.more
    measure(figures, crowded, COMMON, EVERYWHERE, "in half of all")


def test_disagreements(figures: Figures, project: Project) -> None:
    base = plain(project)
    start = time.perf_counter()
    found = disagreements.listed(project)
    taken = time.perf_counter() - start
    figures.tell("compare 200,000 facts", taken, "s")
    figures.tell("compare 200,000 facts", taken / base, "times a plain query")
    figures.tell("disagreements of facts drawn by lot", len(found.open), "")
    session = sessions.all_of(project)[0].id
    one = found.open[0]
    ruled = seconds(lambda: rule_disagreement(project, session=session, disagreement=one, verdict=Verdict.SAME))
    figures.at_most(50, "rule one", 1000 * ruled, "ms")
    figures.tell("part them anew", 1000 * seconds(lambda: disagreements.with_rulings(project, found), 3), "ms")
    undo(project, session=session)


def stated(key: int, number: int) -> Stated:
    """Return a fact of one program and date."""
    return Stated(
        key=key,
        article=str(key),
        session="",
        programs=("P",),
        amounts=frozenset((f"amount EUR {number} {number} exact - total",)),
        countries=frozenset(("country DE", f"country {('PL', 'CZ')[key % 2]}")),
        dates=("2025",),
        parts=(),
        others=(),
    )


@pytest.mark.parametrize(("name", "different"), [("of few values", 5), ("all different", 8_000)])
def test_one_large_group(figures: Figures, name: str, different: int) -> None:
    some = [stated(key, 1_000_000 + key % different) for key in range(8_000)]
    spent = [[seconds(lambda part=part: disagreeing.find(part, {})) for part in (some, some[:2_000])] for _ in range(3)]
    whole, quarter = (min(taken) for taken in zip(*spent, strict=True))
    figures.tell(f"8,000 facts of one program and date, {name}", 1000 * whole, "ms")
    figures.at_most(10, f"8,000 facts of one program and date, {name}", whole / quarter, "times 2,000 of them")
