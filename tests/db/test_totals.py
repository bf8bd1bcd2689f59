"""What facts of a project add up to; every amount is added, or told as left out."""

import random
from decimal import Decimal
from pathlib import Path

import pytest

from db.facts import FactStatus
from db.operations.edit_fact import edit_fact
from db.operations.join_programs import join_programs
from db.operations.make_facts import make_facts
from db.project import Project
from db.queries import fact_table, facts
from db.queries.fact_groups import Grouping, groups
from db.queries.fact_table import Column, Filter
from db.queries.totals import Reason, of_groups, totals
from db.records import SessionId
from tests.db import worlds
from tests.db.fact_world import FactWorld, euros, fact, item, make_fact_world
from tests.db.merging import unite
from values.adding import Totals
from values.types import Amount, Basis, Date, Qualifier


@pytest.fixture
def world(project: Project, anna: SessionId, ben: SessionId) -> FactWorld:
    return make_fact_world(project, anna, ben)


def told(found: Totals) -> tuple[dict[str, str], dict[str, int], int]:
    """Return sums, what was left out and repeats, as texts and numbers."""
    sums = {one.currency: f"{'~' if one.about else ''}{one.total:f}/{one.facts}" for one in found.sums}
    return sums, {one.reason.value: one.count for one in found.left_out}, found.repeats


def test_what_the_facts_add_up_to(world: FactWorld) -> None:
    every = fact_table.keys(world.project, Filter(), Column.CHANGED)
    assert told(totals(world.project, every)) == (
        {"EUR": "~387500100/3", "PLN": "20/1"},
        {"several": 1, "number": 1, "range": 1, "each": 1},
        1,
    )
    assert told(totals(world.project, [])) == ({}, {}, 0)
    assert told(totals(world.project, [*every, *every])) == told(totals(world.project, every))


def test_totals_of_groups_are_those_of_each(world: FactWorld) -> None:
    found = groups(world.project, Filter(), Grouping.COUNTRY, Column.AMOUNT)
    keys = [group.keys for group in found]
    assert of_groups(world.project, keys) == [totals(world.project, some) for some in keys]
    assert told(totals(world.project, keys[0])) == ({"EUR": "380000000/1"}, {}, 1)


def test_names_of_one_program_say_the_same(world: FactWorld) -> None:
    project, article = world.project, world.articles[2]
    make_facts(project, session=world.anna, article=article, facts=[fact("AIF", euros("380000000"), dates="2025/..")])
    every = fact_table.keys(project, Filter(), Column.CHANGED)
    assert totals(project, every).repeats == 1
    join_programs(project, session=world.anna, spellings=["AIF"], name="AI Factories")
    assert totals(project, every).repeats == 2


def test_a_date_that_is_said_twice_is_one(world: FactWorld) -> None:
    reckoned = item("date", Date(edtf="2031", inferred=True))
    new = [fact("A", euros("1"), dates="2031", more=(reckoned,)), fact("A", euros("1"), dates="2031")]
    made = make_facts(world.project, session=world.anna, article=world.articles[0], facts=new).facts
    assert totals(world.project, [one.key for one in world.every if one.id in made]).repeats == 1


def test_a_fact_with_two_states_is_left_out(tmp_path: Path, world: FactWorld) -> None:
    project = world.project
    one = world.every[0]
    copy = tmp_path / "copy.beleg"
    copy.write_bytes(project.path.read_bytes())
    other = worlds.opened(copy)
    edit_fact(project, session=world.anna, fact=one.id, status=FactStatus.DOUBTFUL)
    edit_fact(other, session=world.ben, fact=one.id, note="anders")
    unite(project.db, other.db)
    other.close()
    both = [found.key for found in world.every if found.id == one.id]
    assert len(both) == 2
    found = totals(project, both)
    assert [(left.reason, set(left.keys)) for left in found.left_out] == [(Reason.RIVALS, set(both))]


AMOUNTS = [
    euros("1"),
    euros("2"),
    euros("3"),
    euros("3", qualifier=Qualifier.ABOUT),
    euros("0.1", currency="PLN"),
    euros("4", currency=None),
    euros("5", qualifier=Qualifier.OVER),
    euros("5", max=Decimal(6), qualifier=Qualifier.RANGE),
    euros("7", period="P1M"),
    euros("8", basis=Basis.EACH),
    Amount(min=None, max=None, currency="EUR"),
]


@pytest.mark.parametrize("seed", range(8))
def test_every_fact_with_an_amount_is_accounted_for(seed: int, project: Project, anna: SessionId) -> None:
    chance = random.Random(seed)
    (article,) = worlds.brought(project, anna, "Ein Text.")
    new = [
        fact(
            chance.choice([None, "A", "B"]),
            *chance.sample(AMOUNTS, chance.choice([0, 1, 1, 1, 2, 3])),
            dates=chance.choice(["", "2025", "2025 2026"]),
            title="x",
        )
        for _ in range(150)
    ]
    make_facts(project, session=anna, article=article, facts=new)
    every = fact_table.keys(project, Filter(), Column.AMOUNT)
    found = totals(project, every)
    keys = [key for one in (*found.sums, *found.left_out) for key in one.keys] + list(found.repeated)
    with_amount = [one.key for one in facts.many(project, every) if one.of("amount")]
    assert sorted(keys) == sorted(with_amount)
    assert len(found.left_out) > 3
    assert found.repeats
