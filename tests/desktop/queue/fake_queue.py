"""A queue in memory that counts what is read."""

from collections.abc import Sequence

from db.records import Article, ArticleId, Progress, QueueRow, Status
from desktop.queue.source import Order, Show


def article_id(key: int) -> ArticleId:
    return ArticleId(f"{key:064x}")


def article(key: int, title: str = "", **other) -> Article:
    made = {
        "id": article_id(key), "title": title or f"Artikel {key}", "title_is_heading": True, "language": "de",
        "published": "2025-10-14", "source": "fachpresse.example", "length": 2310,
        "imported_at": "2025-11-22T10:00:00Z",
    }  # fmt: skip
    return Article(**(made | other))


class FakeQueue:
    """Articles by key; some are done or flagged."""

    def __init__(self, count: int) -> None:
        self.all = list(range(count))
        self.done: set[int] = set()
        self.flagged: set[int] = set()
        self.gone: set[int] = set()
        self.titles: dict[int, str] = {}
        self.counts: dict[int, dict[str, int]] = {}
        self.waiting: dict[int, int] = {}
        self.read: list[int] = []

    def keys(self, show: Show, title_filter: str, order: Order = Order.QUEUE) -> list[int]:
        wanted = {
            Show.ALL: lambda _: True,
            Show.OPEN: lambda key: key not in self.done,
            Show.DONE: lambda key: key in self.done,
            Show.FLAGGED: lambda key: key in self.flagged,
        }[show]
        found = [k for k in self.all if wanted(k) and title_filter.casefold() in self.title(k).casefold()]
        return found if order is Order.QUEUE else sorted(found, key=lambda key: -self.waiting.get(key, 0))

    def title(self, key: int) -> str:
        return self.titles.get(key, f"Artikel {key}")

    def rows(self, keys: Sequence[int]) -> list[QueueRow]:
        self.read += keys
        return [self.row(key) for key in keys if key not in self.gone]

    def row(self, key: int) -> QueueRow:
        status = Status.DONE if key in self.done else Status.OPEN
        return QueueRow(
            article=article(key, self.title(key)), status=status, flagged=key in self.flagged,
            counts=self.counts.get(key, {}), waiting=self.waiting.get(key, 0),
        )  # fmt: skip

    def key_of(self, name: ArticleId) -> int | None:
        key = int(name, 16)
        return key if key in self.all else None

    def progress(self) -> Progress:
        return Progress(total=len(self.all), done=len(self.done), flagged=len(self.flagged))
