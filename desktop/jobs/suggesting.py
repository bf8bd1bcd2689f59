"""Making suggestions: for one article at once, for many in several processes beside the window."""

import hashlib
import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from itertools import islice
from typing import Final, TypeAlias

from db.project import Project
from db.queries import programs, suggestions
from db.records import ArticleId, Changes, SessionId
from db.suggested import MakerInput, NewSuggestion, OtherReading
from db.suggesting import note_programs, put_suggestions
from desktop.jobs.learned import Learned, chosen_by, learned_of, learned_suggestions
from values import codec
from values.finding import find
from values.learning.learner import Proposal
from values.program.known import KnownPrograms, known_programs
from values.types import Found

BATCH: Final = 32  # articles that one process takes at a time, and one transaction stores
FEW: Final = 48  # articles for which no process is begun
AHEAD: Final = 2  # batches that wait for each process: it never idles, and memory stays flat
MOST_PROCESSES: Final = 8
POLL_S: Final = 0.2  # how often a cancellation is looked for
NICE: Final = 10  # the window goes first

Batch: TypeAlias = list[tuple[ArticleId, str, tuple[NewSuggestion, ...]]]  # article, revision, what was made


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """What suggestions are made with; it can be handed to another process."""

    rules: str  # revision of the rules and of what was learned: suggestions of another one are made again
    programs: KnownPrograms
    generation: str  # of the project's programs
    learned: Learned | None = None  # from the project's decisions; None: the rules suggest alone

    @property
    def quick(self) -> bool:
        """Whether the window may make the suggestions of a short article on its own thread."""
        return self.learned is None or self.learned.quick


def recipe_of(project: Project) -> Recipe:
    """Return what the project's suggestions are made with now."""
    known = programs.known(project)
    learned = learned_of(project)
    rules = rules_revision() if learned is None else f"{rules_revision()}+{learned.revision}"
    return Recipe(
        rules=rules, programs=known_programs(known.pairs), generation=known.generation, learned=learned
    )


@cache
def rules_revision() -> str:
    """Return a name for the rules as they are: the hash of their code, word lists and starting list."""
    digest = hashlib.sha256()
    for package in ("values", "resources"):
        for name, content in sorted(_sources(resources.files(package), package)):
            digest.update(name.encode() + b"\0" + content)
    return digest.hexdigest()[:16]


def _sources(folder: Traversable, path: str) -> Iterator[tuple[str, bytes]]:
    for entry in folder.iterdir():
        name = f"{path}/{entry.name}"
        if entry.is_dir():
            yield from _sources(entry, name)
        elif entry.name.endswith((".py", ".toml", ".tsv", ".txt")):
            yield name, entry.read_bytes()


def suggestions_in(text: str, language: str | None, published: str | None, recipe: Recipe) -> tuple[NewSuggestion, ...]:
    """Return what is suggested in a text, in text order.

    Args:
        text: the article's whole stored text.
        language: ISO 639-1; None: not known.
        published: ISO day; None: not known.
        recipe: what they are made with.
    """
    found = find(text, language, published, recipe.programs)
    if recipe.learned is None:
        return tuple(map(_suggestion, found))
    both = chosen_by(recipe.learned, text, language, found)
    learned = learned_suggestions([one for one in both if isinstance(one, Proposal)], text, language, published)
    made = (*learned, *(_suggestion(one) for one in both if isinstance(one, Found)))
    return tuple(sorted(made, key=lambda one: one.start))


def _suggestion(found: Found) -> NewSuggestion:
    reading = found.reading
    return NewSuggestion(
        label=found.label.value,
        start=found.start,
        end=found.end,
        value=codec.to_json(reading.value),
        rule=reading.rule,
        confidence=found.confidence,
        readings=tuple(OtherReading(value=codec.to_json(one.value), rule=one.rule) for one in reading.readings),
        reckoned_from=reading.reckoned_from,
        furniture=found.furniture,
    )


def make_suggestions(
    project: Project,
    *,
    session: SessionId | None,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
    told: Callable[[Changes], None] = lambda _changes: None,
    cancelled: Callable[[], bool] = lambda: False,
    processes: int | None = None,
) -> int:
    """Make the suggestions of every article that has none, or has them by other rules or programs.

    Args:
        project: a connection of its own.
        session: whose queue goes first.
        progress: told how many articles are done, of how many.
        told: told what each batch changed.
        cancelled: asked between batches; what is made until then stays.
        processes: at most so many; None: one for each core that this process may use, 0: none but this one.

    Returns:
        For how many articles suggestions were made.

    Raises:
        KnownError: where the project cannot be written.
    """
    note_programs(project, cancelled=cancelled)
    recipe = recipe_of(project)
    keys = suggestions.stale(project, recipe.rules, session=session)
    done = 0
    with _maker(recipe, len(keys), processes) as make:
        for batch in make(_inputs(project, keys, recipe.rules, cancelled), cancelled):
            told(put_suggestions(project, {a: (r, found) for a, r, found in batch}, programs_used=recipe.generation))
            done += len(batch)
            progress(done, len(keys))
    return done


def _inputs(
    project: Project, keys: Sequence[int], rules: str, cancelled: Callable[[], bool]
) -> Iterator[list[MakerInput]]:
    rest = iter(keys)
    while some := list(islice(rest, BATCH)):
        if cancelled():
            return
        yield suggestions.inputs(project, some, rules)


Make: TypeAlias = Callable[[Iterable[list[MakerInput]], Callable[[], bool]], Iterator[Batch]]


@contextmanager
def _maker(recipe: Recipe, articles: int, processes: int | None) -> Iterator[Make]:
    """Give what makes batches, in this process for a few articles, else in several."""
    count = min(MOST_PROCESSES, _cores()) if processes is None else processes
    if articles <= FEW or count == 0:
        yield lambda inputs, _cancelled: (_made(batch, recipe) for batch in inputs)
        return
    context = multiprocessing.get_context("spawn")  # a fork would take the window's threads and locks along
    pool = ProcessPoolExecutor(count, mp_context=context, initializer=_begin_process, initargs=(recipe,))
    try:
        yield lambda inputs, cancelled: _made_in(pool, count, inputs, recipe, cancelled)
    finally:
        pool.shutdown(cancel_futures=True)


def _made_in(
    pool: ProcessPoolExecutor,
    count: int,
    inputs: Iterable[list[MakerInput]],
    recipe: Recipe,
    cancelled: Callable[[], bool],
) -> Iterator[Batch]:
    """Yield the batches of a pool as they are made; where it breaks, make the rest here."""
    rest = iter(inputs)
    under_way: dict[Future[Batch], list[MakerInput]] = {}
    while True:
        for batch in islice(rest, max(0, count * AHEAD - len(under_way))):
            under_way[pool.submit(_made_in_process, batch)] = batch
        if not under_way or cancelled():
            return
        finished, _ = wait(under_way, timeout=POLL_S, return_when=FIRST_COMPLETED)
        for future in finished:
            batch = under_way.pop(future)
            try:
                made = future.result()
            except BrokenProcessPool:  # a process was killed: by a person, or for want of memory
                yield from (_made(one, recipe) for one in (batch, *under_way.values(), *rest) if not cancelled())
                return
            yield made


def _made(batch: list[MakerInput], recipe: Recipe) -> Batch:
    return [(one.article, one.revision, suggestions_in(one.text, one.language, one.published, recipe)) for one in batch]


_recipe_of_process: list[Recipe] = []  # set once, in a process that does nothing else


def _begin_process(recipe: Recipe) -> None:
    if hasattr(os, "nice"):
        os.nice(NICE)
    _recipe_of_process[:] = [recipe]


def _made_in_process(batch: list[MakerInput]) -> Batch:
    return _made(batch, _recipe_of_process[0])


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
