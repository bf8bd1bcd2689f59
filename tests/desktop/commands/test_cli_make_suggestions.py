"""`beleg make-suggestions`: a project is prepared, Ctrl+C keeps what was made, and no decision changes."""

import multiprocessing
import os
import signal
import subprocess
import sys

import pytest

from db.files import open_project
from db.queries import articles, steps, suggestions
from desktop.jobs import suggesting
from desktop.jobs.suggesting import recipe_of
from tests.desktop.commands.runs import ARTICLES
from tests.house.sources import REPOSITORY

MAIN = "import sys\nfrom desktop.cli import main\nsys.exit(main())"


def missing(path) -> int:
    project = open_project(path, writable=False)
    try:
        return suggestions.missing(project, recipe_of(project).rules)
    finally:
        project.close()


def test_all_articles_are_prepared_and_a_second_run_has_nothing_to_do(beleg, seeded):
    assert missing(seeded) == ARTICLES
    ran = beleg("make-suggestions", seeded)
    assert (ran.status, ran.err) == (0, "")
    assert ran.lines() == [f"Suggestions were made for {ARTICLES} articles."]
    assert missing(seeded) == 0
    again = beleg("make-suggestions", seeded)
    assert (again.status, again.lines()) == (0, ["Nothing to do: all articles have their suggestions."])
    anew = beleg("make-suggestions", seeded, "--again", "--processes", "0")
    assert anew.lines() == [f"Suggestions were made for {ARTICLES} articles."]


def test_one_process_and_this_one_alone_make_the_same(beleg, seeded):
    def found() -> list:
        project = open_project(seeded, writable=False)
        try:
            return project.db.execute(
                "SELECT article, start, end, label, value, rule, confidence FROM suggestions ORDER BY 1, 2, 3, 4"
            ).fetchall()
        finally:
            project.close()

    beleg("make-suggestions", seeded, "--processes", "0")
    here = found()
    assert len(here) > 100
    beleg("make-suggestions", seeded, "--again", "--processes", "2")
    assert found() == here
    assert multiprocessing.active_children() == []


def test_no_step_is_made(beleg, annotated):
    def told() -> list:
        project = open_project(annotated, writable=False)
        try:
            rows = project.db.execute("SELECT id, name FROM steps ORDER BY 1").fetchall()
            return [*rows, steps.last_done(project, articles.all_of(project)[0].id)]
        finally:
            project.close()

    before = told()
    assert beleg("make-suggestions", annotated).status == 0
    assert told() == before


def test_ctrl_c_keeps_what_was_made_and_the_next_run_goes_on(beleg, seeded, monkeypatch):
    monkeypatch.setattr(suggesting, "BATCH", 2)
    before = suggesting.put_suggestions
    puts = []

    def put(*given, **more):
        puts.append(given)
        if len(puts) == 2:
            os.kill(os.getpid(), signal.SIGINT)
        return before(*given, **more)

    monkeypatch.setattr(suggesting, "put_suggestions", put)
    ran = beleg("make-suggestions", seeded, "--processes", "0")
    assert ran.status == 130
    left = missing(seeded)
    assert 0 < left < ARTICLES
    assert ran.lines() == [
        f"Cancelled. Suggestions were made for {ARTICLES - left} articles;"
        f" {left} to go, at the next run or in the window."
    ]
    assert beleg("make-suggestions", seeded, "--processes", "0").status == 0
    assert missing(seeded) == 0


@pytest.mark.skipif(os.name != "posix", reason="about signals of POSIX")
def test_ctrl_c_for_all_processes_at_once_is_one_clean_end(beleg, project, tmp_path):
    for number in range(400):
        text = f"Artikel {number}\n\n" + "Polen gibt 20 Mio. Euro seit 2025 für die Halle. " * 60
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
    assert beleg("import", project, *tmp_path.glob("*.txt")).status == 0
    process = subprocess.Popen(
        [sys.executable, "-c", MAIN, "make-suggestions", str(project), "--processes", "2"],
        cwd=REPOSITORY,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    try:
        reader = open_project(project, writable=False)
        while process.poll() is None and suggestions.missing(reader, recipe_of(reader).rules) == 400:
            continue  # each look is a query
        reader.close()
        os.killpg(process.pid, signal.SIGINT)
        out, err = process.communicate(timeout=30)
    finally:
        process.kill()
    assert (process.returncode, err) == (130, b"")
    assert out.startswith(b"Cancelled. Suggestions were made for ")
    assert 0 < missing(project) < 400


@pytest.mark.parametrize("number", ["-1", "x", "65", "1.5"])
def test_a_number_of_processes_that_is_none_is_a_fault_of_usage(beleg, funding, number):
    assert beleg("make-suggestions", funding, f"--processes={number}").status == 2


def test_a_project_that_is_not_there_is_said(beleg, tmp_path):
    ran = beleg("make-suggestions", tmp_path / "none.beleg")
    assert ran.status == 1
    assert len(ran.refusals()) == 1
