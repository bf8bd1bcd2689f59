import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.article.fold import FoldedText
from tests.desktop.article.made import TEXTS


def found(text, words):
    return [text[start:end] for start, end in FoldedText(text).find(words)]


@pytest.mark.parametrize(
    ("text", "words", "hits"),
    [
        ("Das Pro\u00adgramm, das PROGRAMM", "programm", ["Pro\u00adgramm", "PROGRAMM"]),
        ("1\u00a0200\u202f000 €", "1 200 000", ["1\u00a0200\u202f000"]),
        ("die ﬁnance", "finance", ["ﬁnance"]),
        ("Straße", "STRASSE", ["Straße"]),
        ("zu\u0308rich und zürich", "ZÜRICH", ["zu\u0308rich", "zürich"]),
        ("zürich", "zu", []),  # would cut a character
        ("2021–2027", "2021-2027", ["2021–2027"]),
        ("Pro\u200bject", "project", ["Pro\u200bject"]),
        ("eins\nzwei", "eins zwei", ["eins\nzwei"]),
        ("aaa", "aa", ["aa"]),
        ("nichts", "   ", []),
        ("nichts", "", []),
    ],
)
def test_what_is_found(text, words, hits):
    assert found(text, words) == hits


@given(TEXTS, TEXTS)
def test_a_hit_behind_anything_is_exact(before, after):
    needle = "Kennwort"
    text = before + " " + needle + " " + after
    assert (len(before) + 1, len(before) + 9) in list(FoldedText(text).find("kennwort"))


@given(TEXTS, st.data())
def test_any_grapheme_slice_finds_itself_or_nothing_wrong(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    words = text[start:end]
    folded = FoldedText(words).folded
    for first, last in FoldedText(text).find(words):
        assert FoldedText(text[first:last]).folded == folded


@pytest.mark.slow
def test_all_of_unicode_before_a_hit_leaves_it_exact():
    everything = "".join(map(chr, [*range(0xD800), *range(0xE000, sys.maxunicode + 1)]))
    text = everything + " xyzzy"
    assert list(FoldedText(text).find("XYZZY"))[-1] == (len(text) - 5, len(text))
