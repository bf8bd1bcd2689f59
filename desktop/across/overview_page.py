"""The page of charts: amounts per program, facts per country and over time, and how far a session is."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from db.project import Project
from db.records import Changes, SessionId
from desktop.across.overview_card import ChartCard
from desktop.across.overview_figures import Drawn, Shown, read_figures
from desktop.across.page import Page
from desktop.theme.look import Look
from desktop.translate import tr
from desktop.widgets.labels import PlainLabel

if TYPE_CHECKING:  # they load pyqtgraph
    from desktop.across.overview_plot import ChartView

SOON_MS: Final = 120  # after a change: while she goes on marking, nothing is read
TWO_COLUMNS: Final = 900  # pixels from which on the cards stand side by side
_BESIDE: Final = 14  # pixels around and between cards


class OverviewPage(Page):
    """Four cards with charts. A click on a bar asks for its facts in the table."""

    def __init__(self, look: Look) -> None:
        """Make the page without a project."""
        super().__init__(look)
        self._stale = True
        self._shown: Shown | None = None
        self._currency = ""
        self._span = ""
        self._columns = 0
        self._soon = self.timer(SOON_MS, self.refresh)
        self.summary = PlainLabel(rank="dim").wrapped()
        self.amounts = ChartCard(look, tr("Overview", "Amounts per program"), _bars)
        self.countries = ChartCard(look, tr("Overview", "Facts per country"), _bars)
        self.times = ChartCard(look, tr("Overview", "Facts over time"), _columns)
        self.progress = ChartCard(look, tr("Overview", "Progress of the session"), _columns)
        self._lay_out()
        for card in self.cards:
            card.chosen.connect(self.facts_requested)
        self.amounts.choice_changed.connect(self._choose_currency)
        self.times.choice_changed.connect(self._choose_span)

    @property
    def cards(self) -> tuple[ChartCard, ...]:
        """The cards, in the order in which they are read."""
        return self.amounts, self.countries, self.times, self.progress

    def _lay_out(self) -> None:
        self._content = QWidget()
        self._grid = QGridLayout(self._content)
        self._grid.setContentsMargins(_BESIDE, 10, _BESIDE, _BESIDE)
        self._grid.setSpacing(_BESIDE)
        self._left, self._right = QVBoxLayout(), QVBoxLayout()
        for column in (self._left, self._right):
            column.setSpacing(_BESIDE)
            column.addStretch(1)
        self._grid.addWidget(self.summary, 0, 0, 1, 2)
        self._grid.addLayout(self._left, 1, 0)
        self._grid.addLayout(self._right, 1, 1)
        self._grid.setRowStretch(1, 1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self._content)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the cards side by side where there is room."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        columns = 2 if self.width() >= TWO_COLUMNS else 1
        if columns == self._columns:
            return
        self._columns = columns
        for card in self.cards:  # the old items must be gone before: new ones beside them would not forget a height
            self._left.removeWidget(card)
            self._right.removeWidget(card)
        for place, card in enumerate(self.cards):
            column = self._left if columns == 1 or place % 2 == 0 else self._right
            column.insertWidget(column.count() - 1, card)  # above the stretch
        self._grid.setColumnStretch(0, 3)
        self._grid.setColumnStretch(1, 2 if columns == 2 else 0)

    # ------------------------------------------------------------------------------------------------ what is shown

    def show_project(self) -> None:
        """Show another project, or none."""
        self._soon.stop()
        self._shown, self._stale = None, True
        self.summary.set_text("")
        for card in self.cards:
            card.show_nothing(tr("Overview", "Reading the facts…") if self.project is not None else "")
        if self.isVisible():
            self.refresh()

    def show_rights(self) -> None:
        """Show the progress of the session that is open now."""
        self._note_change()

    def apply(self, changes: Changes) -> None:
        """Read again what may have changed."""
        del changes
        self._note_change()

    def _note_change(self) -> None:
        self._stale = True
        if self.isVisible():
            self._soon.start()

    def refresh(self) -> None:
        """Read the figures if something has changed since they were read."""
        if not self._stale or self.project is None:
            return
        self._soon.stop()
        self._stale = False
        session = self.session.id if self.session is not None else None
        self.read("figures", _reader(session), self._show, slow=True)

    def _show(self, shown: Shown) -> None:
        self._shown = shown
        self.summary.set_text(shown.summary)
        self._show_amounts()
        self._show_times()
        _draw(self.countries, shown.countries)
        _draw(self.progress, shown.progress)

    def _show_amounts(self) -> None:
        if self._shown is None:
            return
        amounts = self._shown.amounts
        if self._currency not in amounts:
            self._currency = next(iter(amounts), "")
        self.amounts.offer([(name, name) for name in amounts], self._currency)
        _draw(self.amounts, amounts.get(self._currency, self._shown.no_amounts))

    def _show_times(self) -> None:
        if self._shown is None:
            return
        times = self._shown.times
        if self._span not in times:
            self._span = next(iter(times))
        drawn = any(one.chart is not None for _, one in times.values())
        self.times.offer([(name, title) for name, (title, _) in times.items()] if drawn else [], self._span)
        _draw(self.times, times[self._span][1])

    def _choose_currency(self, currency: str) -> None:
        self._currency = currency
        self._show_amounts()

    def _choose_span(self, span: str) -> None:
        self._span = span
        self._show_times()


def _reader(session: SessionId | None) -> Callable[[Project], Shown]:
    return lambda project: read_figures(project, session)


def _draw(card: ChartCard, drawn: Drawn) -> None:
    if drawn.chart is None:
        card.show_nothing(drawn.nothing, drawn.note)
    else:
        card.show_chart(drawn.chart, drawn.note)


def _bars(look: Look) -> "ChartView":
    from desktop.across.overview_bars import BarsView

    return BarsView(look)


def _columns(look: Look) -> "ChartView":
    from desktop.across.overview_columns import ColumnsView

    return ColumnsView(look)
