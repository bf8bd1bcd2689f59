"""`beleg [PROJECT]`: the window, and pictures of it. Qt is imported by name, when it is needed."""

import re
from argparse import ArgumentTypeError, Namespace
from importlib import import_module
from pathlib import Path

from db.errors import KnownError
from desktop import collecting, version_gate
from desktop.commands.command import Argument, Command
from desktop.commands.console import Console
from desktop.commands.version import installed_version

STARTUP = "desktop.startup"
SIZE = (1440, 900)  # of a picture, in pixels
LARGEST = 10_000


class NothingToPaint(KnownError):
    """A picture was asked for, and no project was named."""

    def __init__(self) -> None:
        super().__init__()

    def sentence(self) -> str:
        """Return what is missing."""
        return "A picture needs a project; write: beleg PROJECT --picture OUT.png."


class OnlyOfPictures(KnownError):
    """An option was given that only pictures have."""

    def __init__(self, *, option: str) -> None:
        self.option = option

    def sentence(self) -> str:
        """Return what is missing."""
        return f"{self.option} goes with --picture only; write: beleg PROJECT --picture OUT.png {self.option} …."


def run(given: Namespace, console: Console) -> int:
    """Open the window, or save a picture of it."""
    if given.version:
        console.answer(f"beleg {installed_version() or '(not installed)'}")
        return 0
    if given.picture is not None:
        return _picture(given, console)
    for option, value in (("--article", given.article), ("--theme", given.theme), ("--size", given.size)):
        if value is not None:
            raise OnlyOfPictures(option=option)
    version_gate.check()
    collecting.put_off()  # before the window's modules are loaded; the application goes on after its first picture
    try:
        status: int = import_module(STARTUP).main(given.project)
    finally:
        collecting.go_on()
    return status


def size(given: str) -> tuple[int, int]:
    """Return width and height in pixels of "1440x900".

    Raises:
        ArgumentTypeError: it is no such thing, or too large for a picture.
    """
    found = re.fullmatch(r"([1-9]\d{0,4})[xX×]([1-9]\d{0,4})", given, re.ASCII)
    if found is None or max(int(found[1]), int(found[2])) > LARGEST:
        raise ArgumentTypeError(f"{given!r} is no size such as 1440x900 (at most {LARGEST} each way)")
    return int(found[1]), int(found[2])


def number(given: str) -> int:
    """Return a number from 1.

    Raises:
        ArgumentTypeError: it is none.
    """
    if not re.fullmatch(r"[1-9]\d{0,8}", given, re.ASCII):
        raise ArgumentTypeError(f"{given!r} is no number from 1")
    return int(given)


def _picture(given: Namespace, console: Console) -> int:
    if given.project is None:
        raise NothingToPaint
    version_gate.check()
    status: int = import_module(STARTUP).picture(
        given.project,
        given.picture,
        article=given.article or 1,
        theme=given.theme or "light",
        size=given.size or SIZE,
    )
    if not status:
        console.report(f"Painted {given.picture}")
    return status


COMMAND = Command(
    text=(
        "Opens a project in the window; without one, the project that was open last. The first argument is a command if"
        " it is one of those below, else a project: a project that is called like a command is named with its folder,"
        " as in ./export.\n\n"
        "With --picture the real window is painted without a display, and saved."
    ),
    arguments=(
        Argument(names=("project",), metavar="PROJECT", help="the project file", options={"type": Path, "nargs": "?"}),
        Argument(
            names=("--picture",),
            metavar="OUT.png",
            help="save a picture of the window and show none",
            options={"type": Path},
        ),
        Argument(
            names=("--article",),
            metavar="N",
            help="of a picture: the article, from 1 in the order of the queue (1)",
            options={"type": number},
        ),
        Argument(names=("--theme",), help="of a picture (light)", options={"choices": ["light", "dark"]}),
        Argument(
            names=("--size",),
            metavar="WxH",
            help=f"of a picture: width and height in pixels ({SIZE[0]}x{SIZE[1]})",
            options={"type": size},
        ),
        Argument(names=("--version",), help="say the version", options={"action": "store_true"}),
    ),
    run=run,
)
