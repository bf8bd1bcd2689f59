"""What rules and models suggest: a cache beside the events, written without a step and replaced whole."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple, TypeAlias

from db import canonical, waiting
from db.connection import Database
from db.project import Project
from db.queries import programs
from db.records import ArticleId, Changes
from db.suggested import NewSuggestion
from db.transaction import words_at

Made: TypeAlias = Mapping[ArticleId, tuple[str, Sequence[NewSuggestion]]]  # revision, suggestions

PROGRAMS_NOTED = "programs"
SCANNED = 2_000  # articles looked through in one transaction
_COLUMNS = "article, start, end, label, origin, words, value, rule, confidence, readings, reckoned_from, furniture"
_INSERT = f"INSERT INTO suggestions({_COLUMNS}) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)"


def put_suggestions(project: Project, made: Made, *, programs_used: str | None = None) -> Changes:
    """Replace what is suggested in some articles, in one transaction.

    Args:
        project: the open project.
        made: for each article the revision of what made them (`queries.suggestions.revision_of`), and all of them.
        programs_used: the generation of the known programs that they were made with; where `note_programs` has noted
            another one since, the suggestions are kept and count as out of date. None: no programs were needed.

    Returns:
        The articles. What was decided is as it was; so are the suggestions that imports brought.

    Raises:
        NoSpan: where a suggestion lies outside of its article.
        ReadOnly, FileMoved, StorageFault: where the project cannot be written.
    """
    ready = [_ready(project.db, article, *of_article) for article, of_article in made.items()]

    def write(db: Database) -> frozenset[ArticleId]:
        late = programs_used is not None and programs_used != _noted(db)[0]
        return frozenset(_put(db, one, late=late) for one in ready if one is not None)

    return Changes(articles=project.write_cache(write), kinds=frozenset({"suggestion"}))


class _Ready(NamedTuple):
    """What is written for one article: worked out before the transaction, so that nobody waits for it."""

    article: ArticleId
    key: int
    revision: str
    rows: list[tuple[Any, ...]]


def _ready(db: Database, article: ArticleId, revision: str, found: Sequence[NewSuggestion]) -> _Ready | None:
    row = db.execute("SELECT key, body FROM texts WHERE id = ?", [article]).fetchone()
    if row is None:
        return None  # the project does not have it
    key, text = row
    by_confidence = sorted(found, key=lambda one: one.confidence)  # of two in one place by one maker the surer stays
    there = {(one.start, one.end, one.label, one.origin): one for one in by_confidence}
    return _Ready(article, key, revision, [_row(key, text, one) for one in there.values()])


def _put(db: Database, ready: _Ready, *, late: bool) -> ArticleId:
    db.execute("DELETE FROM suggestions WHERE article = ?", [ready.key])
    db.conn.executemany(_INSERT, ready.rows)
    waiting.recount(db, ready.key, ready.article)
    db.execute("UPDATE suggested SET revision = ? WHERE article = ?", ["" if late else ready.revision, ready.key])
    return ready.article


def _row(key: int, text: str, one: NewSuggestion) -> tuple[Any, ...]:
    readings = None
    if one.readings:
        readings = canonical.dumps([{"value": other.value, "rule": other.rule} for other in one.readings])
    place = (key, one.start, one.end, one.label, one.origin, words_at(text, one.start, one.end))
    confidence = round(min(max(one.confidence, 0.0), 1.0), 4)
    return (*place, one.value, one.rule, confidence, readings, one.reckoned_from, int(one.furniture))


def forget(project: Project, articles: Iterable[ArticleId] | None = None) -> Changes:
    """Say that the suggestions of some articles are out of date, without taking them away; None: of all."""
    if articles is None:
        project.write_cache(lambda db: db.execute("UPDATE suggested SET revision = ''"))
        return Changes(kinds=frozenset({"suggestion"}))
    some = frozenset(articles)
    statement = "UPDATE suggested SET revision = '' WHERE article = (SELECT key FROM texts WHERE id = ?)"
    project.write_cache(lambda db: db.conn.executemany(statement, [(article,) for article in some]))
    return Changes(articles=some, kinds=frozenset({"suggestion"}))


def note_programs(project: Project, *, cancelled: Callable[[], bool] = lambda: False) -> int:
    """Put the suggestions out of date that the programs known by now may change.

    Those are the articles that contain a spelling that came, went, or means another program than when this was last
    asked. In many short transactions; where it is interrupted, asking again does what is left.

    Args:
        project: the open project.
        cancelled: asked between two parts.

    Returns:
        How many articles are out of date by it.

    Raises:
        ReadOnly, FileMoved, StorageFault: where the project cannot be written.
    """
    now = programs.known(project)
    generation, noted = _noted(project.db)
    if generation == now.generation:
        return 0
    changed = sorted({spelling for spelling, _ in noted ^ set(now.pairs)})
    count, after, more = 0, 0, True
    while more:
        if cancelled():
            return count
        keys, after = programs.containing(project, changed, after=after, limit=SCANNED)
        _put_out_of_date(project, keys)
        count, more = count + len(keys), after > 0
    body = canonical.dumps({"generation": now.generation, "pairs": now.pairs})
    statement = "INSERT INTO notes(name, body) VALUES (?, ?) ON CONFLICT(name) DO UPDATE SET body = excluded.body"
    project.write_cache(lambda db: db.execute(statement, [PROGRAMS_NOTED, body]))
    return count


def _put_out_of_date(project: Project, keys: Sequence[int]) -> None:
    statement = "UPDATE suggested SET revision = '' WHERE article = ?"
    project.write_cache(lambda db: db.conn.executemany(statement, [(key,) for key in keys]))


def _noted(db: Database) -> tuple[str, set[tuple[str, str]]]:
    """Return the generation and the programs that were noted last."""
    row = db.execute("SELECT body FROM notes WHERE name = ?", [PROGRAMS_NOTED]).fetchone()
    if row is None:
        return programs.NONE.generation, set()
    try:
        noted = json.loads(row[0])
        return str(noted["generation"]), {(str(spelling), str(name)) for spelling, name in noted["pairs"]}
    except (ValueError, TypeError, KeyError, RecursionError):  # a foreign file's: then all programs count as new
        return "", set()
