"""The page of all programs: a table with a search, and a form of what is known of the one chosen."""

from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout

from db.project import Project
from db.queries import program_list
from db.records import Changes
from desktop.across.nothing import Nothing
from desktop.across.page import Page
from desktop.across.program_deeds import ProgramDeeds
from desktop.across.program_form import WIDTH, ProgramForm
from desktop.across.programs_model import Listed, Part, ProgramsModel
from desktop.across.programs_table import ProgramsTable
from desktop.telling import grouped
from desktop.theme.look import Look
from desktop.translate import tr
from desktop.widgets.search_field import SearchField
from desktop.widgets.small import hairline

SOON_MS = 30  # after a change
SEARCH_MS = 120  # after a key in the search
CONCERNS = ("annotation", "alias", "program", "fact", "article", "suggestion", "session")


class _Search(SearchField):
    """The search; Down and Enter go to the table."""

    def __init__(self, page: "ProgramsPage") -> None:
        super().__init__(
            tr("Programs", "Search names, spellings, notes, identifiers…"), tr("Programs", "Search the programs")
        )
        self._page = page

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._page.go_to_table()
        else:
            super().keyPressEvent(event)


class ProgramsPage(Page):
    """The programs of the project. It reads them beside the window, and shows the latest answer."""

    def __init__(self, look: Look) -> None:
        """Make a page without a project."""
        super().__init__(look)
        self.field = _Search(self)
        self.model = ProgramsModel()
        self.table = ProgramsTable(look, self.model)
        self.form = ProgramForm(look)
        self.nothing = Nothing()
        self.read_once = False  # what is shown was read from the project that is open
        self._stale = True
        self._expected = ""  # the program to choose when the rows come
        self._soon = self.timer(SOON_MS, self._ask)
        self._typed = self.timer(SEARCH_MS, self._search)
        self.deeds = ProgramDeeds(self)
        self._lay_out()
        self._connect_signals()
        self.table.show_order()

    def _lay_out(self) -> None:
        self._stack = QStackedWidget()
        self._stack.addWidget(self.nothing)
        self._stack.addWidget(self.table)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.setHandleWidth(1)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(self._stack)
        self.split.addWidget(self.form)
        self.split.setStretchFactor(0, 1)
        self.split.setSizes([WIDTH * 3, WIDTH])
        bar = QVBoxLayout()
        bar.setContentsMargins(12, 10, 12, 10)
        bar.addWidget(self.field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(hairline())
        column.addWidget(self.split, 1)

    def _connect_signals(self) -> None:
        self.field.textChanged.connect(lambda _text: self._typed.start())
        self.table.sort_requested.connect(self._sort)
        self.table.chosen_changed.connect(self._show_chosen)
        self.table.deed_requested.connect(self.deeds.do)
        self.table.menu_requested.connect(self.deeds.open_menu)
        self.form.deed_requested.connect(self.deeds.do)
        self.form.edit_requested.connect(self.deeds.edit)
        self.form.left.connect(self.table.setFocus)

    # ------------------------------------------------------------------------------------------------ as a page

    def show_project(self) -> None:
        """Show another project, or none; its programs are read when the page is seen."""
        self._soon.stop()
        self._typed.stop()
        self.read_once, self._stale, self._expected = False, True, ""
        with QSignalBlocker(self.field):
            self.field.clear()
        self.model.search("")
        self.form.forget()
        self._show_rows([])

    def show_rights(self) -> None:
        """Show what the rights allow."""
        self.form.show_rows(self.table.chosen(), writable=self._may_change())
        self._show_nothing()

    def apply(self, changes: Changes) -> None:
        """Read anew soon, where programs may be concerned and the page is seen."""
        if any(changes.touches(kind) for kind in CONCERNS):
            self._stale = True
            if self.isVisible():
                self._soon.start()

    def refresh(self) -> None:
        """Read anew where something has changed."""
        if self._stale:
            self._ask()

    def search(self) -> None:
        """Put the caret into the search."""
        self.field.setFocus()
        self.field.selectAll()

    def let_go(self) -> bool:
        """Empty the search, or go from the form to the table."""
        if self.field.hasFocus() and self.field.text():
            self.field.clear()
            self._search()
            self.go_to_table()
            return True
        if self.form.has_keys():
            self.go_to_table()
            return True
        return False

    def choose_program(self, program: str) -> None:
        """Choose a program, now or when the programs have been read."""
        self._expected = program
        if self.read_once and not self._stale:
            self._choose_expected()

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Give the focus to the table; without rows to the search."""
        part = self.table if self._stack.currentWidget() is self.table else self.field
        part.setFocus(reason)

    def expect(self, program: str) -> None:
        """Choose a program when the rows come next: a change gives it this name."""
        self._expected = program

    def go_to_table(self) -> None:
        """Let the table have the keys, at its first row where they are at none."""
        self.setFocus()
        if not self.table.chosen() and self.model.rows:
            self.table.choose([self.model.rows[0].name])

    # ------------------------------------------------------------------------------------------------ showing

    def _ask(self) -> None:
        if self.project is not None:
            self._soon.stop()
            self._stale = False
            self.read("programs", _listed, self._take)

    def _take(self, rows: list[Listed]) -> None:
        first, self.read_once = not self.read_once, True
        self._show_rows(rows)
        self.counted.emit(self.model.every)
        if first and not self.table.chosen():
            self.go_to_table()

    def _show_rows(self, rows: list[Listed]) -> None:
        """Show other rows; what is chosen stays so, as far as it is there."""
        self._exchange(lambda: self.model.set_rows(rows))

    def _search(self) -> None:
        self._typed.stop()
        self._exchange(lambda: self.model.search(self.field.text()))

    def _sort(self, column: int) -> None:
        part = Part(column)
        again = part is self.model.part
        # Numbers are looked at from the greatest down.
        down = not self.model.descending if again else part in (Part.ARTICLES, Part.FACTS)
        self._exchange(lambda: self.model.order_by(part, descending=down))
        self.table.show_order()

    def _exchange(self, change: Callable[[], None]) -> None:
        names, current = [row.name for row in self.table.chosen()], self.table.current_name()
        had_focus = self.table.hasFocus()
        with QSignalBlocker(self.table):
            change()
            found = self.table.choose(names, current) if names else False
        if self._expected and self.read_once:
            self._choose_expected()
        elif names and not found and self.model.rows:
            self.table.choose([self.model.rows[0].name])
        self._show_nothing()
        self._show_chosen()
        if had_focus:
            self.setFocus()

    def _choose_expected(self) -> None:
        """Choose the program that is expected; a search that hides it is given up."""
        name, self._expected = self._expected, ""
        if not self.table.choose([name], name) and self.field.text():
            with QSignalBlocker(self.field):
                self.field.clear()
            self.model.search("")
            self.table.choose([name], name)
        self._show_nothing()

    def _show_chosen(self) -> None:
        rows = self.table.chosen()
        self.form.show_rows(rows, writable=self._may_change())

    def _show_nothing(self) -> None:
        self._stack.setCurrentIndex(1 if self.model.rows else 0)
        self.nothing.say(*self._why_nothing())

    def _why_nothing(self) -> tuple[str, str]:
        if self.project is None:
            return tr("Programs", "No project is open"), tr("Programs", "Its programs are listed here.")
        if not self.read_once:
            return "", tr("Programs", "Reading…")
        if self.model.every:
            told = tr("Programs", "None of the {n} programs holds all these words.")
            return tr("Programs", "No program fits"), told.format(n=grouped(self.model.every))
        return tr("Programs", "No programs yet"), tr(
            "Programs",
            "Mark the name of a program in an article: it stands here with its spellings, articles and facts.",
        )

    def _may_change(self) -> bool:
        return self.writable and self.session is not None


def _listed(project: Project) -> list[Listed]:
    return [Listed(row=row, text=program_list.searched(row)) for row in program_list.all_of(project)]
