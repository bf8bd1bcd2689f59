"""Where articles disagree, and what was decided about it."""

import json
from bisect import insort
from collections.abc import Collection, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from typing import Any, Final

from db import disagreeing, stating
from db.disagreeing import Found, Sayers, Stated
from db.facts import AMOUNT, COUNTRY, DATE, PART
from db.meanings import Sameness
from db.project import Project
from db.queries import program_details
from db.records import ArticleId, FactId
from db.rulings import Disagreement, Kind, Ruling, Side, Verdict, key_of
from values.sorting import text_order

_SHOWN: Final = 20  # facts that a side names
_SIDES = (
    "SELECT f.key, f.id, f.article, a.title, a.published, a.source, coalesce(s.annotator, '') FROM json_each(?) j"
    " CROSS JOIN facts f ON f.key = j.value JOIN articles a ON a.id = f.article"
    " LEFT JOIN sessions s ON s.id = f.session"
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


def find(project: Project) -> list[Found]:
    """Return what facts disagree about, ruled or not: this takes seconds among very many facts."""
    years = {name: known.years for name, known in program_details.all_of(project).items() if known.years}
    return disagreeing.find(stating.stated(project), years)


def find_sums(project: Project, only: Collection[int] | None = None) -> list[Found]:
    """Return of that only what is about sums.

    Args:
        project: the open project.
        only: local keys of the facts that are compared; None: all.
    """
    return disagreeing.find_sums(stating.stated(project, only))


def listed(project: Project, found: Sequence[Found] | None = None) -> Listed:
    """Return the open and the ruled disagreements.

    Args:
        project: the open project.
        found: what `find` found, where that is known already; it is what takes time.
    """
    found = find(project) if found is None else found
    return with_rulings(project, Listed(open=tuple(sorted(_with_sides(project, found), key=_order)), ruled=()))


def with_rulings(project: Project, before: Listed) -> Listed:
    """Return the same disagreements by the rulings that there are now; quick, where nothing else has changed."""
    rulings = _rulings(project)
    decided = {one.key for one in rulings}
    there = {one.key: one for one in before.open if one.key in decided}
    still = [one for one in before.open if one.key not in decided]
    for one in (replace(one, ruling=None) for one in before.ruled if one.left.article is not None):
        if one.key in decided:
            there[one.key] = one
        else:
            insort(still, one, key=_order)
    return Listed(open=tuple(still), ruled=tuple(_as_ruled(one, there.get(one.key)) for one in rulings))


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdicts:
    """What was decided, to be asked about each of very many disagreements."""

    by_key: Mapping[str, Verdict]
    about: Set[tuple[Kind, tuple[str, ...], str]]  # of what else there is no ruling, and no key needs to be made

    def of(self, one: Found) -> Verdict | None:
        """Return what was decided about a disagreement; None: it is open."""
        if (one.kind, one.programs, one.when) not in self.about:
            return None
        return self.by_key.get(key_of(one.kind, one.programs, one.when, one.left, one.right))


def verdicts(project: Project) -> Verdicts:
    """Return what was decided; of two rulings of the same, under names that mean the same now, the latest."""
    rulings = _rulings(project)
    return Verdicts(
        by_key={one.key: one.ruling.verdict for one in reversed(rulings)},
        about={(one.kind, one.programs, one.when) for one in rulings},
    )


def _order(one: Disagreement) -> tuple[object, ...]:
    return text_order(one.program), one.programs, one.when, one.kind, one.compared


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


# ------------------------------------------------------------------------------------------------ both sides


def _with_sides(project: Project, found: Sequence[Found]) -> list[Disagreement]:
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
