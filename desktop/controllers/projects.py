"""The project file: opening, making, leaving, copies, backups."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from db.errors import KnownError
from db.files import SUFFIX, create_project, open_project
from db.project import Project
from db.queries import places, sessions
from db.reading import reading
from db.records import Session
from desktop import folders
from desktop.controllers.exporting import ExportController
from desktop.controllers.looking_after import look_after, put_off_backup
from desktop.controllers.sessions import SessionController
from desktop.session_names import COMMAND_LINE, FIRST_PASS
from desktop.telling import grouped, moment
from desktop.translate import tr
from desktop.worker import Control, given

# What a command needs and the first picture does not is imported in the command.
if TYPE_CHECKING:
    from db.backups import Backup
    from desktop.prompts import ListQuestion

PATIENCE_S = 0.5  # the longest that the window waits for another connection's commit
PROJECTS = "Projects (*.beleg)"
ANY_FILE = "Projects (*.beleg);;All files (*)"


class ProjectController(SessionController, ExportController):
    """The commands of `ProjectCommands`, and what the start page asks for."""

    # ------------------------------------------------------------------------------------------------ open and make

    def new_project(self) -> None:
        """Ask for a name and place, and make a project."""
        path = self.prompt.file_to_save(
            tr("Projects", "New project"), tr("Projects", PROJECTS), self.folder() / f"project{SUFFIX}"
        )
        if path is not None:
            self.note_folder(path.parent)
            self._take(lambda: create_project(_with_suffix(path), backups=self.context.backups))

    def open_sample(self) -> None:
        """Open the sample project; the first time it is made."""
        from desktop.jobs.sample import make_sample

        path = folders.projects() / f"Sample{SUFFIX}"
        if path.exists():
            self.open_path(str(path))
            return
        with suppress(OSError):  # where there is no folder, making the project says why
            path.parent.mkdir(parents=True, exist_ok=True)
        self._take(lambda: make_sample(path, annotator=self.annotator(), backups=self.context.backups))

    def open_project(self) -> None:
        """Ask for a project file and open it."""
        path = self.prompt.file_to_open(tr("Projects", "Open project"), tr("Projects", ANY_FILE), self.folder())
        if path is not None:
            self.note_folder(path.parent)
            self.open_path(str(path))

    def open_recent(self) -> None:
        """Show the recent projects to choose from."""
        from desktop.prompts import ListQuestion, Row

        here = str(self.desk.project.path) if self.desk.project else ""
        rows = [
            Row(name=path, text=Path(path).stem, detail=path)
            for path in self.context.settings.now.recent
            if path != here
        ]
        chosen = self.prompt.pick(
            ListQuestion(
                title=tr("Projects", "Recent projects"),
                rows=tuple(rows),
                accept=tr("Projects", "Open"),
                empty=tr("Projects", "No other project was open lately."),
            )
        )
        if chosen is not None:
            self.open_path(chosen)

    def open_path(self, path: str) -> bool:
        """Open a project by its path; say whether it is open."""
        if self.desk.project is not None and self._is_here(Path(path)):
            return self._open_again(path)
        return self._take(lambda: open_project(Path(path), backups=self.context.backups, patience_s=PATIENCE_S), path)

    def _take(self, opening: Callable[[], Project], path: str = "") -> bool:
        """Open a project in place of the one that is open; where that is refused, the old one stays."""
        if not self.put_away():
            return False
        try:
            project = opening()
        except KnownError as fault:
            self.dispatch.refused.emit(fault.sentence())
            if path and not Path(path).exists():
                self.context.settings.put(self.context.settings.now.without_recent(path))
                self.window.start_page.set_recent(self.context.settings.now.recent)
            return False
        if not self._end_work():
            project.close()
            return False
        self.close_project()
        return self._show(project)

    def _show(self, project: Project) -> bool:
        """Lay a project on the desk; where it turns out to be damaged, take it off again and say so."""
        try:
            with reading(project.path):
                self.lay_on_desk(project)
        except KnownError as fault:
            self.close_project()
            self.window.show_project()
            self.dispatch.refused.emit(fault.sentence())
            return False
        return True

    def _is_here(self, path: Path) -> bool:
        return path.expanduser().resolve() == self.desk.the_project.path

    def _open_again(self, path: str) -> bool:
        """Open the project on the desk anew: its lock must be given back first."""
        if not self.put_away() or not self._end_work():
            return False
        self.close_project()
        if self._take(lambda: open_project(Path(path), backups=self.context.backups, patience_s=PATIENCE_S), path):
            return True
        self.window.show_project()
        return False

    def lay_on_desk(self, project: Project) -> None:
        """Show a project that was just opened, where its session was left."""
        due = put_off_backup(project)
        self.desk.open_project(project)
        self.window.banner.dismiss()
        self.window.show_project()
        session = self._session_to_open(project)
        if session is None and project.read_only is None:
            self._start_first_session()
        else:
            self.open_session(session.id if session else None)
        self.context.settings.put(self.context.settings.now.with_recent(str(project.path)))
        look_after(self, project, due)
        self.window.controllers.making.look_after()

    def _session_to_open(self, project: Project) -> Session | None:
        """Return the session to go on with; the command line's is nobody's pass, unless it was opened here before."""
        latest = sessions.latest(project)
        if latest is None or latest.name != COMMAND_LINE or places.get(project, latest.id) is not None:
            return latest
        if project.read_only is not None:
            return latest
        return next((one for one in sessions.all_of(project) if one.name != COMMAND_LINE), None)

    def _start_first_session(self) -> None:
        made = self.start(name=FIRST_PASS, annotator=self.annotator())
        if made is not None:
            self.open_session(made)

    def close_project(self) -> None:
        """Put the project away; nothing is left to write, and the worker is at rest."""
        project = self.desk.project
        if project is not None:
            self.window.facts.drop_drafts()
            self.window.controllers.making.let_go()
            self.window.controllers.proposing.let_go()
            self.window.controllers.elsewhere.let_go()
            self.window.queue.let_go()
            self.window.controllers.learning.put_away()
            self.window.controllers.across.put_away()
            self.desk.open_session(None)
            self.desk.project = None
            project.close()

    # ------------------------------------------------------------------------------------------------ leave

    def put_away(self) -> bool:
        """Write what is drafted, and where the session stands; say whether it may be left."""
        if not self.window.controllers.annotations.settle():
            if not self.prompt.confirm(
                tr("Projects", "Not all is saved"),
                tr("Projects", "What was typed or moved last is not saved, and would be lost. Leave all the same?"),
                yes=tr("Projects", "Leave"),
            ):
                return False
            self.window.facts.drop_drafts()
        self.window.controllers.articles.remember()
        return True

    def _end_work(self) -> bool:
        """Stop the work under way; say whether it has ended, and nothing of the project is in use."""
        if self.desk.busy and not self.prompt.confirm(
            tr("Projects", "Work is under way"),
            tr("Projects", "It stops at the next whole article; what is done until then stays. Stop it?"),
            yes=tr("Projects", "Stop"),
        ):
            return False
        if self.dispatch.shut_down():
            return True
        self.window.banner.say(
            tr("Projects", "Work under way is not finished yet. Try again in a moment."), self.window.warn
        )
        return False

    def leave(self) -> bool:
        """Get ready for closing the window; say whether it may close."""
        if not self.put_away() or not self._end_work():
            return False
        self.window.controllers.articles.remember()  # once more: the work that has ended may have held the file
        self.window.controllers.views.remember_window()
        self.close_project()
        return True

    def quit(self) -> None:
        """Close the window."""
        self.window.close()

    # ------------------------------------------------------------------------------------------------ copies, backups

    def save_copy(self) -> None:
        """Write a verified copy of the project to one file."""
        from db.copies import save_copy

        project = self.desk.project
        if project is None:
            return
        proposed = project.path.with_name(f"{project.path.stem} copy{SUFFIX}")
        path = self.prompt.file_to_save(tr("Projects", "Save a copy"), tr("Projects", PROJECTS), proposed)
        if path is None:
            return
        self.window.controllers.annotations.settle()
        target = _with_suffix(path)
        said = tr("Projects", "A verified copy was written to {path}. It is one file and can be mailed.")

        def work(own: Project | None, _control: Control) -> None:
            with given(own).turns.copying():
                save_copy(given(own).db.conn, target, overwrite=target == path)

        self.dispatch.work(
            work,
            project,
            tr("Projects", "Copying"),
            lambda _contents: self.window.banner.say(said.format(path=target), self.window.good),
        )

    def restore_backup(self) -> None:
        """Show the backups; one opens as a new file."""
        from db.backups import Backups

        project = self.desk.project
        if project is None:
            return
        store = Backups(self.context.backups)
        found = store.list(project.id)
        chosen = self.prompt.pick(_backups_question(found))
        if chosen is None:
            return
        backup = next(one for one in found if str(one.path) == chosen)
        stamp = backup.made_at.astimezone().strftime("%Y-%m-%d %H.%M")
        proposed = project.path.with_name(f"{project.path.stem} {stamp}{SUFFIX}")
        path = self.prompt.file_to_save(tr("Projects", "Restore as a new file"), tr("Projects", PROJECTS), proposed)
        if path is not None:
            target = _with_suffix(path)
            self.dispatch.work(
                lambda _own, _control: store.restore(backup, target),
                None,
                tr("Projects", "Restoring"),
                lambda _contents: self._open_restored(target),
            )

    def _open_restored(self, target: Path) -> None:
        if self.window.isVisible():
            self.open_path(str(target))


def _with_suffix(path: Path) -> Path:
    """Return a path that ends as projects do."""
    return path if path.suffix else path.with_name(path.name + SUFFIX)


def _backups_question(found: "list[Backup]") -> "ListQuestion":
    from desktop.prompts import ListQuestion, Row

    rows = [
        Row(
            name=str(one.path),
            text=moment(one.made_at.isoformat()),
            detail=tr("Projects", "{articles} articles, {annotations} annotations; {reason}").format(
                articles=grouped(one.articles), annotations=grouped(one.annotations), reason=one.reason
            ),
            side=tr("Projects", "{size} KB").format(size=grouped(max(1, one.bytes // 1000))),
        )
        for one in found
    ]
    return ListQuestion(
        title=tr("Projects", "Restore from a backup"),
        intro=tr("Projects", "The backup opens as a new file; this project stays as it is."),
        rows=tuple(rows),
        accept=tr("Projects", "Restore…"),
        empty=tr("Projects", "There is no backup yet: the first one is made before the first change of a session."),
    )
