"""What happens beside the window right after a project is open: the whole file is checked, and backed up."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from db.files import backup
from db.project import Project
from desktop.reading import warm_up
from desktop.translate import tr
from desktop.worker import Control

if TYPE_CHECKING:
    from pathlib import Path

    from db.check import Fault
    from desktop.controllers.context import Controller

DELAY_MS = 250  # the first picture comes first
SHOWN = 3  # faults in the banner; `beleg check` lists them all


def look_after(controller: "Controller", project: Project) -> None:
    """Check a project that was just opened, and make the backup that its first change will want.

    A fault makes the project read-only, with a banner that says what and where.
    """
    backups = controller.context.backups

    def done(faults: "list[Fault]") -> None:
        if faults and controller.desk.project is project:
            _make_read_only(controller, project, faults)

    def start() -> None:
        if controller.desk.project is project:
            controller.dispatch.work(lambda own, control: _look(own, control, backups), project, "", done)

    QTimer.singleShot(DELAY_MS, controller.window, start)


def _look(own: Project | None, control: Control, backups: "Path") -> "list[Fault]":
    from db.check import check

    warm_up()
    if own is None:
        return []
    faults = check(own.db.conn, cancelled=control.cancelled)
    if not faults and not control.cancelled() and own.read_only is None:
        backup(own, backups, reason="opened")
    return faults


def _make_read_only(controller: "Controller", project: Project, faults: "list[Fault]") -> None:
    told = " ".join(fault.sentence for fault in faults[:SHOWN])
    more = tr("Project", "and %n more", len(faults) - SHOWN) if len(faults) > SHOWN else ""
    controller.dispatch.cancel()  # nothing more is written into it
    project.read_only = tr(
        "Project", "This project is damaged: {faults} {more} It is open read-only; restore a backup (File menu)."
    ).format(faults=told, more=more)
    controller.window.show_rights()
