"""Exporting facts: from a snapshot, so that nobody waits; read back and compared before it is called done."""

from collections.abc import Callable
from pathlib import Path

from db.project import Project
from db.queries import export_facts as queries
from db.queries import report_facts
from db.queries.export_facts import FactSelection
from desktop.jobs.exporting import refuse_database
from desktop.jobs.printing import printer
from exchange import fact_writing
from exchange.fact_formats import FactFormat
from exchange.fact_writing import FactsWritten


def export_facts(
    project: Project,
    *,
    chosen: FactFormat,
    selection: FactSelection,
    path: Path,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> FactsWritten:
    """Write the selected facts in a format; a file of that name is replaced when the new one is whole.

    Args:
        project: the open project.
        chosen: the format.
        selection: which facts.
        path: the file.
        progress: told how many facts are written and compared, of how many.
        cancelled: asked after each fact; the target is as it was then.

    Raises:
        TargetIsDatabase: where the target is a project.
        KnownError: where it cannot be written, or what was read back differs.
    """
    refuse_database(path)
    cancelled = cancelled or (lambda: False)
    snapshot = project.snapshot()
    try:
        wanted = queries.keys(snapshot, selection)
        about = queries.about(snapshot, selection, wanted)
        if chosen.report:
            about = report_facts.with_report(snapshot, about, wanted)
        return fact_writing.export_facts(
            chosen,
            lambda: queries.selected(snapshot, wanted),
            about,
            path,
            printer=printer(path, cancelled),
            progress=(lambda done: progress(done, 2 * len(wanted))) if progress else lambda _: None,
            cancelled=cancelled,
        )
    finally:
        snapshot.close()
