"""Long work beside the window: it shows how far it is, can be cancelled, and loses nothing when the window closes."""

import threading
import time
from collections.abc import Iterator
from types import SimpleNamespace

import pytest

from db.check import check
from db.files import open_project
from db.operations import long_step
from db.queries import articles
from tests.stories.analyst import Analyst
from tests.stories.articles import write

MANY = {f"{n:04d}.txt": f"Artikel {n}\n\nPolen gibt {n} Mio. Euro für die Halle.\n" for n in range(300)}


@pytest.fixture
def gate(monkeypatch) -> Iterator[threading.Semaphore]:
    """Let an import take parts of twenty, and wait after each until the test lets it go on."""
    permits = threading.Semaphore(0)
    wait = SimpleNamespace(monotonic=time.monotonic, sleep=lambda _: permits.acquire(timeout=10))
    monkeypatch.setattr(long_step, "time", wait)
    monkeypatch.setattr(long_step, "LARGEST_PART", 20)
    yield permits
    permits.release(1000)


@pytest.fixture
def busy(analyst, prompt, tmp_path, gate) -> Analyst:
    """The analyst while a folder of 300 articles is coming in."""
    write(tmp_path / "many", MANY)
    prompt.will("folder", tmp_path / "many")
    analyst.press("Ctrl+Shift+I")
    assert analyst.desk.busy
    gate.release(3)
    analyst.wait(lambda: "80 of 300" in analyst.window.status._saved.text())
    return analyst


def test_the_window_is_at_hand_while_articles_come_in(busy, gate):
    assert busy.window.status._cancel.isVisible()
    start = busy.desk.text.index("\n\n") + 2
    busy.drag(start, start + 8)
    busy.press("1")
    assert len(busy.spans()) == 1
    busy.press("Ctrl+PgDown", "Ctrl+PgUp")
    assert len(busy.spans()) == 1
    gate.release(100)
    busy.rest()
    assert busy.banner == "300 articles taken."
    assert busy.window.queue.progress().total == 305
    assert not busy.window.status._cancel.isVisible()


def test_cancelling_keeps_whole_articles_and_undo_takes_them_out(busy, gate):
    busy.click(busy.window.status._cancel)
    gate.release(100)
    busy.rest()
    assert "cancelled" in busy.banner
    taken = articles.count(busy.desk.project) - 5
    assert 80 <= taken <= 100
    assert busy.window.queue.progress().total == 5 + taken
    busy.click(busy.button("Undo", busy.window.banner))
    busy.rest()
    assert busy.window.queue.progress().total == 5


def test_closing_the_window_during_an_import_loses_nothing(busy, gate, prompt, start, qtbot):
    path = busy.desk.project.path
    start_ = busy.desk.text.index("\n\n") + 2
    busy.drag(start_, start_ + 8)
    busy.press("1")
    marked = busy.spans()
    gate.release(1000)
    prompt.will("confirm", True)
    busy.window.close()
    assert not busy.window.isVisible()
    assert not any(thread.name == "beleg-worker" for thread in threading.enumerate())
    found = open_project(path, writable=False)
    assert check(found.db.conn) == []
    assert 5 <= articles.count(found) <= 305
    found.close()
    again = Analyst(start(), qtbot)
    assert again.spans() == marked


def test_a_second_import_is_refused_until_the_first_has_ended(busy, gate, tmp_path):
    new = write(tmp_path / "new", {"neu.txt": "Neu\n\nPolen.\n"})
    busy.let_fall(text="Noch einer\n\nIrland.\n")
    assert "Wait until the work under way has ended" in busy.banner
    assert not busy.window.actions_.action("file.import").isEnabled()
    gate.release(100)
    busy.rest()
    busy.drop(*new)
    assert busy.window.queue.progress().total == 306


def test_another_project_is_opened_during_an_import(busy, gate, prompt, project):
    other = project({"a.txt": "Anderes Projekt\n\nPolen.\n"}, name="other")
    gate.release(100)
    prompt.will("confirm", True)
    busy.window.controllers.projects.open_path(str(other))
    busy.rest()
    assert busy.window.windowTitle() == "other — Beleg"
    assert busy.titles() == ["Anderes Projekt"]
    assert not busy.desk.busy
    assert not busy.window.status._cancel.isVisible()
    assert busy.banner == ""
