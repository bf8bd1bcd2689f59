"""What happens beside the window right after a project is open: the whole file is checked, and backed up."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from db.copying import is_large
from db.project import Project
from desktop.reading import warm_up
from desktop.translate import tr
from desktop.worker import Control, Job

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from db.check import Fault
    from desktop.controllers.context import Controller

DELAY_MS = 250  # the first picture comes first
SHOWN = 3  # faults in the banner; `beleg check` lists them all


def put_off_backup(project: Project) -> "Callable[[Project], None] | None":
    """Take from a large project the backup that its first change makes: the window would wait for it.

    Returns:
        What would have made it; None where it still does.
    """
    if project.before_first_write is None or not is_large(project.db.conn):
        return None
    due, project.before_first_write = project.before_first_write, None
    return due


def look_after(controller: "Controller", project: Project, due: "Callable[[Project], None] | None") -> None:
    """Check a project that was just opened, and make the backup that its first change will want.

    A fault makes the project read-only, with a banner that says what and where.

    Args:
        controller: of projects.
        project: the project.
        due: what makes the backup that was put off; where the look does not come to its end, the next change makes it.
    """
    backups = controller.context.backups
    looked: list[bool] = []

    def done(faults: "list[Fault]") -> None:
        looked.append(True)
        if faults and controller.desk.project is project:
            _make_read_only(controller, project, faults)

    def ended(job: Job) -> None:
        if due is not None and (not looked or job.control.cancelled()):
            project.before_first_write = due

    def start() -> None:
        if controller.desk.project is project:
            controller.dispatch.work(lambda own, control: _look(own, control, backups), project, "", done, ended=ended)

    QTimer.singleShot(DELAY_MS, controller.window, start)


def _look(own: Project | None, control: Control, backups: "Path") -> "list[Fault]":
    from db.looking_over import look_over

    warm_up()
    if own is None:
        return []
    return look_over(own, backups, reason="opened", cancelled=control.cancelled)


def _make_read_only(controller: "Controller", project: Project, faults: "list[Fault]") -> None:
    told = " ".join(fault.sentence for fault in faults[:SHOWN])
    more = tr("Project", "and %n more", len(faults) - SHOWN) if len(faults) > SHOWN else ""
    controller.dispatch.cancel()  # nothing more is written into it
    project.read_only = tr(
        "Project", "This project is damaged: {faults} {more} It is open read-only; restore a backup (File menu)."
    ).format(faults=told, more=more)
    controller.window.show_rights()
