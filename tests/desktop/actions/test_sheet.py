"""The shortcut sheet: searched, changed, taken over and reset."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

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
        qtbot.keyClick(sheet._field, Qt.Key.Key_Y)
    assert sheet._keymap.keys("mark.flag") == ("Y",)
    assert sheet._field.text() == "Y"
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


@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Backtab])
def test_tab_leaves_the_field_however_it_was_entered(sheet, qtbot, key):
    choose(sheet, "mark.flag")
    qtbot.keyClick(sheet._list, Qt.Key.Key_Return)
    assert sheet._field.hasFocus()
    with qtbot.assertNotEmitted(sheet._field.pressed):
        qtbot.keyClick(sheet._field, key)
    assert not sheet._field.hasFocus()
    assert sheet._field.text() == "F"


def test_esc_goes_back_to_the_list_once_then_closes(sheet, qtbot):
    choose(sheet, "mark.flag")
    qtbot.keyClick(sheet._list, Qt.Key.Key_Return)
    with qtbot.assertNotEmitted(sheet._field.pressed):
        qtbot.keyClick(sheet._field, Qt.Key.Key_Escape)
    assert sheet.isVisible()
    assert sheet._list.hasFocus()
    assert sheet._keymap.keys("mark.flag") == ("F",)
    qtbot.keyClick(sheet._list, Qt.Key.Key_Escape)
    assert not sheet.isVisible()


@pytest.mark.parametrize("name", ["_search", "_list", "_field", "_none", "_close"])
def test_esc_closes_the_sheet_from_everywhere(sheet, qtbot, name):
    choose(sheet, "mark.flag")
    getattr(sheet, name).setFocus()
    qtbot.keyClick(getattr(sheet, name), Qt.Key.Key_Escape)
    assert not sheet.isVisible()


def test_a_click_on_a_row_or_the_field_holds_nobody(sheet, qtbot):
    choose(sheet, "mark.flag")
    spot = sheet._list.visualRect(sheet._list.currentIndex()).center()
    qtbot.mouseClick(sheet._list.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert not sheet._field.hasFocus()
    qtbot.mouseClick(sheet._field, Qt.MouseButton.LeftButton)
    qtbot.keyClick(sheet._field, Qt.Key.Key_Escape)
    assert not sheet.isVisible()


def test_it_is_closed_by_its_button_and_says_which_keys_stay(sheet, qtbot):
    said = " ".join(label.text() for label in sheet.findChildren(QLabel))
    assert "Tab and Esc" in said
    assert "cannot be given to other actions" in said
    qtbot.mouseClick(sheet._close, Qt.MouseButton.LeftButton)
    assert not sheet.isVisible()


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
    qtbot.keyClick(sheet._field, Qt.Key.Key_Y)
    assert "works in the article only" in sheet._fault.text()
    assert not sheet._take.isVisible()


def test_keys_can_be_reset(sheet, qtbot):
    choose(sheet, "mark.flag")
    sheet._none.click()
    assert sheet._keymap.keys("mark.flag") == ()
    sheet._reset.click()
    assert sheet._keymap.keys("mark.flag") == ("F",)
    qtbot.keyClick(sheet._field, Qt.Key.Key_Y)
    sheet._reset_all.click()
    assert sheet._keymap.overrides() == {}


def test_every_button_can_be_named(sheet):
    assert all(button.text() for button in sheet.findChildren(QPushButton))
