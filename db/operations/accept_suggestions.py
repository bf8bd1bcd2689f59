"""Accept suggestions as they are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from db.errors import UnknownLabel
from db.operations.long_step import Cancelled, LongStep, Progress
from db.operations.naming import counted, quoted
from db.operations.states import new_state, suggestion_state
from db.project import Project
from db.queries import articles, labels
from db.records import ArticleId, Changes, NewAnnotation, SessionId
from db.suggested import Suggestion
from db.transaction import Transaction, words_at
from db.waiting import Cover


def accept_suggestions(
    project: Project,
    *,
    session: SessionId,
    suggestions: Mapping[ArticleId, Sequence[Suggestion]],
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Changes:
    """Make annotations of suggestions, as one step; those that an annotation of the session overlaps are passed over.

    Args:
        project: the open project.
        session: whose annotations they become.
        suggestions: by article.
        progress: called after each part with the number of articles done.
        cancelled: asked between articles; what was accepted until then stays, as one step.

    Returns:
        What was touched; the step is None where none was left to accept.

    Raises:
        UnknownLabel: where the project does not have the label of one; nothing was changed then.
        NotThere: where it does not have an article.
        NoSpan, WordsDiffer: where a suggestion is not of this text.
    """
    known = labels.names(project)
    for wanted in {one.label for some in suggestions.values() for one in some} - set(known):
        raise UnknownLabel(label=wanted, known=known)
    for article in suggestions:
        articles.the(project, article)
    run = _Run(project=project, session=session, name=_name(suggestions), cancelled=cancelled or (lambda: False))
    run.run(suggestions.items(), progress)
    return run.told()


@dataclass(slots=True, kw_only=True)
class _Run(LongStep[tuple[ArticleId, Sequence[Suggestion]]]):
    """An acceptance under way."""

    def take(self, step: Transaction, item: tuple[ArticleId, Sequence[Suggestion]]) -> None:
        """Accept what is suggested in one article."""
        article, some = item
        text = step.text(article)
        cover = Cover(_spans(step, self.session, article))
        for one in some:
            words_at(text, one.start, one.end)
            if cover.overlaps(one.start, one.end):
                continue
            new = NewAnnotation(label=one.label, start=one.start, end=one.end, value=one.value, rule=one.rule)
            state = {**new_state(self.session, new, one.words), "suggestion": suggestion_state(one)}
            step.put_annotation(None, article, state)


def _spans(step: Transaction, session: SessionId, article: ArticleId) -> list[tuple[int, int]]:
    return step.db.execute(
        "SELECT start, end FROM annotations WHERE article = ? AND session = ?", [article, session]
    ).fetchall()


def _name(suggestions: Mapping[ArticleId, Sequence[Suggestion]]) -> str:
    every = [one for some in suggestions.values() for one in some]
    if len(every) == 1:
        return f"Accept {quoted(every[0].words)} as {every[0].label}"
    of = {one.label for one in every}
    kind = f" of {next(iter(of))}" if len(of) == 1 else ""
    where = f" in {len(suggestions)} articles" if len(suggestions) > 1 else ""
    return f"Accept {counted(len(every), 'suggestion', 'suggestions')}{kind}{where}"
