"""Making the suggestions of many articles: how fast with one process and two, in how much memory, how soon stopped.

By default 1,000 articles of 3,000 characters; with `--large` 100,000, or as many as the environment variable
BELEG_MAKING_ARTICLES says.
"""

import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

import seeds
from benchmarks.conftest import Figures
from db.files import create_project
from db.operations.import_articles import import_articles
from db.operations.start_session import start_session
from db.project import Project
from db.queries import suggestions
from db.records import NewArticle, SessionId
from db.suggesting import forget
from desktop.jobs.suggesting import make_suggestions, recipe_of

ARTICLES, LARGE, LENGTH = 1_000, 100_000, 3_000
MIB = 1024 * 1024
STATUS = Path("/proc/self/status")


def given(number: int, text: str) -> NewArticle:
    """Return an article cut from the sample articles, unlike any other."""
    start = number * 997 % len(text)
    body = f"Artikel {number}\n\n" + (text[start:] + text[:start])[:LENGTH]
    return NewArticle(
        text=body[:LENGTH],
        title=f"Artikel {number}",
        title_is_heading=True,
        language="de",
        published="2025-10-14",
        source=f"{number}.txt",
    )


@pytest.fixture
def count(request: pytest.FixtureRequest) -> int:
    """How many articles."""
    return int(os.environ.get("BELEG_MAKING_ARTICLES", LARGE)) if request.config.getoption("--large") else ARTICLES


@pytest.fixture
def filled(memory_folder: Path, count: int) -> Iterator[tuple[Project, SessionId]]:
    project = create_project(memory_folder / "many.beleg")
    session, _ = start_session(project, name="First pass", annotator="analyst")
    text = "\n\n".join(content.decode() for _, content in seeds.articles())
    text *= LENGTH // len(text) + 1
    import_articles(project, session=session, articles=(given(number, text) for number in range(count)))
    yield project, session
    project.close()


class Memory:
    """The resident memory of this process and of the largest of those it began, as the work goes on."""

    def __init__(self) -> None:
        self.parent: list[float] = []
        self.children: list[float] = []

    def look(self) -> None:
        """Note what is used now."""
        self.parent.append(resident(os.getpid()))
        self.children.append(max((resident(child) for child in children()), default=0.0))


def resident(process: int) -> float:
    """Return the resident memory of a process in MiB; 0 where it is gone."""
    try:
        pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
    except OSError:
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / MIB


def children() -> list[int]:
    """Return the processes that this one has begun."""
    return [
        int(number) for task in Path("/proc/self/task").iterdir() for number in (task / "children").read_text().split()
    ]


def made(project: Project, session: SessionId, processes: int, memory: Memory | None = None) -> float:
    """Make all suggestions anew; return how many seconds it took."""
    forget(project)
    start = time.perf_counter()
    looks = iter(range(1, 10_000))

    def progress(done: int, total: int) -> None:
        if memory is not None and done * 50 // total >= next_look[0]:
            next_look[0] += 1
            memory.look()

    next_look = [next(looks)]
    make_suggestions(project, session=session, progress=progress, processes=processes)
    return time.perf_counter() - start


@pytest.mark.skipif(not STATUS.exists(), reason="memory is read as Linux tells it")
def test_making(figures: Figures, filled: tuple[Project, SessionId], count: int) -> None:
    project, session = filled
    memory = Memory()
    spent = made(project, session, 2, memory)
    assert suggestions.missing(project, recipe_of(project).rules) == 0
    (found,) = project.db.execute("SELECT COUNT(*) FROM suggestions").fetchone()
    figures.tell("making: articles", count, "of 3,000 characters")
    figures.tell("making: suggestions", found / count, "an article")
    figures.tell("making: two processes", count / spent, "articles a second")
    figures.tell("making: 100,000 articles, two processes", LARGE / (count / spent) / 60, "minutes")
    early, late = len(memory.parent) // 5, len(memory.parent) - 2  # before the processes end
    for name, told in (("this process", memory.parent), ("a maker", memory.children)):
        figures.tell(f"making: memory of {name}", told[late], "MiB")
        figures.at_most(1.25, f"making: memory of {name}, end", told[late] / told[early], "times early")


def test_one_process(figures: Figures, filled: tuple[Project, SessionId], count: int, request) -> None:
    project, session = filled
    if request.config.getoption("--large"):
        pytest.skip("measured at the usual size")
    figures.tell("making: one process", count / made(project, session, 1), "articles a second")
    figures.tell("making: none but this one", count / made(project, session, 0), "articles a second")


def test_cancelling(figures: Figures, filled: tuple[Project, SessionId]) -> None:
    project, session = filled
    asked = threading.Event()
    at = [0.0]

    def progress(done: int, _total: int) -> None:
        if done > 100 and not asked.is_set():
            at[0] = time.perf_counter()
            asked.set()

    make_suggestions(project, session=session, progress=progress, cancelled=asked.is_set, processes=2)
    figures.at_most(1.0, "making: cancelled, until all processes are gone", time.perf_counter() - at[0], "s")
    assert children() == [] or all(resident(child) < 20 for child in children())  # the tracker of resources may stay
