"""One window writes; no crash leaves a lock behind."""

import os
import re
import signal
import threading
from datetime import UTC, datetime

import pytest

from db import files
from db.errors import ReadOnly
from db.file_errors import LockedElsewhere, LockImpossible, LockOwner
from db.lock import ProjectLock, held_by_this_process, lock_file, owner
from tests.db import worlds
from tests.db.strangers import as_nobody, heard, needs_users, open_folder, say, stranger

HOLD = "from db.lock import ProjectLock\nlock = ProjectLock.acquire(path)\n" + say("held") + "time.sleep(60)\n"

posix = pytest.mark.skipif(not needs_users(), reason="about POSIX permissions and links")


@pytest.fixture
def path(tmp_path):
    return tmp_path / "Förder #1 100% 😀.beleg"


def test_a_lock_is_a_file_beside_the_project_that_goes_away(path):
    lock = ProjectLock.acquire(path)
    assert lock_file(path).exists()
    assert held_by_this_process(path)
    said = owner(path)
    assert said is not None
    assert said.pid == os.getpid()
    assert abs((datetime.now(UTC) - datetime.fromisoformat(said.since)).total_seconds()) < 60
    lock.release()
    lock.release()
    assert not lock.held
    assert list(path.parent.iterdir()) == []


def test_the_same_process_gets_no_second_lock(path):
    lock = ProjectLock.acquire(path)
    with pytest.raises(LockedElsewhere) as caught:
        ProjectLock.acquire(path)
    assert caught.value.owner.pid == os.getpid()
    lock.release()
    ProjectLock.acquire(path).release()


def test_another_name_of_the_same_file_is_the_same_lock(path, tmp_path):
    path.write_bytes(b"")
    link = tmp_path / "elsewhere" / "link.beleg"
    link.parent.mkdir()
    link.symlink_to(path)
    lock = ProjectLock.acquire(link)
    with pytest.raises(LockedElsewhere):
        ProjectLock.acquire(path)
    lock.release()


def test_another_process_holds_it_until_it_is_killed(path):
    with stranger(HOLD, path) as process:
        assert heard(process) == "held"
        with pytest.raises(LockedElsewhere) as caught:
            ProjectLock.acquire(path)
        sentence = caught.value.sentence()
        assert f"process {process.pid}" in sentence
        assert path.name in sentence
        assert "read-only" in sentence
        assert re.search(r"since \d{4}-\d\d-\d\d \d\d:\d\d", sentence)
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert lock_file(path).exists()  # what a crash leaves is no lock
        ProjectLock.acquire(path).release()
    assert list(path.parent.iterdir()) == []


def test_two_processes_on_one_project(tmp_path):
    first = worlds.make_project(tmp_path)
    anna = worlds.session_of(first)
    first.close()
    code = "from db import files\nproject = files.open_project(path)\n" + say("open") + "time.sleep(60)\n"
    with stranger(code, first.path) as process:
        assert heard(process) == "open"
        second = files.open_project(first.path)
        assert second.read_only is not None
        assert f"process {process.pid}" in second.read_only
        assert "Close it there" in second.read_only
        with pytest.raises(ReadOnly):
            worlds.brought(second, anna, worlds.PLAIN)
        second.close()
        process.kill()
        process.wait()
        third = files.open_project(first.path)
        assert third.read_only is None
        assert worlds.brought(third, anna, worlds.PLAIN)
        third.close()


@pytest.mark.parametrize("left", [b"", b"{", b"[]", b'{"pid": "x"}', b"\xff" * 5000, b"[" * 4000])
def test_what_a_crash_left_in_the_file_does_not_matter(path, left):
    lock_file(path).write_bytes(left)
    assert owner(path) is None
    assert not held_by_this_process(path)
    lock = ProjectLock.acquire(path)
    assert held_by_this_process(path)
    lock.release()


def test_a_lock_left_by_a_process_of_the_same_number_is_not_ours(path):
    lock = ProjectLock.acquire(path)
    said = lock_file(path).read_bytes()
    lock.release()
    lock_file(path).write_bytes(said)
    assert owner(path).pid == os.getpid()
    assert not held_by_this_process(path)
    assert not lock_file(path).exists()


def test_an_owner_that_wrote_nothing_is_someone(path):
    assert LockOwner(user="", host="", pid=0, since="").phrase() == "someone"
    assert "since" not in LockOwner(user="ada", host="h", pid=1, since="yesterday").phrase()


def test_a_name_as_long_as_the_file_system_takes(tmp_path):
    path = tmp_path / ("ü" * 120 + ".beleg")
    path.write_bytes(b"")
    lock = ProjectLock.acquire(path)
    with pytest.raises(LockedElsewhere):
        ProjectLock.acquire(path)
    lock.release()
    assert list(tmp_path.iterdir()) == [path]


@posix
@pytest.mark.parametrize("kind", ["link", "hard link", "pipe", "folder"])
def test_nothing_but_a_plain_file_is_written(path, tmp_path, kind):
    victim = tmp_path / "victim"
    victim.write_bytes(b"precious")
    place = lock_file(path)
    if kind == "link":
        place.symlink_to(victim)
    elif kind == "hard link":
        place.hardlink_to(victim)
    elif kind == "pipe":
        os.mkfifo(place)
    else:
        place.mkdir()
    with pytest.raises(LockImpossible) as caught:
        ProjectLock.acquire(path)
    assert "read-only" in caught.value.sentence()
    assert victim.read_bytes() == b"precious"
    assert place.exists()


@posix
def test_a_folder_that_cannot_be_written_gives_no_lock():
    with open_folder() as folder:
        folder.chmod(0o555)
        code = (
            "try:\n    ProjectLock.acquire(path)\nexcept KnownError as error:\n    print(type(error).__name__, error)\n"
        )
        said = as_nobody(code, folder / "a.beleg")
    assert said.startswith("LockImpossible")
    assert "Permission denied" in said


@posix
def test_a_lock_that_another_user_left_in_a_crash_is_free():
    with open_folder() as folder:
        left = lock_file(folder / "a.beleg")
        left.write_bytes(b"{}")
        left.chmod(0o644)
        said = as_nobody("ProjectLock.acquire(path).release()\nprint(os.listdir(path.parent))", folder / "a.beleg")
    assert said == "[]"


def test_a_full_disk_costs_the_name_of_the_owner_only(path, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("db.lock.os.write", full)
    lock = ProjectLock.acquire(path)
    with pytest.raises(LockedElsewhere) as caught:
        ProjectLock.acquire(path)
    assert "someone" in caught.value.sentence()
    lock.release()


def test_a_file_system_without_locks(path, monkeypatch):
    fcntl = pytest.importorskip("fcntl")

    def unsupported(*_):
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(fcntl, "flock", unsupported)
    with pytest.raises(LockImpossible, match="Operation not supported"):
        ProjectLock.acquire(path)


def test_the_lock_leaves_the_locks_of_sqlite_alone(tmp_path):
    project = worlds.make_project(tmp_path)
    project.db.execute("BEGIN IMMEDIATE")
    with pytest.raises(LockedElsewhere):
        ProjectLock.acquire(project.path)
    with pytest.raises(LockedElsewhere):
        ProjectLock.acquire(project.path)
    code = (
        "connection = sqlite3.connect(path, timeout=0.1, isolation_level=None)\n"
        "try:\n    connection.execute('BEGIN IMMEDIATE'); print('free', flush=True)\n"
        "except sqlite3.OperationalError:\n    print('locked', flush=True)\n"
    )
    with stranger(code, project.path) as process:
        assert heard(process) == "locked"
    project.db.conn.rollback()
    project.close()


def test_never_two_at_once(path):
    """Threads and a process take and release without pause; the lock's file comes and goes under them."""
    inside: list[int] = []
    worst: list[int] = []
    taken: list[int] = []
    until = threading.Event()

    def work(number: int) -> None:
        while not until.is_set():
            try:
                lock = ProjectLock.acquire(path)
            except LockedElsewhere:
                continue
            inside.append(number)
            worst.append(len(inside))
            inside.remove(number)
            taken.append(number)
            lock.release()

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    loop = (
        "from db.lock import ProjectLock\nfrom db.file_errors import LockedElsewhere\n"
        + say("go")
        + "while True:\n    try:\n        ProjectLock.acquire(path).release()\n"
        "    except LockedElsewhere:\n        pass\n"
    )
    with stranger(loop, path) as process:
        assert heard(process) == "go"
        for thread in threads:
            thread.start()
        until.wait(1.5)
        until.set()
        for thread in threads:
            thread.join()
        assert process.poll() is None
    assert max(worst) == 1
    assert len(set(taken)) == 4
    assert len(taken) > 50
