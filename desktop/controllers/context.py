"""What the controllers share."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.desk import Desk
from desktop.dispatch import Dispatch
from desktop.prompts import Prompt
from desktop.settings import Settings
from desktop.theme.look import Look

if TYPE_CHECKING:
    from desktop.window import Window


@dataclass(slots=True, kw_only=True)
class Context:
    """The parts of a running window, handed to each controller."""

    desk: Desk
    dispatch: Dispatch
    settings: Settings
    look: Look
    prompt: Prompt
    window: "Window"
    backups: Path  # the folder that backups go to


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
    def prompt(self) -> Prompt:
        """What asks the analyst."""
        return self.context.prompt
