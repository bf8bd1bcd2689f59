"""How sure rules are, after decisions."""

import pytest

from values.learning.calibration import LEAST, MOST, Tried, calibrated, recalibrated
from values.rules import confidence

RULE = "program.introduced_word"


def test_few_decisions_hardly_move_a_rule():
    assert calibrated([Tried(RULE, 1, 1)]).get(RULE, confidence(RULE)) == pytest.approx(confidence(RULE), abs=0.06)
    assert calibrated([]) == {}


def test_many_decisions_say_how_sure_it_is():
    assert calibrated([Tried(RULE, 180, 200)])[RULE] == pytest.approx(0.9, abs=0.05)
    assert calibrated([Tried(RULE, 0, 500)])[RULE] == LEAST
    assert calibrated([Tried(RULE, 5000, 5000)])[RULE] == MOST


def test_more_of_the_same_does_not_move_it_again():
    once, again = calibrated([Tried(RULE, 90, 100)]), calibrated([Tried(RULE, 91, 101)])
    assert once == again


def test_what_the_rule_itself_doubted_stays_less_sure():
    confidences = {RULE: 0.8}
    sure, unsure = confidence(RULE), confidence(RULE) * 0.8
    assert recalibrated(RULE, sure, confidences) == pytest.approx(0.8)
    assert recalibrated(RULE, unsure, confidences) == pytest.approx(0.64)
    assert recalibrated("date.day", 0.7, confidences) == 0.7
    assert recalibrated(RULE, 1.0, confidences) <= 1
