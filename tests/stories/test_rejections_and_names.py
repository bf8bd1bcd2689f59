"""What was rejected, which spellings are one program, what another tool suggests, and the menu of the right button."""

import hashlib
import json

import pytest
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu

from db.queries import programs, rejections
from desktop.jobs.annotating import import_annotation_file
from tests.stories.analyst import Analyst
from tests.stories.suggesting import AGAIN, NAMES, SHARE, back, decided, in_list, line_of, made, on, rows, waiting


@pytest.fixture
def share(at_work) -> Analyst:
    """The analyst before three articles with suggestions."""
    return made(at_work({"1-mittel.txt": SHARE, "2-mehr.txt": AGAIN, "3-namen.txt": NAMES}, suggestions=True))


# ---------------------------------------------------------------------------------------------------- rejections


def test_rejections_are_listed_searched_looked_at_and_taken_back(share, prompt):
    before = waiting(share)
    on(share, "Polen")
    share.press("X")
    on(share, "Litauen")
    share.press("Shift+X")

    def take_back(dialog):
        in_list(share, dialog)
        assert [words for words, _ in rows(dialog)] == ["Litauen", "Polen"]
        dialog._field.setText("pol")
        assert [words for words, _ in rows(dialog)] == ["Polen"]
        dialog.list.setFocus()
        dialog.list.setCurrentIndex(dialog.model.index(line_of(dialog, "Polen")))
        share.press("Space", "Ctrl+Return")
        return dialog.result()

    prompt.will("run", take_back)
    share.window.actions_.run("suggest.rejections")
    back(share)
    assert waiting(share) == [words for words in before if words != "Litauen"]
    [left] = rejections.all_of(share.desk.the_project)
    assert left.words == "Litauen"
    share.press("Ctrl+Z")
    assert "Polen" not in waiting(share)
    share.press("Ctrl+PgDown")

    def go(dialog):
        in_list(share, dialog)
        share.press("Return")
        return dialog.result()

    prompt.will("run", go)
    share.window.actions_.run("suggest.rejections")
    back(share)
    assert share.desk.text == SHARE
    assert share.selected() == "Litauen"
    back(share)


# ---------------------------------------------------------------------------------------------------- programs


def test_two_spellings_are_joined_and_parted(share, prompt):
    share.press("Ctrl+PgDown", "Ctrl+PgDown")
    assert share.desk.text == NAMES
    share.select("Nordlicht KI")
    share.press("1")
    share.select("Nordlicht Programm")
    share.press("1")
    assert share.chosen.words == "Nordlicht Programm"
    prompt.will("pick", lambda question: next(row.name for row in question.rows if row.name == "Nordlicht KI"))
    share.press("J")
    assert "Nordlicht Programm" not in [row.name for row in prompt.last.said[0].rows]
    assert programs.name_of(share.chosen.value) == "Nordlicht KI"
    assert share.step_names()[0] == "Join “Nordlicht Programm” to the program “Nordlicht KI”"
    assert "Stands for Nordlicht KI" in share.card._program.text()
    assert share.card._program.isVisible()
    back(share)
    share.press("Shift+J")
    assert programs.name_of(share.chosen.value) == "Nordlicht Programm"
    share.press("Ctrl+Z", "Ctrl+Z")
    assert programs.aliases(share.desk.the_project) == []
    share.rest()


def test_a_program_is_joined_to_a_name_that_is_new_and_to_its_own_not_at_all(share, prompt):
    share.press("Ctrl+PgDown", "Ctrl+PgDown")
    share.select("Nordlicht Programm")
    share.press("1")
    steps = share.step_names()
    prompt.will("pick", "Nordlicht Programm")
    share.press("J")
    assert share.step_names() == steps
    prompt.will("pick", "Nordlicht")
    share.press("J")
    assert programs.name_of(share.chosen.value) == "Nordlicht"
    back(share)
    share.press("Ctrl+Z")
    assert programs.name_of(share.chosen.value) == "Nordlicht Programm"
    share.rest()


def test_joining_a_suggestion_makes_those_of_every_article_follow(share, prompt):
    share.press("Ctrl+PgDown", "Ctrl+PgDown")
    on(share, "Nordlicht KI")
    prompt.will("pick", lambda question: question.rows[0].name)
    share.press("J")
    name = prompt.last.answer
    back(share)
    share.wait(lambda: name in [programs.name_of(one.value) for one in share.desk.suggestions.values()])
    share.rest()
    on(share, "Nordlicht KI")
    assert f"Stands for {name}" in share.window.facts.suggestion_card._program.text()
    share.press("Ctrl+Z")
    share.wait(lambda: name not in [programs.name_of(one.value) for one in share.desk.suggestions.values()])
    share.rest()


# ---------------------------------------------------------------------------------------------------- context menu


def test_the_menu_of_the_right_button_decides_the_suggestion_under_the_pointer(share):
    at = share.view.viewport().mapFrom(share.window, share.point(SHARE.index("Litauen") + 2))
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, share.view.viewport().mapToGlobal(at))
    QApplication.sendEvent(share.view.viewport(), event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert share.desk.the_suggestion.words == "Litauen"
    said = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert said[:4] == ["Copy", "Accept the suggestion", "Reject the suggestion", "Reject the suggestion everywhere"]
    assert "Label all equal…" in said
    next(action for action in menu.actions() if action.text() == "Accept the suggestion").trigger()
    menu.close()
    assert decided(share) == [("country", "Litauen")]


# ---------------------------------------------------------------------------------------------------- imported ones


def test_what_another_tool_suggests_is_worked_through_the_same_way(share, tmp_path):
    start = AGAIN.index("Noch mehr Mittel")
    line = {
        "text_sha256": hashlib.sha256(AGAIN.encode()).hexdigest(),
        "annotations": [
            {
                "start": start,
                "end": start + len("Noch mehr Mittel"),
                "label": "program",
                "suggestion": {"origin": "model-7", "score": 0.61},
            }
        ],
    }
    path = tmp_path / "given.jsonl"
    path.write_text(json.dumps(line) + "\n", encoding="utf-8")
    share.press("Ctrl+PgDown")
    share.rest()
    assert "Noch mehr Mittel" not in waiting(share)
    report = import_annotation_file(share.desk.the_project, path=path, session=share.desk.session.id)
    share.app.dispatch.tell(report.changes)
    assert "Noch mehr Mittel" in waiting(share)
    on(share, "Noch mehr Mittel")
    assert share.window.facts.suggestion_card._from.text() == "model-7 · 61 % sure"
    share.press("Return")
    assert decided(share) == [("program", "Noch mehr Mittel")]
    share.press("Ctrl+Z")
    on(share, "Noch mehr Mittel")
    share.press("X")
    assert "Noch mehr Mittel" not in waiting(share)
