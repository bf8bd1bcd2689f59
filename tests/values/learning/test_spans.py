"""Tokens and marks: whatever the text, spans come back exactly as they went in."""

from hypothesis import given
from hypothesis import strategies as st

from tests.values.test_hostile import TEXTS
from values.learning.spans import LabelledSpan, MarkedSpan, marks_of, spans_of, without_overlaps
from values.learning.tokens import LONGEST, stretches, tokens_of

LABELS = st.sampled_from(["program", "amount", "a-b", "x y", "B-", "Ö"])
LONG = st.integers(0, 1_200).map(lambda number: "a, " * number)


@given(TEXTS | LONG)
def test_stretches_hold_every_token_once_and_no_line_break(text):
    parts = list(stretches(text))
    assert [token for part in parts for token in part] == tokens_of(text)
    for part in parts:
        assert 0 < len(part) <= LONGEST
        assert "\n" not in text[part[0].start : part[-1].end]
        assert all(text[token.start : token.end] == token.words for token in part)


@given(TEXTS, st.data())
def test_spans_at_the_edges_of_tokens_come_back_exactly(text, data):
    tokens = tokens_of(text)
    spans = []
    place = 0
    while place < len(tokens):
        last = data.draw(st.integers(place, min(len(tokens) - 1, place + 3)))
        if data.draw(st.booleans()):
            spans.append(LabelledSpan(tokens[place].start, tokens[last].end, data.draw(LABELS)))
        place = last + 1
    marked = spans_of(marks_of(tokens, spans))
    assert [LabelledSpan(tokens[one.first].start, tokens[one.last].end, one.label) for one in marked] == spans


@given(TEXTS, st.lists(st.tuples(st.integers(0, 80), st.integers(1, 20), LABELS), max_size=8))
def test_any_spans_mark_the_tokens_they_share_a_character_with(text, given_spans):
    tokens = tokens_of(text)
    spans = without_overlaps(LabelledSpan(start, start + length, label) for start, length, label in given_spans)
    for token, mark in zip(tokens, marks_of(tokens, spans), strict=True):
        over = [one for one in spans if one.start < token.end and token.start < one.end]
        assert mark[2:] in {one.label for one in over} if over else mark == "O"


def test_of_overlapping_spans_the_longest_stays():
    inner, outer, beside = LabelledSpan(5, 8, "country"), LabelledSpan(0, 10, "program"), LabelledSpan(10, 12, "date")
    assert without_overlaps([inner, outer, beside, outer]) == [outer, beside]
    assert without_overlaps([inner, LabelledSpan(7, 10, "date")]) == [inner]


def test_marks_that_no_one_would_write_are_read_all_the_same():
    assert spans_of(["I-a", "I-a", "I-b", "O", "B-a", "B-a"]) == [
        MarkedSpan(0, 1, "a"),
        MarkedSpan(2, 2, "b"),
        MarkedSpan(4, 4, "a"),
        MarkedSpan(5, 5, "a"),
    ]


def test_two_spans_side_by_side_stay_two():
    tokens = tokens_of("Polen Ungarn")
    marks = marks_of(tokens, [LabelledSpan(0, 5, "country"), LabelledSpan(6, 12, "country")])
    assert marks == ["B-country", "B-country"]
