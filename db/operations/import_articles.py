"""Bring articles into the project: one step in many short transactions."""

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from db.events import Change, StepHead
from db.project import Project
from db.records import ArticleId, Changes, ImportReport, NewArticle, Refusal, SessionId
from db.transaction import Transaction, add_original, add_text

LONGEST_PART_S = 0.1  # of one transaction: others wait no longer than this
LARGEST_PART = 200  # articles
PAUSE_S = 0.002  # between two parts, so that the window gets its turn

Progress = Callable[[int], None]  # sources seen so far
Cancelled = Callable[[], bool]


def import_articles(
    project: Project,
    *,
    session: SessionId,
    articles: Iterable[NewArticle | Refusal],
    name: str = "Import articles",
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> ImportReport:
    """Take articles in, each whole or not at all.

    Args:
        project: the open project.
        session: whose step it is.
        articles: as the readers hand them over, one at a time.
        name: of the step.
        progress: called after each part with the number of sources seen.
        cancelled: asked between sources; what was taken until then stays, as one step.

    Returns:
        What became of each source. The step is None where nothing was taken.

    Raises:
        ReadOnly: where the project cannot be changed.
        StorageFault: where the disk refuses; the parts before stay, as one step.
    """
    run = _Run(project=project, session=session, name=name, cancelled=cancelled or (lambda: False))
    source = iter(articles)
    more = True
    while more:
        more = run.part(source)
        if progress is not None:
            progress(run.seen)
        if more:
            time.sleep(PAUSE_S)
    return run.report()


@dataclass(slots=True, kw_only=True)
class _Run:
    """An import under way."""

    project: Project
    session: SessionId
    name: str
    cancelled: Cancelled
    seen: int = 0
    stopped: bool = False
    head: StepHead | None = None
    changes: list[Changes] = field(default_factory=list)
    taken: list[tuple[str, ArticleId]] = field(default_factory=list)
    known: list[tuple[str, ArticleId]] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)
    replaced: list[tuple[str, int]] = field(default_factory=list)

    def part(self, source: Iterator[NewArticle | Refusal]) -> bool:
        """Take one transaction's worth; say whether there is more."""
        with self.project.transact(session=self.session, name=self.name, head=self.head) as step:
            more = self._fill(step, source)
            self.head = step.head
        if step.changes.kinds:
            self.changes.append(step.changes)
        elif not self.changes:
            self.head = None  # nothing written yet: the step's number is still free
        return more

    def _fill(self, step: Transaction, source: Iterator[NewArticle | Refusal]) -> bool:
        deadline = time.monotonic() + LONGEST_PART_S
        for count, article in enumerate(source, start=1):
            self.seen += 1
            if isinstance(article, Refusal):
                self.refused.append((article.source, article.reason))
            else:
                self._take(step, article)
            if self.cancelled():
                self.stopped = True
                return False
            if count >= LARGEST_PART or time.monotonic() > deadline:
                return True
        return False

    def _take(self, step: Transaction, article: NewArticle) -> None:
        key, new = add_text(step.db, article.text)
        state = None if new else step.state("article", key)
        if (state is not None and not state["hidden"]) or step.is_put("article", key):
            self.known.append((article.source, key))
            return
        if article.replaced:
            self.replaced.append((article.source, article.replaced))
        if state is not None:
            step.put("article", key, {**state, "hidden": False}, article=key)
        else:
            step.put_content(key, [article_change(step, key, article)])
        self.taken.append((article.source, key))

    def report(self) -> ImportReport:
        """Return what became of each source."""
        changes = self.changes[0].joined(self.changes[1:]) if self.changes else Changes()
        return ImportReport(
            taken=tuple(self.taken),
            known=tuple(self.known),
            refused=tuple(self.refused),
            replaced=tuple(self.replaced),
            cancelled=self.stopped,
            changes=changes,
        )


def article_change(step: Transaction, key: ArticleId, article: NewArticle) -> Change:
    """Return the change that brings an article in: from its content alone."""
    original = None if article.original is None else add_original(step.db, article.original)
    state = {
        "title": article.title,
        "heading": article.title_is_heading,
        "language": article.language,
        "published": article.published,
        "source": article.source,
        "original": original,
        "encoding": article.encoding,
        "hidden": False,
    }
    return Change(kind="article", key=key, state=state, on=())
