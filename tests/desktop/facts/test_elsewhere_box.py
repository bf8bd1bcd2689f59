"""What other articles say, in a line: nothing is rounded, and what differs is marked."""

import pytest
from PySide6.QtWidgets import QLabel

from db.queries.elsewhere import Count, Elsewhere, Place, SameAmount
from db.records import ArticleId
from desktop.facts.elsewhere_box import MOST_AMOUNTS, ElsewhereBox, SameValue
from desktop.facts.links import Link
from desktop.facts.short_amount import currency_of, short_amount
from tests.desktop.dressing import look
from values.codec import to_json
from values.comparing import Kind
from values.field import parse

PLACE = Place(
    article=ArticleId("b"), title="B", published=None, source="b", annotation=None, start=0, end=0, words=""
)  # fmt: skip


def amount(shown: str, articles: int = 1, differs: Kind | None = None) -> SameAmount:
    return SameAmount(
        same=shown, value=to_json(parse("amount", shown)), articles=articles, facts=1, differs=differs, here=False,
        place=PLACE,
    )  # fmt: skip


def elsewhere(*amounts: SameAmount, articles: int = 5, more: bool = False) -> Elsewhere:
    count = Count(number=articles, more=more)
    return Elsewhere(program="AI Factories", articles=count, facts=Count(number=3), amounts=amounts)


@pytest.fixture
def box(qtbot) -> ElsewhereBox:
    box = ElsewhereBox(look())
    qtbot.addWidget(box)
    box.resize(360, 120)
    return box


def said(box: ElsewhereBox) -> list[str]:
    """Return the lines as they read."""
    lines = [box._lines.itemAt(place).widget() for place in range(box._lines.count())]
    return [" ".join(one.text() for one in line.widgets() if isinstance(one, Link | QLabel)) for line in lines]


def test_it_is_hidden_where_there_is_nothing_to_say(box):
    box.show_elsewhere("AI Factories", elsewhere(articles=0))
    assert box.isHidden()
    box.show_elsewhere(
        None, None, [SameValue(label="date", value='{"edtf":"2025"}', same="x", articles=Count(number=0))]
    )
    assert box.isHidden()


def test_a_program_with_its_amounts_in_one_currency(box, qtbot):
    differs = amount("380 000 000 EUR", differs=Kind.QUALIFIER)
    box.show_elsewhere("AI Factories", elsewhere(amount("> 380 000 000 EUR", 3), amount("1 500 000 000 EUR"), differs))
    assert said(box) == ["AI Factories — 5 articles, 3 amounts in EUR: > 380 M 1.5 bn 380 M ≠"]
    links = box.findChildren(Link)
    assert [link._ink for link in links] == ["ink", "ink", "ink", "warn"]
    assert "meant otherwise" in links[3].toolTip()
    with qtbot.waitSignal(box.requested) as sent:
        links[3].click()
    assert sent.args == ["AI Factories", "380 000 000 EUR"]
    with qtbot.waitSignal(box.requested) as sent:
        links[0].click()
    assert sent.args == ["AI Factories", ""]


def test_different_currencies_are_each_said(box):
    box.show_elsewhere(
        "X", elsewhere(amount("5 000 000 EUR"), amount("5 000 000 USD", differs=Kind.CURRENCY), articles=1)
    )
    assert said(box) == ["X — 1 article, 2 amounts: 5 M EUR 5 M USD ≠"]


def test_very_many_amounts_and_articles_are_counted(box):
    box.show_elsewhere("X", elsewhere(*(amount(f"{n} EUR") for n in range(1, 31)), articles=10_000, more=True))
    [line] = said(box)
    assert "more than 10\u202f000 articles" in line
    assert line.endswith(f"and {30 - MOST_AMOUNTS} more")


def test_the_same_value_elsewhere_has_a_line_of_its_own(box, qtbot):
    value = to_json(parse("amount", "22 000 000 EUR / year"))
    box.show_elsewhere(None, None, [SameValue(label="amount", value=value, same="k", articles=Count(number=3))])
    assert said(box) == ["22\u202f000\u202f000 EUR / year — 3 articles"]
    with qtbot.waitSignal(box.requested) as sent:
        box.findChildren(Link)[0].click()
    assert sent.args == ["", "k"]


def test_it_can_be_shown_again_and_again(box):
    for _ in range(3):
        box.show_elsewhere("X", elsewhere(amount("1 EUR")))
        assert len(said(box)) == 1
        box.show_elsewhere("X", None)
        assert box.isHidden()


@pytest.mark.parametrize(
    ("shown", "short"),
    [
        ("> 380 000 000 EUR", "> 380 M EUR"),
        ("1 500 000 000 EUR", "1.5 bn EUR"),
        ("1 234 567 EUR", "1\u202f234\u202f567 EUR"),
        ("999 999 EUR", "999\u202f999 EUR"),
        ("2 000 000 000 000 EUR", "2 tn EUR"),
        ("~ 24 500 000 EUR", "~ 24.5 M EUR"),
        ("1 000 000..2 500 000 USD", "1 M..2.5 M USD"),
        ("22 000 000 EUR / year", "22 M EUR / year"),
        ("5 000 000 EUR each", "5 M EUR each"),
        ("100 000 000 EUR", "100 M EUR"),
        ("vague EUR", "vague EUR"),
        ("0.5 EUR", "0.5 EUR"),
        ("1 250 000 EUR", "1.25 M EUR"),
        ("1 255 000 EUR", "1\u202f255\u202f000 EUR"),
    ],
)
def test_amounts_get_shorter_and_never_other(shown, short):
    assert short_amount(to_json(parse("amount", shown)), currency=True) == short


def test_what_is_no_amount_is_none():
    assert short_amount("{}", currency=True) == ""
    assert currency_of("nonsense") is None
    assert currency_of(to_json(parse("amount", "5 EUR"))) == "EUR"
