"""She corrects what she marked: label, ends, value."""

import pytest

from tests.stories.analyst import Analyst
from tests.stories.articles import HALL


@pytest.fixture
def hall(at_work) -> Analyst:
    """The analyst with an amount marked and chosen."""
    analyst = at_work({"halle.txt": HALL})
    analyst.select("380 Millionen Euro")
    analyst.press("2")
    return analyst


def test_a_burst_of_moves_is_one_step(hall):
    steps = len(hall.step_names())
    hall.press("Alt+Shift+Right", "Alt+Shift+Right", "Alt+Shift+Left", "Alt+Left")
    assert len(hall.step_names()) == steps
    hall.wait(lambda: len(hall.step_names()) == steps + 1)
    assert hall.spans() == [("amount", "über 380 Millionen Euro für")]
    hall.press("Ctrl+Z")
    assert hall.spans() == [("amount", "380 Millionen Euro")]
    assert len(hall.step_names()) == steps


def test_while_an_end_moves_it_is_shown_at_once(hall):
    hall.press("Alt+Left")
    shown = hall.view.page.index.get(hall.desk.chosen)
    assert shown.words == "über 380 Millionen Euro"
    hall.press("Ctrl+Z")  # the move becomes a step first, then it is taken back
    assert hall.spans() == [("amount", "380 Millionen Euro")]


def test_the_value_is_read_again_when_an_end_moves(hall):
    assert hall.value("380 Millionen Euro") == "380\u202f000\u202f000 EUR"
    hall.press("Alt+Left")
    hall.wait(lambda: hall.value("über 380 Millionen Euro") == "> 380\u202f000\u202f000 EUR")
    assert hall.card.value.text() == "> 380\u202f000\u202f000 EUR"


def test_a_value_that_was_typed_stays_when_an_end_moves(hall):
    hall.press("E")
    hall.type("400 Mio. EUR")
    hall.press("Return", "Alt+Left")
    hall.wait(lambda: hall.spans() == [("amount", "über 380 Millionen Euro")])
    assert hall.value("über 380 Millionen Euro") == "400\u202f000\u202f000 EUR"
    assert hall.chosen.rule == "typed"


def test_relabelling_reads_the_words_again(hall):
    hall.press("1")
    assert hall.spans() == [("program", "380 Millionen Euro")]
    assert hall.value("380 Millionen Euro") == "380 Millionen Euro"
    hall.press("2")
    assert hall.value("380 Millionen Euro") == "380\u202f000\u202f000 EUR"


def test_a_wrong_value_is_told_beside_the_field_and_nothing_is_saved(hall):
    steps, before = hall.step_names(), hall.chosen
    hall.press("E")
    hall.type("viel Geld")
    fault = hall.card._verdict
    assert fault.isVisible()
    assert fault.text() != ""
    assert hall.card.value.accessibleDescription() == fault.text()
    assert hall.card.value.property("wrong")
    hall.press("Return")
    assert hall.focus is hall.card.value
    assert (hall.step_names(), hall.chosen) == (steps, before)

    hall.press("Esc")
    assert hall.focus is hall.view
    assert hall.card.value.text() == "380\u202f000\u202f000 EUR"
    assert not hall.card.value.property("wrong")
    assert (hall.step_names(), hall.chosen) == (steps, before)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("> 380 000 000 EUR", "> 380\u202f000\u202f000 EUR"),
        ("2..3 Mrd. EUR / year", "2\u202f000\u202f000\u202f000..3\u202f000\u202f000\u202f000 EUR / year"),
        ("über 2,5 Milliarden Euro", "> 2\u202f500\u202f000\u202f000 EUR"),
    ],
)
def test_the_field_takes_what_it_shows_short_forms_and_words(hall, typed, shown):
    hall.press("E")
    hall.type(typed)
    assert not hall.card.value.property("wrong")
    hall.press("Return")
    assert hall.card.value.text() == shown
    hall.press("E", "End", "Return")
    assert hall.card.value.text() == shown


def test_an_emptied_field_takes_the_value_away_and_undo_brings_it_back(hall):
    hall.press("E", "Backspace", "Return")
    assert hall.value("380 Millionen Euro") == "380\u202f000\u202f000 EUR"  # read from the words again


def test_what_is_typed_is_kept_when_another_annotation_is_chosen(hall):
    hall.press("E")
    hall.type("390 Mio. EUR")
    hall.click_at(HALL.index("Weitere"))
    assert hall.chosen is None
    assert hall.value("380 Millionen Euro") == "390\u202f000\u202f000 EUR"


def test_the_label_can_be_changed_and_the_annotation_removed_on_the_card(hall):
    hall.click(hall.button("Flag the annotation (F)"))
    assert hall.chosen.flagged
    hall.click(hall.button("Remove the annotation (Delete)"))
    assert hall.spans() == []
    hall.press("Ctrl+Z")
    assert hall.spans() == [("amount", "380 Millionen Euro")]
    assert hall.chosen.flagged


def test_the_steps_have_names(hall):
    hall.press("F")
    hall.press("M")
    hall.type("Quelle?")
    hall.press("Return", "E")
    hall.type("381 Mio. EUR")
    hall.press("Return", "1", "Del")
    assert hall.step_names()[:6] == [
        "Remove program “380 Millionen Euro”",
        "Relabel “380 Millionen Euro” as program",
        "Set the value of “380 Millionen Euro”",
        "Note on “380 Millionen Euro”",
        "Flag “380 Millionen Euro”",
        "Label “380 Millionen Euro” as amount",
    ]
