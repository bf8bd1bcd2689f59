"""The facts of the table in groups: by program, country, year, amount, article or annotator."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from db.project import Project
from db.queries import fact_buckets, fact_table
from db.queries.fact_filter import Filter
from db.queries.fact_keys import Bucket
from db.queries.fact_table import Column
from values.show import show


class Grouping(StrEnum):
    """What the facts of a group share."""

    NONE = "none"
    PROGRAM = "program"
    COUNTRY = "country"
    YEAR = "year"  # in which a date begins
    VALUE = "value"  # an amount
    ARTICLE = "article"
    ANNOTATOR = "annotator"


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Facts that share something."""

    name: str  # program, code, year of four digits, key of an amount, id of an article, annotator; "": they have none
    title: str  # as data says it: the name, a value as it is shown, an article's title; "" where they have none
    keys: list[int]  # in the order asked for


_BUCKETS = {
    Grouping.PROGRAM: fact_buckets.programs,
    Grouping.COUNTRY: fact_buckets.countries,
    Grouping.YEAR: fact_buckets.years,
    Grouping.VALUE: fact_buckets.values,
    Grouping.ARTICLE: fact_buckets.articles,
    Grouping.ANNOTATOR: fact_buckets.annotators,
}
_OWN_ORDER = {
    Grouping.PROGRAM: (Column.PROGRAM, Column.TITLE),
    Grouping.COUNTRY: (Column.COUNTRY,),
    Grouping.YEAR: (Column.DATE,),
    Grouping.VALUE: (Column.AMOUNT,),
    Grouping.ARTICLE: (Column.ARTICLE,),
    Grouping.ANNOTATOR: (Column.ANNOTATOR, Column.SESSION),
}


def groups(
    project: Project, asked: Filter, grouping: Grouping, order: Column | str, *, descending: bool = False
) -> list[Group]:
    """Return the facts that are wanted in groups. A fact of several countries, say, is in several groups.

    The groups are in the order of what they share, backwards where the facts are sorted by just that, backwards; those
    that have nothing of it are the last group.

    Args:
        project: the open project.
        asked: which facts.
        grouping: what they share; NONE: one group of all.
        order: of the facts in a group.
        descending: the last comes first.
    """
    keys = fact_table.keys(project, asked, order, descending=descending)
    if grouping is Grouping.NONE:
        return [Group(name="", title="", keys=keys)]
    buckets = _BUCKETS[grouping](project)
    if descending and order in _OWN_ORDER[grouping]:
        buckets.reverse()
    return _grouped(project, grouping, buckets, keys)


def _grouped(project: Project, grouping: Grouping, buckets: Sequence[Bucket], keys: list[int]) -> list[Group]:
    rank = {key: place for place, key in enumerate(keys)}
    rest = dict.fromkeys(keys)
    found: list[tuple[str, list[int]]] = []
    for bucket in buckets:
        some = sorted({rank[key] for key in bucket.keys if key in rank})
        if some:
            found.append((bucket.name, [keys[place] for place in some]))
            for key in found[-1][1]:
                rest.pop(key, None)
    titles = _titles(project, grouping, [name for name, _ in found])
    shown = [Group(name=name, title=titles[name], keys=some) for name, some in found]
    return [*shown, Group(name="", title="", keys=list(rest))] if rest else shown


def _titles(project: Project, grouping: Grouping, names: Sequence[str]) -> dict[str, str]:
    if grouping is Grouping.VALUE:
        return {name: show(fact_buckets.amount_of(name)) for name in names}
    if grouping is Grouping.ARTICLE:
        return dict(project.db.execute("SELECT id, title FROM articles").fetchall())
    return {name: name for name in names}
