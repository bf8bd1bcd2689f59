"""Sessions: starting, choosing, editing, and the steps of one."""

import getpass
from collections.abc import Mapping
from typing import TYPE_CHECKING

from db.queries import articles, places, queue, sessions, steps
from db.records import ArticleId, Changes, Scope, Session, SessionId
from desktop.controllers.context import Controller
from desktop.telling import grouped, moment
from desktop.translate import tr

# What a command needs and the first picture does not is imported in the command.
if TYPE_CHECKING:
    from desktop.prompts import Form, Row

NEW = "new"
STEPS_SHOWN = 500


class SessionController(Controller):
    """The commands on sessions."""

    def open_session(self, session: SessionId | None) -> None:
        """Take up a session where it was left."""
        self.desk.open_session(session)
        self.window.show_session()
        place = self.desk.left_at()
        there = place is not None and place.article is not None and self._is_there(place.article)
        if place is not None and there:
            self.window.controllers.articles.open(place.article, place)
        else:
            self.window.controllers.articles.open(self._first_article())
        self.window.article.view.setFocus()

    def _is_there(self, article: ArticleId) -> bool:
        found = articles.get(self.desk.the_project, article)
        return found is not None and not found.hidden

    def _first_article(self) -> ArticleId | None:
        if self.desk.session is None:
            return None
        project, session = self.desk.the_project, self.desk.session.id
        first_open = queue.neighbour(project, session, None, forward=True, open_only=True)
        return first_open or queue.neighbour(project, session, None, forward=True)

    def start(
        self, *, name: str, annotator: str, scope: Scope = Scope.ALL, chosen: tuple[ArticleId, ...] = ()
    ) -> SessionId | None:
        """Start a session; return its id, or None where it was refused."""
        from db.operations.start_session import start_session

        made: list[SessionId] = []

        def operation() -> Changes:
            session, changes = start_session(
                self.desk.the_project, name=name, annotator=annotator, scope=scope, articles=chosen
            )
            made.append(session)
            return changes

        return made[0] if self.dispatch.run(operation, self) is not None else None

    def new_session(self) -> None:
        """Ask for name, annotator and articles, and start a session."""
        if self.desk.project is None:
            return
        answer = self.prompt.form(self._form(tr("Sessions", "New session"), tr("Sessions", "Start"), None))
        if answer is None or not self.window.controllers.projects.put_away():
            return
        self.context.settings.change(annotator=answer["annotator"])
        scope, chosen = _articles_of(answer)
        made = self.start(name=answer["name"], annotator=answer["annotator"], scope=scope, chosen=chosen)
        if made is not None:
            self.open_session(made)

    def edit_session(self) -> None:
        """Change the name or the articles of the session."""
        from db.operations.edit_session import edit_session

        session = self.desk.session
        if session is None:
            return
        answer = self.prompt.form(self._form(tr("Sessions", "Edit session"), tr("Sessions", "Save"), session))
        if answer is None:
            return
        scope, chosen = _articles_of(answer)
        changes = self.dispatch.run(
            lambda: edit_session(
                self.desk.the_project, session=session.id, name=answer["name"], scope=scope, articles=chosen
            ),
            self,
        )
        if changes is not None:
            self.desk.session = sessions.get(self.desk.the_project, session.id)
            self.window.show_session_name()

    def _form(self, title: str, accept: str, session: Session | None) -> "Form":
        from desktop.prompts import Field, Form, Kind

        project = self.desk.the_project
        chosen = set(sessions.chosen(project, session.id)) if session else set()
        found = articles.all_of(project)
        fields = [
            Field(
                name="name",
                caption=tr("Sessions", "Name"),
                value=session.name if session else tr("Sessions", "Second pass"),
            )
        ]
        if session is None:
            fields.append(Field(name="annotator", caption=tr("Sessions", "Annotator"), value=self.annotator()))
        fields += [
            Field(
                name="scope",
                caption=tr("Sessions", "Articles"),
                kind=Kind.OPTIONS,
                value=(session.scope if session else Scope.ALL).value,
                options=(
                    (Scope.ALL.value, tr("Sessions", "All, later ones too")),
                    (Scope.CHOSEN.value, tr("Sessions", "Those ticked below")),
                ),
            ),
            Field(
                name="articles",
                caption="",
                kind=Kind.LINES,
                value="\n".join(chosen),
                options=tuple((str(one.id), one.title) for one in found),
                only_with=("scope", Scope.CHOSEN.value),
            ),
        ]
        return Form(title=title, fields=tuple(fields), accept=accept, wrong=_what_is_wrong)

    def show_sessions(self) -> None:
        """Show the sessions to re-open."""
        from desktop.prompts import Choice, ListQuestion

        project = self.desk.project
        if project is None:
            return
        counts = sessions.annotation_counts(project)
        rows = [self._row(session, counts.get(session.id, 0)) for session in sessions.all_of(project)]
        new = Choice(name=NEW, text=tr("Sessions", "New session…"))
        chosen = self.prompt.pick(
            ListQuestion(
                title=tr("Sessions", "Sessions"),
                rows=tuple(rows),
                accept=tr("Sessions", "Open"),
                other=(new,) if self.desk.writable else (),
                current=self.desk.session.id if self.desk.session else "",
            )
        )
        if chosen == NEW:
            self.new_session()
        elif chosen is not None and chosen != (self.desk.session.id if self.desk.session else None):
            self._change_to(SessionId(chosen))

    def _change_to(self, session: SessionId) -> None:
        if self.window.controllers.projects.put_away():
            self.open_session(session)

    def _row(self, session: Session, annotations: int) -> "Row":
        from desktop.prompts import Row

        project = self.desk.the_project
        progress = queue.progress(project, session.id)
        place = places.get(project, session.id)
        if self.desk.session is not None and session.id == self.desk.session.id:
            left = tr("Sessions", "open now")
        elif place:
            left = tr("Sessions", "left {time}").format(time=moment(place.left_at))
        else:
            left = tr("Sessions", "not opened yet")
        return Row(
            name=session.id,
            text=f"{session.name} · {session.annotator}",
            detail=tr("Sessions", "{n} annotations, {left}").format(n=grouped(annotations), left=left),
            side=tr("Sessions", "{done} of {total} done").format(done=progress.done, total=progress.total),
        )

    def show_steps(self) -> None:
        """Show the steps of the session, the last first."""
        from desktop.prompts import ListQuestion, Row

        session = self.desk.session
        if session is None:
            return
        rows = [
            Row(
                name=step.id,
                text=step.name,
                detail=moment(step.at),
                side=tr("Sessions", "undone") if step.undone else "",
            )
            for step in steps.of_session(self.desk.the_project, session.id, limit=STEPS_SHOWN)
        ]
        self.prompt.pick(
            ListQuestion(
                title=tr("Sessions", "Steps of this session"),
                rows=tuple(rows),
                accept=tr("Sessions", "Close"),
                intro=tr("Sessions", "The last one first. Ctrl+Z undoes them in this order, also after a restart."),
                only_shown=True,
            )
        )

    def annotator(self) -> str:
        """Return the name proposed for new sessions."""
        return self.context.settings.now.annotator or default_annotator()


def default_annotator() -> str:
    """Return the name of the person at this computer, as the system knows it."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "analyst"


def _what_is_wrong(answer: Mapping[str, str]) -> str:
    if not answer["name"].strip():
        return tr("Sessions", "The session needs a name.")
    if "annotator" in answer and not answer["annotator"].strip():
        return tr("Sessions", "The session needs an annotator.")
    if answer["scope"] == Scope.CHOSEN and not answer["articles"]:
        return tr("Sessions", "Tick at least one article.")
    return ""


def _articles_of(answer: dict[str, str]) -> tuple[Scope, tuple[ArticleId, ...]]:
    scope = Scope(answer["scope"])
    ticked = tuple(ArticleId(key) for key in answer["articles"].split("\n") if key)
    return scope, ticked if scope is Scope.CHOSEN else ()
