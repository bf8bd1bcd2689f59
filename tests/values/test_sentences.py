"""The sentence around a span: what a click on a value shows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from values.sentences import sentence_around

TEXT = (
    "Titel ohne Punkt\n\nDas Netz wächst. In die dritte Runde fließen über 380 Mio. Euro bzw. mehr, sagt Dr. Mai. "
    "Danach nichts!\n- 2,5 Mrd. Euro für A\n- nichts für B"
)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("ohne", "Titel ohne Punkt"),
        ("Netz", "Das Netz wächst."),
        ("380 Mio. Euro", "In die dritte Runde fließen über 380 Mio. Euro bzw. mehr, sagt Dr. Mai."),
        ("nichts!", "Danach nichts!"),
        ("2,5 Mrd. Euro", "- 2,5 Mrd. Euro für A"),
    ],
)
def test_the_sentence_of_some_words(words, sentence):
    start = TEXT.index(words)
    first, last = sentence_around(TEXT, start, start + len(words))
    assert TEXT[first:last] == sentence


def test_a_sentence_without_end_is_cut_between_words():
    text = "Wort " * 500 + "HIER" + " Wort" * 500
    first, last = sentence_around(text, 2500, 2504)
    cut = text[first:last].split()
    assert set(cut) == {"Wort", "HIER"}
    assert 100 < len(cut) < 250


@given(st.text(max_size=300), st.data())
def test_a_sentence_always_holds_its_span(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    first, last = sentence_around(text, start, end)
    assert 0 <= first <= start <= end <= last <= len(text)
