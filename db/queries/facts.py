"""Facts: of an article, by what they cite, and what was rejected of those proposed."""

import json
from collections.abc import Sequence
from typing import Any

from db import proposing
from db.facts import BUILT_IN, CellValue, Fact, FactRejection, FactStatus, Role
from db.meanings import Sameness
from db.project import Project
from db.records import AnnotationId, ArticleId, EventId, FactId, SessionId

_COLUMNS = (
    "f.key, f.id, f.head, f.article, f.session, f.title, f.note, f.status, f.program, f.made_at, f.changed_at, f.rivals"
)
_CELLS = (
    "SELECT c.fact, c.role, c.label, c.value, c.same, c.annotation, c.words, c.start, c.end, c.gone"
    " FROM json_each(?) j CROSS JOIN cell_values c ON c.fact = j.value ORDER BY c.fact, c.role, c.place"
)
_REJECTIONS = "SELECT id, annotator, article, program, cells, title, made_at FROM fact_rejections"
_NEVER = 1 << 62  # after every place of an article: a fact without evidence


def of_article(project: Project, article: ArticleId, session: SessionId) -> list[Fact]:
    """Return a session's facts in an article, in the order in which their evidence stands."""
    rows = project.db.execute(
        f"SELECT {_COLUMNS} FROM facts f WHERE f.article = ? AND f.session = ?"
        " ORDER BY coalesce(f.start, ?), f.made_at, f.id, f.head",
        [article, session, _NEVER],
    ).fetchall()
    return _records(project, rows)


def get(project: Project, fact: FactId, head: EventId | None = None) -> Fact | None:
    """Return a fact; None where it is not there or was removed.

    Args:
        project: the open project.
        fact: which one.
        head: which of its states, where it has several; None: the one that others show.
    """
    rows = project.db.execute(
        f"SELECT {_COLUMNS} FROM facts f WHERE f.id = :id AND (:head IS NULL OR f.head = :head)"
        " ORDER BY f.head LIMIT 1",
        {"id": fact, "head": head},
    ).fetchall()
    return next(iter(_records(project, rows)), None)


def many(project: Project, keys: Sequence[int]) -> list[Fact]:
    """Return facts by their local keys, in this order, without those that are gone."""
    rows = project.db.execute(
        f"SELECT {_COLUMNS} FROM json_each(?) j CROSS JOIN facts f ON f.key = j.value ORDER BY j.key",
        [json.dumps(list(keys))],
    ).fetchall()
    return _records(project, rows)


def of_annotation(project: Project, annotation: AnnotationId) -> list[FactId]:
    """Return the facts that cite an annotation, in the order in which they were made."""
    rows = project.db.execute(
        "SELECT DISTINCT f.id FROM cell_values c JOIN facts f ON f.key = c.fact WHERE c.annotation = ?"
        " ORDER BY f.made_at, f.id",
        [annotation],
    )
    return [FactId(fact) for (fact,) in rows]


def count(project: Project) -> int:
    """Return how many facts there are in articles that are not hidden."""
    row = project.db.execute(
        "SELECT (SELECT COUNT(DISTINCT id) FROM facts) - (SELECT COUNT(DISTINCT f.id) FROM articles a"
        " CROSS JOIN facts f ON f.article = a.id WHERE a.hidden = 1)"
    ).fetchone()
    return int(row[0])


def roles(project: Project, *, retired: bool = False) -> list[Role]:
    """Return the roles in the order of their keys: the built-in ones, then those of the project.

    Args:
        project: the open project.
        retired: whether those are among them that are given no more.
    """
    added = [
        Role(name=name, label=label, retired=bool(gone))
        for name, label, gone in project.db.execute("SELECT name, label, retired FROM roles ORDER BY place, name")
    ]
    return [*BUILT_IN, *(one for one in added if retired or not one.retired)]


def roles_in_use(project: Project) -> list[Role]:
    """Return the roles that some fact fills, retired ones too, in the order of their keys."""
    filled = "SELECT EXISTS(SELECT 1 FROM cell_values WHERE role = ?)"
    return [role for role in roles(project, retired=True) if project.db.execute(filled, [role.name]).fetchone()[0]]


def rejected(project: Project, article: ArticleId, annotator: str) -> frozenset[str]:
    """Return the keys of the proposed facts of an article that an annotator rejected, as they would be made now."""
    rows = project.db.execute(f"{_REJECTIONS} WHERE article = ? AND annotator = ?", [article, annotator]).fetchall()
    sameness = Sameness(project.db)
    return frozenset(_rejection(sameness, row).key for row in rows)


def rejections(project: Project, *, annotator: str | None = None, search: str = "") -> list[FactRejection]:
    """Return the proposed facts that were rejected, the latest first.

    Args:
        project: the open project.
        annotator: by whom; None: by anybody.
        search: what title or program contain, whatever the case.
    """
    rows = project.db.execute(
        f"{_REJECTIONS} WHERE :annotator IS NULL OR annotator = :annotator ORDER BY made_at DESC, key DESC",
        {"annotator": annotator},
    ).fetchall()
    sameness = Sameness(project.db)
    found = (_rejection(sameness, row) for row in rows)
    wanted = search.casefold()
    return [one for one in found if wanted in f"{one.title}\n{one.program or ''}".casefold()]


def _rejection(sameness: Sameness, row: tuple[Any, ...]) -> FactRejection:
    told = [(str(role), str(same)) for role, same in json.loads(row[4])]
    program, cells = proposing.as_now(sameness, row[3], told)
    return FactRejection(
        id=row[0],
        annotator=row[1],
        article=ArticleId(row[2]),
        key=proposing.key_of(program, cells),
        program=program,
        title=row[5],
        made_at=row[6],
        cells=cells,
    )


def _records(project: Project, rows: Sequence[tuple[Any, ...]]) -> list[Fact]:
    if not rows:
        return []
    places = {role.name: place for place, role in enumerate(roles(project, retired=True))}
    cells: dict[int, list[CellValue]] = {}
    for row in project.db.execute(_CELLS, [json.dumps([row[0] for row in rows])]):
        cells.setdefault(row[0], []).append(_cell(row))
    return [_record(row, _in_order(cells.get(row[0], []), places)) for row in rows]


def _in_order(cells: list[CellValue], places: dict[str, int]) -> tuple[CellValue, ...]:
    """Return cells in the order of their roles; those of a role that is not known come last."""
    return tuple(sorted(cells, key=lambda cell: places.get(cell.role, len(places))))


def _record(row: tuple[Any, ...], cells: tuple[CellValue, ...]) -> Fact:
    return Fact(
        key=row[0],
        id=FactId(row[1]),
        head=EventId(row[2]),
        article=ArticleId(row[3]),
        session=SessionId(row[4]),
        title=row[5],
        note=row[6],
        status=FactStatus(row[7]),
        cells=cells,
        program=row[8],
        made_at=row[9],
        changed_at=row[10],
        rivals=row[11],
    )


def _cell(row: tuple[Any, ...]) -> CellValue:
    return CellValue(
        role=row[1],
        label=row[2],
        value=row[3],
        same=row[4],
        annotation=None if row[5] is None else AnnotationId(row[5]),
        words=row[6],
        start=row[7],
        end=row[8],
        gone=bool(row[9]),
    )
