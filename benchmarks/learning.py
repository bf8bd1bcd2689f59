"""What learning brings on articles that nothing was learned from.

    python -m benchmarks.learning [FOLDER] [--halves 20] [--curve]

The texts are our own (the sample's and those of tests/values/texts), and those of FOLDER or of BELEG_GOLD, as
`benchmarks.finding_accuracy` reads them. They are halved at random, again and again: one half is learned from exactly
as a project learns (with its proof on held-back articles and its take-over), the other is suggested with and without.
Only the named figures leave a half: what is unseen decides nothing.

With --curve also what is learned where the rules do not fit: of a label that no rule knows (its rules are taken away,
as they are missing for a label that a project invents), and in a project that marks amounts otherwise, without the
words before the number ("rund 3 Mio. Euro" without "rund").
"""

import argparse
import hashlib
import os
import random
import re
import statistics
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from benchmarks.finding_accuracy import Reference, find_published, references, seeds
from desktop.jobs.learners.crf import CrfLearner
from desktop.jobs.learners.engines import engine
from desktop.jobs.trainings import LEAST_DONE, Lesson, hold_back
from exchange.describe import find_language
from values.finding import find
from values.learning.calibration import Tried, calibrated
from values.learning.learner import Example, Learner, Proposer
from values.learning.proving import WEAK, HeldBack, Proof, Score
from values.learning.spans import LabelledSpan, without_overlaps
from values.learning.take_over import TakeOver
from values.program.known import known_programs
from values.types import Label

ROOT: Final = Path(__file__).parent.parent
LABELS: Final = tuple(label.value for label in Label)
CURVE: Final = (5, 10, 20)  # articles learned from, and then all of a half
_NUMBER: Final = re.compile(r"(?:[€$£] ?)?[0-9]")
PARTS: Final = engine("crfsuite").parts


@dataclass(frozen=True, slots=True, kw_only=True)
class Half:
    """What came out for one unseen half."""

    before: dict[str, float]  # exact F1 by label, by the rules alone
    after: dict[str, float]  # with what was learned
    take_over: TakeOver


def texts(folder: Path | None) -> list[Reference]:
    """Return all texts with their reference spans."""
    own = [*references(ROOT / "tests" / "values" / "texts"), *seeds(ROOT / "seeds")]
    return [*(references(folder) if folder else ()), *own]


def lesson_of(reference: Reference) -> Lesson:
    """Return a text as an article that is done."""
    language = reference.language or find_language(reference.text)
    found = find(reference.text, language, find_published(reference.text, language))
    spans = without_overlaps(LabelledSpan(span.start, span.end, span.label.lower()) for span in reference.spans)
    example = Example(
        text=reference.text,
        language=language,
        found=tuple(one for one in found if not one.furniture),
        spans=tuple(spans),
    )
    part = int(hashlib.sha256(reference.text.encode()).hexdigest()[:8], 16) % PARTS
    return Lesson(example=example, done=True, part=part)


def halved(lessons: Sequence[Lesson], number: int) -> tuple[list[Lesson], list[Lesson]]:
    """Return two random halves, the same ones for the same number."""
    order = list(lessons)
    random.Random(number).shuffle(order)
    return order[: len(order) // 2], order[len(order) // 2 :]


def doubted(lessons: Iterable[Lesson]) -> frozenset[str]:
    """Return the rules that are weak after what was decided of them."""
    accepted, decisions = Counter[str](), Counter[str]()
    for lesson in lessons:
        right = set(lesson.example.spans)
        for one in lesson.example.found:
            decisions[one.reading.rule] += 1
            accepted[one.reading.rule] += LabelledSpan(one.start, one.end, one.label.value) in right
    confidences = calibrated(Tried(rule, accepted[rule], count) for rule, count in decisions.items())
    return frozenset(rule for rule, sure in confidences.items() if sure < WEAK)


def learned_from(lessons: Sequence[Lesson], learner: Learner) -> tuple[Proposer, TakeOver]:
    """Learn as a project does: prove it on held-back articles, and then learn from all."""
    proposer = learner.load(learner.learn([lesson.example for lesson in lessons]))
    if len(lessons) < LEAST_DONE:
        return proposer, TakeOver()
    held_back = [one for part in range(PARTS) for one in hold_back(lessons, part, learner)]
    return proposer, Proof(tuple(held_back), doubted(lessons)).take_over()


def tried(learned: Sequence[Lesson], unseen: Sequence[Lesson], learner: Learner) -> Half:
    """Learn from some articles and suggest others."""
    proposer, take_over = learned_from(learned, learner)
    asked = [lesson.example for lesson in unseen]
    proof = Proof(
        tuple(HeldBack(one.found, proposer.propose(one.text, one.language, one.found), one.spans) for one in asked)
    )
    return Half(
        before={label: proof.score(TakeOver(), label).f1 for label in LABELS},
        after={label: proof.score(take_over, label).f1 for label in LABELS},
        take_over=take_over,
    )


def without_rules(lessons: Iterable[Lesson], label: str) -> list[Lesson]:
    """Return the lessons as if no rule knew a label."""

    def blind(example: Example) -> Example:
        return replace(example, found=tuple(one for one in example.found if one.label != label))

    return [replace(lesson, example=blind(lesson.example)) for lesson in lessons]


def marked_otherwise(lessons: Iterable[Lesson]) -> list[Lesson]:
    """Return the lessons as if amounts were marked without the words before the number."""

    def cut(text: str, span: LabelledSpan) -> LabelledSpan:
        number = _NUMBER.search(text, span.start, span.end)
        return span if span.label != Label.AMOUNT or number is None else span._replace(start=number.start())

    return [
        replace(
            lesson,
            example=replace(
                lesson.example, spans=tuple(cut(lesson.example.text, span) for span in lesson.example.spans)
            ),
        )
        for lesson in lessons
    ]


def with_names(learned: Sequence[Lesson], unseen: Sequence[Lesson]) -> float:
    """Return the exact F1 of programs on unseen articles, by rules that know the names accepted in others."""
    names = {
        " ".join(lesson.example.text[span.start : span.end].split())
        for lesson in learned
        for span in lesson.example.spans
        if span.label == Label.PROGRAM
    }
    programs, score = known_programs(tuple((name, name) for name in sorted(names))), Score()
    for lesson in unseen:
        example = lesson.example
        published = find_published(example.text, example.language)
        found = find(example.text, example.language, published, programs)
        got = {(one.start, one.end) for one in found if one.label is Label.PROGRAM and not one.furniture}
        wanted = {(span.start, span.end) for span in example.spans if span.label == Label.PROGRAM}
        score = score.plus(Score(len(wanted), len(got), len(wanted & got)))
    return score.f1


def over_halves(lessons: Sequence[Lesson], learner: Learner, halves: int, most: int | None = None) -> list[Half]:
    """Return what came out for many halves, of each at most so many articles learned from."""
    pairs = (halved(lessons, number) for number in range(halves))
    return [tried(learned[:most], unseen, learner) for learned, unseen in pairs]


def spread(figures: Sequence[float]) -> str:
    """Return median, least and most."""
    return f"median {statistics.median(figures):+.4f} ({min(figures):+.4f} to {max(figures):+.4f})"


def _lines(results: Sequence[Half], label: str) -> str:
    gains = [half.after[label] - half.before[label] for half in results]
    before = statistics.median(half.before[label] for half in results)
    after = statistics.median(half.after[label] for half in results)
    used = sum(_uses(half.take_over, label) for half in results)
    return f"{label:8} exact F1 {before:.3f} -> {after:.3f}, gain {spread(gains)}, spoke in {used} of {len(results)}"


def _uses(take_over: TakeOver, label: str) -> bool:
    return label in take_over.added or any(rule.startswith(f"{label}.") for rule in take_over.replaced)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    named = os.environ.get("BELEG_GOLD")
    parser.add_argument("folder", type=Path, nargs="?", default=Path(named) if named else None)
    parser.add_argument("--halves", type=int, default=20)
    parser.add_argument("--curve", action="store_true", help="also with fewer articles, and without a label's rules")
    options = parser.parse_args()
    lessons = [lesson_of(reference) for reference in texts(options.folder)]
    out = sys.stdout.write
    with tempfile.TemporaryDirectory() as folder:
        learner = CrfLearner(folder=Path(folder))
        results = over_halves(lessons, learner, options.halves)
        out(f"{len(lessons)} texts, {options.halves} halves\n")
        for label in LABELS:
            out(_lines(results, label) + "\n")
        names = [
            with_names(*halved(lessons, number)) - half.before[Label.PROGRAM] for number, half in enumerate(results)
        ]
        out(f"program  by the names accepted in the other half, gain {spread(names)}\n")
        if options.curve:
            _print_curve(lessons, learner, options.halves, results)


def _print_curve(lessons: Sequence[Lesson], learner: Learner, halves: int, results: Sequence[Half]) -> None:
    out = sys.stdout.write
    for most in CURVE:
        out(f"-- learned from {most} articles\n{_lines(over_halves(lessons, learner, halves, most), Label.PROGRAM)}\n")
    out(f"-- learned from a whole half\n{_lines(results, Label.PROGRAM)}\n-- where no rule knows the label\n")
    for label in LABELS:
        blind = without_rules(lessons, label)
        for most in (*CURVE[1:], None):
            found = over_halves(blind, learner, max(1, halves // 4), most)
            out(f"{most or 'all':>4} articles: {_lines(found, label)}\n")

    out("-- where a project marks amounts without the words before the number\n")
    for most in (*CURVE[1:], None):
        found = over_halves(marked_otherwise(lessons), learner, max(1, halves // 4), most)
        out(f"{most or 'all':>4} articles: {_lines(found, Label.AMOUNT)}\n")


if __name__ == "__main__":
    main()
