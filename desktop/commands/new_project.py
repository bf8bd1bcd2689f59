"""`beleg new`."""

from argparse import Namespace

from db.files import create_project
from desktop import folders
from desktop.commands.command import PROJECT, Argument, Command
from desktop.commands.console import Console
from exchange.walking import shown


def run(given: Namespace, console: Console) -> int:
    """Make a project."""
    project = create_project(given.project, name=given.name or shown(given.project.stem), backups=folders.backups())
    name = project.name
    project.close()
    console.report(f"Made the project “{name}”: {given.project}")
    return 0


COMMAND = Command(
    text="Makes a new, empty project. A file that is there is never overwritten.",
    arguments=(
        PROJECT,
        Argument(
            names=("--name",),
            metavar="NAME",
            help="the project's name; else it is the file's, without its suffix",
            options={"default": ""},
        ),
    ),
    run=run,
)
