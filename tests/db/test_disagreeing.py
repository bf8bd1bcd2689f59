"""Disagreements that were planted: each is found, and nothing else is."""

import time

import pytest

from db import disagreeing
from db.disagreeing import Found, Stated
from tests.db.planted import Told, World, programs_of, world
from values.codec import to_json
from values.comparing import Kind
from values.rounds import round_in
from values.sameness import same_key
from values.types import Amount, Country, Date, Label

SEEDS = 200


def same(label: Label, value: Amount | Country | Date) -> str | None:
    return same_key(label, to_json(value))


def stated(one: Told) -> Stated:
    """Return a generated fact as it is compared."""
    amounts = (same(Label.AMOUNT, amount) for amount in one.amounts)
    countries = (same(Label.COUNTRY, Country(code=code)) for code in one.countries)
    named = round_in(one.article.title, "de")
    return Stated(
        key=one.number,
        article=f"{one.article.number:06}",
        session=str(one.session),
        programs=tuple(sorted(programs_of(one))),
        amounts=frozenset(key for key in amounts if key),
        countries=frozenset(key for key in countries if key),
        dates=one.dates,
        parts=tuple(same(Label.AMOUNT, part) for part in one.parts),
        others=(),
        round=None if named is None else named.number,
    )


def find(made: World) -> list[Found]:
    return disagreeing.find(map(stated, made.told), made.years)


def sides_of(one: Found) -> list[frozenset[int]]:
    """Return the facts of each side."""
    return [some.keys for some in (one.lefts, one.rights) if some is not None]


@pytest.mark.parametrize("seed", range(SEEDS))
def test_each_planted_one_is_found_and_none_is_invented(seed: int) -> None:
    made = world(seed, groups=16, most=25)
    found = find(made)
    for plant in made.plants:
        sides = [
            side
            for one in found
            if (one.kind, one.when) == (plant.kind, plant.when) and one.programs == (plant.program,)
            for side in sides_of(one)
        ]
        assert plant.facts in sides, plant
    planted = {(plant.kind, (plant.program,), plant.when): plant.facts for plant in made.plants}
    for one in found:
        facts = planted.get((one.kind, one.programs, one.when))
        assert facts is not None, one
        assert facts in sides_of(one), one


def test_the_worlds_are_worth_it() -> None:
    worlds = [world(seed) for seed in range(20)]
    kinds = {plant.kind for made in worlds for plant in made.plants}
    assert kinds == set(Kind)
    assert sum(len(made.told) for made in worlds) > 20_000
    assert sum(len(made.plants) for made in worlds) > 500


def test_order_makes_no_difference() -> None:
    made = world(3)
    found = find(made)
    made.told.reverse()
    assert [(one.kind, one.when, one.left, one.right) for one in find(made)] == [
        (one.kind, one.when, one.left, one.right) for one in found
    ]


def plain(key: int, amount: str, **more: object) -> Stated:
    fields = {
        "key": key,
        "article": str(key),
        "session": "0",
        "programs": ("P",),
        "amounts": frozenset((f"amount EUR {amount} {amount} exact - total",)),
        "countries": frozenset(),
        "dates": ("2025",),
        "parts": (),
        "others": (),
        **more,
    }
    return Stated(**fields)  # type: ignore[arg-type]


def test_many_facts_in_one_group_take_no_long_time() -> None:
    agreeing = [plain(key, "5") for key in range(4_900)]
    differing = [plain(key, str(key)) for key in range(5_000, 10_000)]
    start = time.perf_counter()
    found = disagreeing.find([*agreeing, *differing], {})
    assert time.perf_counter() - start < 5
    assert {one.shown[1].key for one in found} == {one.key for one in differing}
    assert len(found) == len(differing)


def test_what_stands_in_further_roles_speaks_against_it() -> None:
    others = [(("recipient", frozenset((name,))),) for name in ("siemens", "bosch")]
    assert not disagreeing.find([plain(1, "5", others=others[0]), plain(2, "6", others=others[1])], {})
    assert disagreeing.find([plain(1, "5", others=others[0]), plain(2, "6", others=others[0])], {})
    assert disagreeing.find([plain(1, "5", others=others[0]), plain(2, "6")], {})


def test_only_facts_that_go_together_are_shown_as_disagreeing() -> None:
    poland, germany = frozenset(("country PL",)), frozenset(("country DE",))
    others = [(("recipient", frozenset((name,))),) for name in ("siemens", "bosch")]
    facts = [
        plain(1, "5", countries=poland, article="a"),
        plain(2, "5", countries=germany, others=others[0], article="a", session="1"),
        plain(3, "6", countries=germany, others=others[1]),
    ]
    assert not disagreeing.find(facts, {})
    (one,) = disagreeing.find([*facts, plain(4, "6", countries=germany, others=others[0])], {})
    assert {fact.key for fact in one.shown} == {2, 4}


def test_the_same_session_and_article_is_compared() -> None:
    assert disagreeing.find([plain(1, "5", article="a"), plain(2, "6", article="a")], {})
    assert not disagreeing.find([plain(1, "5", article="a"), plain(2, "6", article="a", session="1")], {})


def test_what_is_said_of_two_dates_is_told_once() -> None:
    dates = ("2025", "2026")
    assert len(disagreeing.find([plain(1, "5", dates=dates), plain(2, "6", dates=dates)], {})) == 1


def test_a_round_is_compared_where_dates_do_not_speak_against_it() -> None:
    third = {"round": 3}
    for dates, differ in (((), True), (("2025-05",), True), (("2024",), False)):
        found = disagreeing.find([plain(1, "5", **third), plain(2, "6", dates=dates, **third)], {})
        assert [one.when for one in found] == ["round 3"] * differ
    assert not disagreeing.find(
        [plain(1, "5", article="a", dates=(), **third), plain(2, "6", article="a", dates=(), **third)], {}
    )


def test_what_is_said_in_other_terms_beside_it_parts_nothing() -> None:
    sums = [frozenset((f"amount EUR {number} {number} exact - total",)) for number in (5, 9)]
    rate = frozenset(("amount EUR 2 2 exact P1Y total",))
    facts = [plain(1, "5"), plain(2, "5", amounts=sums[0] | rate), plain(3, "9"), plain(4, "9", amounts=sums[1] | rate)]
    (one,) = disagreeing.find(facts, {})
    assert (one.left, one.right) == (tuple(sums[0]), tuple(sums[1]))
    assert one.rights is not None
    assert (one.lefts.articles, one.rights.articles) == (2, 2)
