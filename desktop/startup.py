"""Starting the window: the application, the look, the project that was open last."""

import sys
from pathlib import Path

from desktop import folders, version_gate
from desktop.application import Application


def main(project: Path | None = None) -> int:
    """Open the window and run until it is closed.

    Args:
        project: the project to open; None: the one that was open last, or the start page.

    Returns:
        The exit status.

    Raises:
        UnusableQt, MissingQt: where the installed Qt cannot be used.
    """
    version_gate.check()
    application = Application(sys.argv, home=folders.home())
    return application.run(project)


def picture(project: Path, out: Path, *, article: int, theme: str, size: tuple[int, int]) -> int:
    """Render the real window with a project into a PNG file.

    Args:
        project: the project file.
        out: the picture.
        article: its place in the queue, from 1.
        theme: "light" or "dark".
        size: of the window, in pixels.

    Raises:
        KnownError: where the project cannot be opened, has no such article, or the picture cannot be written.
    """
    from desktop.pictures import take_picture

    version_gate.check()
    take_picture(project, out, article=article, theme=theme, size=size)
    return 0
