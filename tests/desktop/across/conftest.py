"""The facts window of a running application."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from desktop.across.table_page import FactsPage
from desktop.application import Application
from tests.desktop.across import fact_project


class Across:
    """The application with its facts window open, as the analyst has it."""

    def __init__(self, app: Application, qtbot) -> None:
        self.app, self.qtbot = app, qtbot
        self.window = app.window

    @property
    def across(self):
        """The facts window."""
        return self.app.window.controllers.across.across

    @property
    def page(self) -> FactsPage:
        """The page of facts."""
        return self.across.page()

    def open(self) -> "Across":
        """Open the table by its key."""
        self.qtbot.keyClick(self.window, Qt.Key.Key_F7)
        self.qtbot.waitUntil(lambda: self.across is not None and self.across.isActiveWindow())
        return self.rest()

    def rest(self) -> "Across":
        """Wait until the table shows what it was asked for, and all is added up."""
        page = self.page

        def shown() -> bool:
            timers = (page._soon, page._look_soon, page.adding._soon, page.bar._timer, self.across._soon)
            return not any(timer.isActive() for timer in timers) and not self.app.dispatch.busy and bool(page.answer)

        self.qtbot.waitUntil(shown)
        return self

    def press(self, key, modifiers=Qt.KeyboardModifier.NoModifier) -> "Across":
        """Press a key where the focus is."""
        self.qtbot.keyClick(self.across.focusWidget(), key, modifiers)
        return self.rest()

    def column(self, role: str):
        """Return what stands in a column."""
        return fact_project.texts(self.page.model, role)


@pytest.fixture
def project_path(tmp_path: Path) -> Path:
    """A project with four facts."""
    return fact_project.made(tmp_path / "facts.beleg")


@pytest.fixture
def seated(start, project_path, qtbot) -> Across:
    """The application with the project of four facts; its facts window is not open yet."""
    return Across(start(project_path), qtbot)


@pytest.fixture
def facts(seated) -> Across:
    """The facts window of this project."""
    return seated.open()
