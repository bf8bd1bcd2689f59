"""What is refused before anything is shown, in which words, and that nothing is changed by looking."""

import hashlib
import os
import random
import shutil
import sqlite3
import time
from contextlib import suppress
from pathlib import Path

import pytest

from db import files, schema
from db.errors import KnownError
from db.file_errors import (
    AlteredFile,
    DamagedFile,
    EmptyFile,
    FileMissing,
    FileUnreadable,
    ForeignFile,
    HardLinked,
    NewerFile,
    NotAFile,
)
from db.opening import examine
from tests.db import worlds
from tests.db.hostile import SPOILS
from tests.db.strangers import as_nobody, needs_users, open_folder

posix = pytest.mark.skipif(not needs_users(), reason="about POSIX permissions and links")


@pytest.fixture(scope="module")
def sound(tmp_path_factory) -> Path:
    """A project with a little in it, closed."""
    project = worlds.make_project(tmp_path_factory.mktemp("sound"))
    anna = worlds.session_of(project)
    article, *_ = worlds.brought(project, anna, worlds.FUNDING, worlds.PLAIN)
    worlds.labelled(project, anna, article)
    project.close()
    return project.path


@pytest.fixture
def path(sound, tmp_path) -> Path:
    return Path(shutil.copyfile(sound, tmp_path / "a.beleg"))


def traces(path: Path) -> tuple[object, ...]:
    """Return what must stay as it is when a file is only looked at."""
    found = path.stat()
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return digest, found.st_mtime_ns, found.st_ino, sorted(p.name for p in path.parent.iterdir())


def refusal(path: Path) -> str:
    """Return the sentence of a refusal, after looking that nothing was changed and no time was lost."""
    before = traces(path)
    began = time.perf_counter()
    with pytest.raises(KnownError) as caught:
        examine(path)
    assert time.perf_counter() - began < 1.0
    assert traces(path) == before
    sentence = caught.value.sentence()
    assert "\n" not in sentence
    assert len(sentence) < 500
    assert sentence.endswith((".", "?"))
    return f"{type(caught.value).__name__}: {sentence}"


def test_a_sound_project_is_let_in(path):
    before = traces(path)
    found = examine(path)
    assert found.read_only_reason is None
    assert found.path == path.resolve()
    assert traces(path) == before


@pytest.mark.parametrize("kind", SPOILS)
def test_hostile_projects_are_refused(path, kind):
    connection = sqlite3.connect(path, isolation_level=None)
    SPOILS[kind](connection)
    connection.close()
    assert len(SPOILS) >= 40
    sentence = refusal(path)
    assert "“a.beleg”" in sentence
    assert "Nothing was changed" in sentence
    assert sentence.startswith(("AlteredFile", "DamagedFile", "ForeignFile"))
    with pytest.raises(KnownError):
        files.open_project(path)


def test_a_file_whose_text_is_utf_16_is_refused(tmp_path):
    path = tmp_path / "a.beleg"
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA encoding='UTF-16le'")
    for statement in schema.statements(schema.SCRIPTS[schema.VERSION]):
        connection.execute(statement)
    connection.execute(f"PRAGMA application_id={schema.APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version={schema.VERSION}")
    connection.close()
    assert "UTF-8" in refusal(path)


def test_the_refusal_says_what_is_not_ours(path):
    connection = sqlite3.connect(path)
    connection.execute("CREATE TRIGGER bad AFTER INSERT ON texts BEGIN SELECT 1; END")
    connection.close()
    assert refusal(path) == (
        "AlteredFile: “a.beleg” was altered by another program: it has a trigger “bad” that is not ours. It is not "
        "opened. Nothing was changed. Restore it from a backup, which opens as a new file."
    )


def test_no_file(tmp_path):
    with pytest.raises(FileMissing, match=r"There is no file “gone\.beleg” in"):
        examine(tmp_path / "gone.beleg")
    (tmp_path / "file").write_bytes(b"x")
    with pytest.raises(FileMissing):
        examine(tmp_path / "file" / "a.beleg")
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_a_folder_is_no_project(tmp_path):
    with pytest.raises(NotAFile, match="is not a file"):
        examine(tmp_path)


@posix
def test_a_pipe_is_no_project_and_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.beleg")
    with pytest.raises(NotAFile):
        examine(tmp_path / "pipe.beleg")


@posix
def test_links_in_a_circle(tmp_path):
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    with pytest.raises(FileUnreadable):
        examine(tmp_path / "a")


def test_a_name_with_nul():
    with pytest.raises(FileUnreadable):
        examine(Path("a\0.beleg"))


@posix
def test_a_hard_link_is_refused(path):
    path.with_name("b.beleg").hardlink_to(path)
    assert "under 2 names" in refusal(path)
    with pytest.raises(HardLinked):
        examine(path.with_name("b.beleg"))


@posix
def test_a_symbolic_link_opens_what_it_names(path, tmp_path):
    link = tmp_path / "link.beleg"
    link.symlink_to(path)
    assert examine(link).path == path.resolve()


@pytest.mark.parametrize(
    ("content", "fault", "words"),
    [
        (b"", EmptyFile, "is empty"),
        (b"\0" * 8192, DamagedFile, "blank"),
        (b"Ein Artikel.\n" * 50, ForeignFile, "a file of another kind"),
        (b"PK\x03\x04" + b"x" * 500, ForeignFile, "a file of another kind"),
        (b"SQLite format 3\0", DamagedFile, "first 16 bytes"),
        (b"SQLite", DamagedFile, "first 6 bytes"),
        (b"SQLite format 2\0" + b"\1" * 200, ForeignFile, "another kind"),
    ],
)
def test_files_of_other_kinds(tmp_path, content, fault, words):
    path = tmp_path / "a.beleg"
    path.write_bytes(content)
    assert words in refusal(path)
    with pytest.raises(fault):
        examine(path)


def test_a_database_of_another_program(tmp_path):
    path = tmp_path / "a.beleg"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE bookmarks(a)")
    connection.close()
    assert "an SQLite database of another program" in refusal(path)


@pytest.mark.parametrize("left", [99, 100, 511, 1024, 4095, 4096, 4097, -4096, -1])
def test_a_file_that_is_cut_off(path, left):
    size = path.stat().st_size
    os.truncate(path, left if left > 0 else size + left)
    sentence = refusal(path)
    assert sentence.startswith("DamagedFile")
    assert "Restore it from a backup" in sentence


def test_a_newer_file_that_has_all_we_read_opens_read_only(path):
    connection = sqlite3.connect(path)
    connection.execute("ALTER TABLE articles ADD COLUMN author TEXT")
    connection.execute("CREATE TABLE novelties(a)")
    connection.execute(f"PRAGMA user_version={schema.VERSION + 1}")
    connection.close()
    before = traces(path)
    reason = examine(path).read_only_reason
    assert reason == (
        "“a.beleg” is open read-only because it was made by a newer Beleg (version 4 of the file; this Beleg knows "
        "version 3). Update Beleg to edit it."
    )
    project = files.open_project(path)
    assert project.read_only == reason
    project.close()
    assert traces(path) == before


@pytest.mark.parametrize(
    "statements",
    [
        ["DROP TABLE places"],
        ["ALTER TABLE articles DROP COLUMN source"],
        ["DROP TABLE places", "CREATE VIEW places AS SELECT * FROM labels"],
        [
            "DROP TABLE labels",
            "CREATE TABLE labels(name TEXT, head TEXT, key TEXT, hue TEXT, rivals INTEGER, retired INTEGER AS (1))",
        ],
    ],
)
def test_a_newer_file_that_lacks_what_we_read_is_refused(path, statements):
    connection = sqlite3.connect(path)
    for statement in statements:
        connection.execute(statement)
    connection.execute(f"PRAGMA user_version={schema.VERSION + 1}")
    connection.commit()
    connection.close()
    sentence = refusal(path)
    assert sentence.startswith("NewerFile")
    assert f"version {schema.VERSION + 1}" in sentence
    assert "Update Beleg" in sentence
    with pytest.raises(NewerFile):
        examine(path)


def test_another_spelling_of_the_migrations_table_is_ours(path):
    """Versions of sqlite-utils quote differently, and a project lives longer than they do."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("DROP TABLE _sqlite_migrations")
    connection.execute(
        "CREATE TABLE [_sqlite_migrations] (\n[id] INTEGER PRIMARY KEY,[migration_set] TEXT,[name] TEXT,"
        "[applied_at] TEXT)"
    )
    connection.execute(
        "CREATE UNIQUE INDEX [idx__sqlite_migrations_migration_set_name]\n"
        "ON [_sqlite_migrations] ([migration_set], [name])"
    )
    connection.close()
    assert examine(path).read_only_reason is None


@posix
@pytest.mark.parametrize(("file", "folder"), [(0o444, 0o777), (0o666, 0o555), (0o444, 0o555), (0o666, 0o777)])
def test_what_cannot_be_written_opens_read_only(sound, file, folder):
    with open_folder() as place:
        path = Path(shutil.copyfile(sound, place / "a.beleg"))
        path.chmod(file)
        place.chmod(folder)
        before = traces(path)
        code = (
            "project = files.open_project(path)\n"
            "print(project.read_only, project.db.execute('SELECT COUNT(*) FROM articles').fetchone())\n"
            "project.close()\n"
        )
        said = as_nobody(code, path)
        assert traces(path) == before
    assert said.endswith("(2,)")
    if file == 0o444:
        assert "read-only because the file is write-protected" in said
    elif folder == 0o555:
        assert "is write-protected. Save a copy elsewhere to edit it." in said
        assert "its folder" in said
    else:
        assert said == "None (2,)"


@posix
def test_a_file_that_cannot_be_read(sound):
    with open_folder() as place:
        path = Path(shutil.copyfile(sound, place / "a.beleg"))
        path.chmod(0o000)
        code = "try:\n    examine(path)\nexcept KnownError as error:\n    print(type(error).__name__, error)\n"
        said = as_nobody(code, path)
        path.chmod(0o600)
    assert said.startswith("FileUnreadable")
    assert "Permission denied" in said


@pytest.mark.parametrize("seed", range(120))
def test_no_damage_of_the_beginning_is_a_surprise(path, seed):
    """Bits flipped in the first page: the project opens, or it is refused in words; it is never changed."""
    chance = random.Random(seed)
    content = bytearray(path.read_bytes())
    for _ in range(chance.choice((1, 1, 4, 40))):
        content[chance.randrange(chance.choice((100, 4096)))] ^= 1 << chance.randrange(8)
    path.write_bytes(content)
    before = traces(path)
    with suppress(KnownError):
        examine(path)
    assert traces(path) == before


def test_the_look_costs_little_however_big_the_file(path):
    connection = sqlite3.connect(path)
    body = "x" * 1_000_000
    connection.executemany("INSERT INTO texts(id, body) VALUES (?, ?)", [(f"{n:064d}", body) for n in range(60)])
    connection.commit()
    connection.close()
    assert path.stat().st_size > 60_000_000
    examine(path)
    times = []
    for _ in range(5):
        began = time.perf_counter()
        examine(path)
        times.append(time.perf_counter() - began)
    assert min(times) < 0.02


def test_a_writer_at_work_does_not_keep_others_from_looking(path):
    writer = sqlite3.connect(path, isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    writer.execute("DELETE FROM places")
    assert examine(path).read_only_reason is None
    writer.rollback()
    writer.close()


def test_a_file_that_is_locked_for_good_is_busy(path, monkeypatch):
    monkeypatch.setattr("db.foreign.BUSY_TIMEOUT_S", 0.05)
    writer = sqlite3.connect(path, isolation_level=None)
    writer.execute("BEGIN EXCLUSIVE")
    with pytest.raises(KnownError, match="is being written by another program"):
        examine(path)
    writer.rollback()
    writer.close()


def test_the_words_of_altered_and_damaged_name_the_way_out(tmp_path):
    for fault in (AlteredFile, DamagedFile):
        sentence = fault(path=tmp_path / "a\nb.beleg", what="something").sentence()
        assert "Restore it from a backup" in sentence
        assert "\n" not in sentence
