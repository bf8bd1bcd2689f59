"""The menus of the table: what can be done with facts, and the statuses that they can have."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QMenu, QWidget

from db.facts import FactStatus
from db.queries.fact_table import FactRow
from desktop.translate import tr
from desktop.widgets.safe_text import label_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Deeds:
    """What the entries of the menu do."""

    go: Callable[[], None]
    copy: Callable[[], None]
    set_status: Callable[[FactStatus], None]
    only_program: Callable[[str], None]
    show_program: Callable[[str], None]


def status_menu(parent: QWidget, current: FactStatus | None, set_status: Callable[[FactStatus], None]) -> QMenu:
    """Return the menu of the statuses; a letter takes one.

    Args:
        parent: the widget that it belongs to.
        current: the status that is ticked; None: the facts chosen have several.
        set_status: what an entry does.
    """
    menu = QMenu(tr("Across", "Status"), parent)
    titles = {
        FactStatus.OPEN: tr("Across", "&Open"),
        FactStatus.CHECKED: tr("Across", "&Checked"),
        FactStatus.DOUBTFUL: tr("Across", "&Doubtful"),
    }
    for status, title in titles.items():
        action = menu.addAction(title)
        action.setObjectName(status.value)
        action.setCheckable(True)
        action.setChecked(status is current)
        action.triggered.connect(lambda _=False, status=status: set_status(status))
        if status is current:
            menu.setActiveAction(action)
    return menu


def fact_menu(parent: QWidget, row: FactRow, deeds: Deeds, *, writable: bool) -> QMenu:
    """Return the menu of what can be done with the facts chosen.

    Args:
        parent: the widget that it belongs to.
        row: the fact that the keys are at.
        deeds: what the entries do.
        writable: whether facts may be changed.
    """
    menu, program = QMenu(parent), row.fact.program
    menu.addAction(tr("Across", "Show in the article")).triggered.connect(lambda: deeds.go())
    if program:
        name = label_text(program if len(program) < 40 else program[:39] + "…")
        only = menu.addAction(tr("Across", "Only facts of “{program}”").format(program=name))
        only.triggered.connect(lambda: deeds.only_program(program))
        menu.addAction(tr("Across", "Show the program")).triggered.connect(lambda: deeds.show_program(program))
    menu.addSeparator()
    statuses = status_menu(menu, row.fact.status, deeds.set_status)
    statuses.setEnabled(writable)
    menu.addMenu(statuses)
    menu.addAction(tr("Across", "Copy")).triggered.connect(lambda: deeds.copy())
    return menu
