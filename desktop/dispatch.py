"""The one way from the window to an operation: run it, show a known fault, tell everyone what changed."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from PySide6.QtCore import QObject, Signal

from db.errors import FileMoved, KnownError, StorageFault
from db.project import Project
from db.records import Changes
from desktop.worker import Job, NotBegun, Work, Worker

Operation = Callable[[], Changes]


class Dispatch(QObject):
    """Runs operations: short ones at once, long ones in the worker."""

    changed = Signal(object, object)  # Changes, initiator
    saved = Signal(object)  # datetime of the commit, local time
    refused = Signal(str)  # the sentence of a known fault
    unsaved = Signal()  # the file could not be written: what is shown is saved, what was wished is not
    broke = Signal(object)  # an exception that is a bug
    started = Signal(object)  # Job: show its progress
    finished = Signal(object)  # Job

    def __init__(self, worker: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.worker = worker
        self.beside_worker = Worker()  # for what nobody waits for; it never holds up what was asked for
        self.article_worker = Worker()  # for what the article shown wants at once, whatever else is under way
        self.reading_worker = Worker()  # for reading that takes seconds, and that holds nothing else up
        self.under_way: list[Job] = []  # those with a name, the one that runs first

    def run(self, operation: Operation, initiator: object = None) -> Changes | None:
        """Run a short operation on this thread.

        Returns:
            What it changed; None where it was refused, after the sentence was shown.
        """
        try:
            changes = operation()
        except KnownError as fault:
            self._refuse(fault)
            return None
        self.tell(changes, initiator)
        return changes

    def tell(self, changes: Changes, initiator: object = None) -> None:
        """Tell everyone that something was committed."""
        self.saved.emit(datetime.now().astimezone())
        self.changed.emit(changes, initiator)

    def work(
        self,
        work: Work,
        project: Project | None,
        name: str,
        done: Callable[[Any], None],
        failed: Callable[[KnownError], None] | None = None,
        *,
        beside: bool = False,
        for_article: bool = False,
        slow_reading: bool = False,
        ended: Callable[[Job], None] = lambda _job: None,
    ) -> Job:
        """Run long work in the worker.

        Args:
            work: gets a connection of its own and a control.
            project: the open project; None where the work needs none.
            name: what the progress says; empty: the work is quiet.
            done: gets what the work returned, on this thread; not where the project was closed meanwhile.
            failed: gets a known fault instead of the usual sentence.
            beside: nobody waits for it: it runs beside other long work, and forbids nothing meanwhile.
            for_article: the article shown wants it: it waits for no other work, and has no name.
            slow_reading: it reads for seconds, waits for no other work than its like, and has no name.
            ended: gets the job at last, on this thread, however it ended. Whoever connects to the job that is returned
                may come too late: short work can have ended by then.
        """
        job = Job(work, project, name, beside=beside)
        if name and not beside:
            self.under_way.append(job)
        job.done.connect(lambda result: self._end(job, lambda: self._done(job, result, done), ended))
        job.failed.connect(lambda error: self._end(job, lambda: self._failed(job, error, failed), ended))
        self.started.emit(job)
        quiet = self.reading_worker if slow_reading else self.article_worker if for_article else None
        return (quiet or (self.beside_worker if beside else self.worker)).start(job)

    @property
    def busy(self) -> bool:
        """Whether any work is waiting or under way, be it quiet."""
        return any(worker.busy for worker in self._workers)

    @property
    def _workers(self) -> tuple[Worker, ...]:
        return self.article_worker, self.reading_worker, self.beside_worker, self.worker

    def cancel(self) -> None:
        """Ask all long work to stop."""
        for worker in self._workers:
            worker.cancel()

    def shut_down(self) -> bool:
        """Stop all long work; say whether it has ended, and nothing of a project is in use."""
        self.cancel()
        ended = [worker.shut_down() for worker in self._workers]  # each one, whatever the others say
        return all(ended)

    def _end(self, job: Job, then: Callable[[], None], ended: Callable[[Job], None]) -> None:
        if job in self.under_way:
            self.under_way.remove(job)
        self.finished.emit(job)
        try:
            then()
        finally:
            ended(job)

    def _done(self, job: Job, result: Any, done: Callable[[Any], None]) -> None:
        if job.project is None or not job.project.closed:  # else it is of a project that is on the desk no more
            done(result)

    def _failed(self, job: Job, error: Exception, failed: Callable[[KnownError], None] | None) -> None:
        if isinstance(error, NotBegun) or (job.project is not None and job.project.closed):
            return  # as was asked, or of a project that is on the desk no more
        if not isinstance(error, KnownError):
            self.broke.emit(error)
        elif failed is not None:
            failed(error)
        else:
            self._refuse(error)

    def _refuse(self, fault: KnownError) -> None:
        if isinstance(fault, FileMoved | StorageFault):
            self.unsaved.emit()
        self.refused.emit(fault.sentence())
