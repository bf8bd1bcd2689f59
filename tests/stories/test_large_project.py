"""A large project is opened: it is checked and backed up beside the window, and the analyst begins at once."""

import threading
from pathlib import Path

import pytest

from db import copying
from db.backups import Backups
from db.file_errors import BackupFailed
from desktop.controllers import looking_after
from tests.stories.analyst import Analyst
from tests.stories.test_making import FIRST, SECOND, made, many

PATIENCE_S = 20


class Look:
    """The look at the project, which waits until the test lets it go on."""

    def __init__(self, monkeypatch) -> None:
        self.begun, self.go, self.fault = threading.Event(), threading.Event(), None
        genuine = looking_after._look

        def held(own, control, backups):
            self.begun.set()
            self.go.wait(PATIENCE_S)
            if self.fault is not None:
                raise self.fault
            return genuine(own, control, backups)

        monkeypatch.setattr(looking_after, "_look", held)


@pytest.fixture
def look(monkeypatch):
    monkeypatch.setattr(copying, "LARGE_BYTES", 0)
    held = Look(monkeypatch)
    yield held
    held.go.set()


@pytest.fixture
def ada(look, start, project, qtbot) -> Analyst:
    """The analyst, as long as the look goes on."""
    seated = Analyst(start(project({"a.txt": FIRST, "b.txt": SECOND})), qtbot)
    seated.wait(look.begun.is_set)
    return seated


def backups(analyst: Analyst) -> list[str]:
    """Return why each backup was made, the latest first."""
    project = analyst.desk.the_project
    return [one.reason for one in Backups(analyst.window.context.backups).of_file(Path(project.path))]


def mark(analyst: Analyst) -> None:
    analyst.select("Polen")
    analyst.press("3")


def test_the_first_change_waits_for_no_backup(ada, look):
    before = backups(ada)
    mark(ada)
    assert len(ada.spans()) == 1
    ada.press("Ctrl+Z")
    assert ada.spans() == []
    assert backups(ada) == before
    look.go.set()
    ada.wait(lambda: backups(ada) == ["opened", *before])
    ada.rest()
    mark(ada)
    assert len(ada.spans()) == 1
    assert backups(ada) == ["opened", *before]
    assert ada.banner == ""


def test_where_the_backup_failed_the_next_change_makes_it(ada, look):
    before = backups(ada)
    look.fault = BackupFailed(path=ada.desk.project.path, cause="the disk is full")
    look.go.set()
    ada.wait(lambda: "the disk is full" in ada.banner)
    ada.rest()
    assert backups(ada) == before
    mark(ada)
    assert backups(ada) == ["first change of a session", *before]
    assert len(ada.spans()) == 1


def test_a_damaged_project_is_read_only_after_the_look(ada, look):
    ada.desk.project.db.execute("UPDATE articles SET length = length + 1")
    look.go.set()
    ada.wait(lambda: "damaged" in ada.banner)
    ada.rest()
    assert ada.desk.project.read_only is not None
    assert "opened" not in backups(ada)


def test_the_suggestions_of_all_articles_are_made_after_the_look(look, start, project, qtbot):
    ada = Analyst(start(project(many(12)), suggestions=True), qtbot)
    ada.wait(look.begun.is_set)
    making = ada.window.controllers.making
    ada.wait(lambda: making._again)
    ada.wait(lambda: made(ada) == 1)  # of the article shown
    assert making._job is None
    look.go.set()
    ada.wait(lambda: made(ada) == 12)
    ada.rest()
