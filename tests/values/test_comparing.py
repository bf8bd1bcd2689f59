"""When sums, countries and parts disagree."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from values.codec import to_json
from values.comparing import Kind, countries_differ, parts_differ, sums_differ, value_of
from values.sameness import same_key
from values.types import Amount, Basis, Country, Date, Label, Mod, Qualifier


def amount(
    number: str,
    currency: str = "EUR",
    qualifier: str = "exact",
    *,
    high: str | None = None,
    period: str = "-",
    basis: str = "total",
) -> str:
    return f"amount {currency} {number} {high or number} {qualifier} {period} {basis}"


def kinds(left: list[str], right: list[str]) -> list[Kind]:
    return [one.kind for one in sums_differ(left, right)]


E380 = amount("380000000")


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [
        ([E380], [amount("400000000")], Kind.AMOUNT),
        ([E380], [amount("380000000", "USD")], Kind.CURRENCY),
        ([E380], [amount("380000000", qualifier="over")], Kind.QUALIFIER),
        ([amount("380000000", qualifier="up_to")], [amount("380000000", qualifier="about")], Kind.QUALIFIER),
        ([amount("380000000", qualifier="over")], [amount("340000000")], Kind.AMOUNT),
        ([amount("380000000", qualifier="over")], [amount("500000000")], Kind.AMOUNT),
        ([amount("380000000", qualifier="about")], [amount("386000000")], Kind.AMOUNT),
        ([amount("3", qualifier="about")], [amount("3.35")], Kind.AMOUNT),  # more than a tenth
        ([amount("2", qualifier="range", high="3")], [amount("4")], Kind.AMOUNT),
        ([amount("2", qualifier="range", high="3")], [amount("1", qualifier="range", high="2")], Kind.AMOUNT),
        ([amount("5", period="P1Y")], [amount("6", period="P1Y")], Kind.AMOUNT),
        ([amount("5", basis="each")], [amount("6", basis="each")], Kind.AMOUNT),
        ([E380, amount("50000000")], [amount("380000000", qualifier="about"), amount("60000000")], Kind.QUALIFIER),
        ([amount("5"), amount("9", period="P1Y")], [amount("5"), amount("8", period="P1Y")], Kind.AMOUNT),
    ],
)
def test_sums_that_disagree(left: list[str], right: list[str], kind: Kind) -> None:
    assert kinds(left, right) == [kind]
    assert kinds(right, left) == [kind]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ([], [E380]),
        ([E380], [E380]),
        ([E380, amount("50000000")], [amount("50000000")]),
        ([E380], [amount("50000000", period="P1Y")]),
        ([E380], [amount("50000000", basis="each")]),
        ([E380], [amount("410000000", "USD")]),
        ([E380], [amount("380000000", "?")]),
        ([E380], [amount("400000000", "?")]),
        ([amount("380000000", qualifier="over")], [amount("383000000")]),
        ([amount("380000000", qualifier="over")], [amount("390000000", qualifier="about")]),
        ([amount("380000000", qualifier="about")], [amount("383000000")]),
        ([amount("3", qualifier="about")], [amount("3.25")]),
        ([amount("500000000", qualifier="up_to")], [amount("450000000")]),
        ([amount("400000000", qualifier="under")], [amount("397000000")]),
        ([amount("2", qualifier="range", high="3")], [amount("2.5")]),
        ([amount("2", qualifier="range", high="3")], [amount("3")]),
        ([amount("2", qualifier="range", high="5")], [amount("3", qualifier="range", high="4")]),
        (["amount EUR"], ["country PL"]),
    ],
)
def test_sums_that_agree_or_are_not_compared(left: list[str], right: list[str]) -> None:
    assert kinds(left, right) == []
    assert kinds(right, left) == []


def test_only_what_was_compared_is_told() -> None:
    (found,) = sums_differ([E380, amount("9", period="P1Y")], [amount("1"), amount("9", period="P1Y")])
    assert (found.left, found.right) == ((E380,), (amount("1"),))


@pytest.mark.parametrize(
    ("left", "right", "differ"),
    [
        (["country PL"], ["country LT"], True),
        (["country PL", "country LT"], ["country LT"], True),
        (["country PL", "country LT"], ["country LT", "country PL"], False),
        ([], ["country LT"], False),
    ],
)
def test_countries(left: list[str], right: list[str], *, differ: bool) -> None:
    assert [one.kind for one in countries_differ(left, right)] == [Kind.COUNTRIES] * differ


@pytest.mark.parametrize(
    ("sums", "parts", "differ"),
    [
        (["100"], ["60", "40"], False),
        (["100"], ["60", "50"], True),
        (["100"], ["110"], True),
        (["100"], ["60", "30"], True),
        (["100"], ["60"], False),
        (["100"], ["50", "50"], False),
        (["100"], [], False),
        (["100", "200"], ["60", "50"], False),
        (["100", "100"], ["60", "50"], True),
    ],
)
def test_parts(sums: list[str], parts: list[str], *, differ: bool) -> None:
    found = parts_differ([amount(one) for one in sums], [amount(one) for one in parts])
    assert [one.kind for one in found] == [Kind.PARTS] * differ


def test_parts_that_cannot_be_added() -> None:
    total = [amount("100")]
    assert not parts_differ(total, [amount("60"), None])
    assert not parts_differ(total, [amount("50"), amount("30"), None])
    assert not parts_differ(total, [amount("50"), amount("30"), amount("5", qualifier="over")])
    assert not parts_differ(total, [amount("60"), amount("20", qualifier="over")])
    assert not parts_differ(total, [amount("60"), amount("20", "USD")])
    assert not parts_differ(total, [amount("60", period="P1Y"), amount("20", period="P1Y")])
    assert not parts_differ([amount("100", qualifier="over")], [amount("60"), amount("20")])
    assert not parts_differ([amount("100", "?")], [amount("60", "?"), amount("20", "?")])
    assert parts_differ(total, [amount("60"), amount("50"), None])
    assert not parts_differ([amount("1000", qualifier="about")], [amount("650"), amount("390")])


def test_large_parts_are_added_exactly() -> None:
    large = "1" + "0" * 38
    assert parts_differ([amount(large)], [amount(large), amount("1")])
    assert not parts_differ([amount(large[:-1] + "1")], [amount(large), amount("1")])


AMOUNTS = st.builds(
    lambda number, currency, qualifier, period, basis: Amount(
        min=Decimal(number),
        max=Decimal(number + 1 if qualifier is Qualifier.RANGE else number),
        currency=currency,
        qualifier=qualifier,
        period=period,
        basis=basis,
    ),
    st.integers(0, 40),
    st.sampled_from(["EUR", "USD", None]),
    st.sampled_from(list(Qualifier)),
    st.sampled_from([None, "P1Y"]),
    st.sampled_from(list(Basis)),
)


def key(label: Label, value: Amount | Country | Date) -> str:
    found = same_key(label, to_json(value))
    assert found is not None
    return found


@given(AMOUNTS)
def test_a_key_gives_its_amount_back(value: Amount) -> None:
    assert value_of(key(Label.AMOUNT, value)) == value


def test_a_key_gives_its_value_back() -> None:
    for label, value in (
        (Label.COUNTRY, Country(code="PL")),
        (Label.DATE, Date(edtf="2025/..", mod=Mod.START)),
        (Label.DATE, Date(edtf="2025-10")),
    ):
        assert value_of(key(label, value)) == value
    assert value_of("program AI Factories") is None
    assert value_of("amount nonsense") is None


@given(st.lists(AMOUNTS, max_size=3), st.lists(AMOUNTS, max_size=3))
def test_neither_side_goes_first(left: list[Amount], right: list[Amount]) -> None:
    ours, theirs = [key(Label.AMOUNT, one) for one in left], [key(Label.AMOUNT, one) for one in right]
    there = {(one.kind, one.left, one.right) for one in sums_differ(ours, theirs)}
    back = {(one.kind, one.right, one.left) for one in sums_differ(theirs, ours)}
    assert there == back
    assert not sums_differ(ours, ours)
