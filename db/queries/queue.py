"""The queue of a session: its articles in order, with status and counts. Only what is on screen is read whole."""

from collections.abc import Sequence
from enum import StrEnum

from db.project import Project
from db.queries import articles
from db.records import ArticleId, Progress, QueueRow, SessionId, Status


class Show(StrEnum):
    """Which part of the queue."""

    ALL = "all"
    OPEN = "open"
    DONE = "done"
    FLAGGED = "flagged"


class Order(StrEnum):
    """Which article comes first."""

    QUEUE = "queue"  # as they were imported
    WAITING = "waiting"  # the one with most suggestions to decide
    UNCERTAIN = "uncertain"  # the one whose suggestions are the most uncertain, together


# A row of a session counts before one of its annotator, and that before what waits where nobody has decided anything.
_WAITING = (
    " LEFT JOIN suggested g ON g.article = articles.key"
    " LEFT JOIN waiting w ON w.article = articles.key AND w.who = :session"
    " LEFT JOIN waiting v ON v.article = articles.key"
    " AND v.who = '@' || (SELECT annotator FROM sessions WHERE id = :session)"
)
_COUNT = "coalesce(w.waiting, v.waiting, g.waiting, 0)"
_DOUBT = "coalesce(w.doubt, v.doubt, g.doubt, 0)"
_ORDERS = {
    Order.QUEUE: "articles.key",
    Order.WAITING: f"{_COUNT} DESC, articles.key",
    Order.UNCERTAIN: f"{_DOUBT} DESC, articles.key",
}
_THOUSANDTHS = 1000

_STATUSES = " FROM articles LEFT JOIN statuses s ON s.session = :session AND s.article = articles.id"
_REACHED = (
    " WHERE articles.hidden = 0 AND ((SELECT scope FROM sessions WHERE id = :session) = 'all'"
    " OR EXISTS(SELECT 1 FROM session_articles c WHERE c.session = :session AND c.article = articles.id))"
)
IN_SESSION = _STATUSES + _REACHED
CONDITIONS = {
    Show.ALL: "",
    Show.OPEN: " AND coalesce(s.status, 'open') = 'open'",
    Show.DONE: " AND s.status = 'done'",
    Show.FLAGGED: " AND s.flagged = 1",
}


def keys(
    project: Project,
    session: SessionId,
    *,
    show: Show = Show.ALL,
    title_filter: str = "",
    order: Order = Order.QUEUE,
) -> list[int]:
    """Return the local keys of a session's articles in order.

    Args:
        project: the open project.
        session: whose queue.
        show: which part of it.
        title_filter: words that title or source hold, upper and lower case alike; empty: no filter.
        order: which comes first; those that are alike come in queue order.
    """
    wanted = title_filter.casefold().split()
    columns = "articles.key" if not wanted else "articles.key, articles.title, articles.source"
    source = _STATUSES + ("" if order is Order.QUEUE else _WAITING) + _REACHED
    rows = project.db.execute(
        f"SELECT {columns}{source}{CONDITIONS[show]} ORDER BY {_ORDERS[order]}", {"session": session}
    ).fetchall()
    if not wanted:
        return [row[0] for row in rows]
    return [row[0] for row in rows if all(word in f"{row[1]}\n{row[2]}".casefold() for word in wanted)]


def rows(project: Project, session: SessionId, some: Sequence[int]) -> list[QueueRow]:
    """Return the queue rows of these keys, in their order; a key that is gone is left out."""
    marks = ",".join(f":k{number}" for number in range(len(some)))
    found = project.db.execute(
        f"SELECT articles.key, {articles.COLUMNS}, coalesce(s.status, 'open'), coalesce(s.flagged, 0),"
        f" {_COUNT}, {_DOUBT}, g.article IS NOT NULL{_STATUSES}{_WAITING} WHERE articles.key IN ({marks})",
        {"session": session, **{f"k{number}": key for number, key in enumerate(some)}},
    ).fetchall()
    counts = _counts(project, session, [ArticleId(row[1]) for row in found])
    by_key = {
        row[0]: QueueRow(
            article=articles.record(row[1:-5]),
            status=Status(row[-5]),
            flagged=bool(row[-4]),
            counts=counts.get(ArticleId(row[1]), {}),
            waiting=row[-3],
            uncertainty=row[-2] / _THOUSANDTHS,
            suggested=bool(row[-1]),
        )
        for row in found
    }
    return [by_key[key] for key in some if key in by_key]


def row_of(project: Project, session: SessionId, article: ArticleId) -> QueueRow | None:
    """Return the queue row of an article; None where the project does not have it."""
    key = key_of(project, article)
    found = rows(project, session, [key]) if key is not None else []
    return found[0] if found else None


def key_of(project: Project, article: ArticleId) -> int | None:
    """Return the local key of an article."""
    row = project.db.execute("SELECT key FROM articles WHERE id = ?", [article]).fetchone()
    return int(row[0]) if row else None


def progress(project: Project, session: SessionId) -> Progress:
    """Return how far a session is."""
    total, done, flagged = project.db.execute(
        f"SELECT COUNT(*), coalesce(SUM(s.status = 'done'), 0), coalesce(SUM(s.flagged), 0){IN_SESSION}",
        {"session": session},
    ).fetchone()
    return Progress(total=total, done=done, flagged=flagged)


def waiting(project: Project, session: SessionId) -> int:
    """Return how many suggestions wait for a session, in all its articles."""
    source = _STATUSES + _WAITING + _REACHED
    return int(project.db.execute(f"SELECT coalesce(SUM({_COUNT}), 0){source}", {"session": session}).fetchone()[0])


def neighbour(
    project: Project, session: SessionId, article: ArticleId | None, *, forward: bool, open_only: bool = False
) -> ArticleId | None:
    """Return the next or previous article of a session's queue; None at its end.

    Args:
        project: the open project.
        session: whose queue.
        article: where to start from; None: before the first, or after the last.
        forward: next, else previous.
        open_only: pass over those that are done.
    """
    here = key_of(project, article) if article is not None else None
    side = "" if here is None else f" AND articles.key {'>' if forward else '<'} :here"
    condition = CONDITIONS[Show.OPEN] if open_only else ""
    row = project.db.execute(
        f"SELECT articles.id{IN_SESSION}{condition}{side} ORDER BY articles.key {'ASC' if forward else 'DESC'} LIMIT 1",
        {"session": session, "here": here},
    ).fetchone()
    return ArticleId(row[0]) if row else None


def _counts(project: Project, session: SessionId, some: Sequence[ArticleId]) -> dict[ArticleId, dict[str, int]]:
    marks = ",".join("?" * len(some))
    found: dict[ArticleId, dict[str, int]] = {}
    for article, label, count in project.db.execute(
        f"SELECT article, label, COUNT(*) FROM annotations WHERE session = ? AND article IN ({marks})"
        " GROUP BY article, label",
        [session, *some],
    ).fetchall():
        found.setdefault(ArticleId(article), {})[label] = count
    return found
