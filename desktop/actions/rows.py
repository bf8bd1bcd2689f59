"""All rows, in the order in which menus and the manual show them."""

from collections.abc import Sequence

from desktop.actions.action import Action
from desktop.actions.rows_file import edit_rows, file_rows, session_rows
from desktop.actions.rows_mark import DEFAULT_LABELS, label_rows, mark_rows
from desktop.actions.rows_view import article_rows, help_rows, view_rows


def all_rows(labels: Sequence[tuple[str, str]] = DEFAULT_LABELS) -> tuple[Action, ...]:
    """Return every action of the window.

    Args:
        labels: key and name of each label of the project that is not retired.
    """
    return (
        *file_rows(),
        *edit_rows(),
        *label_rows(labels),
        *mark_rows(),
        *article_rows(),
        *session_rows(),
        *view_rows(),
        *help_rows(),
    )
