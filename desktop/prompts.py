"""Every question to the analyst goes through one object, which a test can answer."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from db.records import Article

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One answer to a question."""

    name: str  # what `ask` returns
    text: str  # on its button
    is_default: bool = False  # Enter takes it


class Kind(StrEnum):
    """What a form's field takes."""

    TEXT = "text"
    OPTIONS = "options"  # one of `options`; with `editable`, any text
    TICK = "tick"  # "yes" or ""
    LINES = "lines"  # lines to tick: the answer is the names of those ticked, one a line


def nothing_wrong(values: Mapping[str, str]) -> str:  # noqa: ARG001
    """Accept every answer."""
    return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One line of a form."""

    name: str  # the key of the answer
    caption: str
    value: str = ""
    kind: Kind = Kind.TEXT
    options: tuple[tuple[str, str], ...] = ()  # name and text
    editable: bool = False
    hint: str = ""  # placeholder
    only_with: tuple[str, str] | None = None  # the OPTIONS field above, by name, and the option without which it is off


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """Questions that belong together."""

    title: str
    fields: tuple[Field, ...]
    accept: str  # on the button
    intro: str = ""
    wrong: Callable[[Mapping[str, str]], str] = nothing_wrong  # a sentence, or an empty text


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of a list to choose from."""

    name: str  # what `pick` returns
    text: str
    detail: str = ""  # below the text, dim
    side: str = ""  # at the right
    key: str = ""  # the character that takes the row at once


@dataclass(frozen=True, slots=True, kw_only=True)
class ListQuestion:
    """A list to choose from."""

    title: str
    rows: tuple[Row, ...]
    accept: str  # on the button
    intro: str = ""
    empty: str = ""  # said where there are no rows
    other: tuple[Choice, ...] = ()  # further buttons; their names are answers too
    current: str = ""  # the row to begin at
    only_shown: bool = False  # rows cannot be chosen
    typing: bool = False  # the filter has the keys first: the list is long
    new: str = ""  # below what is typed, which can be chosen too; empty: only the rows can


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleDetails:
    """What can be corrected of an article."""

    title: str
    language: str | None  # ISO 639-1
    published: str | None  # ISO 8601 day


class Dialog(Protocol):
    """What a prompt needs to know of a dialog that somebody else made."""

    def exec(self) -> int:
        """Show it until it is closed; returns 0 where it was left without an answer."""

    def deleteLater(self) -> None:
        """Let it go when the present work is done."""


class Prompt(Protocol):
    """Asks, and waits for the answer. None always means that the analyst thought better of it."""

    def tell(self, heading: str, text: str, details: str = "") -> None:
        """Say something; details can be scrolled and copied."""

    def confirm(self, heading: str, text: str, yes: str) -> bool:
        """Ask whether to go on; `yes` is on the button."""

    def ask(self, heading: str, text: str, choices: Sequence[Choice], details: str = "") -> str | None:
        """Ask for one of several answers; returns its name."""

    def text(self, heading: str, caption: str, value: str = "") -> str | None:
        """Ask for a line of text, not empty."""

    def form(self, form: Form) -> dict[str, str] | None:
        """Ask for several things; returns them by the fields' names."""

    def pick(self, question: ListQuestion) -> str | None:
        """Ask for one of a list, or one of the further buttons; returns its name."""

    def article_details(self, article: Article) -> ArticleDetails | None:
        """Ask for title, language and publication date."""

    def files_to_open(self, heading: str, kinds: str, folder: Path | None = None) -> list[Path]:
        """Ask for files; empty where none was chosen. `kinds` is Qt's filter: "Text (*.txt *.md);;All files (*)"."""

    def file_to_open(self, heading: str, kinds: str, folder: Path | None = None) -> Path | None:
        """Ask for one file."""

    def file_to_save(self, heading: str, kinds: str, proposed: Path) -> Path | None:
        """Ask for the place of a file that is to be written; the analyst has agreed where one is there already."""

    def folder(self, heading: str, folder: Path | None = None) -> Path | None:
        """Ask for a folder."""

    def run(self, dialog: Dialog) -> bool:
        """Show a dialog that was made for one purpose; says whether it was accepted. The caller can still read it."""

    def over(self, window: "QWidget") -> "Prompt":
        """Return what asks over another window of Beleg's, which has the keys again after each answer."""

    def show_folder(self, folder: Path) -> None:
        """Show a folder in the system's file manager."""
