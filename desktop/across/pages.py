"""Which pages the facts window has, in their order. Each is imported when it is first shown."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from importlib import import_module
from types import MappingProxyType

from desktop.across.page import Page
from desktop.theme.look import Look
from desktop.translate import tr
from desktop.translate_mark import mark


class PageName(StrEnum):
    """The pages."""

    FACTS = "facts"
    PROGRAMS = "programs"
    DISAGREEMENTS = "disagreements"
    OVERVIEW = "overview"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kind:
    title: str  # English; shown through tr("Across", title)
    module: str
    name: str  # of the class


_KINDS: Mapping[PageName, _Kind] = MappingProxyType(
    {
        PageName.FACTS: _Kind(title=mark("Across", "Facts"), module="desktop.across.table_page", name="FactsPage"),
        PageName.PROGRAMS: _Kind(
            title=mark("Across", "Programs"), module="desktop.across.programs_page", name="ProgramsPage"
        ),
        PageName.DISAGREEMENTS: _Kind(
            title=mark("Across", "Disagreements"), module="desktop.across.disagreements_page", name="DisagreementsPage"
        ),
        PageName.OVERVIEW: _Kind(
            title=mark("Across", "Overview"), module="desktop.across.overview_page", name="OverviewPage"
        ),
    }
)


def there() -> tuple[PageName, ...]:
    """Return the pages, in their order."""
    return tuple(_KINDS)


def title(name: PageName) -> str:
    """Return what the header calls a page."""
    return tr("Across", _KINDS[name].title)


def make(name: PageName, look: Look) -> Page:
    """Make a page."""
    kind = _KINDS[name]
    made: Callable[[Look], Page] = getattr(import_module(kind.module), kind.name)
    return made(look)
