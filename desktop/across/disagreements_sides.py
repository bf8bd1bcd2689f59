"""Both sides of a disagreement beside each other, or one below the other where there is little room."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from db.project import Project
from db.queries import articles
from db.queries.fact_filter import Filter
from db.rulings import Disagreement, Side
from desktop.across import disagreements_text as texts
from desktop.across.disagreements_side import SideCard
from desktop.theme.look import Look
from desktop.translate import tr
from desktop.widgets.labels import PlainLabel

_BESIDE_FROM = 620  # pixels, from which on the sides stand beside each other


class BothSides(QScrollArea):
    """Shows one disagreement."""

    go_requested = Signal(object, int, int)  # ArticleId, start and end in code points
    program_requested = Signal(str)
    facts_requested = Signal(object)  # a Filter

    def __init__(self, look: Look) -> None:
        """Make it without a disagreement."""
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(tr("Across", "Both sides"))
        self._programs: tuple[str, ...] = ()
        self.program = PlainLabel(rank="title").wrapped()
        self.told = PlainLabel(rank="dim").wrapped()
        self.left, self.right = SideCard(look), SideCard(look)
        self._lay_out()
        for card in (self.left, self.right):
            card.go_requested.connect(self.go_requested)
            card.program_requested.connect(lambda: self.program_requested.emit("".join(self._programs[:1])))
            card.facts_requested.connect(lambda side: self.facts_requested.emit(self._filter(side)))

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(18, 14, 18, 16)
        column.setSpacing(6)
        column.addWidget(self.program)
        column.addWidget(self.told)
        column.addSpacing(6)
        self._pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._pair.setSpacing(12)
        self._pair.addWidget(self.left, 1)
        self._pair.addWidget(self.right, 1)
        column.addLayout(self._pair)
        column.addStretch(1)
        self.setWidget(inside)

    def show_disagreement(self, one: Disagreement, project: Project) -> None:
        """Show a disagreement with the sentences of both sides."""
        self._programs = one.programs
        self.program.set_text(
            " · ".join(part for part in (texts.program_title(one), texts.when_text(one.when)) if part)
        )
        self.told.set_text(texts.kind_sentence(one.kind))
        self.left.show_side(one.kind, one.left, _text(one.left, project), one.right)
        if one.right is None:
            self.right.show_years(texts.program_title(one), one.years)
        else:
            self.right.show_side(one.kind, one.right, _text(one.right, project), one.left)
        self.verticalScrollBar().setValue(0)

    def _filter(self, side: Side) -> Filter:
        """Return what finds the facts of a side; of very many those of the program with one of the values."""
        if len(side.facts) >= side.articles:
            return Filter(facts=side.facts)
        return Filter(programs=self._programs, sames=side.values)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the sides beside each other, or one below the other."""
        super().resizeEvent(event)
        beside = event.size().width() >= _BESIDE_FROM
        self._pair.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)


def _text(side: Side, project: Project) -> str:
    return articles.text(project, side.article) if side.article is not None else ""
