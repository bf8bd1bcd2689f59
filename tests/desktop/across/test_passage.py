"""Sentences with their words highlighted: cut where sentences end, counted in code points."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from desktop.across.passage import Passage, Sentence, Words, sentences
from desktop.theme.look import ThemeChoice
from tests.desktop.dressing import HOSTILE, look

TEXT = "Erster Satz.\n😀 Der Chips Act bringt 5 Mio. Euro nach Polen. Letzter Satz."


def span(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def test_words_of_one_sentence_stand_in_one_passage():
    [found] = sentences(TEXT, [(*span("Polen"), "country"), (*span("Chips Act"), "program")])
    assert found.text.endswith("nach Polen.")
    assert [found.text[one.start : one.end] for one in found.words] == ["Chips Act", "Polen"]
    assert TEXT[found.start : found.start + len(found.text)] == found.text


def test_sentences_come_in_the_order_of_the_text():
    found = sentences(TEXT, [(*span("Letzter"), "program"), (*span("Erster"), "program")])
    assert [one.text for one in found] == ["Erster Satz.", "Letzter Satz."]


@given(st.text(max_size=300), st.lists(st.tuples(st.integers(0, 299), st.integers(1, 40)), max_size=6))
def test_each_span_is_in_exactly_one_passage_with_its_words(text, places):
    spans = [(start, min(start + size, len(text)), "date") for start, size in places if start < len(text)]
    spans = [one for one in spans if text[one[0] : one[1]].strip()]
    found = sentences(text, spans)
    shown = [(one.start + words.start, one.start + words.end) for one in found for words in one.words]
    assert sorted(set(shown)) == sorted(shown)
    assert set(shown) <= {(start, end) for start, end, _ in spans}
    for one in found:
        assert text[one.start : one.start + len(one.text)] == one.text


def test_the_words_stand_on_the_colour_of_their_label(qtbot):
    dressed = look(ThemeChoice.LIGHT)
    passage = Passage(dressed, Sentence(text="😀😀 Polen", start=0, words=(Words(3, 8, "country"),)))
    qtbot.addWidget(passage)
    passage.resize(300, passage.heightForWidth(300))
    image = passage.grab().toImage()
    colours = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
    assert QColor(dressed.label("country").fill).name() in colours
    assert QColor(dressed.label("date").fill).name() not in colours


def test_a_narrow_passage_is_higher(qtbot):
    passage = Passage(look(), Sentence(text="Wort " * 60, start=0, words=()))
    qtbot.addWidget(passage)
    assert passage.heightForWidth(150) > 2 * passage.heightForWidth(600)


@pytest.mark.parametrize("text", HOSTILE)
def test_any_text_can_be_shown(qtbot, text):
    words = (Words(0, 1, "program"),) if text else ()
    passage = Passage(look(), Sentence(text=text, start=0, words=words))
    qtbot.addWidget(passage)
    passage.resize(200, 80)
    assert not passage.grab().isNull()


def test_enter_and_a_click_ask_for_the_place(qtbot):
    passage = Passage(look(), Sentence(text="Polen", start=0, words=()))
    qtbot.addWidget(passage)
    passage.show()
    with qtbot.waitSignal(passage.clicked):
        qtbot.keyClick(passage, Qt.Key.Key_Return)
    with qtbot.waitSignal(passage.clicked):
        qtbot.mouseClick(passage, Qt.MouseButton.LeftButton)
