"""The three panes of the window, whose middle one keeps its width longest."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

LEAST: Final = (200, 280, 280)  # pixels: left, middle, right
READABLE: Final = 440  # pixels that the middle keeps while the sides can still shrink


class Panes(QSplitter):
    """Three panes beside each other. When they get narrower, the sides shrink before the middle is hard to read."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make a splitter without panes."""
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self._wished: tuple[int, ...] = ()  # pixels, as the analyst set them: a narrow window changes no wish
        self.splitterMoved.connect(self._take_wish)

    def lay_out(self, panes: tuple[QWidget, QWidget, QWidget], widths: tuple[int, int, int]) -> None:
        """Put the panes in, from left to right, with their first widths in pixels."""
        for pane, least in zip(panes, LEAST, strict=True):
            self.addWidget(pane)
            pane.setMinimumWidth(least)
        self.wish(widths)
        self.setStretchFactor(1, 1)

    def wish(self, widths: Sequence[int]) -> None:
        """Set the widths, and come back to those of the sides whenever there is room for them."""
        self._wished = tuple(widths)
        self.setSizes(list(widths))

    def wished(self) -> tuple[int, ...]:
        """Return the widths as they were set last."""
        return self._wished

    def _take_wish(self, *_moved: int) -> None:
        self._wished = tuple(self.sizes())

    def minimumSizeHint(self) -> QSize:
        """Return the least size of all; what the middle keeps at a greater one does not hold the window open."""
        return QSize(sum(LEAST) + 2 * self.handleWidth(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say what the middle keeps, before the widths are shared out."""
        if self.count() == len(LEAST):
            sides = LEAST[0] + LEAST[2] + 2 * self.handleWidth()  # also while hidden: they may be shown again
            if (middle := self.widget(1)) is not None:
                middle.setMinimumWidth(max(LEAST[1], min(READABLE, event.size().width() - sides)))
        super().resizeEvent(event)
        if len(self._wished) == len(LEAST) and all(self.sizes()):
            left, right = self._wished[0], self._wished[2]
            between = event.size().width() - left - right - 2 * self.handleWidth()
            if between >= READABLE:
                self.setSizes([left, between, right])
