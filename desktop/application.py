"""The running application: one window and what it is made of."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QByteArray, QTimer
from PySide6.QtWidgets import QApplication

from db.errors import KnownError
from db.project import Project
from db.queries import sessions
from db.reading import explained
from db.records import ArticleId, SessionId
from desktop import collecting
from desktop.article.clipboard import let_go_of_clipboard
from desktop.controllers.context import Context
from desktop.desk import Desk
from desktop.dispatch import Dispatch
from desktop.faults import Faults
from desktop.settings import SettingsFile
from desktop.theme.fonts import load_fonts
from desktop.theme.look import Look, ThemeChoice
from desktop.widgets.banner import Kind
from desktop.window import Window
from desktop.worker import Worker

if TYPE_CHECKING:
    from desktop.prompts import Prompt

SIZE = (1440, 900)  # pixels of the first start
COLLECTING_MS = 250  # after the window is shown: the first picture comes first


class Application:
    """Makes the parts once and hands them on."""

    def __init__(
        self, arguments: Sequence[str], *, home: Path, prompt: "Prompt | None" = None, theme: str = ""
    ) -> None:
        """Make the application and its window, not shown yet.

        Args:
            arguments: the command line.
            home: the folder of Beleg's own files.
            prompt: what asks the analyst; None: dialogs.
            theme: "light", "dark" or "system"; empty: as remembered.
        """
        found = QApplication.instance()
        self.qt = found if isinstance(found, QApplication) else QApplication(list(arguments))
        self.qt.setApplicationName("Beleg")
        self.faults = Faults(home / "logs")
        self.settings = SettingsFile(home / "settings.json")
        self.look = Look(load_fonts(), ThemeChoice(theme or self.settings.now.theme))
        self.look.apply(self.qt)
        self.worker = Worker()
        self.dispatch = Dispatch(self.worker)
        self.desk = Desk(suggesting=self.settings.now.suggestions)
        context = Context(
            desk=self.desk,
            dispatch=self.dispatch,
            settings=self.settings,
            look=self.look,
            backups=home / "backups",
        )
        self.window = Window(context)
        context.prompt = prompt or cast("Prompt", LaterPrompt(self.window, self.look))
        self._connect_faults()
        self._restore_window()

    def open(self, project: Path | None) -> None:
        """Open a project: the one named, else the one that was open last, else the start page."""
        recent = self.settings.now.recent
        path = str(project) if project is not None else next((one for one in recent if Path(one).exists()), "")
        self.window.start_page.set_recent(recent)
        if path:
            self.window.controllers.projects.open_path(path)
        if self.settings.notice:
            self.window.banner.say(self.settings.notice, Kind.WARN)

    def show_still(self, project: Project, article: ArticleId | None, session: SessionId | None = None) -> None:
        """Show a project for a picture, at an article where one is given; no banner says that it is read-only.

        Args:
            project: open.
            article: the one to show; None: where the session was left.
            session: whose marks are shown; None: the latest one's.
        """
        controllers = self.window.controllers
        self.desk.open_project(project)
        self.window.show_project()
        latest = sessions.latest(project)
        controllers.projects.open_session(session or (latest.id if latest else None))
        if article is not None:
            controllers.articles.open(article)
        self.window.banner.dismiss()
        self.window.status.set_saved("")

    def run(self, project: Path | None = None) -> int:
        """Open a project as `open` does, show the window, and run until it is closed; return the exit status."""
        self.faults.install()
        try:
            self._open_safely(project)
            self.window.show()
            QTimer.singleShot(COLLECTING_MS, self.window, collecting.go_on)
            return self.qt.exec()
        finally:
            self.faults.uninstall()
            self.dispatch.shut_down()
            let_go_of_clipboard()

    def _open_safely(self, project: Path | None) -> None:
        try:
            self.open(project)
        except Exception as fault:  # noqa: BLE001 - reported; the window comes all the same, to open another project
            self.faults.take(fault)

    def _connect_faults(self) -> None:
        self.faults.explain = self._explain
        self.faults.known.connect(self.dispatch.refused)
        self.faults.bug.connect(self.window.controllers.views.show_bug)
        self.dispatch.broke.connect(self.faults.take)

    def _explain(self, fault: BaseException) -> KnownError | None:
        project = self.desk.project
        return explained(fault, project.path) if project is not None else None

    def _restore_window(self) -> None:
        now = self.settings.now
        self.window.resize(*SIZE)
        if now.geometry:
            self.window.restoreGeometry(QByteArray.fromBase64(now.geometry.encode("utf-8")))
        if len(now.panes) == self.window.panes.count():
            self.window.panes.wish(now.panes)
        self.window.article.view.set_zoom(now.zoom / 100)
        self.window.status.set_zoom(now.zoom)


class LaterPrompt:
    """The window's prompt; its dialogs are loaded with the first question."""

    def __init__(self, window: Window, look: Look) -> None:
        self._parts = (window, look)
        self._made: Prompt | None = None

    def __getattr__(self, name: str) -> object:
        if self._made is None:
            from desktop.dialogs.window_prompt import WindowPrompt

            self._made = WindowPrompt(*self._parts)
        return getattr(self._made, name)
