"""The charts of the overview: what is drawn where, what the pointer and the keys reach, and what is said of it."""

import itertools

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QToolTip

from desktop.across.overview_axes import ticks
from desktop.across.overview_bars import ROW, BarsView
from desktop.across.overview_columns import ColumnsView
from desktop.across.overview_plot import NOBODY
from desktop.across.overview_rows import Axis, Bar, Chart
from desktop.across.overview_words import unit_of
from desktop.theme.look import ThemeChoice
from tests.desktop.dressing import HOSTILE, look

BARS = tuple(
    Bar(title=name, size=size, text=f"{size:.0f} EUR", tip=f"{name}: {size:.0f} EUR", wanted=name)
    for name, size in (("Horizon", 400.0), ("EXIST", 98.0), ("ZIM", 3.0))
)
REST = Bar(title="12 others", size=9000.0, text="9000 EUR together", tip="12 others: 9000 EUR", is_rest=True)


def chart(bars=BARS, **more) -> Chart:
    return Chart(**{"name": "Amounts", "label": "amount", "axis": Axis(title="EUR"), "bars": tuple(bars), **more})


@pytest.fixture(params=[ThemeChoice.LIGHT, ThemeChoice.DARK])
def theme(request):
    return look(request.param)


@pytest.fixture
def shown(qtbot, theme):
    def made(kind, drawn, width=640):
        view = kind(theme)
        qtbot.addWidget(view)
        view.resize(width, 300)
        view.show_chart(drawn)
        with qtbot.waitExposed(view):
            view.show()
        view.activateWindow()
        qtbot.waitUntil(view.isActiveWindow)
        return view

    return made


def place_of(view, number: int, along: float = 0.02) -> QPoint:
    """Return where a bar is in the window: near its foot."""
    box = view.getPlotItem().getViewBox()
    room = view.bar_room(number)
    if isinstance(view, BarsView):
        point = room.center()
        point.setX(room.left() + along * room.width())
    else:
        point = room.center()
        point.setY(room.top() + along * room.height())
    return view.mapFromScene(box.mapViewToScene(point))


def colour_at(view, point: QPoint) -> QColor:
    return view.grab().toImage().pixelColor(point)


@pytest.mark.parametrize(
    ("greatest", "most", "whole", "wanted"),
    [
        (5.2, 5, False, [0, 2, 4]),
        (1, 5, True, [0, 1]),
        (3, 5, True, [0, 1, 2, 3]),
        (0.9, 4, False, [0, 0.5]),
        (131, 5, True, [0, 50, 100]),
        (1000, 5, True, [0, 200, 400, 600, 800, 1000]),
    ],
)
def test_an_axis_has_few_round_numbers(greatest, most, whole, wanted):
    assert ticks(greatest, most, whole=whole) == pytest.approx(wanted)


@pytest.mark.parametrize("greatest", [1e-9, 0.7, 1, 2, 3, 7, 9.99, 10, 11, 4711, 1e13])
def test_an_axis_never_has_more_steps_than_asked_for(greatest):
    for most in range(3, 9):
        found = ticks(greatest, most, whole=False)
        assert 1 <= len(found) - 1 <= most
        assert found[-1] <= greatest * (1 + 1e-6)


def test_the_numbers_of_an_axis_are_told_in_words():
    assert [unit_of(size) for size in (900.0, 5e5, 46e6, 1.1e9, 3e12)] == [
        (1.0, ""),
        (1e3, "thousand"),
        (1e6, "million"),
        (1e9, "billion"),
        (1e12, "trillion"),
    ]


def test_a_bar_is_as_long_as_its_size_and_in_the_labels_colour(shown):
    view = shown(BarsView, chart())
    assert colour_at(view, place_of(view, 0, 0.3)) == view.ink()
    assert colour_at(view, place_of(view, 1, 0.1)) == view.ink()
    assert colour_at(view, place_of(view, 1, 0.6)) != view.ink()
    assert colour_at(view, place_of(view, 2, 0.3)) != view.ink()


def test_what_has_no_bar_of_its_own_sets_no_scale(shown):
    view = shown(BarsView, chart((*BARS, REST)))
    assert colour_at(view, place_of(view, 0, 0.3)) == view.ink()
    assert colour_at(view, place_of(view, 3, 0.001)) != view.ink()
    assert view.height() == view.sizeHint().height() > 4 * ROW


def test_the_value_stands_behind_its_bar_in_whatever_width(shown, qtbot):
    long = [Bar(title="One", size=1.0, text="1 000 000 000 000 EUR", tip="")]
    view = shown(BarsView, chart(long), width=900)
    for width in (900, 420, 700):
        view.resize(width, 300)
        box = view.getPlotItem().getViewBox()
        right = view.mapFromScene(box.mapViewToScene(view.bar_room(0).topRight())).x()
        end = view.mapFromScene(box.mapViewToScene(view.bar_room(0).topLeft())).x()
        assert right > end
        words = [item for item in view.getPlotItem().items if hasattr(item, "textItem")]
        (item,) = words
        edge = item.textItem.sceneBoundingRect().right()
        assert edge <= view.viewport().width() + 1, width


def test_a_click_asks_for_what_a_bar_stands_for(shown, qtbot):
    view = shown(BarsView, chart((*BARS, REST)))
    with qtbot.waitSignal(view.chosen) as got:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place_of(view, 1))
    assert got.args == ["EXIST"]
    assert view.current == 1
    with qtbot.assertNotEmitted(view.chosen):
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place_of(view, 3))
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.RightButton, pos=place_of(view, 0))


def test_a_press_that_is_let_go_elsewhere_asks_for_nothing(shown, qtbot):
    view = shown(BarsView, chart())
    with qtbot.assertNotEmitted(view.chosen):
        qtbot.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=place_of(view, 0))
        qtbot.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=place_of(view, 2))


@pytest.mark.parametrize("kind", [BarsView, ColumnsView])
def test_the_keys_reach_every_bar_and_say_it(shown, qtbot, kind):
    view = shown(kind, chart((*BARS, REST)))
    view.setFocus(Qt.FocusReason.TabFocusReason)
    said = [view.accessibleDescription()]
    for _ in range(4):
        qtbot.keyClick(view, Qt.Key.Key_Down)
        said.append(view.accessibleDescription())
    assert said == [*(bar.tip for bar in BARS), REST.tip, REST.tip]
    with qtbot.assertNotEmitted(view.chosen):
        qtbot.keyClick(view, Qt.Key.Key_Return)
    qtbot.keyClick(view, Qt.Key.Key_Home)
    with qtbot.waitSignal(view.chosen) as got:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert got.args == ["Horizon"]
    qtbot.keyClick(view, Qt.Key.Key_End)
    qtbot.keyClick(view, Qt.Key.Key_Left)
    assert view.current == 2


def test_the_bar_of_the_keys_has_a_ring_where_the_keys_are(shown, qtbot):
    view = shown(BarsView, chart())
    view.clearFocus()
    before = view.grab().toImage()
    view.setFocus(Qt.FocusReason.TabFocusReason)
    assert view.current == 0
    assert view.grab().toImage() != before
    view.clearFocus()
    assert view.grab().toImage() == before


def test_letters_and_the_wheel_are_left_to_the_page(shown, qtbot):
    view = shown(BarsView, chart())
    x_before = view.getPlotItem().viewRange()
    qtbot.keyClick(view, Qt.Key.Key_A)
    qtbot.keyClick(view, Qt.Key.Key_Plus)
    qtbot.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=place_of(view, 0))
    qtbot.mouseMove(view.viewport(), place_of(view, 2))
    qtbot.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=place_of(view, 2))
    assert view.getPlotItem().viewRange() == x_before


@pytest.mark.parametrize("text", HOSTILE)
def test_names_and_values_are_plain_text(shown, qtbot, text):
    bars = [Bar(title=text, size=3.0, text=text, tip=text, wanted=1), *BARS]
    view = shown(BarsView, chart(bars, name=text, axis=Axis(title=text)))
    words = [item.textItem.toPlainText() for item in view.getPlotItem().items if hasattr(item, "textItem")]
    assert len(words) == len(bars)
    assert "<b>" not in words[0] or text.startswith("<b>")
    qtbot.mouseMove(view.viewport(), place_of(view, 1))
    qtbot.mouseMove(view.viewport(), place_of(view, 0))
    assert QToolTip.text() == "" or QToolTip.text().startswith("<qt>")
    view.grab()


def test_a_current_bar_stays_current_when_the_figures_change(shown):
    view = shown(BarsView, chart())
    view.current = 1
    view.show_chart(chart((BARS[1], BARS[0])))
    assert view.current == 0
    view.show_chart(chart((BARS[0],)))
    assert view.current == NOBODY


def test_columns_stand_on_each_other(shown):
    days = [Bar(title=str(day), size=2.0 * day, over=20.0 - 2 * day, text="", tip="") for day in range(1, 9)]
    view = shown(ColumnsView, chart(days, label=""))
    assert colour_at(view, place_of(view, 7, 0.1)) == view.ink()
    upper = colour_at(view, place_of(view, 0, 0.6))
    assert upper not in (view.ink(), colour_at(view, QPoint(place_of(view, 0).x(), 3)))


@pytest.mark.parametrize("number", [1, 12, 400])
def test_names_below_columns_do_not_overlap(shown, number):
    bars = [Bar(title=f"{2000 + year}", size=1.0 + year, text="", tip="") for year in range(number)]
    view = shown(ColumnsView, chart(bars))
    axis = view.getPlotItem().getAxis("bottom")
    places = [place for place, _ in axis._tickLevels[0]]
    width = view.viewport().width() / number
    assert 1 <= len(places) <= number
    assert all((after - before) * width > 30 for before, after in itertools.pairwise(places))


def test_a_change_of_the_theme_is_drawn(qtbot, qapp):
    own = look(ThemeChoice.LIGHT)
    view = BarsView(own)
    qtbot.addWidget(view)
    view.show_chart(chart())
    view.resize(600, 200)
    light = view.grab().toImage()
    own.colours = look(ThemeChoice.DARK).colours
    own.changed.emit()
    assert view.grab().toImage() != light
