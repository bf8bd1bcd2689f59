"""Having suggestions made: at once for the article that opens, beside the window for all the others."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from db.project import Project
from db.records import Article, Changes
from db.suggested import NewSuggestion
from desktop.controllers.context import Context, Controller
from desktop.translate import tr
from desktop.worker import Control, Job, given

# What makes suggestions loads long after the first picture.
if TYPE_CHECKING:
    from desktop.jobs.suggesting import Recipe

AT_ONCE = 12_000  # code points of an article whose suggestions the window makes itself, without a worker
REST_MS = 400  # without a further decision; then it is looked at whether the known programs changed
START_MS = 400  # after opening or importing: the article goes first


class MakingController(Controller, QObject):
    """Keeps the suggestions of the open project up to date."""

    batch_made = Signal(object)  # Changes; out of the worker's thread

    def __init__(self, context: Context) -> None:
        """Make the controller; nothing is made yet."""
        QObject.__init__(self)
        Controller.__init__(self, context)
        self._recipe: Recipe | None = None
        self._recipe_for: Project | None = None  # a project's recipe is of no use in another
        self._job: Job | None = None
        self._programs = self._timer(REST_MS, self._look_at_programs)
        self._begin = self._timer(START_MS, self.make_all)
        self.batch_made.connect(self._take_batch)

    def _timer(self, delay_ms: int, run: object) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(delay_ms)
        timer.timeout.connect(run)
        return timer

    # ------------------------------------------------------------------------------------------------ one article

    def look_at_article(self) -> None:
        """Have suggestions for the article on the desk, unless the project has them as they would be made now."""
        article = self.desk.article
        if article is not None and self.desk.session is not None and self.desk.suggesting:
            QTimer.singleShot(0, self, lambda: self._make_for(article))

    def _make_for(self, article: Article) -> None:
        project = self.desk.project
        if project is None or self.desk.article is None or self.desk.article.id != article.id:
            return
        recipe = self._recipe if self._recipe_for is project else None
        if recipe is not None and recipe.quick and article.length <= AT_ONCE:
            self._show_made(article, self._made_now(article, recipe))
            return
        text = self.desk.text
        self.dispatch.work(
            lambda own, _control: _made(given(own), article, text),
            project,
            "",
            lambda found: self._take_made(article, *found),
        )

    def _made_now(self, article: Article, recipe: "Recipe") -> tuple[NewSuggestion, ...] | None:
        from db.queries import suggestions
        from desktop.jobs.suggesting import suggestions_in

        if suggestions.is_current(self.desk.the_project, article.id, recipe.rules):
            return None
        return suggestions_in(self.desk.text, article.language, article.published, recipe)

    def _take_made(self, article: Article, recipe: "Recipe", found: tuple[NewSuggestion, ...] | None) -> None:
        self._recipe, self._recipe_for = recipe, self.desk.project
        self._show_made(article, found)

    def _show_made(self, article: Article, found: tuple[NewSuggestion, ...] | None) -> None:
        """Show what was made for the article, if it is still the one on the desk; None: the stored ones hold."""
        if found is None or self.desk.article is None or self.desk.article.id != article.id:
            return
        self.desk.made = found
        self.window.controllers.suggestions.show_anew()

    # ------------------------------------------------------------------------------------------------ all articles

    def look_after(self) -> None:
        """Begin soon to make what is missing: a project was opened, or articles came in."""
        self._begin.start()

    def begin_anew(self) -> None:
        """Make all suggestions that are made otherwise now: it was learned, or learning was switched on or off."""
        self._recipe = None
        self.look_at_article()
        self.make_all()

    def make_all(self) -> None:
        """Make what is missing or out of date, beside the window."""
        project, session = self.desk.project, self.desk.session
        if project is None or session is None or not self.desk.writable or not self.desk.suggesting:
            return
        if self._job is not None:
            self._begin.start()  # what is under way will not see what came since: look again after it
            return

        def work(own: Project | None, control: Control) -> int:
            from desktop.jobs.suggesting import make_suggestions

            return make_suggestions(
                given(own),
                session=session.id,
                progress=control.tell,
                told=self.batch_made.emit,
                cancelled=control.cancelled,
            )

        self._job = self.dispatch.work(
            work, project, tr("Making", "Suggesting"), self._finished, self._failed, beside=True
        )
        self._job.done.connect(lambda _made: self._forget_job())
        self._job.failed.connect(lambda _fault: self._forget_job())

    def _forget_job(self) -> None:
        self._job = None

    def _finished(self, made: int) -> None:
        if made:
            self.window.queue.reload()

    def _failed(self, fault: Exception) -> None:
        """Say nothing of a file that cannot be written: what the analyst does says so where it matters."""

    def _take_batch(self, changes: Changes) -> None:
        article = self.desk.article
        if self.desk.project is None:
            return
        if article is not None and article.id in changes.articles:
            self.desk.made = None
            self.window.controllers.suggestions.show_anew()
        self.window.queue.refresh(changes.articles)

    # ------------------------------------------------------------------------------------------------ programs

    def note(self, changes: Changes) -> None:
        """Look soon whether an operation changed which programs are known."""
        if changes.touches("annotation") or changes.touches("alias"):
            self._programs.start()
        if changes.touches("article"):
            self.look_after()

    def _look_at_programs(self) -> None:
        from db.queries import programs

        if self.desk.project is None or self._recipe is None or not self.desk.suggesting:
            return
        if self._recipe_for is not self.desk.project:
            return
        if programs.known(self.desk.project).generation != self._recipe.generation:
            from desktop.jobs.suggesting import recipe_of

            self._recipe = recipe_of(self.desk.project)
            self._remake_shown(self._recipe)
            self.make_all()

    def _remake_shown(self, recipe: "Recipe") -> None:
        from desktop.jobs.suggesting import suggestions_in

        article = self.desk.article
        if article is not None and recipe.quick and article.length <= AT_ONCE:
            self._show_made(article, suggestions_in(self.desk.text, article.language, article.published, recipe))


def _made(project: Project, article: Article, text: str) -> "tuple[Recipe, tuple[NewSuggestion, ...] | None]":
    """Make an article's suggestions in the worker, unless the stored ones hold."""
    from db.queries import suggestions
    from desktop.jobs.suggesting import recipe_of, suggestions_in

    recipe = recipe_of(project)
    if suggestions.is_current(project, article.id, recipe.rules):
        return recipe, None
    return recipe, suggestions_in(text, article.language, article.published, recipe)
