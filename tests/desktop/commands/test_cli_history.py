"""`beleg steps`, `undo` and `redo`."""

import json
import re

from db import files
from db.operations.label_span import label_span
from db.operations.start_session import start_session
from db.queries import articles
from db.records import NewAnnotation
from tests.desktop.commands.runs import SEEDS, amount, lines_of, marked


def counts(beleg, project):
    said = json.loads(beleg("info", project, "--json").out)
    return said["articles"], said["annotations"]["total"]


def mark(path, *, name, annotator, start=0, end=4):
    """Mark the first words of the first article, in a session that is started for it."""
    project = files.open_project(path)
    try:
        session, _ = start_session(project, name=name, annotator=annotator)
        label_span(
            project,
            session=session,
            article=articles.at(project, 1).id,
            annotation=NewAnnotation(label="program", start=start, end=end),
        )
    finally:
        project.close()


def test_import_and_annotations_are_undone_and_redone(beleg, annotated):
    full = counts(beleg, annotated)
    assert beleg("undo", annotated).out == "Undo: Import annotations of “annotations.jsonl”\n"
    assert counts(beleg, annotated) == (14, 0)
    assert beleg("undo", annotated).out == "Undo: Import 14 files\n"
    assert counts(beleg, annotated) == (0, 0)
    ran = beleg("undo", annotated)
    assert (ran.status, ran.out, ran.err) == (1, "", "There is nothing to undo in this session.\n")
    assert beleg("redo", annotated).out == "Redo: Import 14 files\n"
    assert beleg("redo", annotated).status == 0
    assert counts(beleg, annotated) == full
    ran = beleg("redo", annotated)
    assert (ran.status, ran.out, ran.err) == (1, "", "There is nothing to redo.\n")
    assert beleg("check", annotated, "--rebuild").status == 0


def test_steps_are_listed_newest_first(beleg, annotated):
    beleg("undo", annotated)
    ran = beleg("steps", annotated)
    assert (ran.status, ran.err) == (0, "")
    said = [re.sub(r"\d{4}-\d\d-\d\d \d\d:\d\d", "TIME", line) for line in ran.lines()]
    assert said == [
        "Session “Command line” of anna",
        "     2  TIME  Import annotations of “annotations.jsonl”  (undone)",
        "     1  TIME  Import 14 files",
        "     0  TIME  Start session “Command line”",
    ]


def test_only_so_many_steps_are_listed_unless_all_are_wanted(beleg, funding, monkeypatch):
    monkeypatch.setattr("desktop.commands.steps.LATEST", 1)
    assert len(beleg("steps", funding).lines()) == 3
    assert beleg("steps", funding).lines()[-1] == "        … and earlier ones (--all)"
    assert len(beleg("steps", funding, "--all").lines()) == 3
    assert "Start session" in beleg("steps", funding, "--all").out


def test_steps_and_undo_of_a_session(beleg, funding):
    mark(funding, name="First pass", annotator="Ben")
    ran = beleg("steps", funding, "--session", "First pass")
    assert ran.lines()[0] == "Session “First pass” of Ben"
    assert "Label “Neue” as program" in ran.lines()[1]
    assert beleg("steps", funding, "--annotator", "anna").lines()[0] == "Session “Command line” of anna"
    assert beleg("undo", funding, "--session", "First pass").out == "Undo: Label “Neue” as program\n"
    assert beleg("redo", funding, "--session", "First pass", "--annotator", "Ben").status == 0
    assert counts(beleg, funding) == (1, 1)


def test_a_name_that_two_annotators_use_is_not_guessed(beleg, funding):
    mark(funding, name="First pass", annotator="Ben")
    mark(funding, name="First pass", annotator="Cem")
    ran = beleg("undo", funding, "--session", "First pass")
    assert (ran.status, ran.out) == (1, "")
    assert (
        ran.err
        == "Several annotators have a session “First pass”: Ben, Cem. Say whose is meant with --annotator NAME.\n"
    )
    assert beleg("undo", funding, "--session", "First pass", "--annotator", "Cem").status == 0
    assert counts(beleg, funding) == (1, 1)


def test_a_session_that_is_not_there(beleg, funding, project):
    ran = beleg("undo", funding, "--session", "Nobody's")
    assert (ran.status, ran.out) == (1, "")
    assert ran.err == "This project has no session “Nobody's”; its sessions are “Command line” of anna.\n"


def test_nothing_was_done_at_the_command_line(beleg, project):
    ran = beleg("undo", project)
    assert (ran.status, ran.out) == (1, "")
    assert ran.err == "This project has no session “Command line” of anna; it has no sessions yet.\n"


def test_what_another_session_built_upon_stays(beleg, funding):
    mark(funding, name="First pass", annotator="Ben")
    ran = beleg("undo", funding)
    assert (ran.status, ran.out) == (1, "")
    assert ran.err == (
        "“Import “förder.txt”” cannot be undone: the step “Label “Neue” as program” of session “First pass, Ben” builds"
        " on it. Undo that one first, in its session.\n"
    )
    assert counts(beleg, funding) == (1, 1)


def test_another_user_has_other_steps(beleg, funding, tmp_path, monkeypatch):
    monkeypatch.setenv("LOGNAME", "ben")
    assert beleg("undo", funding).status == 1
    assert beleg("annotate", funding, "--from", lines_of(tmp_path / "a.jsonl", [marked(amount())])).status == 0
    assert beleg("undo", funding).out == "Undo: Import annotations of “a.jsonl”\n"
    assert beleg("undo", funding).status == 1
    assert beleg("undo", funding, "--annotator", "anna").out == "Undo: Import “förder.txt”\n"


def test_after_an_undo_the_same_can_be_taken_in_again(beleg, annotated):
    beleg("undo", annotated)
    ran = beleg("annotate", annotated, "--from", SEEDS / "annotations.jsonl")
    assert ran.status == 0
    assert not ran.out.startswith("0 annotations")
    assert beleg("undo", annotated).status == 0
    assert counts(beleg, annotated) == (14, 0)
