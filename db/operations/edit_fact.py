"""Change the title, the note or the status of a fact."""

from db.facts import FactStatus
from db.operations.fact_states import title_in_steps, title_of
from db.operations.naming import quoted
from db.project import Project
from db.records import Changes, FactId, SessionId


def edit_fact(
    project: Project,
    *,
    session: SessionId,
    fact: FactId,
    title: str | None = None,
    note: str | None = None,
    status: FactStatus | None = None,
) -> Changes:
    """Change what is given; the rest stays, and so does the fact where nothing differs.

    Args:
        project: the open project.
        session: whose step it is.
        fact: which one.
        title: empty: it is named after its program.
        note: any text.
        status: how far it is.

    Raises:
        NotThere: where it was removed.
        BadField: where the title is too long.
    """
    given = {
        "title": None if title is None else title_of(title),
        "note": note,
        "status": None if status is None else FactStatus(status).value,
    }
    fields = {name: value for name, value in given.items() if value is not None}
    with project.transact(session=session, name=_name(title_in_steps(project, fact), fields)) as step:
        article, state = step.fact(fact)
        changed = {**state, **fields}
        if changed != state:
            step.put("fact", fact, changed, article=article)
    return step.changes


def _name(called: str, fields: dict[str, str]) -> str:
    match fields:
        case {"status": status, **rest} if not rest:
            return f"Set the fact {called} to {status}"
        case {"title": title, **rest} if not rest:
            return f"Rename the fact {called} to {quoted(title)}" if title else f"Name the fact {called} by its program"
        case {"note": note, **rest} if not rest:
            return f"Set the note of the fact {called}" if note else f"Clear the note of the fact {called}"
        case _:
            return f"Edit the fact {called}"
