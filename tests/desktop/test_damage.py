"""A project whose file is damaged or busy where the window reads it: a sentence, and no report of a bug."""

import sqlite3
from pathlib import Path

import pytest

from db.files import create_project
from db.operations.start_session import start_session
from desktop.faults import Faults
from desktop.jobs.importing import import_text
from tests.stories.analyst import Analyst


@pytest.fixture
def path(tmp_path) -> Path:
    project = create_project(tmp_path / "a.beleg")
    session, _ = start_session(project, name="First pass", annotator="Ada")
    import_text(project, session=session, text="Hilfe für Polen\n\nPolen erhält 380 Millionen Euro.\n")
    project.close()
    return tmp_path / "a.beleg"


def damage(path: Path, table: str) -> None:
    """Overwrite the first page of a table."""
    connection = sqlite3.connect(path)
    (root,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", [table]).fetchone()
    (size,) = connection.execute("PRAGMA page_size").fetchone()
    connection.close()
    data = bytearray(path.read_bytes())
    data[(root - 1) * size : root * size] = b"\xa5" * size
    path.write_bytes(data)


@pytest.mark.parametrize("table", ["articles", "sessions", "steps", "texts", "labels", "places"])
def test_a_damaged_page_that_the_first_picture_needs_is_told_in_a_sentence(path, start, qtbot, table):
    damage(path, table)
    analyst = Analyst(start(path), qtbot)
    analyst.wait(lambda: "damaged" in analyst.banner)
    assert analyst.desk.project is None or analyst.desk.project.read_only


def test_a_place_that_cannot_be_written_stops_nothing(path, start, qtbot):
    analyst = Analyst(start(path), qtbot)
    analyst.desk.project.db.execute("PRAGMA busy_timeout=0")
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    analyst.window.controllers.articles.remember()
    other.execute("ROLLBACK")
    other.close()
    assert analyst.banner == ""


def test_a_file_that_cannot_be_read_in_a_slot_is_told_in_a_sentence_and_a_bug_in_a_report(path, start, qtbot):
    analyst = Analyst(start(path), qtbot)
    faults: Faults = analyst.app.faults
    bugs = []
    faults.bug.disconnect()
    faults.bug.connect(bugs.append)
    analyst.desk.project.db.execute("PRAGMA busy_timeout=0")
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    for wrong in ("SELECT * FROM articles", "SELECT nothing FROM nowhere"):
        try:
            analyst.desk.project.db.execute(wrong).fetchall()
        except sqlite3.DatabaseError as error:
            faults.take(error)
    other.execute("ROLLBACK")
    other.close()
    assert "locked" in analyst.banner
    assert path.name in analyst.banner
    assert len(bugs) == 1
    assert "syntax error" in bugs[0]


def test_a_bug_while_a_project_is_opened_is_reported_and_the_window_comes(application, prompt, monkeypatch, path):
    def broken(*_):
        raise ZeroDivisionError("of the test")

    monkeypatch.setattr(type(application.window.controllers.projects), "open_path", broken)
    monkeypatch.setattr(application.qt, "exec", lambda: 0)
    prompt.will("tell")
    assert application.run(path) == 0
    assert "ZeroDivisionError" in prompt.last.text
    assert application.window.isVisible()
