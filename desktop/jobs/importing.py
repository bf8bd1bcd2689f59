"""Importing articles: files, folders, pasted text."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from db.files import backup
from db.operations.import_articles import import_articles
from db.operations.naming import counted, quoted
from db.project import Project
from db.records import ImportReport, NewArticle, Refusal, SessionId
from exchange import sources
from exchange.proposals import Proposal, proposals
from exchange.sources import read_pasted, read_sources, texts_in_other_encodings
from exchange.walking import Entry, shown

Progress = Callable[[int, int], None]  # done, total
Cancelled = Callable[[], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Alike:
    """Files whose likeliest reading is in the same encoding."""

    files: tuple[Entry, ...]
    readings: tuple[Proposal, ...]  # of the first file, the likeliest first; empty where it cannot be read any more


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadAs:
    """Files and the encoding that was chosen for them."""

    files: tuple[Entry, ...]
    encoding: str


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
    _prepare(project, backups)
    total = sources.count(paths)
    return import_articles(
        project,
        session=session,
        articles=read_sources(paths, encoding=encoding),
        name=step_name(paths),
        progress=None if progress is None else lambda done: progress(done, total),
        cancelled=cancelled,
    )


def import_chosen(
    project: Project,
    *,
    session: SessionId,
    chosen: Sequence[ReadAs],
    before: ImportReport,
    backups: Path | None = None,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> ImportReport:
    """Import files that were refused for their encoding, each in the one chosen for it, as one step.

    Returns:
        What became of them, and what else the import before refused.

    Raises:
        KnownError: where the project cannot be written.
    """
    _prepare(project, backups)
    files = [file for one in chosen for file in one.files]
    articles: Iterable[NewArticle | Refusal] = chain.from_iterable(
        read_sources([file.path for file in one.files], encoding=one.encoding) for one in chosen
    )
    report = import_articles(
        project,
        session=session,
        articles=articles,
        name=step_name([file.path for file in files]),
        progress=None if progress is None else lambda done: progress(done, len(files)),
        cancelled=cancelled,
    )
    names = {file.name for file in files}
    left = tuple(one for one in before.refused if one[0] not in names)
    return replace(report, refused=left + report.refused)


def alike(files: Sequence[Entry]) -> list[Alike]:
    """Return files in groups to be asked about together: by the encoding that reads them likeliest."""
    groups: dict[str, tuple[list[Entry], list[Proposal]]] = {}
    for file in files:
        try:
            found = proposals(file.path.read_bytes())
        except OSError:  # it went meanwhile: the import will say so
            found = []
        groups.setdefault(found[0].encoding if found else "", ([], found))[0].append(file)
    return [Alike(files=tuple(members), readings=tuple(found)) for members, found in groups.values()]


def to_be_read_otherwise(report: ImportReport, paths: Sequence[Path]) -> list[Entry]:
    """Return the files of an import that were refused for nothing but their encoding."""
    refused = {source for source, _ in report.refused}
    return list(texts_in_other_encodings(paths, refused)) if refused else []


def import_text(project: Project, *, session: SessionId, text: str, backups: Path | None = None) -> ImportReport:
    """Import pasted text as one article.

    Raises:
        KnownError: where the project cannot be written.
    """
    _prepare(project, backups)
    return import_articles(project, session=session, articles=[read_pasted(text)], name="Import pasted text")


def _prepare(project: Project, backups: Path | None) -> None:
    project.prepare_to_write()
    if backups is not None:
        backup(project, backups, reason="before an import")


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
