"""No fault vanishes in the running window: a bug is reported once and the work goes on, a known fault is a sentence."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from db.errors import StorageFault
from tests.stories.analyst import Analyst


@pytest.fixture
def seated(application, qtbot) -> Analyst:
    """An analyst with the sample before her."""
    analyst = Analyst(application, qtbot)
    analyst.click(analyst.button("Open the sample project"))
    analyst.rest()
    return analyst


@contextmanager
def hooked(analyst: Analyst) -> Iterator[None]:
    """Put the hooks for faults in place, as `Application.run` does, in front of those of the test."""
    analyst.app.faults.install()
    try:
        yield
    finally:
        analyst.app.faults.uninstall()


@pytest.mark.parametrize("where", ["give_label", "choose_next", "edit_note"])
def test_a_bug_in_a_command_is_reported_and_logged_and_the_work_goes_on(seated, prompt, monkeypatch, home, where):
    def broken(*_):
        raise ZeroDivisionError("of the test")

    key = {"give_label": "2", "choose_next": "Tab", "edit_note": "M"}[where]
    start = seated.listed()[0]
    seated.view.choose(start.id)
    prompt.will("tell")
    with monkeypatch.context() as patch, hooked(seated):
        patch.setattr(type(seated.window.controllers.annotations), where, broken)
        seated.press(key)
        seated.press(key)  # told once: a fault that comes with every key must not shut her out
    assert "ZeroDivisionError: of the test" in prompt.last.text
    assert "Beleg" in prompt.last.text
    assert seated.desk.text[:40] not in prompt.last.text
    assert "ZeroDivisionError" in (home / "logs" / "faults.log").read_text(encoding="utf-8")
    before = len(seated.listed())
    seated.press("Del")
    assert len(seated.listed()) == before - 1


def test_a_bug_in_another_thread_reaches_the_window(seated, prompt):
    def broken():
        raise ZeroDivisionError("in a thread")

    prompt.will("tell")
    thread = threading.Thread(target=broken)
    with hooked(seated):
        thread.start()
        thread.join()
        seated.wait(lambda: prompt.asked and "in a thread" in prompt.last.text)


def test_a_fault_of_the_disk_is_a_sentence_and_the_line_below_says_not_saved(seated, monkeypatch):
    def full(*_, **__):
        raise StorageFault(path="Sample.beleg", cause="database or disk is full")

    found = seated.listed()
    seated.view.choose(found[0].id)
    with monkeypatch.context() as patch:
        patch.setattr("db.operations.remove_annotation.remove_annotation", full)
        seated.press("Del")
    assert "The disk is full" in seated.banner
    assert seated.window.status._saved.text() == "Not saved"
    assert seated.listed() == found
    seated.press("Del")
    assert seated.listed() == found[1:]
    assert seated.window.status._saved.text().startswith("Saved")
