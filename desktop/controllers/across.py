"""The facts window: made when it is first asked for, told what changes, and its wishes fulfilled."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from db.records import ArticleId, Changes
from desktop.controllers.context import Context, Controller
from desktop.translate import tr
from desktop.widgets.banner import Kind

if TYPE_CHECKING:  # none of it is needed for the first picture
    from db.queries.fact_filter import Filter
    from desktop.across.page import Page
    from desktop.across.window import AcrossWindow

# Whose keys are heard in the facts window too.
KEYS = (
    *("across.facts", "across.programs", "across.disagreements", "across.overview"),
    *("edit.undo", "edit.redo", "help.keys", "help.menu", "file.quit"),
)


class AcrossController(Controller):
    """The commands of `AcrossCommands`, and what the pages ask for."""

    def __init__(self, context: Context) -> None:
        """Make the controller; there is no facts window yet."""
        super().__init__(context)
        self.across: AcrossWindow | None = None

    # ------------------------------------------------------------------------------------------------ commands

    def show_all_facts(self) -> None:
        """Show the table of all facts; from the table, the main window."""
        self._turn_to("facts")

    def show_programs(self) -> None:
        """Show the programs of the project; from there, the main window."""
        self._turn_to("programs")

    def show_disagreements(self) -> None:
        """Show where articles disagree; from there, the main window."""
        self._turn_to("disagreements")

    def show_overview(self) -> None:
        """Show the project as charts; from there, the main window."""
        self._turn_to("overview")

    def _turn_to(self, page: str) -> None:
        across = self._made()
        if across.isActiveWindow() and across.current() == page:
            self._go_back()
        else:
            self._bring(page)

    def _bring(self, page: str) -> "Page":
        """Bring the facts window to the front, with a page."""
        from desktop.across.pages import PageName

        self.window.controllers.annotations.settle()
        across = self._made()
        across.show()
        shown = across.show_page(PageName(page))
        _to_front(across)
        return shown

    def _go_back(self) -> None:
        _to_front(self.window)

    def show_facts(self, wanted: "Filter") -> None:
        """Show the table with these facts."""
        self._bring("facts").show_facts(wanted)

    # ------------------------------------------------------------------------------------------------ the window

    def _made(self) -> "AcrossWindow":
        if self.across is None:
            from desktop.across.window import AcrossWindow
            from desktop.controllers.page_help import PageHelp

            self.across = across = AcrossWindow(self.context.look, PageHelp(self.context, self._say, self._go_back))
            across.restore(self.context.settings.now.facts_geometry)
            for name in KEYS:
                across.addAction(self.window.actions_.action(name))
            across.follow_export_keys(self.window.actions_.action("file.export"))
            across.left.connect(self._go_back)
            across.closed.connect(self._note_closed)
            across.page_made.connect(self._connect_page)
            self.dispatch.refused.connect(self._say_refused)
            self.show_project()
        return self.across

    def _connect_page(self, page: "Page") -> None:
        page.go_requested.connect(self._go_to)
        page.facts_requested.connect(self.show_facts)
        page.program_requested.connect(lambda program: self._bring("programs").choose_program(program))

    def show_project(self) -> None:
        """Let the facts window show what is open in the main window."""
        if self.across is not None:
            self.across.hold(self.desk.project, self.desk.session, writable=self.desk.writable)

    @property
    def in_front(self) -> "AcrossWindow | None":
        """The facts window, where the analyst is at it."""
        return self.across if self.across is not None and self.across.isActiveWindow() else None

    def put_away(self) -> None:
        """Show nothing of the project any more: it is put away."""
        if self.across is not None:
            self.across.hold(None, None, writable=False)

    def note(self, changes: Changes) -> None:
        """Tell the pages what was committed."""
        if self.across is not None:
            self.across.apply(changes)

    def close(self) -> None:
        """Close the facts window for good: the main window closes."""
        if self.across is not None:
            self.across.close()  # which remembers its size
            self.dispatch.refused.disconnect(self._say_refused)
            self.across.deleteLater()
            self.across = None

    def _note_closed(self) -> None:
        """Remember the size, and go on in the main window."""
        if self.across is not None:
            self.context.settings.change(facts_geometry=self.across.geometry_text())
            if self.across.isActiveWindow():
                self._go_back()

    # ------------------------------------------------------------------------------------------------ what pages wish

    def _go_to(self, article: ArticleId, start: int, end: int) -> None:
        """Show words in their article, in the main window."""
        self.window.controllers.annotations.settle()
        self.window.controllers.many.show_place(article, start, end)
        self._tell_session()
        self._go_back()

    def _tell_session(self) -> None:
        """Say where a fact stands that the main window does not show: it is another session's."""
        found = self.across.page().stands_in() if self.across is not None else None
        if found is None or self.desk.session is None or found[0] == self.desk.session.id:
            return
        said = tr("Across", "This fact stands in the session “{session}” of {annotator}")
        self.window.status.set_message(said.format(session=found[1], annotator=found[2]))

    def _say(self, sentence: str, kind: Kind, offer: str = "", run: Callable[[], None] | None = None) -> None:
        if self.across is not None:
            self.across.say(sentence, kind, offer, run)

    def _say_refused(self, sentence: str) -> None:
        """Say in the facts window too what was refused, where the analyst looks at it."""
        if self.across is not None and self.across.isActiveWindow():
            self._say(sentence, Kind.BAD)


def _to_front(window: QWidget) -> None:
    """Let a window be seen above the others, also where it was minimised, and have the keys."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.raise_()
    window.activateWindow()
