"""Put values into the cells of a fact."""

from collections.abc import Sequence

from db.facts import NewItem
from db.operations.fact_states import Filling, title_in_steps, words_of
from db.operations.naming import counted, quoted
from db.project import Project
from db.records import Changes, FactId, SessionId


def put_into_fact(project: Project, *, session: SessionId, fact: FactId, items: Sequence[NewItem]) -> Changes:
    """Put values into a fact, as one step; those that stand in that cell already change nothing.

    Args:
        project: the open project.
        session: whose step it is.
        fact: which one; annotations and suggestions are of its session and its article.
        items: the values; suggestions are accepted in the same step.

    Raises:
        NotThere: where the fact was removed, or an annotation is not of its session and article.
        UnknownRole, WrongRole, UnknownLabel: where a value does not fit its cell.
        InTheWay: where something else is marked where a suggestion stands.
        BadField: where a value is none.
    """
    called = title_in_steps(project, fact)
    what = quoted(words_of(project, items[0])) if len(items) == 1 else counted(len(items), "value", "values")
    with project.transact(session=session, name=f"Put {what} into the fact {called}") as step:
        article, state = step.fact(fact)
        filling = Filling(step=step, project=project, session=SessionId(state["session"]), article=article)
        if filling.add(state["cells"], items):
            step.put("fact", fact, state, article=article)
    return step.changes
