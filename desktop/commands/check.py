"""`beleg check`."""

from argparse import Namespace

from db.operations.naming import counted
from desktop.commands import opening
from desktop.commands.command import PROJECT, Argument, Command
from desktop.commands.console import Console
from desktop.jobs.checking import Checked, check_project, put_right

MOST_LINES = 200  # of the list; a project that is damaged all over has more


def run(given: Namespace, console: Console) -> int:
    """Check a project."""
    with opening.to_read(given.project) as project, console.progress("Checking") as progress:
        found = check_project(project, rebuilding=given.rebuild, progress=progress)
    for sentence in found.sentences[:MOST_LINES]:
        console.fault(sentence)
    if len(found.sentences) > MOST_LINES:
        console.fault(f"… and {len(found.sentences) - MOST_LINES} more.")
    if not found.sentences:
        console.report(_all_well(found))
        return 0
    if found.different:
        with opening.to_change(given.project, reason="before a rebuild") as project:
            put_right(project)
        console.report(
            "The tables were derived anew from the events, after a backup. The texts and events are unharmed."
        )
    elif given.rebuild and not found.compared:
        console.fault("The tables were not derived anew, because what they are made from is damaged.")
    console.fault(_advice(given.project.name, found))
    return 1


def _all_well(found: Checked) -> str:
    if found.compared:
        return "All is well: every page, every hash, every quote; and the tables are what the events give."
    return "All is well: every page, every hash, every quote."


def _advice(name: str, found: Checked) -> str:
    wrong = counted(len(found.sentences), "fault was", "faults were")
    if found.different == len(found.sentences):
        return f"{wrong} found in {name}, and put right."
    if found.different:
        return f"{wrong} found in {name}, {found.different} of them put right. Check it again."
    return f"{wrong} found in {name}. `beleg backups` lists its backups, and `beleg restore` makes a new file of one."


COMMAND = Command(
    text=(
        "Looks at every page of the file, every hash, and every quote. What is wrong is listed, and the exit status is"
        " 1. Nothing is written, and the project may be open elsewhere.\n\n"
        "With --rebuild all tables are derived anew from the texts and events, in memory, and compared with those in"
        " the file. Where they differ, the exit status is 1 too, and they are put right in the file, after a backup."
    ),
    arguments=(
        PROJECT,
        Argument(
            names=("--rebuild",),
            help="derive all tables anew, compare, and put right what differs",
            options={"action": "store_true"},
        ),
    ),
    run=run,
)
