"""Suggestions are made beside the window: at once for the article that opens, then for all the others."""

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from db.check import check
from db.files import open_project
from db.queries import articles, queue, sessions, suggestions
from desktop.application import Application
from desktop.jobs import suggesting
from tests.stories.analyst import Analyst
from tests.stories.articles import write

FIRST = "Erster Artikel\n\nPolen gibt 20 Mio. Euro für das Vorhaben Morgenstern. Morgenstern beginnt 2026.\n"
SECOND = "Zweiter Artikel\n\nAuch Irland zahlt für Morgenstern, und zwar 30 Mio. Euro.\n"
FOOT = "Polen gibt 20 Mio. Euro.\n\nNewsletter abonnieren\nKontakt: info@beispiel.example\n"


def many(count: int) -> dict[str, str]:
    return {f"{n:03d}.txt": f"Artikel {n}\n\nPolen gibt {n + 2} Mio. Euro für die Halle.\n" for n in range(count)}


def waiting(analyst: Analyst) -> dict[str, int]:
    """Return how many suggestions the queue says wait, by title."""
    model = analyst.window.queue._model
    return {str(model.index(n).data()): model.row(n).waiting for n in range(model.rowCount())}


def made(analyst: Analyst) -> int:
    """Return for how many articles the project has suggestions."""
    project, session = analyst.desk.the_project, analyst.desk.session.id
    return sum(row.suggested for row in queue.rows(project, session, queue.keys(project, session)))


def suggested(analyst: Analyst) -> list[str]:
    """Return the words suggested in the article, as the view shows them."""
    shown = {one.id for one in analyst.view.annotations()}
    assert shown >= set(analyst.desk.suggestions)
    return [one.words for one in analyst.desk.suggestions.values()]


def marked(analyst: Analyst) -> list[tuple[str, str]]:
    """Return label and words of the article's annotations."""
    return [(one.label, one.words) for one in analyst.desk.annotations]


def beside(analyst: Analyst) -> str:
    """Return what the line at the bottom says of work beside the window."""
    status = analyst.window.status
    assert status._stop.isVisible() == status._beside.isVisible()
    return status._beside.text() if status._beside.isVisible() else ""


@pytest.fixture
def seen(start: Callable[..., Application], project: Callable[..., Path], qtbot) -> Callable[..., Analyst]:
    """Seat an analyst before articles whose suggestions are made."""
    return lambda articles_, **more: Analyst(start(project(articles_), suggestions=True, **more), qtbot)


@pytest.fixture
def gate(monkeypatch) -> threading.Semaphore:
    """Let the making wait after each batch until the test lets it go on; all of it happens in this process."""
    permits = threading.Semaphore(0)
    monkeypatch.setattr(suggesting, "BATCH", 4)
    monkeypatch.setattr(suggesting, "cores", lambda: 0)
    before = suggesting.put_suggestions

    def put(project, made, **more):
        if len(made) > 1 or not threading.current_thread().name.startswith("beleg"):
            permits.acquire(timeout=10)
        return before(project, made, **more)

    monkeypatch.setattr(suggesting, "put_suggestions", put)
    return permits


def test_an_article_opens_with_its_suggestions_and_the_queue_counts_all(seen):
    ada = seen({"a.txt": FIRST, "b.txt": SECOND})
    ada.wait(lambda: suggested(ada))
    assert "20 Mio. Euro" in suggested(ada)
    ada.wait(lambda: made(ada) == 2)
    ada.wait(lambda: waiting(ada)["Erster Artikel"] == len(suggested(ada)))
    ada.wait(lambda: waiting(ada)["Zweiter Artikel"] >= 2)
    assert not ada.desk.busy
    ada.rest()
    assert beside(ada) == ""


def test_a_program_that_is_accepted_appears_in_the_other_article_and_here_again(seen):
    ada = seen({"a.txt": FIRST, "b.txt": SECOND})
    ada.wait(lambda: made(ada) == 2)
    ada.rest()
    assert "Morgenstern" not in suggested(ada)
    at = ada.desk.text.index("Morgenstern")
    ada.drag(at, at + len("Morgenstern"))
    ada.press("1")
    ada.wait(lambda: "Morgenstern" in suggested(ada))
    assert ("program", "Morgenstern") in marked(ada)
    ada.press("Ctrl+PgDown")
    ada.wait(lambda: "Morgenstern" in suggested(ada))
    ada.press("Ctrl+Z")
    ada.wait(lambda: "Morgenstern" not in suggested(ada))


def test_a_corrected_language_or_date_makes_them_again_and_no_decision_changes(seen, prompt):
    ada = seen({"a.txt": "Heute in Polen\n\nGestern gab Irland 20 Mio. Euro.\n"})
    ada.wait(lambda: made(ada) == 1)
    ada.rest()
    ada.select("Irland")
    ada.press("3")
    before_all = marked(ada)
    before = [one for one in ada.desk.suggestions.values() if one.words.casefold() == "gestern"]
    from desktop.prompts import ArticleDetails

    now = ada.desk.article
    prompt.will("article_details", ArticleDetails(title=now.title, language="de", published="2025-03-14"))
    ada.window.actions_.run("article.details")
    ada.wait(
        lambda: [
            one
            for one in ada.desk.suggestions.values()
            if one.words.casefold() == "gestern" and "2025-03-13" in (one.value or "")
        ]
    )
    assert not any("2025-03-13" in (one.value or "") for one in before)
    assert marked(ada) == before_all
    ada.rest()


def test_they_are_made_for_what_is_imported(seen, tmp_path):
    ada = seen({"a.txt": FIRST})
    ada.wait(lambda: made(ada) == 1)
    ada.drop(*write(tmp_path / "new", {"b.txt": SECOND, "c.txt": "Neu\n\nSpanien gibt 7 Mio. Euro.\n"}))
    ada.wait(lambda: made(ada) == 3)


def test_making_says_how_far_it_is_and_can_be_stopped_and_goes_on_later(seen, gate, start, qtbot):
    ada = seen(many(20))
    gate.release(2)
    ada.wait(lambda: beside(ada) == "Suggesting 8 of 20" or beside(ada) == "Suggesting 8 of 19")
    ada.click(ada.window.status._stop)
    gate.release(1)
    ada.rest()
    assert beside(ada) == ""
    assert 8 <= made(ada) <= 13
    at = ada.desk.text.index("Halle")
    ada.drag(at, at + 5)
    ada.press("1")
    ada.wait(lambda: not ada.window.controllers.making._programs.isActive())
    ada.rest()
    assert made(ada) <= 14
    gate.release(100)
    ada.window.close()
    again = Analyst(start(suggestions=True), qtbot)
    again.wait(lambda: made(again) == 20)


def test_making_again_is_asked_for(seen, gate):
    ada = seen(many(6))
    gate.release(100)
    ada.wait(lambda: made(ada) == 6)
    ada.rest()
    told = []
    ada.window.controllers.making.batch_made.connect(lambda _project, changes: told.extend(changes.articles))
    ada.window.actions_.run("suggest.again")
    ada.wait(lambda: len(set(told)) == 6)
    ada.rest()


def test_the_window_closes_while_they_are_made_and_nothing_is_lost(seen, gate):
    ada = seen(many(20))
    gate.release(1)
    ada.wait(lambda: beside(ada))
    path = ada.desk.the_project.path
    at = ada.desk.text.index("Halle")
    ada.drag(at, at + 5)
    ada.press("1")
    gate.release(1)
    ada.window.close()
    assert not ada.window.isVisible()
    assert multiprocessing.active_children() == []
    found = open_project(path, writable=False)
    assert check(found.db.conn) == []
    assert queue.progress(found, sessions.latest(found).id).total == 20
    found.close()


def test_importing_goes_on_while_they_are_made(seen, gate, tmp_path):
    ada = seen(many(12))
    gate.release(1)
    ada.wait(lambda: beside(ada))
    assert ada.window.actions_.action("file.import").isEnabled()
    ada.let_fall(*write(tmp_path / "new", {"neu.txt": SECOND}))
    ada.wait(lambda: "1 article" in ada.banner)
    ada.press("Ctrl+Z")
    ada.wait(lambda: ada.window.queue.progress().total == 12)
    gate.release(100)
    ada.wait(lambda: made(ada) == 12)


def test_another_project_is_opened_while_they_are_made(seen, gate, project):
    other = project({"a.txt": "Anderes\n\nMalta gibt 7 Mio. Euro.\n"}, name="other")
    ada = seen(many(12))
    gate.release(1)
    ada.wait(lambda: beside(ada))
    gate.release(100)
    ada.window.controllers.projects.open_path(str(other))
    assert ada.titles() == ["Anderes"]
    ada.wait(lambda: "7 Mio. Euro" in suggested(ada))
    ada.wait(lambda: made(ada) == 1)
    assert "Artikel" not in "".join(ada.titles())


def test_a_project_open_to_be_read_shows_them_and_stores_nothing(start, project, qtbot):
    path = project({"a.txt": FIRST})
    path.chmod(0o444)
    if os.access(path, os.W_OK):  # the superuser may write anything
        held = open_project(path)
    else:
        held = None
    ada = Analyst(start(path, suggestions=True), qtbot)
    assert not ada.desk.writable
    ada.wait(lambda: "20 Mio. Euro" in suggested(ada))
    assert not suggestions.are_made(ada.desk.project, ada.desk.article.id)
    ada.rest()
    if held is not None:
        held.close()


def test_the_file_is_moved_while_they_are_made(seen, gate):
    ada = seen(many(12))
    gate.release(1)
    ada.wait(lambda: beside(ada))
    path = ada.desk.the_project.path
    path.rename(path.with_name("elsewhere.beleg"))
    gate.release(100)
    ada.rest()
    assert beside(ada) == ""
    assert ada.window.isVisible()
    path.with_name("elsewhere.beleg").rename(path)


def test_processes_that_are_killed_cost_no_suggestion(seen, monkeypatch):
    monkeypatch.setattr(suggesting, "FEW", 2)
    monkeypatch.setattr(suggesting, "SHORT", 200)
    monkeypatch.setattr(suggesting, "cores", lambda: 2)
    monkeypatch.setattr(suggesting, "BATCH", 1)
    ada = seen(many(30))
    ada.wait(lambda: multiprocessing.active_children())
    for process in multiprocessing.active_children():
        os.kill(process.pid, signal.SIGKILL)
    ada.wait(lambda: made(ada) == 30)
    ada.rest()
    assert multiprocessing.active_children() == []


def test_page_furniture_is_dimmed_and_suggestions_in_it_are_held_back(seen):
    ada = seen({"a.txt": FOOT})
    ada.wait(lambda: ada.view.page.marks.furniture)
    shown = [ada.desk.text[start:end] for start, end in ada.view.page.marks.furniture]
    assert any("Newsletter" in line for line in shown)
    assert not any("Polen" in line for line in shown)
    ada.rest()
    ada.window.actions_.run("suggest.show")
    assert ada.view.page.marks.furniture == ()
    ada.rest()


def test_all_articles_of_the_project_have_them_in_the_end(seen):
    ada = seen(many(5))
    ada.wait(lambda: made(ada) == 5)
    ada.rest()
    recipe = suggesting.recipe_of(ada.desk.the_project)
    assert suggestions.missing(ada.desk.the_project, recipe.rules) == 0
    assert articles.count(ada.desk.the_project) == 5


THREE = {
    "a.txt": "Wenig\n\nPolen.\n",
    "b.txt": "Viel\n\nPolen, Irland, Spanien und Malta geben 20 Mio. Euro.\n",
    "c.txt": "Etwas\n\nPolen und Irland.\n",
}


def test_the_queue_is_worked_through_by_what_is_suggested(seen, start, qtbot):
    ada = seen(THREE)
    ada.wait(lambda: made(ada) == 3)
    ada.rest()
    ada.window.actions_.run("queue.waiting")
    assert ada.titles() == ["Viel", "Etwas", "Wenig"]
    ada.window.controllers.articles.go_to(ada.window.queue._model.article(0))
    ada.press("Tab", *["Return"] * 5)
    ada.wait(lambda: waiting(ada)["Viel"] == 0)
    assert ada.titles() == ["Viel", "Etwas", "Wenig"]  # nothing jumps under her hand
    ada.press("Ctrl+Return")
    assert ada.desk.article.title == "Etwas"
    assert ada.titles() == ["Etwas", "Wenig"]
    ada.press("Ctrl+PgDown")
    assert ada.desk.article.title == "Wenig"
    ada.press("Ctrl+PgDown")
    assert ada.said() == "This is the last article of the session."
    ada.press("Ctrl+PgUp")
    assert ada.desk.article.title == "Etwas"
    ada.rest()
    ada.window.close()
    again = Analyst(start(suggestions=True), qtbot)
    assert again.titles() == ["Etwas", "Wenig"]
    again.window.actions_.run("queue.queue")
    assert again.titles() == ["Wenig", "Etwas"]
    again.rest()
