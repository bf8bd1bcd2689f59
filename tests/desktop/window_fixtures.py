"""The real application in a test: in a home of its own, with a prompt that the test answers, and gone afterwards."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog

from desktop.application import Application
from tests.desktop.fake_prompt import FakePrompt
from tests.desktop.leaks import Standing, settle

Start = Callable[..., Application]


@pytest.fixture
def prompt() -> Iterator[FakePrompt]:
    """What answers the window's questions."""
    made = FakePrompt()
    yield made
    if made.left_over():
        pytest.fail(f"these questions were expected and did not come: {made.left_over()}", pytrace=False)


@pytest.fixture
def nothing_left(qapp) -> Iterator[None]:
    """Fail a test that leaves a thread, a running timer or a widget behind."""
    before = Standing.now()
    yield
    if left := before.left_since():
        pytest.fail("left behind: " + "; ".join(left), pytrace=False)


@pytest.fixture
def start(qtbot, home: Path, prompt: FakePrompt, nothing_left: None) -> Iterator[Start]:
    """Start the application, without suggestions unless they are wished.

    What is still running at the end is closed as the analyst would close it.
    """
    running: list[Application] = []

    def begin(
        project: Path | None = None, *, theme: str = "light", home: Path = home, suggestions: bool = False, **more
    ) -> Application:
        app = Application(["beleg"], home=home, prompt=more.pop("prompt", prompt), theme=theme, **more)
        app.desk.suggesting = suggestions
        app.window.queue.show_suggestions(suggestions)
        running.append(app)
        with qtbot.waitExposed(app.window):
            app.window.show()
        app.window.activateWindow()
        app.open(project)
        qtbot.waitUntil(lambda: app.window.isActiveWindow())
        at_rest(qtbot, app)
        return app

    yield begin
    for app in reversed(running):
        end(qtbot, app)


def at_rest(qtbot, app: Application) -> None:
    """Wait until the worker has nothing to do, and what it told has arrived."""
    qtbot.waitUntil(lambda: not app.dispatch.busy and not app.desk.busy, timeout=20_000)


def end(qtbot, app: Application) -> None:
    """Close the window, and let all of it go."""
    at_rest(qtbot, app)
    app.window.close()
    app.dispatch.shut_down()
    app.window.deleteLater()
    settle()


@pytest.fixture
def application(start: Start) -> Application:
    """The application at its very first start."""
    return start()


@pytest.fixture
def in_dialog(qapp) -> Iterator[Callable[[Callable[[QDialog], None]], None]]:
    """Have work done in the next dialog that opens, while it runs; it must close it."""
    timers: list[QTimer] = []

    def begin(work: Callable[[QDialog], None]) -> None:
        timer = QTimer(interval=5)

        def look() -> None:
            dialog = QApplication.activeModalWidget()
            if isinstance(dialog, QDialog) and dialog.isVisible() and dialog.isActiveWindow():
                timer.stop()
                try:
                    work(dialog)
                finally:
                    dialog.reject()

        timer.timeout.connect(look)
        timers.append(timer)
        timer.start()

    yield begin
    unused = [timer for timer in timers if timer.isActive()]
    for timer in unused:
        timer.stop()
    if unused:
        pytest.fail("a dialog was expected and did not open", pytrace=False)
