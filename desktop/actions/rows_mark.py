"""Actions on words and annotations. Their keys are heard in the article only."""

from collections.abc import Callable, Sequence

from desktop.actions.action import Action, Group, Reach
from desktop.actions.commands import Commands
from desktop.actions.state import can_edit_annotation, can_edit_marked, can_mark, in_article, with_overlap
from desktop.translate_mark import mark

DEFAULT_LABELS = (("1", "program"), ("2", "amount"), ("3", "country"), ("4", "date"))


def label_rows(labels: Sequence[tuple[str, str]] = DEFAULT_LABELS) -> tuple[Action, ...]:
    """Return one row for each label.

    Args:
        labels: key ("1".."9") and name of each label of the project, in the order shown.
    """
    return tuple(_label_row(key, name) for key, name in labels)


def _label_row(key: str, name: str) -> Action:
    return Action(
        id=f"label.{key}",
        title=f"Label as {name}",
        group=Group.MARK,
        shortcuts=(key,),
        reach=Reach.ARTICLE,
        enabled_when=can_mark,
        run=lambda window: window.give_label(key),
        help=mark(
            "Actions",
            "Labels the selection, the chosen annotation or suggestion; else arms the label for the next drags.",
        ),
    )


def mark_rows() -> tuple[Action, ...]:
    """Return the rows that choose, change and remove annotations."""
    return (*_choosing_rows(), *_changing_rows(), *_end_rows())


def _choosing_rows() -> tuple[Action, ...]:
    return (
        Action(
            id="mark.next",
            title=mark("Actions", "Next annotation or suggestion"),
            group=Group.MARK,
            section=1,
            shortcuts=("Tab",),
            reach=Reach.ARTICLE,
            enabled_when=in_article,
            run=lambda window: window.choose_next(),
            help=mark("Actions", "Chooses the next annotation or suggestion of the article."),
        ),
        Action(
            id="mark.previous",
            title=mark("Actions", "Previous annotation or suggestion"),
            group=Group.MARK,
            section=1,
            shortcuts=("Shift+Tab",),
            reach=Reach.ARTICLE,
            enabled_when=in_article,
            run=lambda window: window.choose_previous(),
            help=mark("Actions", "Chooses the previous annotation or suggestion of the article."),
        ),
        Action(
            id="mark.overlapping",
            title=mark("Actions", "Next overlapping annotation"),
            group=Group.MARK,
            section=1,
            shortcuts=("O",),
            reach=Reach.ARTICLE,
            enabled_when=with_overlap,
            run=lambda window: window.choose_overlapping(),
            help=mark("Actions", "Goes round the annotations that overlap here."),
        ),
        Action(
            id="mark.leave",
            title=mark("Actions", "Leave"),
            group=Group.MARK,
            section=1,
            shortcuts=("Esc",),
            reach=Reach.ARTICLE,
            enabled_when=in_article,
            run=lambda window: window.let_go(),
            help=mark("Actions", "Leaves the annotation, drops the selection or disarms the label."),
            in_menu=False,
        ),
    )


def _changing_rows() -> tuple[Action, ...]:
    return (
        Action(
            id="mark.value",
            title=mark("Actions", "Edit the value"),
            group=Group.MARK,
            section=2,
            shortcuts=("E",),
            reach=Reach.ARTICLE,
            enabled_when=can_edit_marked,
            run=lambda window: window.edit_value(),
            help=mark("Actions", "Goes to the value field. Enter keeps what was typed, Esc returns to the article."),
        ),
        Action(
            id="mark.note",
            title=mark("Actions", "Write a note"),
            group=Group.MARK,
            section=2,
            shortcuts=("M",),
            reach=Reach.ARTICLE,
            enabled_when=can_edit_marked,
            run=lambda window: window.edit_note(),
            help=mark("Actions", "Goes to the note of the annotation."),
        ),
        Action(
            id="mark.flag",
            title=mark("Actions", "Flag the annotation"),
            group=Group.MARK,
            section=2,
            shortcuts=("F",),
            reach=Reach.ARTICLE,
            enabled_when=can_edit_marked,
            run=lambda window: window.flag_annotation(),
            help=mark("Actions", "Sets or takes the flag of the annotation."),
        ),
        Action(
            id="mark.remove",
            title=mark("Actions", "Remove the annotation"),
            group=Group.MARK,
            section=2,
            shortcuts=("Del",),
            reach=Reach.ARTICLE,
            enabled_when=can_edit_annotation,
            run=lambda window: window.remove_annotation(),
            help=mark("Actions", "Removes the annotation. Undo brings it back."),
        ),
    )


def _mover(*, end: bool, forward: bool, by_word: bool) -> Callable[[Commands], None]:
    return lambda window: window.move_end(end=end, forward=forward, by_word=by_word)


_ENDS = (
    ("start_left", mark("Actions", "Start a word to the left"), "Alt+Left", False, False, True),
    ("start_right", mark("Actions", "Start a word to the right"), "Alt+Right", False, True, True),
    ("end_left", mark("Actions", "End a word to the left"), "Alt+Shift+Left", True, False, True),
    ("end_right", mark("Actions", "End a word to the right"), "Alt+Shift+Right", True, True, True),
    ("start_left_char", mark("Actions", "Start a character to the left"), "Ctrl+Alt+Left", False, False, False),
    ("start_right_char", mark("Actions", "Start a character to the right"), "Ctrl+Alt+Right", False, True, False),
    ("end_left_char", mark("Actions", "End a character to the left"), "Ctrl+Alt+Shift+Left", True, False, False),
    ("end_right_char", mark("Actions", "End a character to the right"), "Ctrl+Alt+Shift+Right", True, True, False),
)


def _end_rows() -> tuple[Action, ...]:
    return tuple(
        Action(
            id=f"mark.{name}",
            title=title,
            group=Group.MARK,
            section=3,
            shortcuts=(key,),
            reach=Reach.ARTICLE,
            enabled_when=can_edit_marked,
            run=_mover(end=end, forward=forward, by_word=by_word),
            help=mark("Actions", "Moves that end of the chosen annotation; moves without a pause are one step."),
            in_menu=False,
        )
        for name, title, key, end, forward, by_word in _ENDS
    )
