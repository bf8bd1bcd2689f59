"""Several annotations at once: Ctrl+click picks, Esc lets go, what is picked can be carried to a fact."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from tests.desktop.article.made import annotation, click, drag, point_at, span_of

TEXT = (
    "Das Netz der AI Factories wächst.\n\nIn die dritte Runde fließen über 380 Millionen Euro nach Polen und Spanien."
)
CTRL = Qt.KeyboardModifier.ControlModifier
PROGRAM, AMOUNT, POLAND, SPAIN = (
    annotation(TEXT, *span_of(TEXT, words), label, number)
    for number, (words, label) in enumerate(
        [
            ("AI Factories", "program"),
            ("über 380 Millionen Euro", "amount"),
            ("Polen", "country"),
            ("Spanien", "country"),
        ]
    )
)


@pytest.fixture
def shown(view):
    view.show_article(TEXT, title_is_heading=False)
    view.set_annotations([PROGRAM, AMOUNT, POLAND, SPAIN])
    return view


def at(view, one):
    return point_at(view, one.start + 1)


def test_ctrl_click_picks_one_more_beside_the_chosen_one(shown, qtbot):
    click(shown, at(shown, AMOUNT))
    with qtbot.waitSignal(shown.picked_changed):
        click(shown, at(shown, PROGRAM), CTRL)
    assert shown.picked() == [PROGRAM.id, AMOUNT.id]  # in text order
    assert shown.chosen() == PROGRAM.id


def test_ctrl_click_on_a_picked_one_lets_go_of_it(shown):
    for one in (AMOUNT, POLAND, SPAIN):
        click(shown, at(shown, one), CTRL)
    click(shown, at(shown, POLAND), CTRL)
    assert shown.picked() == [AMOUNT.id, SPAIN.id]


def test_a_plain_click_picks_nothing(shown):
    click(shown, at(shown, AMOUNT), CTRL)
    click(shown, at(shown, POLAND))
    assert shown.picked() == []
    assert shown.chosen() == POLAND.id


def test_esc_lets_go_of_the_picked_before_the_chosen(shown):
    for one in (AMOUNT, POLAND):
        click(shown, at(shown, one), CTRL)
    assert shown.escape()
    assert (shown.picked(), shown.chosen()) == ([], POLAND.id)
    assert shown.escape()
    assert shown.chosen() is None


def test_what_is_removed_is_picked_no_more(shown, qtbot):
    for one in (AMOUNT, POLAND):
        click(shown, at(shown, one), CTRL)
    with qtbot.waitSignal(shown.picked_changed):
        shown.remove_annotation(AMOUNT.id)
    assert shown.picked() == [POLAND.id]
    with qtbot.waitSignal(shown.picked_changed):
        shown.set_annotations([PROGRAM, AMOUNT])
    shown.put_annotation(POLAND)
    assert shown.picked() == []  # it came back, and was not picked again


def test_another_article_begins_with_nothing_picked(shown, qtbot):
    click(shown, at(shown, AMOUNT), CTRL)
    with qtbot.waitSignal(shown.picked_changed):  # else actions on what is picked would stay enabled
        shown.show_article("Anderes.", title_is_heading=False)
    assert shown.picked() == []


def test_the_picked_are_carried_by_a_drag(shown, monkeypatch):
    carried = []
    monkeypatch.setattr("desktop.article.hand.drag_annotations", lambda ids, _source: carried.append(ids))
    for one in (AMOUNT, POLAND):
        click(shown, at(shown, one), CTRL)
    drag(shown, at(shown, AMOUNT), at(shown, SPAIN))
    assert carried == [[AMOUNT.id, POLAND.id]]
    assert shown.picked() == [AMOUNT.id, POLAND.id]


def test_a_drag_on_what_is_not_picked_selects(shown):
    click(shown, at(shown, POLAND), CTRL)
    drag(shown, at(shown, AMOUNT), point_at(shown, AMOUNT.end - 2))
    assert shown.text[slice(*shown.selection())] == "über 380 Millionen Euro"


def test_the_picked_and_the_evidence_are_ringed(shown):
    def ring(one) -> bool:
        picture = shown.viewport().grab().toImage()
        wanted = QColor(shown.page.style.focus_ring)
        box = shown.to_viewport(shown.page.overlay.reach(one))
        points = ((x, y) for x in range(box.left(), box.right()) for y in range(box.top(), box.bottom()))
        return any(picture.pixelColor(x, y).rgb() == wanted.rgb() for x, y in points if picture.valid(x, y))

    assert not ring(SPAIN)
    shown.pick([SPAIN.id])
    assert ring(SPAIN)
    shown.pick(())
    assert not ring(SPAIN)
    shown.show_evidence([SPAIN.id])
    assert ring(SPAIN)
    shown.show_evidence(())
    assert not ring(SPAIN)


def test_a_sentence_is_shown_until_another_is_chosen(shown):
    shown.choose(AMOUNT.id)
    shown.show_sentence(span_of(TEXT, "In die dritte Runde fließen"))
    there = point_at(shown, span_of(TEXT, "dritte")[0] - 1)  # a space: paper or ground, no letter
    ground = shown.viewport().grab().toImage().pixelColor(there)
    assert ground != QColor(shown.page.style.paper)
    shown.choose(POLAND.id)
    assert shown.page.marks.sentence is None
    assert shown.viewport().grab().toImage().pixelColor(there) == QColor(shown.page.style.paper)
