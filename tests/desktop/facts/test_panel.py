"""The facts pane: choosing, the card, and the fields whose typing is a draft until it is kept."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractButton, QLineEdit

from desktop.facts.delegate import HEIGHT
from desktop.facts.panel import ANNOTATIONS, FactsPanel
from desktop.theme.colours import DARK, LIGHT
from desktop.theme.look import ThemeChoice
from tests.desktop.dressing import HOSTILE, LABELS, look
from tests.desktop.facts.made import annotation, some
from tests.desktop.queue.fake_queue import article
from values.types import Amount, Country

SOME = some()
AMOUNT, CZ, PL = SOME[1], SOME[2], SOME[3]


def made(qtbot, choice=ThemeChoice.LIGHT) -> FactsPanel:
    panel = FactsPanel(look(choice))
    qtbot.addWidget(panel)
    panel.set_labels(LABELS)
    panel.set_annotator("analyst A")
    panel.choose_tab(ANNOTATIONS)
    panel.show_article(article(1), SOME)
    panel.resize(388, 760)
    panel.show()
    panel.activateWindow()
    qtbot.waitExposed(panel)
    return panel


@pytest.fixture
def panel(qtbot) -> FactsPanel:
    return made(qtbot)


def typed(qtbot, field: QLineEdit, text: str) -> None:
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)


def test_a_click_chooses_and_shows_the_card(panel, qtbot):
    with qtbot.waitSignal(panel.annotation_chosen) as chosen:
        qtbot.mouseClick(panel._list.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(80, 3 * HEIGHT + 10))
    assert chosen.args == [AMOUNT.id]
    assert panel.card.isVisible()
    assert panel.card.value.text() == "> 380\u202f000\u202f000 EUR"
    assert panel.card._verdict.text() == "Read by rule: number with scale word"
    assert panel.card._words.text() == "“über 380 Millionen Euro”"


def test_choosing_from_outside_sends_no_signal(panel, qtbot):
    with qtbot.assertNotEmitted(panel.annotation_chosen):
        panel.choose(PL.id)
    assert panel.chosen() == PL.id
    panel.choose(None)
    assert not panel.card.isVisible()
    assert panel.chosen() is None


def test_the_card_says_who_and_when(panel):
    panel.choose(AMOUNT.id)
    local = datetime(2026, 11, 22, 13, 5, tzinfo=UTC).astimezone().strftime("%H:%M")
    assert panel.card._who.text() == f"analyst A · 22 Nov 2026, {local}"
    panel.put(replace(AMOUNT, rivals=2))
    assert "2 further states, made elsewhere" in panel.card._who.text()


def test_enter_keeps_a_value_and_returns(panel, qtbot):
    panel.choose(AMOUNT.id)
    panel.edit_value()
    typed(qtbot, panel.card.value, "390 000 000 EUR")
    assert panel.card._verdict.text() == "= 390\u202f000\u202f000 EUR"
    with qtbot.waitSignal(panel.left), qtbot.waitSignal(panel.value_edited) as sent:
        qtbot.keyClick(panel.card.value, Qt.Key.Key_Return)
    name, value = sent.args
    assert name == AMOUNT.id
    assert isinstance(value, Amount)
    assert value.min == 390_000_000


def test_what_is_wrong_is_said_while_typing_and_enter_stays(panel, qtbot):
    panel.choose(AMOUNT.id)
    typed(qtbot, panel.card.value, "viel zu wenig")
    assert panel.card._verdict.text().startswith("At character")
    assert panel.card.value.property("wrong")
    assert panel.card.value.accessibleDescription() == panel.card._verdict.text()
    with qtbot.assertNotEmitted(panel.value_edited), qtbot.assertNotEmitted(panel.left):
        qtbot.keyClick(panel.card.value, Qt.Key.Key_Return)


def test_escape_shows_the_record_again(panel, qtbot):
    panel.choose(AMOUNT.id)
    typed(qtbot, panel.card.value, "nonsense here")
    with qtbot.waitSignal(panel.left), qtbot.assertNotEmitted(panel.value_edited):
        qtbot.keyClick(panel.card.value, Qt.Key.Key_Escape)
    assert panel.card.value.text() == "> 380\u202f000\u202f000 EUR"
    assert not panel.card.value.property("wrong")


def test_enter_without_a_change_only_returns(panel, qtbot):
    panel.choose(AMOUNT.id)
    panel.edit_value()
    with qtbot.waitSignal(panel.left), qtbot.assertNotEmitted(panel.value_edited):
        qtbot.keyClick(panel.card.value, Qt.Key.Key_Return)


def test_an_empty_field_takes_the_value_away(panel, qtbot):
    panel.choose(AMOUNT.id)
    panel.card.value.setFocus()
    panel.card.value.selectAll()
    qtbot.keyClick(panel.card.value, Qt.Key.Key_Delete)
    assert panel.card._verdict.text() == "Enter reads the words again."
    with qtbot.waitSignal(panel.value_edited) as sent:
        qtbot.keyClick(panel.card.value, Qt.Key.Key_Return)
    assert sent.args == [AMOUNT.id, None]


def test_choosing_another_keeps_what_is_valid(panel, qtbot):
    panel.choose(CZ.id)
    typed(qtbot, panel.card.value, "SK")
    with qtbot.waitSignal(panel.value_edited) as sent:
        panel.choose(PL.id)
    assert sent.args == [CZ.id, Country(code="SK")]
    assert panel.card.value.text() == "PL"


def test_a_draft_is_read_by_its_own_label(panel, qtbot):
    panel.choose(CZ.id)
    typed(qtbot, panel.card.value, "SK")
    with qtbot.waitSignal(panel.value_edited) as sent:
        panel.choose(AMOUNT.id)
    assert sent.args == [CZ.id, Country(code="SK")]


def test_a_draft_of_a_relabelled_annotation_is_read_by_the_new_label(panel, qtbot):
    panel.choose(CZ.id)
    typed(qtbot, panel.card.value, "Tschechien AG")
    assert panel.card.value.property("wrong")
    panel.put(replace(CZ, label="program", value=None, rule=None))
    assert not panel.card.value.property("wrong")
    assert panel.keep_drafts()


def test_the_next_article_keeps_what_is_valid(panel, qtbot):
    panel.choose(CZ.id)
    typed(qtbot, panel.card.value, "SK")
    with qtbot.waitSignal(panel.value_edited) as sent:
        panel.show_article(article(2), [])
    assert sent.args == [CZ.id, Country(code="SK")]


def test_a_draft_that_is_no_value_waits_for_its_annotation(panel, qtbot):
    panel.choose(CZ.id)
    typed(qtbot, panel.card.value, "Nowhereland")
    with qtbot.assertNotEmitted(panel.value_edited):
        panel.choose(PL.id)
    assert panel.card.value.text() == "PL"
    assert not panel.keep_drafts()
    panel.choose(CZ.id)
    assert panel.card.value.text() == "Nowhereland"
    assert panel.card.value.property("wrong")
    panel.remove(CZ.id)
    assert panel.keep_drafts()


def test_leaving_the_field_keeps_what_is_valid(panel, qtbot):
    panel.choose(CZ.id)
    typed(qtbot, panel.card.value, "SK")
    with qtbot.waitSignal(panel.value_edited):
        panel.card.note.setFocus()


def test_a_change_from_elsewhere_does_not_overwrite_what_is_typed(panel, qtbot):
    panel.choose(AMOUNT.id)
    typed(qtbot, panel.card.value, "390 EUR")
    panel.put(replace(AMOUNT, flagged=True))
    assert panel.card.value.text() == "390 EUR"
    assert panel.card._flag.isChecked()


def test_a_note_is_kept(panel, qtbot):
    panel.choose(AMOUNT.id)
    panel.edit_note()
    typed(qtbot, panel.card.note, "seit steht davor")
    with qtbot.waitSignal(panel.note_edited) as sent:
        qtbot.keyClick(panel.card.note, Qt.Key.Key_Return)
    assert sent.args == [AMOUNT.id, "seit steht davor"]


def test_flag_and_removal_are_wishes(panel, qtbot):
    panel.choose(PL.id)
    with qtbot.waitSignal(panel.flag_requested) as sent:
        panel.card._flag.click()
    assert sent.args == [PL.id, False]
    assert panel.card._flag.isChecked()  # until the record says otherwise
    with qtbot.waitSignal(panel.remove_requested) as sent:
        panel.card._remove.click()
    assert sent.args == [PL.id]


def test_another_label_can_be_given(panel, qtbot):
    panel.choose(PL.id)
    panel.card._label.click()
    from PySide6.QtWidgets import QMenu

    [menu] = panel.card.findChildren(QMenu)
    action = next(a for a in menu.actions() if a.text() == "Program")
    with qtbot.waitSignal(panel.relabel_requested) as sent:
        action.trigger()
    assert sent.args == [PL.id, "program"]
    menu.close()


def test_a_label_without_a_grammar_has_no_value_field(panel):
    panel.put(annotation(40, "company", "Firma"))
    panel.choose(f"{40:064x}:0")
    assert not panel.card.value.isVisible()
    assert panel.card.note.isVisible()


def test_a_read_only_project_shows_and_keeps(panel):
    panel.set_writable(False)
    panel.choose(AMOUNT.id)
    assert panel.card.value.isReadOnly()
    assert panel.card.note.isReadOnly()
    assert not panel.card._remove.isEnabled()


def test_the_empty_pane_says_what_to_do(panel):
    panel.show_article(article(1), [])
    assert panel._empty.text() == (
        "Nothing is marked here yet. Select words in the article and press 1 for Program, 2 for Amount, 3 for Country, "
        "4 for Date."
    )
    panel.show_article(None, [])
    assert panel._empty.text() == ""


def test_every_control_has_an_accessible_name(panel):
    panel.choose(AMOUNT.id)
    for widget in [*panel.findChildren(QAbstractButton), panel.card.value, panel.card.note, panel._list]:
        if type(widget).__module__.startswith("desktop"):
            assert widget.accessibleName(), widget


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_any_words_and_notes_can_be_shown(panel, words):
    panel.put(replace(AMOUNT, words=words, note=words))
    panel.choose(AMOUNT.id)
    assert not panel.grab().isNull()


@pytest.mark.parametrize(("choice", "colours"), [(ThemeChoice.LIGHT, LIGHT), (ThemeChoice.DARK, DARK)])
def test_the_chosen_row_and_the_cards_edge_are_drawn(qtbot, choice, colours):
    panel = made(qtbot, choice)
    panel.choose(AMOUNT.id)
    image = panel._list.viewport().grab().toImage()
    assert image.pixelColor(330, 3 * HEIGHT + 8) == QColor(colours.accent_soft)
    assert image.pixelColor(330, 4 * HEIGHT + 8) != QColor(colours.accent_soft)
    card = panel.card.grab().toImage()
    edge = panel._look.label("amount").ink
    assert card.pixelColor(card.width() // 2, 0) == QColor(edge)


def test_the_card_stays_in_sight_with_many_annotations(panel):
    many = [annotation(100 + n, "country", "Polen", "PL", start=n * 30) for n in range(3000)]
    panel.show_article(article(1), many)
    panel.choose(many[1500].id)
    assert panel.card.isVisible()
    assert panel.card.geometry().bottom() < panel.height()
    shown = panel._list.visualRect(panel._list.currentIndex())
    assert panel._list.viewport().rect().contains(shown.center())
