"""Part a spelling from the program it was joined to: it means itself."""

from db.operations.long_step import Cancelled, Progress
from db.operations.naming import quoted
from db.operations.program_names import naming
from db.project import Project
from db.records import Changes, SessionId


def part_program(
    project: Project,
    *,
    session: SessionId,
    spelling: str,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Changes:
    """Let a spelling mean itself, from now on in every article, and in all that the annotator has marked.

    It goes before the starting list of programs too.

    Args:
        project: the open project.
        session: whose step it is; the values of its annotator's programs change in all her sessions, nobody else's.
        spelling: the words, line breaks as spaces.
        progress: called after each part with the number of articles done.
        cancelled: asked between articles; what was done until then stays, as one step.

    Raises:
        BadField: where the spelling is empty.
        NotThere: where there is no such session.
    """
    name = f"Part {quoted(spelling)} from other programs"
    run = naming(project, session, {spelling: spelling}, name, cancelled)
    run.run(run.items(), progress)
    return run.told()
