"""One side of a disagreement: what is said, in which article, and the sentence that says it."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from db.rulings import Kind, Side
from desktop.across import disagreements_text as texts
from desktop.across.passage import Passage, Words, sentences
from desktop.theme.look import Look
from desktop.translate import tr
from desktop.widgets.breaking_label import BreakingLabel
from desktop.widgets.buttons import TextButton
from desktop.widgets.labels import ClampedLabel, PlainLabel
from desktop.widgets.safe_text import label_text
from desktop.widgets.small import hairline
from values.years import show_years

_LEAST = 240  # pixels


class SideCard(QFrame):
    """Shows one side; a click on a sentence asks for its place in the article."""

    go_requested = Signal(object, int, int)  # ArticleId, start and end in code points
    program_requested = Signal()
    facts_requested = Signal(object)  # Side: show all facts that say it

    def __init__(self, look: Look) -> None:
        """Make an empty card."""
        super().__init__()
        self.setObjectName("card")
        self._look = look
        self._place: tuple[object, int, int] | None = None
        self.passages: list[Passage] = []
        self._held = QVBoxLayout(self)
        self._held.setContentsMargins(0, 0, 0, 0)
        self._inside = QWidget()
        self._held.addWidget(self._inside)
        self.setMinimumWidth(_LEAST)

    def minimumSizeHint(self) -> QSize:
        """Return the least width in which a sentence can be read."""
        return QSize(_LEAST, super().minimumSizeHint().height())

    def show_side(self, kind: Kind, side: Side, text: str, other: Side | None) -> None:
        """Show what some articles say.

        Args:
            kind: what the disagreement is about.
            side: what they say.
            text: of the article that shows it; empty where there is none.
            other: what others say; None: nothing.
        """
        column = self._begin()
        column.addWidget(_heading(texts.values_text(kind, side.values)))
        if remark := texts.side_remark(kind, side, other):
            column.addWidget(PlainLabel(remark).wrapped())
        column.addLayout(self._counted(side))
        if side.article is None:
            column.addStretch(1)
            return
        column.addWidget(hairline())
        title = ClampedLabel(rank="strong")
        title.set_text(side.title or tr("Across", "Without a title"))
        column.addWidget(title)
        column.addWidget(BreakingLabel(texts.source_text(side), rank="small"))
        self._add_sentences(column, kind, side, text)
        column.addStretch(1)

    def show_years(self, program: str, years: str) -> None:
        """Show the years of a program, in the place of a second article."""
        column = self._begin()
        column.addWidget(_heading(show_years(years)))
        said = tr("Across", "The years of {program}, from its name or as they are noted with it.")
        column.addWidget(PlainLabel(said.format(program=program), rank="small").wrapped())
        column.addWidget(hairline())
        button = QPushButton(label_text(tr("Across", "Show the program")))
        button.setAutoDefault(False)
        button.clicked.connect(self.program_requested)
        row = QHBoxLayout()
        row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)

    def go(self) -> bool:
        """Ask for the place of the first words; say whether there are any."""
        if self._place is None:
            return False
        self.go_requested.emit(*self._place)
        return True

    def _begin(self) -> QVBoxLayout:
        """Return an empty column in the place of what was shown."""
        self._place, self.passages = None, []
        fresh = QWidget()
        self._held.replaceWidget(self._inside, fresh)
        self._inside.hide()
        self._inside.deleteLater()
        self._inside = fresh
        column = QVBoxLayout(fresh)
        column.setContentsMargins(16, 14, 14, 14)
        column.setSpacing(7)
        return column

    def _counted(self, side: Side) -> QHBoxLayout:
        """Return how many articles say it, with a button where there are more than the one that is shown."""
        row = QHBoxLayout()
        row.addWidget(PlainLabel(texts.articles_text(side), rank="small").wrapped(), 1)
        if side.articles > 1:
            button = TextButton(self._look, tr("Across", "Show all"))
            button.clicked.connect(lambda: self.facts_requested.emit(side))
            row.addWidget(button)
        return row

    def _add_sentences(self, column: QVBoxLayout, kind: Kind, side: Side, text: str) -> None:
        shown = side.evidence or side.around
        if not side.evidence:
            said = tr("Across", "The value is from the analyst: no words of the article prove it.")
            column.addWidget(PlainLabel(said, rank="dim").wrapped())
        self._place = (side.article, *(shown[0] if shown else (0, 0)))
        label = texts.label_of(kind) if side.evidence else ""
        for sentence in sentences(text, [(start, end, label) for start, end in shown]):
            passage = Passage(self._look, sentence)
            first = sentence.words[0] if sentence.words else Words(0, len(sentence.text), label)
            place = (side.article, sentence.start + first.start, sentence.start + first.end)
            passage.clicked.connect(lambda place=place: self.go_requested.emit(*place))
            self.passages.append(passage)
            column.addWidget(passage)


def _heading(text: str) -> PlainLabel:
    return BreakingLabel(text, rank="title")
