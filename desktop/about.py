"""What the about box says: versions, and where the files lie."""

import platform
from importlib.metadata import PackageNotFoundError, version

from PySide6.QtCore import qVersion

from db.project import Project
from db.queries.overview import overview
from desktop import folders


def about_lines(project: Project | None) -> list[str]:
    """Return the lines of the about box."""
    lines = [
        f"Beleg {_version()}",
        f"Python {platform.python_version()}, Qt {qVersion()}",
        f"Settings: {folders.settings_file()}",
        f"Backups: {folders.backups()}",
    ]
    if project is None:
        return lines
    return [*lines, f"SQLite: {overview(project).sqlite_version}", f"Project: {project.path}"]


def _version() -> str:
    try:
        return version("beleg")
    except PackageNotFoundError:
        return "(not installed)"
