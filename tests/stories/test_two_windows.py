"""Another window has the project; or the file goes away under the window. Nothing is lost, and the window says so."""

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.files import open_project
from db.queries import annotations, steps
from tests.house.sources import REPOSITORY
from tests.stories.analyst import Analyst

ELSEWHERE = """
import sys
from pathlib import Path
from db.files import open_project
project = open_project(Path(sys.argv[1]))
print(project.read_only or "writes", flush=True)
sys.stdin.read()
project.close()
"""


@pytest.fixture
def elsewhere(project) -> Iterator[Path]:
    """A project that another process has open for writing."""
    path = project()
    with subprocess.Popen(
        [sys.executable, "-c", ELSEWHERE, str(path)],
        cwd=REPOSITORY,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout.readline().strip() == "writes"
        yield path
        process.stdin.close()
    assert process.returncode == 0


def look(path: Path) -> tuple[bytes, int]:
    return path.read_bytes(), path.stat().st_mtime_ns


def test_the_second_window_reads_and_says_why_it_does_not_write(elsewhere, start, qtbot):
    before = look(elsewhere)
    analyst = Analyst(start(elsewhere), qtbot)
    assert elsewhere.name in analyst.banner
    assert "process" in analyst.banner or "open" in analyst.banner
    assert analyst.window.status._saved.text() == "Read-only"
    assert len(analyst.titles()) == 5

    start_, end = analyst.desk.text.index("\n\n") + 2, len(analyst.desk.text)
    analyst.press("Ctrl+PgDown", "Ctrl+PgUp", "2")
    assert analyst.desk.armed is None
    analyst.drag(start_, min(end, start_ + 6))
    analyst.press("2", "3", "Del", "Ctrl+Return", "Ctrl+Z")
    assert analyst.spans() == []
    assert analyst.window.queue.progress().done == 0
    assert not analyst.window.actions_.action("article.done_next").isEnabled()
    analyst.window.close()
    assert look(elsewhere) == before


def test_dropping_files_on_a_reading_window_is_refused_with_the_reason(elsewhere, start, qtbot, tmp_path):
    before = look(elsewhere)
    analyst = Analyst(start(elsewhere), qtbot)
    reason = analyst.desk.project.read_only
    analyst.window.banner.dismiss()
    new = tmp_path / "neu.txt"
    new.write_bytes(b"Neu\n\nPolen.\n")
    analyst.drop(new)
    assert analyst.banner == reason
    assert len(analyst.titles()) == 5
    analyst.window.close()
    assert look(elsewhere) == before


def test_marking_in_a_reading_window_is_refused_with_the_reason(elsewhere, start, qtbot):
    analyst = Analyst(start(elsewhere), qtbot)
    reason = analyst.desk.project.read_only
    analyst.window.banner.dismiss()
    analyst.drag(0, 5)
    analyst.press("2")
    assert analyst.banner == reason


def test_when_the_first_window_closes_the_second_can_be_opened_for_writing(start, project, qtbot):
    path = project()
    first = start(path)
    second = Analyst(start(path), qtbot)
    assert second.desk.project.read_only
    first.window.close()
    second.window.controllers.projects.open_path(str(path))
    second.rest()
    assert second.desk.project.read_only is None
    assert second.banner == ""
    assert second.window.status._saved.text() != "Read-only"


@pytest.fixture
def marked(at_work) -> Analyst:
    analyst = at_work()
    analyst.drag(0, 5)
    analyst.press("3", "Esc")
    assert len(analyst.spans()) == 1
    return analyst


def moved(path: Path) -> Path:
    return path.rename(path.with_name("moved.beleg"))


def deleted(path: Path) -> None:
    path.unlink()


def replaced(path: Path) -> None:
    copy = path.with_name("copy.beleg")
    shutil.copyfile(path, copy)
    copy.replace(path)


@pytest.mark.parametrize("fault", [moved, deleted, replaced])
def test_a_change_is_refused_when_the_file_went_away_under_the_window(marked, fault):
    path, steps_before = marked.desk.project.path, marked.step_names()
    fault(path)
    marked.drag(0, 5)
    marked.press("2")
    assert len(marked.spans()) == 1
    assert path.name in marked.banner
    assert marked.window.isVisible()
    assert marked.window.status._saved.text() == "Not saved"
    marked.press("Tab", "F", "Del", "Ctrl+Return", "Ctrl+Z")
    assert len(marked.spans()) == 1
    assert steps_before


def test_what_was_said_to_be_saved_is_in_the_file_that_was_moved(marked):
    before = marked.listed()
    there = moved(marked.desk.project.path)
    marked.drag(0, 5)
    marked.press("2")
    session, article = marked.desk.session.id, marked.desk.article.id
    marked.window.close()
    found = open_project(there, writable=False)
    assert annotations.of_article(found, article, session) == before
    assert steps.last_done(found, session).name.startswith("Label")
    found.close()


def test_a_damaged_project_opens_to_be_read_with_a_banner_that_names_the_damage(project, start, qtbot):
    path = project()
    with sqlite3.connect(path) as connection:
        guards = connection.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'texts'"
        ).fetchall()
        for name, _ in guards:
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute("UPDATE texts SET body = replace(body, 'Euro', 'Mark')")
        for _, sql in guards:
            connection.execute(sql)
    connection.close()
    analyst = Analyst(start(path), qtbot)
    analyst.wait(lambda: analyst.desk.project.read_only)
    assert "damaged" in analyst.banner
    assert not analyst.window.actions_.action("article.done_next").isEnabled()
