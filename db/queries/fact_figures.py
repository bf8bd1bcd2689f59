"""The facts of a project in figures: what an overview draws. Facts in hidden articles are left out."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from itertools import accumulate
from typing import Final

from db.facts import DATE, FactStatus
from db.project import Project
from db.queries import fact_buckets, fact_keys, queue, totals
from db.records import Progress, SessionId
from values.adding import Totals

_MONTHS: Final = range(1, 13)
# The articles that are done, by the hour of the step that last said so.
_DONE = """
SELECT hour, COUNT(*) FROM (
  SELECT substr(MIN(t.at), 1, 13) AS hour
  FROM statuses s JOIN articles a ON a.id = s.article AND a.hidden = 0
  CROSS JOIN events e ON e.id = s.head CROSS JOIN members m ON m.event = e.seq CROSS JOIN steps t ON t.key = m.step
  WHERE s.session = ? AND s.status = 'done' AND t.undone = 0 GROUP BY s.article
) GROUP BY hour
"""
_SHOWN = "article IN (SELECT id FROM articles WHERE hidden = 0)"
_MADE = f"SELECT substr(made_at, 1, 13), COUNT(*) FROM {{table}} WHERE session = ? AND {_SHOWN} GROUP BY 1"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgramAmounts:
    """What the facts of one program add up to."""

    program: str
    facts: int
    totals: Totals


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryFacts:
    """How many facts name a country. A fact of six countries counts for each of them."""

    code: str  # ISO 3166-1 alpha-2
    facts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeFacts:
    """How many facts have a date that begins in a year or a month."""

    year: int
    month: int | None  # None: the whole year was asked for, or its dates name no month
    facts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OverTime:
    """Facts by time. A fact with dates in two years counts in both."""

    points: tuple[TimeFacts, ...]  # in order of time; those without a month before the months of their year
    undated: int  # facts without a year


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """What was done in a session on a day, as far as it still stands."""

    day: str  # ISO 8601
    done: int  # articles
    done_until: int  # articles, on this day and all before it
    facts: int  # made
    annotations: int  # made


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionFigures:
    """How far a session is."""

    articles: Progress
    days: tuple[Day, ...]  # those on which anything was done, in order
    statuses: dict[FactStatus, int]  # of its facts; all statuses


def amounts(project: Project) -> tuple[ProgramAmounts, ...]:
    """Return what the facts of each program add up to, by the rules of all totals; the program of most facts first."""
    hidden = fact_keys.hidden(project)
    buckets = [(one.name, [key for key in one.keys if key not in hidden]) for one in fact_buckets.programs(project)]
    buckets = [(name, list(dict.fromkeys(keys))) for name, keys in buckets if keys]
    added = totals.of_groups(project, [keys for _, keys in buckets])
    found = [
        ProgramAmounts(program=name, facts=len(keys), totals=one)
        for (name, keys), one in zip(buckets, added, strict=True)
    ]
    return tuple(sorted(found, key=lambda one: (-one.facts, one.program)))


def countries(project: Project) -> tuple[CountryFacts, ...]:
    """Return how many facts name each country; that of most facts first."""
    hidden = fact_keys.hidden(project)
    counted = ((one.name, len(set(one.keys) - hidden)) for one in fact_buckets.countries(project))
    found = [CountryFacts(code=code, facts=facts) for code, facts in counted if facts]
    return tuple(sorted(found, key=lambda one: (-one.facts, one.code)))


def over_time(project: Project, *, by_month: bool) -> OverTime:
    """Return how many facts there are of each time.

    Args:
        project: the open project.
        by_month: by year and month; else by year.
    """
    hidden = fact_keys.hidden(project)
    points: dict[tuple[int, int | None], set[int]] = {}
    for same, keys in fact_keys.of_role(project, DATE).items():
        year = fact_buckets.year_of(same)
        if year is not None:
            month = _month_of(fact_buckets.told(same, DATE)) if by_month else None
            points.setdefault((year, month), set()).update(keys)
    dated = {key for keys in points.values() for key in keys}
    found = ((year, month, len(keys - hidden)) for (year, month), keys in points.items())
    return OverTime(
        points=tuple(
            TimeFacts(year=year, month=month, facts=facts)
            for year, month, facts in sorted(found, key=lambda one: (one[0], one[1] or 0))
            if facts
        ),
        undated=len(_every(project) - hidden - dated),
    )


def of_session(project: Project, session: SessionId, zone: tzinfo = UTC) -> SessionFigures:
    """Return how far a session is, and what was done on which day.

    Args:
        project: the open project.
        session: which one.
        zone: in which days begin and end; a zone that is off by parts of an hour is taken as the hour.
    """
    done = _by_day(project.db.execute(_DONE, [session]).fetchall(), zone)
    facts, annotations = (
        _by_day(project.db.execute(_MADE.format(table=table), [session]).fetchall(), zone)
        for table in ("facts", "annotations")
    )
    days = sorted(done.keys() | facts.keys() | annotations.keys())
    return SessionFigures(
        articles=queue.progress(project, session),
        days=tuple(
            Day(day=day, done=done[day], done_until=until, facts=facts[day], annotations=annotations[day])
            for day, until in zip(days, accumulate(done[day] for day in days), strict=True)
        ),
        statuses=_statuses(project, session),
    )


def _month_of(edtf: str | None) -> int | None:
    """Return the month in which a date begins; None where it names none: a year, a quarter, a season."""
    first, _, last = (edtf or "").partition(" ")[0].partition("/")
    digits = (last if first == ".." else first)[5:7]
    return int(digits) if digits.isdecimal() and int(digits) in _MONTHS else None


def _every(project: Project) -> set[int]:
    return set(fact_keys.listed(project.db, "SELECT key FROM facts"))


def _by_day(hours: Iterable[tuple[str, int]], zone: tzinfo) -> Counter[str]:
    """Return counts by day; the hours are of UTC, such as "2026-03-01T09"."""
    found: Counter[str] = Counter()
    for hour, count in hours:
        try:
            moment = datetime.strptime(hour, "%Y-%m-%dT%H").replace(tzinfo=UTC)
        except ValueError:  # a project may come from anywhere
            continue
        found[moment.astimezone(zone).date().isoformat()] += count
    return found


def _statuses(project: Project, session: SessionId) -> dict[FactStatus, int]:
    rows = project.db.execute(
        f"SELECT status, COUNT(*) FROM facts WHERE session = ? AND {_SHOWN} GROUP BY status", [session]
    ).fetchall()
    counted = dict(rows)
    return {status: counted.get(status.value, 0) for status in FactStatus}
