"""A learner speaks where it is better on held-back articles, by more than chance."""

import pytest

from tests.values.learning.made import STRONG, WEAK, found, held_back, proposal, span
from values.learning.proving import CHANCE, Proof, chance
from values.learning.take_over import TakeOver

RIGHT, WRONG = span(0, 5), (20, 25)


def wrongly_found():
    """A weak rule finds too much; the learner does not."""
    return held_back([found(0, 5, STRONG), found(*WRONG)], [proposal(0, 5)], [RIGHT])


def rightly_found():
    """A weak rule is right; the learner is silent."""
    return held_back([found(0, 5)], [], [RIGHT])


def missed(sure=0.9):
    """No rule finds it; the learner does."""
    return held_back([], [proposal(0, 5, sure)], [RIGHT])


def wrongly_proposed(sure=0.9):
    """The learner proposes what is nothing."""
    return held_back([found(0, 5)], [proposal(0, 5), proposal(*WRONG, sure)], [RIGHT])


def take_over(*articles):
    return Proof(articles).take_over()


def test_a_rule_that_finds_too_much_is_replaced():
    assert take_over(*[wrongly_found()] * 5) == TakeOver(replaced=frozenset((WEAK,)))


def test_a_few_articles_prove_nothing():
    assert not take_over(*[wrongly_found()] * 4)
    assert not take_over(*[missed()] * 4)
    assert not take_over()


def test_many_spans_of_one_article_are_one_proof():
    rules = [found(start, start + 5) for start in range(0, 1000, 10)]
    assert not take_over(held_back(rules, [], []))


def test_a_learner_that_is_worse_as_often_replaces_nothing():
    assert not take_over(*[wrongly_found()] * 5, *[rightly_found()] * 5)
    assert not take_over(*[rightly_found()] * 20)


def test_a_strong_rule_is_never_replaced():
    article = held_back([found(*WRONG, STRONG)], [], [])
    assert not take_over(*[article] * 20)


def test_a_strong_rule_that_decisions_made_weak_is_replaced():
    article = held_back([found(*WRONG, STRONG)], [], [])
    assert Proof((article,) * 5, frozenset((STRONG,))).take_over() == TakeOver(replaced=frozenset((STRONG,)))


def test_what_the_rules_miss_is_added():
    assert take_over(*[missed()] * 5) == TakeOver(added={"program": 0.5})


def test_it_is_added_only_where_the_learner_is_sure_enough():
    found_out = take_over(*[missed()] * 9, *[wrongly_proposed(0.65)] * 9)
    assert found_out.added["program"] >= 0.7
    assert not found_out.replaced


def test_a_label_is_judged_for_itself():
    country = held_back([], [proposal(0, 5, label="country")], [span(0, 5, "country")])
    proved = take_over(*[missed()] * 6, *[wrongly_proposed()] * 8, *[country] * 6)
    assert proved.added == {"country": 0.5}


def test_a_label_that_no_rule_knows_is_learned():
    article = held_back([], [proposal(3, 9, 0.6, "beneficiary")], [span(3, 9, "beneficiary")])
    proof = Proof((article,) * 6)
    assert proof.take_over() == TakeOver(added={"beneficiary": 0.5})
    assert proof.score(TakeOver(), "beneficiary").f1 == 0
    assert proof.score(proof.take_over(), "beneficiary").f1 == 1


def test_better_ends_count():
    article = held_back([found(0, 4)], [proposal(0, 5)], [RIGHT])
    proof = Proof((article,) * 5)
    assert proof.take_over().replaced == {WEAK}
    assert proof.score(proof.take_over(), "program").f1 == 1


@pytest.mark.parametrize(("better", "worse", "expected"), [(5, 0, 1 / 32), (4, 0, 1 / 16), (0, 0, 1), (7, 1, 9 / 256)])
def test_chance(better, worse, expected):
    assert chance(better, worse) == pytest.approx(expected)
    assert (chance(better, worse) <= CHANCE) == (better >= 5)
