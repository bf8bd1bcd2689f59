"""Reject suggestions: the annotator sees them no more, in this article or anywhere."""

from collections.abc import Mapping, Sequence
from typing import Any

from db import canonical
from db.errors import NotThere
from db.operations.naming import counted, quoted
from db.operations.states import value_state
from db.project import Project
from db.queries import articles
from db.records import ArticleId, Changes, SessionId
from db.suggested import Suggestion


def reject_suggestions(
    project: Project,
    *,
    session: SessionId,
    suggestions: Mapping[ArticleId, Sequence[Suggestion]],
    everywhere: bool = False,
) -> Changes:
    """Remember that the session's annotator does not want these: by label, words and value, in all her sessions.

    Args:
        project: the open project.
        session: whose step it is.
        suggestions: by article.
        everywhere: in every article, those that come later too; else in the article that each stands in.

    Returns:
        What was touched: all articles in which fewer suggestions wait now.

    Raises:
        NotThere: where there is no such session, or the project does not have an article.
    """
    with project.transact(session=session, name=_name(suggestions, everywhere=everywhere)) as step:
        state = step.state("session", session)
        if state is None:
            raise NotThere(kind="session", key=session)
        for article, some in suggestions.items():
            articles.the(project, article)
            for one in some:
                key, rejection = rejection_of(state["annotator"], one, everywhere=everywhere)
                if not step.is_put("rejection", key) and step.state("rejection", key) is None:
                    step.put("rejection", key, rejection, article=None if everywhere else article)
    return step.changes


def rejection_of(annotator: str, suggestion: Suggestion, *, everywhere: bool) -> tuple[str, dict[str, Any]]:
    """Return the key and the state of a rejection.

    The key comes from what is rejected alone: the same rejection, made in two copies of a project, is one.
    """
    article = None if everywhere else suggestion.article
    what = {
        "annotator": annotator,
        "label": suggestion.label,
        "words": suggestion.words,
        "value": value_state(suggestion.value),
        "article": article,
    }
    seen = {
        "article": suggestion.article,
        "start": suggestion.start,
        "end": suggestion.end,
        "rule": suggestion.rule,
        "origin": suggestion.origin,
        "confidence": suggestion.confidence,
    }
    return f"{article or ''}/{canonical.thing_id(what)}", {**what, "seen": seen}


def _name(suggestions: Mapping[ArticleId, Sequence[Suggestion]], *, everywhere: bool) -> str:
    every = [one for some in suggestions.values() for one in some]
    where = " everywhere" if everywhere else f" in {len(suggestions)} articles" if len(suggestions) > 1 else ""
    if len(every) == 1:
        return f"Reject {quoted(every[0].words)} as {every[0].label}{where}"
    return f"Reject {counted(len(every), 'suggestion', 'suggestions')}{where}"
