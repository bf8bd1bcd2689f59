"""What an export takes: articles with their sessions and annotations, one at a time."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from db.project import Project
from db.queries import articles
from db.records import ArticleId, ExportAnnotation, ExportArticle, SessionId, SessionState, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """What of a project to take. None means all."""

    sessions: tuple[SessionId, ...] | None = None
    labels: tuple[str, ...] | None = None
    statuses: tuple[Status, ...] | None = None  # of an article in at least one of the sessions
    articles: tuple[ArticleId, ...] | None = None
    annotated_only: bool = False


def count(project: Project) -> int:
    """Return how many articles an export looks at, for its progress."""
    return articles.count(project)


def selected(project: Project, selection: Selection) -> Iterator[ExportArticle]:
    """Yield the selected articles in queue order; those that are hidden are left out."""
    keys = [row[0] for row in project.db.execute("SELECT id FROM articles WHERE hidden = 0 ORDER BY key").fetchall()]
    for key in keys:
        article = articles.get(project, ArticleId(key))
        if article is None or (selection.articles is not None and article.id not in selection.articles):
            continue
        if selection.statuses is not None and not _has_status(project, article.id, selection):
            continue
        states = _session_states(project, article.id, selection)
        annotations = _annotations(project, article.id, selection)
        if annotations or not selection.annotated_only:
            text = articles.text(project, article.id)
            yield ExportArticle(article=article, text=text, sessions=states, annotations=annotations)


def _has_status(project: Project, article: ArticleId, selection: Selection) -> bool:
    """Say whether an article has one of the wanted statuses in one of the sessions that go through it."""
    condition, values = _among("s.id", selection.sessions)
    rows = project.db.execute(
        "SELECT coalesce(t.status, 'open') FROM sessions s"
        " LEFT JOIN statuses t ON t.session = s.id AND t.article = ?"
        " WHERE (s.scope = 'all'"
        "   OR EXISTS(SELECT 1 FROM session_articles c WHERE c.session = s.id AND c.article = ?))"
        f"{condition}",
        [article, article, *values],
    ).fetchall()
    found = {Status(row[0]) for row in rows} or {Status.OPEN}
    return not found.isdisjoint(selection.statuses or ())


def _session_states(project: Project, article: ArticleId, selection: Selection) -> tuple[SessionState, ...]:
    """Return the sessions that have marked in an article, or set its status."""
    condition, values = _among("s.id", selection.sessions)
    rows = project.db.execute(
        "SELECT s.name, s.annotator, coalesce(t.status, 'open'), coalesce(t.flagged, 0) FROM sessions s"
        " LEFT JOIN statuses t ON t.session = s.id AND t.article = ?"
        " WHERE (t.status = 'done' OR t.flagged = 1"
        "   OR EXISTS(SELECT 1 FROM annotations a WHERE a.session = s.id AND a.article = ?))"
        f"{condition} ORDER BY s.annotator, s.name",
        [article, article, *values],
    ).fetchall()
    return tuple(
        SessionState(session=name, annotator=annotator, status=Status(status), flagged=bool(flagged))
        for name, annotator, status, flagged in rows
    )


def _annotations(project: Project, article: ArticleId, selection: Selection) -> tuple[ExportAnnotation, ...]:
    by_session, sessions = _among("a.session", selection.sessions)
    by_label, labels = _among("a.label", selection.labels)
    rows = project.db.execute(
        "SELECT s.name, s.annotator, a.label, a.start, a.end, a.words, a.value, a.rule, a.note, a.flagged, a.made_at,"
        " a.changed_at FROM annotations a JOIN sessions s ON s.id = a.session WHERE a.article = ?"
        f"{by_session}{by_label} ORDER BY a.start, a.end, a.label, s.annotator, s.name, a.value, a.note, a.flagged",
        [article, *sessions, *labels],
    ).fetchall()
    return tuple(_annotation(row) for row in rows)


def _annotation(row: tuple[Any, ...]) -> ExportAnnotation:
    return ExportAnnotation(
        session=row[0],
        annotator=row[1],
        label=row[2],
        start=row[3],
        end=row[4],
        words=row[5],
        value=row[6],
        rule=row[7],
        note=row[8],
        flagged=bool(row[9]),
        made_at=row[10],
        changed_at=row[11],
    )


def _among(column: str, wanted: tuple[str, ...] | None) -> tuple[str, list[str]]:
    if wanted is None:
        return "", []
    return f" AND {column} IN ({','.join('?' * len(wanted))})", list(wanted)
