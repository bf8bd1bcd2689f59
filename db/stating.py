"""What the facts of a project state, as far as it is compared, read in one go: there may be very many."""

import json
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

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
    " FROM facts f WHERE f.key > ? ORDER BY f.key LIMIT ?"
)
_PART, _CELL = "\x1f", "\x1e"  # between what is told of a cell, and between cells: no value holds them
_CELLS = (
    "SELECT fact, group_concat(role || :part || CASE WHEN role IN (SELECT value FROM json_each(:built_in))"
    " THEN coalesce(same, '') ELSE coalesce(same, words || coalesce(value, '')) END, :cell)"
    " FROM cell_values WHERE fact BETWEEN :first AND :last GROUP BY fact"
)
_TITLES = "SELECT a.id, a.title, a.language FROM articles a WHERE a.hidden = 0 AND a.id IN (SELECT article FROM facts)"


class _Said(NamedTuple):
    """What stands in the cells of a fact."""

    programs: tuple[str, ...]
    amounts: Values
    countries: Values
    dates: tuple[str, ...]
    parts: tuple[str | None, ...]
    others: Others


def stated(project: Project) -> Iterator[Stated]:
    """Yield what each fact states, without those in articles that do not show, and further states of the same fact."""
    rounds = _rounds(project)
    kept: dict[str, _Said] = {}  # many facts say the same
    last = 0
    while rows := project.db.execute(_FACTS, [last, _AT_ONCE]).fetchall():
        facts = {key: (article, session) for key, article, session, counts in rows if counts}
        first, last = rows[0][0], rows[-1][0]
        bounds = {"part": _PART, "cell": _CELL, "built_in": json.dumps(_NAMES), "first": first, "last": last}
        for key, cells in project.db.execute(_CELLS, bounds).fetchall():
            if key in facts:
                said = kept.get(cells)
                if said is None:
                    said = kept[cells] = _said(cells)
                article, session = facts[key]
                yield Stated(key, article, session, *said, rounds.get(article))


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


def _rounds(project: Project) -> dict[str, int]:
    """Return the rounds that titles of articles name."""
    titles = project.db.execute(_TITLES).fetchall()
    named = ((key, round_in(title, language)) for key, title, language in titles)
    return {key: one.number for key, one in named if one is not None}
