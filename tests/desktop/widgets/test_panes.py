"""The three panes: the sides shrink first, and nothing keeps the window from getting small."""

import pytest
from PySide6.QtWidgets import QWidget

from desktop.widgets.panes import LEAST, READABLE, Panes


@pytest.fixture
def panes(qtbot) -> Panes:
    made = Panes()
    qtbot.addWidget(made)
    made.lay_out((QWidget(), QWidget(), QWidget()), (268, 784, 376))
    made.resize(1430, 600)
    made.show()
    return made


def test_the_middle_keeps_a_readable_width_when_the_window_shrinks(panes):
    for width in (1200, 1024, 930):
        panes.resize(width, 600)
        left, middle, right = panes.sizes()
        assert middle >= READABLE
        assert (left, right) >= (LEAST[0], LEAST[2])


def test_a_smaller_window_takes_from_the_middle_too(panes, qtbot):
    panes.resize(780, 600)
    qtbot.waitUntil(lambda: panes.sizes() == [LEAST[0], 780 - LEAST[0] - LEAST[2] - 2, LEAST[2]])
    assert panes.minimumSizeHint().width() == sum(LEAST) + 2


def test_the_sides_get_their_widths_back_in_a_larger_window(panes):
    panes.resize(1024, 600)
    assert panes.sizes()[::2] != [268, 376]
    panes.resize(1600, 600)
    assert panes.sizes()[::2] == [268, 376]
