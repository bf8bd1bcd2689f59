"""Save a copy: whole, verified, one file, and never over what it must not touch."""

import shutil
import sqlite3
import threading

import pytest

from db import copies, files, leftovers, snapshots
from db.errors import KnownError
from db.file_errors import CopyFailed, FileMissing, ForeignJournal, TargetExists, TargetIsProject
from db.lock import ProjectLock
from tests.db import worlds


@pytest.fixture
def filled(project, anna):
    article, *_ = worlds.brought(project, anna, worlds.FUNDING, worlds.PLAIN)
    worlds.labelled(project, anna, article)
    return project


def rest(folder) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if not path.name.endswith(".lock"))


def test_a_copy_holds_what_the_project_holds(filled, tmp_path):
    target = tmp_path / "Kopie #1 für Ben.beleg"
    contents = copies.save_copy(filled.db.conn, target)
    assert (contents.articles, contents.annotations, contents.texts) == (2, 1, 2)
    copy = files.open_project(target)
    assert copy.read_only is None
    assert worlds.everything(copy) == worlds.everything(filled)
    copy.close()
    assert rest(tmp_path) == sorted([target.name, "world.beleg"])
    assert target.read_bytes()[18:20] == b"\1\1"  # a rollback journal: one file at rest


def test_the_project_goes_on_while_and_after_it_is_copied(filled, tmp_path):
    copies.save_copy(filled.db.conn, tmp_path / "b.beleg")
    worlds.session_of(filled, "Ben")
    assert worlds.events(filled) > 0


def test_a_copy_beside_a_busy_writer_is_one_state(filled, tmp_path, anna):
    """Another connection labels without pause; every copy is sound, and is some state in between."""
    path = filled.path
    halt = threading.Event()
    errors: list[BaseException] = []

    def write() -> None:
        connection = sqlite3.connect(path, timeout=5, isolation_level=None)
        connection.execute("PRAGMA synchronous=OFF")
        number = 0
        while not halt.is_set():
            number += 1
            try:
                connection.execute("INSERT INTO places VALUES (?, NULL, 0, 0, 0, NULL, '')", [str(number)])
            except sqlite3.Error as error:
                errors.append(error)
        connection.close()

    thread = threading.Thread(target=write)
    thread.start()
    try:
        for number in range(10):
            copies.save_copy(filled.db.conn, tmp_path / f"{number}.beleg")
    finally:
        halt.set()
        thread.join()
    assert errors == []
    for number in range(10):
        snapshots.verify(tmp_path / f"{number}.beleg")


def test_a_file_that_is_there_stays(filled, tmp_path):
    target = tmp_path / "b.beleg"
    target.write_bytes(b"precious")
    with pytest.raises(TargetExists, match="It was left as it is; choose another name"):
        copies.save_copy(filled.db.conn, target)
    assert target.read_bytes() == b"precious"
    assert rest(tmp_path) == ["b.beleg", "world.beleg"]


def test_a_file_that_may_go_goes(filled, tmp_path):
    target = tmp_path / "b.beleg"
    target.write_bytes(b"old")
    copies.save_copy(filled.db.conn, target, overwrite=True)
    assert snapshots.verify(target).articles == 2
    assert list(tmp_path.glob(".b*")) == []


@pytest.mark.parametrize("how", ["itself", "link", "hard link"])
def test_the_project_is_never_its_own_copy(filled, tmp_path, how):
    target = tmp_path / "b.beleg"
    if how == "itself":
        target = filled.path
    elif how == "link":
        target.symlink_to(filled.path)
    else:
        target.hardlink_to(filled.path)
    with pytest.raises(TargetIsProject):
        copies.save_copy(filled.db.conn, target, overwrite=True)
    target.unlink() if how != "itself" else None
    worlds.session_of(filled, "Ben")


def test_a_project_that_is_open_elsewhere_is_not_replaced(filled, tmp_path):
    target = shutil.copyfile(filled.path, tmp_path / "b.beleg")
    before = target.read_bytes()
    lock = ProjectLock.acquire(target)
    with pytest.raises(CopyFailed, match="it is open elsewhere"):
        copies.save_copy(filled.db.conn, target, overwrite=True)
    lock.release()
    assert target.read_bytes() == before


def test_a_folder_is_not_replaced(filled, tmp_path):
    (tmp_path / "b.beleg").mkdir()
    with pytest.raises(TargetExists):
        copies.save_copy(filled.db.conn, tmp_path / "b.beleg", overwrite=True)


def test_no_such_folder(filled, tmp_path):
    with pytest.raises(FileMissing, match="There is no file “gone”"):
        copies.save_copy(filled.db.conn, tmp_path / "gone" / "b.beleg")


@pytest.mark.parametrize("beside", [leftovers.journal_of, leftovers.write_ahead_log_of])
def test_leavings_that_would_be_mixed_in(filled, tmp_path, beside):
    target = tmp_path / "b.beleg"
    beside(target).write_bytes(b"x")
    with pytest.raises(ForeignJournal, match="mixed into the new file"):
        copies.save_copy(filled.db.conn, target)
    assert not target.exists()


def test_a_full_disk_leaves_the_old_file(filled, tmp_path, monkeypatch):
    def full(_):
        raise OSError(28, "No space left on device")

    target = tmp_path / "b.beleg"
    target.write_bytes(b"old")
    monkeypatch.setattr("db.snapshots.os.fsync", full)
    with pytest.raises(CopyFailed) as caught:
        copies.save_copy(filled.db.conn, target, overwrite=True)
    assert caught.value.sentence() == (
        "The copy “b.beleg” was not written: the disk is full. The project is unharmed. Make room or choose another "
        "place, and try again."
    )
    assert target.read_bytes() == b"old"
    assert rest(tmp_path) == ["b.beleg", "world.beleg"]


def test_a_damaged_project_is_not_passed_on_as_sound(filled, tmp_path):
    filled.db.execute("DROP TRIGGER texts_no_update")
    filled.db.execute("UPDATE texts SET body = body || 'x'")
    with pytest.raises(KnownError, match="a row of texts does not match its hash"):
        copies.save_copy(filled.db.conn, tmp_path / "b.beleg")
    assert rest(tmp_path) == ["world.beleg"]
