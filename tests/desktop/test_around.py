"""The words around a place: cut between words, and told to be cut."""

import pytest

from desktop.around import fit_after, fit_before, words_after, words_before

TEXT = "Erste Zeile\nDie Kommission fördert AI Factories mit 380 Millionen Euro"
START, END = TEXT.index("AI"), TEXT.index(" mit")


@pytest.mark.parametrize(
    ("most", "before", "after"),
    [
        (12, "… fördert ", " mit 380 …"),
        (8, "… fördert ", " mit 380 …"),
        (5, "… dert ", " mit …"),
        (60, "Die Kommission fördert ", " mit 380 Millionen Euro"),
    ],
)
def test_what_is_around_is_cut_between_words(most, before, after):
    assert words_before(TEXT, START, most) == before
    assert words_after(TEXT, END, most) == after


def test_at_the_ends_of_the_text_nothing_is_cut():
    assert words_before(TEXT, 0, 10) == ""
    assert words_after(TEXT, len(TEXT), 10) == ""
    assert words_before("ab cd", 3, 3) == "ab "


@pytest.mark.parametrize(
    ("room", "before", "after"), [(30, "a bb ccc ", " a bb ccc"), (8, "… ccc ", " a bb …"), (3, "", "")]
)
def test_what_fits_ends_between_words(room, before, after):
    assert fit_before("a bb ccc ", lambda text: len(text) <= room) == before
    assert fit_after(" a bb ccc", lambda text: len(text) <= room) == after
    assert fit_before("… a bb ccc ", lambda text: len(text) <= 8) == "… ccc "
