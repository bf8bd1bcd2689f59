"""The whole window on 1,000,000 characters: from the key to the picture, through the project file on tmpfs."""

import statistics
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit

from benchmarks.conftest import Figures
from benchmarks.projects import annotate, project_of
from benchmarks.test_suggestions import made
from db.files import open_project
from db.queries import annotations, articles, sessions, suggestions
from db.records import ArticleId
from db.suggesting import put_suggestions
from desktop.application import Application
from desktop.jobs.suggesting import recipe_of

LENGTH = 1_000_000
ROUNDS = 60


def _project(path: Path, count: int) -> ArticleId:
    project, session = project_of(path, 1, LENGTH)
    key = articles.all_of(project)[0].id
    annotate(project, session, key, LENGTH, count)
    project.close()
    return key


def _application(home: Path, path: Path) -> Application:
    application = Application(["beleg"], home=home, theme="light")
    application.window.resize(1440, 900)
    application.window.show()
    application.open(path)
    for _ in range(5):
        QApplication.processEvents()
    return application


def _close(application: Application) -> None:
    application.window.close()
    application.window.deleteLater()
    QApplication.processEvents()


@pytest.fixture(scope="module")
def qt() -> QApplication:
    found = QApplication.instance()
    return found if isinstance(found, QApplication) else QApplication([])


@pytest.mark.usefixtures("qt")
def test_open(figures: Figures, home: Path, memory_folder: Path) -> None:
    path = memory_folder / "large.beleg"
    key = _project(path, 10_000)
    application = _application(home, path)
    project = application.desk.the_project
    session = sessions.all_of(project)[0].id
    plain = QTextEdit()
    plain.resize(780, 840)
    plain.show()

    def read_and_show() -> None:
        project._texts.clear()
        text = articles.text(project, key)
        assert len(annotations.of_article(project, key, session)) == 10_000
        plain.setPlainText(text)
        plain.viewport().repaint()

    def open_article() -> None:
        project._texts.clear()
        application.window.controllers.articles.open(key)
        application.window.article.view.viewport().repaint()

    base, opened = _in_turn(read_and_show, open_article)
    _close(application)
    figures.tell("window: open 1,000,000 characters, 10,000 annotations", 1000 * opened, "ms")
    figures.at_most(
        3, "window: open 1,000,000 characters, 10,000 annotations", opened / base, "times reading + plain text"
    )


@pytest.mark.usefixtures("qt")
def test_add(figures: Figures, home: Path, memory_folder: Path) -> None:
    times = {}
    for count in (10, 10_000):
        path = memory_folder / f"{count}.beleg"
        _project(path, count)
        application = _application(home, path)
        times[count] = statistics.median(_added(application))
        _close(application)
    figures.tell("add an annotation, key to painted, 10 annotations", 1000 * times[10], "ms")
    figures.at_most(16, "add an annotation, key to painted, 10,000 annotations", 1000 * times[10_000], "ms")
    figures.at_most(1.5, "add an annotation, 10,000 annotations", times[10_000] / times[10], "times 10 annotations")


@pytest.mark.usefixtures("qt")
def test_add_among_suggestions(figures: Figures, home: Path, memory_folder: Path) -> None:
    path = memory_folder / "suggested.beleg"
    key = _project(path, 10_000)
    project = open_project(path)
    article, recipe = articles.get(project, key), recipe_of(project)
    assert article is not None
    revision = suggestions.revision_of(recipe.rules, article.language, article.published)
    put_suggestions(project, {key: (revision, made(LENGTH, 400))})
    project.close()
    application = _application(home, path)
    _wait_idle(application)
    assert len(application.desk.suggestions) > 200  # the others lie under annotations
    spent = statistics.median(_added(application))
    _close(application)
    figures.at_most(16, "add an annotation, 10,000 annotations, 400 suggestions", 1000 * spent, "ms")


def _added(application: Application) -> list[float]:
    view, text = application.window.article.view, application.desk.text
    _wait_idle(application)
    place = text.index("über 380 Millionen Euro", LENGTH // 2)
    view.scroll_to(place - 300)
    QApplication.processEvents()
    before, spent = len(application.desk.annotations), []
    for number in range(ROUNDS):
        view.set_selection(place + 30 * number, place + 30 * number + 23)
        QApplication.processEvents()
        start = time.perf_counter()
        QTest.keyClick(view, Qt.Key.Key_2)
        QApplication.processEvents()  # paints what is out of date
        spent.append(time.perf_counter() - start)
    assert len(application.desk.annotations) == before + ROUNDS
    return spent


@pytest.mark.usefixtures("qt")
def test_scroll(figures: Figures, home: Path, memory_folder: Path) -> None:
    path = memory_folder / "scroll.beleg"
    _project(path, 10_000)
    application = _application(home, path)
    _wait_idle(application)
    view = application.window.article.view
    view.document().documentLayout().documentSize()
    spent = []
    for number in range(ROUNDS):
        start = time.perf_counter()
        view.scroll_to((number * 104_729) % LENGTH)
        view.viewport().repaint()
        spent.append(time.perf_counter() - start)
    _close(application)
    figures.at_most(16, "window: a scrolled frame, 10,000 annotations", 1000 * statistics.median(spent), "ms")


def _wait_idle(application: Application) -> None:
    """Wait until the look at the file after opening is over, and all suggestions are made."""
    deadline = time.monotonic() + 90
    while time.monotonic() < deadline and (application.dispatch.busy or time.monotonic() < deadline - 89):
        QTest.qWait(20)


def _in_turn(first: Callable[[], None], second: Callable[[], None], rounds: int = 7) -> tuple[float, float]:
    """Return the median seconds of two things done in turn: what else the machine does meets both alike."""
    pairs = [(_seconds(first), _seconds(second)) for _ in range(rounds)]
    return statistics.median(a for a, _ in pairs), statistics.median(b for _, b in pairs)


def _seconds(run: Callable[[], None]) -> float:
    start = time.perf_counter()
    run()
    return time.perf_counter() - start
