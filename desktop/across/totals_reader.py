"""What the facts shown, the facts chosen and the groups add up to: asked for when it is looked at."""

from PySide6.QtCore import QObject

from db.queries.totals import Totals
from desktop.across.page import Page
from desktop.across.table_look import Answer, add_up, add_up_groups
from desktop.across.table_view import FactTable
from desktop.across.totals_bar import TotalsBar
from desktop.across.totals_text import short_sums

SOON_MS = 30


class TotalsReader(QObject):
    """Reads for one page, and tells its bar and its headings."""

    def __init__(self, page: Page, table: FactTable, bar: TotalsBar) -> None:
        """Read nothing yet."""
        super().__init__(page)
        self._page, self._table, self._bar = page, table, bar
        self._answer: Answer | None = None
        self._chosen: tuple[int, ...] = ()  # that were added up; empty: all that are shown
        self._wanted: set[str] = set()  # the groups whose totals are not known yet
        self._soon = page.timer(SOON_MS, self._read_groups)
        table.facts().totals_wanted.connect(self._want)

    def show(self, answer: Answer, *, anew: bool) -> None:
        """Add up what is shown now, or what is chosen of it.

        Args:
            answer: what is shown.
            anew: the facts may have changed; else they are added up only where they are other ones.
        """
        before, self._answer = self._answer, answer
        self._wanted.clear()
        if (
            anew
            or before is None
            or before.question.filter != answer.question.filter
            or self._several() != self._chosen
        ):
            self._read()

    def look_at_chosen(self) -> None:
        """Add up the facts chosen, where they are several; else all that are shown."""
        if self._answer is not None and self._several() != self._chosen:
            self._read()

    def stop(self) -> None:
        """Know nothing any more: the project is another one."""
        self._soon.stop()
        self._wanted.clear()
        self._answer, self._chosen = None, ()
        self._bar.clear()

    def _several(self) -> tuple[int, ...]:
        chosen = self._table.chosen_keys()
        return tuple(chosen) if len(chosen) > 1 else ()

    def _read(self) -> None:
        answer = self._answer
        if answer is None or self._page.project is None:
            return
        self._chosen = self._several()
        keys = list(self._chosen) or answer.keys
        self._bar.show_count(len(answer.keys), answer.all, len(self._chosen))
        self._page.read("totals", lambda own: add_up(own, keys), self._bar.show_totals, slow=True)

    def _want(self, name: str) -> None:
        self._wanted.add(name)
        if not self._soon.isActive():
            self._soon.start()

    def _read_groups(self) -> None:
        answer = self._answer
        if answer is None or self._page.project is None:
            return
        some = [group for group in answer.groups if group.name in self._wanted]
        self._page.read("groups", lambda own: add_up_groups(own, some), self._show_groups, slow=True)

    def _show_groups(self, totals: dict[str, Totals]) -> None:
        self._wanted -= set(totals)
        self._table.facts().set_totals({name: short_sums(one) for name, one in totals.items()})
