"""Learning from what the analysts of a project decided, and proving on held-back articles where it is better."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final

from db.models import Model, get_model, put_model, set_enabled
from db.project import Project
from db.queries import decided, quality
from db.suggested import RULES
from desktop.jobs.learned import MODEL, own_model, sealed
from desktop.jobs.learners.engines import CRFSUITE, Engine, engine
from desktop.jobs.trainings import LEAST_DONE, Lesson, train
from desktop.seal import installation_key
from values.learning.calibration import Tried, calibrated
from values.learning.faults import EngineMissing
from values.learning.proving import WEAK, Proof
from values.learning.take_over import TakeOver

MOST_CHARACTERS: Final = 400_000  # of the articles learned from: more teach little that is new, and take longer
EVERY: Final = 5  # articles done, after which it is learned again
EVERY_SHARE: Final = 10  # or after a tenth of those learned from, where that is more

Report = dict[str, Any]  # what JSON can hold; `docs/project-file.md` says what


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
    processes: int | None = None,
) -> Report | None:
    """Learn from the project's decisions, and keep what was learned with a report of where it may speak.

    Args:
        project: a connection of its own.
        name: of the engine.
        progress: told how many trainings are done, of how many.
        cancelled: then nothing is kept.
        processes: at most so many; None: as many as the engine and the cores allow, 0: none but this one.

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
    if not chosen.installed:
        raise EngineMissing(title=chosen.title, install=chosen.install)
    done = decided.count_done(project)
    articles = list(decided.decided(project, most_characters=MOST_CHARACTERS))
    trained = train(chosen, articles, progress=progress, cancelled=cancelled, processes=processes)
    if trained is None:
        return None
    confidences = calibrated(_tried(project))
    proof = Proof(trained.held_back, _doubted(confidences, own_model(project)))
    report = _report(chosen, trained.lessons, proof, proof.take_over(), confidences) | {"done": done}
    report = sealed(report, trained.data)
    before = get_model(project, MODEL)
    put_model(project, name=MODEL, data=trained.data, report=report, enabled=before.enabled if before else True)
    return report


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
