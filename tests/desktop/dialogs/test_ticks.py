"""Rows to tick: headings, ticks that stay, what is shown, and what cannot be ticked."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from db.queries.passages import Reach
from desktop.dialogs.pattern import PatternDialog
from desktop.dialogs.tick_list import TickList
from desktop.dialogs.tick_rows import Role, TickModel, TickRow
from desktop.jobs.patterns import Query
from tests.desktop.dressing import HOSTILE, look


def row(words: str, group: str = "A", **more: object) -> TickRow:
    return TickRow(group=group, label="country", words=words, **more)


@pytest.fixture
def model(qtbot) -> TickModel:
    model = TickModel()
    model.tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_rows([row("a"), row("b", ticked=False), row("c", "B"), row("d", "B", fixed=True, ticked=False)])
    return model


def shown(model: TickModel) -> list[str]:
    return [str(model.index(line).data()) for line in range(model.rowCount())]


def test_headings_stand_before_their_rows_and_count_ticks(model):
    assert [model.index(line).data(Role.HEADING) for line in (0, 3)] == [("A", 1, 2), ("B", 1, 2)]
    assert model.ticked() == [0, 2]
    assert model.tickable() == 3
    assert model.first_row() == 1


def test_a_heading_ticks_all_below_it_then_none(model):
    model.turn(0)
    assert model.ticked() == [0, 1, 2]
    model.turn(0)
    assert model.ticked() == [2]
    assert model.index(0).data(Role.STATE) == Qt.CheckState.Unchecked


def test_what_is_only_shown_cannot_be_ticked(model):
    model.turn(5)
    model.turn_all()
    assert model.ticked() == [0, 1, 2]
    assert model.index(5).data(Role.STATE) is None
    assert "only shown" in shown(model)[5]


def test_what_is_not_shown_does_not_count_and_keeps_its_tick(model):
    model.show_only(lambda number: number in (1, 2))
    assert model.ticked() == [2]
    assert model.rowCount() == 4
    model.turn_all()
    model.show_only(lambda _number: True)
    assert model.ticked() == [0, 1, 2]


def test_rows_that_come_later_go_on_in_their_group(model):
    model.add_rows([row("e", "B"), row("f", "C")])
    assert [words for words in ("e", "f") if any(f"“{words}”" in said for said in shown(model))] == ["e", "f"]
    assert model.rowCount() == 9
    assert model.ticked() == [0, 2, 4, 5]


def test_groups_of_one_heading_are_told_apart(model):
    model.set_rows([row("a", "Same", under="1"), row("b", "Same", under="2")])
    assert model.rowCount() == 4


def test_the_list_ticks_by_space_and_says_what_is_asked(qtbot, model):
    view = TickList(look(), model, "Rows")
    qtbot.addWidget(view)
    view.show()
    view.setCurrentIndex(model.index(1))
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert model.ticked() == [2]
    qtbot.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert model.ticked() == [0, 1, 2]
    with qtbot.waitSignal(view.wanted) as went:
        qtbot.keyClick(view, Qt.Key.Key_G)
    assert went.args == [0]
    with qtbot.waitSignal(view.finished):
        qtbot.keyClick(view, Qt.Key.Key_Return)
    with qtbot.waitSignal(view.taken):
        qtbot.keyClick(view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_hostile_words_are_painted_and_said_as_one_line(qtbot, model):
    view = TickList(look(), model, "Rows")
    qtbot.addWidget(view)
    model.set_rows([row(words, value=words, before=words, after=words, warning=words) for words in (*HOSTILE, "")])
    view.resize(500, 300)
    view.show()
    assert not view.grab().isNull()
    assert not any("\n" in said for said in shown(model))


def test_the_keys_of_the_list_are_told_only_while_they_work(qtbot):
    dialog = PatternDialog(
        None,
        look(),
        Reach(article=[], session=[], project=[]),
        Query(words="", is_pattern=False, label="date"),
        [("date", "Date")],
    )
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
    dialog.add_hits([])
    dialog.tell_keys()
    dialog._field.setFocus()
    qtbot.waitUntil(lambda: dialog._said.text() == "Enter goes to the list.")
    dialog.list.setFocus()
    qtbot.waitUntil(lambda: dialog._said.text().startswith("Space ticks"))
    dialog.say("Searching…")
    dialog._field.setFocus()
    assert dialog._said.text() == "Searching…"
