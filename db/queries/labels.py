"""The label set of the project."""

from db.project import Project
from db.records import LabelRow


def all_of(project: Project) -> list[LabelRow]:
    """Return the labels, in the order of their keys."""
    rows = project.db.execute("SELECT name, key, hue, retired FROM labels ORDER BY key, name").fetchall()
    return [LabelRow(name=name, key=key, hue=hue, retired=bool(retired)) for name, key, hue, retired in rows]


def names(project: Project) -> tuple[str, ...]:
    """Return the names of the labels that can be given."""
    return tuple(label.name for label in all_of(project) if not label.retired)
