"""The row that describes one action."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from desktop.actions.commands import Commands
from desktop.actions.state import State, always


class Group(StrEnum):
    """The menu, and the heading of the sheet and the manual, that an action stands under."""

    FILE = "File"
    EDIT = "Edit"
    MARK = "Mark"
    SUGGEST = "Suggestions"
    FACTS = "Facts"
    ARTICLE = "Article"
    SESSION = "Session"
    VIEW = "View"
    HELP = "Help"


class Reach(StrEnum):
    """Where an action's keys are heard."""

    WINDOW = "window"
    ARTICLE = "article"  # only while the article has the focus; an input field keeps them for itself


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One thing that the analyst can do."""

    id: str  # never changes: settings remember keys by it
    title: str  # English; shown through tr("Actions", title)
    group: Group
    run: Callable[[Commands], None]
    help: str  # one sentence for the sheet, the palette and the manual
    shortcuts: tuple[str, ...] = ()  # Qt's portable spelling: "Ctrl+Shift+Z"
    enabled_when: Callable[[State], bool] = always
    reach: Reach = Reach.WINDOW
    section: int = 0  # within its group; a menu draws a line between sections
    in_menu: bool = True


TOLD: Mapping[str, Callable[[State], str | None]] = MappingProxyType(
    {
        "edit.undo": lambda state: state.undo,
        "edit.redo": lambda state: state.redo,
        "suggest.show": lambda state: "on" if state.suggesting else "off",
        "suggest.furniture": lambda state: "on" if state.furniture else "off",
    }
)  # what the titles of some actions say beside their name


def words(action: Action, state: State) -> str:
    """Return the English title with what it would act on, or how it stands: "Undo: Label “Polen” as country"."""
    told = TOLD.get(action.id)
    name = told(state) if told is not None else None
    return f"{action.title}: {name}" if name else action.title
