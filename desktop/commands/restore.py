"""`beleg restore`."""

from argparse import Namespace
from pathlib import Path

from db.backups import Backups
from desktop import folders
from desktop.commands.backups import line
from desktop.commands.command import PROJECT, Argument, Command
from desktop.commands.console import Console
from desktop.jobs.restoring import backups_of, numbered


def run(given: Namespace, console: Console) -> int:
    """Make a new project of a backup."""
    folder = folders.backups()
    backup = numbered(backups_of(given.project, folder), given.backup)
    Backups(folder).restore(backup, given.to)
    console.report(f"Restored to {given.to}: {line(backup)}")
    return 0


COMMAND = Command(
    text=(
        "Makes a new project file of a backup, after looking at every page and hash of it. A file that is there is"
        " never overwritten, the project itself neither. The project may be damaged or gone."
    ),
    arguments=(
        PROJECT,
        Argument(
            names=("--backup",),
            metavar="N",
            help="which one, by its number in `beleg backups`",
            required=True,
            options={"type": int},
        ),
        Argument(names=("--to",), metavar="PATH", help="the new file", required=True, options={"type": Path}),
    ),
    run=run,
)
