"""Many at once: each time she sees what it will be, ticks, and takes one step that she can undo."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from desktop.dialogs.hits import PROJECT, SESSION
from desktop.dialogs.tick_rows import Role
from desktop.jobs import pattern_process
from desktop.jobs.patterns import Query
from tests.stories.analyst import Analyst
from tests.stories.suggesting import (
    AGAIN,
    NAMES,
    SHARE,
    all_decided,
    back,
    decided,
    in_list,
    line_of,
    made,
    on,
    rows,
    waiting,
)


@pytest.fixture
def share(at_work) -> Analyst:
    """The analyst before three articles with suggestions."""
    return made(at_work({"1-mittel.txt": SHARE, "2-mehr.txt": AGAIN, "3-namen.txt": NAMES}, suggestions=True))


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


def test_equal_is_what_equals_the_words_after_an_end_was_moved(share, prompt):
    on(share, "Tschechien")
    share.press("Return", "Shift+Tab", "Alt+Left")

    def look(dialog):
        in_list(share, dialog)
        assert dialog.windowTitle() == "Label all equal to “und Tschechien”"
        share.press("Esc")
        return dialog.result()

    prompt.will("run", look)
    share.press("=")
    back(share)
    assert decided(share) == [("country", "und Tschechien")]


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
