"""Rename a session, or choose other articles for it."""

from collections.abc import Sequence

from db.errors import BadField, NotThere, SessionExists
from db.operations.naming import quoted
from db.operations.start_session import is_taken, session_state, tidy
from db.project import Project
from db.records import ArticleId, Changes, Scope, SessionId


def edit_session(
    project: Project, *, session: SessionId, name: str, scope: Scope, articles: Sequence[ArticleId] = ()
) -> Changes:
    """Set a session's name and articles; its annotator stays.

    Raises:
        NotThere: where there is no such session.
        BadField: where the name is empty.
        SessionExists: where the annotator has another of this name.
    """
    if not tidy(name):
        raise BadField(field="session's name", given=name, expected="at least one letter or digit")
    with project.transact(session=session, name=f"Edit session {quoted(tidy(name))}") as step:
        state = step.state("session", session)
        if state is None:
            raise NotThere(kind="session", key=session)
        if is_taken(project, session, name=name, annotator=state["annotator"]):
            raise SessionExists(name=tidy(name), annotator=state["annotator"])
        changed = session_state(name=name, annotator=state["annotator"], scope=scope, articles=articles)
        step.put("session", session, changed, article=None)
    return step.changes
