"""Actions on the order of the queue."""

from collections.abc import Callable

from desktop.actions.action import Action, Group
from desktop.actions.commands import Commands
from desktop.actions.state import in_session
from desktop.translate_mark import mark

_ORDERS = (  # name, title, help
    (
        "queue",
        mark("Actions", "Queue: as imported"),
        mark("Actions", "Lets the articles of the queue come in the order in which they were imported."),
    ),
    (
        "waiting",
        mark("Actions", "Queue: most suggestions first"),
        mark("Actions", "Puts the articles in which most suggestions wait first."),
    ),
    (
        "uncertain",
        mark("Actions", "Queue: most uncertain first"),
        mark("Actions", "Puts the articles first whose suggestions are the most uncertain, taken together."),
    ),
)


def queue_rows() -> tuple[Action, ...]:
    """Return the rows that order the queue of the session."""
    return tuple(
        Action(
            id=f"queue.{name}",
            title=title,
            group=Group.SESSION,
            section=2,
            enabled_when=in_session,
            run=_orderer(name),
            help=said,
        )
        for name, title, said in _ORDERS
    )


def _orderer(order: str) -> Callable[[Commands], None]:
    return lambda window: window.order_queue(order)
