"""The window around the work: keys of her own, the command palette, theme, zoom."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.theme.colours import DARK, LIGHT
from tests.stories.analyst import Analyst


@pytest.fixture
def seated(analyst) -> Analyst:
    return analyst


def test_the_palette_runs_an_action_by_a_few_letters(seated):
    seated.press("Ctrl+K")
    seated.wait(lambda: QApplication.activePopupWidget() is not None)
    seated.type("dark")
    seated.press("Return")
    assert QApplication.activePopupWidget() is None
    assert seated.app.look.colours is DARK
    assert seated.app.settings.now.recent_commands[0] == "view.theme_dark"


def test_the_palette_closes_by_escape_and_gives_the_focus_back(seated):
    seated.press("Ctrl+K")
    seated.wait(lambda: QApplication.activePopupWidget() is not None)
    seated.type("2")
    seated.press("Esc")
    assert QApplication.activePopupWidget() is None
    assert seated.desk.armed is None
    assert seated.focus is seated.view


def test_a_key_is_changed_in_the_sheet_and_kept(seated, prompt, start, qtbot):
    def change(sheet):
        sheet._search.setFocus()
        seated.type("Flag the annotation")
        assert sheet._title.text() == "Flag the annotation"
        sheet._field.setFocus()
        QTest.keyClick(sheet._field, Qt.Key.Key_B)
        return True

    prompt.will("run", change)
    seated.press("F1")
    start_ = seated.desk.text.index("\n\n") + 2
    seated.drag(start_, start_ + 8)
    seated.press("2", "F")
    assert not seated.chosen.flagged
    seated.press("B")
    assert seated.chosen.flagged
    seated.window.close()
    again = Analyst(start(), qtbot)
    again.press("B")
    assert not again.chosen.flagged


def test_a_key_that_another_action_has_is_refused_with_its_name(seated, prompt):
    def change(sheet):
        sheet._search.setFocus()
        seated.type("Flag the annotation")
        sheet._field.setFocus()
        QTest.keyClick(sheet._field, Qt.Key.Key_M)
        assert "Write a note" in sheet._fault.text()
        return True

    prompt.will("run", change)
    seated.press("F1")
    assert seated.window.actions_.keymap.keys("mark.flag") == ("F",)


@pytest.mark.parametrize(("choice", "colours"), [("dark", DARK), ("light", LIGHT)])
def test_the_theme_changes_every_part_at_once(seated, choice, colours):
    other = {"dark": "light", "light": "dark"}[choice]
    seated.window.actions_.run(f"view.theme_{other}")
    seated.window.actions_.run(f"view.theme_{choice}")
    image = seated.window.grab().toImage()
    view, queue = seated.view.viewport(), seated.window.queue
    at = view.mapTo(seated.window, view.rect().bottomLeft())
    assert image.pixelColor(at.x() + 5, at.y() - 5) == QColor(colours.paper)
    at = queue.mapTo(seated.window, queue.rect().bottomLeft())
    assert image.pixelColor(at.x() + 8, at.y() - 8) == QColor(colours.chrome)


def test_zoom_by_keys_is_shown_and_goes_back(seated):
    height = seated.view.page.geometry.caret(0).height()
    seated.press(*["Ctrl++"] * 5)
    assert seated.window.status._zoom.text() == "150 %"
    assert seated.view.page.geometry.caret(0).height() > 1.3 * height
    seated.press("Ctrl+-")
    assert seated.window.status._zoom.text() == "140 %"
    seated.click(seated.window.status._zoom)
    assert seated.window.status._zoom.text() == "100 %"
    assert seated.view.page.geometry.caret(0).height() == height


def test_about_says_where_the_files_lie(seated, prompt):
    prompt.will("tell")
    seated.window.actions_.run("help.about")
    assert str(seated.desk.project.path) in prompt.last.text


def test_the_find_bar_has_room_for_words_in_a_small_window(seated):
    seated.window.resize(1024, 700)
    seated.press("Ctrl+F")
    seated.type("Euro")
    bar = seated.window.article.find_bar
    seated.wait(lambda: seated.window.width() <= 1024 and bar._count.text())
    assert bar._field.width() >= 90
