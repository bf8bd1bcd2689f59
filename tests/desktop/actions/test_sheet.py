"""The shortcut sheet: searched, changed, taken over and reset."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from desktop.actions.action import Action
from desktop.actions.keymap import KeyMap
from desktop.actions.rows import all_rows
from desktop.shortcut_sheet import ShortcutSheet
from tests.desktop.dressing import look

ROWS = all_rows()


@pytest.fixture
def sheet(qtbot) -> ShortcutSheet:
    sheet = ShortcutSheet(None, look(), ROWS, KeyMap(ROWS))
    qtbot.addWidget(sheet)
    sheet.show()
    return sheet


def choose(sheet: ShortcutSheet, name: str) -> None:
    [place] = [n for n in range(sheet._model.rowCount()) if getattr(sheet._model.at(n), "id", "") == name]
    sheet._list.setCurrentIndex(sheet._model.index(place))


def shown(sheet: ShortcutSheet) -> list[str]:
    rows = (sheet._model.at(place) for place in range(sheet._model.rowCount()))
    return [row.id for row in rows if isinstance(row, Action)]


def test_it_lists_every_action(sheet):
    assert shown(sheet) == [
        row.id for group in dict.fromkeys(r.group for r in ROWS) for row in ROWS if row.group is group
    ]


@pytest.mark.parametrize(
    ("typed", "first"), [("ctrl+e", "file.export"), ("overlap", "mark.overlapping"), ("F1", "help.keys")]
)
def test_it_is_searched_by_title_help_and_key(sheet, typed, first):
    sheet._search.setText(typed)
    assert first in shown(sheet)
    assert len(shown(sheet)) < 12
    assert sheet._action is not None


def test_pressing_a_key_changes_it(sheet, qtbot):
    choose(sheet, "mark.flag")
    with qtbot.waitSignal(sheet.keys_changed):
        qtbot.keyClick(sheet._field, Qt.Key.Key_X)
    assert sheet._keymap.keys("mark.flag") == ("X",)
    assert sheet._field.text() == "X"
    assert sheet._reset.isVisible()


@pytest.mark.parametrize(
    ("key", "held", "spelled"),
    [(Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier, "Ctrl+J"),

     (Qt.Key.Key_Exclam, Qt.KeyboardModifier.ShiftModifier, "!"),
     (Qt.Key.Key_F9, Qt.KeyboardModifier.AltModifier, "Alt+F9"),
     (Qt.Key.Key_5, Qt.KeyboardModifier.KeypadModifier, "5")],
)  # fmt: skip
def test_keys_are_taken_as_qt_spells_them(sheet, qtbot, key, held, spelled):
    with qtbot.waitSignal(sheet._field.pressed) as pressed:
        qtbot.keyClick(sheet._field, key, held)
    assert pressed.args == [spelled]


def test_tab_leaves_the_field_but_can_be_given_after_enter(sheet, qtbot):
    choose(sheet, "mark.overlapping")
    sheet._field.setFocus()
    with qtbot.assertNotEmitted(sheet._field.pressed):
        qtbot.keyClick(sheet._field, Qt.Key.Key_Tab)
    assert not sheet._field.hasFocus()
    sheet._field.setFocus()
    qtbot.keyClick(sheet._field, Qt.Key.Key_Return)
    with qtbot.waitSignal(sheet._field.pressed) as pressed:
        qtbot.keyClick(sheet._field, Qt.Key.Key_Tab)
    assert pressed.args == ["Tab"]
    assert "already means “Next annotation”" in sheet._fault.text()


def test_a_modifier_alone_is_no_key(sheet, qtbot):
    with qtbot.assertNotEmitted(sheet._field.pressed):
        qtbot.keyClick(sheet._field, Qt.Key.Key_Control)


def test_a_clash_is_said_and_can_be_taken_over(sheet, qtbot):
    choose(sheet, "mark.flag")
    with qtbot.assertNotEmitted(sheet.keys_changed):
        qtbot.keyClick(sheet._field, Qt.Key.Key_E)
    assert sheet._fault.text().startswith("“E” already means “Edit the value”.")
    with qtbot.waitSignal(sheet.keys_changed):
        sheet._take.click()
    assert sheet._keymap.keys("mark.flag") == ("E",)
    assert sheet._keymap.keys("mark.value") == ()
    assert not sheet._take.isVisible()


def test_a_plain_key_for_the_window_is_refused(sheet, qtbot):
    choose(sheet, "file.export")
    qtbot.keyClick(sheet._field, Qt.Key.Key_X)
    assert "works in the article only" in sheet._fault.text()
    assert not sheet._take.isVisible()


def test_keys_can_be_reset(sheet, qtbot):
    choose(sheet, "mark.flag")
    sheet._none.click()
    assert sheet._keymap.keys("mark.flag") == ()
    sheet._reset.click()
    assert sheet._keymap.keys("mark.flag") == ("F",)
    qtbot.keyClick(sheet._field, Qt.Key.Key_X)
    sheet._reset_all.click()
    assert sheet._keymap.overrides() == {}


def test_every_button_can_be_named(sheet):
    assert all(button.text() for button in sheet.findChildren(QPushButton))
