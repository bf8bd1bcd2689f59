"""What the pages of the facts window have done for them: operations, readings, questions, sentences."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from db.project import Project
from db.records import Changes
from desktop.across.readings import Readings
from desktop.controllers.context import Context
from desktop.prompts import Prompt
from desktop.widgets.banner import Kind
from desktop.worker import given

if TYPE_CHECKING:
    from desktop.across.page import Operation, Page

Say = Callable[[str, Kind, str, Callable[[], None] | None], None]


class PageHelp:
    """The help of the pages, as `desktop.across.page.Help` describes it."""

    def __init__(self, context: Context, say: Say, go_back: Callable[[], None]) -> None:
        """Help with the parts of the main window.

        Args:
            context: its parts.
            say: shows a sentence in the facts window.
            go_back: brings the main window to the front.
        """
        self._context, self._say, self._go_back = context, say, go_back
        self._readings = Readings(context.dispatch)

    @property
    def prompt(self) -> Prompt:
        """What asks the analyst."""
        return self._context.prompt

    def run(self, operation: "Operation", name: str) -> Changes | None:
        """Run an operation in the session that is open; with a name in the worker."""
        desk, dispatch = self._context.desk, self._context.dispatch
        project, session = desk.project, desk.session
        if project is None or session is None or not desk.writable:
            self._context.window.controllers.annotations.refuse_marking()
            return None
        if name:
            dispatch.work(
                lambda own, _control: operation(given(own), session.id),
                project,
                name,
                lambda changes: dispatch.tell(changes, self),
            )
            return None
        return dispatch.run(lambda: operation(project, session.id), self)

    def read(
        self, page: "Page", slot: str, work: Callable[[Project], Any], done: Callable[[Any], None], *, slow: bool
    ) -> None:
        """Read beside the window."""
        if page.project is not None:
            self._readings.begin(page.project, page, slot, work, done, slow=slow)

    def drop_readings(self, page: "Page") -> None:
        """Hear nothing more of what a page reads."""
        self._readings.drop(page)

    def say(self, sentence: str) -> None:
        """Say what is wrong, in the facts window."""
        self._say(sentence, Kind.BAD, "", None)

    def say_done(self, sentence: str, offer: str, run: Callable[[], None] | None) -> None:
        """Say what was done, in the facts window."""
        self._say(sentence, Kind.GOOD, offer, run)

    def undo(self) -> None:
        """Undo the session's last step."""
        self._context.window.controllers.views.undo()

    def export(self) -> None:
        """Show the export dialog, over the main window."""
        self._go_back()
        self._context.window.controllers.projects.export(facts=True)
