"""Axes of sizes: few round numbers, told in words, and hairlines across the plot. Loads pyqtgraph."""

from collections.abc import Sequence
from math import floor, log10
from typing import Final

from pyqtgraph import AxisItem
from PySide6.QtCore import QRectF

_STEPS: Final = (1, 2, 5, 10)
_OPAQUE: Final = 255
_BEYOND: Final = 16.0  # pixels


def ticks(greatest: float, most: int, *, whole: bool) -> list[float]:
    """Return the places of at most so many steps from 0 to a size, each 1, 2 or 5 times a power of ten.

    Args:
        greatest: the size.
        most: how many steps there may be.
        whole: whether only whole numbers will do.
    """
    least = max(greatest, 1e-12) / max(1, most)
    power = 10.0 ** floor(log10(least))
    step = next(times * power for times in _STEPS if times * power >= least * (1 - 1e-9))
    step = max(1.0, step) if whole else step
    return [step * number for number in range(floor(greatest / step + 1e-9) + 1)]


class SizeAxis(AxisItem):
    """An axis of sizes from 0, with few numbers and hairlines across the plot."""

    def __init__(self, orientation: str, most: int) -> None:
        """Make an axis with at most so many steps."""
        super().__init__(orientation)
        self.enableAutoSIPrefix(False)
        self.setGrid(_OPAQUE)
        self._most = most
        self._unit = 1.0
        self._whole = True
        self.greatest = 1.0  # of what is drawn; the plot may go on for the words behind the bars

    def measure(self, greatest: float, unit: float, *, whole: bool) -> None:
        """Take what is drawn."""
        self.greatest, self._unit, self._whole = greatest, unit, whole
        self.picture = None
        self.update()

    def boundingRect(self) -> QRectF:
        """Return room for the numbers at both ends, too: the half of them that stands beyond the line."""
        return super().boundingRect().adjusted(-_BEYOND, -_BEYOND, _BEYOND, _BEYOND)

    def tickValues(self, minVal: float, maxVal: float, size: float) -> list[tuple[float, list[float]]]:  # noqa: ARG002
        """Return where numbers stand."""
        found = ticks(self.greatest / self._unit, self._most, whole=self._whole)
        step = found[1] - found[0] if len(found) > 1 else 1.0
        return [(step * self._unit, [place * self._unit for place in found])]

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:  # noqa: ARG002
        """Return the numbers."""
        return [f"{value / self._unit:,.10g}".replace(",", "\u202f") for value in values]
