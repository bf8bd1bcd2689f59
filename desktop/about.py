"""What the about box says: versions, and where the files lie."""

import platform
import sqlite3
from importlib.metadata import PackageNotFoundError, version

from PySide6.QtCore import qVersion

from db.project import Project
from desktop import folders


def about_lines(project: Project | None) -> list[str]:
    """Return the lines of the about box."""
    lines = [
        f"Beleg {_version()}",
        f"Python {platform.python_version()}, Qt {qVersion()}, SQLite {sqlite3.sqlite_version}",
        f"Settings: {folders.settings_file()}",
        f"Backups: {folders.backups()}",
    ]
    return [*lines, f"Project: {project.path}"] if project is not None else lines


def _version() -> str:
    try:
        return version("beleg")
    except PackageNotFoundError:
        return "(not installed)"
