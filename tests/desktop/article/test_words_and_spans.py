import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.article import graphemes, spans, words
from tests.desktop.article.made import TEXTS, span_of


@pytest.mark.parametrize(
    ("text", "selected", "meant"),
    [
        ("mit „AI Continent Action Plan“ der", "„AI Continent Action Plan“", "AI Continent Action Plan"),
        ("mit AI Continent Action Plan", "ontinent Act", "Continent Action"),
        ("sind 5 Milliarden Euro(1)(2) da", "5 Milliarden Euro", "5 Milliarden Euro"),
        ("sind 2,5 Mrd. da", "2,5 Mr", "2,5 Mrd."),
        ("sind 2,5 Mrd. Euro.", " 2,5 Mrd. Euro.", "2,5 Mrd. Euro"),
        ("rund 22 Mio. €/Jahr (Bund)", "22 Mio. €/J", "22 Mio. €/Jahr"),
        ("die KI-Fabriken!", "Fabriken!", "KI-Fabriken"),
        ("KI Park e.V.: Netz", "e", "e.V."),
        ("India's plan", "dia", "India"),
        ("für €1,3 Mil", "1,3", "€1,3"),
        ("1\u202f200\u00a0000 €", "200", "1\u202f200\u00a0000"),
        ("ESF+ und ZIM", "ESF", "ESF+"),
        ("Strategie (EU) heute", "Strategie (EU) ", "Strategie (EU)"),
        ("das (KI) Netz", "(KI)", "KI"),
        ("das „Zentrum ‚XY‘ hier", "Zentrum ‚XY‘", "Zentrum ‚XY‘"),
        ("im Jahr 2026.\nNeu", "2026.\n", "2026"),
        ("von 2021–2027, dann", "2021", "2021–2027"),
        ("die Bürger:innen", "inn", "Bürger:innen"),
        ("nur … dort", "…", "…"),
        ("👨‍👩‍👧x", "👨", "👨‍👩‍👧"),
    ],
)
def test_a_selection_means_whole_words(text, selected, meant):
    start, end = spans.snap(text, *span_of(text, selected))
    assert text[start:end].startswith(meant)
    assert text[start:end] in (meant, text)


@given(TEXTS, st.data())
def test_a_snapped_span_is_sound(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    for snap in (spans.snap, spans.snap_to_characters):
        first, last = snap(text, start, end)
        assert 0 <= first <= last <= len(text)
        assert graphemes.is_boundary(text, first)
        assert graphemes.is_boundary(text, last)
    first, last = spans.snap(text, start, end)
    if first < last and any(not words.is_space(c) for c in text[start:end]):
        assert spans.snap(text, first, last) == (first, last)


@given(TEXTS)
def test_graphemes_go_through_the_whole_text(text):
    at, steps = 0, []
    while at < len(text):
        after = graphemes.following(text, at)
        assert after > at
        assert graphemes.preceding(text, after) == at
        steps.append(after)
        at = after
    assert steps == [offset for offset in range(1, len(text) + 1) if graphemes.is_boundary(text, offset)]


@given(TEXTS, st.integers(0, 60))
def test_word_steps_move_on_and_stay_inside(text, offset):
    offset = min(offset, len(text))
    assert offset <= words.next_end(text, offset) <= len(text)
    assert offset <= words.next_start(text, offset) <= len(text)
    assert 0 <= words.previous_start(text, offset) <= offset
    assert 0 <= words.previous_end(text, offset) <= offset


def test_the_ends_of_a_span_are_moved_by_words_and_characters():
    text = "gab über 380 Millionen Euro und 2 Mrd. aus"
    start, end = span_of(text, "380 Millionen")
    moved = spans.moved(text, start, end, at_start=True, forward=False)
    assert text[slice(*moved)] == "über 380 Millionen"
    moved = spans.moved(text, *moved, at_start=False, forward=True)
    assert text[slice(*moved)] == "über 380 Millionen Euro"
    back = spans.moved(text, *moved, at_start=True, forward=True)
    assert text[slice(*back)] == "380 Millionen Euro"
    less = spans.moved(text, *back, at_start=False, forward=False, by_character=True)
    assert text[slice(*less)] == "380 Millionen Eur"
    start, end = span_of(text, "2")
    assert text[slice(*spans.moved(text, *span_of(text, "2 "), at_start=False, forward=True))] == "2 Mrd."


def test_an_end_never_crosses_the_other():
    text = "eins zwei"
    assert spans.moved(text, 0, 4, at_start=True, forward=True) == (0, 4)
    assert spans.moved(text, 0, 1, at_start=False, forward=False, by_character=True) == (0, 1)


def test_a_paragraph_is_its_line_without_outer_spaces():
    text = "eins\n  zwei drei \nvier"
    assert text[slice(*spans.paragraph_at(text, 9))] == "zwei drei"
