"""Reject proposed facts: the annotator sees them no more in that article."""

from collections.abc import Sequence

from db import canonical, proposing
from db.errors import NotThere
from db.facts import Proposal
from db.operations.naming import counted, quoted
from db.project import Project
from db.queries import articles
from db.records import ArticleId, Changes, SessionId


def reject_facts(project: Project, *, session: SessionId, article: ArticleId, proposals: Sequence[Proposal]) -> Changes:
    """Remember that the session's annotator does not want these: by program and values, in all her sessions.

    Args:
        project: the open project.
        session: whose step it is.
        article: in which they are proposed.
        proposals: which ones; those that she rejected before change nothing.

    Raises:
        NotThere: where there is no such session or article.
    """
    articles.the(project, article)
    with project.transact(session=session, name=_name(proposals)) as step:
        state = step.state("session", session)
        if state is None:
            raise NotThere(kind="session", key=session)
        for one in proposals:
            what = {
                "annotator": state["annotator"],
                "article": article,
                "program": one.program,
                "cells": [list(cell) for cell in proposing.cells_of(one.items)],
            }
            key = f"{article}/{canonical.thing_id(what)}"
            if not step.is_put("fact_rejection", key) and step.state("fact_rejection", key) is None:
                step.put("fact_rejection", key, {**what, "title": one.title}, article=article)
    return step.changes


def _name(proposals: Sequence[Proposal]) -> str:
    if len(proposals) == 1:
        return f"Reject the proposed fact {quoted(proposals[0].title or proposals[0].program or '')}"
    return f"Reject {counted(len(proposals), 'proposed fact', 'proposed facts')}"
