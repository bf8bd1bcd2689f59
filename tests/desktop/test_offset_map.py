import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextDocument

from desktop.display_text import display_text
from desktop.offset_map import DocumentPlaces, OffsetError, OffsetMap
from tests.desktop.article.made import HOSTILE, TEXTS


def utf16_length(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


@given(TEXTS)
def test_every_offset_goes_to_utf16_and_back(text):
    offsets = OffsetMap(text)
    for offset in range(len(text) + 1):
        unit = offsets.to_units(offset)
        assert unit == utf16_length(text[:offset])
        assert offsets.to_offset(unit) == offset


@pytest.mark.parametrize("offset", [-1, 4])
def test_an_offset_outside_raises(offset):
    with pytest.raises(OffsetError):
        OffsetMap("a😀b").to_units(offset)


def test_a_place_inside_a_pair_raises_and_can_be_floored():
    offsets = OffsetMap("a😀b")
    with pytest.raises(OffsetError, match="inside a surrogate pair"):
        offsets.to_offset(2)
    assert offsets.offset_before(2) == 1
    with pytest.raises(OffsetError):
        offsets.offset_before(5)


@given(TEXTS)
def test_what_is_shown_keeps_every_place(text):
    shown = display_text(text)
    assert len(shown) == len(text)
    assert utf16_length(shown) == utf16_length(text)
    assert display_text(shown) == shown


@given(st.sampled_from(HOSTILE), TEXTS)
def test_the_document_holds_as_many_characters_as_the_text(qapp, first, rest):
    text = first + rest
    document = QTextDocument(display_text(text))
    assert document.characterCount() == utf16_length(text) + 1
    assert document.blockCount() == text.count("\n") + 1


@given(TEXTS, st.data())
def test_cursors_hold_the_span_they_were_made_for(qapp, text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    places = DocumentPlaces(QTextDocument(display_text(text)), text)
    assert places.span_of(places.cursor_for(start, end)) == (start, end)


@pytest.mark.parametrize("code", [0, 0x0D, 0x2028, 0x2029, 0xFEFF, 0xFDD0, 0xFDD1, 0xFFFC, 0xFFFE, 0xFFFF, 0x202E])
def test_what_qt_would_act_on_is_shown_by_a_sign(code):
    assert display_text(chr(code) + "x")[0].isprintable()


def test_spaces_that_matter_are_not_touched():
    assert display_text("1\u00a0200\u202f000\n\tx") == "1\u00a0200\u202f000\n\tx"
