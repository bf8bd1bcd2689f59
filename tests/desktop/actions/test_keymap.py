"""Keys can be changed; no key ever means two things."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.actions.errors import KeyNotForWindow, KeyReserved, KeyTaken, KeyUnknown
from desktop.actions.keymap import KeyMap
from desktop.actions.keys import caps, normal, shown
from desktop.actions.rows import all_rows

ROWS = all_rows()


@pytest.fixture
def keymap() -> KeyMap:
    return KeyMap(ROWS)


@pytest.mark.parametrize(
    ("typed", "portable"),
    [("shift+ctrl+z", "Ctrl+Shift+Z"), ("ctrl++", "Ctrl++"), ("+", "+"), ("escape", "Esc"), ("f12", "F12"), ("ä", "Ä"),
     ("Alt+Shift+Left", "Alt+Shift+Left"), ("Ctrl+Pgdn", "Ctrl+PgDown")],
)  # fmt: skip
def test_keys_have_one_spelling(typed, portable):
    assert normal(typed) == portable
    assert normal(portable) == portable


@pytest.mark.parametrize("text", ["", "Ctrl+", "Ctrl+Foo", "Ctrl+Z, Ctrl+X", "Hyper+A", "  ", "Ctrl+Ctrl+A", "ab"])
def test_what_is_no_key_is_refused(text, keymap):
    with pytest.raises(KeyUnknown) as fault:
        keymap.change("mark.flag", [text])
    assert f"“{text}” is no key" in fault.value.sentence()


@given(st.text(max_size=12))
def test_any_text_is_a_key_or_is_refused(text):
    try:
        key = normal(text)
    except KeyUnknown:
        return
    assert normal(key) == key
    assert "".join(caps(key))
    assert shown(key)


def test_a_key_can_be_changed_and_is_remembered(keymap):
    keymap.change("article.done_next", ["ctrl+j"])
    assert keymap.keys("article.done_next") == ("Ctrl+J",)
    again = KeyMap(ROWS, keymap.overrides())
    assert again.keys("article.done_next") == ("Ctrl+J",)
    assert again.is_changed("article.done_next")
    assert again.dropped == []


def test_a_clash_names_the_other_action(keymap):
    with pytest.raises(KeyTaken) as fault:
        keymap.change("mark.flag", ["E"])
    assert "“E” already means “Edit the value”" in fault.value.sentence()
    assert keymap.keys("mark.flag") == ("F",)


def test_taking_over_leaves_the_other_without(keymap):
    keymap.take_over("mark.flag", "E")
    assert keymap.keys("mark.flag") == ("E",)
    assert keymap.keys("mark.value") == ()
    with pytest.raises(KeyTaken):
        keymap.reset("mark.value")
    keymap.reset("mark.flag")
    keymap.reset("mark.value")
    assert keymap.overrides() == {}


def test_a_refused_take_over_changes_nothing(keymap):
    with pytest.raises(KeyNotForWindow):
        keymap.take_over("file.export", "E")
    assert keymap.keys("mark.value") == ("E",)
    assert keymap.overrides() == {}


def test_plain_keys_are_for_the_article(keymap):
    with pytest.raises(KeyNotForWindow) as fault:
        keymap.change("file.export", ["Y"])
    assert "“Y” alone works in the article only" in fault.value.sentence()
    keymap.change("mark.flag", ["Y"])
    keymap.change("file.export", ["F11"])


@pytest.mark.parametrize("key", ["Left", "Shift+Right", "Ctrl+Shift+Left", "PgDown", "Home", "Ctrl+End"])
def test_the_caret_keeps_its_keys(keymap, key):
    with pytest.raises(KeyReserved) as fault:
        keymap.change("mark.flag", [key])
    assert "moves the caret" in fault.value.sentence()


def test_two_actions_may_exchange_keys():
    keymap = KeyMap(ROWS, {"mark.flag": ["E"], "mark.value": ["F"]})
    assert keymap.keys("mark.flag") == ("E",)
    assert keymap.keys("mark.value") == ("F",)


def test_settings_that_cannot_be_are_dropped_and_named():
    keymap = KeyMap(ROWS, {"gone.action": ["X"], "mark.flag": ["nonsense"], "mark.note": ["E"], "mark.value": ["E"]})
    assert keymap.keys("mark.flag") == ("F",)
    assert len(keymap.dropped) == 2
    everything = [key for row in ROWS for key in keymap.keys(row.id)]
    assert len(everything) == len(set(everything))


def test_all_can_be_reset(keymap):
    keymap.take_over("mark.flag", "E")
    keymap.reset_all()
    assert keymap.overrides() == {}
    assert keymap.keys("mark.value") == ("E",)


@given(
    st.lists(st.tuples(st.sampled_from([row.id for row in ROWS]), st.sampled_from(["E", "F", "Ctrl+E", "F11", "7"])))
)
def test_no_key_ever_means_two_things(changes):
    keymap = KeyMap(ROWS)
    for action, key in changes:
        try:
            keymap.take_over(action, key)
        except KeyNotForWindow:
            continue
    everything = [key for row in ROWS for key in keymap.keys(row.id)]
    assert len(everything) == len(set(everything))
    assert KeyMap(ROWS, keymap.overrides()).overrides() == keymap.overrides()
