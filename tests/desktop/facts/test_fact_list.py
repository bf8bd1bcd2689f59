"""The Facts tab under the mouse and the keys: what is asked for, and that nothing happens unasked."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QMenu

from desktop.carrying import MIME, packed, unpacked
from desktop.facts.card_layout import Part
from desktop.facts.delegate import HEIGHT
from desktop.facts.panel import FactsPanel
from desktop.theme.colours import DARK, LIGHT
from desktop.theme.look import ThemeChoice
from tests.desktop.dressing import LABELS, look
from tests.desktop.facts.made import annotation
from tests.desktop.facts.made_facts import (
    AMOUNT,
    BARE,
    CZ,
    CZECH,
    DATE,
    LOOSE,
    MALTA,
    MARKED,
    PROGRAM,
    PROPOSED,
    ROLES,
    SINCE,
    THIRD,
    fact,
    proved,
)
from tests.desktop.queue.fake_queue import article

LEFT, CTRL = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier
CARD, SECOND, OFFER, HEADING = 0, 1, 2, 3  # rows


def made(qtbot, choice=ThemeChoice.LIGHT) -> FactsPanel:
    panel = FactsPanel(look(choice))
    qtbot.addWidget(panel)
    panel.set_labels(LABELS)
    panel.set_roles(ROLES)
    panel.show_article(article(1), MARKED)
    panel.show_facts([THIRD, BARE], [PROPOSED])
    panel.resize(388, 1000)
    panel.show()
    panel.activateWindow()
    qtbot.waitExposed(panel)
    return panel


@pytest.fixture
def panel(qtbot) -> FactsPanel:
    return made(qtbot)


@pytest.fixture
def rows(panel):
    panel.facts_tab.list.setFocus()
    return panel.facts_tab.list


def spot(rows, row: int, part: Part, nth: int = 0, role: str | None = None) -> QPoint:
    """Return where something on a card is in the viewport."""
    rect = rows.visualRect(rows.facts.index(row))
    boxes = rows.painter_.layout_of(rows.facts.card(row), rect.width()).boxes
    found = [box for box in boxes if box.part is part and role in (None, box.role)]
    return rect.topLeft() + found[nth].rect.center().toPoint()


def click(qtbot, rows, at: QPoint, held=Qt.KeyboardModifier.NoModifier) -> None:
    qtbot.mouseClick(rows.viewport(), LEFT, held, at)


def press(qtbot, rows, *keys) -> None:
    for key in keys:
        qtbot.keyClick(rows, key)


# ------------------------------------------------------------------------------------------------------------ mouse


def test_a_click_on_a_card_chooses_the_fact_and_shows_its_form(panel, rows, qtbot):
    with qtbot.assertNotEmitted(panel.evidence_chosen), qtbot.waitSignal(panel.fact_chosen) as sent:
        click(qtbot, rows, spot(rows, CARD, Part.CAPTION))
    assert sent.args == [THIRD.id]
    assert panel.chosen_fact() == THIRD.id
    assert panel.form.isVisible()
    assert panel.form.title.text() == THIRD.title


def test_a_click_on_a_value_goes_to_its_sentence_and_shows_its_annotation(panel, rows, qtbot):
    seen = []
    panel.fact_chosen.connect(lambda name: seen.append(name))
    panel.evidence_chosen.connect(lambda name: seen.append(name))
    click(qtbot, rows, spot(rows, CARD, Part.VALUE))
    assert seen == [THIRD.id, AMOUNT.id]
    assert panel.card.isVisible()
    assert not panel.form.isVisible()
    assert panel.chosen_fact() == THIRD.id


def test_further_clicks_go_through_the_passages_of_a_value(panel, rows, qtbot):
    seen = []
    panel.evidence_chosen.connect(lambda name: seen.append(name))
    for _ in range(3):
        click(qtbot, rows, spot(rows, CARD, Part.CHIP))
    assert seen == [CZ.id, CZECH.id, CZ.id]


def test_the_words_of_a_value_lead_to_it_and_a_value_without_evidence_nowhere(panel, rows, qtbot):
    with qtbot.waitSignal(panel.evidence_chosen) as sent:
        click(qtbot, rows, spot(rows, CARD, Part.TAIL, role="date"))
    assert sent.args == [DATE.id]
    with qtbot.assertNotEmitted(panel.evidence_chosen), qtbot.waitSignal(panel.fact_chosen):
        click(qtbot, rows, spot(rows, SECOND, Part.VALUE, role="date"))


def test_ctrl_click_only_toggles(panel, rows, qtbot):
    for at, name in ((spot(rows, CARD, Part.VALUE), AMOUNT.id), (loose_spot(rows, 0), LOOSE.id)):
        with qtbot.assertNotEmitted(panel.evidence_chosen), qtbot.waitSignal(panel.choice_toggled) as sent:
            click(qtbot, rows, at, CTRL)
        assert sent.args == [name]
    assert panel.chosen_fact() is None
    assert panel.chosen() is None


def loose_spot(rows, nth: int) -> QPoint:
    return rows.visualRect(rows.facts.index(HEADING + 1 + nth)).topLeft() + QPoint(60, HEIGHT // 2)


def test_a_row_of_no_fact_is_chosen_like_in_the_other_tab(panel, rows, qtbot):
    with qtbot.waitSignal(panel.annotation_chosen) as sent:
        click(qtbot, rows, loose_spot(rows, 0))
    assert sent.args == [LOOSE.id]
    assert panel.card.isVisible()


def test_suggestions_of_no_fact_have_their_buttons(panel, rows, qtbot):
    rect = rows.visualRect(rows.facts.index(HEADING + 2))
    for from_right, signal in ((20, panel.reject_requested), (44, panel.accept_requested)):
        with qtbot.waitSignal(signal) as sent:
            click(qtbot, rows, QPoint(rect.right() - from_right, rect.center().y()))
        assert sent.args[0] == MALTA.id
    heading = rows.visualRect(rows.facts.index(HEADING))
    with qtbot.waitSignal(panel.accept_visible_requested):
        click(qtbot, rows, QPoint(heading.right() - 30, heading.center().y()))


def test_a_proposed_fact_is_taken_and_refused_by_its_buttons(panel, rows, qtbot):
    for part, signal in ((Part.TAKE, panel.take_requested), (Part.REFUSE, panel.refuse_requested)):
        with qtbot.assertNotEmitted(panel.proposal_chosen), qtbot.waitSignal(signal) as sent:
            click(qtbot, rows, spot(rows, OFFER, part))
        assert sent.args == ["p1"]


def test_the_card_of_a_proposed_fact_says_why_and_decides(panel, rows, qtbot):
    with qtbot.waitSignal(panel.proposal_chosen) as sent:
        click(qtbot, rows, spot(rows, OFFER, Part.CAPTION))
    assert sent.args == ["p1"]
    card = panel.below.proposal_card
    assert card.isVisible()
    assert "80 % sure" in card._why.text()
    assert card._holds.text() == "Taking it accepts 2 suggestions too."
    with qtbot.waitSignal(panel.take_requested):
        card._take.click()


def test_an_empty_cell_takes_what_is_chosen_or_lets_a_value_be_typed(panel, rows, qtbot):
    panel.show_facts([fact(1, proved("program", PROGRAM))], [])
    panel.choose(AMOUNT.id)
    with qtbot.waitSignal(panel.role_key_pressed) as sent:
        click(qtbot, rows, spot(rows, CARD, Part.HINT))
    assert sent.args == [2]
    panel.choose(None)
    with qtbot.assertNotEmitted(panel.role_key_pressed):
        click(qtbot, rows, spot(rows, CARD, Part.MORE, role="date"))
    assert QApplication.focusWidget().accessibleName() == "A further value: Date"


def test_what_is_clickable_is_shown_under_the_pointer(rows, qtbot):
    for part, shape in ((Part.CHIP, Qt.CursorShape.PointingHandCursor), (Part.CAPTION, Qt.CursorShape.ArrowCursor)):
        qtbot.mouseMove(rows.viewport(), spot(rows, CARD, part))
        qtbot.waitUntil(lambda shape=shape: rows.viewport().cursor().shape() is shape)


# ------------------------------------------------------------------------------------------------------------- keys


def test_up_and_down_choose_cards_and_go_on_through_the_rows(panel, rows, qtbot):
    seen = []
    panel.fact_chosen.connect(lambda name: seen.append(name))
    panel.proposal_chosen.connect(lambda name: seen.append(name))
    rows.setCurrentIndex(rows.facts.index(CARD))
    press(qtbot, rows, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up)
    assert seen == [BARE.id, "p1"]
    assert rows.hasFocus()
    assert rows.currentIndex().row() == HEADING


def test_left_and_right_go_through_the_values_and_enter_to_a_sentence(panel, rows, qtbot):
    rows.setCurrentIndex(rows.facts.index(CARD))
    press(qtbot, rows, *[Qt.Key.Key_Right] * 3)
    assert rows.painter_.at.text == "CZ"
    assert rows.accessibleDescription() == "CZ 2 passages"
    with qtbot.waitSignal(panel.evidence_chosen) as sent:
        press(qtbot, rows, Qt.Key.Key_Return)
    assert sent.args == [CZ.id]
    press(qtbot, rows, *[Qt.Key.Key_Left] * 9)
    assert rows.painter_.at is None
    press(qtbot, rows, *[Qt.Key.Key_Right] * 20)
    assert rows.painter_.at.text == "2025-10"


def test_enter_takes_and_x_refuses_what_is_proposed_and_nothing_else(panel, rows, qtbot):
    rows.setCurrentIndex(rows.facts.index(OFFER))
    for key, signal in ((Qt.Key.Key_Return, panel.take_requested), (Qt.Key.Key_X, panel.refuse_requested)):
        with qtbot.waitSignal(signal) as sent:
            press(qtbot, rows, key)
        assert sent.args == ["p1"]
    rows.setCurrentIndex(rows.facts.index(CARD))
    with qtbot.assertNotEmitted(panel.refuse_requested), qtbot.assertNotEmitted(panel.take_requested):
        press(qtbot, rows, Qt.Key.Key_X, Qt.Key.Key_Return)
    assert panel.form.title.hasFocus()


def test_enter_on_a_value_of_what_is_proposed_goes_to_its_sentence(panel, rows, qtbot):
    rows.setCurrentIndex(rows.facts.index(OFFER))
    press(qtbot, rows, Qt.Key.Key_Right, Qt.Key.Key_Right)
    with qtbot.assertNotEmitted(panel.take_requested), qtbot.waitSignal(panel.evidence_chosen) as sent:
        press(qtbot, rows, Qt.Key.Key_Return)
    assert sent.args == [SINCE.id]


def test_delete_takes_a_value_out_with_all_its_passages_or_removes_the_fact(panel, rows, qtbot):
    rows.setCurrentIndex(rows.facts.index(CARD))
    press(qtbot, rows, *[Qt.Key.Key_Right] * 3)
    with qtbot.assertNotEmitted(panel.fact_remove_requested), qtbot.waitSignal(panel.take_out_requested) as sent:
        press(qtbot, rows, Qt.Key.Key_Delete)
    assert sent.args[0] == THIRD.id
    assert [value.annotation for value in sent.args[1]] == [CZ.id, CZECH.id]
    with qtbot.waitSignal(panel.fact_remove_requested) as sent:
        press(qtbot, rows, Qt.Key.Key_Delete)
    assert sent.args == [THIRD.id]


def test_digits_put_into_the_fact_chosen_and_only_into_one(panel, rows, qtbot):
    with qtbot.assertNotEmitted(panel.role_key_pressed):
        press(qtbot, rows, Qt.Key.Key_3)
        panel.choose_proposal("p1")
        press(qtbot, rows, Qt.Key.Key_3)
    panel.choose_fact(THIRD.id)
    with qtbot.waitSignal(panel.role_key_pressed) as sent:
        press(qtbot, rows, Qt.Key.Key_3)
    assert sent.args == [3]


def test_keys_on_the_rows_below(panel, rows, qtbot):
    rows.setCurrentIndex(rows.facts.index(HEADING + 1))
    with qtbot.waitSignal(panel.put_requested) as sent:
        press(qtbot, rows, Qt.Key.Key_L)
    assert sent.args == ["", "", (LOOSE.id,)]
    rows.setCurrentIndex(rows.facts.index(HEADING + 2))
    with qtbot.waitSignal(panel.reject_requested) as sent:
        press(qtbot, rows, Qt.Key.Key_X)
    assert sent.args == [MALTA.id, False]
    rows.setCurrentIndex(rows.facts.index(HEADING))
    with qtbot.waitSignal(panel.accept_visible_requested):
        press(qtbot, rows, Qt.Key.Key_Return)


def test_a_menu_offers_what_can_be_done(panel, rows, qtbot):
    key = (False, THIRD.id)
    value = panel.facts_tab.card(key).values()[1]
    panel.facts_tab._menu(key, value, QPoint(5, 5))
    [menu] = panel.facts_tab.findChildren(QMenu)
    names = [action.text() for action in menu.actions() if action.text()]
    assert names == [
        "Go to the sentence", "Take “> 380\u202f000\u202f000 EUR” out of the fact", "Checked", "Doubtful",
        "Edit the title", "Remove the fact",
    ]  # fmt: skip
    with qtbot.waitSignal(panel.status_edited) as sent:
        menu.actions()[3].trigger()
    assert sent.args == [THIRD.id, "checked"]
    menu.close()


# --------------------------------------------------------------------------------------------------------- dragging


def drag(rows, at: QPoint, ids=(LOOSE.id,)) -> bool:
    """Drag annotations to a place and drop them; says whether they were taken."""
    mime, copy = packed(ids), Qt.DropAction.CopyAction
    held, spot_ = Qt.KeyboardModifier.NoModifier, QPointF(at)
    viewport = rows.viewport()
    enter = QDragEnterEvent(at, copy, mime, LEFT, held)
    QApplication.sendEvent(viewport, enter)
    if not enter.isAccepted():
        return False
    move = QDragMoveEvent(at, copy, mime, LEFT, held)
    QApplication.sendEvent(viewport, move)
    if not move.isAccepted():
        return False
    drop = QDropEvent(spot_, copy, mime, LEFT, held)
    QApplication.sendEvent(viewport, drop)
    return drop.isAccepted()


@pytest.mark.parametrize(
    ("row", "part", "role", "wanted"),
    [
        (CARD, Part.CAPTION, "country", (THIRD.id, "country")),
        (CARD, Part.TITLE, None, (THIRD.id, "")),
        (SECOND, Part.VALUE, "amount", (BARE.id, "amount")),
    ],
)
def test_what_is_dropped_on_a_cell_goes_there_and_on_the_card_by_its_label(panel, rows, qtbot, row, part, role, wanted):
    with qtbot.waitSignal(panel.put_requested) as sent:
        assert drag(rows, spot(rows, row, part, role=role), (LOOSE.id, MALTA.id))
    assert sent.args == [*wanted, (LOOSE.id, MALTA.id)]
    assert rows.painter_.drop is None


def test_below_the_cards_a_drop_makes_a_new_fact_and_on_a_proposed_one_nothing(panel, rows, qtbot):
    with qtbot.waitSignal(panel.put_requested) as sent:
        assert drag(rows, loose_spot(rows, 1))
    assert sent.args == ["", "", (LOOSE.id,)]
    with qtbot.assertNotEmitted(panel.put_requested):
        assert not drag(rows, spot(rows, OFFER, Part.CAPTION))


def test_the_card_under_a_drag_opens_its_empty_cells_and_shows_which_takes_it(panel, rows):
    mime = packed([LOOSE.id])
    before = rows.rowHeight(CARD)
    at = spot(rows, CARD, Part.TITLE)
    held = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(rows.viewport(), QDragEnterEvent(at, Qt.DropAction.CopyAction, mime, LEFT, held))
    assert rows.rowHeight(CARD) > before
    assert rows.painter_.drop == ((False, THIRD.id), "")
    image = rows.viewport().grab().toImage()
    assert image.pixelColor(200, 16) == QColor(LIGHT.accent_soft)
    rows._dragging.end()
    assert rows.rowHeight(CARD) == before


def test_what_is_no_annotation_is_not_taken(rows):
    assert not drag(rows, spot(rows, CARD, Part.TITLE), ())
    mime = packed(["x"])
    for data in (b"", b"{}", b"\xff", b"[1, 2]", b"null"):
        mime.setData(MIME, data)
        assert unpacked(mime) == ()
    assert unpacked(packed(["a", "12-13 country {}"])) == ("a", "12-13 country {}")


def test_a_row_and_a_value_are_carried_and_with_one_chosen_all_that_are(panel, rows):
    assert rows._carried(loose_spot(rows, 0)) == (LOOSE.id,)
    assert rows._carried(spot(rows, CARD, Part.CHIP)) == (CZ.id, CZECH.id)
    assert rows._carried(spot(rows, CARD, Part.TITLE)) == ()
    panel.choose(LOOSE.id)
    panel.show_chosen({DATE.id})
    assert rows._carried(loose_spot(rows, 0)) == (LOOSE.id, DATE.id)
    assert rows._carried(loose_spot(rows, 1)) == (MALTA.id,)


# ------------------------------------------------------------------------------------------------------- read only


def test_a_read_only_project_has_no_buttons_and_takes_no_keys(panel, rows, qtbot):
    panel.set_writable(False)
    parts = {box.part for row in (CARD, OFFER) for box in layout_of(rows, row).boxes}
    assert not parts & {Part.TAKE, Part.REFUSE, Part.MORE, Part.HINT}
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
    assert not drag(rows, spot(rows, CARD, Part.TITLE))
    assert not panel.form._remove.isVisible()


def layout_of(rows, row):
    return rows.painter_.layout_of(rows.facts.card(row), rows.viewport().width())


# ------------------------------------------------------------------------------------------------------------ looks


@pytest.mark.parametrize(("choice", "colours"), [(ThemeChoice.LIGHT, LIGHT), (ThemeChoice.DARK, DARK)])
def test_the_chosen_card_has_the_accent_as_its_edge(qtbot, choice, colours):
    panel = made(qtbot, choice)
    panel.setFocus()
    rows = panel.facts_tab.list
    panel.choose_fact(BARE.id)
    rows.clearFocus()
    image = rows.viewport().grab().toImage()
    for row, colour in ((CARD, colours.rule), (SECOND, colours.accent)):
        frame = layout_of(rows, row).frame.translated(rows.visualRect(rows.facts.index(row)).topLeft())
        assert image.pixelColor(200, int(frame.top())) == QColor(colour)


def test_300_cards_cost_little_when_one_changes(panel, rows):
    many = [annotation(1000 + n, "country", "Polen", "PL") for n in range(300)]
    panel.show_article(article(1), many)
    facts = [fact(n, proved("country", one), title=f"Nr. {n}") for n, one in enumerate(many)]
    panel.show_facts(facts, [])
    panel.grab()  # now the scroll bar has taken its width
    laid_out = []
    typeset = rows.painter_._typesetter.lay_out
    rows.painter_._typesetter.lay_out = lambda *args, **how: laid_out.append(1) or typeset(*args, **how)
    facts[150] = fact(150, title="another")
    panel.show_facts(facts, [])
    panel.grab()
    assert len(laid_out) <= 2
    panel.choose_fact(facts[299].id)
    assert rows.viewport().rect().contains(rows.visualRect(rows.facts.index(299)).center())
