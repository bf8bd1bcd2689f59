"""What a command is: words for the help and the manual, arguments, and the function that does it."""

import os
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from desktop.commands.console import Console


def text(given: str) -> str:
    """Return what was typed; a locale that cannot say UTF-8 has left its bytes undecoded.

    Raises:
        ArgumentTypeError: the bytes are not UTF-8.
    """
    if given.isascii():
        return given
    try:
        return os.fsencode(given).decode("utf-8") if any("\udc80" <= c <= "\udcff" for c in given) else given
    except UnicodeDecodeError:
        raise ArgumentTypeError(f"{given!a} is not UTF-8") from None


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument:
    """One argument of a command."""

    names: tuple[str, ...]  # "--out", or one name without dashes for what has a place
    help: str  # a phrase without a full stop
    metavar: str = ""  # as the usage names what is given; empty: nothing is given, or it is the name
    required: bool = False
    options: Mapping[str, Any] = field(default_factory=dict)  # more for `add_argument`

    def add(self, parser: ArgumentParser) -> None:
        """Add it to a parser."""
        more = dict(self.options)
        if self.metavar:
            more["metavar"] = self.metavar
            more.setdefault("type", text)
        if self.required:
            more["required"] = True
        parser.add_argument(*self.names, help=self.help.replace("%", "%%"), **more)


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One command, or the window."""

    text: str  # what it does, whole sentences
    arguments: tuple[Argument, ...]
    run: Callable[[Namespace, Console], int]  # returns the exit status


PROJECT = Argument(names=("project",), metavar="PROJECT", help="the project file", options={"type": Path})
QUIET = Argument(
    names=("-q", "--quiet"),
    help="say only what was asked for, what was refused, and what went wrong",
    options={"action": "store_true"},
)
