"""What names of programs mean, and which names mean a program."""

import json

from db.facts import BUILT_IN
from db.meanings import Sameness
from db.project import Project
from values.sameness import program_key

_ANNOTATED = "SELECT 1 FROM annotations WHERE same = ? LIMIT 1"
_IN_CELLS = "SELECT 1 FROM json_each(?) j CROSS JOIN cell_values c ON c.role = j.value AND c.same = ? LIMIT 1"
_KNOWN = (
    "SELECT 1 FROM meanings WHERE program = :name UNION ALL SELECT 1 FROM programs WHERE name = :name"
    " UNION ALL SELECT 1 FROM aliases WHERE spelling = :name AND spelling NOT IN (SELECT name FROM meanings) LIMIT 1"
)


def meaning(project: Project, name: str) -> str:
    """Return the program that a name means in the end; a name that nobody joined means itself."""
    return Sameness(project.db).meaning(name)


def names_of(project: Project, program: str) -> list[str]:
    """Return the names that mean a program: its own, then the others in their order."""
    rows = project.db.execute("SELECT name FROM meanings WHERE program = ? ORDER BY name", [program]).fetchall()
    return [program, *(name for (name,) in rows)]


def is_there(project: Project, program: str) -> bool:
    """Say whether the project has a program of this name: marked, in a fact, named or noted by an analyst."""
    same = program_key(program)
    roles = [*(role.name for role in BUILT_IN), *_added_roles(project)]
    return any(
        project.db.execute(sql, told).fetchone() is not None
        for sql, told in ((_ANNOTATED, [same]), (_IN_CELLS, [json.dumps(roles), same]), (_KNOWN, {"name": program}))
    )


def _added_roles(project: Project) -> list[str]:
    return [name for (name,) in project.db.execute("SELECT name FROM roles").fetchall()]
