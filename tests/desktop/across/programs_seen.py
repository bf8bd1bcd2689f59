"""The page of programs as the analyst has it in front of her."""

from PySide6.QtCore import Qt

from desktop.across.programs_page import ProgramsPage


class Programs:
    """Works on the page of programs."""

    def __init__(self, app, qtbot, prompt) -> None:
        self.app, self.qtbot, self.prompt = app, qtbot, prompt

    @property
    def across(self):
        return self.app.window.controllers.across.across

    @property
    def page(self) -> ProgramsPage:
        return self.across.page()

    @property
    def project(self):
        return self.app.desk.the_project

    @property
    def session(self):
        return self.app.desk.session.id

    def open(self) -> "Programs":
        self.qtbot.keyClick(self.app.window, Qt.Key.Key_F8)
        self.qtbot.waitUntil(lambda: self.across is not None and self.across.isActiveWindow())
        return self.rest()

    def rest(self) -> "Programs":
        """Wait until the page shows what there is."""
        page = self.page

        def still() -> bool:
            return not (page._soon.isActive() or page._typed.isActive() or self.app.dispatch.busy or page._stale)

        self.qtbot.waitUntil(lambda: page.read_once and still(), timeout=10_000)
        return self

    def press(self, key, modifiers=Qt.KeyboardModifier.NoModifier) -> "Programs":
        self.qtbot.keyClick(self.across.focusWidget(), key, modifiers)
        return self

    def names(self) -> list[str]:
        return [row.name for row in self.page.model.rows]

    def chosen(self) -> list[str]:
        return [row.name for row in self.page.table.chosen()]

    def choose(self, *names: str) -> "Programs":
        assert self.page.table.choose(list(names), names[-1])
        return self
