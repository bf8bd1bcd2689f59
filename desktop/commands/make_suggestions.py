"""`beleg make-suggestions`."""

from argparse import ArgumentTypeError, Namespace

from db.queries import suggestions
from db.suggesting import forget
from desktop.commands import interrupt, opening
from desktop.commands.command import PROJECT, Argument, Command
from desktop.commands.console import Console
from desktop.jobs.suggesting import make_suggestions, recipe_of

MOST = 64  # processes


def run(given: Namespace, console: Console) -> int:
    """Make the suggestions of a project."""
    with (
        opening.to_change(given.project, reason="before suggestions were made") as project,
        interrupt.cancellable() as cancelled,
        console.progress("Suggesting") as progress,
    ):
        if given.again:
            forget(project)
        made = make_suggestions(
            project, session=None, progress=progress, cancelled=cancelled, processes=given.processes
        )
        left = suggestions.missing(project, recipe_of(project).rules)
    console.report(_line(made, left, cancelled=cancelled()))
    return interrupt.STATUS if cancelled() and left else 0


def _line(made: int, left: int, *, cancelled: bool) -> str:
    if cancelled and left:
        return (
            f"Cancelled. Suggestions were made for {_articles(made)}; {left} to go, at the next run or in the window."
        )
    if not made:
        return "Nothing to do: all articles have their suggestions."
    return f"Suggestions were made for {_articles(made)}."


def _articles(count: int) -> str:
    return "1 article" if count == 1 else f"{count} articles"


def _processes(given: str) -> int:
    if not (given.isascii() and given.isdigit()) or int(given) > MOST:
        raise ArgumentTypeError(f"{given!r} is not a number from 0 to {MOST}")
    return int(given)


COMMAND = Command(
    text=(
        "Makes the suggestions of all articles that have none, or whose suggestions were made by other rules or before"
        " a program became known. The window does the same beside the work; this prepares a large project, over night,"
        " so that each article opens with its suggestions.\n\n"
        "No decision changes, and there is nothing to undo: suggestions are no steps. Ctrl+C ends it; what was made"
        " until then stays, and the next run goes on from there."
    ),
    arguments=(
        PROJECT,
        Argument(
            names=("--again",),
            help="make them for all articles, also where they are up to date",
            options={"action": "store_true"},
        ),
        Argument(
            names=("--processes",),
            metavar="N",
            help="how many processes work beside this one; 0 for none; one for each core where nothing is said",
            options={"type": _processes},
        ),
    ),
    run=run,
)
