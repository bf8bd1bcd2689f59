"""A search in the worker whose hits a dialog shows as they come."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QObject, Signal

from db.errors import KnownError
from db.project import Project
from desktop.dispatch import Dispatch
from desktop.worker import Control, Job, given

if TYPE_CHECKING:
    from desktop.dialogs.hits import HitsDialog
    from desktop.jobs.hits import Hit

Look: TypeAlias = "Callable[[Project, Callable[[list[Hit]], None], Control], bool]"


class HitSearch(QObject):
    """One search after the other, for one dialog. What a search tells after it was stopped is passed over."""

    _found = Signal(int, object)  # the search's number, hits; out of the worker's thread

    def __init__(self, dispatch: Dispatch, project: Project, dialog: "HitsDialog") -> None:
        """Make a search that has not begun. It lives until its last job has ended, the dialog may go before."""
        super().__init__()
        self._dispatch, self._project = dispatch, project
        self._dialog: HitsDialog | None = dialog
        self._number = 0
        self._job: Job | None = None
        self._found.connect(self._take)
        dialog.stop_requested.connect(self._cancel)

    def begin(self, look: Look) -> None:
        """Begin a search in place of the one under way."""
        self.stop()
        if self._dialog is None:
            return
        number = self._number
        self._dialog.begin()
        self._job = self._dispatch.work(
            lambda own, control: look(given(own), lambda hits: self._found.emit(number, hits), control),
            self._project,
            "",
            lambda complete: self._end(number, complete),
            lambda fault: self._fail(number, fault),
            for_article=True,
        )
        self._job.progressed.connect(lambda done, total: self._progress(number, done, total))

    def stop(self) -> None:
        """Stop the search under way, and hear nothing more of it."""
        self._cancel()
        self._number += 1

    def close(self) -> None:
        """Stop for good: the dialog goes."""
        self.stop()
        self._dialog = None

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.control.cancel()

    def _current(self, number: int) -> "HitsDialog | None":
        return self._dialog if number == self._number else None

    def _take(self, number: int, hits: "list[Hit]") -> None:
        if (dialog := self._current(number)) is not None:
            dialog.add_hits(hits)

    def _progress(self, number: int, done: int, total: int) -> None:
        if (dialog := self._current(number)) is not None:
            dialog.show_progress(done, total)

    def _end(self, number: int, complete: bool) -> None:
        if (dialog := self._current(number)) is not None:
            self._job = None
            dialog.finish(complete)

    def _fail(self, number: int, fault: KnownError) -> None:
        if (dialog := self._current(number)) is not None:
            self._job = None
            dialog.fail(fault.sentence())
