"""What an export takes: articles with their sessions and annotations, one at a time; and how much that is."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from db.project import Project
from db.queries import articles
from db.records import ArticleId, ExportAnnotation, ExportArticle, SessionId, SessionState, Status

_HIDDEN = "(SELECT id FROM articles WHERE hidden = 1)"
_Condition = tuple[str, list[str]]  # SQL and its values

# A session goes through an article, or has marked in it when it still did.
_REACHES = (
    "(s.scope = 'all' OR EXISTS(SELECT 1 FROM session_articles c WHERE c.session = s.id AND c.article = articles.id)"
    " OR EXISTS(SELECT 1 FROM annotations a WHERE a.article = articles.id AND a.session = s.id))"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """What of a project to take. None means all."""

    sessions: tuple[SessionId, ...] | None = None  # with the articles that these go through
    labels: tuple[str, ...] | None = None
    statuses: tuple[Status, ...] | None = None  # of an article in at least one of the sessions
    articles: tuple[ArticleId, ...] | None = None
    annotated_only: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """How much a selection is."""

    articles: int
    annotations: int


def count(project: Project, selection: Selection | None = None) -> int:
    """Return how many articles an export takes, for its progress; without a selection, of all."""
    where, values = _wanted(selection or Selection())
    return int(project.db.execute(f"SELECT COUNT(*) FROM articles WHERE {where}", values).fetchone()[0])


def totals(project: Project, selection: Selection) -> Totals:
    """Return what `selected` would yield, counted by the database."""
    # The sessions reach what they have marked: of the conditions on articles, those are enough that name none.
    meant, values = f"a.article NOT IN {_HIDDEN}", list[str]()
    if selection.statuses is not None or selection.articles is not None:
        where, values = _joined(_asked_for(selection))
        meant = f"a.article IN (SELECT articles.id FROM articles WHERE {where})"
    chosen, more = _chosen(selection)
    (found,) = project.db.execute(
        f"SELECT COUNT(*) FROM annotations a WHERE {meant}{chosen}", [*values, *more]
    ).fetchone()
    return Totals(articles=count(project, selection), annotations=found)


def tallies(project: Project, labels: Sequence[str]) -> dict[SessionId, dict[str, int]]:
    """Return how many annotations with each of the labels each session has made, in articles that show."""
    if not labels:
        return {}
    sums = ", ".join(["SUM(label = ?)"] * len(labels))  # a GROUP BY of the label too would sort all annotations
    rows = project.db.execute(
        f"SELECT session, {sums} FROM annotations WHERE article NOT IN {_HIDDEN} GROUP BY session", list(labels)
    ).fetchall()
    return {SessionId(session): dict(zip(labels, found, strict=True)) for session, *found in rows}


def selected(project: Project, selection: Selection) -> Iterator[ExportArticle]:
    """Yield the selected articles in queue order; those that are hidden are left out."""
    where, values = _wanted(selection)
    keys = project.db.execute(f"SELECT id FROM articles WHERE {where} ORDER BY key", values).fetchall()
    for (key,) in keys:
        article = articles.the(project, ArticleId(key))
        yield ExportArticle(
            article=article,
            text=articles.text(project, article.id),
            sessions=_session_states(project, article.id, selection),
            annotations=_annotations(project, article.id, selection),
        )


def _wanted(selection: Selection) -> _Condition:
    """Return the condition on a row of `articles`."""
    parts = _asked_for(selection)
    if selection.sessions is not None:
        parts.append(_reached(selection))
    if selection.annotated_only:
        chosen, values = _chosen(selection)
        parts.append((f"articles.id IN (SELECT a.article FROM annotations a WHERE true{chosen})", values))
    return _joined(parts)


def _asked_for(selection: Selection) -> list[_Condition]:
    """Return the conditions that no annotation of the chosen sessions meets by itself."""
    parts: list[_Condition] = [("articles.hidden = 0", [])]
    if selection.articles is not None:
        parts.append(("articles.id IN (SELECT value FROM json_each(?))", [json.dumps(selection.articles)]))
    if selection.statuses is not None:
        parts.append(_has_status(selection, selection.statuses))
    return parts


def _joined(parts: list[_Condition]) -> _Condition:
    return " AND ".join(sql for sql, _ in parts), [value for _, values in parts for value in values]


def _reached(selection: Selection) -> _Condition:
    """Return the condition that one of the sessions goes through an article."""
    among, values = _among("s.id", selection.sessions)
    return f"EXISTS(SELECT 1 FROM sessions s WHERE {_REACHES}{among})", values


def _has_status(selection: Selection, statuses: tuple[Status, ...]) -> _Condition:
    """Return the condition on the status; an article that no session goes through is open."""
    among, sessions = _among("s.id", selection.sessions)
    by_status, wanted = _among("coalesce(t.status, 'open')", tuple(status.value for status in statuses))
    sql = (
        "EXISTS(SELECT 1 FROM sessions s LEFT JOIN statuses t ON t.session = s.id AND t.article = articles.id"
        f" WHERE {_REACHES}{among}{by_status})"
    )
    values = [*sessions, *wanted]
    if Status.OPEN in statuses:
        reached, more = _reached(selection)
        return f"({sql} OR NOT {reached})", [*values, *more]
    return sql, values


def _chosen(selection: Selection) -> _Condition:
    """Return the further condition on a row `a` of `annotations`."""
    by_session, sessions = _among("a.session", selection.sessions)
    by_label, labels = _among("a.label", selection.labels)
    return by_session + by_label, sessions + labels


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
    chosen, values = _chosen(selection)
    rows = project.db.execute(
        "SELECT s.name, s.annotator, a.label, a.start, a.end, a.words, a.value, a.rule, a.note, a.flagged, a.made_at,"
        " a.changed_at FROM annotations a JOIN sessions s ON s.id = a.session WHERE a.article = ?"
        f"{chosen} ORDER BY a.start, a.end, a.label, s.annotator, s.name, a.value, a.note, a.flagged",
        [article, *values],
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


def _among(column: str, wanted: tuple[str, ...] | None) -> _Condition:
    if wanted is None:
        return "", []
    return f" AND {column} IN ({','.join('?' * len(wanted))})", list(wanted)
