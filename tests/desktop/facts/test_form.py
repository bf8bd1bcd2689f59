"""The form of a fact: what is typed is a draft until it is kept, values go out and come in, nothing is lost."""

import json
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu

from db.facts import FactStatus, Role
from desktop.carrying import packed
from desktop.facts.delegate import HEIGHT
from desktop.facts.panel import FactsPanel
from desktop.facts.value_chip import ValueChip
from tests.desktop.dressing import HOSTILE, LABELS, look
from tests.desktop.facts.made import annotation
from tests.desktop.facts.made_facts import (
    AMOUNT,
    BARE,
    CZ,
    CZECH,
    DATE,
    LOOSE,
    MARKED,
    PROPOSED,
    ROLES,
    THIRD,
    fact,
    proved,
    typed,
)
from tests.desktop.queue.fake_queue import article


@pytest.fixture
def panel(qtbot) -> FactsPanel:
    panel = FactsPanel(look())
    qtbot.addWidget(panel)
    panel.set_labels(LABELS)
    panel.set_roles(ROLES)
    panel.set_annotator("analyst A")
    panel.resize(388, 900)
    panel.show()
    panel.activateWindow()
    qtbot.waitExposed(panel)
    panel.show_article(article(1), MARKED)
    panel.show_facts([THIRD, BARE], [PROPOSED])
    panel.choose_fact(THIRD.id)
    return panel


def write(qtbot, field, text: str) -> None:
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)


def row(panel: FactsPanel, role: str):
    return panel.form._rows[role]


def chips(panel: FactsPanel, role: str) -> list[str]:
    return [chip.text() for chip in row(panel, role)._chips.widgets() if isinstance(chip, ValueChip)]


def test_the_form_shows_the_fact(panel):
    assert panel.form.title.text() == "AI Factories · third round"
    assert panel.form._status.text() == "Open"
    assert chips(panel, "country") == ["CZ", "PL"]
    assert row(panel, "country").caption.text() == "Countries"
    assert not row(panel, "recipient").isVisible()
    assert [button.text() for button in panel.form._more.widgets()] == ["+ Part", "+ Recipient"]
    assert panel.form._who.text().startswith("analyst A · 22 Nov 2026, ")
    panel.show_facts([replace(THIRD, rivals=1, status=FactStatus.DOUBTFUL), BARE], [])
    assert panel.form._who.text().endswith("1 further state, made elsewhere")
    assert panel.form._status.text() == "Doubtful"


def test_a_title_and_a_note_are_kept_by_enter(panel, qtbot):
    for field, signal in ((panel.form.title, panel.title_edited), (panel.form.note, panel.fact_note_edited)):
        write(qtbot, field, " Runde drei ")
        with qtbot.waitSignal(panel.left), qtbot.waitSignal(signal) as sent:
            qtbot.keyClick(field, Qt.Key.Key_Return)
        assert sent.args == [THIRD.id, "Runde drei"]


def test_escape_shows_the_title_again(panel, qtbot):
    write(qtbot, panel.form.title, "nein")
    with qtbot.assertNotEmitted(panel.title_edited), qtbot.waitSignal(panel.left):
        qtbot.keyClick(panel.form.title, Qt.Key.Key_Escape)
    assert panel.form.title.text() == THIRD.title


def test_choosing_something_else_keeps_what_is_typed(panel, qtbot):
    write(qtbot, panel.form.title, "Runde drei")
    with qtbot.waitSignal(panel.title_edited) as sent:
        panel.choose_fact(BARE.id)
    assert sent.args == [THIRD.id, "Runde drei"]
    write(qtbot, panel.form.note, "check it")
    with qtbot.waitSignal(panel.fact_note_edited) as sent:
        panel.show_article(article(2), [])
    assert sent.args == [BARE.id, "check it"]
    assert not panel.form.isVisible()


def test_the_status_is_a_wish(panel, qtbot):
    panel.form._status.click()
    [menu] = panel.form.findChildren(QMenu)
    assert [action.isChecked() for action in menu.actions()] == [True, False, False]
    with qtbot.waitSignal(panel.status_edited) as sent:
        menu.actions()[1].trigger()
    assert sent.args == [THIRD.id, "checked"]
    menu.close()


def test_a_value_goes_out_by_its_cross_or_delete_and_leads_to_its_sentence(panel, qtbot):
    chip = row(panel, "country")._chips.widgets()[0]
    with qtbot.assertNotEmitted(panel.evidence_chosen), qtbot.waitSignal(panel.take_out_requested) as sent:
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(chip.width() - 8, 12))
    assert sent.args[0] == THIRD.id
    assert [value.annotation for value in sent.args[1]] == [CZ.id, CZECH.id]
    with qtbot.waitSignal(panel.take_out_requested):
        qtbot.keyClick(chip, Qt.Key.Key_Delete)
    with qtbot.waitSignal(panel.evidence_chosen) as sent:
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(10, 12))
    assert sent.args == [CZ.id]
    assert panel.card.isVisible()


def test_the_keys_stay_where_a_value_went(panel, qtbot):
    row(panel, "country")._chips.widgets()[0].setFocus()
    panel.show_facts([replace(THIRD, cells=tuple(one for one in THIRD.cells if one.words != "Polen"))], [])
    assert row(panel, "country")._chips.widgets()[0].hasFocus()
    panel.show_facts([replace(THIRD, cells=THIRD.cells[:2])], [])
    assert not row(panel, "country").isVisible()


def test_a_typed_value_is_read_by_the_roles_label_and_the_field_waits_for_another(panel, qtbot):
    row(panel, "amount")._plus.click()
    field = row(panel, "amount").add.field
    assert field.hasFocus()
    qtbot.keyClicks(field, "1,5 Mrd. Euro")
    assert row(panel, "amount").add._verdict.text() == "= 1\u202f500\u202f000\u202f000 EUR"
    with qtbot.assertNotEmitted(panel.left), qtbot.waitSignal(panel.value_added) as sent:
        qtbot.keyClick(field, Qt.Key.Key_Return)
    name, role, label, value = sent.args
    assert (name, role, label) == (THIRD.id, "amount", "amount")
    assert json.loads(value)["min"] == "1500000000"
    assert field.text() == ""
    assert field.isVisible()
    with qtbot.waitSignal(panel.left):
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert not field.isVisible()


def test_what_is_no_value_is_said_and_waits_for_its_fact(panel, qtbot):
    panel.form.open_role("date")
    field = row(panel, "date").add.field
    qtbot.keyClicks(field, "irgendwann")
    assert row(panel, "date").add._verdict.text().startswith("At character")
    assert field.property("wrong")
    with qtbot.assertNotEmitted(panel.value_added):
        qtbot.keyClick(field, Qt.Key.Key_Return)
        panel.choose_fact(BARE.id)
    assert not field.isVisible()
    assert not panel.keep_drafts()
    panel.choose_fact(THIRD.id)
    assert field.text() == "irgendwann"
    assert field.isVisible()
    panel.show_facts([BARE], [])
    assert panel.chosen_fact() is None
    assert panel.keep_drafts()


def test_an_empty_role_is_opened_from_the_line_that_adds(panel, qtbot):
    panel.form._more.widgets()[0].click()
    assert row(panel, "part").add.field.hasFocus()
    assert [button.text() for button in panel.form._more.widgets()] == ["+ Recipient"]
    qtbot.keyClick(row(panel, "part").add.field, Qt.Key.Key_Escape)
    assert not row(panel, "part").isVisible()
    assert [button.text() for button in panel.form._more.widgets()] == ["+ Part", "+ Recipient"]


def test_a_role_of_any_label_takes_the_label_that_is_chosen(panel, qtbot):
    panel.form.open_role("recipient")
    add = row(panel, "recipient").add
    assert add._kind.text() == "Program"
    add._kind.click()
    [menu] = add.findChildren(QMenu)
    next(action for action in menu.actions() if action.text() == "Country").trigger()
    menu.close()
    write(qtbot, add.field, "Polen")
    with qtbot.waitSignal(panel.value_added) as sent:
        qtbot.keyClick(add.field, Qt.Key.Key_Return)
    assert sent.args == [THIRD.id, "recipient", "country", '{"code":"PL"}']


def test_a_label_without_a_grammar_takes_any_words(panel, qtbot):
    panel._look.set_labels({**panel._look.hues(), "company": "#123456"})
    panel.set_roles((*ROLES, Role(name="funder", label="company")))
    panel.form.open_role("funder")
    qtbot.keyClicks(row(panel, "funder").add.field, "Muster AG")
    with qtbot.waitSignal(panel.value_added) as sent:
        qtbot.keyClick(row(panel, "funder").add.field, Qt.Key.Key_Return)
    assert sent.args == [THIRD.id, "funder", "company", '{"text":"Muster AG"}']
    words = replace(typed("funder", "program", "x"), label="company", value='{"text":"Muster AG"}', same=None)
    panel.show_facts([replace(THIRD, cells=(*THIRD.cells, words))], [])
    assert chips(panel, "funder") == ["Muster AG · from the analyst"]


def test_what_could_not_be_written_stands_in_its_own_field_again(panel, qtbot):
    write(qtbot, panel.form.title, "erster")
    qtbot.keyClick(panel.form.title, Qt.Key.Key_Return)
    panel.show_facts([replace(THIRD, title="erster"), BARE], [])
    panel.form.open_role("date")
    field = row(panel, "date").add.field
    panel.value_added.connect(lambda name, *_: panel.put_back(name))
    qtbot.keyClicks(field, "2027")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "2027"
    assert field.isVisible()
    assert panel.form.title.text() == "erster"
    assert panel.form.title.draft() is None


def test_a_refusal_of_something_else_brings_nothing_back_that_was_written_before(panel, qtbot):
    write(qtbot, panel.form.title, "erster")
    qtbot.keyClick(panel.form.title, Qt.Key.Key_Return)
    panel.show_facts([THIRD, BARE], [])  # and undone
    panel.put_back(THIRD.id)  # the status, say, could not be written
    assert panel.form.title.text() == THIRD.title
    assert panel.form.title.draft() is None


def test_other_roles_keep_what_is_typed_for_those_that_stay(panel, qtbot):
    panel.form.open_role("date")
    qtbot.keyClicks(row(panel, "date").add.field, "irgendwann")
    panel.set_roles((*ROLES, Role(name="funder", label=None)))
    assert row(panel, "date").add.field.text() == "irgendwann"
    panel.set_roles(ROLES[:3])
    assert "date" in panel.form._rows  # something stands in it
    assert not row(panel, "date").can_type


def test_the_annotation_chosen_hides_the_form_until_it_goes(panel):
    panel.choose(LOOSE.id)
    assert panel.card.isVisible()
    assert not panel.form.isVisible()
    assert panel.chosen_fact() == THIRD.id
    panel.choose_fact(THIRD.id)
    assert panel.form.isVisible()
    panel.choose(LOOSE.id)  # it was chosen before: the form stays
    assert panel.form.isVisible()
    panel.choose(AMOUNT.id)
    assert panel.card.isVisible()
    panel.choose(None)
    assert panel.form.isVisible()
    panel.choose_fact(None)
    assert not panel.form.isVisible()


def test_the_card_of_an_annotation_names_its_facts(panel, qtbot):
    panel.choose(THIRD.cells[0].annotation)
    links = panel.card.facts._flow.widgets()
    assert [link.text() for link in links] == ["AI Factories · third round", "AI Factories"]
    with qtbot.waitSignal(panel.fact_chosen) as sent:
        links[1].click()
    assert sent.args == [BARE.id]
    assert panel.form.isVisible()
    panel.choose(LOOSE.id)
    with qtbot.waitSignal(panel.new_fact_requested):
        panel.card.facts._flow.widgets()[0].click()
    assert panel.facts_tab.citing(LOOSE.id) == []
    assert [name for name, _ in panel.facts_tab.citing(DATE.id)] == [THIRD.id]


def test_a_high_form_scrolls_and_leaves_three_rows(panel, qtbot):
    many = [proved("amount", annotation(500 + n, "amount", f"{n} Mio. Euro", f"{n}000000 EUR")) for n in range(1, 60)]
    big = fact(9, *many)
    panel.show_facts([big], [])
    panel.choose_fact(big.id)
    for height in (900, 480):
        panel.resize(300, height)
        qtbot.waitUntil(lambda: panel.below.verticalScrollBar().maximum() > 0)
        assert panel.facts_tab.list.height() >= 3 * HEIGHT
        assert panel.below.geometry().bottom() < panel.height()
        assert panel.form.width() <= panel.below.viewport().width()


def test_every_control_of_the_form_has_an_accessible_name(panel):
    panel.form.open_role("recipient")
    for widget in [*panel.form.findChildren(QAbstractButton), panel.form.title, panel.form.note]:
        if type(widget).__module__.startswith("desktop"):
            assert widget.accessibleName(), widget


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_any_title_note_and_value_can_be_shown(panel, words):
    one = proved("recipient", annotation(77, "company", words))
    panel.show_facts([fact(9, one, title=words, note=words, program=words)], [])
    panel.choose_fact(fact(9).id)
    assert not panel.grab().isNull()
    assert panel.minimumSizeHint().width() <= 280


def test_tab_goes_from_top_to_bottom_through_the_values(panel, qtbot):
    panel.form.title.setFocus()
    seen = []
    for _ in range(10):
        qtbot.keyClick(panel.focusWidget(), Qt.Key.Key_Tab)
        seen.append(panel.focusWidget().accessibleName())
    assert seen == [
        "AI Factories", "Add a value: Program", "> 380\u202f000\u202f000 EUR “über 380 Millionen Euro”",
        "Add a value: Amount", "CZ 2 passages", "PL “Polen”", "Add a value: Country", "2025-10 “Oktober 2025”",
        "Add a value: Date", "Add a value: Part",
    ]  # fmt: skip


def test_what_is_dropped_on_a_role_of_the_form_goes_there(panel, qtbot):
    mime, copy, held = packed([LOOSE.id]), Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    form = panel.form
    for at, role in ((row(panel, "country").geometry().center(), "country"), (form.title.geometry().center(), "")):
        enter = QDragEnterEvent(at, copy, mime, Qt.MouseButton.LeftButton, held)
        QApplication.sendEvent(form, enter)
        assert enter.isAccepted()
        with qtbot.waitSignal(panel.put_requested) as sent:
            QApplication.sendEvent(form, QDropEvent(at.toPointF(), copy, mime, Qt.MouseButton.LeftButton, held))
        assert sent.args == [THIRD.id, role, (LOOSE.id,)]
    panel.set_writable(False)
    enter = QDragEnterEvent(at, copy, mime, Qt.MouseButton.LeftButton, held)
    QApplication.sendEvent(form, enter)
    assert not enter.isAccepted()
