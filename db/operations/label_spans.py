"""Label many spans: all equal ones, or what was found by a pattern."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from db.errors import UnknownLabel
from db.operations.long_step import Cancelled, LongStep, Progress
from db.operations.states import decided_state, new_state
from db.project import Project
from db.queries import articles, labels
from db.records import ArticleId, LabelReport, NewAnnotation, SessionId
from db.transaction import Transaction, words_at


def label_spans(
    project: Project,
    *,
    session: SessionId,
    spans: Mapping[ArticleId, Sequence[NewAnnotation]],
    name: str,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> LabelReport:
    """Make annotations in one article or in many, as one step; what the session has labelled so already stays as it is.

    Args:
        project: the open project.
        session: whose step it is.
        spans: the annotations, by article.
        name: of the step.
        progress: called after each part with the number of articles done.
        cancelled: asked between articles; what was labelled until then stays, as one step.

    Raises:
        UnknownLabel: where the project does not have one of the labels; nothing was changed then.
        NotThere: where it does not have an article; nothing was changed then.
        NoSpan: where a span encloses no words; the articles before stay, as one step.
    """
    known = labels.names(project)
    for wanted in {one.label for some in spans.values() for one in some} - set(known):
        raise UnknownLabel(label=wanted, known=known)
    for article in spans:
        articles.the(project, article)
    run = _Run(project=project, session=session, name=name, cancelled=cancelled or (lambda: False))
    run.run(spans.items(), progress)
    return LabelReport(added=run.added, known=run.known, cancelled=run.stopped, changes=run.told())


@dataclass(slots=True, kw_only=True)
class _Run(LongStep[tuple[ArticleId, Sequence[NewAnnotation]]]):
    """A labelling under way."""

    added: int = 0
    known: int = 0

    def take(self, step: Transaction, item: tuple[ArticleId, Sequence[NewAnnotation]]) -> None:
        """Label the spans of one article."""
        article, some = item
        text = step.text(article)
        there = labelled(step, self.session, article)
        for one in some:
            place = (one.start, one.end, one.label)
            if place in there:
                self.known += 1
                continue
            there.add(place)
            decided = decided_state(self.project, self.session, article, one)
            words = words_at(text, one.start, one.end)
            step.put_annotation(None, article, {**new_state(self.session, one, words), **decided})
            self.added += 1


def labelled(step: Transaction, session: SessionId, article: ArticleId) -> set[tuple[int, int, str]]:
    """Return start, end and label of a session's annotations in an article."""
    rows = step.db.execute(
        "SELECT start, end, label FROM annotations WHERE article = ? AND session = ?", [article, session]
    )
    return set(rows.fetchall())
