"""What an export is of, and the format: articles with their annotations, facts, or a report of them."""

from typing import Final, TypeAlias

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.theme.look import Look
from desktop.translate import tr
from desktop.widgets.buttons import Segments
from desktop.widgets.labels import PlainLabel
from exchange.fact_formats import FACT_FORMATS, FactFormat
from exchange.registry import FORMATS, Format

AnyFormat: TypeAlias = Format | FactFormat
ARTICLES: Final = "articles"
FACTS: Final = "facts"
REPORT: Final = "report"


class FormatChoice(QFrame):
    """A row of kinds, and below it the formats of the kind that holds; what each is for, and what it leaves out."""

    chosen = Signal()

    def __init__(self, look: Look) -> None:
        """Choose the first format of articles."""
        super().__init__()
        kinds = [
            (ARTICLES, tr("Export", "Articles")),
            (FACTS, tr("Export", "Facts")),
            (REPORT, tr("Export", "Report")),
        ]
        self._kinds = Segments(look, kinds, tr("Export", "What to export"))
        self._rows = {kind: Segments(look, _titles(kind), tr("Export", "Format")) for kind, _ in kinds}
        self._purpose = PlainLabel().wrapped()
        self._loses = PlainLabel(rank="small").wrapped()
        self._lay_out()
        self._kinds.chosen.connect(self._show)
        for row in self._rows.values():
            row.chosen.connect(self._show)
        self._show()

    def format(self) -> AnyFormat:
        """Return the format that holds."""
        kind = self._kinds.current()
        name = self._rows[kind].current()
        return next(one for one in _formats(kind) if one.name == name)

    def choose(self, name: str) -> None:
        """Let a format hold; one that is not known changes nothing."""
        for kind, row in self._rows.items():
            if name in [one.name for one in _formats(kind)]:
                self._kinds.choose(kind)
                row.choose(name)
        self._show()

    def stops(self) -> list[QWidget]:
        """Return what Tab goes through, in its order."""
        return [self._kinds, *self._rows.values()]

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._kinds)
        for row in self._rows.values():
            column.addWidget(row)
        column.addWidget(self._purpose)
        column.addWidget(self._loses)

    def _show(self) -> None:
        for kind, row in self._rows.items():
            row.setVisible(kind == self._kinds.current())
        found = self.format()
        self._purpose.set_text(tr("Formats", found.line))
        self._loses.set_text(tr("Export", "Left out: {what}").format(what=tr("Formats", found.loses)))
        self.chosen.emit()


def _formats(kind: str) -> tuple[AnyFormat, ...]:
    if kind == ARTICLES:
        return FORMATS
    return tuple(one for one in FACT_FORMATS if one.report == (kind == REPORT))


def _titles(kind: str) -> list[tuple[str, str]]:
    """Return names and titles of the formats of a kind."""
    if kind == REPORT:
        return [(one.name, one.suffix.removeprefix(".").upper()) for one in _formats(kind)]
    return [(one.name, tr("Formats", one.title)) for one in _formats(kind)]
