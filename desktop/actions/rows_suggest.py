"""Actions on suggestions."""

from collections.abc import Callable

from desktop.actions.action import Action, Group, Reach
from desktop.actions.commands import Commands
from desktop.actions.rows_many import many_rows
from desktop.actions.state import (
    State,
    can_decide,
    can_decide_many,
    can_write,
    in_article,
    in_project,
    with_suggestions,
)
from desktop.translate_mark import mark

READINGS = 4  # that have a key each


def suggestion_rows() -> tuple[Action, ...]:
    """Return the rows that decide suggestions, one or many."""
    return (*_deciding_rows(), *_going_rows(), *_reading_rows(), *many_rows(), *_showing_rows(), *_learning_rows())


def _deciding_rows() -> tuple[Action, ...]:
    return (
        Action(
            id="suggest.accept",
            title=mark("Actions", "Accept the suggestion"),
            group=Group.SUGGEST,
            shortcuts=("Return", "Enter"),
            reach=Reach.ARTICLE,
            enabled_when=can_decide_many,
            run=lambda window: window.accept_suggestion(),
            help=mark(
                "Actions",
                "Makes the chosen suggestion an annotation, or takes the proposed fact chosen, and goes to the next.",
            ),
        ),
        Action(
            id="suggest.reject",
            title=mark("Actions", "Reject the suggestion"),
            group=Group.SUGGEST,
            shortcuts=("X",),
            reach=Reach.ARTICLE,
            enabled_when=can_decide,
            run=lambda window: window.reject_suggestion(),
            help=mark(
                "Actions",
                "Rejects these words with this label and value in this article, or the proposed fact, and goes on.",
            ),
        ),
        Action(
            id="suggest.reject_everywhere",
            title=mark("Actions", "Reject the suggestion everywhere"),
            group=Group.SUGGEST,
            shortcuts=("Shift+X",),
            reach=Reach.ARTICLE,
            enabled_when=can_decide,
            run=lambda window: window.reject_suggestion(everywhere=True),
            help=mark("Actions", "Rejects these words with this label and value in every article, also later ones."),
        ),
    )


def _going_rows() -> tuple[Action, ...]:
    return (
        Action(
            id="suggest.next",
            title=mark("Actions", "Next suggestion"),
            group=Group.SUGGEST,
            shortcuts=("N",),
            reach=Reach.ARTICLE,
            enabled_when=with_suggestions,
            run=lambda window: window.next_suggestion(),
            help=mark("Actions", "Goes to the next suggestion, past what is marked already."),
        ),
        Action(
            id="suggest.previous",
            title=mark("Actions", "Previous suggestion"),
            group=Group.SUGGEST,
            shortcuts=("Shift+N",),
            reach=Reach.ARTICLE,
            enabled_when=with_suggestions,
            run=lambda window: window.previous_suggestion(),
            help=mark("Actions", "Goes to the suggestion before, past what is marked already."),
        ),
    )


def _reading_rows() -> tuple[Action, ...]:
    return tuple(
        Action(
            id=f"suggest.reading_{number}",
            title=mark("Actions", "Accept reading {n}").replace("{n}", str(number)),
            group=Group.SUGGEST,
            section=1,
            shortcuts=(f"Alt+{number}",),
            reach=Reach.ARTICLE,
            enabled_when=_has_reading(number),
            run=_taker(number - 1),
            help=mark("Actions", "Settles a suggestion that can be read in more than one way, and goes on."),
            in_menu=False,
        )
        for number in range(1, READINGS + 1)
    )


def _has_reading(number: int) -> Callable[[State], bool]:
    return lambda state: can_decide(state) and 1 < state.readings >= number


def _taker(place: int) -> Callable[[Commands], None]:
    return lambda window: window.take_reading(place)


def _showing_rows() -> tuple[Action, ...]:
    return (
        Action(
            id="suggest.show",
            title=mark("Actions", "Make and show suggestions"),
            group=Group.SUGGEST,
            section=4,
            enabled_when=in_project,
            run=lambda window: window.show_suggestions(),
            help=mark("Actions", "Switches suggestions off for a pass with the text alone, or on again."),
        ),
        Action(
            id="suggest.furniture",
            title=mark("Actions", "Show suggestions in page furniture"),
            group=Group.SUGGEST,
            section=4,
            enabled_when=in_article,
            run=lambda window: window.show_furniture(),
            help=mark(
                "Actions", "Shows what is held back because it stands in page furniture, or holds it back again."
            ),
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


def _can_make(state: State) -> bool:
    """Enabled with a session in a project that may be changed: what is made is stored beside other work."""
    return state.session and state.writable


def _learning_rows() -> tuple[Action, ...]:
    return (
        Action(
            id="suggest.quality",
            title=mark("Actions", "How good suggestions are…"),
            group=Group.SUGGEST,
            section=5,
            shortcuts=("Ctrl+Shift+Q",),
            enabled_when=in_project,
            run=lambda window: window.show_quality(),
            help=mark(
                "Actions", "Shows by label, by rule and over time what became of suggestions, and what was learned."
            ),
        ),
        Action(
            id="suggest.learn",
            title=mark("Actions", "Learn from decisions, or not"),
            group=Group.SUGGEST,
            section=5,
            enabled_when=can_write,
            run=lambda window: window.switch_learning(),
            help=mark("Actions", "Switches learning off, so that the rules suggest alone, or on again."),
        ),
        Action(
            id="suggest.learn_now",
            title=mark("Actions", "Learn now"),
            group=Group.SUGGEST,
            section=5,
            enabled_when=can_write,
            run=lambda window: window.learn_now(),
            help=mark("Actions", "Learns from what was decided until now, beside your work."),
        ),
    )
