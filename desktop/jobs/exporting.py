"""Exporting: from a snapshot, so that nobody waits; read back and compared before it is called done."""

from collections.abc import Callable
from pathlib import Path

from db.project import Project
from db.queries.export import Selection, count, selected
from exchange.registry import Format
from exchange.writing import Written, export


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
        KnownError: where it cannot be written, or what was read back differs.
    """
    snapshot = project.snapshot()
    try:
        total = 2 * count(snapshot)  # written, then compared
        return export(
            chosen,
            lambda: selected(snapshot, selection),
            path,
            progress=(lambda done: progress(done, total)) if progress else lambda _: None,
            cancelled=cancelled or (lambda: False),
        )
    finally:
        snapshot.close()
