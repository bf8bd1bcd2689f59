"""A large project is checked, copied and backed up without holding up those who change and read it."""

import random
import shutil
import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from db import check, copying, files, looking_over, snapshots
from db import project as project_module
from db.backups import Backups
from db.copying import Copying
from db.errors import KnownError, StorageFault
from db.looking_over import look_over
from db.operations.undo import undo
from db.project import Project
from db.queries import suggestions
from db.snapshots import SnapshotFault
from db.suggesting import put_suggestions
from db.turns import Turns
from tests.db import worlds
from tests.db.suggesting_help import FOUND
from tests.db.test_check import spoil

PATIENCE_S = 20
WRITE = "INSERT INTO places VALUES (hex(randomblob(8)), NULL, 0, 0, 0, NULL, '')"


@pytest.fixture(autouse=True)
def everything_is_large(monkeypatch):
    """A step for each page, and no rest."""
    monkeypatch.setattr(copying, "LARGE_BYTES", 0)
    monkeypatch.setattr(copying, "STEP_PAGES", 1)
    monkeypatch.setattr(copying, "REST_S", 0.0)


@pytest.fixture
def folder(tmp_path) -> Path:
    return tmp_path / "backups"


@pytest.fixture
def own(project, article) -> Project:
    """The connection of a thread beside the window, to a project with an article."""
    made = project.for_worker()
    yield made
    made.close()


@pytest.fixture
def writer(project, article):
    """Another connection that writes."""
    made = sqlite3.connect(project.path, isolation_level=None)
    made.execute("PRAGMA synchronous=OFF")
    yield made
    made.close()


def written(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


class Held:
    """Somebody who is asked whether to stop, and who lets the asker wait where it was told to."""

    def __init__(self, monkeypatch, *, where: str) -> None:
        self.reached, self.go = threading.Event(), threading.Event()
        self.where, self.now = where, "copying"
        monkeypatch.setattr(looking_over, "check", self._check)

    def _check(self, connection, *, cancelled):
        self.now = "checking"
        return check.check(connection, cancelled=cancelled)

    def __call__(self) -> bool:
        if self.now == self.where:
            self.reached.set()
            self.go.wait(PATIENCE_S)
        return False


@pytest.mark.parametrize("where", ["copying", "checking"])
def test_the_analyst_marks_undoes_and_reads_while_it_is_looked_at(project, anna, article, folder, monkeypatch, where):
    held = Held(monkeypatch, where=where)
    found: list[object] = []

    def look() -> None:
        own = project.for_worker()
        found.extend([look_over(own, folder, reason="opened", cancelled=held), "done"])
        own.close()

    thread = threading.Thread(target=look)
    thread.start()
    assert held.reached.wait(PATIENCE_S)
    before = worlds.events(project)
    project.db.execute("PRAGMA busy_timeout=0")  # nothing is waited for
    marked = worlds.labelled(project, anna, article)
    undo(project, session=anna)
    assert project.db.execute("SELECT COUNT(*) FROM annotations WHERE id = ?", [marked]).fetchone() == (0,)
    project.db.execute(f"PRAGMA busy_timeout={PATIENCE_S * 1000}")
    held.go.set()
    thread.join()
    assert found == [[], "done"]
    (backup,) = Backups(folder).list(project.id)
    assert backup.events == (worlds.events(project) if where == "copying" else before)
    assert snapshots.verify(backup.path).events == backup.events
    assert written(folder) == [backup.path]


def test_a_look_that_is_overtaken_again_and_again_comes_to_its_end(own, writer, folder):
    asked = 0

    def overtake() -> bool:
        nonlocal asked
        asked += 1
        if asked < 200:
            writer.execute(WRITE)
        return False

    assert look_over(own, folder, reason="opened", cancelled=overtake) == []
    assert asked > 200
    (backup,) = Backups(folder).list(own.id)
    assert snapshots.verify(backup.path) == snapshots.contents(own.db.conn)


def test_a_copy_that_somebody_waits_for_is_made_in_one_go_at_last(own, writer, tmp_path):
    target = sqlite3.connect(tmp_path / "copy.beleg", isolation_level=None)
    rests: list[float] = []
    held = Copying(
        source=own.db.conn, target=target, between=lambda: bool(writer.execute(WRITE)), rest=rests.append
    ).run(lambda: own.db.execute("SELECT COUNT(*) FROM places").fetchone())
    assert len(rests) == copying.MOST_TRIES
    assert target.execute("SELECT COUNT(*) FROM places").fetchone() == held
    assert held[0] >= copying.MOST_TRIES
    target.close()


def test_wherever_a_look_is_stopped_nothing_half_is_left(own, folder):
    for nth in range(1, 1000):
        asked = iter([False] * nth)
        assert look_over(own, folder, reason="opened", cancelled=lambda asked=asked: next(asked, True)) == []
        if Backups(folder).list(own.id):
            break
        assert written(folder) == []
    assert nth > 20
    assert written(folder) == [Backups(folder).list(own.id)[0].path]


def test_what_the_last_backup_holds_is_checked_and_not_backed_up_again(own, folder):
    for _ in range(2):
        assert look_over(own, folder, reason="opened") == []
        assert len(written(folder)) == 1


@pytest.mark.parametrize("kind", ["bit", "sector", "zeros", "swap"])
def test_a_look_finds_what_a_check_in_place_finds(project, anna, tmp_path, folder, kind):
    worlds.brought(project, anna, *(f"Artikel {number}. {worlds.FUNDING}" for number in range(40)))
    sound = project.path.read_bytes()
    chance = random.Random(kind)
    damaged = 0
    for number in range(40):
        path = tmp_path / f"{number}.beleg"
        content = bytearray(sound)
        spoil(content, kind, chance)
        path.write_bytes(content)
        try:
            found = files.open_project(path, writable=False)
        except KnownError:
            continue
        faults = {(fault.what, fault.where) for fault in check.check(found.db.conn)}
        assert {(fault.what, fault.where) for fault in look_over(found, folder, reason="opened")} == faults
        assert written(folder) == []
        damaged += bool(faults)
        found.close()
    assert damaged > 3


def test_a_damaged_project_is_not_backed_up(project, article, folder):
    project.db.execute("UPDATE articles SET length = length + 1")
    (fault,) = look_over(project, folder, reason="opened")
    assert fault.what == "article"
    assert written(folder) == []


def test_a_copy_that_a_disk_spoiled_is_not_the_fault_of_the_project(own, folder, monkeypatch):
    genuine, made = snapshots._copy, list[Path]()

    def spoiling(source, aside, between):
        held = genuine(source, aside, between)
        if not made:
            content = bytearray(aside.read_bytes())
            content[-8192:] = bytes(8192)
            aside.write_bytes(content)
        made.append(aside)
        return held

    monkeypatch.setattr(snapshots, "_copy", spoiling)
    assert look_over(own, folder, reason="opened") == []
    assert len(made) == 2
    (backup,) = Backups(folder).list(own.id)
    assert snapshots.verify(backup.path).events == backup.events


def test_a_project_that_cannot_be_copied_is_checked_where_it_is(project, article, tmp_path, folder, monkeypatch):
    def full(*_, **__):
        raise SnapshotFault("the disk is full")

    monkeypatch.setattr(snapshots, "write_unverified", full)
    project.db.execute("UPDATE articles SET length = length + 1")
    found = files.open_project(shutil.copyfile(project.path, tmp_path / "b.beleg"), writable=False)
    assert [fault.what for fault in look_over(found, folder, reason="opened")] == ["article"]
    found.close()


@pytest.fixture
def reader(project, article) -> Callable[[], None]:
    """Somebody who reads, and lets no commit through, until this is called."""
    connection = sqlite3.connect(project.path, isolation_level=None)
    connection.execute("BEGIN")
    connection.execute("SELECT COUNT(*) FROM texts").fetchone()
    yield connection.close
    connection.close()


def test_what_is_written_beside_the_window_gives_way_until_it_comes_through(project, own, article, anna, reader):
    project.db.execute("PRAGMA busy_timeout=0")
    rests: list[int] = []

    def rest(_seconds: float) -> None:
        project.db.execute("BEGIN IMMEDIATE")  # nobody else is writing, or waiting to
        rests.append(project.db.execute("SELECT COUNT(*) FROM suggestions").fetchone()[0])
        project.db.execute("ROLLBACK")
        if len(rests) == 3:
            reader()

    own.rest = rest
    put_suggestions(own, {article: ("1", FOUND)})
    assert rests == [0, 0, 0]
    assert len(suggestions.of_article(project, article, anna)) > 0
    assert own.db.execute("PRAGMA busy_timeout").fetchone() == (5000,)


def test_it_is_not_tried_for_ever(project, own, article, reader, monkeypatch):
    monkeypatch.setattr(project_module, "LONGEST_BESIDE_S", 0.0)
    with pytest.raises(StorageFault) as caught:
        put_suggestions(own, {article: ("1", FOUND)})
    assert caught.value.busy
    assert not own.db.conn.in_transaction


def test_other_faults_are_told_at_once(own, article):
    own.rest = lambda _seconds: pytest.fail("it was tried again")
    own.db.execute("PRAGMA query_only=ON")
    with pytest.raises(StorageFault) as caught:
        put_suggestions(own, {article: ("1", FOUND)})
    assert not caught.value.busy


def test_reading_in_the_window_is_more_patient_than_changing(project):
    path = project.path
    project.close()
    opened = files.open_project(path, patience_s=0.5)
    seen = [opened.db.execute("PRAGMA busy_timeout").fetchone()[0]]
    with opened.transact(session="", name="Look"):
        seen.append(opened.db.execute("PRAGMA busy_timeout").fetchone()[0])
    seen.append(opened.db.execute("PRAGMA busy_timeout").fetchone()[0])
    opened.close()
    assert seen == [5000, 500, 5000]


def test_who_waits_for_a_copy_goes_on_when_all_have_ended():
    turns, order = Turns(), list[str]()
    begun = threading.Event()

    def wait() -> None:
        begun.set()
        turns.wait(PATIENCE_S)
        order.append("written")

    thread = threading.Thread(target=wait)
    with turns.copying():
        with turns.copying():
            thread.start()
            assert begun.wait(PATIENCE_S)
        order.append("copied")
    thread.join()
    turns.wait(0)
    assert order == ["copied", "written"]


def test_the_connections_of_one_project_share_their_turns(project, own):
    assert own.turns is project.turns
    assert (project.beside, own.beside) == (False, True)
