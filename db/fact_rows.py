"""The rows of facts: from their states, and anew where what they cite says something else now."""

import json
from collections.abc import Callable, Iterable, Sequence, Set
from typing import Any, TypeVar

from db import fact_cells
from db.connection import Database
from db.fact_cells import Cell, Evidence, Items
from db.heads import Things
from db.records import FactId
from values import sorting
from values.sameness import PROGRAM, fields_of, program_key

_Order = TypeVar("_Order")

_OWN = ("id", "head", "article", "session", "title", "note", "status", "made_at", "changed_at", "rivals")
_TOLD = (
    "program",
    "program_order",
    "title_order",
    "amount",
    "amount_same",
    "currency",
    "country",
    "date",
    "year",
    "start",
    "text",
)
_SPOKEN = ("name", "code", "edtf", "min", "max", "currency")  # fields of a value that a filter finds
_MARKS = ",".join("?" * (1 + len(_OWN) + len(_TOLD)))
_INSERT = f"INSERT INTO facts(key, {', '.join((*_OWN, *_TOLD))}) VALUES ({_MARKS})"
_INSERT_CELLS = f"INSERT INTO cell_values({fact_cells.COLUMNS}) VALUES (?,?,?,?,?,?,?,?,?,?,?)"
_CELLS_OF = (
    f"SELECT {', '.join('c.' + name for name in fact_cells.COLUMNS.split(', '))} FROM json_each(?) j"
    " CROSS JOIN cell_values c ON c.fact = j.value ORDER BY c.fact, c.role, c.place"
)
_ANEW = (
    "UPDATE cell_values SET label = ?, value = ?, same = ?, words = ?, start = ?, end = ?, gone = ?"
    " WHERE fact = ? AND role = ? AND place = ?"
)
_PRESENT = (
    f"SELECT f.key, f.id, f.article, f.title, f.note, {', '.join('f.' + name for name in _TOLD)}"
    " FROM json_each(?) j CROSS JOIN facts f ON f.key = j.value"
)


def write_facts(db: Database, things: Things) -> None:
    """Write facts, a row for each state that counts. A fact that is there keeps its local key."""
    keys = _taken_out(db, [key for key, _ in things])
    (last,) = db.execute("SELECT coalesce(MAX(key), 0) FROM facts").fetchone()
    last = max([last, *(key for some in keys.values() for key in some)])
    standing = [
        (fact, head, head.state, len(heads) - 1) for fact, heads in things for head in heads if head.state is not None
    ]
    items = [fact_cells.absolute(state["cells"], head.event) for _, head, state, _ in standing]
    evidence = Evidence(db, (one for some in items for one in fact_cells.named(some)))
    rows: list[tuple[Any, ...]] = []
    cells: list[tuple[Any, ...]] = []
    for (fact, head, state, rivals), some in zip(standing, items, strict=True):
        free = keys.get(fact)
        if free:
            key = free.pop(0)
        else:
            last = key = last + 1
        found = evidence.cells(some, str(head.article))
        own = (head.article, state["session"], state["title"], state["note"], state["status"])
        told = _told_of(found, state["title"], state["note"])
        rows.append((key, fact, head.event, *own, head.made_at, head.changed_at, rivals, *told))
        cells += [cell.as_row(key) for cell in found]
    db.conn.executemany(_INSERT, rows)
    db.conn.executemany(_INSERT_CELLS, cells)


def _taken_out(db: Database, facts: Sequence[str]) -> dict[str, list[int]]:
    """Take the rows of facts out of the tables; return their local keys."""
    keys: dict[str, list[int]] = {}
    for key, fact in db.execute(
        "SELECT f.key, f.id FROM json_each(?) j CROSS JOIN facts f ON f.id = j.value ORDER BY f.id, f.head",
        [json.dumps(list(facts))],
    ).fetchall():
        keys.setdefault(fact, []).append(key)
    every = [(key,) for some in keys.values() for key in some]
    db.conn.executemany("DELETE FROM cell_values WHERE fact = ?", every)
    db.conn.executemany("DELETE FROM facts WHERE key = ?", every)
    return keys


def refresh(db: Database, keys: Iterable[int]) -> list[tuple[FactId, str]]:
    """Bring the rows of facts up to date with what they cite; return id and article of those that changed by it.

    Their own states stay as they are: no event is read.
    """
    wanted = sorted(set(keys))
    if not wanted:
        return []
    items = fact_cells.kept_items(db, wanted)
    evidence = Evidence(db, (one for some in items.values() for one in fact_cells.named(some)))
    before = _cells_of(db, wanted)
    changed: list[tuple[FactId, str]] = []
    for key, fact, article, title, note, *told in db.execute(_PRESENT, [json.dumps(wanted)]).fetchall():
        found = evidence.cells(items.get(key, Items()), article)
        pairs = zip(before.get(key, []), found, strict=True)
        anew = [cell for row, cell in pairs if row != cell.as_row(key)]
        if anew:
            db.conn.executemany(_ANEW, [(*_said(cell), key, cell.role, cell.place) for cell in anew])
            _tell(db, key, told, _told_of(found, title, note))
            changed.append((FactId(fact), article))
    return changed


def _said(cell: Cell) -> tuple[Any, ...]:
    return (cell.label, cell.value, cell.same, cell.words, cell.start, cell.end, cell.gone)


def _tell(db: Database, key: int, before: Sequence[Any], after: Sequence[Any]) -> None:
    """Write what the row of a fact tells of its cells, as far as it differs: each column has an index to keep."""
    differing = [(name, now) for name, then, now in zip(_TOLD, before, after, strict=True) if then != now]
    if differing:
        columns = ", ".join(f"{name} = ?" for name, _ in differing)
        db.execute(f"UPDATE facts SET {columns} WHERE key = ?", [*(now for _, now in differing), key])


def _cells_of(db: Database, keys: Sequence[int]) -> dict[int, list[tuple[Any, ...]]]:
    found: dict[int, list[tuple[Any, ...]]] = {}
    for row in db.execute(_CELLS_OF, [json.dumps(list(keys))]):
        found.setdefault(row[0], []).append(row)
    return found


def citing(db: Database, annotations: Sequence[str]) -> list[int]:
    """Return the local keys of the facts that cite annotations."""
    if not annotations or db.execute("SELECT 1 FROM facts LIMIT 1").fetchone() is None:
        return []
    rows = db.execute(
        "SELECT DISTINCT c.fact FROM json_each(?) j CROSS JOIN cell_values c ON c.annotation = j.value",
        [json.dumps(list(annotations))],
    )
    return [key for (key,) in rows]


def naming(db: Database, programs: Set[str]) -> list[int]:
    """Return the local keys of the facts in which an analyst wrote a program that means one of these."""
    if not programs:
        return []
    rows = db.execute(
        "SELECT DISTINCT c.fact FROM json_each(?) j"
        " CROSS JOIN cell_values c ON c.same = j.value AND c.annotation IS NULL",
        [json.dumps([program_key(program) for program in sorted(programs)])],
    )
    return [key for (key,) in rows]


def _told_of(cells: Sequence[Cell], title: str, note: str) -> tuple[Any, ...]:
    """Return what the row of a fact tells of its cells, in the order of _TOLD."""
    program = next((name for cell in cells if cell.role == PROGRAM and (name := _program_of(cell))), None)
    amount, same = _amount_of(cells)
    date = _first(sorting.date_order, cells, "date")
    start = min((cell.start for cell in cells if cell.start is not None), default=None)
    return (
        program,
        None if program is None else sorting.text_order(program),
        sorting.text_order(title or program or ""),
        None if amount is None else amount.number,
        same,
        None if amount is None else amount.currency,
        _first(sorting.country_code, cells, "country"),
        None if date is None else date.day,
        None if date is None else date.year,
        start,
        _text_of(cells, program, title, note),
    )


def _program_of(cell: Cell) -> str | None:
    """Return what the program in a cell means in the end: its key says it."""
    prefix = program_key("")
    return cell.same.removeprefix(prefix) if cell.same is not None and cell.same.startswith(prefix) else None


def _amount_of(cells: Sequence[Cell]) -> tuple[sorting.AmountOrder | None, str | None]:
    for cell in cells:
        if cell.role == cell.label == "amount" and (order := sorting.amount_order(cell.value)) is not None:
            return order, cell.same
    return None, None


def _first(order: Callable[[str | None], _Order | None], cells: Sequence[Cell], role: str) -> _Order | None:
    """Return the order of the first value in a cell that has one."""
    found = (order(cell.value) for cell in cells if cell.role == cell.label == role)
    return next((one for one in found if one is not None), None)


def _text_of(cells: Sequence[Cell], program: str | None, title: str, note: str) -> str:
    """Return what a filter looks through: each piece once, so that none is found across two."""
    pieces = dict.fromkeys([title, note, program or ""])
    for cell in cells:
        pieces[cell.words] = None
        told = fields_of(cell.value)
        pieces.update(dict.fromkeys(str(told[name]) for name in _SPOKEN if told.get(name) is not None))
    return "\n".join(folded for piece in pieces if (folded := sorting.text_order(piece)))
