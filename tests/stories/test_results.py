"""Getting things out and back: export, copy, backup; and what she does to articles and sessions."""

import csv
import json
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit

from db.files import open_project
from db.queries import articles
from desktop.jobs.annotating import import_annotation_file
from desktop.prompts import ArticleDetails
from exchange.registry import find_format
from tests.stories.analyst import Analyst
from tests.stories.articles import BRIDGE, HALL


@pytest.fixture
def marked(at_work) -> Analyst:
    """The analyst with three annotations in the first article, which is done."""
    analyst = at_work({"1-halle.txt": HALL, "2-bruecke.txt": BRIDGE})
    for words, key in (("über 380 Millionen Euro", "2"), ("Dänemark", "3"), ("Anfang 2025", "4")):
        analyst.drag_over(words)
        analyst.press(key)
    analyst.press("Ctrl+Return")
    return analyst


def export(analyst: Analyst, prompt, path: Path, format_name: str) -> None:
    """Export in the dialog: choose the format by a click, the file by typing."""

    def fill(dialog):
        analyst.click(analyst.button(find_format(format_name).title, dialog))
        field = next(one for one in dialog.findChildren(QLineEdit) if one.accessibleName() == "File to write")
        field.setFocus()
        field.selectAll()
        analyst.type(str(path))
        dialog.refresh()
        dialog.take("export")
        return dialog.result()

    prompt.will("run", fill)
    analyst.press("Ctrl+E")
    analyst.rest()


def test_jsonl_is_written_read_back_and_taken_in_again(marked, prompt, tmp_path):
    path = tmp_path / "out.jsonl"
    export(marked, prompt, path, "jsonl")
    assert marked.banner.startswith("3 annotations of 2 articles were written to")
    assert "read back" in marked.banner
    lines = [json.loads(line) for line in path.read_bytes().decode("utf-8").splitlines()]
    first = next(line for line in lines if line["text"] == HALL)
    assert [(one["label"], one["words"]) for one in first["annotations"]] == [
        ("amount", "über 380 Millionen Euro"),
        ("date", "Anfang 2025"),
        ("country", "Dänemark"),
    ]
    assert all(HALL[one["start"] : one["end"]] == one["words"] for one in first["annotations"])
    project, session, before = marked.desk.project, marked.desk.session.id, marked.step_names()
    report = import_annotation_file(project, session=session, path=path)
    assert (report.added, report.known, report.refused) == (0, 3, ())
    assert marked.step_names() == before


def test_csv_has_a_row_for_each_annotation(marked, prompt, tmp_path):
    path = tmp_path / "out.csv"
    export(marked, prompt, path, "csv")
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["words"] for row in rows] == ["über 380 Millionen Euro", "Anfang 2025", "Dänemark"]


def test_a_copy_is_whole_and_opens(marked, prompt, tmp_path, start, qtbot):
    path, steps = tmp_path / "copy.beleg", marked.step_names()
    prompt.will("file_to_save", path)
    marked.press("Ctrl+Shift+S")
    marked.rest()
    assert "verified copy" in marked.banner
    copy = open_project(path, writable=False)
    assert articles.count(copy) == 2
    copy.close()
    marked.window.close()
    again = Analyst(start(path), qtbot)
    again.press("Ctrl+PgUp")
    assert len(again.spans()) == 3
    assert again.step_names() == steps


def test_a_backup_is_restored_as_a_new_file(marked, prompt, tmp_path, start, qtbot):
    marked.window.close()
    later = Analyst(start(), qtbot)
    later.wait(lambda: list(later.app.window.context.backups.rglob("*")))
    later.rest()
    old = later.desk.project.path
    target = tmp_path / "restored.beleg"
    prompt.will("pick", lambda question: question.rows[0].name).will("file_to_save", target)
    later.window.actions_.run("file.backups")
    later.rest()
    rows = prompt.asked[-2].said[0].rows
    assert "articles" in rows[0].detail
    assert later.desk.project.path == target
    assert old.exists()
    assert len(later.titles()) >= 1


def test_an_article_is_removed_and_the_banner_brings_it_back(marked):
    assert marked.desk.text == BRIDGE
    marked.press("Ctrl+PgUp")
    marked.window.actions_.run("article.remove")
    assert marked.desk.text == BRIDGE
    assert "was removed from the project" in marked.banner
    assert marked.window.queue.progress().total == 1
    marked.click(marked.button("Undo", marked.window.banner))
    assert marked.window.queue.progress().total == 2
    assert marked.desk.text == HALL
    assert len(marked.spans()) == 3


def test_title_language_and_date_are_corrected(marked, prompt):
    prompt.will("article_details", ArticleDetails(title="Eine Brücke", language="en", published="2025-09-10"))
    marked.window.actions_.run("article.details")
    assert marked.desk.article.title == "Eine Brücke"
    marked.wait(lambda: "Eine Brücke" in marked.titles())
    assert "English" in marked.view.page.header_text
    assert "published 10 Sep 2025" in marked.view.page.header_text
    assert marked.window.status._language.text() == "EN"
    marked.press("Ctrl+Z")
    assert marked.desk.article.language == "de"
    assert marked.window.status._language.text() == "DE"


def test_a_session_with_chosen_articles_is_started_and_the_first_one_re_opened(marked, prompt):
    first = marked.desk.session
    wanted = marked.desk.article.id
    prompt.will("form", {"name": "Zweitlesung", "annotator": "Bo", "scope": "chosen", "articles": str(wanted)})
    marked.press("Ctrl+Shift+N")
    assert (marked.desk.session.name, marked.desk.session.annotator) == ("Zweitlesung", "Bo")
    assert marked.titles() == [BRIDGE.split("\n")[0]]
    assert marked.spans() == []
    marked.drag_over("24,5 Mio. Euro")
    marked.press("2")

    prompt.will("pick", lambda question: first.id)
    marked.press("Ctrl+Shift+O")
    rows = prompt.last.said[0].rows
    assert {row.text for row in rows} == {"First pass · Ada", "Zweitlesung · Bo"}
    assert marked.desk.session.id == first.id
    assert marked.desk.text == BRIDGE
    assert marked.spans() == []
    marked.press("Ctrl+PgUp")
    assert len(marked.spans()) == 3


def test_the_name_of_a_session_is_changed_and_undone(marked, prompt):
    prompt.will("form", {"name": "Erster Durchgang"})
    marked.window.actions_.run("session.edit")
    assert marked.desk.session.name == "Erster Durchgang"
    assert "Erster Durchgang" in marked.window.header._session.text()
    marked.press("Ctrl+Z")
    assert "First pass" in marked.window.header._session.text()
    assert marked.desk.session.name == "First pass"


def test_words_are_found_in_the_article(marked):
    marked.press("Ctrl+PgUp", "Ctrl+F")
    marked.type("2")
    bar = marked.window.article.find_bar
    assert bar.isVisible()
    marked.type("02")
    assert [HALL[start:end] for start, end in bar.hits()] == ["202"] * HALL.count("202")
    first = bar.said()
    marked.press("Return")
    assert bar.said() != first
    marked.press("Shift+Return")
    assert bar.said() == first
    marked.press("Esc")
    assert not bar.isVisible()
    assert marked.selected() == "202"
    assert marked.focus is marked.view


def test_what_is_copied_is_exactly_what_the_article_has(at_work):
    text = "Titel\n\nEs sind 12\u00a0500\u202f000 Euro\u2028und 👩‍🔬 Dru\u0308ben.\n"
    analyst = at_work({"a.txt": text})
    analyst.press("Ctrl+A", "Ctrl+C")
    data = QGuiApplication.clipboard().mimeData().data("text/plain;charset=utf-8")
    assert bytes(data.data()).decode("utf-8") == text


def test_other_annotators_do_not_show(marked, prompt):
    marked.press("Ctrl+PgUp")
    prompt.will("form", {"name": "Kontrolle", "annotator": "Cy"})
    marked.press("Ctrl+Shift+N")
    while marked.desk.text != HALL:
        marked.press("Ctrl+PgDown")
    assert marked.spans() == []
    marked.drag_over("Polen")
    marked.press("3")
    assert marked.spans() == [("country", "Polen")]
