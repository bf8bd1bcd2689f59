"""Set the status of several facts, as one step."""

from collections.abc import Sequence
from dataclasses import dataclass

from db.facts import FactStatus
from db.operations.long_step import Cancelled, LongStep, Progress
from db.operations.naming import counted
from db.project import Project
from db.records import Changes, FactId, SessionId
from db.transaction import Transaction


def set_fact_statuses(
    project: Project,
    *,
    session: SessionId,
    facts: Sequence[FactId],
    status: FactStatus,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Changes:
    """Set the status of facts, as one step; those that have it already stay as they are.

    Args:
        project: the open project.
        session: whose step it is.
        facts: which ones.
        status: how far they are.
        progress: called after each part with the number of facts done.
        cancelled: asked between parts; what was set until then stays, as one step.

    Returns:
        What was touched; the step is None where nothing differed.

    Raises:
        NotThere: where one was removed.
    """
    wanted = FactStatus(status)
    name = f"Set {counted(len(facts), 'fact', 'facts')} to {wanted.value}"
    run = _Run(project=project, session=session, name=name, cancelled=cancelled or (lambda: False), status=wanted)
    run.run(dict.fromkeys(facts), progress)
    return run.told()


@dataclass(slots=True, kw_only=True)
class _Run(LongStep[FactId]):
    """A setting under way."""

    status: FactStatus

    def take(self, step: Transaction, item: FactId) -> None:
        """Set the status of one fact."""
        article, state = step.fact(item)
        if state["status"] != self.status.value:
            step.put("fact", item, {**state, "status": self.status.value}, article=article)
