"""Learning beside the work: after every few articles done, and when it is asked for; and the panel about it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from db.errors import KnownError
from db.project import Project
from db.records import Changes
from desktop.controllers.context import Context, Controller
from desktop.translate import tr
from desktop.worker import Control, Job, given

if TYPE_CHECKING:
    from desktop.dialogs.quality import QualityDialog
    from desktop.jobs.learning import Report
    from desktop.jobs.quality_figures import Figures

REST_MS = 2_000  # after an article was set to done, which the next article follows


class LearningController(Controller, QObject):
    """Has it learned from decisions, and shows how good suggestions have been."""

    def __init__(self, context: Context) -> None:
        """Make the controller; nothing is learned yet."""
        QObject.__init__(self)
        Controller.__init__(self, context)
        self._job: Job | None = None
        self._panel: QualityDialog | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._learn_if_due)

    # ------------------------------------------------------------------------------------------------ learning

    def note(self, changes: Changes) -> None:
        """Look soon whether enough articles were done."""
        if changes.touches("status") and self.desk.suggesting and self.desk.writable:
            self._rest.start()

    def put_away(self) -> None:
        """Wait for nothing any more: the project is put away."""
        self._rest.stop()

    def _learn_if_due(self) -> None:
        from desktop.jobs.learning import is_due

        project = self.desk.project
        if project is not None and self.desk.writable and self._job is None and is_due(project):
            self.learn_with(self.context.settings.now.engine, asked=False)

    def learn_now(self) -> None:
        """Learn from what was decided, in the worker."""
        self.learn_with(self.context.settings.now.engine, asked=True)

    def learn_with(self, engine: str, *, asked: bool) -> None:
        """Learn with an engine.

        Args:
            engine: its name.
            asked: the analyst asked for it: what keeps it from learning is said.
        """
        project = self.desk.project
        if project is None or not self.desk.writable or self._job is not None:
            return

        def work(own: Project | None, control: Control) -> "Report | None":
            from desktop.jobs.learning import learn

            return learn(given(own), name=engine, progress=control.tell, cancelled=control.cancelled)

        self._job = self.dispatch.work(
            work,
            project,
            tr("Learning", "Learning"),
            lambda _report: self._learned(),
            lambda fault: self._refused(fault, asked=asked),
            beside=True,
            ended=self._forget_job,
        )
        if self._panel is not None:
            self._panel.show_learning(under_way=tr("Learning", "Learning, beside your work…"))

    def _forget_job(self, job: Job) -> None:
        if self._job is job:
            self._job = None

    def _learned(self) -> None:
        self._job = None
        self.window.controllers.making.begin_anew()
        self._read_figures()

    def _refused(self, fault: KnownError, *, asked: bool) -> None:
        self._job = None
        if self._panel is not None:
            self._panel.show_learning(fault=fault.sentence())
        elif asked:
            self.window.banner.say(fault.sentence(), self.window.bad)

    def switch_learning(self) -> None:
        """Learn from decisions, or let the rules suggest alone."""
        from desktop.jobs.quality_figures import read_learning

        if self.desk.project is not None:
            self._switch(on=not read_learning(self.desk.project).enabled)

    def _switch(self, *, on: bool) -> None:
        from desktop.jobs.learning import switch

        project = self.desk.project
        if project is None:
            return
        try:
            switch(project, on=on)
        except KnownError as fault:
            self._refused(fault, asked=True)
            return
        if not on and self._job is not None:
            self._job.control.cancel()
        said = tr("Learning", "Suggestions learn from decisions") if on else tr("Learning", "The rules suggest alone")
        self.window.status.set_message(said)
        self.window.controllers.making.begin_anew()
        self._read_figures()

    # ------------------------------------------------------------------------------------------------ the panel

    def show_quality(self) -> None:
        """Show how good suggestions have been."""
        from desktop.dialogs.quality import QualityDialog

        if self.desk.project is None:
            return
        self.window.controllers.annotations.settle()
        engine = self.context.settings.now.engine
        self._panel = QualityDialog(self.window, self.context.look, writable=self.desk.writable, engine=engine)
        self._panel.switch_requested.connect(lambda on: self._switch(on=on))
        self._panel.learn_requested.connect(self._learn_as_chosen)
        self._read_figures()
        try:
            self.prompt.run(self._panel)
        finally:
            self._panel = None

    def _learn_as_chosen(self, engine: str) -> None:
        self.context.settings.change(engine=engine)
        self.learn_with(engine, asked=True)

    def _read_figures(self) -> None:
        """Count in the worker: a large project has many decisions."""
        if self._panel is None:
            return

        def work(own: Project | None, _control: Control) -> "Figures":
            from desktop.jobs.quality_figures import read_figures

            return read_figures(given(own))

        self.dispatch.work(work, self.desk.project, "", self._show_figures)

    def _show_figures(self, figures: "Figures") -> None:
        if self._panel is not None:
            self._panel.show_figures(figures)
            if self._job is not None:
                self._panel.show_learning(under_way=tr("Learning", "Learning, beside your work…"))
