"""`beleg export` and `beleg info`: what leaves, that it comes back the same, and what is refused."""

import csv
import json
from datetime import UTC, datetime

import pytest

import seeds
from db import files
from db.operations.edit_session import edit_session
from db.operations.hide_article import hide_article
from db.operations.set_status import set_status
from db.queries import articles, sessions
from db.records import Scope, Status
from db.schema import VERSION
from desktop.jobs.sample import make_sample
from tests.desktop.commands.runs import SEEDS, lines_of, marked

FACTS = [fact for line in seeds.facts().split("\n") if line for fact in json.loads(line)["facts"]]


@pytest.fixture
def out(tmp_path):
    return tmp_path / "Ausgabe #1 %41.jsonl"


@pytest.fixture
def export(beleg, out):
    """Export as JSON Lines, and return the lines."""

    def run(project, *options):
        ran = beleg("export", project, "--format", "jsonl", "--out", out, *options)
        assert (ran.status, ran.err) == (0, "")
        return [json.loads(line) for line in out.read_bytes().decode().split("\n")[:-1]]

    return run


def change(path, operation):
    project = files.open_project(path)
    try:
        return operation(project)
    finally:
        project.close()


def test_it_says_what_was_written_and_what_the_format_cannot_hold(beleg, annotated, out):
    ran = beleg("export", annotated, "--format", "jsonl", "--out", out)
    assert (ran.status, ran.err) == (0, "")
    first, second = ran.lines()
    assert first.startswith("Wrote ")
    assert (
        f"of 14 articles (202 kB) to {out}, read the file back and compared it with the project: nothing differs."
        in first
    )
    assert second.startswith(
        "JSON Lines does not hold: Facts (they have formats of their own), the steps and their undo"
    )


def test_an_export_taken_in_again_changes_nothing(beleg, export, annotated, out):
    export(annotated)
    before, first = annotated.read_bytes(), out.read_bytes()
    ran = beleg("annotate", annotated, "--from", out)
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith("0 annotations taken, ")
    assert annotated.read_bytes() == before
    export(annotated)
    assert out.read_bytes() == first


def test_an_export_of_a_session_that_was_renamed_changes_nothing_either(beleg, export, annotated, out):
    change(annotated, lambda it: edit_session(it, session=sessions.all_of(it)[0].id, name="Reference", scope=Scope.ALL))
    export(annotated)
    first = out.read_bytes()
    assert beleg("annotate", annotated, "--from", out).out.startswith("0 annotations taken, ")
    export(annotated)
    assert out.read_bytes() == first


@pytest.fixture
def one_moment(monkeypatch):
    """Stop the clock: when an annotation came into its project stands in an export, and is no part of its content."""
    for function in (files.open_project, files.create_project):
        monkeypatch.setitem(function.__kwdefaults__, "clock", lambda: datetime(2026, 3, 1, 9, 30, tzinfo=UTC))


def test_an_export_taken_into_a_new_project_leaves_it_with_the_same_bytes(
    beleg, one_moment, annotated, export, out, tmp_path
):
    odd = {"note": "why\nnot", "flagged": True, "value": None, "session": "Second 😀", "annotator": "Zoë"}
    line = marked({"start": 0, "end": 9, "label": "date", **odd}, text=first_text(annotated))
    line["sessions"] = [{"session": "Second 😀", "annotator": "Zoë", "status": "done", "flagged": True}]
    assert beleg("annotate", annotated, "--from", lines_of(tmp_path / "more.jsonl", [line])).status == 0
    assert any(one["note"] for one in export(annotated)[0]["annotations"])
    other, again = tmp_path / "other.beleg", tmp_path / "again.jsonl"
    beleg("new", other)
    assert beleg("annotate", other, "--from", out, "--add").status == 0
    assert beleg("export", other, "--format", "jsonl", "--out", again).status == 0
    assert again.read_bytes() == out.read_bytes()


def first_text(path):
    return change(path, lambda it: articles.text(it, articles.at(it, 1).id))


def test_a_table(beleg, annotated, tmp_path):
    assert beleg("export", annotated, "--format", "csv", "--out", tmp_path / "o.csv").status == 0
    with (tmp_path / "o.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    total = json.loads(beleg("info", annotated, "--json").out)["annotations"]["total"]
    assert len(rows) == total
    assert {row["label"] for row in rows} == {"program", "amount", "country", "date"}


def test_labels_are_chosen_in_any_case(export, annotated):
    lines = export(annotated, "--label", "Amount", "DATE")
    assert {one["label"] for line in lines for one in line["annotations"]} == {"amount", "date"}


def test_an_unknown_label(beleg, annotated, out):
    ran = beleg("export", annotated, "--format", "jsonl", "--out", out, "--label", "colour")
    assert (ran.status, ran.out) == (1, "")
    assert ran.err == "This project has no label “colour”; its labels are program, amount, country, date.\n"
    assert not out.exists()


def test_sessions_are_chosen_by_name_and_annotator(beleg, export, annotated, tmp_path):
    text = first_text(annotated)
    names = [("First", "Ben"), ("First", "Zoë"), ("Second", "Zoë")]
    given = [{"start": 0, "end": 4, "label": "date", "session": name, "annotator": who} for name, who in names]
    beleg("annotate", annotated, "--from", lines_of(tmp_path / "more.jsonl", [marked(*given, text=text)]))

    def found(*options):
        return {
            (one["session"], one["annotator"]) for line in export(annotated, *options) for one in line["annotations"]
        }

    assert found("--session", "First") == {("First", "Ben"), ("First", "Zoë")}
    assert found("--session", "First", "Second", "--annotator", "Zoë") == {("First", "Zoë"), ("Second", "Zoë")}
    assert found("--session", "Second", "--session", "Command line") == {("Second", "Zoë"), ("Command line", "anna")}
    assert found("--annotator", "Ben") == {("First", "Ben")}


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--session", "Nobody's"], "“Nobody's”"),
        (["--annotator", "Nobody"], "of Nobody"),
        (["--session", "Command line", "--annotator", "Ben"], "“Command line” of Ben"),
    ],
    ids=["session", "annotator", "both"],
)
def test_an_unknown_session(beleg, annotated, out, options, said):
    ran = beleg("export", annotated, "--format", "jsonl", "--out", out, *options)
    assert (ran.status, ran.out) == (1, "")
    assert ran.err == f"This project has no session {said}; its sessions are “Command line” of anna.\n"


def test_articles_are_chosen_by_status(export, annotated):
    def one_done(project):
        session, first = sessions.all_of(project)[0].id, articles.at(project, 1)
        set_status(project, session=session, article=first.id, status=Status.DONE)
        return first.title

    title = change(annotated, one_done)
    assert [line["title"] for line in export(annotated, "--status", "done")] == [title]
    assert len(export(annotated, "--status", "open")) == 13
    assert len(export(annotated, "--status", "open", "done")) == 14


def test_a_file_that_is_there_is_replaced(export, annotated, out):
    out.write_bytes(b"old")
    assert len(export(annotated)) == 14


def test_no_project_is_overwritten(beleg, annotated):
    before = annotated.read_bytes()
    ran = beleg("export", annotated, "--format", "jsonl", "--out", annotated)
    assert (ran.status, ran.out) == (1, "")
    assert (
        ran.err
        == f"“{annotated}” is a project or another database, and is as it was. Choose another name for the export.\n"
    )
    assert annotated.read_bytes() == before


@pytest.mark.parametrize("name", ["none/o.jsonl", "folder"])
def test_a_place_that_cannot_be_written(beleg, annotated, tmp_path, name):
    (tmp_path / "folder").mkdir()
    ran = beleg("export", annotated, "--format", "jsonl", "--out", tmp_path / name)
    assert (ran.status, ran.out) == (1, "")
    assert ran.err.startswith(f"“{tmp_path / name}” was not written: ")


def test_an_unknown_format_is_a_fault_of_usage(beleg, annotated, out):
    ran = beleg("export", annotated, "--format", "xml", "--out", out)
    assert ran.status == 2
    assert "invalid choice: 'xml'" in ran.err


def test_what_a_project_holds(beleg, annotated):
    ran = beleg("info", annotated, "--json")
    assert (ran.status, ran.err) == (0, "")
    said = json.loads(ran.out)
    reference = [json.loads(line) for line in (SEEDS / "annotations.jsonl").read_bytes().decode().split("\n")[:-1]]
    labels = [one["label"] for line in reference for one in line["annotations"]]
    assert said["articles"] == 14
    assert said["annotations"] == {
        "total": len(labels),
        "by_label": {name: labels.count(name) for name in ("program", "amount", "country", "date")},
    }
    assert said["facts"] == {"total": 0, "by_status": {"open": 0, "checked": 0, "doubtful": 0}}
    (session,) = said["sessions"]
    assert (session["name"], session["annotator"], session["annotations"]["total"]) == (
        "Command line",
        "anna",
        len(labels),
    )
    assert session["progress"] == {"total": 14, "open": 14, "done": 0, "flagged": 0}
    assert said["schema"] == {"version": VERSION, "application_id": "0x42454c47"}
    assert said["application"]["name"] == "beleg"
    assert said["read_only"] is None
    assert said["sizes"]["file"] == annotated.stat().st_size
    assert said["sizes"]["texts"] == {"rows": 14, "bytes": sum(path.stat().st_size for path in SEEDS.glob("*.txt"))}
    assert said["sizes"]["originals"] == {"rows": 0, "bytes": 0}
    assert said["sizes"]["events"]["rows"] > 0
    assert said["steps"] == {"done": 4, "undone": 0}
    assert said["path"] == str(annotated)


def test_what_a_project_holds_for_a_person(beleg, annotated):
    def remove_one(project):
        hide_article(project, session=sessions.all_of(project)[0].id, article=articles.at(project, 6).id)

    change(annotated, remove_one)
    ran = beleg("info", annotated)
    assert (ran.status, ran.err) == (0, "")
    assert ran.lines()[1] == "13 articles, and 1 removed from it"
    assert "Session “Command line” of anna: 0 of 13 done, 0 flagged, " in ran.out


def test_a_project_that_may_not_be_written_says_so(beleg, funding):
    funding.chmod(0o444)
    found = files.open_project(funding)
    reason = found.read_only
    found.close()
    assert json.loads(beleg("info", funding, "--json").out)["read_only"] == reason


def test_it_is_quiet_when_asked(beleg, annotated, out):
    ran = beleg("export", annotated, "--format", "jsonl", "--out", out, "--quiet")
    assert (ran.status, ran.out, ran.err) == (0, "", "")
    assert beleg("-q", "info", annotated).out.startswith("Förder")


def test_nothing_annotated_is_an_export_too(beleg, project, out):
    assert beleg("export", project, "--format", "jsonl", "--out", out).status == 0
    assert out.read_bytes() == b""


def test_how_many_facts_a_project_holds(beleg, tmp_path):
    path = tmp_path / "sample.beleg"
    make_sample(path, annotator="Ada").close()
    said = json.loads(beleg("info", path, "--json").out)["facts"]
    assert said == {"total": len(FACTS), "by_status": {"open": len(FACTS), "checked": 0, "doubtful": 0}}
    assert f"{len(FACTS)} facts: open {len(FACTS)}" in beleg("info", path).out.split("\n")
