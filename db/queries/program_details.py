"""What analysts wrote down about programs: note, identifiers, years."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from db.project import Project
from db.queries import program_names

_COLUMNS = "name, note, identifiers, years"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgramDetails:
    """What is known of a program, under whichever of its names it was written down."""

    note: str = ""  # one line
    identifiers: Mapping[str, str] = field(default_factory=dict)  # by what they are of, such as "wikidata"
    years: str | None = None  # EDTF


def of(project: Project, program: str) -> ProgramDetails:
    """Return what is known of the program that a name means; what stands under its own name goes before the rest."""
    names = program_names.names_of(project, program_names.meaning(project, program))
    rows = project.db.execute(
        f"SELECT {_COLUMNS} FROM json_each(?) j CROSS JOIN programs p ON p.name = j.value ORDER BY j.key",
        [json.dumps(names)],
    ).fetchall()
    return _joined(rows)


def all_of(project: Project) -> dict[str, ProgramDetails]:
    """Return what is known of programs, by what their names mean in the end."""
    meant = dict(project.db.execute("SELECT name, program FROM meanings").fetchall())
    found: dict[str, list[Sequence[Any]]] = {}
    for row in project.db.execute(f"SELECT {_COLUMNS} FROM programs ORDER BY name").fetchall():
        found.setdefault(meant.get(row[0], row[0]), []).append(row)
    return {
        program: _joined(sorted(rows, key=lambda row: (row[0] != program, row[0]))) for program, rows in found.items()
    }


def _joined(rows: Sequence[Sequence[Any]]) -> ProgramDetails:
    """Return what stands under several names as one; where they do not agree, all of it: somebody has to look."""
    identifiers: dict[str, dict[str, None]] = {}
    for _, _, told, _ in rows:
        for kind, text in json.loads(told).items():
            identifiers.setdefault(kind, {})[text] = None
    return ProgramDetails(
        note="; ".join(dict.fromkeys(note for _, note, _, _ in rows if note)),
        identifiers={kind: ", ".join(texts) for kind, texts in sorted(identifiers.items())},
        years=next((years for _, _, _, years in rows if years), None),
    )
