"""`beleg export`."""

from argparse import Namespace
from pathlib import Path

from db.errors import UnknownLabel
from db.facts import FactStatus
from db.operations.naming import counted
from db.project import Project
from db.queries import labels
from db.queries.export import Selection
from db.records import Status
from desktop.commands import export_facts, interrupt, opening, sessions
from desktop.commands.command import PROJECT, Argument, Command
from desktop.commands.console import Console
from desktop.commands.export_facts import OptionDoesNotFit
from desktop.commands.sizes import in_words
from desktop.jobs.exporting import export_project
from exchange.fact_formats import FACT_FORMATS, find_fact_format
from exchange.registry import FORMATS, find_format

_FACT_NAMES = tuple(one.name for one in FACT_FORMATS)
_STATUSES = list(dict.fromkeys([*(one.value for one in Status), *(one.value for one in FactStatus)]))


def run(given: Namespace, console: Console) -> int:
    """Write an export."""
    if given.format in _FACT_NAMES:
        return export_facts.run(given, console, find_fact_format(given.format))
    chosen = find_format(given.format)
    with (
        opening.to_read(given.project) as project,
        interrupt.cancellable() as cancelled,
        console.progress("Writing and comparing") as progress,
    ):
        written = export_project(
            project,
            chosen=chosen,
            selection=selection(project, given),
            path=given.out,
            progress=progress,
            cancelled=cancelled,
        )
    annotations = counted(written.annotations, "annotation", "annotations")
    articles = counted(written.articles, "article", "articles")
    console.report(
        f"Wrote {annotations} of {articles} ({in_words(written.size)}) to {given.out}, read the file back and compared"
        " it with the project: nothing differs."
    )
    console.report(f"{chosen.title} does not hold: {chosen.loses}")
    return 0


def selection(project: Project, given: Namespace) -> Selection:
    """Return what of the project is wanted.

    Raises:
        NoSession, UnknownLabel: what was named is not there.
    """
    return Selection(
        sessions=sessions.wanted(project, given.session, given.annotator),
        labels=_labels(project, given.label),
        statuses=_statuses(given),
    )


def _statuses(given: Namespace) -> tuple[Status, ...] | None:
    if not given.status:
        return None
    known = [status.value for status in Status]
    for name in given.status:
        if name not in known:
            raise OptionDoesNotFit(
                option=f"--status {name}", format_name=given.format, remedy=f"an article is {' or '.join(known)}"
            )
    return tuple(Status(name) for name in given.status)


def _labels(project: Project, names: list[str] | None) -> tuple[str, ...] | None:
    if not names:
        return None
    known = tuple(label.name for label in labels.all_of(project))  # retired ones too: their annotations are there
    wanted = tuple(name.lower() for name in names)
    for name in wanted:
        if name not in known:
            raise UnknownLabel(label=name, known=known)
    return wanted


COMMAND = Command(
    text=(
        "Writes articles with their annotations, or facts with their evidence, to a file, reads it back, and compares"
        " all of it with the project. Only a file that is whole and the same takes its place: one that is there already"
        " is replaced then, and stays as it is where anything goes wrong.\n\n"
        "Formats of articles and annotations:\n\n"
        + "\n\n".join(f"{one.name}: {one.line}" for one in FORMATS)
        + "\n\nFormats of facts:\n\n"
        + "\n\n".join(f"{one.name}: {one.line}" for one in FACT_FORMATS)
    ),
    arguments=(
        PROJECT,
        Argument(
            names=("--format",),
            help="the format",
            required=True,
            options={"choices": [*(one.name for one in FORMATS), *_FACT_NAMES]},
        ),
        Argument(
            names=("--out",),
            metavar="PATH",
            help="the file to write; an existing one is replaced when the new one is whole and compared",
            required=True,
            options={"type": Path},
        ),
        Argument(
            names=("--session",),
            metavar="NAME",
            help="only these sessions",
            options={"nargs": "+", "action": "extend"},
        ),
        Argument(names=("--annotator",), metavar="NAME", help="only sessions of this annotator"),
        Argument(
            names=("--label",),
            metavar="NAME",
            help="only annotations with these labels; not for facts",
            options={"nargs": "+", "action": "extend"},
        ),
        Argument(
            names=("--status",),
            help=(
                "of articles: only those that are open, or done, in at least one of the sessions;"
                " of facts: only those that are open, checked, or doubtful"
            ),
            options={"nargs": "+", "action": "extend", "choices": _STATUSES},
        ),
    ),
    run=run,
)
