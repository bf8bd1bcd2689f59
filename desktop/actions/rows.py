"""All rows, in the order in which menus and the manual show them."""

from collections.abc import Sequence

from desktop.actions.action import Action
from desktop.actions.rows_across import across_rows
from desktop.actions.rows_facts import fact_rows
from desktop.actions.rows_file import EDIT_ROWS, FILE_ROWS, SESSION_ROWS
from desktop.actions.rows_mark import DEFAULT_LABELS, label_rows, mark_rows
from desktop.actions.rows_queue import queue_rows
from desktop.actions.rows_suggest import suggestion_rows
from desktop.actions.rows_view import ARTICLE_ROWS, HELP_ROWS, VIEW_ROWS


def all_rows(labels: Sequence[tuple[str, str]] = DEFAULT_LABELS) -> tuple[Action, ...]:
    """Return every action of the window.

    Args:
        labels: key and name of each label of the project that is not retired.
    """
    return (
        *FILE_ROWS,
        *EDIT_ROWS,
        *label_rows(labels),
        *mark_rows(),
        *suggestion_rows(),
        *fact_rows(),
        *across_rows(),
        *ARTICLE_ROWS,
        *SESSION_ROWS,
        *queue_rows(),
        *VIEW_ROWS,
        *HELP_ROWS,
    )
