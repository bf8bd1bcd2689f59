"""Actions on the order of the queue, and on the making of suggestions."""

from desktop.actions.action import Action, Group
from desktop.actions.state import State, in_session
from desktop.translate_mark import mark


def _can_make(state: State) -> bool:
    """Enabled with a session in a project that may be changed: what is made is stored beside other work."""
    return state.session and state.writable


def queue_rows() -> tuple[Action, ...]:
    """Return the rows that order the queue and make suggestions again."""
    return (
        Action(
            id="queue.queue",
            title=mark("Actions", "Queue: as imported"),
            group=Group.SUGGEST,
            section=3,
            enabled_when=in_session,
            run=lambda window: window.order_queue("queue"),
            help=mark("Actions", "Lets the articles of the queue come in the order in which they were imported."),
        ),
        Action(
            id="queue.waiting",
            title=mark("Actions", "Queue: most suggestions first"),
            group=Group.SUGGEST,
            section=3,
            enabled_when=in_session,
            run=lambda window: window.order_queue("waiting"),
            help=mark("Actions", "Puts the articles in which most suggestions wait first."),
        ),
        Action(
            id="queue.uncertain",
            title=mark("Actions", "Queue: most uncertain first"),
            group=Group.SUGGEST,
            section=3,
            enabled_when=in_session,
            run=lambda window: window.order_queue("uncertain"),
            help=mark("Actions", "Puts the articles first whose suggestions are the most uncertain, taken together."),
        ),
        Action(
            id="suggest.again",
            title=mark("Actions", "Make suggestions again"),
            group=Group.SUGGEST,
            section=4,
            enabled_when=_can_make,
            run=lambda window: window.make_suggestions_again(),
            help=mark("Actions", "Makes the suggestions of all articles anew, beside your work; decisions stay."),
        ),
    )
