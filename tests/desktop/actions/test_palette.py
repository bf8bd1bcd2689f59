"""The command palette finds any action by a few letters."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.actions.fuzzy import score
from desktop.actions.keymap import KeyMap
from desktop.actions.rows import all_rows
from desktop.actions.state import State
from desktop.command_palette import CommandModel, CommandPalette
from tests.desktop.dressing import look

ROWS = all_rows()
ALL = State(project=True, writable=True, session=True, article=True, selection=True, annotation=True, overlap=True,
            found=True, undo="Label “Polen” as country", redo="Flag")  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "title"),
    [("exp", "Export…"), ("fla", "Flag the article"), ("dn", "Done, next open article"), ("dark", "Dark theme"),
     ("imp fold", "Import a folder…"), ("undo", "Undo"), ("palette", "Command palette"), ("larg", "Larger text")],
)  # fmt: skip
def test_a_few_letters_find_the_action_first(typed, title):
    model = CommandModel(ROWS, ALL, [])
    model.search(typed)
    assert model.found[0].title == title


def test_what_is_not_possible_is_not_offered():
    model = CommandModel(ROWS, State(), [])
    assert "file.export" not in [row.id for row in model.found]


def test_recent_actions_stand_first():
    model = CommandModel(ROWS, ALL, ["view.theme_dark", "file.export"])
    assert [row.id for row in model.found[:2]] == ["view.theme_dark", "file.export"]


def test_nothing_matches_nonsense():
    assert score("xyzzy", "Export") is None
    assert score("", "Export") is not None


@pytest.fixture
def window(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 600)
    window.show()
    return window


def test_enter_runs_what_is_chosen(window, qtbot):
    palette = CommandPalette(window, look(), ROWS, KeyMap(ROWS), ALL, [])
    palette.open()
    qtbot.keyClicks(palette._field, "theme")
    qtbot.keyClick(palette._field, Qt.Key.Key_Down)
    wanted = palette._model.found[1].id
    with qtbot.waitSignal(palette.chosen) as chosen:
        qtbot.keyClick(palette._field, Qt.Key.Key_Return)
    assert chosen.args == [wanted]


def test_nothing_found_is_said_and_enter_does_nothing(window, qtbot):
    palette = CommandPalette(window, look(), ROWS, KeyMap(ROWS), ALL, [])
    palette.open()
    qtbot.keyClicks(palette._field, "qqq")
    assert palette._none.isVisible()
    with qtbot.assertNotEmitted(palette.chosen):
        qtbot.keyClick(palette._field, Qt.Key.Key_Return)
    palette.close()


def test_undo_says_what_it_would_undo():
    model = CommandModel(ROWS, ALL, [])
    model.search("undo")
    assert model.index(0).data() == "Undo: Label “Polen” as country"
