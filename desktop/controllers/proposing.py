"""Which facts the article has, and which are proposed in it: read anew when something changed."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from db.project import Project
from db.records import Changes
from desktop.controllers.context import Context, Controller
from desktop.fact_desk import change_facts, change_proposals
from desktop.worker import Control, Job, given

if TYPE_CHECKING:
    from db.facts import Proposal

REST_MS = 90  # after a change, until facts are proposed anew: while she goes on at once, nothing is done twice
MANY = 600  # annotations and suggestions, from which on the worker looks for facts


class ProposingController(Controller, QObject):
    """Keeps the facts of the article shown, and what is proposed in it, up to date."""

    def __init__(self, context: Context) -> None:
        """Make the controller; nothing is shown yet."""
        QObject.__init__(self)
        Controller.__init__(self, context)
        self._job: Job | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REST_MS)
        self._timer.timeout.connect(self._look)

    def show_article(self) -> None:
        """Show the facts of the article that was opened."""
        self.let_go()
        self.desk.facts.clear()
        self._show_facts()

    def let_go(self) -> None:
        """Look for nothing more: the article or the project is put away."""
        self._timer.stop()
        self._drop_job()

    def _drop_job(self) -> None:
        """Hear nothing more of what the worker looks for."""
        if self._job is not None:
            self._job.control.cancel()
            self._job = None

    def note(self, changes: Changes) -> None:
        """Show what an operation did to the facts of the article."""
        article = self.desk.article
        if article is None:
            return
        if change_facts(changes, article.id):
            self._show_facts()
        elif change_proposals(changes, article.id):
            self._timer.start()

    def note_marked(self) -> None:
        """Look for facts anew: other suggestions are shown."""
        if self.desk.article is not None:
            self._timer.start()

    def look_now(self) -> None:
        """Look for facts at once, where something has changed since and that is quick."""
        if self._timer.isActive() and len(self.desk.all_marked) <= MANY:
            self._timer.stop()
            self._look()

    def _show_facts(self) -> None:
        desk = self.desk
        if desk.project is None:
            return
        article, session = desk.article, desk.session
        desk.facts.reload(desk.project, article.id if article else None, session.id if session else None)
        self.window.facts.set_roles(desk.facts.roles)
        self._show()
        if article is not None:
            self._timer.start()

    def _show(self) -> None:
        facts = self.desk.facts
        self.window.facts.show_facts(facts.facts, facts.proposals)
        self.window.article.view.show_evidence(facts.evidence())
        self.window.refresh_line()

    def _look(self) -> None:
        from db.queries import proposals  # it loads what reads texts

        project, article, session, marked = (
            self.desk.project,
            self.desk.article,
            self.desk.session,
            self.desk.all_marked,
        )
        self._drop_job()
        if project is None or article is None or session is None:
            return
        if len(marked) <= MANY:
            self._take(proposals.of_article(project, article.id, session.id, marked=marked))
            return

        def work(own: Project | None, control: Control) -> "Sequence[Proposal]":  # noqa: ARG001
            return proposals.of_article(given(own), article.id, session.id, marked=marked)

        self._job = job = self.dispatch.work(
            work, project, "", lambda found: self._take_late(job, found), for_article=True, ended=self._forget
        )

    def _take_late(self, job: Job, found: "Sequence[Proposal]") -> None:
        """Take what was found, unless something changed meanwhile: it is looked for again soon, or the article went."""
        if self._job is job and not self._timer.isActive():
            self._take(found)

    def _take(self, found: "Sequence[Proposal]") -> None:
        if list(found) != self.desk.facts.proposals:
            self.desk.facts.take_proposals(found)
            self._show()

    def _forget(self, job: Job) -> None:
        if self._job is job:
            self._job = None
