"""The manual is true: its examples of values are what the value field makes of them, and its links lead somewhere."""

import re
import unicodedata
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence

from desktop.actions.rows import all_rows
from desktop.article.keys import is_movement
from tests.house.sources import REPOSITORY
from values import field
from values.errors import FieldFault
from values.notation import GROUP
from values.show import show

MANUAL = (REPOSITORY / "docs" / "manual.md").read_text(encoding="utf-8")
LANGUAGE, PUBLISHED = "de", "2025-11-03"  # of the article that the manual speaks of
PAGES = [REPOSITORY / "README.md", REPOSITORY / "CHANGELOG.md", *sorted((REPOSITORY / "docs").rglob("*.md"))]
KEYS = {  # what the manual says a key does, as the action's id
    "Ctrl+N": "file.new",
    "Ctrl+O": "file.open",
    "Ctrl+I": "file.import",
    "Ctrl+Shift+I": "file.import_folder",
    "Ctrl+V": "file.paste",
    "Ctrl+E": "file.export",
    "Ctrl+Shift+S": "file.copy",
    "Ctrl+F": "edit.find",
    "Ctrl+Z": "edit.undo",
    "Ctrl+Shift+Z": "edit.redo",
    "Ctrl+C": "edit.copy",
    "Shift+F3": "edit.find_previous",
    "Ctrl+plus": "view.larger",
    "Ctrl+minus": "view.smaller",
    "Ctrl+0": "view.normal",
    "Ctrl+PgDn": "article.next",
    "Ctrl+PgUp": "article.previous",
    "Ctrl+Enter": "article.done_next",
    "Ctrl+D": "article.done",
    "Ctrl+Shift+L": "article.flag",
    "Ctrl+L": "suggest.find_and_label",
    "Ctrl+Shift+Enter": "suggest.accept_visible",
    "Ctrl+Shift+Q": "suggest.quality",
    "Shift+J": "suggest.part",
    "Shift+X": "suggest.reject_everywhere",
    "Shift+N": "suggest.previous",
    "Shift+P": "fact.previous_proposal",
    "Shift+L": "fact.put",
    "Alt+L": "fact.put_as",
    "Shift+R": "fact.check",
    "Shift+Delete": "fact.remove",
    "Ctrl+K": "help.palette",
    "Shift+Tab": "mark.previous",
    "Ctrl+Shift+O": "session.list",
    "Ctrl+Shift+N": "session.new",
    "Alt+Left": "mark.start_left",
    "Alt+Right": "mark.start_right",
    "Alt+Shift+Left": "mark.end_left",
    "Alt+Shift+Right": "mark.end_right",
}
MOVES = [  # keys of the article that are no actions
    "Ctrl+Left",
    "Ctrl+Right",
    "Ctrl+Up",
    "Ctrl+Down",
    "Home",
    "End",
    "PgUp",
    "PgDn",
    "Ctrl+Home",
    "Ctrl+End",
]
SELECT_ALL = "Ctrl+A"
IN_FIND_BAR = "Alt+R"
SPELLED = {
    "Ctrl+plus": "Ctrl++",
    "Ctrl+minus": "Ctrl+-",
    "Ctrl+PgDn": "Ctrl+PgDown",
    "PgDn": "PgDown",
    "Ctrl+Shift+Enter": "Ctrl+Shift+Return",
    "Shift+Delete": "Shift+Del",
}


def rows(head: str) -> list[list[str]]:
    """Return the cells of the manual's table that has a head, without the marks of code."""
    start = MANUAL.index(head) + len(head)
    lines = MANUAL[start:].lstrip("\n").split("\n\n")[0].splitlines()[1:]
    return [[cell.strip().strip("`") for cell in line.strip("|").split(" | ")] for line in lines]


TAKEN = rows("| label | typed | value |")
REFUSED = rows("| label | typed | what is wrong |")


@pytest.mark.parametrize(("label", "typed", "value"), TAKEN)
def test_the_value_field_takes_what_the_manual_says(label, typed, value):
    found = field.parse(label, typed, LANGUAGE, PUBLISHED)
    assert show(found).replace(GROUP, " ") == value
    assert field.parse(label, show(found), LANGUAGE, PUBLISHED) == found
    assert field.parse(label, value, LANGUAGE, PUBLISHED) == found


@pytest.mark.parametrize(("label", "typed", "sentence"), REFUSED)
def test_the_value_field_refuses_what_the_manual_says(label, typed, sentence):
    with pytest.raises(FieldFault) as fault:
        field.parse(label, typed, LANGUAGE, PUBLISHED)
    assert fault.value.sentence() == sentence


def test_the_tables_were_found_and_have_every_label():
    assert {label for label, _, _ in TAKEN} == {"amount", "date", "country", "program"}
    assert len(TAKEN) > 35
    assert len(REFUSED) == 5


@pytest.mark.parametrize("key", KEYS)
def test_a_key_that_the_manual_names_does_what_it_says(key):
    assert key in MANUAL
    (row,) = [row for row in all_rows() if row.id == KEYS[key]]
    assert SPELLED.get(key, key) in row.shortcuts


def test_the_manual_names_no_other_keys():
    found = re.findall(r"(?:(?:Ctrl|Alt|Shift)\+)+(?:plus|minus|[A-Z]\w*|0)", MANUAL)
    others = {"Ctrl+Shift", SELECT_ALL, IN_FIND_BAR, *MOVES}  # "Ctrl+Shift and the arrows" are no action's
    assert set(found) - others == set(KEYS)


def pressed(key: str) -> QKeyEvent:
    """Return the event of a key that the manual names."""
    combination = QKeySequence(SPELLED.get(key, key))[0]
    return QKeyEvent(QEvent.Type.KeyPress, combination.key(), combination.keyboardModifiers())


@pytest.mark.parametrize("key", MOVES)
def test_a_key_that_moves_in_the_article_is_named_and_is_no_action(key):
    assert re.search(rf"(?<![+\w]){re.escape(key)}\b", MANUAL)
    assert is_movement(pressed(key))
    assert not any(SPELLED.get(key, key) == shortcut for row in all_rows() for shortcut in row.shortcuts)


def test_the_key_that_selects_all_is_the_systems(qapp):
    assert SELECT_ALL in MANUAL
    assert pressed(SELECT_ALL).matches(QKeySequence.StandardKey.SelectAll)


def test_the_example_of_wrong_encodings_is_what_they_give():
    right = "Förderung für Österreich"
    assert f"    cp1252      {right}\n    mac-roman   {right.encode('cp1252').decode('mac-roman')}\n" in MANUAL


def links(page: Path) -> list[str]:
    """Return what a page links to, its examples of code left out."""
    text = re.sub(r"^```.*?^```$|`[^`\n]*`", "", page.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)
    return [target for target in re.findall(r"\]\(([^)\s]+)\)", text) if not re.match(r"https?:", target)]


def anchors(page: Path) -> set[str]:
    """Return the anchors of a page's headings."""
    found = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", unicodedata.normalize("NFC", name).lower()).replace(" ", "-") for name in found}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(REPOSITORY).as_posix())
def test_every_link_leads_to_a_file_of_the_repository(page):
    for target in links(page):
        path, _, anchor = target.partition("#")
        there = (page.parent / path).resolve() if path else page
        assert there.is_relative_to(REPOSITORY), target
        assert there.exists(), target
        if anchor:
            assert anchor in anchors(there), target


def test_the_links_were_found():
    assert len(links(REPOSITORY / "README.md")) > 8


def test_every_decision_is_in_the_list():
    folder = REPOSITORY / "docs" / "decisions"
    listed = set(links(folder / "README.md"))
    assert listed == {path.name for path in folder.glob("*.md")} - {"README.md"}


@pytest.mark.parametrize("name", ["window-light.png", "window-dark.png"])
def test_the_pictures_are_small_enough_to_be_loaded_with_the_page(name):
    picture = (REPOSITORY / "docs" / "pictures" / name).read_bytes()
    assert picture.startswith(b"\x89PNG")
    assert [int.from_bytes(picture[at : at + 4], "big") for at in (16, 20)] == [1440, 900]
    assert len(picture) < 250_000
