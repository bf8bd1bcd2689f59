"""The rows are complete, and each asks the window for something that it can do."""

import subprocess
import sys
from dataclasses import replace

import pytest

from desktop.actions.action import Reach, words
from desktop.actions.commands import Commands
from desktop.actions.keys import is_plain, normal
from desktop.actions.manual import pages
from desktop.actions.rows import all_rows
from desktop.actions.state import State
from tests.desktop.actions.recorder import Recorder

ROWS = all_rows()
THE_MAP = {
    "label.1": "1", "label.4": "4", "mark.next": "Tab", "mark.previous": "Shift+Tab", "mark.leave": "Esc",
    "view.next_pane": "F6", "view.previous_pane": "Shift+F6", "mark.remove": "Del", "mark.start_left": "Alt+Left",
    "mark.start_right": "Alt+Right", "mark.end_left": "Alt+Shift+Left", "mark.end_right": "Alt+Shift+Right",
    "mark.start_left_char": "Ctrl+Alt+Left", "mark.end_right_char": "Ctrl+Alt+Shift+Right", "mark.overlapping": "O",
    "mark.value": "E", "mark.note": "M", "mark.flag": "F", "article.done_next": "Ctrl+Return",
    "article.next": "Ctrl+PgDown", "article.previous": "Ctrl+PgUp", "edit.undo": "Ctrl+Z", "edit.redo": "Ctrl+Shift+Z",
    "edit.find": "Ctrl+F", "help.palette": "Ctrl+K", "help.keys": "F1", "file.export": "Ctrl+E",
    "file.open": "Ctrl+O", "file.import": "Ctrl+I", "view.larger": "Ctrl++", "view.smaller": "Ctrl+-",
    "view.normal": "Ctrl+0",
}  # fmt: skip


def test_the_rows_hold_the_map_of_keys():
    by_id = {row.id: row for row in ROWS}
    assert {name: by_id[name].shortcuts[0] for name in THE_MAP} == THE_MAP


def test_ids_are_unique_and_keys_too():
    assert len({row.id for row in ROWS}) == len(ROWS)
    keys = [key for row in ROWS for key in row.shortcuts]
    assert len(set(keys)) == len(keys)
    assert keys == [normal(key) for key in keys]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_each_row_asks_for_one_known_command(row):
    window = Recorder()
    row.run(window)
    [(name, *_)] = window.asked
    assert callable(getattr(Commands, name, None))
    assert row.help.endswith(".")


def test_every_command_has_a_row():
    window = Recorder()
    for row in ROWS:
        row.run(window)
    asked = {name for name, *_ in window.asked}
    promised = {name for part in Commands.__mro__ for name in vars(part) if not name.startswith("_")}
    assert asked == promised


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_plain_keys_are_heard_in_the_article_only(row):
    if any(is_plain(key) for key in row.shortcuts):
        assert row.reach is Reach.ARTICLE


def test_the_empty_window_offers_what_needs_no_project():
    offered = {row.id for row in ROWS if row.enabled_when(State())}
    assert {"file.new", "file.open", "file.quit", "help.keys"} <= offered
    assert not {"file.import", "edit.undo", "label.1", "article.done_next", "mark.remove"} & offered


def test_a_read_only_project_can_be_read_and_exported():
    state = State(project=True, session=True, article=True, annotation=True, selection=True, undo="Label")
    offered = {row.id for row in ROWS if row.enabled_when(state)}
    assert {"file.export", "file.copy", "edit.copy", "article.next", "mark.next"} <= offered
    assert not {"edit.undo", "label.1", "mark.remove", "article.done_next", "file.import"} & offered
    offered = {row.id for row in ROWS if row.enabled_when(replace(state, writable=True))}
    assert {"edit.undo", "label.1", "mark.remove", "article.done_next", "file.import"} <= offered


def test_undo_names_its_step():
    undo = next(row for row in ROWS if row.id == "edit.undo")
    assert words(undo, State(undo="Label “Polen” as country")) == "Undo: Label “Polen” as country"
    assert words(undo, State()) == "Undo"


def test_a_project_with_other_labels_has_other_rows():
    titles = [row.title for row in all_rows([("1", "company"), ("7", "law")]) if row.id.startswith("label.")]
    assert titles == ["Label as company", "Label as law"]


def test_the_manual_names_every_action():
    [(path, page)] = list(pages())
    assert path == "docs/keys.md"
    assert all(f"| {row.title.rstrip('…')} |" in page for row in ROWS)


def test_rows_need_no_qt():
    code = "import desktop.actions.manual, desktop.actions.keymap, sys; sys.exit('PySide6' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
