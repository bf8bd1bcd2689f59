"""Proposed facts against those written down by hand: how many are complete, and the keys that taking them costs.

BELEG_FACTS names a folder of further articles with annotations and facts, which is measured too, without a limit.
"""

import os
from pathlib import Path

import pytest

from benchmarks.conftest import Figures
from benchmarks.facts_accuracy import Count, measure, references

ROOT = Path(__file__).resolve().parent.parent


def tell(figures: Figures, where: str, total: Count) -> None:
    """Keep the figures that have no limit."""
    figures.tell(f"complete anywhere in the list, {where}", total.complete / max(1, total.facts), f"of {total.facts}")
    figures.tell(f"in the first three as the list first stands, {where}", total.first_share, "of all facts")
    figures.tell(f"at most three of a program could be, {where}", total.at_most_share, "of all facts")
    figures.tell(f"proposals of no use, {where}", total.superfluous, f"of {total.proposals}")


def test_our_own_articles(figures: Figures) -> None:
    total = measure(references(ROOT / "seeds")).total
    tell(figures, "own articles", total)
    figures.at_least(0.8, "facts complete in the first three still waiting, own articles", total.reached_share, "")
    figures.at_most(2.0, "keys a fact, own articles", total.keys_each, "keys")


def test_further_articles(figures: Figures) -> None:
    named = os.environ.get("BELEG_FACTS")
    if not named:
        pytest.skip("BELEG_FACTS names no folder")
    total = measure(references(Path(named))).total
    tell(figures, "further articles", total)
    figures.tell("facts complete in the first three still waiting, further articles", total.reached_share, "")
    figures.tell("keys a fact, further articles", total.keys_each, "keys")
