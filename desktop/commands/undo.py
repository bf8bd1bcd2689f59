"""`beleg undo`."""

from argparse import Namespace

from db.operations.undo import undo
from desktop.commands import opening, sessions
from desktop.commands.command import PROJECT, Argument, Command
from desktop.commands.console import Console

SESSION = (
    Argument(
        names=("--session",), metavar="NAME", help=f"the session whose step it is; else “{sessions.COMMAND_LINE}”"
    ),
    Argument(names=("--annotator",), metavar="NAME", help="whose session; needed where several have one of this name"),
)


def run(given: Namespace, console: Console) -> int:
    """Undo a step."""
    with opening.to_change(given.project, reason="before an undo") as project:
        changes = undo(project, session=sessions.chosen(project, given.session, given.annotator))
    if changes.step is not None:
        console.report(changes.step.name)
    return 0


COMMAND = Command(
    text=(
        "Undoes the last step of the command line's session that is not undone yet: an import, annotations taken in."
        " Run it again to undo the one before. A step on which another session has built is refused, and it is said"
        " which step stands on it. `beleg redo` does it again."
    ),
    arguments=(PROJECT, *SESSION),
    run=run,
)
