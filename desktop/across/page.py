"""What the pages of the facts window share: what they are given, what they may ask for, and how they are told."""

from collections.abc import Callable
from typing import Any, Protocol, TypeAlias, TypeVar

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from db.project import Project
from db.records import Changes, Session, SessionId
from desktop.prompts import Prompt
from desktop.theme.look import Look

T = TypeVar("T")
Operation: TypeAlias = Callable[[Project, SessionId], Changes]


class Help(Protocol):
    """What a page has done for it."""

    @property
    def prompt(self) -> Prompt:
        """What asks the analyst."""

    def run(self, operation: Operation, name: str) -> Changes | None:
        """Run an operation; with a name in the worker. Returns what it changed at once, or None."""

    def read(
        self, page: "Page", slot: str, work: Callable[[Project], Any], done: Callable[[Any], None], *, slow: bool
    ) -> None:
        """Read beside the window."""

    def drop_readings(self, page: "Page") -> None:
        """Hear nothing more of what the page reads."""

    def say(self, sentence: str) -> None:
        """Say what is wrong."""

    def say_done(self, sentence: str, offer: str, run: Callable[[], None] | None) -> None:
        """Say what was done, with a button where it offers something."""

    def undo(self) -> None:
        """Undo the session's last step."""

    def export(self) -> None:
        """Show the export dialog."""


class Page(QWidget):
    """One page of the facts window. It is made when it is first shown, and lives as long as the window."""

    go_requested = Signal(object, int, int)  # ArticleId, start and end in code points: show these words in the article
    facts_requested = Signal(object)  # a Filter: show these facts in the table
    program_requested = Signal(str)  # a program's name: show it among the programs
    counted = Signal(int)  # how many there are, which the window's header says

    def __init__(self, look: Look) -> None:
        """Make a page without a project."""
        super().__init__()
        self.look = look
        self.project: Project | None = None
        self.session: Session | None = None  # the one that is open in the main window
        self.writable = False
        self._help: Help | None = None

    # ------------------------------------------------------------------------------------------------ to be overridden

    def show_project(self) -> None:
        """Show another project, or none: nothing of the one before may be seen or read any more."""

    def show_rights(self) -> None:
        """Show that the session is another one, or that the project may or may not be changed."""

    def apply(self, changes: Changes) -> None:
        """Take note of what was committed, be the page seen or not: what is not seen waits for `refresh`."""

    def refresh(self) -> None:
        """Show what has changed since the page was last seen: it is seen now."""

    def search(self) -> None:
        """Put the caret into the search field."""

    def show_facts(self, wanted: object) -> None:
        """Show the facts of a filter: the page of facts does."""

    def choose_program(self, program: str) -> None:
        """Choose a program: the page of programs does."""

    def let_go(self) -> bool:
        """Close or empty what Esc closes first; say whether there was such a thing."""
        return False

    def stands_in(self) -> tuple[SessionId, str, str] | None:
        """Return the session of the fact that is chosen, its name and its annotator; None where no one fact is."""
        return None

    # ------------------------------------------------------------------------------------------------ what it is given

    def set_help(self, help_: Help) -> None:
        """Take what does things for the page."""
        self._help = help_

    def hold(self, project: Project | None, session: Session | None, *, writable: bool) -> None:
        """Take what is open in the main window."""
        fresh = project is not self.project
        if fresh and self._help is not None:
            self._help.drop_readings(self)
        self.project, self.session, self.writable = project, session, writable
        if fresh:
            self.show_project()
        else:
            self.show_rights()

    def timer(self, pause_ms: int, run: Callable[[], None]) -> QTimer:
        """Return a timer of the page that runs something once, a pause after it was started last."""
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(pause_ms)
        timer.timeout.connect(run)
        return timer

    # ------------------------------------------------------------------------------------------------ what it asks for

    @property
    def help(self) -> Help:
        """What does things for the page."""
        if self._help is None:
            raise LookupError("the page stands in no window yet")
        return self._help

    @property
    def ask(self) -> Prompt:
        """What asks the analyst, over the window of this page."""
        return self.help.prompt.over(self.window())

    def run(self, operation: Operation, name: str = "") -> Changes | None:
        """Run an operation on the project, in the session that is open; the pages are told by `apply`.

        Args:
            operation: gets the project and the session.
            name: what the progress says of long work, which is done in the worker; empty: it is short.

        Returns:
            What it changed; None where it was refused, after that was said, and for long work.
        """
        return self.help.run(operation, name)

    def read(self, slot: str, work: Callable[[Project], T], done: Callable[[T], None], *, slow: bool = False) -> None:
        """Read beside the window, with a connection of its own.

        Args:
            slot: reading again in the same one drops what was not told yet.
            work: reads; it may take long and touches no widget.
            done: gets what was read, on this thread; not where the project was exchanged meanwhile.
            slow: it may take seconds in a large project, and must not hold up what is read quickly.
        """
        self.help.read(self, slot, work, done, slow=slow)

    def say(self, sentence: str) -> None:
        """Say what is wrong, above the page."""
        self.help.say(sentence)

    def say_done(self, sentence: str, offer: str = "", run: Callable[[], None] | None = None) -> None:
        """Say what was done, above the page.

        Args:
            sentence: what was done.
            offer: the text of a button; empty for none.
            run: what the button does.
        """
        self.help.say_done(sentence, offer, run)
