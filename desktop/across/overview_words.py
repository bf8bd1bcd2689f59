"""Short pieces of text that the charts of the overview share."""

from collections.abc import Iterable

from desktop.across.overview_rows import Axis
from desktop.telling import grouped
from desktop.translate import tr


def unit_of(greatest: float) -> tuple[float, str]:
    """Return what the numbers at an axis of amounts stand for, and its name."""
    for unit, name in ((1e12, tr("Overview", "trillion")), (1e9, tr("Overview", "billion"))):
        if greatest >= unit:
            return unit, name
    for unit, name in ((1e6, tr("Overview", "million")), (1e3, tr("Overview", "thousand"))):
        if greatest >= 2 * unit:
            return unit, name
    return 1.0, ""


def facts_axis() -> Axis:
    """Return an axis that counts facts."""
    return Axis(title=tr("Overview", "facts"))


def others_text(count: int) -> str:
    """Return the title of what has no bar of its own."""
    return tr("Overview", "{n} other" if count == 1 else "{n} others").format(n=grouped(count))


def sentences(said: Iterable[str]) -> str:
    """Return what was said, each with a capital and a full stop; what is empty is left out."""
    return " ".join(f"{one[:1].upper()}{one[1:]}." for one in said if one)
