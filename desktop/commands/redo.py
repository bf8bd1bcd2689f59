"""`beleg redo`."""

from argparse import Namespace

from db.operations.undo import redo
from desktop.commands import opening, sessions
from desktop.commands.command import PROJECT, Command
from desktop.commands.console import Console
from desktop.commands.undo import SESSION


def run(given: Namespace, console: Console) -> int:
    """Redo a step."""
    with opening.to_change(given.project, reason="before a redo") as project:
        changes = redo(project, session=sessions.chosen(project, given.session, given.annotator))
    if changes.step is not None:
        console.report(changes.step.name)
    return 0


COMMAND = Command(
    text="Does the step again that was undone last, as long as no new step was made since.",
    arguments=(PROJECT, *SESSION),
    run=run,
)
