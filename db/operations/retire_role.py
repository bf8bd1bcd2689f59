"""Retire a role that the project added: it is offered no more, and what stands in it stays."""

from db.errors import NotThere
from db.operations.naming import quoted
from db.operations.set_role import role_name
from db.project import Project
from db.records import Changes, SessionId


def retire_role(project: Project, *, session: SessionId, role: str) -> Changes:
    """Offer a role no more; `set_role` brings it back.

    Args:
        project: the open project.
        session: whose step it is.
        role: its name.

    Raises:
        BadField: where it is a built-in one.
        NotThere: where the project has no such role.
    """
    name = role_name(role)
    with project.transact(session=session, name=f"Retire the role {quoted(name)}") as step:
        state = step.state("role", name)
        if state is None:
            raise NotThere(kind="role", key=name)
        if not state["retired"]:
            step.put("role", name, {**state, "retired": True}, article=None)
    return step.changes
