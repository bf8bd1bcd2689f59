"""Importing articles: files, folders, pasted text."""

from collections.abc import Callable, Sequence
from pathlib import Path

from db.files import backup
from db.operations.import_articles import import_articles
from db.operations.naming import counted, quoted
from db.project import Project
from db.records import ImportReport, SessionId
from exchange import sources
from exchange.sources import read_pasted, read_sources
from exchange.walking import shown

Progress = Callable[[int, int], None]  # done, total
Cancelled = Callable[[], bool]


def import_paths(
    project: Project,
    *,
    session: SessionId,
    paths: Sequence[Path],
    encoding: str | None = None,
    backups: Path | None = None,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> ImportReport:
    """Import files and folders as one step, after a backup.

    Args:
        project: the open project.
        session: whose step it is.
        paths: files and folders.
        encoding: Python codec name for what is not UTF-8; None refuses it.
        backups: the folder that backups go to; None: none is made.
        progress: told how many sources are done, of how many.
        cancelled: asked between sources; what was taken until then stays.

    Raises:
        KnownError: where the project cannot be written, or the encoding does not exist.
    """
    project.prepare_to_write()
    if backups is not None:
        backup(project, backups, reason="before an import")
    total = sources.count(paths)
    return import_articles(
        project,
        session=session,
        articles=read_sources(paths, encoding=encoding),
        name=step_name(paths),
        progress=None if progress is None else lambda done: progress(done, total),
        cancelled=cancelled,
    )


def import_text(project: Project, *, session: SessionId, text: str, backups: Path | None = None) -> ImportReport:
    """Import pasted text as one article.

    Raises:
        KnownError: where the project cannot be written.
    """
    project.prepare_to_write()
    if backups is not None:
        backup(project, backups, reason="before an import")
    return import_articles(project, session=session, articles=[read_pasted(text)], name="Import pasted text")


def step_name(paths: Sequence[Path]) -> str:
    """Return the name of the step of an import."""
    if len(paths) == 1:
        return f"Import {quoted(shown(paths[0].name or str(paths[0])))}"
    return f"Import {counted(len(paths), 'file', 'files')}"


def report_line(report: ImportReport) -> str:
    """Return the outcome of an import in one line."""
    pieces = [counted(len(report.taken), "article taken", "articles taken")]
    if report.known:
        pieces.append(f"{len(report.known)} known already")
    if report.refused:
        pieces.append(f"{len(report.refused)} refused")
    said = ", ".join(pieces) + "."
    return f"{said} The import was cancelled; what was taken stays." if report.cancelled else said


def report_details(report: ImportReport) -> list[str]:
    """Return a line for each source that was not simply taken."""
    return [*report_notes(report), *(f"Refused: {reason}" for _, reason in report.refused)]


def report_notes(report: ImportReport) -> list[str]:
    """Return a line for each source that was known already, or taken with characters replaced."""
    lines = [f"Known already: {source}" for source, _ in report.known]
    lines += [
        f"{source}: {counted(number, 'character', 'characters')} that no text can hold"
        f" {'was' if number == 1 else 'were'} replaced"
        for source, number in report.replaced
    ]
    return lines
