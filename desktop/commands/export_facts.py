"""`beleg export` to a format of facts."""

from argparse import Namespace

from db.errors import KnownError
from db.facts import FactStatus
from db.operations.naming import counted
from db.project import Project
from db.queries.export_facts import FactSelection
from desktop.commands import interrupt, opening, sessions
from desktop.commands.console import Console
from desktop.commands.sizes import in_words
from desktop.jobs.exporting_facts import export_facts
from exchange.fact_formats import FactFormat


class OptionDoesNotFit(KnownError):
    """An option was given that the format has no use for."""

    def __init__(self, *, option: str, format_name: str, remedy: str) -> None:
        self.option = option
        self.format_name = format_name
        self.remedy = remedy  # a clause without a full stop

    def sentence(self) -> str:
        """Return what does not go together, and what does."""
        return f"{self.option} does not go with --format {self.format_name}; {self.remedy}."


def run(given: Namespace, console: Console, chosen: FactFormat) -> int:
    """Write an export of facts."""
    chosen.look_for_package()  # before anything is counted or copied
    with (
        opening.to_read(given.project) as project,
        interrupt.cancellable() as cancelled,
        console.progress("Writing and comparing") as progress,
    ):
        written = export_facts(
            project,
            chosen=chosen,
            selection=selection(project, given),
            path=given.out,
            progress=progress,
            cancelled=cancelled,
        )
    facts = counted(written.facts, "fact", "facts")
    values = counted(written.values, "value", "values")
    console.report(
        f"Wrote {facts} with {values} ({in_words(written.size)}) to {given.out}, read the file back and"
        f" {chosen.compared}."
    )
    if not written.facts:
        console.report("There is no fact in what was asked for, so the file says that there is none.")
    console.report(f"{chosen.title} does not hold: {chosen.loses}")
    return 0


def selection(project: Project, given: Namespace) -> FactSelection:
    """Return which facts are wanted.

    Raises:
        NoSession: what was named is not there.
        OptionDoesNotFit: an option that facts have no use for.
    """
    if given.label:
        raise OptionDoesNotFit(
            option="--label", format_name=given.format, remedy="facts are taken with the values of all their roles"
        )
    return FactSelection(sessions=sessions.wanted(project, given.session, given.annotator), statuses=_statuses(given))


def _statuses(given: Namespace) -> tuple[FactStatus, ...] | None:
    if not given.status:
        return None
    known = [status.value for status in FactStatus]
    for name in given.status:
        if name not in known:
            remedy = f"a fact is {', '.join(known[:-1])} or {known[-1]}"
            raise OptionDoesNotFit(option=f"--status {name}", format_name=given.format, remedy=remedy)
    return tuple(FactStatus(name) for name in given.status)
