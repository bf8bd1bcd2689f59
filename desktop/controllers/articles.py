"""The queue and the article shown."""

from db.queries import places, queue
from db.records import ArticleId, Place, QueueRow, SessionId, Status
from desktop.controllers.context import Context, Controller
from desktop.queue.source import Order
from desktop.translate import tr

# What a command needs and the first picture does not is imported in the command.


class ArticleController(Controller):
    """The commands of `ArticleCommands`, and what the queue asks for."""

    def __init__(self, context: Context) -> None:
        """Make the controller; no article was left yet."""
        super().__init__(context)
        self._left: dict[tuple[SessionId, ArticleId], Place] = {}  # where articles were left since the start

    def open(self, article: ArticleId | None, place: Place | None = None) -> None:
        """Show an article, at a place where one is given, else where it was left since the start."""
        self.window.controllers.annotations.settle()
        self.remember()
        self.desk.open_article(article)
        if place is None and article is not None and self.desk.session is not None:
            place = self._left.get((self.desk.session.id, article))
        self.window.show_article(place)
        self.window.controllers.making.show_article()
        self.window.controllers.views.note_place()

    def go_to(self, article: ArticleId) -> None:
        """Show an article and let it hear the keys."""
        self.open(article)
        self.window.article.view.setFocus()

    def remember(self) -> None:
        """Write down where the session stands."""
        place = self.desk.place(self.window.article.view.top()) if self.desk.project else None
        if place is not None and place.article is not None:
            self._left[place.session, place.article] = place
            places.put(self.desk.the_project, place)

    def next_article(self) -> None:
        """Show the next article of the queue."""
        self._go(forward=True)

    def previous_article(self) -> None:
        """Show the previous article of the queue."""
        self._go(forward=False)

    def _go(self, *, forward: bool) -> None:
        found = self._neighbour(forward=forward)
        if found is not None:
            self.go_to(found)
        else:
            end = tr("Articles", "This is the last article of the session.")
            start = tr("Articles", "This is the first article of the session.")
            self.window.status.set_message(end if forward else start)

    def _neighbour(self, *, forward: bool, open_only: bool = False) -> ArticleId | None:
        """Return the article after or before this one, in the order that the queue shows."""
        if self.window.queue.order() is Order.QUEUE:
            return self.desk.neighbour(forward=forward, open_only=open_only)
        here = self.desk.article.id if self.desk.article else None
        return self.window.queue.neighbour(here, forward=forward, open_only=open_only)

    def done_and_next(self) -> None:
        """Mark the article done and show the next open one."""
        self.window.controllers.annotations.settle()
        article, left = self.desk.article, len(self.desk.suggestions)
        if article is None or not self._set_status(article.id, Status.DONE):
            return
        found = self._neighbour(forward=True, open_only=True) or self._first_open()
        if found is not None:
            self.go_to(found)
        said = [] if found is not None else [tr("Articles", "All articles of this session are done.")]
        if left:
            said.append(tr("Articles", "%n suggestion(s) of the article before were left undecided.", left))
        if said:
            self.window.status.set_message(" ".join(said))

    def _first_open(self) -> ArticleId | None:
        session = self.desk.session
        if session is None:
            return None
        if self.window.queue.order() is not Order.QUEUE:
            return self.window.queue.neighbour(None, forward=True, open_only=True)
        return queue.neighbour(self.desk.the_project, session.id, None, forward=True, open_only=True)

    def toggle_done(self) -> None:
        """Mark the article done, or open again."""
        row = self._row()
        if row is not None and self.desk.article is not None:
            self._set_status(self.desk.article.id, Status.OPEN if row.status is Status.DONE else Status.DONE)

    def _row(self) -> QueueRow | None:
        if self.desk.session is None or self.desk.article is None:
            return None
        return queue.row_of(self.desk.the_project, self.desk.session.id, self.desk.article.id)

    def _set_status(self, article: ArticleId, status: Status) -> bool:
        from db.operations.set_status import set_status

        session, row = self.desk.session, self._row()
        if session is None or row is None:
            return False
        if row.status is status:
            return True
        changes = self.dispatch.run(
            lambda: set_status(self.desk.the_project, session=session.id, article=article, status=status), self
        )
        return changes is not None

    def flag_article(self) -> None:
        """Set or take the article's flag."""
        from db.operations.flag_article import flag_article

        session, row = self.desk.session, self._row()
        if session is not None and row is not None:
            self.dispatch.run(
                lambda: flag_article(
                    self.desk.the_project, session=session.id, article=row.article.id, flagged=not row.flagged
                ),
                self,
            )

    def edit_article(self) -> None:
        """Ask for title, language and publication date."""
        from db.operations.edit_article import edit_article

        article, session = self.desk.article, self.desk.session
        if article is None or session is None:
            return
        asked = self.prompt.article_details(article)
        if asked is not None:
            self.dispatch.run(
                lambda: edit_article(
                    self.desk.the_project,
                    session=session.id,
                    article=article.id,
                    title=asked.title,
                    language=asked.language,
                    published=asked.published,
                ),
                self,
            )

    def remove_article(self) -> None:
        """Hide the article from the project, as a step."""
        from db.operations.hide_article import hide_article

        article, session = self.desk.article, self.desk.session
        if article is None or session is None:
            return
        self.window.controllers.annotations.settle()
        after = self._neighbour(forward=True) or self._neighbour(forward=False)
        changes = self.dispatch.run(
            lambda: hide_article(self.desk.the_project, session=session.id, article=article.id), self
        )
        if changes is not None:
            self.open(after)
            said = tr("Articles", "“{title}” was removed from the project.").format(title=article.title)
            undo = self.window.controllers.views.undo
            self.window.banner.say(said, self.window.good, offer=tr("Articles", "Undo"), run=undo)

    def find_in_article(self) -> None:
        """Show the find bar."""
        self.window.article.find_bar.open()

    def find_next(self) -> None:
        """Go to the next hit."""
        self.window.article.find_bar.find_next()

    def find_previous(self) -> None:
        """Go to the previous hit."""
        self.window.article.find_bar.find_previous()

    def copy(self) -> None:
        """Copy the selected words, or those of the chosen annotation, exactly."""
        self.window.article.view.copy_selection()
