"""The facts window as a window: opened and left by keys, remembered, closed with the main one."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from db.facts import FactStatus
from db.operations.edit_fact import edit_fact
from db.queries import fact_table
from db.queries.fact_filter import Filter
from desktop.across.pages import PageName
from exchange.fact_formats import FactFormat


def test_f7_goes_there_and_back(facts):
    facts.qtbot.keyClick(facts.page.table, Qt.Key.Key_F7)
    facts.qtbot.waitUntil(lambda: facts.window.isActiveWindow())
    assert facts.across.isVisible()
    facts.qtbot.keyClick(facts.window, Qt.Key.Key_F7)
    facts.qtbot.waitUntil(lambda: facts.across.isActiveWindow())


def test_esc_goes_back_to_the_main_window(facts):
    facts.qtbot.keyClick(facts.page.table, Qt.Key.Key_Escape)
    facts.qtbot.waitUntil(lambda: facts.window.isActiveWindow())
    assert facts.across.isVisible()


def test_its_size_is_remembered_and_it_closes_with_the_main_window(facts):
    facts.across.resize(900, 500)
    across = facts.across
    facts.window.close()
    assert facts.app.settings.now.facts_geometry == across.geometry_text()
    assert facts.across is None
    assert not across.isVisible()


def test_closed_alone_it_lets_the_main_window_be(facts):
    facts.across.close()
    facts.qtbot.waitUntil(lambda: facts.window.isActiveWindow())
    facts.qtbot.keyClick(facts.window, Qt.Key.Key_F7)
    facts.qtbot.waitUntil(lambda: facts.across.isVisible())
    assert facts.column("program")[0] == "AI Factories"


def test_what_changed_while_it_was_closed_is_seen_when_it_is_opened(facts):
    facts.across.close()
    facts.qtbot.waitUntil(lambda: facts.window.isActiveWindow())
    desk = facts.app.desk
    [key, *_] = fact_table.keys(desk.project, Filter(), fact_table.Column.PROGRAM)
    [row] = fact_table.rows(desk.project, [key])
    facts.app.dispatch.run(
        lambda: edit_fact(desk.project, session=desk.session.id, fact=row.fact.id, status=FactStatus.CHECKED)
    )
    facts.qtbot.keyClick(facts.window, Qt.Key.Key_F7)
    facts.rest()
    assert facts.column("status")[0] == "checked"


def test_the_header_counts_what_is_on_pages_that_were_not_opened(facts):
    assert facts.across.header._segments["programs"].text() == "Programs 3"
    assert facts.across.header._segments["disagreements"].text() == "Disagreements 0"


@pytest.mark.parametrize("key", [Qt.Key.Key_F8, Qt.Key.Key_F9, Qt.Key.Key_F12])
def test_each_page_opens_by_its_key_and_goes_back_by_it(facts, key):
    facts.qtbot.keyClick(facts.page.table, key)
    facts.qtbot.waitUntil(lambda: facts.across.current() is not PageName.FACTS)
    facts.qtbot.waitUntil(lambda: not facts.app.dispatch.busy)
    facts.qtbot.keyClick(facts.across, key)
    facts.qtbot.waitUntil(lambda: facts.window.isActiveWindow())


def test_pages_change_by_their_numbers(facts):
    for number, name in enumerate(PageName, start=1):
        key = Qt.Key(Qt.Key.Key_0 + number)
        facts.qtbot.keyClick(facts.across, key, Qt.KeyboardModifier.ControlModifier)
        assert facts.across.current() is name
        facts.qtbot.waitUntil(lambda: not facts.app.dispatch.busy)


def test_the_export_of_facts_is_offered(facts, prompt):
    prompt.will("run", False)
    facts.qtbot.keyClick(facts.page.table, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    [dialog] = prompt.last.said
    assert isinstance(dialog.format(), FactFormat)


def test_the_key_of_the_export_follows_the_map(facts, prompt):
    actions = facts.window.actions_
    actions.keymap.change("file.export", ["Ctrl+Shift+E"])
    actions.rebind()
    facts.qtbot.keyClick(facts.page.table, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert prompt.asked == []
    prompt.will("run", False)
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    facts.qtbot.keyClick(facts.page.table, Qt.Key.Key_E, both)
    [dialog] = prompt.last.said
    assert isinstance(dialog.format(), FactFormat)


def test_the_menu_of_the_main_window_opens_over_it(facts, qtbot):
    seen = []

    def look_at_menu():
        menu = QApplication.activePopupWidget()
        seen.append((menu.parentWidget(), facts.across.geometry().contains(menu.pos())))
        menu.close()

    QTimer.singleShot(0, look_at_menu)
    qtbot.keyClick(facts.page.table, Qt.Key.Key_F10)
    assert seen == [(facts.across, True)]


def test_beleg_is_left_from_it(facts, qtbot):
    qtbot.keyClick(facts.page.table, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    assert not facts.window.isVisible()
    assert facts.across is None


def test_a_minimised_window_comes_back(facts):
    facts.across.showMinimized()
    facts.window.activateWindow()
    facts.qtbot.waitUntil(lambda: facts.window.isActiveWindow())
    facts.qtbot.keyClick(facts.window, Qt.Key.Key_F7)
    assert not facts.across.isMinimized()
    facts.qtbot.waitUntil(lambda: facts.across.isActiveWindow())
    facts.window.showMinimized()
    facts.across.activateWindow()
    facts.qtbot.waitUntil(lambda: facts.across.isActiveWindow())
    facts.qtbot.keyClick(facts.page.table, Qt.Key.Key_Escape)
    assert not facts.window.isMinimized()


def test_without_a_project_it_does_not_open(application, qtbot):
    qtbot.keyClick(application.window, Qt.Key.Key_F7)
    assert application.window.controllers.across.across is None
