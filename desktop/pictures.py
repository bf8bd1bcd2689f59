"""Pictures of the real window, rendered without a screen."""

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from db.errors import KnownError
from db.queries import articles

if TYPE_CHECKING:
    from desktop.application import Application

SETTLE_ROUNDS = 8  # of the event loop, until layouts and timers of zero have run


class NoPicture(KnownError):
    """A picture of the window could not be made."""

    def __init__(self, *, path: str, cause: str) -> None:
        self.path = path
        self.cause = cause

    def sentence(self) -> str:
        """Return which picture and why."""
        return f"No picture was written to {self.path}: {self.cause}."


def take_picture(project: Path, out: Path, *, article: int, theme: str, size: tuple[int, int]) -> None:
    """Render the window with a project, open to be read, and write it as PNG.

    Args:
        project: the project file; nothing of it is changed.
        out: the picture.
        article: its place in the queue, from 1; 0 for where the session was left.
        theme: "light" or "dark".
        size: of the window, in pixels.

    Raises:
        KnownError: where the project cannot be opened, has no such article, or the picture cannot be written.
    """
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    # Imported late: the platform is chosen when Qt is loaded.
    from db.files import open_project
    from desktop.application import Application

    with tempfile.TemporaryDirectory() as home:
        application = Application(["beleg"], home=Path(home), theme=theme)
        opened = open_project(project, writable=False)
        found = articles.at(opened, article) if article else None
        if article and found is None:
            count = articles.count(opened)
            opened.close()
            raise NoPicture(path=str(out), cause=f"the project has {count} articles, there is no number {article}")
        application.window.resize(*size)
        application.window.show()
        application.show_still(opened, found.id if found else None)
        _grab(application, out)
        application.window.close()


def _grab(application: "Application", out: Path) -> None:
    for _ in range(SETTLE_ROUNDS):
        application.qt.processEvents()
    picture = application.window.grab()
    if not picture.save(str(out), "PNG"):
        raise NoPicture(path=str(out), cause="the folder is missing or cannot be written")
