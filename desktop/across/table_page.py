"""The page of all facts: a table with its filter, its totals, and the evidence of the fact chosen."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout

from db.queries import articles, fact_table
from db.queries.fact_choices import choices
from db.queries.fact_filter import Filter
from db.queries.fact_groups import Grouping
from db.records import Changes, SessionId
from desktop.across.filter_bar import FilterBar
from desktop.across.page import Page
from desktop.across.table_cells import columns
from desktop.across.table_deeds import TableDeeds
from desktop.across.table_evidence import WIDTH, EvidenceStrip
from desktop.across.table_look import Answer, Question, look
from desktop.across.table_model import FactModel
from desktop.across.table_nothing import NothingToShow
from desktop.across.table_view import FactTable
from desktop.across.totals_bar import TotalsBar
from desktop.across.totals_reader import TotalsReader
from desktop.theme.look import Look
from desktop.translate import tr

SOON_MS = 30  # after a change or a choice
SIDE_FROM = 900  # pixels of the page, from which on the evidence stands beside the table
CONCERNS = ("fact", "alias", "program", "role", "article", "session", "ruling")


class FactsPage(Page):
    """The table. It asks for what it shows beside the window, and shows the latest answer."""

    def __init__(self, look: Look) -> None:
        """Make a page without a project."""
        super().__init__(look)
        self.bar = FilterBar(look)
        self.model = FactModel()
        self.table = FactTable(look, self.model)
        self.nothing = NothingToShow()
        self.strip = EvidenceStrip(look)
        self.totals = TotalsBar(look)
        self.question = Question()
        self.answer: Answer | None = None
        self._closed: frozenset[str] = frozenset()
        self._stale = True  # what is shown is not what there is
        self._strip_wanted = True  # where there are rows
        self._soon = self.timer(SOON_MS, self._ask_anew)
        self._look_soon = self.timer(SOON_MS, self._show_chosen)
        self.adding = TotalsReader(self, self.table, self.totals)
        self.deeds = TableDeeds(self)
        self._lay_out()
        self._connect_signals()

    def _lay_out(self) -> None:
        self._stack = QStackedWidget()
        self._stack.addWidget(self.nothing)
        self._stack.addWidget(self.table)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.setHandleWidth(1)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(self._stack)
        self.split.addWidget(self.strip)
        self.split.setStretchFactor(0, 1)
        self.split.setSizes([WIDTH * 3, WIDTH])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.split, 1)
        column.addWidget(self.totals)
        self.setTabOrder(self.bar.clear, self.table.header)
        self.setTabOrder(self.table.header, self.table)
        self.setTabOrder(self.table, self.totals.left_out)

    def _connect_signals(self) -> None:
        self.bar.filter_changed.connect(self._ask_filter)
        self.bar.choices_wanted.connect(self._count_choices)
        self.bar.grouping_chosen.connect(self._group)
        self.bar.fold_requested.connect(self._fold)
        self.bar.left.connect(self._go_to_table)
        self.nothing.all_requested.connect(self.bar.ask_for_all)
        self.table.sort_requested.connect(self._sort)
        self.table.group_turned.connect(self._turn_group)
        self.table.go_requested.connect(self.deeds.go)
        self.table.strip_requested.connect(self._turn_strip)
        self.table.status_requested.connect(self.deeds.open_statuses)
        self.table.grouping_requested.connect(self.bar.open_groupings)
        self.table.copy_requested.connect(self.deeds.copy)
        self.table.menu_requested.connect(self.deeds.open_menu)
        self.table.chosen_changed.connect(self._look_soon.start)
        self.strip.go_requested.connect(self._go_to_words)
        self.totals.only_requested.connect(self._show_only)

    # ------------------------------------------------------------------------------------------------ as a page

    def show_project(self) -> None:
        """Show another project, or none; its facts are read when the page is seen."""
        for timer in (self._soon, self._look_soon):
            timer.stop()
        self.bar.let_go()
        self.bar.show_grouping(Grouping.NONE)
        self.question, self.answer, self._closed, self._stale = Question(), None, frozenset(), True
        project = self.project
        self.model.set_source((lambda keys: fact_table.rows(project, keys)) if project else lambda _keys: [])
        self.strip.clear()
        self.adding.stop()
        if project is None:
            self.nothing.show_no_project()
        else:
            self.nothing.show_reading()
        self._stack.setCurrentWidget(self.nothing)
        self.strip.hide()

    def show_rights(self) -> None:
        """Show what the rights allow."""
        if self.answer is not None and not self.answer.all:
            self.nothing.show_no_facts(writable=self.writable)

    def apply(self, changes: Changes) -> None:
        """Read anew soon, where facts are concerned and the page is seen."""
        if any(changes.touches(kind) for kind in CONCERNS):
            self._stale = True
            if self.isVisible():
                self._soon.start()

    def refresh(self) -> None:
        """Read anew where something has changed."""
        if self._stale:
            self._ask_anew()

    def search(self) -> None:
        """Put the caret into the field for words."""
        self.bar.field.setFocus()
        self.bar.field.selectAll()

    def let_go(self) -> bool:
        """Empty the field for words and go to the table, where the caret is in the field."""
        if not self.bar.field.hasFocus():
            return False
        if self.bar.field.text():
            self.bar.field.clear()
        self._go_to_table()
        return True

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Give the focus to the table; without rows to the field for words."""
        part = self.table if self._stack.currentWidget() is self.table else self.bar.field
        part.setFocus(reason)

    def show_facts(self, wanted: object) -> None:
        """Show the facts of a filter."""
        if isinstance(wanted, Filter):
            self.bar.set_filter(wanted)
            self._ask_filter()

    # ------------------------------------------------------------------------------------------------ asking

    def _ask(self, question: Question) -> None:
        self.question = question
        project = self.project
        if project is not None:
            self._soon.stop()
            anew, self._stale = self._stale, False
            self.read("table", lambda own: look(own, question), lambda answer: self._show(answer, anew=anew))

    def _ask_anew(self) -> None:
        self._stale = True
        self._ask(self.question)

    def _ask_filter(self) -> None:
        self._ask(replace(self.question, filter=self.bar.filter()))

    def _show_only(self, title: str, keys: tuple[int, ...]) -> None:
        self.bar.set_filter(replace(self.bar.filter(), keys=keys), only=title)
        self._ask_filter()

    def _sort(self, column: int) -> None:
        order = self.model.kinds()[column].order
        again = order == self.question.order
        self._ask(replace(self.question, order=order, descending=again and not self.question.descending))

    def _group(self, grouping: str) -> None:
        self.bar.show_grouping(Grouping(grouping))
        self._closed = frozenset()
        self._ask(replace(self.question, grouping=Grouping(grouping)))

    # ------------------------------------------------------------------------------------------------ showing

    def _show(self, answer: Answer, *, anew: bool) -> None:
        fresh, self.answer = self.answer is None, answer
        self.model.set_kinds(columns(answer.further))
        self.table.exchange(answer.lines(self._closed), anew=anew or bool(answer.groups))
        self._show_order()
        self._show_nothing(answer)
        self.counted.emit(answer.all)
        if fresh:
            self.table.choose_first()
            if self.focusWidget() is self.bar.field and not self.bar.field.text():
                self.setFocus()  # the field had it while there were no rows
        self._show_evidence()
        self.adding.show(answer, anew=anew)

    def _show_order(self) -> None:
        orders = [kind.order for kind in self.model.kinds()]
        place = orders.index(self.question.order) if self.question.order in orders else -1
        self.table.show_order(place, descending=self.question.descending)

    def _show_nothing(self, answer: Answer) -> None:
        had_focus = self.focusWidget() in (self.table, self.nothing.all)
        if not answer.all:
            self.nothing.show_no_facts(writable=self.writable)
        elif not answer.keys:
            self.nothing.show_none_left(answer.all)
        self._stack.setCurrentWidget(self.table if answer.keys else self.nothing)
        self.strip.setVisible(self._strip_wanted and bool(answer.keys))
        if had_focus:
            self.setFocus()

    def _turn_group(self, name: str) -> None:
        self._closed = self._closed ^ {name}
        self._lay_lines()

    def _fold(self, closing: bool) -> None:
        groups = self.answer.groups if self.answer else []
        self._closed = frozenset(group.name for group in groups) if closing else frozenset()
        self._lay_lines()

    def _lay_lines(self) -> None:
        if self.answer is not None:
            self.table.exchange(self.answer.lines(self._closed), anew=False)

    def _show_chosen(self) -> None:
        """Show the evidence of the fact that the keys are at, and what the facts chosen add up to."""
        self._show_evidence()
        self.adding.look_at_chosen()

    def _show_evidence(self) -> None:
        row = self.table.current_row() if self.project is not None else None
        if self.strip.isHidden():
            self.strip.clear()
        elif row is None:
            self.strip.clear(tr("Across", "Choose a fact to see the sentences that prove it.") if self.answer else "")
        elif row.fact != self.strip.fact() and self.project is not None:
            self.strip.show_fact(row, articles.text(self.project, row.fact.article))

    def _go_to_table(self) -> None:
        self.setFocus()
        self.table.choose_first()

    def _count_choices(self, field: str) -> None:
        asked = self.question.filter
        self.read(
            "choices",
            lambda own: choices(own, asked, [field]),
            lambda found: self.bar.show_choices(field, found),
        )

    def _go_to_words(self, start: int, end: int) -> None:
        fact = self.strip.fact()
        if fact is not None:
            self.go_requested.emit(fact.article, start, end)

    def stands_in(self) -> tuple[SessionId, str, str] | None:
        """Return the session of the fact in the current row."""
        row = self.table.current_row() if self.project is not None else None
        return None if row is None else (row.fact.session, row.session_name, row.annotator)

    def _turn_strip(self) -> None:
        """Show the evidence, or hide it."""
        self._strip_wanted = not self._strip_wanted
        self.strip.setVisible(self._strip_wanted)
        self._show_evidence()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the evidence stand below the table where the page is narrow."""
        super().resizeEvent(event)
        wide = event.size().width() >= SIDE_FROM
        way = Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical
        if self.split.orientation() is not way:
            self.split.setOrientation(way)
            self.split.setSizes([WIDTH * 3, WIDTH] if wide else [WIDTH, WIDTH // 2])
