"""What the table of facts can be filtered by: each choice with the number of facts that it would leave."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from db.project import Project
from db.queries import fact_buckets, fact_filter, fact_keys
from db.queries.fact_filter import Filter
from db.queries.fact_keys import Bucket


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One thing to filter by."""

    name: str  # what goes into the filter's field; "": the facts without any
    title: str  # as data says it; "" for the facts without any
    count: int  # of facts


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What there is to choose from, field by field, each in its order; those without any come last."""

    programs: tuple[Choice, ...] = ()
    countries: tuple[Choice, ...] = ()
    years: tuple[Choice, ...] = ()  # four digits
    currencies: tuple[Choice, ...] = ()
    statuses: tuple[Choice, ...] = ()
    annotators: tuple[Choice, ...] = ()
    sessions: tuple[Choice, ...] = ()
    articles: tuple[Choice, ...] = ()


def _statuses(project: Project) -> list[Bucket]:
    rows = project.db.execute("SELECT status, group_concat(key) FROM facts GROUP BY status").fetchall()
    return fact_keys.joined((status, status, found) for status, found in rows)


_BUCKETS: Mapping[str, Callable[[Project], list[Bucket]]] = {
    "programs": fact_buckets.programs,
    "countries": fact_buckets.countries,
    "years": fact_buckets.years,
    "currencies": fact_filter.currencies,
    "statuses": _statuses,
    "annotators": fact_buckets.annotators,
    "sessions": fact_buckets.sessions,
    "articles": fact_buckets.articles,
}
_TITLES = {"sessions": "SELECT id, name FROM sessions", "articles": "SELECT id, title FROM articles"}


def choices(project: Project, asked: Filter | None = None, fields: Iterable[str] = tuple(_BUCKETS)) -> Choices:
    """Return what can be chosen in each field, counted among the facts that the other fields leave.

    Args:
        project: the open project.
        asked: the filter as it is; what it has chosen is told with a count of 0 where no other fact has it.
        fields: the names of those that are of interest; the others stay empty.
    """
    wanted = asked or Filter()
    parts = fact_filter.parts(project, wanted)
    shown = set(fact_keys.listed(project.db, "SELECT key FROM facts")) - fact_keys.hidden(project)
    found: dict[str, tuple[Choice, ...]] = {}
    for field in fields:
        others = fact_filter.meeting([shown, *(some for name, some in parts.items() if name != field)])
        chosen = [str(one) for one in getattr(wanted, field)]
        found[field] = _choices(project, field, others or set(), chosen)
    return Choices(**found)


def _choices(project: Project, field: str, among: set[int], chosen: Sequence[str]) -> tuple[Choice, ...]:
    titles = dict(project.db.execute(_TITLES[field]).fetchall()) if field in _TITLES else {}
    found, rest = list[Choice](), set(among)
    for bucket in _BUCKETS[field](project):
        some = among.intersection(bucket.keys)
        count = len(some)
        rest -= some
        if count or bucket.name in chosen:
            found.append(Choice(name=bucket.name, title=titles.get(bucket.name, bucket.name), count=count))
    return (*found, Choice(name="", title="", count=len(rest))) if rest else tuple(found)
