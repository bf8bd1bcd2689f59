"""Join spellings: they mean one program."""

from collections.abc import Sequence

from db.operations.long_step import Cancelled, Progress
from db.operations.naming import counted, quoted
from db.operations.program_names import naming
from db.project import Project
from db.queries import programs
from db.records import Changes, SessionId


def join_programs(
    project: Project,
    *,
    session: SessionId,
    spellings: Sequence[str],
    name: str,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Changes:
    """Let spellings mean a program, from now on in every article, and in all that the annotator has marked.

    A spelling that is itself the name of a program brings all other spellings of that program along.

    Args:
        project: the open project.
        session: whose step it is; the values of its annotator's programs change in all her sessions, nobody else's.
        spellings: the words, line breaks as spaces.
        name: of the program.
        progress: called after each part with the number of articles done.
        cancelled: asked between articles; what was done until then stays, as one step.

    Raises:
        BadField: where a spelling or the name is empty.
        NotThere: where there is no such session.
    """
    what = quoted(spellings[0]) if len(spellings) == 1 else counted(len(spellings), "spelling", "spellings")
    joined = {programs.one_line(spelling) for spelling in spellings}
    along = [spelling for spelling, meaning in programs.known(project).pairs if meaning in joined]
    names = dict.fromkeys([*spellings, *(one for one in along if one not in joined)], name)
    run = naming(project, session, names, f"Join {what} to the program {quoted(name)}", cancelled)
    run.run(run.items(), progress)
    return run.told()
