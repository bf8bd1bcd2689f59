"""Marking with the mouse, in an article with everything that shifts offsets elsewhere."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton

from db.queries import annotations
from tests.stories.analyst import Analyst
from tests.stories.articles import HALL, HOSTILE

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def hall(at_work) -> Analyst:
    return at_work({"halle.txt": HALL})


@pytest.fixture
def hostile(at_work) -> Analyst:
    return at_work({"seltsam.txt": HOSTILE})


def stored(analyst: Analyst) -> list[tuple[str, str]]:
    """Return label and words as the project file has them; the words are the slice."""
    desk = analyst.desk
    found = annotations.of_article(desk.project, desk.article.id, desk.session.id)
    for one in found:
        assert one.words == desk.text[one.start : one.end]
    return [(one.label, one.words) for one in found]


def palette(analyst: Analyst, title: str) -> QAbstractButton:
    return analyst.button(f"Label as {title}", analyst.window.article.label_palette)


def test_a_drag_selects_whole_words_and_the_palette_labels_them(hall):
    start = HALL.index("ber 380")
    hall.drag(start, start + len("ber 380 Mill"))
    assert hall.selected() == "über 380 Millionen"
    shown = hall.window.article.label_palette
    assert shown.isVisible()
    assert not shown.panel_rect().intersects(hall.view.selection_area())
    hall.click(palette(hall, "Amount"))
    assert stored(hall) == [("amount", "über 380 Millionen")]
    assert hall.chosen.words == "über 380 Millionen"
    assert not shown.isVisible()
    assert hall.focus is hall.view


def test_a_double_click_selects_a_word_without_quotes_and_full_stop(hall):
    hall.double_click_at(HALL.index("Krüger") + 2)
    assert hall.selected() == "Krüger"
    hall.double_click_at(HALL.index("KI.") + 1)
    assert hall.selected() == "KI"
    hall.double_click_at(HALL.index("2,5"))
    assert hall.selected() == "2,5"
    hall.press("2")
    assert stored(hall) == [("amount", "2,5")]


def test_a_drag_over_quotes_and_a_full_stop_leaves_them_outside(hall):
    hall.drag_over("„Frau Krüger“.")
    assert hall.selected() == "Frau Krüger"
    hall.drag_over("Nordlicht KI.")
    assert hall.selected() == "Nordlicht KI"
    hall.drag_over("2,5 Mrd.")
    assert hall.selected() == "2,5 Mrd."


def test_ctrl_drag_selects_characters(hall):
    start = HALL.index("Tschechien")
    hall.drag(start, start + 7, CTRL)
    assert hall.selected() == "Tschech"
    hall.press("3")
    assert stored(hall) == [("country", "Tschech")]


def test_a_click_chooses_an_annotation_and_the_next_click_the_one_around_it(hall):
    for words, key in (("Programm Nordlicht KI", "1"), ("Nordlicht KI", "1")):
        hall.drag_over(words)
        hall.press(key)
    hall.press("Esc")
    at = HALL.index("Nordlicht") + 3
    hall.click_at(at)
    assert hall.chosen.words == "Nordlicht KI"
    hall.click_at(at)
    assert hall.chosen.words == "Programm Nordlicht KI"
    hall.click_at(HALL.index("Weitere") + 1)
    assert hall.chosen is None


def test_a_click_in_the_panel_chooses_and_scrolls_there(at_work):
    analyst = at_work({"lang.txt": "Langer Artikel\n\n" + "Noch ein Satz ohne Belang.\n\n" * 200 + "Am Ende Polen.\n"})
    start = analyst.desk.text.index("Polen")
    analyst.drag(start, start + 5)
    analyst.press("3", "Esc", "Ctrl+Home")
    assert analyst.view.top() == 0
    assert analyst.chosen is None
    rows = analyst.window.facts.facts_tab.list
    spot = rows.visualRect(rows.model().index(1, 0)).center()
    analyst.click(rows.viewport(), spot)
    assert analyst.chosen.words == "Polen"
    first, last = analyst.view.shown_span()
    assert first < start < last


def test_a_label_of_the_header_labels_the_selection_and_arms_without_one(hall):
    hall.drag_over("Dänemark")
    hall.click(hall.window.header._chips["country"])
    assert stored(hall) == [("country", "Dänemark")]
    hall.press("Esc")
    hall.click(hall.window.header._chips["country"])
    assert hall.desk.armed == "country"
    assert hall.window.header._chips["country"].isChecked()
    hall.drag_over("Litauen")
    assert stored(hall) == [("country", "Dänemark"), ("country", "Litauen")]
    hall.click(hall.window.header._chips["country"])
    assert hall.desk.armed is None
    assert not hall.window.header._chips["country"].isChecked()


def test_marking_the_same_again_chooses_it(hall):
    hall.drag_over("Dänemark")
    hall.press("3", "Esc")
    hall.drag_over("Dänemark")
    hall.press("3")
    assert stored(hall) == [("country", "Dänemark")]
    assert hall.chosen.words == "Dänemark"
    assert len([name for name in hall.step_names() if name.startswith("Label")]) == 1


@pytest.mark.parametrize(
    "words",
    [
        "Dru\u0308ben",
        "12\u00a0500\u202f000 Euro",
        "Cafe\u0301 Süd",
        "3\u00a0Mio.\u00a0Euro",
        "\U0001d7d9\U0001d7d8 Länder",
        "Ma\u0308hren",
        "Forschung.\u2028Zeile",
    ],
)
def test_words_are_always_the_slice_of_the_text(hostile, words):
    assert hostile.desk.text == HOSTILE
    hostile.drag_over(words)
    assert hostile.selected() == words
    hostile.press("2")
    assert stored(hostile) == [("amount", words)]
    hostile.press("Ctrl+C")
    mime = QGuiApplication.clipboard().mimeData()
    assert bytes(mime.data("text/plain;charset=utf-8").data()).decode("utf-8") == words


def test_every_word_of_a_hostile_text_can_be_double_clicked(hostile):
    hostile.press("2", "Esc")
    seen = set()
    for at, character in enumerate(HOSTILE):
        if not character.isalnum():
            continue
        hostile.double_click_at(at)
        start, end = hostile.view.selection()
        assert start <= at < end, (at, character, hostile.selected())
        seen.add(hostile.selected())
    assert {"Dru\u0308ben", "12\u00a0500\u202f000", "Cafe\u0301", "Ma\u0308hren"} <= seen


def test_a_drag_never_ends_inside_a_grapheme(hostile):
    family = HOSTILE.index("👩")
    hostile.drag(family, family + 1, CTRL)
    assert hostile.selected() in ("", "👩‍🔬")
    hostile.drag(HOSTILE.index("Dru"), HOSTILE.index("\u0308ben") + 1, CTRL)
    assert hostile.selected() in ("Dru\u0308", "Dr")


def test_copying_an_annotation_that_is_chosen_gives_its_exact_words(hostile):
    hostile.drag_over("3\u00a0Mio.\u00a0Euro")
    hostile.press("2", "Ctrl+C")
    data = bytes(QGuiApplication.clipboard().mimeData().data("text/plain").data())
    assert data.decode("utf-8") == "3\u00a0Mio.\u00a0Euro"
