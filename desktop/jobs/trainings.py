"""The trainings of one learning: on all articles, and on all but those of each part, in processes beside the window."""

from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import Any, Final, TypeAlias, TypeVar

from db.queries.decided import DecidedArticle
from desktop.jobs.learners.engines import Engine, engine
from desktop.jobs.processes import cores, done_in_processes
from values.finding import find
from values.learning.decided import read_parts
from values.learning.faults import NothingToLearn
from values.learning.learner import Example, Learner
from values.learning.proving import HeldBack
from values.learning.spans import LabelledSpan, without_overlaps

LEAST_DONE: Final = 10  # articles; fewer prove nothing
SMALL: Final = 10_000  # code points of all articles for which no process is begun
BATCH: Final = 16  # articles that are read in one go
WHOLE: Final = -1  # the training from which nothing is held back

Setup = TypeVar("Setup")
Part = TypeVar("Part")
Result = TypeVar("Result")
Numbered: TypeAlias = tuple[int, Any]
Told: TypeAlias = Callable[[int, int], None]
Asked: TypeAlias = Callable[[], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """An article to learn from."""

    example: Example
    done: bool
    part: int  # into which it is put to be held back


@dataclass(frozen=True, slots=True, kw_only=True)
class Trained:
    """What the trainings gave."""

    lessons: tuple[Lesson, ...]
    data: bytes  # the model of all lessons
    held_back: tuple[HeldBack, ...]  # empty: too few articles are done


def train(
    chosen: Engine,
    articles: Sequence[DecidedArticle],
    *,
    progress: Told,
    cancelled: Asked,
    processes: int | None = None,
) -> Trained | None:
    """Learn from all articles, and from all but a part for each part.

    Args:
        chosen: the engine; it is installed.
        articles: as far as they were decided.
        progress: told how many trainings are done, of how many.
        cancelled: asked several times a second where there are processes.
        processes: at most so many; None: as many as the engine and the cores allow, 0: none but this one.

    Returns:
        What came of it; None where it was cancelled.

    Raises:
        NothingToLearn: where no article is marked.
    """
    count = min(chosen.processes, cores()) if processes is None else processes
    if sum(len(article.text) for article in articles) <= SMALL:
        count = 0
    batches = [(number, articles[number : number + BATCH]) for number in range(0, len(articles), BATCH)]
    read = _done(read_batch, chosen.parts, batches, count, cancelled)
    lessons = tuple(lesson for _, some in sorted(read, key=_number) for lesson in some)
    if cancelled():
        return None
    if not any(lesson.example.spans for lesson in lessons):
        raise NothingToLearn
    enough = sum(lesson.done for lesson in lessons) >= LEAST_DONE
    parts = [WHOLE, *range(chosen.parts if enough else 0)]
    results: dict[int, Any] = {}
    for number, result in _done(train_part, (chosen.name, lessons), parts, min(count, len(parts)), cancelled):
        results[number] = result
        progress(len(results), len(parts))
    if cancelled():
        return None
    held_back = tuple(one for part in parts[1:] for one in results[part])
    return Trained(lessons=lessons, data=results[WHOLE], held_back=held_back)


def _number(numbered: Numbered) -> int:
    return numbered[0]


def _done(
    work: Callable[[Setup, Part], Result], setup: Setup, parts: Sequence[Part], processes: int, cancelled: Asked
) -> Iterator[Result]:
    """Yield what comes of each part, in processes or in this one."""
    if processes == 0:
        for part in parts:
            if cancelled():
                return
            yield work(setup, part)
        return
    made: Generator[Result, None, None] = done_in_processes(
        work, setup, parts, processes=processes, cancelled=cancelled
    )
    with closing(made):
        yield from made


def read_batch(parts: int, batch: tuple[int, Sequence[DecidedArticle]]) -> tuple[int, list[Lesson]]:
    """Return the lessons of some articles; the part of one comes from its id, which is a hash of its text."""
    number, articles = batch
    return number, [
        Lesson(example=example_of(article), done=article.done, part=int(article.article[:8], 16) % parts)
        for article in articles
    ]


def train_part(setup: tuple[str, Sequence[Lesson]], part: int) -> Numbered:
    """Return the model of all lessons, or what is proposed in those of a part by what the others teach."""
    name, lessons = setup
    learner = engine(name).make()
    if part == WHOLE:
        return part, learner.learn([lesson.example for lesson in lessons])
    return part, hold_back(lessons, part, learner)


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


def hold_back(lessons: Sequence[Lesson], part: int, learner: Learner) -> list[HeldBack]:
    """Learn from all articles but those of a part, and return what is proposed in those of it that are done."""
    rest = [lesson.example for lesson in lessons if lesson.part != part]
    asked = [lesson.example for lesson in lessons if lesson.part == part and lesson.done]
    if not asked or not any(example.spans for example in rest):
        return []
    proposer = learner.load(learner.learn(rest))
    return [HeldBack(one.found, proposer.propose(one.text, one.language, one.found), one.spans) for one in asked]
