"""`beleg annotate`."""

from argparse import Namespace
from pathlib import Path

from db.operations.naming import counted
from db.records import AnnotationReport
from desktop.commands import interrupt, opening, sessions
from desktop.commands.command import PROJECT, Argument, Command
from desktop.commands.console import Console
from desktop.jobs.annotating import Whose, import_annotation_file


def run(given: Namespace, console: Console) -> int:
    """Take annotations in."""
    whose = Whose(
        session=given.session or sessions.COMMAND_LINE,
        annotator=given.annotator or sessions.annotator_of_process(),
    )
    with (
        opening.to_fill(given.project) as project,
        interrupt.cancellable() as cancelled,
        console.progress("Reading lines") as progress,
    ):
        report = import_annotation_file(
            project,
            session=sessions.own(project),
            path=given.file,
            add=given.add,
            whose=whose,
            progress=progress,
            cancelled=cancelled,
        )
    for _, sentence in report.refused:
        console.fault(sentence)
    console.report(report_line(report))
    if report.cancelled:
        return interrupt.STATUS
    return int(bool(report.refused))


def report_line(report: AnnotationReport) -> str:
    """Return the outcome in one line."""
    pieces = [counted(report.added, "annotation taken", "annotations taken")]
    if report.suggestions:
        pieces.append(counted(report.suggestions, "suggestion taken", "suggestions taken"))
    if report.articles_added:
        pieces.append(counted(report.articles_added, "article added", "articles added"))
    if report.known:
        pieces.append(f"{report.known} known already")
    if report.refused:
        pieces.append(f"{len(report.refused)} refused")
    said = ", ".join(pieces) + "."
    return f"{said} It was cancelled; what was taken stays." if report.cancelled else said


COMMAND = Command(
    text=(
        "Takes annotations in from a JSON Lines file, one article a line, as `beleg export --format jsonl` writes it."
        " Only `text` (or `text_sha256`) and each annotation's `start`, `end` and `label` are required. Offsets count"
        " code points. `words`, where given, must equal the words there; `value` is taken as given, and where the key"
        " is missing it is read from the words. Labels may be written in capitals.\n\n"
        "Articles are matched by their text. One that the project does not have is refused by name, unless --add takes"
        " it in. What is refused is listed by line and stops nothing else; the exit status is 1 then. What the project"
        " has already is left as it is, so the same file twice changes nothing.\n\n"
        "An annotation that names its session and annotator is put there; what it does not name is what is given here."
        " A session that is missing is started. What is marked as a suggestion, and what `beleg suggest` has found,"
        " waits in the article until someone confirms or rejects it.\n\n"
        "The whole is one step of the command line's session, whosever the annotations are: `beleg undo` takes it back."
    ),
    arguments=(
        PROJECT,
        Argument(
            names=("--from",),
            metavar="FILE.jsonl",
            help="the file",
            required=True,
            options={"type": Path, "dest": "file"},
        ),
        Argument(
            names=("--add",),
            help="take in the articles that the project does not have",
            options={"action": "store_true"},
        ),
        Argument(
            names=("--session",),
            metavar="NAME",
            help=f"the session of annotations that name none; else “{sessions.COMMAND_LINE}”",
        ),
        Argument(
            names=("--annotator",),
            metavar="NAME",
            help="the annotator of annotations that name none; else the system's user",
        ),
    ),
    run=run,
)
