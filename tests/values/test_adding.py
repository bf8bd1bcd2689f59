"""What facts add up to, and what is left out of that."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from values.adding import LeftOut, Reason, Stated, Sum, Totals, add, counted
from values.alike import When
from values.types import Amount, Basis, Qualifier

EXACT = Amount(min=Decimal(380), max=Decimal(380), currency="EUR")
UNKNOWN = Amount(min=None, max=None, currency="EUR")


def of(*amounts: Amount | None, program: str | None = "DIGITAL", dates: tuple[str, ...] = (), key: int = 0) -> Stated:
    return Stated(key=key, amounts=amounts, program=program, dates=dates)


def euros(number: str, qualifier: Qualifier = Qualifier.EXACT) -> Amount:
    return replace(EXACT, min=Decimal(number), max=Decimal(number), qualifier=qualifier)


@pytest.mark.parametrize(
    ("amount", "reason"),
    [
        (None, Reason.NUMBER),
        (UNKNOWN, Reason.NUMBER),
        (replace(EXACT, currency=None), Reason.CURRENCY),
        (replace(EXACT, max=Decimal(400), qualifier=Qualifier.RANGE), Reason.RANGE),
        (replace(EXACT, period="P1Y"), Reason.PERIOD),
        (replace(EXACT, basis=Basis.EACH), Reason.EACH),
        (replace(EXACT, qualifier=Qualifier.OVER), Reason.BOUND),
        (replace(EXACT, qualifier=Qualifier.UNDER), Reason.BOUND),
        (replace(EXACT, qualifier=Qualifier.UP_TO), Reason.BOUND),
    ],
)
def test_what_cannot_be_added_is_told(amount: Amount | None, reason: Reason) -> None:
    assert counted(of(amount)) is reason
    assert add([of(amount, key=1), of(EXACT, key=2)]) == Totals(
        sums=(Sum(currency="EUR", total=Decimal(380), about=False, keys=(2,)),),
        left_out=(LeftOut(reason=reason, keys=(1,)),),
    )


def test_no_digit_is_lost() -> None:
    large, small = euros("1" + "0" * 39), euros("0.00000000000000000001")
    (found,) = add([of(large), of(small)]).sums
    assert format(found.total, "f") == "1" + "0" * 39 + ".00000000000000000001"
    assert counted(of(large, small, euros(format(found.total, "f")))) == euros(format(found.total, "f"))
    assert counted(of(large, small, large)) is Reason.SEVERAL


def test_currencies_are_never_added_to_each_other() -> None:
    found = add([of(euros("1.10")), of(euros("2.20")), of(replace(EXACT, currency="PLN"))])
    assert [(one.currency, str(one.total), one.facts) for one in found.sums] == [("EUR", "3.30", 2), ("PLN", "380", 1)]


def test_several_amounts_count_where_the_greatest_is_the_sum_of_the_others() -> None:
    assert counted(of(euros("70"), euros("100"), euros("30"))) == euros("100")
    assert counted(of(euros("70"), euros("100"), euros("31"))) is Reason.SEVERAL
    assert counted(of(euros("100"), euros("50"), euros("50"))) is Reason.SEVERAL  # said twice is said once
    assert counted(of(euros("5"), euros("5"))) == euros("5")
    assert counted(of(euros("5"), euros("5", Qualifier.ABOUT))) == euros("5")
    assert counted(of(euros("5"), replace(EXACT, min=Decimal(5), max=Decimal(5), currency="PLN"))) is Reason.SEVERAL
    assert counted(of(euros("5"), None)) is Reason.SEVERAL
    assert counted(of()) is None


def test_what_is_said_again_counts_once() -> None:
    about = euros("380", Qualifier.ABOUT)
    same = [of(about, dates=("2025",), key=1), of(EXACT, dates=("2025",), key=2), of(EXACT, dates=("2025",), key=3)]
    other = [of(EXACT, dates=("2026",), key=4), of(EXACT, program="KI-Fonds", dates=("2025",), key=5)]
    found = add([*same, *other])
    assert found.sums == (Sum(currency="EUR", total=Decimal(3 * 380), about=False, keys=(1, 4, 5)),)
    assert (found.repeated, found.repeats, found.left_out) == ((2, 3), 2, ())
    assert [one.about for one in add([of(about), of(about)]).sums] == [True]


def test_without_a_program_nothing_is_said_again() -> None:
    found = add([of(EXACT, program=None, key=1), of(EXACT, program=None, key=2)])
    assert found == Totals(sums=(Sum(currency="EUR", total=Decimal(760), about=False, keys=(1, 2)),))


def test_a_fact_with_several_states_is_left_out() -> None:
    rival = of(EXACT)._replace(rivals=True)
    found = add([rival, rival._replace(key=1)])
    assert found == Totals(left_out=(LeftOut(reason=Reason.RIVALS, keys=(0, 1)),))
    assert add([of()._replace(rivals=True)]) == Totals()


NUMBERS = st.one_of(st.none(), st.sampled_from([Decimal(one) for one in ("0", "1", "2", "3", "0.10", "-4")]))


@st.composite
def amounts(draw: st.DrawFn) -> Amount:
    number, qualifier = draw(NUMBERS), draw(st.sampled_from(Qualifier))
    high = number + 1 if number is not None and qualifier is Qualifier.RANGE else number
    return Amount(
        min=number,
        max=high,
        currency=draw(st.sampled_from(["EUR", "PLN", None])),
        qualifier=qualifier,
        period=draw(st.sampled_from([None, None, "P1Y"])),
        basis=draw(st.sampled_from(Basis)),
    )


STATED = st.builds(
    Stated,
    key=st.just(0),
    amounts=st.lists(st.one_of(st.none(), amounts()), max_size=4).map(tuple),
    program=st.sampled_from([None, "A", "B"]),
    dates=st.sampled_from([(), ("2025",), ("2025", "2026")]),
    rivals=st.sampled_from([False, False, False, True]),
    out=st.sampled_from([None, None, None, Reason.DISAGREES, Reason.ERROR, Reason.UPDATED]),
)
FACTS = st.lists(STATED, max_size=30).map(lambda some: [one._replace(key=key) for key, one in enumerate(some)])


@given(FACTS)
def test_every_fact_with_an_amount_is_accounted_for(facts: list[Stated]) -> None:
    found = add(facts)
    told = [key for one in (*found.sums, *found.left_out) for key in one.keys] + list(found.repeated)
    assert sorted(told) == [one.key for one in facts if one.amounts]
    assert sum(one.facts for one in found.sums) + sum(one.count for one in found.left_out) + found.repeats == len(told)
    assert len({one.currency for one in found.sums}) == len(found.sums)


@given(FACTS, st.lists(st.sets(st.integers(0, 3), max_size=2), min_size=30, max_size=30))
def test_every_fact_is_accounted_for_where_some_are_ruled_to_be_the_same(
    facts: list[Stated], numbers: list[set[int]]
) -> None:
    ruled = [
        one._replace(alike=tuple(alike), when=When(place=one.key)) for one, alike in zip(facts, numbers, strict=False)
    ]
    found, before = add(ruled), add(facts)
    told = [key for one in (*found.sums, *found.left_out) for key in one.keys] + list(found.repeated)
    assert sorted(told) == [one.key for one in facts if one.amounts]
    assert found.left_out == before.left_out
    assert set(found.repeated) >= set(before.repeated)


def test_of_what_is_ruled_to_be_the_same_the_latest_counts() -> None:
    some = [
        of(euros("130"), key=1)._replace(alike=(0,), when=When(day="2025-06-02")),
        of(euros("120"), key=2)._replace(alike=(0,), when=When(day="2025-06-01")),
    ]
    assert add(some) == Totals(sums=(Sum(currency="EUR", total=Decimal(130), about=False, keys=(1,)),), repeated=(2,))


def test_what_could_not_be_added_anyway_is_told_for_that() -> None:
    for amount, reason in ((EXACT, Reason.UPDATED), (replace(EXACT, currency=None), Reason.CURRENCY)):
        assert counted(of(amount)._replace(out=Reason.UPDATED)) is reason


@given(FACTS, st.randoms(use_true_random=False))
def test_the_order_of_facts_makes_no_difference(facts: list[Stated], random) -> None:
    shuffled = list(facts)
    random.shuffle(shuffled)
    one, other = add(facts), add(shuffled)
    assert {(s.currency, s.total, s.facts, s.about) for s in one.sums} == {
        (s.currency, s.total, s.facts, s.about) for s in other.sums
    }
    assert [(left.reason, left.count) for left in one.left_out] == [
        (left.reason, left.count) for left in other.left_out
    ]
    assert one.repeats == other.repeats


@given(FACTS)
def test_a_sum_is_that_of_different_statements(facts: list[Stated]) -> None:
    added: dict[str, Decimal] = {}
    seen = set()
    for one in facts:
        amount = counted(one)
        if not isinstance(amount, Amount):
            continue
        key = (one.program or one.key, amount.currency, amount.min, one.dates)
        if key not in seen:
            added[str(amount.currency)] = added.get(str(amount.currency), Decimal(0)) + (amount.min or 0)
        seen.add(key)
    assert {one.currency: one.total for one in add(facts).sums} == added
