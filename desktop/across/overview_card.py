"""A card of the overview: a heading, a choice where there is one, the chart, and what has to be said below it."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.across.overview_rows import Chart
from desktop.theme.look import Look
from desktop.translate import tr
from desktop.widgets.labels import PlainLabel
from desktop.widgets.safe_text import one_line

if TYPE_CHECKING:  # it loads pyqtgraph
    from desktop.across.overview_plot import ChartView


_TOP: Final = 28  # pixels that a heading is high, with a choice or without


class ChartCard(QFrame):
    """A chart with its heading. Its plot is made when there is first something to be drawn."""

    chosen = Signal(object)  # what a bar stands for
    choice_changed = Signal(str)  # the name of what the analyst chose to see

    def __init__(self, look: Look, heading: str, make_view: Callable[[Look], "ChartView"]) -> None:
        """Make a card without a chart.

        Args:
            look: colours and fonts.
            heading: what the chart shows.
            make_view: makes the plot.
        """
        super().__init__()
        self.setObjectName("card")
        self._look, self._make_view = look, make_view
        self.view: ChartView | None = None
        self.heading = PlainLabel(heading, rank="strong")
        self.choice = QComboBox()
        self.choice.setAccessibleName(heading)
        self.choice.hide()
        self.choice.currentIndexChanged.connect(self._tell_choice)
        self.empty = PlainLabel(tr("Overview", "Reading the facts…"), rank="dim").wrapped()
        self.empty.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.note = PlainLabel(rank="small").wrapped()
        self.note.hide()
        self._lay_out()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.heading, 1)
        top.addStrut(_TOP)
        top.addWidget(self.choice)
        self._room = QWidget()
        room = QVBoxLayout(self._room)
        room.setContentsMargins(0, 0, 0, 0)
        room.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 12)
        column.setSpacing(6)
        column.addLayout(top)
        column.addWidget(self._room)
        column.addWidget(self.note)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def offer(self, choices: Sequence[tuple[str, str]], chosen: str) -> None:
        """Offer a choice of what is shown; none is offered where there is nothing to choose.

        Args:
            choices: name and text of each.
            chosen: the name of the one that is shown.
        """
        self.choice.blockSignals(True)
        self.choice.clear()
        for name, text in choices:
            self.choice.addItem(one_line(text), name)
        self.choice.setCurrentIndex(max(0, self.choice.findData(chosen)))
        self.choice.blockSignals(False)
        self.choice.setHidden(len(choices) <= 1)

    def show_chart(self, chart: Chart, note: str = "") -> None:
        """Draw a chart, with a note below."""
        if self.view is None:
            self.view = self._make_view(self._look)
            self.view.chosen.connect(self.chosen)
            layout = self._room.layout()
            if layout is not None:
                layout.addWidget(self.view)
        self.empty.hide()
        self.view.show()
        self.view.show_chart(chart)
        self._say(note)

    def show_nothing(self, sentence: str, note: str = "") -> None:
        """Say why there is nothing to be drawn."""
        if self.view is not None:
            self.view.hide()
        self.empty.set_text(sentence)
        self.empty.show()
        self._say(note)

    def _say(self, note: str) -> None:
        self.note.set_text(note)
        self.note.setHidden(not note)

    def _tell_choice(self) -> None:
        name = self.choice.currentData()
        if isinstance(name, str):
            self.choice_changed.emit(name)
