"""The Facts tab under the mouse and the keys: what is asked for, and that nothing happens unasked."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu

from desktop.facts.card_layout import Piece
from desktop.facts.panel import FactsPanel
from desktop.theme.colours import DARK, LIGHT
from desktop.theme.look import ThemeChoice
from tests.desktop.facts.fact_rows import (
    CARD,
    CTRL,
    HEADING,
    OFFER,
    SECOND,
    click,
    layout_of,
    loose_spot,
    made,
    press,
    spot,
)
from tests.desktop.facts.made import annotation
from tests.desktop.facts.made_facts import (
    AMOUNT,
    BARE,
    CZ,
    CZECH,
    DATE,
    LOOSE,
    MALTA,
    PROGRAM,
    PROPOSED,
    SINCE,
    THIRD,
    fact,
    proved,
)
from tests.desktop.queue.fake_queue import article


@pytest.fixture
def panel(qtbot) -> FactsPanel:
    return made(qtbot)


@pytest.fixture
def rows(panel):
    panel.facts_tab.list.setFocus()
    return panel.facts_tab.list


# ------------------------------------------------------------------------------------------------------------ mouse


def test_a_click_on_a_card_chooses_the_fact_and_shows_its_form(panel, rows, qtbot):
    with qtbot.assertNotEmitted(panel.evidence_chosen), qtbot.waitSignal(panel.fact_chosen) as sent:
        click(qtbot, rows, spot(rows, CARD, Piece.CAPTION))
    assert sent.args == [THIRD.id]
    assert panel.chosen_fact() == THIRD.id
    assert panel.form.isVisible()
    assert panel.form.title.text() == THIRD.title


def test_a_click_on_a_value_goes_to_its_sentence_and_shows_its_annotation(panel, rows, qtbot):
    seen = []
    panel.fact_chosen.connect(lambda name: seen.append(name))
    panel.evidence_chosen.connect(lambda name: seen.append(name))
    click(qtbot, rows, spot(rows, CARD, Piece.VALUE))
    assert seen == [THIRD.id, AMOUNT.id]
    assert panel.card.isVisible()
    assert not panel.form.isVisible()
    assert panel.chosen_fact() == THIRD.id


def test_further_clicks_go_through_the_passages_of_a_value(panel, rows, qtbot):
    seen = []
    panel.evidence_chosen.connect(lambda name: seen.append(name))
    for _ in range(3):
        click(qtbot, rows, spot(rows, CARD, Piece.CHIP))
    assert seen == [CZ.id, CZECH.id, CZ.id]


def test_the_words_of_a_value_lead_to_it_and_a_value_without_evidence_nowhere(panel, rows, qtbot):
    with qtbot.waitSignal(panel.evidence_chosen) as sent:
        click(qtbot, rows, spot(rows, CARD, Piece.TAIL, role="date"))
    assert sent.args == [DATE.id]
    with qtbot.assertNotEmitted(panel.evidence_chosen), qtbot.waitSignal(panel.fact_chosen):
        click(qtbot, rows, spot(rows, SECOND, Piece.VALUE, role="date"))


def test_the_letter_leads_to_the_program_and_a_double_click_to_the_title(panel, rows, qtbot):
    with qtbot.waitSignal(panel.evidence_chosen) as sent:
        click(qtbot, rows, spot(rows, CARD, Piece.LETTER))
    assert sent.args == [PROGRAM.id]
    qtbot.mouseDClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=spot(rows, SECOND, Piece.TITLE))
    assert panel.chosen_fact() == BARE.id
    assert panel.form.title.hasFocus()


def test_the_menu_key_asks_for_the_menu_of_the_value_that_the_keys_are_at(rows, qtbot):
    rows.setCurrentIndex(rows.facts.index(CARD))
    press(qtbot, rows, Qt.Key.Key_Right, Qt.Key.Key_Right)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), rows.mapToGlobal(QPoint(0, 0)))
    with qtbot.waitSignal(rows.card_menu_requested) as sent:
        QApplication.sendEvent(rows.viewport(), event)
    assert sent.args[0] == (False, THIRD.id)
    assert sent.args[1].evidence == (AMOUNT.id,)
    for menu in rows.parentWidget().parentWidget().findChildren(QMenu):
        menu.close()


def test_ctrl_click_only_toggles(panel, rows, qtbot):
    for at, name in ((spot(rows, CARD, Piece.VALUE), AMOUNT.id), (loose_spot(rows, 0), LOOSE.id)):
        with qtbot.assertNotEmitted(panel.evidence_chosen), qtbot.waitSignal(panel.choice_toggled) as sent:
            click(qtbot, rows, at, CTRL)
        assert sent.args == [name]
    assert panel.chosen_fact() is None
    assert panel.chosen() is None


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
    for piece, signal in ((Piece.TAKE, panel.take_requested), (Piece.REFUSE, panel.refuse_requested)):
        with qtbot.assertNotEmitted(panel.proposal_chosen), qtbot.waitSignal(signal) as sent:
            click(qtbot, rows, spot(rows, OFFER, piece))
        assert sent.args == ["p1"]


def test_the_card_of_a_proposed_fact_says_why_and_decides(panel, rows, qtbot):
    with qtbot.waitSignal(panel.proposal_chosen) as sent:
        click(qtbot, rows, spot(rows, OFFER, Piece.CAPTION))
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
        click(qtbot, rows, spot(rows, CARD, Piece.HINT))
    assert sent.args == [2]
    with qtbot.assertNotEmitted(panel.role_key_pressed):  # an amount is no date
        click(qtbot, rows, spot(rows, CARD, Piece.MORE, role="date"))
    assert QApplication.focusWidget().accessibleName() == "A further value: Date"


def test_what_is_clickable_is_shown_under_the_pointer(rows, qtbot):
    for piece, shape in ((Piece.CHIP, Qt.CursorShape.PointingHandCursor), (Piece.CAPTION, Qt.CursorShape.ArrowCursor)):
        qtbot.mouseMove(rows.viewport(), spot(rows, CARD, piece))
        qtbot.waitUntil(lambda shape=shape: rows.viewport().cursor().shape() is shape)


def test_without_a_fact_the_pane_says_how_one_is_made_once_nothing_is_proposed(panel, qtbot):
    first = panel.facts_tab._first
    panel.show_facts([], [])
    assert not first.isVisible()
    qtbot.waitUntil(first.isVisible)
    panel.show_facts([], [PROPOSED])
    assert not first.isVisible()
    panel.show_article(article(1), [])
    assert not panel.facts_tab._calm.isActive()
    assert not first.isVisible()


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
    assert rows.delegate.at.text == "CZ"
    assert rows.accessibleDescription() == "CZ 2 passages"
    with qtbot.waitSignal(panel.evidence_chosen) as sent:
        press(qtbot, rows, Qt.Key.Key_Return)
    assert sent.args == [CZ.id]
    press(qtbot, rows, *[Qt.Key.Key_Left] * 9)
    assert rows.delegate.at is None
    press(qtbot, rows, *[Qt.Key.Key_Right] * 20)
    assert rows.delegate.at.text == "2025-10"


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
    typeset = rows.delegate._typesetter.lay_out
    rows.delegate._typesetter.lay_out = lambda *args, **how: laid_out.append(1) or typeset(*args, **how)
    facts[150] = fact(150, title="another")
    panel.show_facts(facts, [])
    panel.grab()
    assert len(laid_out) <= 2
    panel.choose_fact(facts[299].id)
    assert rows.viewport().rect().contains(rows.visualRect(rows.facts.index(299)).center())


def test_the_keys_go_through_a_value_in_two_roles_and_stay_at_it(panel, rows, qtbot):
    both = fact(5, proved("program", PROGRAM), proved("amount", AMOUNT), proved("part", AMOUNT), proved("date", DATE))
    panel.show_facts([both], [])
    rows.setCurrentIndex(rows.facts.index(CARD))
    press(qtbot, rows, *[Qt.Key.Key_Right] * 4)
    assert rows.delegate.at is rows.facts.card(CARD).values()[3]
    panel.show_facts([fact(5, *both.cells, title="neu")], [])
    assert rows.delegate.at is rows.facts.card(CARD).values()[-1]
    panel.show_facts([fact(5, *both.cells[:2], title="neu")], [])
    assert rows.delegate.at is None


def test_rows_have_their_own_heights_after_many_cards_went(panel, rows):
    height = rows.rowHeight(rows.facts.rowCount() - 1)
    panel.show_facts([fact(number, proved("program", PROGRAM)) for number in range(70)], [])
    panel.show_facts([THIRD], [])
    heights = [rows.rowHeight(row) for row in range(rows.facts.rowCount())]
    assert set(heights[1:]) == {height}
    assert heights[0] == round(rows.delegate.layout_of(rows.facts.card(0), rows.viewport().width()).height)


def test_the_keys_stay_at_what_is_chosen_while_rows_go(panel, rows, qtbot):
    panel.choose(MALTA.id)
    there = rows.facts.row_of_loose(MALTA.id)
    rows.setCurrentIndex(rows.facts.index(there - 1))
    gone = rows.facts.marked(there - 1)
    panel.remove(gone.id)
    assert rows.facts.marked(rows.currentIndex().row()).id == MALTA.id
    with qtbot.assertNotEmitted(panel.accept_visible_requested):
        press(qtbot, rows, Qt.Key.Key_Return)
