"""What lies beside a project file when it is opened: saves cut short, and the leavings of others."""

import hashlib
import os
import shutil
import sqlite3
import struct
import subprocess
import sys
from pathlib import Path

import pytest

from db import files, leftovers
from db.errors import KnownError
from db.file_errors import ForeignJournal
from db.lock import ProjectLock
from db.opening import examine
from tests.db import worlds
from tests.db.strangers import REPOSITORY, as_nobody, heard, needs_users, open_folder, say, stranger

posix = pytest.mark.skipif(not needs_users(), reason="about POSIX permissions")

# Writes page after page into the file, as a save that does not fit into memory does, and dies before it is whole.
CUT_SHORT = """
import os, sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("PRAGMA cache_size=5")
connection.execute("PRAGMA cache_spill=ON")
connection.execute("BEGIN IMMEDIATE")
connection.execute("UPDATE articles SET title = 'half'")
for number in range(400):
    connection.execute("INSERT INTO places VALUES (?, NULL, 0, 0, 0, NULL, ?)", [f"{number}", "x" * 900])
os._exit(9)
"""


def cut_short(path: Path) -> None:
    """Leave a project as a crash in the middle of a save does: half written, with its journal beside it."""
    done = subprocess.run([sys.executable, "-c", CUT_SHORT, str(path)], cwd=REPOSITORY, timeout=60, check=False)
    assert done.returncode == 9
    assert leftovers.is_hot(path)


def traces(path: Path) -> list[tuple[str, str]]:
    """Return what stands in the folder, byte for byte."""
    return sorted((p.name, hashlib.sha256(p.read_bytes()).hexdigest()) for p in path.parent.iterdir() if p.is_file())


def refused(path: Path) -> str:
    """Return the sentence of a refusal that left everything as it was."""
    before = traces(path)
    with pytest.raises(ForeignJournal) as caught:
        examine(path)
    assert traces(path) == before
    sentence = caught.value.sentence()
    assert "Nothing was changed" in sentence
    return sentence


@pytest.fixture
def path(tmp_path) -> Path:
    project = worlds.make_project(tmp_path, name="a.beleg")
    anna = worlds.session_of(project)
    worlds.brought(project, anna, worlds.FUNDING, worlds.PLAIN)
    project.close()
    return project.path


def test_a_save_cut_short_is_taken_back(path):
    before = path.read_bytes()
    cut_short(path)
    assert path.read_bytes() != before
    assert examine(path).read_only_reason is None
    assert not leftovers.journal_of(path).exists()
    assert len(path.read_bytes()) == len(before)
    project = files.open_project(path)
    titles = [row[0] for row in project.db.execute("SELECT title FROM articles")]
    assert "half" not in titles
    assert project.db.execute("SELECT COUNT(*) FROM places").fetchone() == (0,)
    worlds.assert_derived(project)
    project.close()
    assert list(path.parent.iterdir()) == [path]


def test_a_save_cut_short_is_taken_back_for_a_reader_too(path):
    cut_short(path)
    project = files.open_project(path, writable=False)
    assert project.db.execute("SELECT COUNT(*) FROM places").fetchone() == (0,)
    project.close()


@posix
def test_a_save_cut_short_in_a_place_that_cannot_be_written(path):
    with open_folder() as folder:
        moved = folder / "a.beleg"
        cut_short(path)
        shutil.copyfile(path, moved)
        shutil.copyfile(leftovers.journal_of(path), leftovers.journal_of(moved))
        before = traces(moved)
        folder.chmod(0o555)
        code = "try:\n    examine(path)\nexcept KnownError as error:\n    print(type(error).__name__, error)\n"
        said = as_nobody(code, moved)
        assert traces(moved) == before
    assert said.startswith("ForeignJournal")
    assert "nothing can be written" in said


def test_the_journal_of_another_project(path, tmp_path):
    other = worlds.make_project(tmp_path, name="other.beleg")
    worlds.brought(other, worlds.session_of(other), "Other words.\n")
    other.close()
    cut_short(other.path)
    leftovers.journal_of(other.path).rename(leftovers.journal_of(path))
    refused(path)


def test_the_journal_of_a_later_state_beside_an_earlier_copy(path, tmp_path):
    """A backup was copied over the project, and the journal of the crash stayed."""
    backup = shutil.copyfile(path, tmp_path / "backup")
    project = files.open_project(path)
    worlds.brought(project, worlds.session_of(project, "Ben"), "More words.\n")
    project.close()
    cut_short(path)
    shutil.copyfile(backup, path)
    assert "another state of the file" in refused(path)


def test_a_journal_that_matches_in_count_only(path, tmp_path):
    """The counter may agree by chance: then the copy shows that the result is no project."""
    cut_short(path)
    journal = bytearray(leftovers.journal_of(path).read_bytes())
    sector, page_size = struct.unpack_from(">II", journal, 20)
    place = sector
    while place + page_size + 8 <= len(journal):
        if journal[place : place + 4] == b"\0\0\0\1":
            journal[place + 104 : place + 116] = bytes(12)  # what says that the page is one of the schema's
            (nonce,) = struct.unpack_from(">I", journal, 12)
            page = journal[place + 4 : place + 4 + page_size]
            checksum = (nonce + sum(page[at] for at in range(page_size - 200, 0, -200))) % 2**32
            struct.pack_into(">I", journal, place + 4 + page_size, checksum)
        place += page_size + 8
    leftovers.journal_of(path).write_bytes(journal)
    assert "gives no sound project" in refused(path)


def test_a_journal_that_names_a_file_to_delete(path, tmp_path):
    """SQLite removes the further journal that a journal names; ours never name one."""
    victim = tmp_path / "victim"
    victim.write_bytes(b"")
    cut_short(path)
    name = os.fsencode(victim)
    tail = struct.pack(">I", 0x40000000 // 4096 + 1) + name + struct.pack(">II", len(name), sum(name))
    with leftovers.journal_of(path).open("ab") as file:
        file.write(tail + leftovers.JOURNAL_MAGIC)
    refused(path)
    assert victim.exists()


def test_a_journal_that_is_something_else(path):
    leftovers.journal_of(path).write_bytes(b"Dear diary\n" * 100)
    assert "another state of the file" in refused(path)


def test_a_journal_that_is_a_folder(path):
    leftovers.journal_of(path).mkdir()
    assert "cannot be read" in refused(path)


@pytest.mark.parametrize("content", [b"", b"\0" * 512, b"\0" + b"x" * 4096])
def test_a_journal_that_was_finished_is_no_obstacle(path, content):
    """Other programs empty the journal, or blank its beginning, instead of removing it."""
    leftovers.journal_of(path).write_bytes(content)
    assert examine(path).read_only_reason is None
    project = files.open_project(path)
    worlds.session_of(project, "Ben")
    project.close()
    assert examine(path).read_only_reason is None


def test_a_journal_cut_off_at_once_changes_nothing(path):
    before = path.read_bytes()
    leftovers.journal_of(path).write_bytes(leftovers.JOURNAL_MAGIC)
    examine(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("content", [b"", b"junk", b"\x37\x7f\x06\x82" + b"\0" * 100])
def test_a_write_ahead_log_is_refused(path, content):
    leftovers.write_ahead_log_of(path).write_bytes(content)
    assert "write-ahead log" in refused(path)


def test_the_log_of_a_crash_in_write_ahead_mode_beside_a_restored_file(path, tmp_path):
    """SQLite would read the log as part of the restored file, and call that sound."""
    backup = shutil.copyfile(path, tmp_path / "backup")
    code = (
        "import os, sqlite3, sys\nc = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "c.execute('PRAGMA journal_mode=WAL')\nc.execute(\"UPDATE articles SET title = 'ghost'\")\nos._exit(9)\n"
    )
    subprocess.run([sys.executable, "-c", code, str(path)], check=False, timeout=60)
    assert leftovers.write_ahead_log_of(path).stat().st_size > 0
    shutil.copyfile(backup, path)
    refused(path)


def test_a_save_under_way_in_another_window_is_left_alone(path):
    """Its journal lies there too; what tells the difference is the lock."""
    code = (
        "from db import files\nproject = files.open_project(path)\n"
        "project.db.execute('PRAGMA cache_size=5')\nproject.db.execute('PRAGMA cache_spill=OFF')\n"
        "project.db.execute('BEGIN IMMEDIATE')\n"
        "project.db.execute(\"UPDATE articles SET title = 'coming'\")\n" + say("writing") + "sys.stdin.readline()\n"
        "project.db.execute('COMMIT')\n" + say("written") + "time.sleep(60)\n"
    )
    with stranger(code, path) as process:
        assert heard(process) == "writing"
        second = files.open_project(path)
        assert second.read_only is not None
        assert second.db.execute("SELECT COUNT(*) FROM articles WHERE title = 'coming'").fetchone() == (0,)
        process.stdin.write("\n")
        process.stdin.flush()
        assert heard(process) == "written"
        assert second.db.execute("SELECT COUNT(*) FROM articles WHERE title = 'coming'").fetchone() == (2,)
        second.close()


def test_a_hot_journal_under_the_lock_of_another_is_not_touched(path):
    cut_short(path)
    before = traces(path)
    lock = ProjectLock.acquire(path)
    head = leftovers.Header(
        page_size=4096, write_version=1, read_version=1, change_counter=0, pages=1, encoding=1, user_version=1,
        application_id=0, valid_for=0,
    )  # fmt: skip
    leftovers.recover(path, head, writable=True, vouch=lambda _: None)
    lock.release()
    assert traces(path) == before


def test_no_room_for_the_trial_is_said(path, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    cut_short(path)
    before = traces(path)
    monkeypatch.setattr("db.leftovers.shutil.copyfile", full)
    with pytest.raises(KnownError, match="no room to try the recovery on a copy"):
        examine(path)
    assert traces(path) == before


def test_a_second_look_by_the_window_itself_keeps_its_locks(path):
    """Reading the header opens and closes the file, which would drop the locks of a connection that is open."""
    project = files.open_project(path)
    project.db.execute("BEGIN IMMEDIATE")
    examine(path)
    code = (
        "connection = sqlite3.connect(path, timeout=0.1, isolation_level=None)\n"
        "try:\n    connection.execute('BEGIN IMMEDIATE'); print('free', flush=True)\n"
        "except sqlite3.OperationalError:\n    print('locked', flush=True)\n"
    )
    with stranger(code, path) as process:
        assert heard(process) == "locked"
    project.db.conn.rollback()
    project.close()
    assert sqlite3.connect(path).execute("PRAGMA quick_check").fetchone() == ("ok",)
