"""The commands by name. Their modules are imported when they run."""

from dataclasses import dataclass
from importlib import import_module

from desktop.commands.command import Command


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Where a command is, and what it does in a line."""

    name: str
    module: str  # in this package
    line: str  # a phrase without a full stop

    def command(self) -> Command:
        """Import the command."""
        found: Command = import_module(f"{__package__}.{self.module}").COMMAND
        return found


ROWS = (
    Row(name="new", module="new_project", line="make a new project"),
    Row(name="import", module="import_articles", line="take articles in"),
    Row(name="suggest", module="suggest", line="say what is found in text files, without a project"),
    Row(name="make-suggestions", module="make_suggestions", line="prepare the suggestions of a project"),
    Row(name="annotate", module="annotate", line="take annotations in from a JSON Lines file"),
    Row(name="export", module="export", line="write articles and annotations to a file"),
    Row(name="facts", module="facts", line="list facts, or what is proposed"),
    Row(name="info", module="info", line="say what a project holds"),
    Row(name="check", module="check", line="prove that a project is whole"),
    Row(name="steps", module="steps", line="list what was done"),
    Row(name="undo", module="undo", line="take back the last step"),
    Row(name="redo", module="redo", line="do again what was undone last"),
    Row(name="backups", module="backups", line="list the backups of a project"),
    Row(name="restore", module="restore", line="make a new project from a backup"),
    Row(name="copy", module="copy", line="save a verified copy of a project"),
)
WINDOW = Row(name="", module="window", line="open a project in the window")


def find(name: str) -> Row | None:
    """Return the command of a name; None where there is none."""
    return next((row for row in ROWS if row.name == name), None)
