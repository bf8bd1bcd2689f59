"""What of an unfinished text may be learned from."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tests.values.learning.made import span
from tests.values.test_hostile import TEXTS
from values.learning.decided import AROUND, decided_parts, read_parts
from values.learning.tokens import tokens_of

LINE = "Die Werkbank KI hilft in Polen und Ungarn.\n"
TEXT = LINE + "Das Haus im Norden zahlt auch dieses Jahr sehr viel mehr als in den Jahren davor.\n"


def at(words):
    return TEXT.index(words), TEXT.index(words) + len(words)


def test_the_words_beside_a_decision_were_read_as_far_as_the_line_goes():
    start, end = at("Polen")
    assert read_parts(TEXT, [span(start, end)], []) == ((0, TEXT.index("\n")),)


def test_what_was_read_ends_before_what_nobody_decided():
    start, end = at("Polen")
    [part] = read_parts(TEXT, [span(start, end)], [at("Werkbank KI"), at("Ungarn")])
    assert TEXT[slice(*part)] == " hilft in Polen und "


def test_far_words_of_a_long_line_were_not_read():
    start, end = at("dieses Jahr")
    [part] = read_parts(TEXT, [span(start, end)], [])
    assert part == (start - AROUND, end + AROUND)


def test_decisions_side_by_side_are_one_part():
    parts = read_parts(TEXT, [span(*at("Polen")), span(*at("Ungarn"))], [])
    assert len(parts) == 1


@given(TEXTS, st.lists(st.tuples(st.integers(0, 80), st.integers(1, 9)), max_size=6))
def test_parts_hold_whole_tokens_and_every_one_of_them(text, numbers):
    decisions = sorted(span(start, start + length) for start, length in numbers if start + length <= len(text))
    parts = read_parts(text, decisions, [])
    assert all(before[1] < after[0] for before, after in pairwise(parts))
    tokens = tokens_of(text)
    read = [token for part in decided_parts(tokens, parts) for token in tokens[part]]
    assert read == [one for one in tokens if any(start <= one.start and one.end <= end for start, end in parts)]


def test_all_of_a_finished_text_was_read():
    tokens = tokens_of(TEXT)
    assert list(decided_parts(tokens, None)) == [slice(0, len(tokens))]
