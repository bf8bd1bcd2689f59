"""Actions on many suggestions or spans at once, on what was rejected, and on the names of programs."""

from desktop.actions.action import Action, Group, Reach
from desktop.actions.state import can_decide_many, can_label_equal, can_label_many, can_name, in_session
from desktop.translate_mark import mark


def many_rows() -> tuple[Action, ...]:
    """Return the rows that show many before they do something to them."""
    return (*_labelling_rows(), *_naming_rows())


def _labelling_rows() -> tuple[Action, ...]:
    return (
        Action(
            id="suggest.accept_visible",
            title=mark("Actions", "Accept visible…"),
            group=Group.SUGGEST,
            section=2,
            shortcuts=("Ctrl+Shift+Return",),
            enabled_when=can_decide_many,
            run=lambda window: window.accept_visible(),
            help=mark("Actions", "Lists the suggestions in sight by label, with ticks, before it accepts them."),
        ),
        Action(
            id="suggest.equal",
            title=mark("Actions", "Label all equal…"),
            group=Group.SUGGEST,
            section=2,
            shortcuts=("=",),
            reach=Reach.ARTICLE,
            enabled_when=can_label_equal,
            run=lambda window: window.label_equal(),
            help=mark(
                "Actions",
                "Lists all with the same words or value, with ticks: of the article, session or project; labels them.",
            ),
        ),
        Action(
            id="suggest.find_and_label",
            title=mark("Actions", "Label hits…"),
            group=Group.SUGGEST,
            section=2,
            shortcuts=("Ctrl+L",),
            enabled_when=can_label_many,
            run=lambda window: window.label_hits(),
            help=mark("Actions", "Lists the hits of words or a regular expression, with ticks, and labels them."),
        ),
    )


def _naming_rows() -> tuple[Action, ...]:
    return (
        Action(
            id="suggest.join",
            title=mark("Actions", "Same program as…"),
            group=Group.SUGGEST,
            section=3,
            shortcuts=("J",),
            reach=Reach.ARTICLE,
            enabled_when=can_name,
            run=lambda window: window.join_program(),
            help=mark(
                "Actions", "Lets the words of the chosen program stand for another known or new one, everywhere."
            ),
        ),
        Action(
            id="suggest.part",
            title=mark("Actions", "Part this spelling"),
            group=Group.SUGGEST,
            section=3,
            shortcuts=("Shift+J",),
            reach=Reach.ARTICLE,
            enabled_when=can_name,
            run=lambda window: window.part_program(),
            help=mark("Actions", "Lets the words of the chosen program stand for themselves again, everywhere."),
        ),
        Action(
            id="suggest.rejections",
            title=mark("Actions", "Rejected suggestions…"),
            group=Group.SUGGEST,
            section=3,
            enabled_when=in_session,
            run=lambda window: window.show_rejections(),
            help=mark("Actions", "Lists what you rejected; it can be searched, looked at and taken back."),
        ),
    )
