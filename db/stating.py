"""What the facts of a project state, as far as it is compared, read in one go: there may be very many."""

import json
from collections.abc import Collection, Iterable, Iterator
from types import MappingProxyType
from typing import Final, NamedTuple, TypeAlias

from db.disagreeing import Others, Stated, Values
from db.facts import AMOUNT, BUILT_IN, COUNTRY, DATE, PART, PROGRAM
from db.project import Project
from values.rounds import round_in
from values.sorting import text_order

_NAMES: Final = tuple(role.name for role in BUILT_IN)
_AT_ONCE: Final = 10_000  # facts: no reading lasts so long that who writes would have to wait
_FACTS = (
    "SELECT f.key, f.article, f.session,"
    " f.article IN (SELECT id FROM articles WHERE hidden = 0)"
    " AND (f.rivals = 0 OR f.head = (SELECT MIN(g.head) FROM facts g WHERE g.id = f.id))"
    " FROM facts f WHERE f.key {which}"
)
_GOING_ON = "> ? ORDER BY f.key LIMIT ?"
_THESE = "IN (SELECT value FROM json_each(?)) ORDER BY f.key"
_PART, _CELL = "\x1f", "\x1e"  # between what is told of a cell, and between cells: no value holds them
_CELLS = (
    "SELECT fact, group_concat(role || :part || CASE WHEN role IN (SELECT value FROM json_each(:built_in))"
    " THEN coalesce(same, '') ELSE coalesce(same, words || coalesce(value, '')) END, :cell)"
    " FROM cell_values WHERE fact {which} GROUP BY fact"
)
_BETWEEN = "BETWEEN :first AND :last"
_ANY_OF = "IN (SELECT value FROM json_each(:facts))"
_TITLES = (
    "SELECT a.id, a.title, a.language FROM articles a WHERE a.hidden = 0 AND a.id IN (SELECT article FROM facts{which})"
)


_BOUND: Final = MappingProxyType({"part": _PART, "cell": _CELL, "built_in": json.dumps(_NAMES)})
# Facts that count, with article and session; and the cells of those, and perhaps of others, as one text for each.
_Batch: TypeAlias = tuple[dict[int, tuple[str, str]], list[tuple[int, str]]]


class _Said(NamedTuple):
    """What stands in the cells of a fact."""

    programs: tuple[str, ...]
    amounts: Values
    countries: Values
    dates: tuple[str, ...]
    parts: tuple[str | None, ...]
    others: Others


def stated(project: Project, only: Collection[int] | None = None) -> Iterator[Stated]:
    """Yield what each fact states, without those in articles that do not show, and further states of the same fact.

    Args:
        project: the open project.
        only: local keys of the facts wanted; None: all.
    """
    rounds = _rounds(project, only)
    kept: dict[str, _Said] = {}  # many facts say the same
    for facts, cells_of in _read(project) if only is None else _read_some(project, only):
        for key, cells in cells_of:
            if key in facts:
                said = kept.get(cells)
                if said is None:
                    said = kept[cells] = _said(cells)
                article, session = facts[key]
                yield Stated(key, article, session, *said, rounds.get(article))


def _read(project: Project) -> Iterator[_Batch]:
    sql = _CELLS.format(which=_BETWEEN)
    last = 0
    while rows := project.db.execute(_FACTS.format(which=_GOING_ON), [last, _AT_ONCE]).fetchall():
        first, last = rows[0][0], rows[-1][0]
        yield _counting(rows), project.db.execute(sql, {**_BOUND, "first": first, "last": last}).fetchall()


def _read_some(project: Project, only: Collection[int]) -> Iterator[_Batch]:
    wanted = sorted(only)
    for start in range(0, len(wanted), _AT_ONCE):
        some = json.dumps(wanted[start : start + _AT_ONCE])
        rows = project.db.execute(_FACTS.format(which=_THESE), [some]).fetchall()
        cells = project.db.execute(_CELLS.format(which=_ANY_OF), {**_BOUND, "facts": some}).fetchall()
        yield _counting(rows), cells


def _counting(rows: Iterable[tuple[int, str, str, int]]) -> dict[int, tuple[str, str]]:
    return {key: (article, session) for key, article, session, counts in rows if counts}


def _said(cells: str) -> _Said:
    sames: dict[str, list[str | None]] = {}
    others: dict[str, set[str]] = {}
    for cell in cells.split(_CELL):
        role, _, same = cell.partition(_PART)
        if role in _NAMES:
            sames.setdefault(role, []).append(same or None)
        else:
            others.setdefault(role, set()).add(text_order(same))
    countries = sames.get(COUNTRY, [])
    return _Said(
        programs=_named_in(sames.get(PROGRAM, ())),
        amounts=_known(sames.get(AMOUNT, ())),
        countries=_known(() if None in countries else countries),
        dates=_named_in(sames.get(DATE, ())),
        parts=tuple(sames.get(PART, ())),
        others=tuple((role, frozenset(values)) for role, values in sorted(others.items())),
    )


def _known(sames: Iterable[str | None]) -> Values:
    return frozenset(one for one in sames if one is not None)


def _named_in(sames: Iterable[str | None]) -> tuple[str, ...]:
    """Return what keys name behind their label: programs, dates."""
    return tuple(sorted({one.partition(" ")[2] for one in sames if one is not None}))


def _rounds(project: Project, only: Collection[int] | None) -> dict[str, int]:
    """Return the rounds that titles of articles name."""
    which = "" if only is None else " WHERE key IN (SELECT value FROM json_each(?))"
    parameters = [] if only is None else [json.dumps(list(only))]
    titles = project.db.execute(_TITLES.format(which=which), parameters).fetchall()
    named = ((key, round_in(title, language)) for key, title, language in titles)
    return {key: one.number for key, one in named if one is not None}
