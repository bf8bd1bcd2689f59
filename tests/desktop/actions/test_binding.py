"""Rows in a real window: their keys fire where they should, and never in a field."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QTextEdit, QVBoxLayout, QWidget

from desktop.actions.binding import ActionSet
from desktop.actions.keymap import KeyMap
from desktop.actions.rows import all_rows
from desktop.actions.state import State
from tests.desktop.actions.recorder import Recorder

ALL = State(project=True, writable=True, session=True, article=True, selection=True, annotation=True, overlap=True,
            undo="Label “Polen” as country", redo="Flag")  # fmt: skip


class Bench(QWidget):
    """An article, a field, and the actions."""

    def __init__(self) -> None:
        super().__init__()
        self.article = QTextEdit("Polen")
        self.article.setReadOnly(True)
        self.field = QLineEdit()
        layout = QVBoxLayout(self)
        layout.addWidget(self.article)
        layout.addWidget(self.field)
        self.commands = Recorder()
        self.state = ALL
        rows = all_rows()
        self.actions_ = ActionSet(self, rows, KeyMap(rows), self.commands, lambda: self.state)
        self.actions_.attach_article(self.article)
        self.actions_.refresh()


@pytest.fixture
def bench(qtbot) -> Bench:
    bench = Bench()
    qtbot.addWidget(bench)
    bench.show()
    bench.activateWindow()
    qtbot.waitExposed(bench)
    return bench


CASES = [
    (Qt.Key.Key_1, "", ("give_label", "1")),
    (Qt.Key.Key_Tab, "", ("choose_next",)),
    (Qt.Key.Key_Backtab, "S", ("choose_previous",)),
    (Qt.Key.Key_Escape, "", ("let_go",)),
    (Qt.Key.Key_Delete, "", ("remove_annotation",)),
    (Qt.Key.Key_E, "", ("edit_value",)),
    (Qt.Key.Key_Left, "A", ("move_end", ("by_word", True), ("end", False), ("forward", False))),
    (Qt.Key.Key_Right, "CAS", ("move_end", ("by_word", False), ("end", True), ("forward", True))),
    (Qt.Key.Key_Return, "C", ("done_and_next",)),
    (Qt.Key.Key_PageDown, "C", ("next_article",)),
    (Qt.Key.Key_Z, "C", ("undo",)),
    (Qt.Key.Key_Z, "CS", ("redo",)),
    (Qt.Key.Key_V, "C", ("import_pasted",)),
    (Qt.Key.Key_F6, "", ("next_pane",)),
    (Qt.Key.Key_Plus, "C", ("zoom", 1)),
]
MODIFIERS = {
    "S": Qt.KeyboardModifier.ShiftModifier,
    "C": Qt.KeyboardModifier.ControlModifier,
    "A": Qt.KeyboardModifier.AltModifier,
}


def held(letters: str) -> Qt.KeyboardModifier:
    made = Qt.KeyboardModifier.NoModifier
    for letter in letters:
        made |= MODIFIERS[letter]
    return made


@pytest.mark.parametrize(("key", "letters", "asked"), CASES)
def test_keys_fire_in_the_article(bench, qtbot, key, letters, asked):
    bench.article.setFocus()
    qtbot.keyClick(bench.article, key, held(letters))
    assert bench.commands.asked == [asked]


@pytest.mark.parametrize("key", [Qt.Key.Key_1, Qt.Key.Key_E, Qt.Key.Key_F, Qt.Key.Key_O, Qt.Key.Key_Delete])
def test_a_field_keeps_plain_keys(bench, qtbot, key):
    bench.field.setFocus()
    qtbot.keyClick(bench.field, key)
    assert bench.commands.asked == []


@pytest.mark.parametrize(("key", "letters"), [(Qt.Key.Key_Z, "C"), (Qt.Key.Key_V, "C"), (Qt.Key.Key_C, "C"),
                                              (Qt.Key.Key_Z, "CS"), (Qt.Key.Key_Tab, "")])  # fmt: skip
def test_a_field_keeps_its_own_undo_and_clipboard(bench, qtbot, key, letters):
    bench.field.setFocus()
    qtbot.keyClicks(bench.field, "380")
    qtbot.keyClick(bench.field, key, held(letters))
    assert bench.commands.asked == []


def test_what_is_not_possible_does_not_run(bench):
    bench.state = State()
    bench.actions_.run("label.1")
    bench.actions_.refresh()
    assert bench.commands.asked == []
    assert not bench.actions_.action("label.1").isEnabled()


def test_a_changed_key_fires_at_once(bench, qtbot):
    bench.actions_.keymap.change("mark.flag", ["Y"])
    bench.actions_.rebind()
    bench.article.setFocus()
    qtbot.keyClick(bench.article, Qt.Key.Key_F)
    qtbot.keyClick(bench.article, Qt.Key.Key_Y)
    assert bench.commands.asked == [("flag_annotation",)]


def test_undo_in_the_menu_names_the_step(bench):
    assert bench.actions_.action("edit.undo").text() == "Undo: Label “Polen” as country"


def test_the_menu_holds_every_row_that_belongs_there(bench):
    menu = bench.actions_.menu(bench)
    found = {action.objectName() for sub in menu.actions() for action in sub.menu().actions()} - {""}
    assert found == {row.id for row in bench.actions_.rows if row.in_menu}


def test_a_context_menu_leaves_out_what_is_not_possible(bench):
    bench.state = State(project=True, article=True)
    menu = bench.actions_.context_menu(bench, ["mark.next", "mark.remove"])
    assert [action.objectName() for action in menu.actions()] == ["mark.next"]


def test_another_projects_labels_replace_the_rows(bench, qtbot):
    rows = all_rows([("1", "company")])
    bench.actions_.set_rows(rows, KeyMap(rows))
    bench.article.setFocus()
    qtbot.keyClick(bench.article, Qt.Key.Key_1)
    qtbot.keyClick(bench.article, Qt.Key.Key_2)
    assert bench.commands.asked == [("give_label", "1")]


def test_menus_write_enter_as_the_card_does_and_both_enter_keys_are_heard(bench):
    for row in bench.actions_.rows:
        action = bench.actions_.action(row.id)
        assert "Return" not in action.shortcut().toString(action.shortcut().SequenceFormat.NativeText)
    accept = bench.actions_.action("suggest.accept").shortcuts()
    assert {key.toString() for key in accept} == {"Enter", "Return"}


def test_an_enter_key_that_means_something_else_keeps_it(bench):
    bench.actions_.keymap.change("edit.find", ["Ctrl+Shift+Enter"])
    bench.actions_.rebind()
    keys = {
        row.id: [key.toString() for key in bench.actions_.action(row.id).shortcuts()] for row in bench.actions_.rows
    }
    assert [name for name, held in keys.items() if "Ctrl+Shift+Enter" in held] == ["edit.find"]
