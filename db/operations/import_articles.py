"""Bring articles into the project: one step in many short transactions."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from db.events import Change
from db.operations.long_step import Cancelled, LongStep, Progress
from db.project import Project
from db.records import ArticleId, ImportReport, NewArticle, Refusal, SessionId
from db.transaction import Transaction, add_original, add_text


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
    run.run(articles, progress)
    return run.report()


@dataclass(slots=True, kw_only=True)
class _Run(LongStep[NewArticle | Refusal]):
    """An import under way."""

    taken: list[tuple[str, ArticleId]] = field(default_factory=list)
    known: list[tuple[str, ArticleId]] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)
    replaced: list[tuple[str, int]] = field(default_factory=list)

    def take(self, step: Transaction, item: NewArticle | Refusal) -> None:
        """Take an article in, or note its refusal."""
        if isinstance(item, Refusal):
            self.refused.append((item.source, item.reason))
        else:
            self._take(step, item)

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
        return ImportReport(
            taken=tuple(self.taken),
            known=tuple(self.known),
            refused=tuple(self.refused),
            replaced=tuple(self.replaced),
            cancelled=self.stopped,
            changes=self.told(),
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
