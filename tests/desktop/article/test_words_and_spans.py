import itertools

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


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        ("22 Mio. € jährlich", ["22", "22 Mio.", "22 Mio. €", "22 Mio. € jährlich"]),
        ("bis 5 $. Neu", ["bis", "bis 5", "bis 5 $", "bis 5 $. Neu"]),
        ("für €5 und 5€ je", ["für", "für €5", "für €5 und", "für €5 und 5€", "für €5 und 5€ je"]),
        ("¥5 und 3 ₹ je", ["¥5", "¥5 und", "¥5 und 3", "¥5 und 3 ₹", "¥5 und 3 ₹ je"]),
    ],
)
def test_a_currency_sign_that_stands_alone_is_a_word(text, steps):
    start, end = 0, len(steps[0])
    for before, after in itertools.pairwise(steps):
        assert text[start:end] == before
        start, end = spans.moved(text, start, end, at_start=False, forward=True)
        assert text[start:end] == after
    for shorter in reversed(steps[:-1]):
        start, end = spans.moved(text, start, end, at_start=False, forward=False)
        assert text[start:end] == shorter


def test_the_start_of_a_span_stops_at_a_currency_sign_that_stands_alone():
    text = "rund € 22 Mio."
    start, end = span_of(text, "22 Mio.")
    wider = spans.moved(text, start, end, at_start=True, forward=False)
    assert text[slice(*wider)] == "€ 22 Mio."
    assert spans.moved(text, *wider, at_start=True, forward=True) == (start, end)


def test_paragraphs_are_gone_through_without_the_empty_lines():
    text = "\neins\n\n  zwei drei\n \n\nvier"
    starts = [text.index(word) for word in ("eins", "zwei", "vier")] + [len(text)]
    at, seen = 0, []
    while at < len(text):
        at = spans.next_paragraph(text, at)
        seen.append(at)
    assert seen == starts
    assert spans.previous_paragraph(text, text.index("drei")) == text.index("zwei")
    seen = []
    while at:
        at = spans.previous_paragraph(text, at)
        seen.append(at)
    assert seen == [*reversed(starts[:-1]), 0]


@pytest.mark.parametrize(
    ("text", "at", "held"),
    [
        ("3. November", 0, "3"),
        ("3. November", 1, "3."),
        ("die KI-Fabrik", 6, "-"),
        ("der „Plan", 4, None),
        ("so, nun", 2, None),
        ("so nun", 2, None),
        ("sehr … gut", 5, None),
        ("5 % mehr", 2, "%"),
        ("5 € mehr", 2, "€"),
    ],
)
def test_a_press_holds_on_to_a_character_of_a_word(text, at, held):
    found = spans.held_by_press(text, at, at + 1)
    assert (found and text[slice(*found)]) == held


def test_an_end_never_crosses_the_other():
    text = "eins zwei"
    assert spans.moved(text, 0, 4, at_start=True, forward=True) == (0, 4)
    assert spans.moved(text, 0, 1, at_start=False, forward=False, by_character=True) == (0, 1)


def test_a_paragraph_is_its_line_without_outer_spaces():
    text = "eins\n  zwei drei \nvier"
    assert text[slice(*spans.paragraph_at(text, 9))] == "zwei drei"
