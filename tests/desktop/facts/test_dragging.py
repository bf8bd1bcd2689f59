"""Dragging annotations over the Facts tab, and a project that is only read."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QDragEnterEvent
from PySide6.QtWidgets import QApplication

from desktop.carrying import MIME, packed, unpacked
from desktop.facts.card_layout import Piece
from desktop.facts.panel import FactsPanel
from desktop.theme.colours import LIGHT
from tests.desktop.facts.fact_rows import (
    CARD,
    LEFT,
    OFFER,
    SECOND,
    drag,
    layout_of,
    loose_spot,
    made,
    press,
    spot,
)
from tests.desktop.facts.made_facts import BARE, CZ, CZECH, DATE, LOOSE, MALTA, THIRD


@pytest.fixture
def panel(qtbot) -> FactsPanel:
    return made(qtbot)


@pytest.fixture
def rows(panel):
    panel.facts_tab.list.setFocus()
    return panel.facts_tab.list


@pytest.mark.parametrize(
    ("row", "piece", "role", "wanted"),
    [
        (CARD, Piece.CAPTION, "country", (THIRD.id, "country")),
        (CARD, Piece.TITLE, None, (THIRD.id, "")),
        (SECOND, Piece.VALUE, "amount", (BARE.id, "amount")),
    ],
)
def test_a_drop_goes_into_the_cell_and_on_the_card_by_label(panel, rows, qtbot, row, piece, role, wanted):
    with qtbot.waitSignal(panel.put_requested) as sent:
        assert drag(rows, spot(rows, row, piece, role=role), (LOOSE.id, MALTA.id))
    assert sent.args == [*wanted, (LOOSE.id, MALTA.id)]
    assert rows.delegate.drop is None


def test_below_the_cards_a_drop_makes_a_new_fact_and_on_a_proposed_one_nothing(panel, rows, qtbot):
    with qtbot.waitSignal(panel.put_requested) as sent:
        assert drag(rows, loose_spot(rows, 1))
    assert sent.args == ["", "", (LOOSE.id,)]
    with qtbot.assertNotEmitted(panel.put_requested):
        assert not drag(rows, spot(rows, OFFER, Piece.CAPTION))


def test_the_card_under_a_drag_opens_its_empty_cells_and_shows_which_takes_it(panel, rows):
    mime = packed([LOOSE.id])
    before = rows.rowHeight(CARD)
    at = spot(rows, CARD, Piece.TITLE)
    held = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(rows.viewport(), QDragEnterEvent(at, Qt.DropAction.CopyAction, mime, LEFT, held))
    assert rows.rowHeight(CARD) > before
    assert rows.delegate.drop == ((False, THIRD.id), "")
    image = rows.viewport().grab().toImage()
    assert image.pixelColor(200, 16) == QColor(LIGHT.accent_soft)
    rows._dragging.end()
    assert rows.rowHeight(CARD) == before


def test_what_is_no_annotation_is_not_taken(rows):
    assert not drag(rows, spot(rows, CARD, Piece.TITLE), ())
    mime = packed(["x"])
    for data in (b"", b"{}", b"\xff", b"[1, 2]", b"null"):
        mime.setData(MIME, data)
        assert unpacked(mime) == ()
    assert unpacked(packed(["a", "12-13 country {}"])) == ("a", "12-13 country {}")


def test_a_row_and_a_value_are_carried_and_with_one_chosen_all_that_are(panel, rows):
    assert rows._carried(loose_spot(rows, 0)) == (LOOSE.id,)
    assert rows._carried(spot(rows, CARD, Piece.CHIP)) == (CZ.id, CZECH.id)
    assert rows._carried(spot(rows, CARD, Piece.TITLE)) == ()
    panel.choose(LOOSE.id)
    panel.show_chosen({DATE.id})
    assert rows._carried(loose_spot(rows, 0)) == (LOOSE.id, DATE.id)
    assert rows._carried(loose_spot(rows, 1)) == (MALTA.id,)


def test_a_read_only_project_has_no_buttons_and_takes_no_keys(panel, rows, qtbot):
    panel.set_writable(False)
    parts = {box.piece for row in (CARD, OFFER) for box in layout_of(rows, row).boxes}
    assert not parts & {Piece.TAKE, Piece.REFUSE, Piece.MORE, Piece.HINT}
    panel.choose_fact(THIRD.id)
    names = ("put_requested", "take_requested", "refuse_requested", "role_key_pressed", "take_out_requested")
    seen = []
    for name in (*names, "fact_remove_requested", "reject_requested", "accept_visible_requested"):
        getattr(panel, name).connect(lambda *_, name=name: seen.append(name))
    keys = (Qt.Key.Key_Delete, Qt.Key.Key_3, Qt.Key.Key_X, Qt.Key.Key_L, Qt.Key.Key_Return)
    for row in range(rows.facts.rowCount()):
        rows.setCurrentIndex(rows.facts.index(row))
        press(qtbot, rows, *keys)
        rows.setFocus()
    assert seen == []
    assert not drag(rows, spot(rows, CARD, Piece.TITLE))
    assert not panel.form._remove.isVisible()
