"""The page of disagreements: a list at the left, both sentences at the right, decided with one key."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from db.operations.rule_disagreement import rule_disagreement
from db.operations.take_back_ruling import take_back_ruling
from db.queries import disagreements
from db.queries.disagreements import Listed
from db.records import Changes
from db.rulings import Disagreement, Verdict
from desktop.across.disagreements_list import DisagreementsList
from desktop.across.disagreements_model import DisagreementsModel
from desktop.across.disagreements_nothing import NothingToRule
from desktop.across.disagreements_sides import BothSides
from desktop.across.disagreements_verdicts import KEYS, VerdictBar
from desktop.across.page import Page
from desktop.telling import grouped
from desktop.theme.look import Look
from desktop.translate import tr
from desktop.widgets.buttons import Segments
from desktop.widgets.search_field import SearchField

SOON_MS = 30  # after a change
CONCERNS = frozenset({"fact", "alias", "program", "article", "session"})
OPEN, RULED = "open", "ruled"
_LIST, _NARROW_LIST = 360, 250  # pixels of the first time, and where there is little room
_NARROW = 900  # pixels of the page
_VERDICTS = {key: verdict for verdict, key in KEYS.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Chosen:
    """What was chosen, so that it can be chosen again in another list."""

    key: str
    row: int


class DisagreementsPage(Page):
    """What is found is read beside the window; rulings alone change nothing of that."""

    def __init__(self, look: Look) -> None:
        """Make a page without a project."""
        super().__init__(look)
        self.listed: Listed | None = None  # None: not read yet
        self._shown: Disagreement | None = None
        self._stale = True  # what is shown is not what there is
        self._narrow = False
        self._went = False  # to an article: coming back, the analyst finds the row she left
        self.which = Segments(
            look, [(OPEN, tr("Across", "Open")), (RULED, tr("Across", "Ruled"))], tr("Across", "Show")
        )
        self.field = SearchField(
            tr("Across", "Search program, value, article…"), tr("Across", "Search the disagreements")
        )
        self.model = DisagreementsModel(self)
        self.list = DisagreementsList(look, self.model)
        self.sides = BothSides(look)
        self.bar = VerdictBar(look)
        self.nothing = NothingToRule()
        self._soon = self.timer(SOON_MS, self._read)
        self._lay_out()
        self._connect_signals()

    def _lay_out(self) -> None:
        side = QFrame()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(6)
        top = QVBoxLayout()
        top.setContentsMargins(12, 0, 12, 0)
        top.addWidget(self.which)
        top.addWidget(self.field)
        column.addLayout(top)
        column.addWidget(self.list, 1)
        self._detail = QWidget()
        right = QVBoxLayout(self._detail)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self.sides, 1)
        right.addWidget(self.bar)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.nothing)
        self._stack.addWidget(self._detail)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.setHandleWidth(1)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(side)
        self.split.addWidget(self._stack)
        self.split.setStretchFactor(1, 1)
        self.split.setSizes([_LIST, 3 * _LIST])
        side.setMinimumWidth(220)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(self.split)

    def _connect_signals(self) -> None:
        self.which.chosen.connect(lambda _: self._turn())
        self.field.textChanged.connect(self._search)
        self.field.returnPressed.connect(self._go_to_list)
        self.list.chosen_changed.connect(self._show_chosen)
        self.list.go_requested.connect(self._go)
        self.sides.go_requested.connect(self.go_requested)
        self.sides.program_requested.connect(self.program_requested)
        self.sides.facts_requested.connect(self.facts_requested)
        self.go_requested.connect(self._note_going)
        self.bar.ruled.connect(self.rule)
        self.bar.taken_back.connect(self.take_back)
        self.bar.note_entered.connect(self._keep_note)

    # ------------------------------------------------------------------------------------------------ as a page

    def show_project(self) -> None:
        """Show another project, or none; its facts are compared when the page is seen."""
        self._soon.stop()
        self.listed, self._stale = None, True
        self.field.clear()
        self.which.choose(OPEN)
        self._show_counts()
        self._fill(None)

    def show_rights(self) -> None:
        """Show whether anything can be decided."""
        self._show_chosen()

    def apply(self, changes: Changes) -> None:
        """Part the disagreements anew after a ruling; compare anew where facts are concerned."""
        if changes.kinds & CONCERNS:
            self._stale = True
            if self.isVisible():
                self._soon.start()
        elif changes.touches("ruling") and self.listed is not None and self.project is not None:
            self._show_listed(disagreements.with_rulings(self.project, self.listed))

    def refresh(self) -> None:
        """Compare anew where something has changed."""
        if not self._went:
            self._begin_at_open()
        self._went = False
        if self._stale:
            self._read()

    def _begin_at_open(self) -> None:
        """Show what waits to be ruled, where there is anything."""
        if self.listed is not None and self.listed.open and self.which.current() != OPEN:
            self.which.choose(OPEN)
            self._turn()

    def _note_going(self) -> None:
        self._went = True

    def search(self) -> None:
        """Put the caret into the search field."""
        self.field.setFocus()
        self.field.selectAll()

    def let_go(self) -> bool:
        """Go from the note, or from the emptied search field, to the list."""
        if not (self.field.hasFocus() or self.bar.note.hasFocus()):
            return False
        if self.field.hasFocus():
            self.field.clear()
        elif self._shown is not None:
            self.bar.show_ruling(self._shown.ruling, writable=self.writable)
        self._go_to_list()
        return True

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Give the focus to the list; without rows to the choice of what is shown."""
        (self.list if self.model.rowCount() else self.which).setFocus(reason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the list less where the page becomes narrow."""
        super().resizeEvent(event)
        narrow = event.size().width() < _NARROW
        if narrow != self._narrow:
            self._narrow = narrow
            width = _NARROW_LIST if narrow else _LIST
            self.split.setSizes([width, event.size().width() - width])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Decide with one key, wherever on the page no text is typed."""
        verdict = _VERDICTS.get(event.text())
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif verdict is not None:
            self.rule(verdict)
        elif event.key() == Qt.Key.Key_N and self._current() is not None:
            self.bar.note.setFocus()
        elif event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self.take_back()
        else:
            super().keyPressEvent(event)

    # ------------------------------------------------------------------------------------------------ deciding

    def rule(self, verdict: Verdict) -> None:
        """Decide the one that is chosen, and choose the next."""
        one = self._current()
        if one is None or not self.writable:
            return
        note, row = self.bar.note.text().strip(), self.list.currentIndex().row()
        self.run(
            lambda project, session: rule_disagreement(
                project, session=session, disagreement=one, verdict=verdict, note=note
            )
        )
        self._choose_beside(one, row)

    def take_back(self) -> None:
        """Open the one that is chosen again."""
        one = self._current()
        if one is None or one.ruling is None or not self.writable:
            return
        ruling, row = one.ruling.id, self.list.currentIndex().row()
        self.run(lambda project, session: take_back_ruling(project, session=session, rulings=[ruling]))
        self._choose_beside(one, row)

    def _choose_beside(self, one: Disagreement, row: int) -> None:
        """Choose what has come into the row of one that went, and give the list the keys again."""
        if self.model.row_of(one.key) < 0:
            self.list.choose(row)
        self._go_to_list()

    def _keep_note(self) -> None:
        """Keep the note with a ruling; that of an open one waits for its verdict."""
        one = self._current()
        if one is not None and one.ruling is not None and self.bar.note.text().strip() != one.ruling.note:
            self.rule(one.ruling.verdict)
        self._go_to_list()

    # ------------------------------------------------------------------------------------------------ showing

    def _read(self) -> None:
        self._soon.stop()
        if self.project is None:
            return
        self._stale = False
        self.read("disagreements", disagreements.listed, self._show_read, slow=True)

    def _show_read(self, found: Listed) -> None:
        if self.project is not None:
            self._show_listed(disagreements.with_rulings(self.project, found))

    def _show_listed(self, listed: Listed) -> None:
        before, chosen = self.listed, self._mark()
        self.listed = listed
        come = {one.key for one in listed.open} - {one.key for one in before.open} if before else set()
        self._show_counts()
        self._fill(chosen, come if before and len(come) == 1 else set())
        if before is None and self.which.isAncestorOf(self.focusWidget() or self):
            self.setFocus()  # it was there while there were no rows
        self.counted.emit(len(listed.open))

    def _show_counts(self) -> None:
        for name, title, some in (
            (OPEN, tr("Across", "Open"), self.listed.open if self.listed else None),
            (RULED, tr("Across", "Ruled"), self.listed.ruled if self.listed else None),
        ):
            self.which.set_text(name, title if some is None else f"{title} {grouped(len(some))}")

    def _fill(self, chosen: _Chosen | None, come: set[str] | frozenset[str] = frozenset()) -> None:
        """Fill the list; choose what has come back alone, else what was chosen, else what stands in its row."""
        some = () if self.listed is None else self.listed.open if self.which.current() == OPEN else self.listed.ruled
        self.model.show_all(some)
        rows = [self.model.row_of(key) for key in (*come, *((chosen.key,) if chosen else ()))]
        found = next((row for row in rows if row >= 0), max(0, chosen.row) if chosen else 0)
        self.list.choose(found)
        self._show_chosen()

    def _turn(self) -> None:
        self._fill(None)

    def _search(self) -> None:
        chosen = self._mark()
        self.model.search(self.field.text())
        row = self.model.row_of(chosen.key) if chosen else -1
        self.list.choose(max(0, row))
        self._show_chosen()

    def _mark(self) -> _Chosen | None:
        one = self._current()
        return None if one is None else _Chosen(key=one.key, row=self.list.currentIndex().row())

    def _current(self) -> Disagreement | None:
        return self.model.at(self.list.currentIndex().row())

    def _show_chosen(self) -> None:
        one = self._current()
        if one is None or self.project is None:
            self._show_nothing()
            return
        if one != self._shown:
            self.sides.show_disagreement(one, self.project)
        same = self._shown is not None and (one.key, one.ruling) == (self._shown.key, self._shown.ruling)
        self.bar.show_ruling(one.ruling, writable=self.writable, keep_note=same)
        self._shown = one
        self._stack.setCurrentWidget(self._detail)

    def _show_nothing(self) -> None:
        self._shown = None
        if self.project is None:
            self.nothing.show_no_project()
        elif self.listed is None:
            self.nothing.show_reading()
        elif self.field.text().strip():
            self.nothing.show_none_found()
        elif self.which.current() == OPEN:
            self.nothing.show_none_open(len(self.listed.ruled))
        else:
            self.nothing.show_none_ruled()
        self._stack.setCurrentWidget(self.nothing)

    def _go(self, right: bool) -> None:
        if self._current() is not None and not (right and self.sides.right.go()):
            self.sides.left.go()

    def _go_to_list(self) -> None:
        self.setFocus()
