"""What a fact's card shows, and where it stands on it."""

import pytest
from PySide6.QtCore import QPointF

from desktop.facts.card_layout import STOPS, CardTypesetter, Piece
from desktop.facts.cards import Card, of_fact, of_proposal
from desktop.facts.list_model import card_said
from tests.desktop.dressing import HOSTILE, look
from tests.desktop.facts.made import annotation
from tests.desktop.facts.made_facts import (
    AMOUNT,
    BARE,
    CZ,
    CZECH,
    PL,
    PROGRAM,
    PROPOSED,
    ROLES,
    THIRD,
    fact,
    proved,
    typed,
)


def cell(card: Card, role: str):
    return next(one for one in card.cells if one.role == role)


def layout(card: Card, width: float = 380, *, open_cells: bool = False, writable: bool = True):
    return CardTypesetter(look()).lay_out(card, width, open_cells=open_cells, writable=writable)


def texts(card: Card, piece: Piece, **how) -> list[str]:
    return [box.text for box in layout(card, **how).boxes if box.piece is piece]


def test_a_value_proved_twice_stands_once(qapp):
    countries = cell(of_fact(THIRD, ROLES), "country").values
    assert [(value.text, value.evidence) for value in countries] == [
        ("CZ", (CZ.id, CZECH.id)),
        ("PL", (PL.id,)),
    ]
    assert [one.annotation for one in countries[0].stands_for] == [CZ.id, CZECH.id]


def test_the_same_value_from_the_analyst_is_kept_apart_from_what_is_proved(qapp):
    card = of_fact(fact(1, proved("country", CZ), typed("country", "country", "CZ")), ROLES)
    assert [value.from_analyst for value in cell(card, "country").values] == [False, True]


def test_the_title_stands_for_the_program_and_a_title_of_its_own_does_not(qapp):
    assert cell(of_fact(THIRD, ROLES), "program") not in of_fact(THIRD, ROLES).lines
    named = fact(1, proved("program", PROGRAM), title="Standorte")
    assert cell(of_fact(named, ROLES), "program") in of_fact(named, ROLES).lines
    bare = fact(1, typed("program", "program", "AI Factories"))
    assert of_fact(bare, ROLES).named_by is None  # it stands without evidence: that has to be said


def test_words_stand_beside_the_only_value_and_passages_are_counted(qapp):
    card = of_fact(THIRD, ROLES)
    assert texts(card, Piece.TAIL) == ["“über 380 Millionen Euro”", "“Oktober 2025”"]
    assert texts(card, Piece.CHIP) == ["CZ", "PL"]
    twice = of_fact(
        fact(1, proved("amount", AMOUNT), proved("amount", annotation(90, "amount", "380+ Mio", "> 380 000 000 EUR"))),
        ROLES,
    )
    assert texts(twice, Piece.TAIL) == ["2 passages"]


def test_words_that_do_not_fit_go_to_the_next_line(qapp):
    wide, narrow = (layout(of_fact(THIRD, ROLES), width) for width in (420, 300))
    value, words = (
        next(box for box in narrow.boxes if box.piece is piece and box.role == "amount")
        for piece in (Piece.VALUE, Piece.TAIL)
    )
    assert words.rect.top() >= value.rect.bottom() - 3
    assert narrow.height > wide.height


def test_an_empty_amount_says_what_to_do_and_other_empty_cells_only_when_asked(qapp):
    card = of_fact(fact(1, proved("program", PROGRAM)), ROLES)
    assert texts(card, Piece.HINT) == ["none yet"]
    assert texts(card, Piece.HINT, open_cells=True) == ["none yet — select text, press 2, then Shift+L"]
    assert texts(card, Piece.HINT, open_cells=True, width=300) == ["none yet — press 2, then Shift+L"]
    assert texts(card, Piece.HINT, open_cells=True, width=170) == ["none yet"]
    assert texts(card, Piece.MORE) == []
    assert texts(card, Piece.MORE, open_cells=True) == ["+ Country  3", "+ Date  4", "+ Part  5", "+ Recipient  6"]
    assert texts(card, Piece.HINT, writable=False) == texts(card, Piece.MORE, open_cells=True, writable=False) == []


def test_what_is_from_the_analyst_or_gone_is_said(qapp):
    card = of_fact(BARE, ROLES)
    assert texts(card, Piece.TAIL) == ["from the analyst"]
    assert "its evidence is gone" in texts(card, Piece.VALUE)
    assert [box.tip for box in layout(card).boxes if box.piece is Piece.WARNING] == ["The evidence of 1 value is gone"]
    assert texts(of_fact(fact(1, typed("country", "country", "MX")), ROLES), Piece.SUGGESTED) == ["from the analyst"]


def test_forty_countries_fold_within_the_card(qapp):
    codes = "AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE NO IS CH "
    codes += "GB US CA JP KR TW SG IN BR AU"
    many = [proved("country", annotation(100 + n, "country", code, code)) for n, code in enumerate(codes.split())]
    for width in (280, 380, 900):
        made = layout(of_fact(fact(1, *many), ROLES), width)
        chips = [box.rect for box in made.boxes if box.piece is Piece.CHIP]
        assert len(chips) == 40
        assert all(made.frame.contains(rect) for rect in chips)
        assert not any(one.intersects(other) for n, one in enumerate(chips) for other in chips[:n])


def test_a_place_on_the_card_names_its_cell_and_its_value(qapp):
    made = layout(of_fact(THIRD, ROLES), open_cells=True)
    chip = next(box for box in made.boxes if box.piece is Piece.CHIP)
    assert made.box_at(chip.rect.center()) is chip
    assert made.role_at(chip.rect.center()) == "country"
    more = next(box for box in made.boxes if box.piece is Piece.MORE and box.role == "recipient")
    assert made.role_at(more.rect.center()) == "recipient"
    assert made.role_at(QPointF(200, 15)) == ""


def test_every_value_can_be_reached_by_the_arrow_keys(qapp):
    card = of_fact(THIRD, ROLES)
    shown = [box.value for box in layout(card).boxes if box.piece in STOPS]
    assert list(card.values()) == [card.named_by, *shown]


def test_a_proposed_fact_has_buttons_where_it_can_be_decided(qapp):
    card = of_proposal(PROPOSED, ROLES)
    parts = {box.piece for box in layout(card).boxes}
    assert {Piece.TAKE, Piece.REFUSE, Piece.SUGGESTED} <= parts
    assert not {Piece.TAKE, Piece.REFUSE} & {box.piece for box in layout(card, writable=False).boxes}
    assert next(box.tip for box in layout(card).boxes if box.piece is Piece.SUGGESTED).endswith("80 % sure")


def test_a_screen_reader_hears_every_value(qapp):
    assert card_said(of_fact(THIRD, ROLES)) == (
        "fact: AI Factories · third round. Open. Program: AI Factories. "
        "Amount: > 380\u202f000\u202f000 EUR “über 380 Millionen Euro”. "
        "Countries: CZ 2 passages, PL “Polen”. Date: 2025-10 “Oktober 2025”"
    )


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("width", [120, 380])
def test_any_words_fit_the_card(qapp, words, width):
    one = fact(1, proved("recipient", annotation(1, "company", words)), title=words, note=words, program=words)
    made = layout(of_fact(one, ROLES), width)
    assert all(box.rect.right() <= width for box in made.boxes if box.piece is not Piece.TITLE)
