"""Learning from what the analysts of a project decided, and proving on held-back articles where it is better."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from db.models import Model, get_model, put_model, set_enabled
from db.project import Project
from db.queries import decided, quality
from db.queries.decided import DecidedArticle
from db.suggested import RULES
from desktop.jobs.learned import MODEL, own_model, sealed
from desktop.jobs.learners.engines import CRFSUITE, Engine, engine
from desktop.seal import installation_key
from values.finding import find
from values.learning.calibration import Tried, calibrated
from values.learning.decided import read_parts
from values.learning.learner import Example, Learner
from values.learning.proving import WEAK, HeldBack, Proof
from values.learning.spans import LabelledSpan, without_overlaps
from values.learning.take_over import TakeOver

MOST_CHARACTERS: Final = 400_000  # of the articles learned from: more teach little that is new, and take longer
LEAST_DONE: Final = 10  # articles; fewer prove nothing
EVERY: Final = 5  # articles done, after which it is learned again
EVERY_SHARE: Final = 10  # or after a tenth of those learned from, where that is more

Report = dict[str, Any]  # what JSON can hold; `docs/project-file.md` says what


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """An article to learn from."""

    example: Example
    done: bool
    part: int  # into which it is put to be held back


def is_due(project: Project) -> bool:
    """Tell whether enough articles were done since it was learned last."""
    model = get_model(project, MODEL)
    if model is not None and not model.enabled:
        return False
    own = own_model(project)
    before = int(own.report["done"]) if own else 0
    return decided.count_done(project) >= before + max(EVERY, before // EVERY_SHARE)


def switch(project: Project, *, on: bool) -> None:
    """Say whether the project's suggestions are made with what was learned, and whether it is learned on.

    Raises:
        ReadOnly, FileMoved, StorageFault: where the project cannot be written.
    """
    if get_model(project, MODEL) is None:
        put_model(project, name=MODEL, data=b"", report={}, enabled=on)
    else:
        set_enabled(project, name=MODEL, enabled=on)


def learn(
    project: Project,
    *,
    name: str = CRFSUITE,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Report | None:
    """Learn from the project's decisions, and keep what was learned with a report of where it may speak.

    Args:
        project: a connection of its own.
        name: of the engine.
        progress: told how many trainings are done, of how many.
        cancelled: asked between two trainings; then nothing is kept.

    Returns:
        The report; None where it was cancelled.

    Raises:
        NothingToLearn: where no article is marked.
        EngineMissing: where the engine is not installed.
        KeyNotKept: where what is learned cannot be sealed.
        ReadOnly, FileMoved, StorageFault: where the project cannot be written.
    """
    installation_key()  # what keeps it is said before the work
    chosen = engine(name)
    learner = chosen.make()
    done = decided.count_done(project)
    lessons = list(lessons_of(project, parts=chosen.parts, cancelled=cancelled))
    if cancelled():
        return None
    confidences = calibrated(_tried(project))
    enough = sum(lesson.done for lesson in lessons) >= LEAST_DONE
    trainings = chosen.parts + 1 if enough else 1
    data = learner.learn([lesson.example for lesson in lessons], cancelled=cancelled)
    progress(1, trainings)
    held_back: list[HeldBack] = []
    for number, part in enumerate(range(chosen.parts if enough else 0), 2):
        if cancelled():
            return None
        held_back += hold_back(lessons, part, learner, cancelled)
        progress(number, trainings)
    if cancelled():
        return None
    proof = Proof(tuple(held_back), _doubted(confidences, own_model(project)))
    report = sealed(_report(chosen, lessons, proof, proof.take_over(), confidences) | {"done": done}, data)
    before = get_model(project, MODEL)
    put_model(project, name=MODEL, data=data, report=report, enabled=before.enabled if before else True)
    return report


def lessons_of(project: Project, *, parts: int, cancelled: Callable[[], bool] = lambda: False) -> Iterator[Lesson]:
    """Yield the articles to learn from; the part of an article comes from its id, which is a hash of its text."""
    for article in decided.decided(project, most_characters=MOST_CHARACTERS):
        if cancelled():
            return
        yield Lesson(example=example_of(article), done=article.done, part=int(article.article[:8], 16) % parts)


def example_of(article: DecidedArticle) -> Example:
    """Return what is learned from an article: all of it where it is done, else what was decided.

    The rules find without what the project knows of programs: those names come from these very decisions.
    """
    found = find(article.text, article.language, article.published)
    in_text = tuple(one for one in found if not one.furniture)
    spans = tuple(without_overlaps(LabelledSpan(*one) for one in article.marked))
    parts = None
    if not article.done:
        decisions = sorted(LabelledSpan(*one) for one in (*article.marked, *article.refused))
        waiting = [(one.start, one.end) for one in found if not _any_over(decisions, one.start, one.end)]
        parts = read_parts(article.text, decisions, waiting)
    return Example(text=article.text, language=article.language, found=in_text, spans=spans, decided=parts)


def _any_over(decisions: Sequence[LabelledSpan], start: int, end: int) -> bool:
    return any(one.start < end and start < one.end for one in decisions)


def hold_back(
    lessons: Sequence[Lesson], part: int, learner: Learner, cancelled: Callable[[], bool] = lambda: False
) -> list[HeldBack]:
    """Learn from all articles but those of a part, and return what is proposed in those of it that are done."""
    rest = [lesson.example for lesson in lessons if lesson.part != part]
    asked = [lesson.example for lesson in lessons if lesson.part == part and lesson.done]
    if not asked or not any(example.spans for example in rest):
        return []
    data = learner.learn(rest, cancelled=cancelled)
    if cancelled():
        return []
    proposer = learner.load(data)
    return [HeldBack(one.found, proposer.propose(one.text, one.language, one.found), one.spans) for one in asked]


def _doubted(confidences: Mapping[str, float], before: Model | None) -> frozenset[str]:
    """Return the rules that decisions made weak, and those replaced by now: what is left of these looks good."""
    replaced = before.report.get("take_over", {}).get("replaced", ()) if before else ()
    return frozenset((*(rule for rule, sure in confidences.items() if sure < WEAK), *replaced))


def _tried(project: Project) -> Iterator[Tried]:
    """Yield what became of the suggestions of each rule."""
    for (_, rule, origin), tally in quality.tallies(project).by_rule.items():
        if rule is not None and origin == RULES:
            decisions = tally.accepted + tally.corrected + tally.rejected
            yield Tried(rule, tally.accepted, decisions)


def _report(
    chosen: Engine,
    lessons: Sequence[Lesson],
    proof: Proof,
    take_over: TakeOver,
    confidences: Mapping[str, float],
) -> Report:
    return {
        "engine": chosen.name,
        "articles": len(lessons),
        "unfinished": sum(not lesson.done for lesson in lessons),
        "spans": sum(len(lesson.example.spans) for lesson in lessons),
        "held_back": len(proof.articles),
        "needed": LEAST_DONE,
        "take_over": take_over.to_dict(),
        "confidences": dict(confidences),
        "labels": {label: _of_label(proof, take_over, label) for label in proof.labels},
    }


def _of_label(proof: Proof, take_over: TakeOver, label: str) -> Report:
    """Return how good a label's suggestions are on held-back articles, by the rules alone and with the learner."""
    before, after = proof.score(TakeOver(), label), proof.score(take_over, label)
    return {"wanted": before.wanted, "before": round(before.f1, 4), "after": round(after.f1, 4)}
