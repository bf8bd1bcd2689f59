"""`beleg copy`."""

from argparse import Namespace
from pathlib import Path

from db.copies import save_copy
from db.operations.naming import counted
from desktop.commands import opening
from desktop.commands.command import PROJECT, Argument, Command
from desktop.commands.console import Console


def run(given: Namespace, console: Console) -> int:
    """Save a copy."""
    with opening.to_read(given.project) as project:
        contents = save_copy(project.db.conn, given.to)
    articles = counted(contents.articles, "article", "articles")
    annotations = counted(contents.annotations, "annotation", "annotations")
    console.report(f"Copied to {given.to}: {articles}, {annotations}, verified.")
    return 0


COMMAND = Command(
    text=(
        "Saves a copy of a project as one file, which can be mailed. It is opened and compared before it gets its name,"
        " and a file that is there is never overwritten. The project may be open elsewhere."
    ),
    arguments=(
        PROJECT,
        Argument(names=("--to",), metavar="PATH", help="the new file", required=True, options={"type": Path}),
    ),
    run=run,
)
