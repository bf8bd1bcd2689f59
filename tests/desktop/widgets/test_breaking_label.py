"""Labels whose long words break: their width, and what is told of them."""

from desktop.widgets.breaking_label import LONGEST, BreakingLabel

LONG = "Donaudampfschifffahrtsgesellschaftskapitänsförderprogramm" * 3
ZERO_WIDTH = "\u200b"


def test_a_long_word_takes_more_lines_and_no_more_width(qtbot):
    label = BreakingLabel(f"Das {LONG} wächst")
    qtbot.addWidget(label)
    assert label.minimumSizeHint().width() < 200
    assert label.heightForWidth(200) > 3 * label.fontMetrics().height()
    assert label.accessibleName() == f"Das {LONG} wächst"
    assert label.text().replace(ZERO_WIDTH, "") == label.accessibleName()


def test_words_of_usual_length_stay_whole(qtbot):
    label = BreakingLabel("x" * LONGEST + " Chips Act · 14 Oct 2025\n380")
    qtbot.addWidget(label)
    assert ZERO_WIDTH not in label.text()


def test_marks_and_joined_signs_stay_with_the_letter_before(qtbot):
    family = "👩\u200d👧"
    label = BreakingLabel("e\u0301" * 20 + family * 10)
    qtbot.addWidget(label)
    shown = label.text()
    assert ZERO_WIDTH + "\u0301" not in shown
    assert shown.count("e\u0301" + ZERO_WIDTH) == 20
    assert "\u200d" + ZERO_WIDTH not in shown
