"""Where articles disagree, and what was decided about it."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from db import disagreeing
from db.disagreeing import Found, Others, Sayers, Stated, Values
from db.facts import AMOUNT, BUILT_IN, COUNTRY, DATE, PART, PROGRAM
from db.meanings import Sameness
from db.project import Project
from db.records import ArticleId, FactId
from db.rulings import Disagreement, Kind, Ruling, Side, Verdict, key_of
from values.rounds import round_in
from values.sorting import text_order

_SHOWN: Final = 50  # facts that a side names
_NAMES: Final = tuple(role.name for role in BUILT_IN)
_FACTS = (
    "SELECT f.key, f.article, f.session FROM facts f"
    " WHERE f.article NOT IN (SELECT id FROM articles WHERE hidden = 1)"
    " AND (f.rivals = 0 OR f.head = (SELECT MIN(g.head) FROM facts g WHERE g.id = f.id))"
)
_CELLS = "SELECT fact, role, label, same, coalesce(same, words || coalesce(value, '')) FROM cell_values ORDER BY fact"
_TITLES = "SELECT id, title, language FROM articles WHERE hidden = 0"
_SIDES = (
    "SELECT f.key, f.id, f.article, a.title, a.published, a.source, s.annotator FROM json_each(?) j"
    " CROSS JOIN facts f ON f.key = j.value JOIN articles a ON a.id = f.article JOIN sessions s ON s.id = f.session"
)
_SPANS = (
    "SELECT c.fact, c.role, c.same, c.start, c.end FROM json_each(?) j CROSS JOIN cell_values c ON c.fact = j.value"
    " WHERE c.start IS NOT NULL ORDER BY c.start, c.end"
)
_ROLES_OF: Final = {
    Kind.COUNTRIES: (COUNTRY, COUNTRY),
    Kind.PARTS: (AMOUNT, PART),
    Kind.YEARS: (DATE, DATE),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """All disagreements of a project."""

    open: tuple[Disagreement, ...]  # by program and date
    ruled: tuple[Disagreement, ...]  # the latest ruling first


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ruled:
    """A ruling with what it is about, programs by what their names mean now."""

    ruling: Ruling
    kind: Kind
    programs: tuple[str, ...]
    when: str
    left: tuple[str, ...]
    right: tuple[str, ...]

    @property
    def key(self) -> str:
        return key_of(self.kind, self.programs, self.when, self.left, self.right)


def open_ones(project: Project) -> list[Disagreement]:
    """Return the disagreements that nobody has ruled, by program and date."""
    return list(listed(project).open)


def ruled(project: Project) -> list[Disagreement]:
    """Return the disagreements that were ruled, the latest ruling first.

    What no article says any more, because a fact was corrected, has no facts and no article at its sides.
    """
    return list(listed(project).ruled)


def count_rulings(project: Project) -> int:
    """Return how many rulings there are."""
    return int(project.db.execute("SELECT COUNT(*) FROM rulings").fetchone()[0])


def listed(project: Project) -> Listed:
    """Return the open and the ruled disagreements: looked for once, which takes seconds among very many facts."""
    rulings = _rulings(project)
    there = {one.key: one for one in _with_sides(project, disagreeing.find(_stated(project), _years(project)))}
    decided = {one.key for one in rulings}
    return Listed(
        open=tuple(one for key, one in there.items() if key not in decided),
        ruled=tuple(_as_ruled(one, there.get(one.key)) for one in rulings),
    )


def _as_ruled(one: _Ruled, there: Disagreement | None) -> Disagreement:
    if there is not None:
        return replace(there, ruling=one.ruling)
    alone = one.kind is Kind.YEARS
    return Disagreement(
        key=one.key,
        kind=one.kind,
        programs=one.programs,
        when=one.when,
        left=Side(values=one.left),
        right=None if alone else Side(values=one.right),
        years=" ".join(one.right) if alone else "",
        ruling=one.ruling,
    )


# ------------------------------------------------------------------------------------------------ what facts state


def _stated(project: Project) -> Iterator[Stated]:
    """Yield what each fact states; those in hidden articles, and further states of the same fact, are left out."""
    facts = {key: (article, session) for key, article, session in project.db.execute(_FACTS).fetchall()}
    if not facts:
        return
    rounds = _rounds(project, {article for article, _ in facts.values()})
    cells: list[Any] = []
    kept: dict[Values, Values] = {}
    for row in _ended(project.db.conn.execute(_CELLS)):
        if cells and row[0] != cells[0][0]:
            if cells[0][0] in facts:
                article, session = facts[cells[0][0]]
                yield _one(cells, article, session, rounds.get(article), kept)
            cells = []
        cells.append(row)


def _ended(rows: Iterable[Any]) -> Iterator[Any]:
    """Yield rows, and one more that belongs to no fact."""
    yield from rows
    yield (None, "", "", None, None)


def _one(cells: list[Any], article: str, session: str, number: int | None, kept: dict[Values, Values]) -> Stated:
    sames: dict[str, list[str | None]] = {}
    others: dict[str, set[str]] = {}
    for _, role, _, same, told in cells:
        if role in _NAMES:
            sames.setdefault(role, []).append(same)
        else:
            others.setdefault(role, set()).add(text_order(told))
    countries = sames.get(COUNTRY, [])
    return Stated(
        key=cells[0][0],
        article=article,
        session=session,
        programs=tuple(sorted({one.partition(" ")[2] for one in sames.get(PROGRAM, ()) if one})),
        amounts=_values(sames.get(AMOUNT, ()), kept),
        countries=_values(() if None in countries else countries, kept),
        dates=tuple(sorted({one.partition(" ")[2] for one in sames.get(DATE, ()) if one})),
        parts=tuple(sames.get(PART, ())),
        others=_others(others),
        round=number,
    )


def _values(sames: Iterable[str | None], kept: dict[Values, Values]) -> Values:
    """Return a set of keys; equal ones are one object, for there are many facts and few sets."""
    found = frozenset(one for one in sames if one is not None)
    return kept.setdefault(found, found)


def _others(found: Mapping[str, set[str]]) -> Others:
    return tuple((role, frozenset(values)) for role, values in sorted(found.items()))


def _rounds(project: Project, articles: set[str]) -> dict[str, int]:
    """Return the rounds that titles of articles name."""
    titles = project.db.execute(_TITLES).fetchall()
    named = ((key, round_in(title, language)) for key, title, language in titles if key in articles)
    return {key: one.number for key, one in named if one is not None}


def _years(project: Project) -> dict[str, str]:
    """Return the years of programs, by what their names mean; what is said of that name itself goes first."""
    rows = project.db.execute(
        "SELECT coalesce(m.program, p.name), p.years FROM programs p LEFT JOIN meanings m ON m.name = p.name"
        " WHERE p.years IS NOT NULL AND p.years <> '' ORDER BY m.program IS NULL, p.name DESC"
    )
    return dict(rows.fetchall())


# ------------------------------------------------------------------------------------------------ both sides


def _with_sides(project: Project, found: list[Found]) -> list[Disagreement]:
    """Return what was found, with the articles and the words that show it."""
    keys = {fact.key for one in found for fact in (*one.shown, *_named(one.lefts), *_named(one.rights))}
    wanted = json.dumps(sorted(keys))
    facts = {row[0]: row[1:] for row in project.db.execute(_SIDES, [wanted]).fetchall()}
    shown = json.dumps(sorted({fact.key for one in found for fact in one.shown}))
    spans: dict[int, list[Any]] = {}
    for key, *row in project.db.execute(_SPANS, [shown]).fetchall():
        spans.setdefault(key, []).append(row)
    return [_disagreement(one, facts, spans) for one in found]


def _named(sayers: Sayers | None) -> tuple[Stated, ...]:
    return () if sayers is None else sayers.facts[:_SHOWN]


def _disagreement(one: Found, facts: Mapping[int, Any], spans: Mapping[int, list[Any]]) -> Disagreement:
    left_role, right_role = _ROLES_OF.get(one.kind, (AMOUNT, AMOUNT))
    right = _side(one.right, one.rights, one.shown[1], right_role, facts, spans) if one.rights else None
    return Disagreement(
        key=key_of(one.kind, one.programs, one.when, one.left, one.right),
        kind=one.kind,
        programs=one.programs,
        when=one.when,
        left=_side(one.left, one.lefts, one.shown[0], left_role, facts, spans),
        right=right,
        years=" ".join(one.right) if right is None else "",
    )


def _side(
    values: tuple[str, ...],
    sayers: Sayers,
    shown: Stated,
    role: str,
    facts: Mapping[int, Any],
    spans: Mapping[int, list[Any]],
) -> Side:
    id_, article, title, published, source, annotator = facts[shown.key]
    told = spans.get(shown.key, [])
    others = (facts[one.key][0] for one in _named(sayers) if one is not shown)
    is_evidence = [a_role == role and same in values for a_role, same, _, _ in told]
    return Side(
        values=values,
        facts=(FactId(id_), *map(FactId, others)),
        articles=sayers.articles,
        article=ArticleId(article),
        title=title,
        published=published,
        source=source,
        annotator=annotator,
        evidence=tuple((row[2], row[3]) for row, mine in zip(told, is_evidence, strict=True) if mine),
        around=tuple((row[2], row[3]) for row, mine in zip(told, is_evidence, strict=True) if not mine),
    )


# ------------------------------------------------------------------------------------------------ rulings


def _rulings(project: Project) -> list[_Ruled]:
    """Return the rulings, the latest first; without those that another program wrote and that say nothing here."""
    rows = project.db.execute(
        "SELECT id, kind, verdict, annotator, note, sides, made_at FROM rulings ORDER BY made_at DESC, key DESC"
    )
    sameness = Sameness(project.db)
    found = (_ruling(row, sameness) for row in rows.fetchall())
    return [one for one in found if one is not None]


def _ruling(row: tuple[Any, ...], sameness: Sameness) -> _Ruled | None:
    id_, kind, verdict, annotator, note, sides, made_at = row
    try:
        told = json.loads(sides)
        programs, when, left, right = (told[name] for name in ("programs", "when", "left", "right"))
        return _Ruled(
            ruling=Ruling(id=id_, verdict=Verdict(verdict), annotator=annotator, note=note, made_at=made_at),
            kind=Kind(kind),
            programs=tuple(sorted({sameness.meaning(str(one)) for one in programs})),
            when=str(when),
            left=tuple(map(str, left)),
            right=tuple(map(str, right)),
        )
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
