"""What the controllers share."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.desk import Desk
from desktop.dispatch import Dispatch
from desktop.settings import SettingsFile
from desktop.theme.look import Look

if TYPE_CHECKING:
    from desktop.prompts import Prompt
    from desktop.window import Window


@dataclass(slots=True, kw_only=True)
class Context:
    """The parts of a running window, handed to each controller."""

    desk: Desk
    dispatch: Dispatch
    settings: SettingsFile
    look: Look
    backups: Path  # the folder that backups go to
    _window: "Window | None" = None  # these two are made after the context
    _prompt: "Prompt | None" = None

    @property
    def window(self) -> "Window":
        """The window."""
        if self._window is None:
            raise LookupError("the window is not made yet")
        return self._window

    @window.setter
    def window(self, window: "Window") -> None:
        self._window = window

    @property
    def prompt(self) -> "Prompt":
        """What asks the analyst."""
        if self._prompt is None:
            raise LookupError("the prompt is not made yet")
        return self._prompt

    @prompt.setter
    def prompt(self, prompt: "Prompt") -> None:
        self._prompt = prompt


class Controller:
    """One part of the window's commands."""

    def __init__(self, context: Context) -> None:
        self.context = context

    @property
    def desk(self) -> Desk:
        """What lies on the desk."""
        return self.context.desk

    @property
    def dispatch(self) -> Dispatch:
        """The way to operations."""
        return self.context.dispatch

    @property
    def window(self) -> "Window":
        """The window."""
        return self.context.window

    @property
    def prompt(self) -> "Prompt":
        """What asks the analyst."""
        return self.context.prompt
