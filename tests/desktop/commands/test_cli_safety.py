"""Files that are damaged, foreign, gone, locked or read-only; `beleg check`, `backups`, `restore` and `copy`."""

import json
import os
import shutil
import sqlite3

import pytest

from db import schema
from db.lock import lock_file
from tests.db.saved import make
from tests.db.strangers import heard, say, stranger
from tests.desktop.commands.runs import FUNDING, amount, lines_of, marked

READING = {
    "info": (),
    "check": (),
    "check --rebuild": (),
    "steps": (),
    "backups": (),
    "export": ("--format", "jsonl", "--out", "{out}"),
    "copy": ("--to", "{out}"),
}
WRITING = {
    "import": ("{file}",),
    "annotate": ("--from", "{file}"),
    "undo": (),
    "redo": (),
}
HOLD = "from db.files import open_project\nproject = open_project(path)\n" + say("held") + "time.sleep(60)\n"


@pytest.fixture
def command(beleg, tmp_path):
    """Run a command of the tables above on a project."""
    file = lines_of(tmp_path / "given.txt", [marked(amount())])

    def run(name, path):
        options = {**READING, **WRITING}[name]
        said = [option.format(out=tmp_path / "out.beleg", file=file) for option in options]
        first, *more = name.split()
        return beleg(first, path, *more, *said)

    return run


def alter(path, *statements):
    """Change a project behind the back of the program, its triggers asleep."""
    connection = sqlite3.connect(path)
    triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _ in triggers:
        connection.execute(f"DROP TRIGGER {name}")
    for statement in statements:
        connection.execute(statement)
    for _, sql in triggers:
        connection.execute(sql)
    connection.commit()
    connection.close()


def damage(path, words):
    """Overwrite words of a file with others of the same length."""
    data = path.read_bytes()
    assert words in data
    path.write_bytes(data.replace(words, b"x" * len(words)))


@pytest.mark.parametrize("name", [*READING, *WRITING])
def test_a_project_that_is_not_there(command, tmp_path, name):
    ran = command(name, tmp_path / "none.beleg")
    assert (ran.status, ran.out) == (1, "")
    if name == "backups":
        assert ran.err.startswith(f"There are no backups of {tmp_path / 'none.beleg'} in ")
    else:
        hint = " If it is to be a new project, make it first: `beleg new`." if name in ("import", "annotate") else ""
        assert ran.err == f"There is no file “none.beleg” in “{tmp_path}”. Was it moved or renamed?{hint}\n"
    assert not (tmp_path / "out.beleg").exists()


@pytest.mark.parametrize("name", [*READING, *WRITING])
def test_a_foreign_file(command, tmp_path, name):
    letter = tmp_path / "letter.beleg"
    letter.write_bytes(b"Dear Anna,\n" * 100)
    ran = command(name, letter)
    assert (ran.status, ran.out) == (1, "")
    assert ran.err.count("\n") == 1
    if name != "backups":
        assert ran.err.startswith("“letter.beleg” is not a Beleg project but ")
    assert letter.read_bytes() == b"Dear Anna,\n" * 100


@pytest.mark.parametrize("name", WRITING)
def test_no_change_while_it_is_open_elsewhere(command, funding, name):
    before = funding.read_bytes()
    with stranger(HOLD, funding) as process:
        assert heard(process) == "held"
        ran = command(name, funding)
    assert (ran.status, ran.out) == (1, "")
    assert f"is open read-only because it is already open elsewhere: anna on {os.uname().nodename} since " in ran.err
    assert ran.err.endswith("Close it there, then open it again here. Nothing was changed.\n")
    assert funding.read_bytes() == before


@pytest.mark.parametrize("name", READING)
def test_reading_needs_no_lock_and_leaves_no_trace(command, funding, name):
    os.utime(funding, ns=(10**18, 10**18))
    before, folder = funding.read_bytes(), {path.name for path in funding.parent.iterdir()}
    with stranger(HOLD, funding) as process:
        assert heard(process) == "held"
        ran = command(name, funding)
        assert lock_file(funding).exists()
    assert (ran.status, ran.err) == (0, "")
    lock_file(funding).unlink(missing_ok=True)
    assert funding.stat().st_mtime_ns == 10**18
    assert funding.read_bytes() == before
    assert {path.name for path in funding.parent.iterdir()} - folder <= {"out.beleg"}


@pytest.mark.parametrize("name", WRITING)
def test_a_project_that_may_not_be_written(command, funding, name, monkeypatch):
    monkeypatch.setattr(os, "access", lambda path, mode, access=os.access: not mode & os.W_OK and access(path, mode))
    ran = command(name, funding)
    assert (ran.status, ran.out) == (1, "")
    assert (
        "is open read-only because the file is write-protected. Save a copy to edit it. Nothing was changed." in ran.err
    )


def test_a_sound_project(beleg, annotated):
    ran = beleg("check", annotated)
    assert (ran.status, ran.out, ran.err) == (0, "All is well: every page, every hash, every quote.\n", "")
    ran = beleg("check", annotated, "--rebuild")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.endswith("and the tables are what the events give.\n")


def test_a_text_that_was_altered(beleg, annotated):
    damage(annotated, b"Sechs weitere Standorte")
    for options in ((), ("--rebuild",)):
        ran = beleg("check", annotated, *options)
        assert (ran.status, ran.out) == (1, "")
        assert "does not match its hash: it is not what was imported." in ran.refusals()[0]
        assert "beleg restore" in ran.refusals()[-1]
    assert "The tables were not derived anew, because what they are made from is damaged." in ran.err


def test_a_quote_that_is_none(beleg, annotated):
    alter(
        annotated,
        "UPDATE annotations SET words = 'XX' || substr(words, 3) WHERE key = (SELECT MIN(key) FROM annotations)",
    )
    ran = beleg("check", annotated)
    assert (ran.status, ran.out) == (1, "")
    assert "the words “XX" in ran.refusals()[0]
    assert "of an annotation are not what stands at" in ran.refusals()[0]
    assert len(ran.refusals()) == 2


def test_tables_that_are_not_what_the_events_give_are_put_right(beleg, annotated):
    whole = json.loads(beleg("info", annotated, "--json").out)["annotations"]
    alter(
        annotated, "DELETE FROM annotations WHERE label = 'date'", "UPDATE articles SET title = 'Other' WHERE key = 1"
    )
    assert beleg("check", annotated).status == 0  # each row by itself is sound
    ran = beleg("check", annotated, "--rebuild")
    assert ran.status == 1
    assert "is missing from the file" in ran.err
    assert (
        ran.out == "The tables were derived anew from the events, after a backup. The texts and events are unharmed.\n"
    )
    assert ran.refusals()[-1].endswith(", and put right.")
    assert beleg("check", annotated, "--rebuild").status == 0
    assert json.loads(beleg("info", annotated, "--json").out)["annotations"] == whole
    assert beleg("backups", annotated).lines()[0].endswith(("before a rebuild", "before an import"))


def test_tables_are_not_put_right_while_it_is_open_elsewhere(beleg, annotated):
    alter(annotated, "DELETE FROM annotations WHERE label = 'date'")
    before = annotated.read_bytes()
    with stranger(HOLD, annotated) as process:
        assert heard(process) == "held"
        ran = beleg("check", annotated, "--rebuild")
    assert ran.status == 1
    assert "is missing from the file" in ran.err
    assert ran.err.endswith("Nothing was changed.\n")
    assert annotated.read_bytes() == before


def test_a_long_list_of_faults_is_cut(beleg, annotated, monkeypatch):
    monkeypatch.setattr("desktop.commands.check.MOST_LINES", 2)
    alter(annotated, "DELETE FROM annotations")
    ran = beleg("check", annotated, "--rebuild")
    assert len(ran.refusals()) == 4
    assert ran.refusals()[2].startswith("… and ")


def pages(path):
    return len(path.read_bytes()) // 4096


@pytest.mark.parametrize("share", [0.2, 0.35, 0.5, 0.65, 0.8, 0.95])
def test_a_damaged_page_gives_sentences_and_no_traceback(command, annotated, share):
    size = 4096
    with annotated.open("r+b") as file:
        file.seek(int(pages(annotated) * share) * size)
        file.write(b"\xa5" * size)
    checked = command("check", annotated)
    assert checked.status == 1
    assert checked.out == ""
    assert "damaged" in checked.err
    for name in [*READING, *WRITING]:
        ran = command(name, annotated)
        assert ran.status in (0, 1), name
        assert (ran.status == 1) == bool(ran.err), name
        assert "Traceback" not in ran.err
    assert command("check", annotated).status == 1


def test_a_file_that_was_cut_short(command, annotated):
    annotated.write_bytes(annotated.read_bytes()[:-5000])
    for name in [*READING, *WRITING]:
        ran = command(name, annotated)
        if name != "backups":
            assert (ran.status, ran.out) == (1, ""), name
            assert "is damaged" in ran.err


def test_backups_are_listed_and_restored_when_the_project_is_gone(beleg, annotated, tmp_path):
    listed = beleg("backups", annotated)
    assert (listed.status, listed.err) == (0, "")
    assert listed.lines()[0].startswith("  1  ")
    assert "14 articles, 0 annotations, " in listed.lines()[0]
    assert listed.lines()[0].endswith(": before an import")
    annotated.unlink()
    assert beleg("backups", annotated).out == listed.out
    ran = beleg("restore", annotated, "--backup", 1, "--to", tmp_path / "back.beleg")
    assert (ran.status, ran.err) == (0, "")
    said = json.loads(beleg("info", tmp_path / "back.beleg", "--json").out)
    assert (said["articles"], said["annotations"]["total"]) == (14, 0)
    assert beleg("check", tmp_path / "back.beleg", "--rebuild").status == 0


def test_backups_of_a_project_that_was_renamed_are_found(beleg, annotated, tmp_path):
    listed = beleg("backups", annotated).out
    annotated.rename(tmp_path / "renamed.beleg")
    assert beleg("backups", tmp_path / "renamed.beleg").out == listed


def test_backups_of_a_damaged_project_are_found(beleg, annotated):
    listed = beleg("backups", annotated).out
    annotated.write_bytes(b"SQLite format 3\0" + b"\xff" * 5000)
    assert beleg("backups", annotated).out == listed


@pytest.mark.parametrize("number", ["0", "-1", "99"])
def test_a_backup_that_is_not_there(beleg, funding, tmp_path, number):
    ran = beleg("restore", funding, f"--backup={number}", "--to", tmp_path / "back.beleg")
    assert (ran.status, ran.out) == (1, "")
    assert ran.err == f"There is no backup {number}; they are numbered from 1, the newest, to 1.\n"


def test_nothing_is_restored_over_a_file(beleg, funding):
    before = funding.read_bytes()
    ran = beleg("restore", funding, "--backup", 1, "--to", funding)
    assert (ran.status, ran.out) == (1, "")
    assert ran.err.startswith("There is already a file ")
    assert funding.read_bytes() == before


def test_one_backup_for_one_import(beleg, project, tmp_path):
    (tmp_path / "a.txt").write_bytes(FUNDING.encode())
    beleg("import", project, tmp_path / "a.txt")
    assert len(beleg("backups", project).lines()) == 1
    beleg("import", project, tmp_path / "a.txt")
    assert len(beleg("backups", project).lines()) == 2
    beleg("import", project, tmp_path / "a.txt")  # known already, so that nothing changed since the last
    assert len(beleg("backups", project).lines()) == 2


def test_no_backup_no_change(beleg, funding, home, tmp_path):
    backups = home / "backups"
    backups.rename(home / "aside")
    backups.write_bytes(b"no folder")
    before = funding.read_bytes()
    ran = beleg("annotate", funding, "--from", lines_of(tmp_path / "a.jsonl", [marked(amount())]))
    assert (ran.status, ran.out) == (1, "")
    assert ran.err.startswith("No backup of “Förder #1 ?x=100% 😀.beleg” could be made: ")
    assert funding.read_bytes() == before


def test_a_copy(beleg, annotated, tmp_path):
    ran = beleg("copy", annotated, "--to", tmp_path / "Kopie #2.beleg")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith(f"Copied to {tmp_path / 'Kopie #2.beleg'}: 14 articles, ")
    assert beleg("check", tmp_path / "Kopie #2.beleg", "--rebuild").status == 0


def test_no_file_is_overwritten_by_a_copy(beleg, funding, tmp_path):
    there = tmp_path / "there.beleg"
    there.write_bytes(b"precious")
    for target, sentence in ((there, "There is already a file “there.beleg”."), (funding, "There is already a file ")):
        ran = beleg("copy", funding, "--to", target)
        assert (ran.status, ran.out) == (1, "")
        assert ran.err.startswith(sentence)
    assert there.read_bytes() == b"precious"


@pytest.mark.parametrize("name", [name for name in READING if name != "backups"])
def test_a_project_of_an_earlier_version_is_read_as_it_is(command, tmp_path, name):
    path = shutil.copyfile(make.FOLDER / "version-1.beleg", tmp_path / "old.beleg")
    before = path.read_bytes()
    ran = command(name, path)
    assert (ran.status, ran.err) == (0, "")
    assert path.read_bytes() == before


def test_a_project_of_an_earlier_version_is_backed_up_before_it_is_changed(beleg, command, tmp_path):
    path = shutil.copyfile(make.FOLDER / "version-1.beleg", tmp_path / "old.beleg")
    assert command("import", path).status == 0
    with sqlite3.connect(path) as changed:
        assert changed.execute("PRAGMA user_version").fetchone() == (schema.VERSION,)
    changed.close()
    assert f"before version {schema.VERSION}" in beleg("backups", path).out
