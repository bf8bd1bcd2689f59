"""Leaving an article, a project, the window: what was typed or moved is written first, or it is said and asked."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from db.files import create_project, open_project
from db.operations.start_session import start_session
from db.queries import annotations
from db.records import ImportReport
from desktop import worker as module
from desktop.jobs.importing import import_text
from exchange.walking import Entry
from tests.stories.analyst import Analyst

TEXTS = ("Hilfe für Polen\n\nPolen erhält 380 Millionen Euro.\n", "Zweiter Artikel\n\nTschechien zahlt 3 Mio. Euro.\n")


def made(path: Path) -> Path:
    project = create_project(path)
    session, _ = start_session(project, name="First pass", annotator="Ada")
    for text in TEXTS:
        import_text(project, session=session, text=text)
    project.close()
    return path


@pytest.fixture
def analyst(start, tmp_path, qtbot) -> Analyst:
    seated = Analyst(start(made(tmp_path / "a.beleg")), qtbot)
    words = seated.desk.text.index("Polen erhält")
    seated.drag(words, words + 5)
    seated.press("3")
    assert [one.value for one in seated.desk.annotations] == ['{"code":"PL"}']
    return seated


@pytest.fixture
def held(analyst) -> Iterator[threading.Event]:
    """Work under way that ends when this is set."""
    begun, may_end = threading.Event(), threading.Event()

    def work(_own: object, _control: object) -> None:
        begun.set()
        may_end.wait(10)

    analyst.app.dispatch.work(work, analyst.desk.project, "Importing", lambda _: None)
    assert begun.wait(10)
    yield may_end
    may_end.set()
    analyst.rest()


def typed(analyst: Analyst, text: str) -> None:
    analyst.press("E")
    QApplication.focusWidget().selectAll()
    analyst.type(text)


def values(analyst: Analyst, article: str) -> list[str | None]:
    found = annotations.of_article(analyst.desk.project, article, analyst.desk.session.id)
    return [one.value for one in found]


@pytest.mark.parametrize("chord", ["Ctrl+Return", "Ctrl+PgDown"])
def test_a_value_that_is_typed_is_kept_when_the_article_is_left_by_keys(analyst, chord):
    article = analyst.desk.article.id
    typed(analyst, "CZ")
    analyst.press(chord)
    assert analyst.desk.article.id != article
    assert values(analyst, article) == ['{"code":"CZ"}']


def test_an_end_that_is_moved_and_then_relabelled_is_read_by_the_new_label(analyst):
    chosen = analyst.desk.the_chosen
    analyst.window.controllers.annotations.move_end(end=True, forward=True, by_word=True)
    analyst.window.controllers.annotations.relabel(chosen.id, "program")
    [found] = analyst.desk.annotations
    assert (found.label, found.words) == ("program", "Polen erhält")
    assert '"name":"Polen erhält"' in found.value


@pytest.mark.parametrize("leave", [False, True])
def test_a_value_that_cannot_be_written_keeps_the_window_unless_it_may_be_lost(analyst, prompt, leave):
    path = analyst.desk.project.path
    typed(analyst, "CZ")
    there = path.rename(path.with_name("elsewhere.beleg"))
    prompt.will("confirm", leave)
    analyst.window.close()
    assert analyst.window.isVisible() is not leave
    if leave:
        return
    assert path.name in analyst.banner
    assert analyst.card.value.text() == "CZ"
    there.rename(path)
    analyst.window.close()
    assert not analyst.window.isVisible()
    again = open_project(path)
    assert [row[0] for row in again.db.execute("SELECT value FROM annotations")] == ['{"code":"CZ"}']
    again.close()


def test_an_end_that_cannot_be_written_is_said_and_asked(analyst, prompt):
    path = analyst.desk.project.path
    analyst.window.controllers.annotations.move_end(end=True, forward=True, by_word=True)
    there = path.rename(path.with_name("elsewhere.beleg"))
    prompt.will("confirm", False)
    analyst.window.close()
    assert analyst.window.isVisible()
    assert path.name in analyst.banner
    assert [one.words for one in analyst.desk.annotations] == ["Polen"]
    there.rename(path)


def test_what_is_left_unsaved_on_purpose_is_not_asked_for_again(analyst, prompt, tmp_path):
    typed(analyst, "no country")
    prompt.will("confirm", True)
    other = made(tmp_path / "b.beleg")
    assert analyst.window.controllers.projects.open_path(str(other))
    analyst.window.close()
    assert not analyst.window.isVisible()


def test_the_window_waits_for_work_that_does_not_end_and_can_still_be_used(analyst, held, prompt, monkeypatch):
    monkeypatch.setattr(module, "SHUTDOWN_S", 0.05)
    prompt.will("confirm", False)
    analyst.window.close()
    assert analyst.window.isVisible()
    assert analyst.banner == ""
    prompt.will("confirm", True)
    analyst.window.close()
    assert analyst.window.isVisible()
    assert "not finished" in analyst.banner
    held.set()
    analyst.rest()
    told = []
    analyst.app.dispatch.work(lambda own, _control: own.path.name, analyst.desk.project, "Importing", told.append)
    analyst.rest()
    assert told == ["a.beleg"]
    monkeypatch.undo()
    analyst.window.close()
    assert not analyst.window.isVisible()


def test_a_project_is_not_closed_under_work_that_does_not_end(analyst, held, prompt, monkeypatch, tmp_path):
    monkeypatch.setattr(module, "SHUTDOWN_S", 0.05)
    here = analyst.desk.project
    prompt.will("confirm", True)
    assert not analyst.window.controllers.projects.open_path(str(made(tmp_path / "b.beleg")))
    assert analyst.desk.project is here
    assert not here.closed


def test_the_project_on_the_desk_can_be_opened_again(analyst):
    path = analyst.desk.project.path
    assert analyst.window.controllers.projects.open_path(str(path))
    assert analyst.desk.project.read_only is None
    assert [one.words for one in analyst.desk.annotations] == ["Polen"]
    path.rename(path.with_name("elsewhere.beleg"))
    assert not analyst.window.controllers.projects.open_path(str(path))
    assert analyst.window.pages.currentIndex() == 0
    assert path.name in analyst.banner


def test_quiet_work_that_ends_does_not_hide_work_that_goes_on(analyst, qtbot):
    may_end, ended = threading.Event(), []
    work = analyst.app.dispatch.work
    status = analyst.window.status
    saved = status._saved.text()
    work(lambda _own, _control: None, analyst.desk.project, "", ended.append)
    work(lambda _own, _control: may_end.wait(10), analyst.desk.project, "Importing", ended.append)
    work(lambda _own, _control: None, None, "Copying", ended.append)
    qtbot.waitUntil(lambda: ended == [None])
    assert analyst.desk.busy
    assert status._saved.text() == "Importing…"
    assert status._cancel.isVisible()
    may_end.set()
    analyst.rest()
    assert ended == [None, True, None]
    assert status._saved.text() == saved
    assert not status._cancel.isVisible()


def test_work_on_a_project_that_is_only_read_does_not_call_it_saved(start, tmp_path, qtbot):
    path = made(tmp_path / "a.beleg")
    writing = open_project(path)
    reading = Analyst(start(path), qtbot)
    reading.app.dispatch.work(lambda _own, _control: None, reading.desk.project, "Exporting", lambda _: None)
    reading.rest()
    assert reading.window.status._saved.text() == "Read-only"
    reading.window.close()
    writing.close()


def test_where_no_sample_can_be_made_it_is_said(start, home, qtbot):
    app = start()
    (home / "projects").parent.mkdir(parents=True, exist_ok=True)
    (home / "projects").write_text("no folder")
    app.window.controllers.projects.open_sample()
    assert "No project could be made" in app.window.banner.text


def test_a_file_that_went_before_its_encoding_was_chosen_is_refused_by_name(analyst, tmp_path):
    gone = Entry(path=tmp_path / "gone.txt", name="gone.txt")
    analyst.window.controllers.projects._compare_readings(ImportReport(), [gone])
    analyst.rest()
    assert "gone.txt" in analyst.banner
