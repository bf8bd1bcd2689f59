"""`beleg new` and `beleg import`: what is taken, known and refused, and what is said of it."""

import json

import pytest

from db.files import open_project
from db.queries import articles, sessions
from tests.desktop.commands.runs import FUNDING, SEEDS, seed_files


def titles(path):
    project = open_project(path, writable=False)
    try:
        return [article.title for article in articles.all_of(project)]
    finally:
        project.close()


def test_a_new_project_has_the_name_that_is_given(beleg, tmp_path):
    ran = beleg("new", tmp_path / "a.beleg", "--name", "Förderung „KI“")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out == f"Made the project “Förderung „KI“”: {tmp_path / 'a.beleg'}\n"
    assert json.loads(beleg("info", tmp_path / "a.beleg", "--json").out)["project"] == "Förderung „KI“"


def test_a_new_project_is_called_like_its_file(beleg, project):
    assert json.loads(beleg("info", project, "--json").out)["project"] == "Förder #1 ?x=100% 😀"


def test_no_file_is_overwritten_by_a_new_project(beleg, tmp_path):
    there = tmp_path / "there.beleg"
    there.write_bytes(b"precious")
    ran = beleg("new", there)
    assert (ran.status, ran.out) == (1, "")
    assert ran.err == f"{there} exists already; nothing was changed. Choose another name, or open it.\n"
    assert there.read_bytes() == b"precious"


def test_a_project_in_a_folder_that_is_not_there(beleg, tmp_path):
    ran = beleg("new", tmp_path / "none" / "a.beleg")
    assert ran.status == 1
    assert ran.err.startswith(
        f"No project could be made at {tmp_path / 'none' / 'a.beleg'}: No such file or directory."
    )


def test_files_are_taken_in(beleg, project):
    ran = beleg("import", project, *seed_files())
    assert (ran.status, ran.out, ran.err) == (0, "14 articles taken.\n", "")
    assert len(titles(project)) == 14


def test_a_folder_is_taken_in_and_what_is_no_text_refused_by_name(beleg, project):
    ran = beleg("import", project, SEEDS)
    assert ran.status == 1
    assert ran.lines()[-1].startswith("14 articles taken, ")
    assert any("“annotations.jsonl” is a file of another format (JSONL)" in line for line in ran.refusals())
    assert len(titles(project)) == 14


def test_the_same_again_is_known_and_changes_nothing(beleg, seeded):
    before = seeded.read_bytes()
    ran = beleg("import", seeded, *seed_files())
    assert (ran.status, ran.err) == (0, "")
    assert ran.lines()[0] == "Known already: 01-sechs-standorte.txt"
    assert ran.lines()[-1] == "0 articles taken, 14 known already."
    assert seeded.read_bytes() == before


def test_one_bad_file_stops_nothing(beleg, project, tmp_path):
    (tmp_path / "a.txt").write_bytes("Ein Artikel, fünf Wörter.\n".encode())
    (tmp_path / "b.txt").write_bytes("Für Übermorgen.\n".encode("cp1252"))
    (tmp_path / "d.txt").write_bytes(b"The last one.\n")
    missing = tmp_path / "c.txt"
    ran = beleg("import", project, *(tmp_path / f"{name}.txt" for name in "abcd"))
    assert ran.status == 1
    assert ran.out == "2 articles taken, 2 refused.\n"
    not_utf8, not_there = ran.refusals()
    assert not_utf8.startswith("“b.txt” is not UTF-8: byte 0xFC in line 1 (offset 1) cannot stand there. To take it,")
    assert "--encoding NAME" in not_utf8
    assert not_there.startswith("“c.txt” could not be read: it is not there")
    assert not missing.exists()
    assert titles(project) == ["Ein Artikel, fünf Wörter.", "The last one."]


def test_a_file_is_read_in_the_encoding_that_is_named(beleg, project, tmp_path):
    (tmp_path / "b.txt").write_bytes("Für Übermorgen.\n".encode("cp1252"))
    assert beleg("import", project, "--encoding", "cp1252", tmp_path / "b.txt").status == 0
    assert titles(project) == ["Für Übermorgen."]


def test_an_encoding_that_is_none(beleg, project, tmp_path):
    (tmp_path / "b.txt").write_bytes(b"Words.\n")
    ran = beleg("import", project, tmp_path / "b.txt", "--encoding", "klingon")
    assert (ran.status, ran.out) == (1, "")
    assert ran.err.startswith("The encoding “klingon” is not known here; use a name such as cp1252")
    assert titles(project) == []


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "utf-32", "utf-8-sig"])
def test_a_byte_order_mark_is_believed(beleg, project, tmp_path, encoding):
    mark = b"\xfe\xff" if encoding == "utf-16-be" else b""
    (tmp_path / "b.txt").write_bytes(mark + FUNDING.encode(encoding))
    assert beleg("import", project, tmp_path / "b.txt").status == 0
    assert titles(project) == ["Neue Fördermittel 😀"]


def test_characters_that_no_text_can_hold_are_counted(beleg, project, tmp_path):
    (tmp_path / "b.txt").write_bytes(b"One\0 NUL among many words of a text.\n")
    ran = beleg("import", project, tmp_path / "b.txt")
    assert ran.status == 0
    assert ran.lines()[0] == "b.txt: 1 character that no text can hold was replaced"


def test_the_project_itself_is_no_article(beleg, project):
    ran = beleg("import", project, project)
    assert ran.status == 1
    assert "is a file of another format (project)" in ran.err


def test_names_that_would_be_orders_to_a_terminal_are_said_without(beleg, project, tmp_path):
    odd = tmp_path / "a\x1b[31m.txt"
    odd.write_bytes(b"")
    ran = beleg("import", project, odd)
    assert ran.status == 1
    assert "\x1b" not in ran.err


def test_the_command_line_has_a_session_of_its_own(beleg, funding):
    project = open_project(funding, writable=False)
    found = [(one.name, one.annotator) for one in sessions.all_of(project)]
    project.close()
    assert found == [("Command line", "anna")]


@pytest.mark.parametrize("named", [("",), ("\x07",)])
def test_a_user_without_a_name_is_the_analyst(beleg, project, tmp_path, monkeypatch, named):
    monkeypatch.setattr("getpass.getuser", lambda: named[0])
    (tmp_path / "a.txt").write_bytes(FUNDING.encode())
    assert beleg("import", project, tmp_path / "a.txt").status == 0
    assert json.loads(beleg("info", project, "--json").out)["sessions"][0]["annotator"] == "analyst"


def test_a_user_that_the_system_does_not_know_is_the_analyst(beleg, project, tmp_path, monkeypatch):
    def unknown():
        raise KeyError("getpwuid(): uid not found: 4711")

    monkeypatch.setattr("getpass.getuser", unknown)
    (tmp_path / "a.txt").write_bytes(FUNDING.encode())
    assert beleg("import", project, tmp_path / "a.txt").status == 0
    assert json.loads(beleg("info", project, "--json").out)["sessions"][0]["annotator"] == "analyst"
