"""`beleg steps`."""

from argparse import Namespace
from datetime import datetime

from db.project import Project
from db.queries import sessions as session_queries
from db.queries import steps
from db.records import Session, Step
from desktop.commands import opening, sessions
from desktop.commands.command import PROJECT, Argument, Command
from desktop.commands.console import Console

LATEST = 50  # of each session


def run(given: Namespace, console: Console) -> int:
    """List the steps."""
    with opening.to_read(given.project) as project:
        for session in _wanted(project, given):
            console.answer(f"Session “{session.name}” of {session.annotator}")
            found = steps.of_session(project, session.id, limit=2**31 - 1 if given.all else LATEST + 1)
            for step in found if given.all else found[:LATEST]:
                console.answer(line(step))
            if not given.all and len(found) > LATEST:
                console.answer("        … and earlier ones (--all)")
    return 0


def line(step: Step) -> str:
    """Return a step as a line: its number in the session, when, what, and whether it is undone."""
    at = datetime.fromisoformat(step.at).astimezone()
    undone = "  (undone)" if step.undone else ""
    return f"{step.number:6}  {at:%Y-%m-%d %H:%M}  {step.name}{undone}"


def _wanted(project: Project, given: Namespace) -> list[Session]:
    if given.session is not None:
        return sessions.named(project, given.session, given.annotator)
    if given.annotator is not None:
        return sessions.of_annotator(project, given.annotator)
    return session_queries.all_of(project)


COMMAND = Command(
    text=(
        f"Lists the steps of each session, the latest {LATEST} of each, newest first. Those that are undone are marked."
        " Step 0 is the start of a session and cannot be undone."
    ),
    arguments=(
        PROJECT,
        Argument(names=("--session",), metavar="NAME", help="only this session"),
        Argument(names=("--annotator",), metavar="NAME", help="only sessions of this annotator"),
        Argument(names=("--all",), help="all steps", options={"action": "store_true"}),
    ),
    run=run,
)
