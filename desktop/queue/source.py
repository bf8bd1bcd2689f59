"""Where the queue's rows come from."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Protocol

from db.records import ArticleId, Progress, QueueRow


class Show(StrEnum):
    """Which part of the queue is shown."""

    OPEN = "open"
    DONE = "done"
    FLAGGED = "flagged"
    ALL = "all"


class Order(StrEnum):
    """Which article comes first."""

    QUEUE = "queue"  # as imported
    WAITING = "waiting"  # where most suggestions wait
    UNCERTAIN = "uncertain"  # whose suggestions are the most uncertain


class QueueSource(Protocol):
    """A session's queue, read on demand: keys are plain integers, rows are read for what is on screen."""

    def keys(self, show: Show, title_filter: str, order: Order = Order.QUEUE) -> list[int]:
        """Return the keys of the articles shown, in the order asked for."""

    def rows(self, keys: Sequence[int]) -> list[QueueRow]:
        """Return the rows of keys, in their order; one that is gone is left out."""

    def key_of(self, article: ArticleId) -> int | None:
        """Return the key of an article, or None where it is gone."""

    def progress(self) -> Progress:
        """Return how far the session is."""


class EmptyQueue:
    """The queue while no session is open."""

    def keys(self, show: Show, title_filter: str, order: Order = Order.QUEUE) -> list[int]:  # noqa: ARG002
        """Return no keys."""
        return []

    def rows(self, keys: Sequence[int]) -> list[QueueRow]:  # noqa: ARG002
        """Return no rows."""
        return []

    def key_of(self, article: ArticleId) -> int | None:  # noqa: ARG002
        """Return None."""
        return None

    def progress(self) -> Progress:
        """Return nothing done of nothing."""
        return Progress(total=0, done=0, flagged=0)
