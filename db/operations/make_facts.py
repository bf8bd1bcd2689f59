"""Make facts of what is marked or suggested in an article."""

from collections.abc import Sequence

from db.errors import BadField, NotThere
from db.fact_cells import Items
from db.facts import PROGRAM, NewFact
from db.operations.fact_states import Filling, title_of, words_of
from db.operations.naming import counted, quoted
from db.project import Project
from db.queries import articles
from db.records import ArticleId, Changes, SessionId


def make_facts(
    project: Project,
    *,
    session: SessionId,
    article: ArticleId,
    facts: Sequence[NewFact],
    whose: SessionId | None = None,
) -> Changes:
    """Make facts, as one step; suggestions among their values are accepted in it.

    Where an annotation stands over a suggestion by now and says the same, that annotation is the evidence.

    Args:
        project: the open project.
        session: whose step it is.
        article: in which their evidence stands.
        facts: what they say; each has a title or a value.
        whose: the session that they are of; None: that of the step.

    Returns:
        What was touched; `facts` holds the new ids.

    Raises:
        NotThere: where the article or the session is not there, or an annotation is not the session's in this article.
        UnknownRole, WrongRole, UnknownLabel: where a value does not fit its cell.
        InTheWay: where something else is marked where a suggestion stands.
        BadField: where a fact says nothing.
    """
    articles.the(project, article)
    owner = session if whose is None else whose
    with project.transact(session=session, name=_name(project, facts)) as step:
        if step.state("session", owner) is None:
            raise NotThere(kind="session", key=owner)
        filling = Filling(step=step, project=project, session=owner, article=article)
        for new in facts:
            cells = Items()
            filling.add(cells, new.items)
            title = title_of(new.title)
            if not (title or cells):
                raise BadField(field="fact", given="", expected="a title, or at least one value")
            state = {"session": owner, "title": title, "note": new.note, "status": new.status.value, "cells": cells}
            step.put("fact", None, state, article=article)
    return step.changes


def _name(project: Project, facts: Sequence[NewFact]) -> str:
    if len(facts) != 1:
        return f"Make {counted(len(facts), 'fact', 'facts')}"
    return f"Make a fact of {quoted(facts[0].title or _named_after(project, facts[0]))}"


def _named_after(project: Project, new: NewFact) -> str:
    first = next((one for one in new.items if one.role == PROGRAM), next(iter(new.items), None))
    return "" if first is None else words_of(project, first)
