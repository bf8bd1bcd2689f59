"""A session's queue out of the project file."""

from collections.abc import Sequence

from db.project import Project
from db.queries import queue
from db.records import ArticleId, Progress, QueueRow, SessionId
from desktop.queue.source import Order, Show


class ProjectQueue:
    """The queue of one session of an open project, through the window's own connection."""

    def __init__(self, project: Project, session: SessionId) -> None:
        """Read from a project."""
        self._project = project
        self._session = session

    def keys(self, show: Show, title_filter: str, order: Order = Order.QUEUE) -> list[int]:
        """Return the keys of the articles shown, in the order asked for."""
        part, first = queue.Show(show.value), queue.Order(order.value)
        return queue.keys(self._project, self._session, show=part, title_filter=title_filter, order=first)

    def rows(self, keys: Sequence[int]) -> list[QueueRow]:
        """Return the rows of keys, in their order."""
        return queue.rows(self._project, self._session, keys)

    def key_of(self, article: ArticleId) -> int | None:
        """Return the key of an article, or None where it is gone."""
        return queue.key_of(self._project, article)

    def progress(self) -> Progress:
        """Return how far the session is."""
        return queue.progress(self._project, self._session)
