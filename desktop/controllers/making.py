"""Having suggestions made: at once for the article that opens, beside the window for all the others."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from db.project import Project
from db.records import Article, Changes, SessionId
from desktop.controllers.context import Context, Controller
from desktop.translate import tr
from desktop.worker import Control, Job, given

# What makes suggestions loads long after the first picture.
if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.jobs.suggesting import Look

REST_MS = 400  # without a further decision; then it is looked at whether the known programs changed
START_MS = 400  # after opening or importing: the article goes first
FIRST_MS = 120  # before the first article is looked through: the first picture comes first


class MakingController(Controller, QObject):
    """Keeps the suggestions of the open project up to date."""

    batch_made = Signal(object, object)  # Project, Changes; out of the worker's thread

    def __init__(self, context: Context) -> None:
        """Make the controller; nothing is made yet."""
        QObject.__init__(self)
        Controller.__init__(self, context)
        self._generation: str | None = None  # of the known programs that all is made, or being made, with
        self._look: Job | None = None
        self._job: Job | None = None
        self._again = False  # there is more to do when what is under way has ended
        self._forget = False  # and nothing that is there counts
        self._stopped = False  # the analyst said so
        self._programs = self._timer(REST_MS, self._look_at_programs)
        self._begin = self._timer(START_MS, self.make_all)
        self._first = self._timer(FIRST_MS, self.look_at_article)
        self.batch_made.connect(self._take_batch)
        self.dispatch.worker.idle.connect(self._go_on)

    def _timer(self, delay_ms: int, run: "Callable[[], None]") -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(delay_ms)
        timer.timeout.connect(run)
        return timer

    def let_go(self) -> None:
        """Begin nothing more: the project is put away."""
        for timer in (self._programs, self._begin, self._first):
            timer.stop()
        self._generation = None
        self._again = self._forget = self._stopped = False

    # ------------------------------------------------------------------------------------------------ one article

    def show_article(self) -> None:
        """Have suggestions for the article that was opened."""
        if self._generation is None:
            self._first.start()
        else:
            self.look_at_article()

    def look_at_article(self, *, anew: bool = False) -> None:
        """Have suggestions for the article on the desk, unless the project has them as they would be made now."""
        if self._look is not None:
            self._look.control.cancel()  # of an article that was left, or for a reason that is included in this one
        project, article = self.desk.project, self.desk.article
        if project is None or article is None or self.desk.session is None or not self.desk.suggesting:
            return

        def work(own: Project | None, control: Control) -> "Look":
            from desktop.jobs.suggesting import look_at

            return look_at(given(own), article, anew=anew, cancelled=control.cancelled)

        self._look = self.dispatch.work(
            work,
            project,
            "",
            lambda look: self._take_look(project, article, look),
            self._failed,
            for_article=True,
            ended=self._forget_look,
        )

    def _forget_look(self, look: Job) -> None:
        if self._look is look:
            self._look = None

    def _take_look(self, project: Project, article: Article, look: "Look") -> None:
        if self.desk.project is not project:
            return
        if self._generation is None:
            self._generation = look.generation
        if self.desk.article is not None and self.desk.article.id == article.id:
            self.window.article.view.set_furniture(look.furniture)
            if look.made is not None:
                self.desk.made = look.made
                self.window.controllers.suggestions.show_anew()
        if look.stored is not None:
            self._take_batch(project, look.stored)

    # ------------------------------------------------------------------------------------------------ all articles

    def look_after(self) -> None:
        """Begin soon to make what is missing: a project was opened, or articles came in."""
        self._stopped = False
        self._begin.start()

    def begin_anew(self) -> None:
        """Make all suggestions that are made otherwise now: it was learned, or learning was switched on or off."""
        self.look_at_article()
        self._restart()

    def make_again(self) -> None:
        """Make the suggestions of all articles again, as the analyst asked."""
        self._stopped, self._forget = False, True
        self.look_at_article(anew=True)
        self._restart()

    def stop(self) -> None:
        """Make no more until it is asked for."""
        for job in filter(None, (self._look, self._job)):
            job.control.cancel()

    def _restart(self) -> None:
        """Make what is missing now; what is under way was begun on other grounds."""
        if self._job is not None:
            self._again = True
            self._job.control.cancel()
        else:
            self.make_all()

    def make_all(self) -> None:
        """Make what is missing or out of date, beside the window, after an import or the look at a file just opened."""
        project, session = self.desk.project, self.desk.session
        if project is None or session is None or self._stopped or not self.desk.writable or not self.desk.suggesting:
            return
        self._again = self._job is not None or self.dispatch.worker.busy
        if not self._again:
            forget, self._forget = self._forget, False
            self._job = self._started(project, session.id, forget=forget)

    def _started(self, project: Project, session: SessionId, *, forget: bool) -> Job:
        told = self.batch_made  # bound on this thread

        def work(own: Project | None, control: Control) -> tuple[int, bool]:
            from db.suggesting import forget as forget_all
            from desktop.jobs.suggesting import make_suggestions

            if forget:
                forget_all(given(own))
            made = make_suggestions(
                given(own),
                session=session,
                progress=control.tell,
                told=lambda changes: told.emit(project, changes),
                cancelled=control.cancelled,
            )
            return made, control.cancelled()

        return self.dispatch.work(
            work,
            project,
            tr("Making", "Suggesting"),
            lambda outcome: self._finished(project, *outcome),
            self._failed,
            beside=True,
            ended=self._ended,
        )

    def _finished(self, project: Project, made: int, stopped: bool) -> None:
        self._stopped = stopped and not self._again and self.desk.suggesting
        if made and self.desk.project is project:
            self.window.queue.sort_calmly()

    def _ended(self, job: Job) -> None:
        if self._job is job:
            self._job = None
            self._go_on()

    def _go_on(self) -> None:
        """Begin with what came up while other work was under way."""
        if self._again and self.desk.project is not None:
            self._begin.start()

    def _failed(self, fault: Exception) -> None:
        """Say nothing of a file that cannot be written: what the analyst does says so where it matters."""

    def _take_batch(self, project: Project, changes: Changes) -> None:
        """Show what was made, unless it is of a project that was put away meanwhile."""
        if self.desk.project is not project:
            return
        article = self.desk.article
        if article is not None and article.id in changes.articles:
            self.desk.made = None
            self.window.apply(changes)
        else:
            self.window.queue.refresh_soon(changes.articles)

    # ------------------------------------------------------------------------------------------------ programs

    def note(self, changes: Changes) -> None:
        """Look whether an operation changed what suggestions are made from."""
        if changes.touches("annotation") or changes.touches("alias"):
            self._programs.start()
        if changes.touches("article"):
            self.look_after()
            if self.desk.article is not None and self.desk.article.id in changes.articles:
                self.look_at_article()

    def _look_at_programs(self) -> None:
        """Begin anew where other programs are known now: in the article shown at once, beside the window elsewhere."""
        from db.queries import programs

        project = self.desk.project
        if project is None or not self.desk.suggesting or self._generation is None:
            return
        known = programs.known(project).generation
        if known != self._generation:
            self._generation = known
            self.look_at_article(anew=True)
            self._restart()
