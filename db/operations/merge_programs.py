"""Merge programs: they are one."""

from collections.abc import Sequence

from db.errors import BadField
from db.operations.long_step import Cancelled, Progress
from db.operations.naming import counted, quoted
from db.operations.program_meanings import aliases_to, free_name, meanings, the_program
from db.project import Project
from db.queries import program_names
from db.records import Changes, SessionId


def merge_programs(
    project: Project,
    *,
    session: SessionId,
    programs: Sequence[str],
    name: str,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Changes:
    """Let all names of some programs mean one program, everywhere at once.

    Args:
        project: the open project.
        session: whose step it is; the values of its annotator change in all her sessions. The values of others stay,
            and count for what they mean.
        programs: names that mean them; at least two programs.
        name: what the one program is called: the name of one of them, or one that is new here.
        progress: called after each part with the number of articles done.
        cancelled: asked between articles; what was done until then stays, as one step.

    Raises:
        BadField: where the name is empty, or they are not two.
        NotThere: where there is no such program or session.
        ProgramThere: where the name is that of a program that is not among them.
    """
    merged = frozenset(the_program(project, program) for program in programs)
    if len(merged) < 2:
        given = ", ".join(programs)
        raise BadField(field="programs to merge", given=given, expected="names of at least two different programs")
    new = free_name(project, name, merged)
    names = frozenset(one for program in merged for one in program_names.names_of(project, program))
    aliases = aliases_to(new, names)
    step = f"Merge {counted(len(merged), 'program', 'programs')} as {quoted(new)}"
    run = meanings(project, session, step, cancelled, programs=merged, moved=names - {new}, aliases=aliases, to=new)
    return run.done(progress)
