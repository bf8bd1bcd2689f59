"""Exporting: from a snapshot, so that nobody waits; read back and compared before it is called done."""

from collections.abc import Callable
from pathlib import Path

from db.errors import KnownError
from db.project import Project
from db.queries.export import Selection, count, selected
from exchange.registry import Format
from exchange.writing import Written, export

SQLITE = b"SQLite format 3\0"  # the first bytes of every such file


class TargetIsDatabase(KnownError):
    """An export was to be written over a project, this one or another."""

    def __init__(self, *, path: str) -> None:
        self.path = path

    def sentence(self) -> str:
        """Return which file was kept."""
        return f"“{self.path}” is a project or another database, and is as it was. Choose another name for the export."


def export_project(
    project: Project,
    *,
    chosen: Format,
    selection: Selection,
    path: Path,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Written:
    """Write the selected articles in a format; a file of that name is replaced when the new one is whole.

    Args:
        project: the open project.
        chosen: the format.
        selection: what of the project.
        path: the file.
        progress: told how many articles are written and compared, of how many.
        cancelled: asked after each article; the target is as it was then.

    Raises:
        TargetIsDatabase: where the target is a project.
        KnownError: where it cannot be written, or what was read back differs.
    """
    refuse_database(path)
    snapshot = project.snapshot()
    try:
        total = 2 * count(snapshot, selection)  # written, then compared
        return export(
            chosen,
            lambda: selected(snapshot, selection),
            path,
            progress=(lambda done: progress(done, total)) if progress else lambda _: None,
            cancelled=cancelled or (lambda: False),
        )
    finally:
        snapshot.close()


def refuse_database(path: Path) -> None:
    """See that an export replaces no project.

    Raises:
        TargetIsDatabase: the target is a project, or another database.
    """
    if _is_database(path):
        raise TargetIsDatabase(path=str(path))


def _is_database(path: Path) -> bool:
    try:
        if not path.is_file():  # opening a pipe waits for ever
            return False
        with path.open("rb") as file:
            return file.read(len(SQLITE)) == SQLITE
    except OSError:
        return False  # nothing there, or not to be read: the writing will say what is wrong
