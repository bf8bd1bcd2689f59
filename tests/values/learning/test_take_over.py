"""What is suggested where a learner may decide."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tests.values.learning.made import STRONG, WEAK, found, proposal
from values.learning.take_over import TakeOver, chosen

REPLACED = TakeOver(replaced=frozenset((WEAK,)))
ADDED = TakeOver(added={"program": 0.8})


def test_without_a_take_over_the_rules_suggest_alone():
    rules = [found(0, 5), found(9, 12, STRONG)]
    assert chosen(rules, [proposal(20, 30), proposal(0, 7)], TakeOver()) == rules


def test_what_a_replaced_rule_found_stands_where_the_learner_agrees():
    rules = [found(0, 5), found(9, 12)]
    assert chosen(rules, [proposal(0, 5)], REPLACED) == [rules[0]]


def test_it_gives_way_to_what_is_proposed_over_it():
    assert chosen([found(0, 5)], [proposal(0, 9)], REPLACED) == [proposal(0, 9)]
    assert chosen([found(0, 5)], [proposal(0, 9, label="country")], REPLACED) == []


def test_other_rules_are_not_touched():
    rules = [found(0, 5, STRONG), found(6, 9)]
    assert chosen(rules, [proposal(0, 9)], REPLACED) == [rules[0]]


def test_what_no_rule_finds_is_added_where_it_is_sure_enough():
    rules = [found(0, 5)]
    assert chosen(rules, [proposal(10, 15, 0.8), proposal(20, 25, 0.79)], ADDED) == [rules[0], proposal(10, 15, 0.8)]
    assert chosen(rules, [proposal(4, 15, 0.99)], ADDED) == rules
    assert chosen(rules, [proposal(10, 15, 0.99, "amount")], ADDED) == rules


PLACES = st.lists(st.tuples(st.integers(0, 6), st.integers(1, 5)), max_size=8)


def apart(places):
    """Return starts and ends, in order, none overlapping."""
    at, spans = 0, []
    for gap, length in places:
        spans.append((at + gap, at + gap + length))
        at += gap + length
    return spans


@given(PLACES, PLACES, st.data(), st.booleans(), st.booleans())
def test_nothing_that_is_suggested_overlaps(ruled, proposed, data, replaced, added):
    rules = [found(*place, data.draw(st.sampled_from((WEAK, STRONG)))) for place in apart(ruled)]
    proposals = [proposal(*place, data.draw(st.sampled_from((0.5, 0.9)))) for place in apart(proposed)]
    take_over = TakeOver(replaced=REPLACED.replaced if replaced else frozenset(), added=ADDED.added if added else {})
    suggested = chosen(rules, proposals, take_over)
    assert all(before.end <= after.start for before, after in pairwise(suggested))
    assert [one for one in rules if one.reading.rule == STRONG and one in suggested] == [
        one for one in rules if one.reading.rule == STRONG
    ]


def test_it_is_kept_as_json():
    both = TakeOver(replaced=frozenset((WEAK, "date.season")), added={"program": 0.7, "amount": 0.95})
    assert TakeOver.from_dict(both.to_dict()) == both
    assert both
    assert not TakeOver()
