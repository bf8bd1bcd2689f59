"""What is done with the facts chosen in the table: shown in their article, set to a status, copied."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint

from db.facts import FactStatus
from db.operations.edit_fact import edit_fact
from db.operations.set_fact_statuses import set_fact_statuses
from db.project import Project
from db.queries import fact_table, facts
from db.queries.fact_filter import Filter
from db.queries.fact_table import FactRow
from db.records import Changes, SessionId
from desktop.across.table_cells import ColumnKind
from desktop.across.table_copy import as_tsv, heading
from desktop.across.table_menu import Deeds, fact_menu, status_menu
from desktop.article.clipboard import copy_exactly
from desktop.telling import counted
from desktop.translate import tr

if TYPE_CHECKING:
    from desktop.across.table_page import FactsPage

AT_ONCE = 100  # facts whose status is set, or that are copied, without the worker
BLOCK = 500  # rows read together for a copy


class TableDeeds:
    """The deeds of one page."""

    def __init__(self, page: "FactsPage") -> None:
        """Do them for a page."""
        self._page, self._table = page, page.table

    def go(self, row: FactRow, role: str) -> None:
        """Show where a fact stands: the evidence of one cell, else the first there is."""
        proved = [one for one in row.fact.cells if one.start is not None and one.end is not None]
        here = [one for one in proved if one.role == role] or sorted(proved, key=lambda one: one.start or 0)
        start, end = (here[0].start or 0, here[0].end or 0) if here else (0, 0)
        self._page.go_requested.emit(row.fact.article, start, end)

    def open_statuses(self) -> None:
        """Open the menu of the statuses for the facts chosen."""
        row = self._table.current_row()
        if row is None:
            return
        several = len(self._table.chosen_keys()) > 1
        menu = status_menu(self._page, None if several else row.fact.status, self.set_status)
        rect = self._table.visualRect(self._table.currentIndex())
        menu.exec(self._table.viewport().mapToGlobal(QPoint(max(0, rect.left()), rect.bottom())))
        menu.deleteLater()

    def open_menu(self, at: QPoint) -> None:
        """Open the menu of the facts chosen."""
        row = self._table.current_row()
        if row is None:
            return
        deeds = Deeds(
            go=lambda: self.go(row, ""),
            copy=self.copy,
            set_status=self.set_status,
            only_program=lambda program: self._page.show_facts(Filter(programs=(program,))),
            show_program=self._page.program_requested.emit,
        )
        menu = fact_menu(self._page, row, deeds, writable=self._page.writable)
        menu.exec(at)
        menu.deleteLater()

    def set_status(self, status: FactStatus) -> None:
        """Set the status of the facts chosen, as one step."""
        keys = self._table.chosen_keys()
        if keys:
            name = tr("Across", "Setting the status") if len(keys) > AT_ONCE else ""
            self._page.run(lambda project, session: _set_status(project, session, keys, status), name)

    def copy(self) -> None:
        """Copy the facts chosen as a spreadsheet takes them, in the order shown."""
        page, keys, kinds = self._page, self._table.chosen_keys(), list(self._table.facts().kinds())
        if not keys or page.project is None:
            return
        if len(keys) <= AT_ONCE:
            self._take(_copied(page.project, keys, kinds))
        else:
            page.read("copy", lambda own: _copied(own, keys, kinds), self._take, slow=True)

    def _take(self, copied: tuple[str, int]) -> None:
        text, rows = copied
        copy_exactly(text)
        self._page.totals.tell(counted(tr("Across", "%n row(s) copied", rows), rows))


def _set_status(project: Project, session: SessionId, keys: Sequence[int], status: FactStatus) -> Changes:
    ids = list(dict.fromkeys(fact.id for fact in facts.many(project, keys)))
    if len(ids) == 1:
        return edit_fact(project, session=session, fact=ids[0], status=status)
    return set_fact_statuses(project, session=session, facts=ids, status=status)


def _copied(project: Project, keys: Sequence[int], kinds: Sequence[ColumnKind]) -> tuple[str, int]:
    """Return facts below a heading as a spreadsheet takes them, and how many they are."""
    pieces, count = [heading(kinds)], 0
    for first in range(0, len(keys), BLOCK):
        rows = fact_table.rows(project, keys[first : first + BLOCK])
        pieces.append(as_tsv(rows, kinds))
        count += len(rows)
    return "".join(pieces), count
