"""Marking by mouse and keys: what is selected is always a slice of the article's own text."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from desktop.article import graphemes
from tests.desktop.article.made import TEXTS, annotation, click, double_click, drag, point_at, send, span_of

TEXT = (
    "Sechs weitere Standorte\n\n"
    "In die dritte Runde fließen über 380\u00a0Millionen Euro 😀 aus den Mitteln der Union. "
    "Es nimmt 2,5 Mrd. auf, die Familie 👨‍👩‍👧 hilft.\n"
    "- eins\n- zwei"
)
SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
HELD = [SHIFT, CTRL, SHIFT | CTRL, Qt.KeyboardModifier.NoModifier]


@pytest.fixture
def shown(view):
    view.show_article(TEXT, title_is_heading=True, header="source")
    return view


def words(view) -> str:
    return view.text[slice(*view.selection())]


def stand_before(view, what: str) -> None:
    at = TEXT.index(what)
    view.set_selection(at, at)


def test_a_drag_takes_whole_words(shown):
    start, end = span_of(TEXT, "380\u00a0Millionen Euro")
    drag(shown, point_at(shown, start + 1), point_at(shown, end - 2))
    assert words(shown) == "380\u00a0Millionen Euro"


def test_a_drag_backwards_takes_the_same(shown):
    start, end = span_of(TEXT, "380\u00a0Millionen Euro")
    drag(shown, point_at(shown, end - 2), point_at(shown, start + 1))
    assert words(shown) == "380\u00a0Millionen Euro"


def test_ctrl_drag_takes_characters(shown):
    start, end = span_of(TEXT, "Millionen")
    drag(shown, point_at(shown, start + 1, inside=False), point_at(shown, end - 2, inside=False), CTRL)
    assert words(shown) == "illion"


def test_a_drag_over_an_emoji_never_cuts_it(shown):
    start, _ = span_of(TEXT, "👨‍👩‍👧")
    drag(shown, point_at(shown, start - 3, inside=False), point_at(shown, start), CTRL)
    first, last = shown.selection()
    assert graphemes.is_boundary(TEXT, first)
    assert graphemes.is_boundary(TEXT, last)


def test_a_double_click_takes_a_word_with_its_full_stop(shown):
    double_click(shown, point_at(shown, TEXT.index("Mrd.") + 1))
    assert words(shown) == "Mrd."


def test_a_triple_click_takes_the_paragraph(shown):
    at = point_at(shown, TEXT.index("Runde"))
    double_click(shown, at)
    click(shown, at)
    assert words(shown) == TEXT.split("\n")[2]


def test_shift_click_extends(shown):
    click(shown, point_at(shown, TEXT.index("Runde"), inside=False))
    click(shown, point_at(shown, TEXT.index("Euro") + 2), SHIFT)
    assert words(shown) == "Runde fließen über 380\u00a0Millionen Euro"


def test_a_small_move_is_a_click(shown):
    at = point_at(shown, TEXT.index("Runde"))
    drag(shown, at, at + QPoint(1, 0))
    assert words(shown) == ""


def test_a_drag_with_an_armed_label_labels_at_once(shown, qtbot):
    shown.arm("amount")
    start, end = span_of(TEXT, "380\u00a0Millionen Euro")
    with qtbot.waitSignal(shown.label_requested) as asked:
        drag(shown, point_at(shown, start + 1), point_at(shown, end - 2))
    assert asked.args == [start, end, "amount"]
    assert shown.armed() == "amount"
    assert words(shown) == ""


def test_a_drag_beyond_the_view_scrolls_along(view, qtbot):
    view.show_article("Zeile im Artikel\n" * 200, title_is_heading=False)
    last = view.shown_span()[1]
    send(view, QEvent.Type.MouseButtonPress, point_at(view, 20))
    below = QPoint(200, view.viewport().height() + 40)
    send(view, QEvent.Type.MouseMove, below)
    qtbot.waitUntil(lambda: view.verticalScrollBar().value() > 100)
    send(view, QEvent.Type.MouseButtonRelease, below)
    rest = view.verticalScrollBar().value()
    qtbot.wait(80)
    assert view.verticalScrollBar().value() == rest
    assert view.selection()[1] > last


# ---------------------------------------------------------------------------------------------------------------- keys


def test_shift_arrows_select_by_word(shown):
    stand_before(shown, "380")
    for _ in range(2):
        QTest.keyClick(shown, Qt.Key.Key_Right, SHIFT)
    assert words(shown) == "380\u00a0Millionen"
    QTest.keyClick(shown, Qt.Key.Key_Left, SHIFT)
    assert words(shown) == "380"
    QTest.keyClick(shown, Qt.Key.Key_Left, SHIFT)
    assert words(shown) == ""
    QTest.keyClick(shown, Qt.Key.Key_Left, SHIFT)
    assert words(shown) == "über"


def test_shift_arrow_inside_a_word_takes_all_of_it(shown):
    at = TEXT.index("Millionen") + 4
    shown.set_selection(at, at)
    QTest.keyClick(shown, Qt.Key.Key_Right, SHIFT)
    assert words(shown) == "Millionen"


def test_ctrl_shift_arrows_select_by_character(shown):
    stand_before(shown, "👨‍👩‍👧")
    QTest.keyClick(shown, Qt.Key.Key_Right, SHIFT | CTRL)
    assert words(shown) == "👨‍👩‍👧"
    QTest.keyClick(shown, Qt.Key.Key_Right, SHIFT | CTRL)
    QTest.keyClick(shown, Qt.Key.Key_Right, SHIFT | CTRL)
    assert words(shown) == "👨‍👩‍👧 h"


def test_arrows_move_by_grapheme_and_leave_a_selection_at_its_side(shown):
    stand_before(shown, "👨‍👩‍👧")
    QTest.keyClick(shown, Qt.Key.Key_Right)
    assert shown.selection() == (TEXT.index(" hilft"),) * 2
    shown.set_selection(*span_of(TEXT, "Runde"))
    QTest.keyClick(shown, Qt.Key.Key_Left)
    assert shown.selection() == (TEXT.index("Runde"),) * 2


def test_ctrl_arrows_move_by_word(shown):
    stand_before(shown, "dritte")
    seen = []
    for key in [Qt.Key.Key_Right] * 3 + [Qt.Key.Key_Left] * 4:
        QTest.keyClick(shown, key, CTRL)
        start, end = shown.selection()
        assert start == end
        seen.append(TEXT[start : start + 3])
    assert seen == ["Run", "fli", "übe", "fli", "Run", "dri", "die"]
    stand_before(shown, "nde fl")
    QTest.keyClick(shown, Qt.Key.Key_Left, CTRL)
    assert shown.selection() == (TEXT.index("Runde"),) * 2


def test_ctrl_arrows_leave_a_selection_from_the_end_that_moved(shown):
    shown.set_selection(*span_of(TEXT, "dritte Runde"))
    QTest.keyClick(shown, Qt.Key.Key_Right, CTRL)
    assert shown.selection() == (TEXT.index("fließen"),) * 2


def test_ctrl_arrows_move_by_paragraph(shown):
    stand_before(shown, "weitere")
    seen = []
    for key in [Qt.Key.Key_Down] * 4 + [Qt.Key.Key_Up] * 4:
        QTest.keyClick(shown, key, CTRL)
        seen.append(TEXT[shown.selection()[0] :][:4])
    assert seen == ["In d", "- ei", "- zw", "", "- zw", "- ei", "In d", "Sech"]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=TEXTS)
def test_ctrl_arrows_go_through_a_hostile_text(view, text):
    view.show_article(text, title_is_heading=False)
    keys = [(Qt.Key.Key_Right, Qt.Key.Key_Left), (Qt.Key.Key_Down, Qt.Key.Key_Up)]
    for on, back in keys:
        for key, goal in ((on, len(text)), (back, 0)):
            steps = 0
            while view.selection()[0] != goal:
                before = view.selection()[0]
                QTest.keyClick(view, key, CTRL)
                assert_sound(view)
                assert abs(goal - view.selection()[0]) < abs(goal - before)
                steps += 1
            assert steps <= len(text)


def test_shift_arrows_stop_at_a_currency_sign(view):
    view.show_article("Es sind 22 Mio. € jährlich", title_is_heading=False)
    view.set_selection(8, 8)
    seen = []
    for _ in range(4):
        QTest.keyClick(view, Qt.Key.Key_Right, SHIFT)
        seen.append(words(view))
    assert seen == ["22", "22 Mio.", "22 Mio. €", "22 Mio. € jährlich"]
    seen = []
    for _ in range(3):
        QTest.keyClick(view, Qt.Key.Key_Left, SHIFT)
        seen.append(words(view))
    assert seen == ["22 Mio. €", "22 Mio.", "22"]
    view.set_selection(*span_of(view.text, "22 Mio."))
    QTest.keyClick(view, Qt.Key.Key_Left, SHIFT)
    assert words(view) == "22"


def test_lines_keep_their_column(shown):
    stand_before(shown, "Runde")
    x = shown.page.geometry.caret(shown.selection()[0]).x()
    QTest.keyClick(shown, Qt.Key.Key_Down)
    assert abs(shown.page.geometry.caret(shown.selection()[0]).x() - x) < 10
    QTest.keyClick(shown, Qt.Key.Key_Up)
    assert shown.selection()[0] == TEXT.index("Runde")


def test_keys_go_to_the_ends(shown):
    stand_before(shown, "Runde")
    QTest.keyClick(shown, Qt.Key.Key_Home)
    assert shown.selection()[0] == TEXT.index("In die")
    QTest.keyClick(shown, Qt.Key.Key_End, SHIFT)
    assert words(shown).startswith("In die dritte")
    QTest.keyClick(shown, Qt.Key.Key_End, CTRL)
    assert shown.selection() == (len(TEXT),) * 2
    QTest.keyClick(shown, Qt.Key.Key_Home, CTRL | SHIFT)
    assert words(shown) == TEXT.strip("-")


def test_pages_move_on_and_back(view):
    view.show_article("Zeile im Artikel\n" * 200, title_is_heading=False)
    QTest.keyClick(view, Qt.Key.Key_PageDown)
    far = view.selection()[0]
    assert far > 200
    QTest.keyClick(view, Qt.Key.Key_PageUp)
    assert view.selection()[0] < 20
    QTest.keyClick(view, Qt.Key.Key_PageDown, SHIFT)
    assert len(words(view)) > 200


def test_other_keys_are_left_to_the_action_rows(shown, qtbot):
    event_taken = [QTest.keyClick(shown, key) for key in (Qt.Key.Key_1, Qt.Key.Key_P, Qt.Key.Key_Delete)]
    assert event_taken == [None, None, None]
    assert words(shown) == ""
    assert shown.text == TEXT


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=TEXTS.filter(bool), data=st.data())
def test_whatever_is_marked_is_sound_on_hostile_texts(view, text, data):
    view.show_article(text, title_is_heading=data.draw(st.booleans()))
    keys = [Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_End, Qt.Key.Key_PageDown]
    for key in data.draw(st.lists(st.sampled_from(keys), max_size=8)):
        QTest.keyClick(view, key, data.draw(st.sampled_from(HELD)))
        assert_sound(view)
    width, height = view.viewport().width(), view.viewport().height()
    points = [QPoint(data.draw(st.integers(0, width)), data.draw(st.integers(0, height))) for _ in range(2)]
    drag(view, *points, data.draw(st.sampled_from([Qt.KeyboardModifier.NoModifier, CTRL])))
    assert_sound(view)
    double_click(view, points[0])
    assert_sound(view)


def assert_sound(view):
    start, end = view.selection()
    assert 0 <= start <= end <= len(view.text)
    assert graphemes.is_boundary(view.text, start)
    assert graphemes.is_boundary(view.text, end)


# ---------------------------------------------------------------------------------------------------------------- copy


@pytest.mark.parametrize("what", ["380\u00a0Millionen", "1\u202f000", "a\u2028b", "\ufeffx", "x\ufffey", "😀👨‍👩‍👧"])
def test_copy_gives_the_exact_characters(view, what):
    text = f"vor {what} nach"
    view.show_article(text, title_is_heading=False)
    view.set_selection(4, 4 + len(what))
    QTest.keyClick(view, Qt.Key.Key_C, CTRL)
    assert carried(QGuiApplication.clipboard().mimeData()) == what


def carried(data: QMimeData) -> str:
    return bytes(data.data("text/plain").data()).decode("utf-8")


def test_copy_takes_the_chosen_annotation(shown):
    chosen = annotation(TEXT, *span_of(TEXT, "Euro"))
    shown.set_annotations([chosen])
    shown.choose(chosen.id)
    shown.copy_selection()
    assert carried(QGuiApplication.clipboard().mimeData()) == "Euro"
