"""Learning: never worse on unseen articles, quick enough to run beside the work, and to suggest with.

BELEG_GOLD names the folder of the reference texts; without it our own texts are halved alone.
"""

import os
import statistics
import time
from pathlib import Path

import pytest

from benchmarks.conftest import Figures
from benchmarks.learning import LABELS, Lesson, lesson_of, over_halves, texts, without_rules
from desktop.jobs.learners.crf import CrfLearner
from values.learning.features import features_of
from values.learning.tokens import stretches
from values.types import Label

HALVES = 20
BLIND_HALVES = 3
CHARACTERS = 140_000  # of 200 short articles


@pytest.fixture(scope="module")
def lessons() -> list[Lesson]:
    """Return all texts, read by the rules."""
    named = os.environ.get("BELEG_GOLD")
    return [lesson_of(reference) for reference in texts(Path(named) if named else None)]


def test_learning_is_never_worse_in_the_median(lessons: list[Lesson], figures: Figures, tmp_path: Path) -> None:
    results = over_halves(lessons, CrfLearner(folder=tmp_path), HALVES)
    for label in LABELS:
        gains = [half.after[label] - half.before[label] for half in results]
        figures.tell(f"learning, worst of {HALVES} halves, {label}", min(gains), "of exact F1")
        figures.at_least(0.0, f"learning, median of {HALVES} halves, {label}", statistics.median(gains), "of exact F1")


def test_a_label_without_rules_is_learned(lessons: list[Lesson], figures: Figures, tmp_path: Path) -> None:
    blind = without_rules(lessons, Label.DATE)
    results = over_halves(blind, CrfLearner(folder=tmp_path), BLIND_HALVES)
    learned = statistics.median(half.after[Label.DATE] for half in results)
    figures.at_least(0.5, "dates, where no rule knows them", learned, "exact F1")


def test_learning_takes_about_a_second(lessons: list[Lesson], figures: Figures, tmp_path: Path) -> None:
    examples, characters = [], 0
    while characters < CHARACTERS:
        example = lessons[len(examples) % len(lessons)].example
        examples.append(example)
        characters += len(example.text)
    learner = CrfLearner(folder=tmp_path)
    begun = time.process_time()
    data = learner.learn(examples)
    figures.at_most(5.0, f"one training of {characters:,} characters", time.process_time() - begun, "s of one core")
    figures.at_most(1_000, "size of the model", len(data) / 1000, "KB")


def test_suggesting_with_what_was_learned_is_fast(lessons: list[Lesson], figures: Figures, tmp_path: Path) -> None:
    learner = CrfLearner(folder=tmp_path)
    examples = [lesson.example for lesson in lessons]
    proposer = learner.load(learner.learn(examples))
    characters = sum(len(example.text) for example in examples)
    for _ in range(2):  # the first time the words are met
        begun = time.process_time()
        for example in examples:
            proposer.propose(example.text, example.language, example.found)
        spent = time.process_time() - begun
    figures.at_least(300, "features and tagging together", characters / spent / 1000, "characters a ms")


def test_it_is_linear(figures: Figures) -> None:
    spent = []
    for times in (1, 10):
        text = "Für das Programm „Werkbank KI“ gibt es 3,5 Mio. Euro. " * (2_000 * times)
        begun = time.process_time()
        for tokens in stretches(text):
            features_of(tokens, "de", [])
        spent.append(time.process_time() - begun)
    figures.at_most(11, "ten times the text in one line", spent[1] / spent[0], "times the time")
