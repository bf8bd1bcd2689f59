"""Making suggestions: for one article at once, for many in several processes beside the window."""

import hashlib
import time
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from itertools import islice
from typing import Final, TypeAlias

from db import canonical
from db.errors import FileMoved, ReadOnly, StorageFault
from db.project import Project
from db.queries import articles, labels, programs, suggestions
from db.records import Article, ArticleId, Changes, SessionId
from db.suggested import MakerInput, NewSuggestion, OtherReading
from db.suggesting import note_programs, put_suggestions
from desktop.jobs.learned import Learned, chosen_by, learned_of, learned_suggestions
from desktop.jobs.processes import cores, done_in_processes
from values import codec
from values.finding import find, language_of
from values.furniture.ranges import furniture_ranges
from values.languages.lexicon import load
from values.learning.learner import Proposal
from values.page import page_of
from values.program.known import KnownPrograms, known_programs
from values.types import Found

READ: Final = 8  # articles read at a time
BATCH: Final = 16  # articles that one process takes at a time, and one transaction stores
BATCH_CHARACTERS: Final = 60_000  # of them together, unless one alone has more
FEW: Final = 16  # articles for which no process is begun
SHORT: Final = 20_000  # characters that are looked through on this thread: a process answers later than that takes
MOST_PROCESSES: Final = 8
COPIED_S: Final = 10.0  # the longest wait for a copy of the project that is under way; each write would undo it
PAUSE_S: Final = 0.002  # between two transactions, so that the window gets its turn

Batch: TypeAlias = list[tuple[ArticleId, str, tuple[NewSuggestion, ...]]]  # article, revision, what was made


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """What suggestions are made with; it can be handed to another process."""

    rules: str  # revision of rules, labels and what was learned: suggestions of another one are made again
    labels: frozenset[str]  # that the project gives; under another one nothing can be accepted
    programs: KnownPrograms
    generation: str  # of the project's programs
    learned: Learned | None = None  # from the project's decisions; None: the rules suggest alone


def recipe_of(project: Project) -> Recipe:
    """Return what the project's suggestions are made with now."""
    known = programs.known(project)
    learned = learned_of(project)
    given = frozenset(labels.names(project))
    return Recipe(
        rules=_revision(given, learned),
        labels=given,
        programs=known_programs(known.pairs),
        generation=known.generation,
        learned=learned,
    )


def _revision(given: frozenset[str], learned: Learned | None) -> str:
    """Return a name for all but the programs that suggestions are made with."""
    digest = canonical.thing_id(sorted(given))[:8]
    return f"{rules_revision()}-{digest}" + (f"+{learned.revision}" if learned is not None else "")


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
    found = [one for one in find(text, language, published, recipe.programs) if one.label in recipe.labels]
    if recipe.learned is None:
        return tuple(map(_suggestion, found))
    both = chosen_by(recipe.learned, text, language, found)
    proposed = [one for one in both if isinstance(one, Proposal) and one.label in recipe.labels]
    learned = learned_suggestions(proposed, text, language, published)
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
    project.turns.wait(COPIED_S)
    note_programs(project, cancelled=cancelled)
    recipe = recipe_of(project)
    keys = suggestions.stale(project, recipe.rules, session=session)
    if keys:
        progress(0, len(keys))
    done = 0
    with closing(_batches(project, keys, recipe, processes, cancelled)) as batches:
        for batch in batches:
            project.turns.wait(COPIED_S)
            told(put_suggestions(project, {a: (r, found) for a, r, found in batch}, programs_used=recipe.generation))
            done += len(batch)
            progress(done, len(keys))
            if cancelled():
                break
            time.sleep(PAUSE_S)
    return done


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What was found of one article at once."""

    generation: str  # of the project's programs that were known
    furniture: tuple[tuple[int, int], ...]  # ranges of page furniture, in order
    stored: Changes | None = None  # what storing new suggestions changed; None: nothing was stored
    made: tuple[NewSuggestion, ...] | None = None  # new ones that could not be stored


def look_at(
    project: Project, article: Article, *, anew: bool = False, cancelled: Callable[[], bool] = lambda: False
) -> Look:
    """Make the suggestions of one article at once, unless those that the project has would be the same.

    Where they cannot be stored they are handed back, to be shown all the same.

    Args:
        project: a connection of its own.
        article: as it is now.
        anew: make them even if nothing is known to have changed.
        cancelled: asked while a long article is looked through.
    """
    recipe = recipe_of(project)
    text = articles.text(project, article.id)
    look = Look(generation=recipe.generation, furniture=furniture_in(text, article.language))
    if not anew and suggestions.is_current(project, article.id, recipe.rules):
        return look
    made = _made_alone(text, article, recipe, cancelled)
    if made is None:
        return look
    revision = suggestions.revision_of(recipe.rules, article.language, article.published)
    try:
        stored = put_suggestions(project, {article.id: (revision, made)}, programs_used=recipe.generation)
    except (ReadOnly, FileMoved, StorageFault):
        return replace(look, made=made)
    return replace(look, stored=stored)


def furniture_in(text: str, language: str | None) -> tuple[tuple[int, int], ...]:
    """Return the ranges of a text that are page furniture, in order; code points."""
    page = page_of(text, load(language.lower()[:2] if language else language_of(text)), None)
    found = furniture_ranges(page.text, page.lexicon.language)
    return tuple((page.stored(start), page.stored(end, end=True)) for start, end in found)


def _made_alone(
    text: str, article: Article, recipe: Recipe, cancelled: Callable[[], bool]
) -> tuple[NewSuggestion, ...] | None:
    """Return what is suggested in an article; None where it was cancelled. A long one gets a process of its own."""
    alone = MakerInput(
        key=0, article=article.id, text=text, language=article.language, published=article.published, revision=""
    )
    if len(text) <= SHORT:
        return make_batch(recipe, [alone])[0][2]
    with closing(done_in_processes(make_batch, recipe, [[alone]], processes=1, cancelled=cancelled)) as batches:
        return next((batch[0][2] for batch in batches), None)


def _batches(
    project: Project, keys: Sequence[int], recipe: Recipe, processes: int | None, cancelled: Callable[[], bool]
) -> Generator[Batch, None, None]:
    """Yield what is made, a batch at a time: of a few short articles on this thread, else in several processes."""
    inputs = _inputs(project, keys, recipe.rules)
    count = min(MOST_PROCESSES, cores()) if processes is None else processes
    if processes is None and len(keys) <= FEW:
        found = list(inputs)
        inputs = iter(found)
        count = min(count, len(found)) if sum(len(one.text) for batch in found for one in batch) > SHORT else 0
    if count:
        yield from done_in_processes(make_batch, recipe, inputs, processes=count, cancelled=cancelled)
        return
    for batch in inputs:
        if cancelled():
            return
        yield make_batch(recipe, batch)


def _inputs(project: Project, keys: Sequence[int], rules: str) -> Iterator[list[MakerInput]]:
    """Yield the articles in batches of about the same length."""
    rest, batch, length = iter(keys), list[MakerInput](), 0
    while some := list(islice(rest, READ)):
        for one in suggestions.inputs(project, some, rules):
            if batch and (len(batch) >= BATCH or length + len(one.text) > BATCH_CHARACTERS):
                yield batch
                batch, length = [], 0
            batch.append(one)
            length += len(one.text)
    if batch:
        yield batch


def make_batch(recipe: Recipe, batch: list[MakerInput]) -> Batch:
    """Make the suggestions of some articles; called in other processes too."""
    return [(one.article, one.revision, suggestions_in(one.text, one.language, one.published, recipe)) for one in batch]
