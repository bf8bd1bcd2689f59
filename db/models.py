"""What was learned from a project: a cache in it, that can be learned again."""

import json
from dataclasses import dataclass
from typing import Any

from db import canonical
from db.project import Project

_COLUMNS = "name, bytes, made_at, report, enabled"


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """A model with what is told about it."""

    name: str
    data: bytes
    made_at: str  # ISO 8601, UTC
    report: dict[str, Any]  # what JSON can hold
    enabled: bool  # whether its suggestions are wanted


def put_model(project: Project, *, name: str, data: bytes, report: dict[str, Any], enabled: bool = True) -> None:
    """Keep a model in the place of the one of this name.

    Raises:
        ReadOnly, FileMoved, StorageFault: where the project cannot be written.
    """
    made_at = project.clock().strftime("%Y-%m-%dT%H:%M:%SZ")
    statement = (
        f"INSERT INTO models({_COLUMNS}) VALUES (?, ?, ?, ?, ?) ON CONFLICT(name) DO UPDATE SET"
        " bytes = excluded.bytes, made_at = excluded.made_at, report = excluded.report, enabled = excluded.enabled"
    )
    row = [name, data, made_at, canonical.dumps(report), int(enabled)]
    project.write_cache(lambda db: db.execute(statement, row))


def get_model(project: Project, name: str) -> Model | None:
    """Return a model; None where there is none of this name."""
    row = project.db.execute(f"SELECT {_COLUMNS} FROM models WHERE name = ?", [name]).fetchone()
    return _record(row) if row else None


def set_enabled(project: Project, *, name: str, enabled: bool) -> None:
    """Say whether the suggestions of a model are wanted.

    Raises:
        ReadOnly, FileMoved, StorageFault: where the project cannot be written.
    """
    statement = "UPDATE models SET enabled = ? WHERE name = ?"
    project.write_cache(lambda db: db.execute(statement, [int(enabled), name]))


def _record(row: tuple[Any, ...]) -> Model:
    name, data, made_at, report, enabled = row
    return Model(name=name, data=data, made_at=made_at, report=_report(report), enabled=bool(enabled))


def _report(held: str) -> dict[str, Any]:
    """Return a report; empty where it is none: no check covers a cache, and a project may come from anywhere."""
    try:
        found = json.loads(held)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
