"""Remove a fact; its history stays, and so do the annotations that proved it."""

from db.operations.fact_states import title_in_steps
from db.project import Project
from db.records import Changes, FactId, SessionId


def remove_fact(project: Project, *, session: SessionId, fact: FactId) -> Changes:
    """Take a fact out of its article.

    Raises:
        NotThere: where it was removed before.
    """
    with project.transact(session=session, name=f"Remove the fact {title_in_steps(project, fact)}") as step:
        article, _ = step.fact(fact)
        step.put("fact", fact, None, article=article)
    return step.changes
