"""`beleg import`."""

from argparse import Namespace
from pathlib import Path

from desktop.commands import interrupt, opening, sessions
from desktop.commands.command import PROJECT, Argument, Command
from desktop.commands.console import Console
from desktop.jobs.importing import import_paths, report_line, report_notes


def run(given: Namespace, console: Console) -> int:
    """Take articles in."""
    with (
        opening.to_fill(given.project) as project,
        interrupt.cancellable() as cancelled,
        console.progress("Importing") as progress,
    ):
        report = import_paths(
            project,
            session=sessions.own(project),
            paths=given.paths,
            encoding=given.encoding,
            progress=progress,
            cancelled=cancelled,
        )
    for line in report_notes(report):
        console.report(line)
    for _, sentence in report.refused:
        console.fault(sentence)
    console.report(report_line(report))
    if report.cancelled:
        return interrupt.STATUS
    return int(bool(report.refused))


COMMAND = Command(
    text=(
        "Takes text files in, each as one article; of a folder, all text files (.txt, .text, .md) that are in it and in"
        " its folders. A text that the project has already is recognised. A file is in whole or not at all, and one"
        " that is refused stops none of the others: it is named with the reason, and the exit status is 1.\n\n"
        "Files are read as UTF-8, or by their byte-order mark; no encoding is guessed. The import is one step of the"
        " command line's session, which `beleg undo` takes back. Ctrl+C ends it; what was taken until then stays."
    ),
    arguments=(
        PROJECT,
        Argument(
            names=("paths",),
            metavar="PATH",
            help="a file or a folder",
            options={"type": Path, "nargs": "+"},
        ),
        Argument(
            names=("--encoding",),
            metavar="NAME",
            help="how files that are neither UTF-8 nor marked are read, such as cp1252; else they are refused",
        ),
    ),
    run=run,
)
