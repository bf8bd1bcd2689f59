"""What is proposed of the sample articles is what an analyst wrote down, and taking it is little work."""

from pathlib import Path

import pytest

import seeds
from benchmarks.facts_accuracy import Count, Fact, keys_for, measure, reached, references

FOLDER = Path(seeds.__file__).parent
LEAST_SHARE = 0.8  # of the facts: proposed complete, in the first three of their program still waiting
MOST_KEYS = 2.0  # for each fact, on average


@pytest.fixture(scope="module")
def total() -> Count:
    return measure(references(FOLDER)).total


def fact(*items: str) -> Fact:
    return Fact(items=frozenset((item.partition(" ")[0], item) for item in items), words="; ".join(items))


def test_the_facts_written_down_are_measured(total):
    assert total.facts == sum(line.count('"cells"') for line in seeds.facts().splitlines()) >= 40


def test_most_facts_are_proposed_complete_in_the_first_three_of_their_program(total):
    assert total.reached_share >= LEAST_SHARE


def test_a_fact_costs_two_keys_at_most(total):
    assert total.keys_each <= MOST_KEYS


A, B, C, D, E = (fact("program A", f"amount {number}") for number in range(5))
OTHER = fact("program B", "amount 9")


def test_a_fourth_is_reached_when_one_before_it_is_taken():
    assert reached([A, B, C, D], [A, B, C, D]) == {A, B, C, D}
    assert reached([D], [A, B, C, D]) == set(), "what stands before it is not wanted, and stays"
    assert reached([D], [A, B, OTHER, D]) == {D}, "another program's takes no place"
    assert reached([A], [fact("program A", "amount 0", "date 1")]) == set()


def test_keys_are_counted():
    assert keys_for([A, B], [A, B]).keys == 2
    assert keys_for([B], [A, B]).keys == 2, "one to refuse, one to take"
    assert keys_for([A], [A, B]).keys == 1, "what follows costs nothing"
    assert keys_for([A], [fact("program A", "amount 0", "date 1")]).keys == 2, "one to take out"
    assert keys_for([fact("program A", "part 0")], [A]).keys == 3, "another cell: out and in"
    assert keys_for([A], []).keys == 3, "two to choose, one to make"
    assert keys_for([A, OTHER], [fact("program C", "amount 7"), A]).keys == 2 + 3
