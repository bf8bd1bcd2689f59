"""What an export of facts takes: facts with their evidence, some hundred at a time; and what is said of all of them.

The order comes from content alone: by program, then date, then article. Facts in hidden articles are left out.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from db.export_records import (
    AboutFacts,
    ExportEvidence,
    ExportFact,
    ExportProgram,
    ExportSource,
    ExportValue,
)
from db.facts import CellValue, Fact, FactStatus
from db.project import Project
from db.queries import articles, facts, program_details
from db.queries.program_details import ProgramDetails
from db.records import ArticleId, SessionId
from values.sameness import program_key
from values.sentences import sentence_around

_BATCH = 200  # facts
_NOBODY = ("", "")  # name and annotator of a session that another copy has undone
_SHOWN = "f.article IN (SELECT id FROM articles WHERE hidden = 0)"
_ORDER = (
    "f.program IS NULL, f.program_order, f.program, f.date IS NULL, f.date, a.published IS NULL, a.published,"
    " f.article, coalesce(f.start, 1 << 62), f.id, f.head"
)
_ARTICLES = "SELECT id, title, source, language, published FROM articles WHERE id IN (SELECT value FROM json_each(?))"
_SESSIONS = "SELECT id, name, annotator FROM sessions"
# Of an annotation with several states the one that the facts show.
_ANNOTATIONS = (
    "SELECT a.id, a.session, a.rule, a.note, a.flagged, a.made_at, a.changed_at FROM json_each(?) j"
    " CROSS JOIN annotations a ON a.id = j.value ORDER BY a.head DESC"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FactSelection:
    """Which facts to take. None means all."""

    sessions: tuple[SessionId, ...] | None = None
    statuses: tuple[FactStatus, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FactCount:
    """How much a selection is."""

    facts: int
    articles: int  # that they are from


def keys(project: Project, selection: FactSelection) -> list[int]:
    """Return the local keys of the selected facts, in the order of an export."""
    where, values = _wanted(selection)
    rows = project.db.execute(
        f"SELECT f.key FROM facts f JOIN articles a ON a.id = f.article WHERE {where} ORDER BY {_ORDER}", values
    )
    return [key for (key,) in rows]


def first_keys(project: Project, selection: FactSelection, number: int) -> list[int]:
    """Return the first of the keys that `keys` returns, without putting all of them in order.

    Args:
        project: the open project.
        selection: which facts.
        number: how many at most.
    """
    where, values = _wanted(selection)
    reach = project.db.execute(
        f"SELECT f.program_order FROM facts f WHERE {where} AND f.program_order IS NOT NULL"
        " ORDER BY f.program_order LIMIT 1 OFFSET ?",
        [*values, number],
    ).fetchone()
    if reach is not None:
        where, values = f"{where} AND f.program_order <= ?", [*values, reach[0]]
    rows = project.db.execute(
        f"SELECT f.key FROM facts f JOIN articles a ON a.id = f.article WHERE {where} ORDER BY {_ORDER} LIMIT ?",
        [*values, number],
    )
    return [key for (key,) in rows]


def count(project: Project, selection: FactSelection) -> FactCount:
    """Return how much a selection is."""
    where, values = _wanted(selection)
    found, sources = project.db.execute(
        f"SELECT COUNT(*), COUNT(DISTINCT f.article) FROM facts f WHERE {where}", values
    ).fetchone()
    return FactCount(facts=found, articles=sources)


def tallies(project: Project) -> dict[SessionId, dict[FactStatus, int]]:
    """Return how many facts of each status each session has made, in articles that show."""
    rows = project.db.execute(
        f"SELECT f.session, f.status, COUNT(*) FROM facts f WHERE {_SHOWN} GROUP BY f.session, f.status"
    )
    found: dict[SessionId, dict[FactStatus, int]] = {}
    for session, status, number in rows:
        found.setdefault(SessionId(session), {})[FactStatus(status)] = number
    return found


def selected(project: Project, wanted: Sequence[int]) -> Iterator[ExportFact]:
    """Yield facts by their local keys, in this order."""
    sessions = {key: (name, annotator) for key, name, annotator in project.db.execute(_SESSIONS)}
    for start in range(0, len(wanted), _BATCH):
        batch = facts.many(project, wanted[start : start + _BATCH])
        sources = _sources(project, {fact.article for fact in batch})
        proofs = _proofs(project, batch)
        for fact in batch:
            yield _fact(project, fact, sources, proofs, sessions)


def about(project: Project, selection: FactSelection, wanted: Sequence[int]) -> AboutFacts:
    """Return what an export says of all its facts together, without what only a report tells.

    Args:
        project: the open project.
        selection: what the facts were selected by.
        wanted: their local keys, as `keys` gives them.
    """
    where, values = _wanted(selection)
    last, sources = project.db.execute(
        f"SELECT MAX(f.changed_at), COUNT(DISTINCT f.article) FROM facts f WHERE {where}", values
    ).fetchone()
    return AboutFacts(
        project=project.name,
        facts=len(wanted),
        articles=sources,
        changed_at=last or "",
        roles=role_names(project),
        programs=_programs(project, selection),
    )


def role_names(project: Project) -> tuple[str, ...]:
    """Return the roles that an export has columns for, in order; those given up too, because facts may have them."""
    return tuple(role.name for role in facts.roles(project, retired=True))


def _wanted(selection: FactSelection) -> tuple[str, list[str]]:
    """Return the condition on a row `f` of `facts`."""
    where, values = _SHOWN, list[str]()
    for column, allowed in (("f.session", selection.sessions), ("f.status", selection.statuses)):
        if allowed is not None:
            where += f" AND {column} IN ({','.join('?' * len(allowed))})"
            values += map(str, allowed)
    return where, values


def _sources(project: Project, wanted: set[ArticleId]) -> dict[str, ExportSource]:
    rows = project.db.execute(_ARTICLES, [json.dumps(sorted(wanted))])
    return {
        key: ExportSource(text_sha256=key, title=title, source=source, language=language, published=published)
        for key, title, source, language, published in rows
    }


def _proofs(project: Project, batch: Sequence[Fact]) -> dict[str, tuple[Any, ...]]:
    """Return by id what the annotations that facts cite say of themselves."""
    cited = {cell.annotation for fact in batch for cell in fact.cells if cell.annotation is not None}
    rows = project.db.execute(_ANNOTATIONS, [json.dumps(sorted(cited))]).fetchall()
    return {row[0]: row[1:] for row in rows}  # of several states the one with the smallest head comes last


def _fact(
    project: Project,
    fact: Fact,
    sources: Mapping[str, ExportSource],
    proofs: Mapping[str, tuple[Any, ...]],
    sessions: Mapping[str, tuple[str, str]],
) -> ExportFact:
    name, annotator = sessions.get(fact.session, _NOBODY)
    return ExportFact(
        id=fact.id,
        state=fact.head,
        rivals=fact.rivals,
        title=fact.title,
        program=fact.program,
        status=fact.status.value,
        note=fact.note,
        article=sources[fact.article],
        session=name,
        annotator=annotator,
        made_at=fact.made_at,
        changed_at=fact.changed_at,
        values=tuple(_value(project, fact.article, cell, proofs, sessions) for cell in fact.cells),
    )


def _value(
    project: Project,
    article: ArticleId,
    cell: CellValue,
    proofs: Mapping[str, tuple[Any, ...]],
    sessions: Mapping[str, tuple[str, str]],
) -> ExportValue:
    evidence = None
    proof = None if cell.annotation is None else proofs.get(cell.annotation)
    if cell.annotation is not None and proof is not None and cell.start is not None and cell.end is not None:
        session, rule, note, flagged, made_at, changed_at = proof
        text = articles.text(project, article)
        first, last = sentence_around(text, cell.start, cell.end)
        evidence = ExportEvidence(
            annotation=cell.annotation,
            start=cell.start,
            end=cell.end,
            before=text[first : cell.start],
            quote=text[cell.start : cell.end],
            after=text[cell.end : last],
            session=sessions.get(session, _NOBODY)[0],
            annotator=sessions.get(session, _NOBODY)[1],
            rule=rule,
            note=note,
            flagged=bool(flagged),
            made_at=made_at,
            changed_at=changed_at,
        )
    return ExportValue(
        role=cell.role,
        label=cell.label,
        value=cell.value,
        from_analyst=cell.annotation is None,
        gone=cell.gone,
        evidence=evidence,
        means=_means(cell),
    )


def _means(cell: CellValue) -> str | None:
    """Return the program that a name means in the end, which the key of the value says."""
    prefix = program_key("")
    same = cell.same or ""
    return same.removeprefix(prefix) if same.startswith(prefix) else None


def _programs(project: Project, selection: FactSelection) -> tuple[ExportProgram, ...]:
    """Return the programs of the selected facts, in their order, with what is known of all names that mean them."""
    where, values = _wanted(selection)
    rows = project.db.execute(
        f"SELECT DISTINCT f.program_order, f.program FROM facts f WHERE {where} AND f.program IS NOT NULL"
        " ORDER BY f.program_order, f.program",
        values,
    ).fetchall()
    details = program_details.all_of(project)
    names: dict[str, list[str]] = {}
    for name, program in project.db.execute("SELECT name, program FROM meanings ORDER BY name"):
        names.setdefault(program, []).append(name)
    return tuple(_program(name, names.get(name, []), details.get(name, ProgramDetails())) for _, name in rows)


def _program(name: str, names: Sequence[str], known: ProgramDetails) -> ExportProgram:
    return ExportProgram(
        name=name,
        names=tuple(names),
        note=known.note,
        identifiers=tuple(sorted(known.identifiers.items())),
        years=known.years,
    )
