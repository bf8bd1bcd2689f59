"""`beleg backups`."""

from argparse import Namespace

from db.backups import Backup
from db.operations.naming import counted
from desktop import folders
from desktop.commands.command import PROJECT, Command
from desktop.commands.console import Console
from desktop.commands.sizes import in_words
from desktop.jobs.restoring import backups_of


def run(given: Namespace, console: Console) -> int:
    """List the backups."""
    for number, backup in enumerate(backups_of(given.project, folders.backups()), start=1):
        console.answer(f"{number:3}  {line(backup)}")
    return 0


def line(backup: Backup) -> str:
    """Return a backup as a line: when, how much, why."""
    articles = counted(backup.articles, "article", "articles")
    annotations = counted(backup.annotations, "annotation", "annotations")
    size = in_words(backup.bytes)
    return f"{backup.made_at.astimezone():%Y-%m-%d %H:%M:%S}  {articles}, {annotations}, {size}: {backup.reason}"


COMMAND = Command(
    text=(
        "Lists the backups of a project, the newest first, with the numbers that `beleg restore` takes. The project may"
        " be damaged or gone. Nothing is written."
    ),
    arguments=(PROJECT,),
    run=run,
)
