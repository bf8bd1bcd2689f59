"""What other articles say of the same: the same program, the same value, the same date, whatever the wording.

All of it is looked up while an analyst waits for the panel to follow her: no look-up goes through more than a fixed
number of rows. Beyond that it is "more than".
"""

import json
from dataclasses import dataclass
from typing import Any, Final

from db.facts import AMOUNT
from db.project import Project
from db.records import AnnotationId, ArticleId
from values.comparing import Kind, sums_agree, sums_differ
from values.sameness import program_key

_MOST_ARTICLES: Final = 5_000  # that are counted
_MOST_FACTS: Final = 1_500  # that are looked through
_MOST_AMOUNTS: Final = 100  # that are told, those that most articles state
_MOST_SORTED: Final = 200  # articles that are put in order
_VISIBLE = "article <> :article AND article NOT IN (SELECT id FROM articles WHERE hidden = 1)"
_COUNT = (
    f"SELECT COUNT(*) FROM (SELECT DISTINCT article FROM annotations WHERE same = :same AND {_VISIBLE} LIMIT :most)"
)
_PLACES = f"""
WITH some AS MATERIALIZED (
  SELECT DISTINCT article FROM annotations WHERE same = :same AND {_VISIBLE} LIMIT :sorted
)
SELECT a.id, a.title, a.published, a.source, n.id, n.start, n.end, n.words
FROM some CROSS JOIN articles a ON a.id = some.article
CROSS JOIN annotations n ON n.key = (
  SELECT m.key FROM annotations m WHERE m.same = :same AND m.article = a.id ORDER BY m.start, m.key LIMIT 1
)
ORDER BY a.published IS NULL, a.published DESC, a.key LIMIT :limit
"""
_FACTS = (
    "SELECT f.key, f.article FROM facts f CROSS JOIN articles a ON a.id = f.article AND a.hidden = 0"
    " WHERE f.program = :program AND f.article <> :article ORDER BY f.key DESC LIMIT :most"
)
_AMOUNTS = (
    "SELECT c.fact, c.same, c.value, c.annotation, c.start, c.end, c.words FROM json_each(?) j"
    " CROSS JOIN cell_values c ON c.fact = j.value AND c.role = ? WHERE +c.same IS NOT NULL"
)
# A plus keeps an index from being used that many rows share.
_HERE = (
    "SELECT DISTINCT c.same FROM facts f CROSS JOIN cell_values c ON c.fact = f.key AND c.role = ?"
    " WHERE f.article = ? AND +f.program = ? AND +c.same IS NOT NULL ORDER BY c.same"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many there are."""

    number: int
    more: bool = False  # there are more than that


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where another article says something."""

    article: ArticleId
    title: str
    published: str | None  # ISO 8601 day
    source: str
    annotation: AnnotationId | None  # None: an analyst gave the value without evidence
    start: int  # code points; 0 without evidence
    end: int  # exclusive
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SameAmount:
    """A sum that facts of a program elsewhere state."""

    same: str  # the key under which values are the same
    value: str  # canonical JSON
    articles: int
    facts: int
    differs: Kind | None  # in what it differs from the sums here; None: it does not, or cannot be compared
    here: bool  # a fact of the program here says the same
    place: Place  # one that says it


@dataclass(frozen=True, slots=True, kw_only=True)
class Elsewhere:
    """What other articles say of a program."""

    program: str
    articles: Count  # in which it is marked
    facts: Count  # of it; the amounts are those of the latest of them
    amounts: tuple[SameAmount, ...]  # those that differ first, then what most articles say
    further: int = 0  # amounts that fewer articles state, where there are very many


def of_program(project: Project, program: str, article: ArticleId) -> Elsewhere:
    """Return what other articles say of a program.

    Args:
        project: the open project.
        program: what its name means in the end.
        article: the one that is open.
    """
    bounds = {"program": program, "article": article, "most": _MOST_FACTS + 1}
    found = project.db.execute(_FACTS, bounds).fetchall()
    articles_of = dict(found[:_MOST_FACTS])
    rows = project.db.execute(_AMOUNTS, [json.dumps(list(articles_of)), AMOUNT]).fetchall()
    stated: dict[str, list[Any]] = {}
    for row in rows:
        stated.setdefault(row[1], []).append(row)
    here = [same for (same,) in project.db.execute(_HERE, [AMOUNT, article, program]).fetchall()]
    return Elsewhere(
        program=program,
        articles=count(project, program_key(program), article),
        facts=Count(number=len(articles_of), more=len(found) > _MOST_FACTS),
        amounts=_amounts(project, stated, articles_of, here),
        further=max(0, len(stated) - _MOST_AMOUNTS),
    )


def count(project: Project, same: str, article: ArticleId) -> Count:
    """Return in how many other articles something is marked that has the same value.

    Args:
        project: the open project.
        same: the key under which values are the same: of an annotation, or of a value in a cell.
        article: the one that is open.
    """
    bounds = {"same": same, "article": article, "most": _MOST_ARTICLES + 1}
    number = int(project.db.execute(_COUNT, bounds).fetchone()[0])
    return Count(number=min(number, _MOST_ARTICLES), more=number > _MOST_ARTICLES)


def of_value(project: Project, same: str, article: ArticleId, limit: int = 20) -> list[Place]:
    """Return where other articles have the same value: in each the first place, the latest article first.

    Of very many articles not all are put in order.

    Args:
        project: the open project.
        same: as in `count`.
        article: the one that is open.
        limit: how many articles, at most.
    """
    bounds = {"same": same, "article": article, "sorted": max(_MOST_SORTED, limit), "limit": limit}
    return [_place(row) for row in project.db.execute(_PLACES, bounds).fetchall()]


def _amounts(
    project: Project, stated: dict[str, list[Any]], articles_of: dict[int, str], here: list[str]
) -> tuple[SameAmount, ...]:
    said_in = {same: {articles_of[row[0]] for row in rows} for same, rows in stated.items()}
    told = sorted(stated, key=lambda same: (same not in here, -len(said_in[same]), same))[:_MOST_AMOUNTS]
    shown = {same: max(stated[same], key=lambda row: (row[3] is not None, row[0])) for same in told}
    articles = _articles(project, {articles_of[row[0]] for row in shown.values()})
    found = [
        SameAmount(
            same=same,
            value=row[2],
            articles=len(said_in[same]),
            facts=len({row[0] for row in stated[same]}),
            differs=_differs(same, here),
            here=same in here,
            place=_place((*articles[articles_of[row[0]]], *row[3:])),
        )
        for same, row in shown.items()
    ]
    return tuple(sorted(found, key=lambda one: (one.differs is None, -one.articles, one.same)))


def _differs(same: str, here: list[str]) -> Kind | None:
    if not here or sums_agree(frozenset((same,)), frozenset(here)):
        return None
    return next((one.kind for one in sums_differ([same], here)), None)


def _articles(project: Project, keys: set[str]) -> dict[str, Any]:
    rows = project.db.execute(
        "SELECT a.id, a.title, a.published, a.source FROM json_each(?) j CROSS JOIN articles a ON a.id = j.value",
        [json.dumps(sorted(keys))],
    )
    return {row[0]: row for row in rows.fetchall()}


def _place(row: Any) -> Place:
    article, title, published, source, annotation, start, end, words = row
    return Place(
        article=ArticleId(article),
        title=title,
        published=published,
        source=source,
        annotation=None if annotation is None else AnnotationId(annotation),
        start=start or 0,
        end=end or 0,
        words=words,
    )
