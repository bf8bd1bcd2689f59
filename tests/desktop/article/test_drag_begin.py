"""Where a drag begins: by word on the character under the hand, by character at the nearest gap."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt

from tests.desktop.article.made import click, drag, point_at, send, span_of

CTRL = Qt.KeyboardModifier.ControlModifier
DATED = "Ein Wort\n\nAb 3. November 2025 gibt es 5 € je Kopf, sagt Łódź.\n\nDer lange Satz: " + "Wort an Wort " * 30


def words(view) -> str:
    return view.text[slice(*view.selection())]


@pytest.fixture
def dated(view):
    view.show_article(DATED, title_is_heading=True)
    return view


def right_half(view, offset: int) -> QPoint:
    """Return the point of the viewport in the right half of a character."""
    (rect,) = view.page.geometry.rects(offset, offset + 1)
    return QPoint(int(rect.right() - 0.5), view.to_viewport(rect).center().y())


def nearest_gap(view, at: QPoint) -> int:
    return view.page.offset_at(view.to_document(QPointF(at)))


@pytest.mark.parametrize("sign", ["3", "."])
@pytest.mark.parametrize("raised", [0, -12, 12])
def test_a_drag_takes_the_word_it_begins_on(dated, sign, raised):
    at = DATED.index("3.") + "3.".index(sign)
    start = right_half(dated, at)
    assert nearest_gap(dated, start) == at + 1
    drag(dated, start + QPoint(0, raised), right_half(dated, DATED.index("2025") + 3))
    assert words(dated) == "3. November 2025"


def test_a_drag_backwards_takes_the_word_it_begins_on(dated):
    last = DATED.index("2025") + 3
    first = right_half(dated, DATED.index("3."))
    drag(dated, right_half(dated, last), first - QPoint(4, 0))
    assert words(dated) == "3. November 2025"
    dated.clear_selection()
    start = point_at(dated, DATED.index("November"))  # the left half of a first character
    assert nearest_gap(dated, start) == DATED.index("November")
    drag(dated, start, point_at(dated, DATED.index("Ab")))
    assert words(dated) == "Ab 3. November"


def test_a_drag_there_and_back_keeps_the_word_it_began_on(dated):
    start, far = right_half(dated, DATED.index("3.")), right_half(dated, DATED.index("2025") + 3)
    send(dated, QEvent.Type.MouseButtonPress, start)
    for at, taken in ((far, "3. November 2025"), (start, "3"), (point_at(dated, DATED.index("Ab")), "Ab 3")):
        send(dated, QEvent.Type.MouseMove, at)
        assert words(dated) == taken
    send(dated, QEvent.Type.MouseButtonRelease, start)


def test_a_drag_with_ctrl_begins_at_the_nearest_gap(dated):
    start = right_half(dated, DATED.index("3."))
    drag(dated, start, point_at(dated, DATED.index("ember 2025"), inside=False), CTRL)
    assert words(dated) == ". Nov"


@pytest.mark.parametrize("before", ["November", "Kopf"])
def test_a_drag_from_a_space_or_a_comma_begins_at_the_gap(dated, before):
    first, last = span_of(DATED, before)
    drag(dated, right_half(dated, last), right_half(dated, last + 5))
    assert words(dated).startswith({"November": "2025", "Kopf": "sagt"}[before])
    dated.clear_selection()
    drag(dated, right_half(dated, last), right_half(dated, first))
    assert words(dated) == before


def test_a_drag_from_beside_the_lines_begins_at_the_gap(dated):
    line = point_at(dated, DATED.index("Ab 3."))
    drag(dated, QPoint(3, line.y()), point_at(dated, 5))
    assert words(dated).split() == ["Wort"]
    dated.clear_selection()
    end = dated.page.mover.line_end(DATED.index("Der lange"), end=True)
    wrapped = QPoint(dated.viewport().width() - 3, point_at(dated, DATED.index("Der lange")).y())
    drag(dated, wrapped, right_half(dated, end + 3))
    assert words(dated) in ("Wort", "an")


def test_a_click_puts_the_caret_at_the_nearest_gap(dated):
    at = DATED.index("3.")
    click(dated, right_half(dated, at))
    assert dated.selection() == (at + 1, at + 1)
    click(dated, point_at(dated, at))
    assert dated.selection() == (at, at)
