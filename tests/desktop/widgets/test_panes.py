"""The three panes: the sides shrink first, and nothing keeps the window from getting small."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from desktop.widgets.panes import LEAST, READABLE, Panes


@pytest.fixture
def panes(qtbot) -> Iterator[Panes]:
    window, made = QWidget(), Panes()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(made)
    made.lay_out((QWidget(), QWidget(), QWidget()), (268, 784, 376))
    window.resize(1430, 600)
    window.show()
    yield made
    window.close()


def test_the_middle_keeps_a_readable_width_when_the_window_shrinks(panes):
    for width in (1200, 1024, 930):
        panes.window().resize(width, 600)
        QApplication.processEvents()
        left, middle, right = panes.sizes()
        assert middle >= READABLE
        assert left >= LEAST[0]
        assert right >= LEAST[2]


def test_a_smaller_window_takes_from_the_middle_too(panes, qtbot):
    panes.window().resize(780, 600)
    qtbot.waitUntil(lambda: panes.sizes() == [LEAST[0], 780 - LEAST[0] - LEAST[2] - 2, LEAST[2]])
    assert panes.minimumSizeHint().width() == sum(LEAST) + 2


def test_the_sides_get_their_widths_back_in_a_larger_window(panes):
    panes.window().resize(1024, 600)
    QApplication.processEvents()
    assert panes.sizes()[::2] != [268, 376]
    panes.window().resize(1600, 600)
    QApplication.processEvents()
    assert panes.sizes()[::2] == [268, 376]


def test_a_narrow_window_changes_no_wish_and_a_moved_handle_does(panes):
    panes.window().resize(780, 600)
    QApplication.processEvents()
    assert panes.wished() == (268, 784, 376)
    panes.window().resize(1430, 600)
    QApplication.processEvents()
    panes.moveSplitter(320, 1)
    assert panes.wished()[0] == panes.sizes()[0] == 320
    panes.window().resize(800, 600)
    QApplication.processEvents()
    panes.window().resize(1500, 600)
    QApplication.processEvents()
    assert panes.sizes()[0] == 320
