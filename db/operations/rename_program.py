"""Rename a program: all names that mean it mean the new one."""

from db.operations.long_step import Cancelled, Progress
from db.operations.naming import quoted
from db.operations.program_meanings import aliases_to, free_name, meanings, the_program
from db.project import Project
from db.queries import program_names
from db.records import Changes, SessionId


def rename_program(
    project: Project,
    *,
    session: SessionId,
    program: str,
    name: str,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Changes:
    """Call a program by another name, everywhere at once. The old name is one of its names from now on.

    Args:
        project: the open project.
        session: whose step it is; the values of its annotator change in all her sessions. The values of others stay,
            and count for what they mean.
        program: a name that means it.
        name: what it is called from now on; where it is called so, nothing changes.
        progress: called after each part with the number of articles done.
        cancelled: asked between articles; what was done until then stays, as one step.

    Raises:
        BadField: where the name is empty.
        NotThere: where there is no such program or session.
        ProgramThere: where the name is that of another program.
    """
    old = the_program(project, program)
    new = free_name(project, name, frozenset([old]))
    if new == old:
        return Changes()
    names = frozenset(program_names.names_of(project, old))
    step = f"Rename the program {quoted(old)} to {quoted(new)}"
    aliases, moved = aliases_to(new, names), names - {new}
    run = meanings(project, session, step, cancelled, programs=frozenset([old]), moved=moved, aliases=aliases, to=new)
    return run.done(progress)
