"""Add a role to the project, or change or retire one that it added."""

from db.errors import BadField, UnknownLabel
from db.facts import BUILT_IN, Role
from db.operations.naming import quoted
from db.project import Project
from db.queries import facts, labels
from db.records import Changes, SessionId

LONGEST = 40  # characters of a role's name


def set_role(project: Project, *, session: SessionId, role: Role) -> Changes:
    """Add a role after those that there are; where the project added it before, it keeps its place.

    One that is retired is offered no more, and what stands in it stays.

    Args:
        project: the open project.
        session: whose step it is.
        role: its name is kept in lower case.

    Raises:
        BadField: where the name is empty, too long, or that of a built-in role.
        UnknownLabel: where the project does not have its label.
    """
    name = role_name(role.name)
    known = labels.names(project)
    if role.label is not None and role.label not in known:
        raise UnknownLabel(label=role.label, known=known)
    there = next((one for one in facts.roles(project, retired=True) if one.name == name), None)
    with project.transact(session=session, name=f"{_verb(there, role)} the role {quoted(name)}") as step:
        before = step.state("role", name)
        (last,) = step.db.execute("SELECT coalesce(MAX(place), -1) FROM roles").fetchone()
        place = last + 1 if before is None else before["place"]
        state = {"label": role.label, "place": place, "retired": role.retired}
        if state != before:
            step.put("role", name, state, article=None)
    return step.changes


def _verb(before: Role | None, role: Role) -> str:
    if before is None:
        return "Add"
    return "Retire" if role.retired and not before.retired else "Change"


def role_name(name: str) -> str:
    """Return the name of a role that a project adds.

    Raises:
        BadField: where it is empty, too long, or that of a built-in role.
    """
    line = " ".join(name.split()).lower()
    if not line or len(line) > LONGEST:
        raise BadField(field="role's name", given=line, expected=f"1 to {LONGEST} characters")
    if line in {one.name for one in BUILT_IN}:
        raise BadField(field="role's name", given=line, expected="another name than those of the built-in roles")
    return line
