"""Many at once: each time she sees what it will be, ticks, and takes one step that she can undo."""

import hashlib
import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu, QPushButton

from db.queries import annotations, articles, programs, rejections
from desktop.dialogs.hits import PROJECT, SESSION
from desktop.dialogs.tick_rows import Role
from desktop.jobs import pattern_process
from desktop.jobs.annotating import import_annotation_file
from desktop.jobs.patterns import Query
from tests.stories.analyst import Analyst
from tests.stories.test_suggestions import AGAIN, SHARE, decided, made, on, waiting

NAMES = """Neue Töpfe

Erfurt, 11. September 2025

Das Programm „Nordlicht KI“ fördert Hallen in Polen. Das „Nordlicht Programm“ läuft seit 2025.
"""


@pytest.fixture
def share(at_work) -> Analyst:
    """The analyst before three articles with suggestions."""
    return made(at_work({"1-mittel.txt": SHARE, "2-mehr.txt": AGAIN, "3-namen.txt": NAMES}, suggestions=True))


def rows(dialog) -> list[tuple[str, bool]]:
    """Return words and tick of the rows that a dialog shows."""
    model = dialog.model
    lines = [model.index(line) for line in range(model.rowCount())]
    return [
        (one.data(Role.ROW).words, one.data(Role.STATE) == Qt.CheckState.Checked) for one in lines if one.data(Role.ROW)
    ]


def in_list(analyst: Analyst, dialog) -> None:
    """Wait until the list has the keys and the search has ended."""
    dialog.activateWindow()
    analyst.wait(lambda: dialog.list.hasFocus())
    analyst.rest()


def line_of(dialog, words: str) -> int:
    return next(
        line
        for line in range(dialog.model.rowCount())
        if (row := dialog.model.index(line).data(Role.ROW)) is not None and row.words == words
    )


def all_decided(analyst: Analyst) -> list[tuple[str, str]]:
    """Return label and words of all annotations of the session, article by article."""
    project, session = analyst.desk.the_project, analyst.desk.session.id
    every = [one.id for one in articles.all_of(project)]
    return [(one.label, one.words) for article in every for one in annotations.of_article(project, article, session)]


def back(analyst: Analyst) -> None:
    """Wait until the window has the keys again: they are the article's."""
    analyst.wait(lambda: analyst.window.isActiveWindow())
    assert analyst.focus is analyst.view


# ---------------------------------------------------------------------------------------------------- accept visible


def test_accept_visible_shows_what_it_will_take_and_leaves_what_is_ambiguous(share, prompt):
    before = waiting(share)

    def look(dialog):
        in_list(share, dialog)
        assert ("$5 million", False) in rows(dialog)
        assert [words for words, ticked in rows(dialog) if not ticked] == ["$5 million"]
        assert dialog._accept.text() == f"Accept {len(before) - 1} of {len(before)}"
        dialog.list.setCurrentIndex(dialog.model.index(line_of(dialog, "Litauen")))
        share.press("Space")
        assert dialog._accept.text() == f"Accept {len(before) - 2} of {len(before)}"
        share.press("Return")
        return dialog.result()

    prompt.will("run", look)
    share.press("Ctrl+Shift+Return")
    assert sorted(waiting(share)) == ["$5 million", "Litauen"]
    assert len(decided(share)) == len(before) - 2
    assert share.step_names()[0] == f"Accept {len(before) - 2} suggestions"
    back(share)
    share.press("Ctrl+Z")
    assert (waiting(share), decided(share)) == (before, [])


def test_a_label_is_taken_out_as_a_whole_and_the_dialog_left_without_a_step(share, prompt):
    steps = share.step_names()

    def look(dialog):
        in_list(share, dialog)
        country = next(
            line
            for line in range(dialog.model.rowCount())
            if (heading := dialog.model.index(line).data(Role.HEADING)) and heading[0] == "Country"
        )
        dialog.list.setCurrentIndex(dialog.model.index(country))
        share.press("Space")
        assert not any(ticked for words, ticked in rows(dialog) if words in ("Polen", "Litauen", "Tschechien"))
        share.press("Esc")
        return dialog.result()

    prompt.will("run", look)
    share.window.facts.press("", "accept visible")
    assert share.step_names() == steps
    back(share)


def test_g_goes_to_a_suggestion_of_the_list(share, prompt):
    def look(dialog):
        in_list(share, dialog)
        dialog.list.setCurrentIndex(dialog.model.index(line_of(dialog, "Litauen")))
        share.press("G")
        return dialog.result()

    prompt.will("run", look)
    share.press("Ctrl+Shift+Return")
    assert share.desk.the_suggestion.words == "Litauen"


# ---------------------------------------------------------------------------------------------------- label all equal


def test_equal_labels_all_in_the_article_or_the_session(share, prompt):
    on(share, "Polen")
    share.press("Return", "Shift+Tab")
    assert share.chosen.words == "Polen"

    def look(dialog):
        in_list(share, dialog)
        share.wait(lambda: len(dialog._hits) == 4)
        assert rows(dialog) == [("Polen", False), ("Polen", True)]  # the first one is labelled already
        dialog.choose_scope(SESSION)
        assert len(rows(dialog)) == 4
        assert dialog._accept.text() == "Label 3 of 3"
        share.press("Return")
        return dialog.result()

    prompt.will("run", look)
    share.press("=")
    assert all_decided(share).count(("country", "Polen")) == 4
    assert share.step_names()[0] == "Label 3 equal to “Polen” as country"
    assert "3 labelled in 3 articles" in share.banner
    back(share)
    share.press("Ctrl+Z")
    assert all_decided(share) == [("country", "Polen")]


def test_a_hit_of_another_article_is_looked_at(share, prompt):
    on(share, "Polen")

    def look(dialog):
        in_list(share, dialog)
        dialog.choose_scope(PROJECT)
        share.wait(lambda: len(rows(dialog)) == 4)
        share.press("End", "G")
        return dialog.result()

    prompt.will("run", look)
    share.press("=")
    assert share.desk.text == NAMES
    assert share.desk.the_suggestion.words == "Polen"
    back(share)


# ---------------------------------------------------------------------------------------------------- find and label


def test_a_pattern_is_found_over_the_session_and_the_ticked_are_labelled(share, prompt):
    def look(dialog):
        dialog.activateWindow()
        share.wait(lambda: dialog._field.hasFocus())
        share.press("Tab", "Space")
        assert dialog.query().is_pattern
        dialog._field.setText(r"\d+ Mio\. Euro")
        share.wait(lambda: len(dialog._hits) == 4)
        share.click(share.button("Amount", dialog))
        share.wait(lambda: len(dialog._hits) == 4 and dialog._hits[0].label == "amount")
        share.rest()
        assert dialog._hits[0].value is not None
        share.wait(lambda: dialog._accept.text() == "Label 3 of 4")  # one stands in furniture
        dialog.list.setFocus()
        share.press("Return")
        return dialog.result()

    prompt.will("run", look)
    share.press("Ctrl+Home", "Ctrl+L")
    assert [words for label, words in all_decided(share)] == ["380 Mio. Euro", "12 Mio. Euro", "40 Mio. Euro"]
    share.press("Ctrl+Z")
    assert all_decided(share) == []


def test_a_broken_pattern_gets_a_sentence_and_an_endless_one_is_ended(share, prompt, monkeypatch):
    monkeypatch.setattr(pattern_process, "LIMIT_S", 0.6)
    monkeypatch.setattr(pattern_process.PatternProcess.__init__, "__kwdefaults__", {"limit_s": 0.6})

    def look(dialog):
        dialog._tick.setChecked(True)
        dialog._field.setText("(Polen")
        share.wait(lambda: "at character 1" in dialog._fault.text())
        assert not dialog._accept.isEnabled()
        dialog._field.setText(r"(\w+\s*)+=")
        share.wait(lambda: "stopped" in dialog._fault.text())
        dialog._field.setText("Irland")
        share.wait(lambda: [hit.words for hit in dialog._hits] == ["Irland"])
        assert dialog._fault.isHidden()
        return False

    prompt.will("run", look)
    share.press("Ctrl+L")
    share.rest()


def test_the_find_bar_takes_a_pattern(share, prompt):
    bar = share.window.article.find_bar
    share.press("Ctrl+F")
    share.press("Alt+R")
    assert bar.is_pattern()
    share.type_exactly(r"\d+ Mio\.")
    share.wait(lambda: len(bar.hits()) == 3)
    assert bar.said() == "1 of 3"

    def look(dialog):
        assert dialog.query() == Query(words=r"\d+ Mio\.", is_pattern=True, label="program")
        share.wait(lambda: len(dialog._hits) == 4)
        assert not any(ticked for _, ticked in rows(dialog))  # they lie inside of what is suggested
        return False

    prompt.will("run", look)
    share.press("Ctrl+L")
    back(share)
    share.press("Ctrl+F")
    share.type_exactly("(x")
    share.wait(lambda: "at character 1" in bar.said())
    share.press("Esc")
    share.rest()
    back(share)


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
    assert f"Stands for {name}" in share.window.facts.suggestion_card._why.text()
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


def test_tab_goes_from_the_field_down_to_the_buttons(share, prompt):
    seen = []

    def look(dialog):
        dialog.activateWindow()
        share.wait(lambda: dialog._field.hasFocus())
        dialog._field.setText("Polen")
        share.wait(lambda: len(dialog._hits) == 4)
        share.rest()
        for _ in range(9):
            seen.append(share.focus.accessibleName() or share.focus.text())
            share.press("Tab")
        return False

    prompt.will("run", look)
    share.press("Ctrl+Home", "Ctrl+L")
    assert seen == [
        "Words or pattern",
        "Regular expression",
        "Program",
        "Session  4",
        "Find and label",  # the list
        "Go there (G)",
        "Cancel",
        "Label 4 of 4",
        "Words or pattern",
    ]


def test_many_are_labelled_in_the_worker_and_undone_as_one(at_work, prompt):
    analyst = made(at_work({"viel.txt": "Viel\n\n" + "Polen zahlt, und Irland zahlt.\n" * 150}, suggestions=True))
    on(analyst, "Polen")

    def look(dialog):
        in_list(analyst, dialog)
        analyst.wait(lambda: dialog._accept.text() == "Label 150 of 150")
        analyst.press("Return")
        return dialog.result()

    prompt.will("run", look)
    analyst.press("=")
    analyst.rest()
    analyst.wait(lambda: len(decided(analyst)) == 150)
    assert analyst.step_names()[0] == "Label 150 equal to “Polen” as country"
    back(analyst)
    analyst.press("Ctrl+Z")
    analyst.rest()
    analyst.wait(lambda: decided(analyst) == [])
    assert len(waiting(analyst)) == 300

    prompt.will("run", lambda dialog: (in_list(analyst, dialog), dialog.choose_scope("article"), dialog.take("take")))
    analyst.press("Ctrl+Shift+Return")
    analyst.rest()
    analyst.wait(lambda: len(decided(analyst)) == 300)
    assert waiting(analyst) == []


def test_every_button_of_the_dialogs_has_a_name(share, prompt):
    def look(dialog):
        for button in dialog.findChildren(QPushButton):
            assert button.accessibleName() or button.text()
        assert dialog.list.accessibleName()
        assert "ticked" in str(dialog.model.index(1).data(Qt.ItemDataRole.AccessibleTextRole))
        return False

    prompt.will("run", look)
    share.press("Ctrl+Shift+Return")
