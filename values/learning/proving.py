"""Whether a learner is better than the rules, on articles that it did not learn from; chance must not decide it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import comb
from typing import Final, NamedTuple

from values.learning.learner import Proposal
from values.learning.spans import LabelledSpan
from values.learning.take_over import Chosen, TakeOver, chosen
from values.rules import confidence
from values.types import Found

WEAK: Final = 0.85  # rules whose confidence is below may be replaced
CHANCE: Final = 0.05  # how likely at most as much would come by chance
THRESHOLDS: Final = (0.5, 0.6, 0.7, 0.8, 0.9, 0.95)
LEAST_GAIN: Final = 0.002  # of F1: less is not worth another set of suggestions


class HeldBack(NamedTuple):
    """An article that a learner did not learn from, with what it proposes there and what is right."""

    found: Sequence[Found]  # by the rules
    proposals: Sequence[Proposal]
    spans: Sequence[LabelledSpan]


class Score(NamedTuple):
    """How many spans are right."""

    wanted: int = 0
    suggested: int = 0
    right: int = 0

    def plus(self, other: "Score") -> "Score":
        """Return the sums."""
        return Score(self.wanted + other.wanted, self.suggested + other.suggested, self.right + other.right)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall, whole spans; 1 where nothing is wanted nor suggested."""
        total = self.wanted + self.suggested
        return 2.0 * self.right / total if total else 1.0


@dataclass(frozen=True)
class Proof:
    """Compares a learner with the rules, label by label and rule by rule."""

    articles: tuple[HeldBack, ...]
    doubted: frozenset[str] = frozenset()  # rules that the project's decisions make weak, whatever they begin with

    def take_over(self) -> TakeOver:
        """Return what the learner may decide: for each label what holds alone and together."""
        decided = TakeOver()
        for label in self.labels:
            better = self._for_label(label)
            if better and self.is_better(better, label, TakeOver()):
                decided = TakeOver(replaced=decided.replaced | better.replaced, added={**decided.added, **better.added})
        return decided

    def _for_label(self, label: str) -> TakeOver:
        replaced = frozenset(
            rule
            for rule in self._weak_rules(label)
            if self.is_better(TakeOver(replaced=frozenset((rule,))), label, TakeOver())
        )
        tried = [TakeOver(replaced=replaced, added={label: sure}) for sure in THRESHOLDS]
        alone = TakeOver(replaced=replaced)
        proved = [one for one in tried if self.is_better(one, label, alone)]
        return max(proved, key=lambda one: self.score(one, label).f1, default=alone)

    def is_better(self, tried: TakeOver, label: str, than: TakeOver) -> bool:
        """Tell whether a take-over is better by more than chance, counted in articles: their spans hang together."""
        if self.score(tried, label).f1 < self.score(than, label).f1 + LEAST_GAIN:
            return False
        gains = [self._gain(article, tried, than, label) for article in self.articles]
        better, worse = sum(gain > 0 for gain in gains), sum(gain < 0 for gain in gains)
        return chance(better, worse) <= CHANCE

    def score(self, take_over: TakeOver, label: str) -> Score:
        """Return how good the suggestions of a label are over all articles."""
        total = Score()
        for article in self.articles:
            total = total.plus(_score(article, take_over, label))
        return total

    @cached_property
    def labels(self) -> tuple[str, ...]:
        """The labels that anybody gave, found or proposed."""
        parts = (part for article in self.articles for part in (article.spans, article.found, article.proposals))
        return tuple(sorted({str(one.label) for part in parts for one in part}))

    def _weak_rules(self, label: str) -> Iterable[str]:
        rules = {one.reading.rule for article in self.articles for one in article.found if one.label == label}
        return sorted(rule for rule in rules if is_weak(rule) or rule in self.doubted)

    def _gain(self, article: HeldBack, tried: TakeOver, than: TakeOver, label: str) -> int:
        """Return how many right spans of an article one take-over wins over another, less the wrong ones."""
        after, before = _score(article, tried, label), _score(article, than, label)
        wrong = (after.suggested - after.right) - (before.suggested - before.right)
        return after.right - before.right - wrong


def is_weak(rule: str) -> bool:
    """Tell whether a learner may take the place of a rule that nothing is known of yet."""
    return confidence(rule) < WEAK


def chance(better: int, worse: int) -> float:
    """Return how likely so many or more would be better if better and worse came by the toss of a coin."""
    tosses = better + worse
    return float(sum(comb(tosses, heads) for heads in range(better, tosses + 1)) / 2**tosses)


def _score(article: HeldBack, take_over: TakeOver, label: str) -> Score:
    wanted = {(span.start, span.end) for span in article.spans if span.label == label}
    found = _of_label(chosen(article.found, article.proposals, take_over), label)
    return Score(len(wanted), len(found), len(wanted & found))


def _of_label(suggested: Iterable[Chosen], label: str) -> set[tuple[int, int]]:
    return {(one.start, one.end) for one in suggested if one.label == label}
