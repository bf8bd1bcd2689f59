"""The table of facts over the whole project: filtered, sorted, in groups; only what is on screen is read whole."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain

from db.facts import Fact
from db.project import Project
from db.queries import fact_buckets, fact_keys, facts
from db.queries.fact_filter import NO_YEAR as NO_YEAR
from db.queries.fact_filter import NONE as NONE
from db.queries.fact_filter import Filter as Filter
from db.queries.fact_filter import wanted as _wanted


class Column(StrEnum):
    """What the facts are in order of. Where a cell is empty, a fact comes last, up or down."""

    TITLE = "title"
    PROGRAM = "program"
    AMOUNT = "amount"  # the first one's lower number, whatever its currency
    COUNTRY = "country"
    DATE = "date"
    STATUS = "status"
    CHANGED = "changed"
    ARTICLE = "article"  # by its title
    PUBLISHED = "published"
    SOURCE = "source"
    ANNOTATOR = "annotator"
    SESSION = "session"


@dataclass(frozen=True, slots=True, kw_only=True)
class FactRow:
    """A line of the table."""

    key: int  # local
    fact: Fact
    article_title: str
    published: str | None  # ISO 8601 day
    source: str
    annotator: str
    session_name: str


_INDEXED = {
    Column.TITLE: "title_order",
    Column.PROGRAM: "program_order",
    Column.AMOUNT: "amount",
    Column.COUNTRY: "country",
    Column.DATE: "date",
    Column.STATUS: "status",
    Column.CHANGED: "changed_at",
}
_OF_SESSION = {Column.ANNOTATOR: fact_buckets.annotators, Column.SESSION: fact_buckets.sessions}
_OF_ARTICLE = {Column.ARTICLE: "title", Column.PUBLISHED: "published", Column.SOURCE: "source"}


def keys(project: Project, asked: Filter, order: Column | str, *, descending: bool = False) -> list[int]:
    """Return the local keys of the facts that are wanted, in order, without those in hidden articles.

    Args:
        project: the open project.
        asked: which facts.
        order: a column, or the name of a role: the order of the first of its values there.
        descending: the last comes first; facts without a value stay last.
    """
    some = _wanted(project, asked)
    unseen = fact_keys.hidden(project)
    if some is not None:
        some -= unseen
        return [key for key in ordered(project, order, descending=descending) if key in some] if some else []
    found = ordered(project, order, descending=descending)
    return [key for key in found if key not in unseen] if unseen else found


def count(project: Project, asked: Filter | None = None) -> int:
    """Return how many facts are wanted, without those in hidden articles; without a filter, how many there are."""
    unseen = fact_keys.hidden(project)
    some = None if asked is None else _wanted(project, asked)
    if some is not None:
        return len(some - unseen)
    return int(project.db.execute("SELECT COUNT(*) FROM facts").fetchone()[0]) - len(unseen)


def ordered(project: Project, order: Column | str, *, descending: bool) -> list[int]:
    """Return the local keys of all facts in order, be they in hidden articles."""
    if order in _INDEXED:
        return _by_index(project, _INDEXED[Column(order)], descending=descending)
    if order in _OF_ARTICLE:
        return _by_article(project, _OF_ARTICLE[Column(order)], descending=descending)
    if order in _OF_SESSION:
        return _by_session(project, Column(order), descending=descending)
    every = fact_keys.listed(project.db, "SELECT key FROM facts ORDER BY key")
    return fact_keys.flat(fact_buckets.of_role(project, order), every, descending=descending)


def _by_index(project: Project, column: str, *, descending: bool) -> list[int]:
    way = "DESC" if descending else "ASC"
    told = f"SELECT key FROM facts WHERE {column} IS NOT NULL ORDER BY {column} {way}, key {way}"
    found = fact_keys.listed(project.db, told)
    return found + fact_keys.listed(project.db, f"SELECT key FROM facts WHERE {column} IS NULL ORDER BY key")


def _by_article(project: Project, what: str, *, descending: bool) -> list[int]:
    """Return all facts in the order of their articles, and inside of them as the text goes."""
    found = fact_keys.of_articles(project)
    inside = [found.pop(one) for one in fact_buckets.articles_by(project, what, descending=descending) if one in found]
    return fact_keys.numbers(",".join([*inside, *found.values()]))


def _by_session(project: Project, column: Column, *, descending: bool) -> list[int]:
    """Return all facts in the order of their sessions or annotators, and inside of them in that of their keys."""
    found = fact_keys.of_sessions(project)
    buckets = _OF_SESSION[column](project)
    inside = [sorted(one.keys) for one in (reversed(buckets) if descending else buckets)]
    known = {session for (session,) in project.db.execute("SELECT id FROM sessions").fetchall()}
    rest = [keys for session, keys in found.items() if session not in known]
    return list(chain(*inside, fact_keys.numbers(",".join(rest))))


def rows(project: Project, some: Sequence[int]) -> list[FactRow]:
    """Return the lines of these keys, in their order; a key that is gone is left out."""
    found = {fact.key: fact for fact in facts.many(project, some)}
    articles = _of_ids(
        project, "SELECT id, title, published, source FROM articles", [f.article for f in found.values()]
    )
    sessions = _of_ids(project, "SELECT id, annotator, name FROM sessions", [f.session for f in found.values()])
    return [
        _row(found[key], articles[found[key].article], sessions.get(found[key].session, ("", "")))
        for key in some
        if key in found and found[key].article in articles
    ]


def _row(fact: Fact, article: tuple[str, ...], session: tuple[str, ...]) -> FactRow:
    title, published, source = article
    annotator, name = session
    return FactRow(
        key=fact.key,
        fact=fact,
        article_title=title,
        published=published,
        source=source,
        annotator=annotator,
        session_name=name,
    )


def _of_ids(project: Project, sql: str, ids: Sequence[str]) -> dict[str, tuple[str, ...]]:
    chosen = json.dumps(sorted(set(ids)))
    rows = project.db.execute(f"{sql} WHERE id IN (SELECT value FROM json_each(?))", [chosen])
    return {row[0]: row[1:] for row in rows.fetchall()}
