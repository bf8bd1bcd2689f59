"""The one worker: long work beside the window, with a connection of its own, one job after the other."""

import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QObject, Signal

from db.errors import KnownError
from db.project import Project

SHUTDOWN_S = 10.0  # a job that was asked to stop gets this long


@dataclass(slots=True)
class Control:
    """What a running job is given: it tells how far it is, and is told to stop."""

    tell: Callable[[int, int], None]  # done, total (0: not known)
    _stop: threading.Event = field(default_factory=threading.Event)

    def cancel(self) -> None:
        """Ask the job to stop at the next whole article."""
        self._stop.set()

    def cancelled(self) -> bool:
        """Say whether it was asked to stop."""
        return self._stop.is_set()


class NotBegun(KnownError):
    """Long work was cancelled before its turn came."""

    def __init__(self, *, name: str) -> None:
        self.name = name  # as the progress says it; empty: quiet work

    def sentence(self) -> str:
        """Return that nothing was done."""
        return f"{self.name or 'Work in the background'} was cancelled before it began; nothing was changed by it."


Work = Callable[[Project | None, Control], Any]


class Job(QObject):
    """One piece of long work. Its signals arrive in the thread that made it."""

    progressed = Signal(int, int)  # done, total
    done = Signal(object)  # what the work returned
    failed = Signal(object)  # the exception

    def __init__(self, work: Work, project: Project | None, name: str, *, beside: bool = False) -> None:
        super().__init__()
        self.work = work
        self.project = project
        self.name = name
        self.beside = beside  # nobody waits for it
        self.control = Control(tell=self.progressed.emit)

    def run(self) -> None:
        """Do the work, unless it was cancelled before its turn; called in the worker's thread."""
        try:
            if self.control.cancelled():
                raise NotBegun(name=self.name)
            result = self._result()
        except Exception as error:  # noqa: BLE001 - handed to the window, which tells known faults from bugs
            self.failed.emit(error)
        else:
            self.done.emit(result)

    def _result(self) -> Any:
        own = self.project.for_worker() if self.project is not None else None
        try:
            return self.work(own, self.control)
        finally:
            if own is not None:
                own.close()


Jobs = queue.SimpleQueue[Job | None]  # None: the thread ends


class Worker(QObject):
    """Runs jobs in one thread, which is joined at the end; the next job after that begins another one."""

    idle = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs: Jobs = queue.SimpleQueue()
        self._waiting: list[Job] = []
        self._thread: threading.Thread | None = None
        self._leaving = False  # the thread was told to end

    def start(self, job: Job) -> Job:
        """Run a job as soon as the ones before it are finished."""
        if self._thread is None or self._leaving:
            self._begin_thread()
        self._waiting.append(job)
        job.done.connect(lambda _result: self._finished(job))
        job.failed.connect(lambda _error: self._finished(job))
        self._jobs.put(job)
        return job

    def _begin_thread(self) -> None:
        """Begin a thread with a queue of its own, which waits for one that did not end in time."""
        before, self._jobs, self._leaving = self._thread, queue.SimpleQueue(), False
        self._thread = threading.Thread(target=_run, args=(self._jobs, before), name="beleg-worker")
        self._thread.start()

    @property
    def busy(self) -> bool:
        """Whether a job is waiting or under way."""
        return bool(self._waiting)

    def cancel(self) -> None:
        """Ask all jobs to stop."""
        for job in self._waiting:
            job.control.cancel()

    def shut_down(self) -> bool:
        """Stop all jobs and join the thread; say whether it ended in time, so that it has nothing open any more."""
        self.cancel()
        if self._thread is None:
            return True
        if not self._leaving:
            self._leaving = True
            self._jobs.put(None)
        self._thread.join(SHUTDOWN_S)
        if self._thread.is_alive():
            return False
        self._thread = None
        return True

    def _finished(self, job: Job) -> None:
        self._waiting.remove(job)
        job.work = _done  # the thread keeps its last job: what the work held, widgets too, goes on this thread
        job.deleteLater()
        if not self._waiting:
            self.idle.emit()


def _done(_project: Project | None, _control: Control) -> None:
    """Stand in the place of work that was done."""


def _run(jobs: Jobs, before: threading.Thread | None) -> None:
    if before is not None:
        before.join()
    while (job := jobs.get()) is not None:
        job.run()


def given(project: Project | None) -> Project:
    """Return the project that work of a project was given."""
    if project is None:
        raise LookupError("this work has no project")
    return project
