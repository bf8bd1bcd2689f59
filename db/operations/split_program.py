"""Split a program: some of its names, or spellings, are those of another one."""

from collections.abc import Collection, Sequence

from db.errors import BadField, NotThere
from db.meanings import resolved
from db.operations.long_step import Cancelled, Progress
from db.operations.naming import counted, quoted
from db.operations.program_meanings import meanings, the_program
from db.operations.program_names import spelling_of
from db.program_errors import OwnName
from db.project import Project
from db.queries import program_names
from db.queries.programs import one_line
from db.records import Changes, SessionId
from values.sameness import program_key

_SPELLED = (
    "SELECT words, same, COUNT(*) FROM annotations WHERE label = 'program' AND same IS NOT NULL GROUP BY words, same"
)


def split_program(
    project: Project,
    *,
    session: SessionId,
    names: Sequence[str],
    name: str,
    program: str | None = None,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Changes:
    """Let some names, or spellings, of a program mean another one, everywhere at once.

    A name takes along what was marked with it, by whomever. A spelling that was given other names takes along what the
    annotator of the session marked: nobody else's values change.

    Args:
        project: the open project.
        session: whose step it is; the values of its annotator change in all her sessions.
        names: which ones; its own name cannot be split from a program.
        name: what the other program is called; where there is one of that name, they go to it.
        program: from which they are split; None: the one that they all mean, or are spellings of.
        progress: called after each part with the number of articles done.
        cancelled: asked between articles; what was done until then stays, as one step.

    Raises:
        BadField: where a name is empty, they are not of one program, or they would stay where they are.
        NotThere: where there is no such program, name or session.
        OwnName: where the program's own name is among them.
    """
    old = _the_one(project, names) if program is None else the_program(project, program)
    moved = frozenset(one if program_names.meaning(project, one) == old else spelling_of(one) for one in names)
    if old in moved:
        raise OwnName(program=old)
    given = spelling_of(name)
    new = program_names.meaning(project, given)
    if given == old or not moved:
        raise BadField(field="other program", given=given, expected="another name than the program has itself")
    if new == old:
        new, moved = given, moved | {given}
    what = quoted(names[0]) if len(moved) == 1 else counted(len(moved), "name", "names")
    step = f"Split {what} from the program {quoted(old)} to {quoted(new)}"
    aliases = _aliases(project, old, moved, new)
    run = meanings(project, session, step, cancelled, programs=frozenset([old]), moved=moved, aliases=aliases, to=new)
    return run.done(progress)


def _the_one(project: Project, names: Sequence[str]) -> str:
    """Return the program whose names or spellings they all are."""
    found = {_whose(project, name) for name in names}
    if len(found) != 1:
        raise BadField(field="names to split", given=", ".join(names), expected="names of one program")
    return found.pop()


def _whose(project: Project, name: str) -> str:
    """Return the program that a name means; that of most annotations where it is a spelling only."""
    program = program_names.meaning(project, name)
    if program != name or program_names.is_there(project, name):
        return program
    spelling = spelling_of(name)
    counts: dict[str, int] = {}
    for words, same, count in project.db.execute(_SPELLED).fetchall():
        if one_line(words) == spelling:
            program = same.removeprefix(program_key(""))
            counts[program] = counts.get(program, 0) + count
    if not counts:
        raise NotThere(kind="program", key=name)
    return max(sorted(counts), key=counts.__getitem__)


def _aliases(project: Project, program: str, moved: Collection[str], new: str) -> dict[str, str]:
    """Return the aliases to put: those of what moves, and those without which names that stay would go along.

    A spelling that is the name of a third program has none: what that name means is not asked here.
    """
    names = program_names.names_of(project, program)
    own = [one for one in moved if one in names or not _is_program(project, one)]
    found = dict.fromkeys(own, new)
    after = resolved({**dict(project.db.execute("SELECT spelling, name FROM aliases").fetchall()), **found})
    for name in names:
        if name not in moved and after.get(name, name) != program:
            found[name] = program
    return found


def _is_program(project: Project, name: str) -> bool:
    return program_names.is_there(project, program_names.meaning(project, name))
