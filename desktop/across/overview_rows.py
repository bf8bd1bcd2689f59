"""What the charts of the overview are given: rows and columns with what is said of each. Nothing here draws."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One bar of a chart, or one row without a bar."""

    title: str  # beside the bar
    size: float  # how long it is drawn; never shown
    text: str  # the value in full
    tip: str  # what the pointer and a screen reader are told
    wanted: Any = None  # the Filter of the facts that it stands for; None: it asks for nothing
    over: float = 0.0  # what stands on a column, in a pale colour
    is_rest: bool = False  # stands for all that have no bar of their own, and is not drawn to the scale


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """What the axis of sizes says."""

    title: str
    unit: float = 1.0  # what one of the axis's numbers stands for: 1e6 where it counts millions
    whole: bool = True  # only whole numbers stand at it


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """What one chart shows."""

    name: str  # what a screen reader calls it
    label: str  # the label whose colour it is drawn in; "" for that of what is done
    axis: Axis
    bars: tuple[Bar, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """What a card shows."""

    chart: Chart | None = None
    nothing: str = ""  # what is said where there is no chart
    note: str = ""  # what is said below
