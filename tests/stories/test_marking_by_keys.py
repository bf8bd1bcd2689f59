"""Marking an article from its start to its end without touching the mouse."""

import pytest

from desktop.queue.source import Show
from tests.stories.analyst import Analyst
from tests.stories.articles import HALL


@pytest.fixture
def hall(at_work) -> Analyst:
    """The analyst before the article about the hall, and another one."""
    return at_work({"1-halle.txt": HALL, "2-zwei.txt": "Zweiter Artikel\n\nIrland gibt 3 Mio. Euro.\n"})


def test_arrows_go_by_character_and_line(hall):
    assert hall.view.selection() == (0, 0)
    hall.press("Right", "Right")
    assert hall.view.selection() == (2, 2)
    hall.press("Down")
    assert hall.view.selection()[0] > HALL.index("\n")
    hall.press("Up")
    assert hall.view.selection() == (2, 2)
    hall.press("End", "Home")
    assert hall.view.selection() == (0, 0)


def test_shift_and_arrows_select_words_and_a_digit_labels_them(hall):
    hall.go_to("über")
    hall.press("Shift+Right", "Shift+Right", "Shift+Right", "Shift+Right")
    assert hall.selected() == "über 380 Millionen Euro"
    hall.press("Shift+Left", "Shift+Right", "2")
    assert hall.spans() == [("amount", "über 380 Millionen Euro")]
    assert hall.chosen.words == "über 380 Millionen Euro"
    assert hall.value("über 380 Millionen Euro") == "> 380\u202f000\u202f000 EUR"
    assert hall.card.value.text() == "> 380\u202f000\u202f000 EUR"
    assert hall.step_names()[0] == "Label “über 380 Millionen Euro” as amount"
    assert hall.focus is hall.view


def test_every_label_has_its_digit(hall):
    for words, key in (("Nordlicht KI", "1"), ("Dänemark", "3"), ("Anfang 2025", "4"), ("380 Millionen Euro", "2")):
        hall.select(words)
        hall.press(key)
    assert hall.spans() == [
        ("program", "Nordlicht KI"),
        ("amount", "380 Millionen Euro"),
        ("country", "Dänemark"),
        ("date", "Anfang 2025"),
    ]
    assert hall.value("Dänemark") == "DK"
    assert hall.value("Anfang 2025") == "2025/.. START"
    assert hall.value("Nordlicht KI") == "Nordlicht KI"


def test_ctrl_shift_and_arrows_select_characters(hall):
    hall.go_to("Tschechien")
    hall.press(*["Ctrl+Shift+Right"] * 7)
    assert hall.selected() == "Tschech"
    hall.press("3")
    assert hall.spans() == [("country", "Tschech")]


def test_tab_goes_through_the_annotations_and_escape_leaves(hall):
    for words in ("Dänemark", "Polen", "Tschechien"):
        hall.select(words)
        hall.press("3")
    hall.press("Esc", "Ctrl+Home", "Tab")
    assert hall.chosen.words == "Dänemark"
    hall.press("Tab", "Tab")
    assert hall.chosen.words == "Tschechien"
    hall.press("Tab")
    assert hall.chosen.words == "Tschechien"
    hall.press("Shift+Tab", "Shift+Tab")
    assert hall.chosen.words == "Dänemark"
    hall.press("Esc")
    assert hall.chosen is None
    assert hall.focus is hall.view


def test_an_annotation_chosen_is_relabelled_by_a_digit_and_removed_by_delete(hall):
    hall.select("Litauen")
    hall.press("1")
    hall.press("3")
    assert hall.spans() == [("country", "Litauen")]
    assert hall.value("Litauen") == "LT"
    assert hall.step_names()[0] == "Relabel “Litauen” as country"
    hall.press("Del")
    assert hall.spans() == []
    assert hall.chosen is None
    hall.press("Ctrl+Z", "Ctrl+Z")
    assert hall.spans() == [("program", "Litauen")]


def test_both_ends_move_by_word_and_by_character(hall):
    hall.select("380 Millionen")
    hall.press("2", "Alt+Shift+Right")
    assert hall.chosen is not None
    hall.press("Alt+Left")
    hall.wait(lambda: hall.spans() == [("amount", "über 380 Millionen Euro")])
    hall.press("Ctrl+Alt+Shift+Left", "Ctrl+Alt+Right")
    hall.wait(lambda: hall.spans() == [("amount", "ber 380 Millionen Eur")])
    hall.press("Alt+Shift+Left", "Alt+Right")
    hall.wait(lambda: hall.spans() == [("amount", "380 Millionen")])


def test_a_value_is_typed_and_kept_by_enter(hall):
    hall.select("380 Millionen Euro")
    hall.press("2", "E")
    assert hall.focus is hall.card.value
    hall.type("381 Mio. EUR")
    hall.press("Return")
    assert hall.focus is hall.view
    assert hall.value("380 Millionen Euro") == "381\u202f000\u202f000 EUR"
    assert hall.chosen.rule == "typed"
    hall.press("Ctrl+Z")
    assert hall.value("380 Millionen Euro") == "380\u202f000\u202f000 EUR"


def test_a_note_and_a_flag(hall):
    hall.select("Polen")
    hall.press("3", "M")
    assert hall.focus is hall.card.note
    hall.type("seen in 2 sources: FEM 1234")
    hall.press("Return")
    assert hall.chosen.note == "seen in 2 sources: FEM 1234"
    assert not hall.chosen.flagged
    hall.press("F")
    assert hall.chosen.flagged
    assert "1 flagged" in hall.window.status._counts.text()
    hall.press("F")
    assert not hall.chosen.flagged
    assert hall.spans() == [("country", "Polen")]


def test_f6_goes_round_the_panes(hall):
    panes = (hall.window.article, hall.window.facts, hall.window.queue)
    hall.select("Polen")
    hall.press("3")
    for pane in (1, 2, 0, 1):
        hall.press("F6")
        assert panes[pane].isAncestorOf(hall.focus), panes[pane]
    for pane in (0, 2):
        hall.press("Shift+F6")
        assert panes[pane].isAncestorOf(hall.focus), panes[pane]


def test_o_goes_round_nested_annotations(hall):
    for words, key in (("Programm Nordlicht KI", "1"), ("Nordlicht KI", "1"), ("KI", "4")):
        hall.select(words)
        hall.press(key)
    hall.press("Esc")
    hall.go_to("KI")
    seen = []
    for _ in range(4):
        hall.press("O")
        seen.append(hall.chosen.words)
    assert seen == ["KI", "Nordlicht KI", "Programm Nordlicht KI", "KI"]


def test_a_digit_without_a_selection_arms_the_label_for_drags(hall):
    hall.press("2")
    assert hall.desk.armed == "amount"
    hall.drag_over("380 Millionen Euro")
    hall.drag_over("2,5 Mrd. Euro")
    assert hall.spans() == [("amount", "380 Millionen Euro"), ("amount", "2,5 Mrd. Euro")]
    hall.press("Esc")
    assert hall.desk.armed is None
    hall.drag_over("Dänemark")
    assert len(hall.spans()) == 2


def test_done_and_next(hall):
    assert hall.desk.text == HALL
    hall.press("Ctrl+Return")
    assert hall.desk.article.title == "Zweiter Artikel"
    assert hall.window.queue.progress().done == 1
    assert hall.titles() == ["Zweiter Artikel"]
    hall.press("Ctrl+PgUp")
    assert hall.desk.text == HALL
    hall.press("Ctrl+PgDown")
    assert hall.desk.article.title == "Zweiter Artikel"
    assert hall.window.queue.progress().done == 1
    hall.press("Ctrl+Return")
    assert hall.window.queue.progress().open == 0
    assert "All articles" in hall.said()
    hall.press("Ctrl+Z", "Ctrl+Z")
    assert hall.window.queue.progress().done == 0
    hall.window.queue.choose_show(Show.ALL)
    assert len(hall.titles()) == 2


def test_many_steps_are_undone_and_redone(hall):
    for words, key in (("Dänemark", "3"), ("Polen", "3"), ("Ende 2027", "4")):
        hall.select(words)
        hall.press(key)
    hall.press("F", "M")
    hall.type("bis")
    hall.press("Return")
    marked, steps = hall.listed(), hall.step_names()
    hall.press(*["Ctrl+Z"] * 5)
    assert hall.listed() == []
    assert hall.step_names() == steps[5:]
    hall.press(*["Ctrl+Shift+Z"] * 5)
    assert [(a.id, a.label, a.start, a.note, a.flagged) for a in hall.listed()] == [
        (a.id, a.label, a.start, a.note, a.flagged) for a in marked
    ]
    assert hall.step_names() == steps


def fields(analyst: Analyst):
    """Yield each field of the window with the keys that lead to it."""
    return {
        "value": (lambda: analyst.press("E"), analyst.card.value),
        "note": (lambda: analyst.press("M"), analyst.card.note),
        "filter": (lambda: analyst.click(analyst.window.queue._field), analyst.window.queue._field),
        "find": (lambda: analyst.press("Ctrl+F"), analyst.window.article.find_bar._field),
    }


@pytest.mark.parametrize("name", ["value", "note", "filter", "find"])
def test_a_field_swallows_the_keys_of_the_article(hall, name):
    hall.select("380 Millionen Euro")
    hall.press("2")
    before, steps, text = hall.listed(), hall.step_names(), hall.desk.text
    go, field = fields(hall)[name]
    go()
    assert hall.focus is field
    field.selectAll()
    hall.type("1234 emfox")
    hall.press("Del", "Left", "Right", "Backspace")
    assert field.text() == "1234 emfo"
    assert (hall.listed(), hall.step_names(), hall.desk.text) == (before, steps, text)
    assert hall.desk.armed is None
    assert hall.focus is field
    hall.press("Esc")
    assert hall.listed() == before


@pytest.mark.parametrize("name", ["value", "note", "filter", "find"])
def test_ctrl_z_in_a_field_undoes_typing(hall, name):
    hall.select("380 Millionen Euro")
    hall.press("2")
    before, steps = hall.listed(), hall.step_names()
    go, field = fields(hall)[name]
    go()
    shown = field.text()
    field.deselect()
    hall.press("End")
    hall.type("12")
    hall.press("Ctrl+Z")
    assert field.text() == shown
    hall.press("Ctrl+Shift+Z")
    assert field.text() == f"{shown}12"
    hall.press("Ctrl+Z", "Ctrl+Z", "Ctrl+Z")
    assert (hall.listed(), hall.step_names()) == (before, steps)
