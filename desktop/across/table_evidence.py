"""The strip beside the table: what a fact says, and the sentences that prove it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from db.facts import COUNTRY, CellValue, Fact
from db.queries.fact_table import FactRow
from desktop.across.passage import Passage, sentences
from desktop.across.table_cells import article_text, remark, role_title, shown, status_title
from desktop.theme.look import Look
from desktop.translate import tr
from desktop.widgets.breaking_label import BreakingLabel
from desktop.widgets.labels import PlainLabel
from desktop.widgets.small import hairline

WIDTH = 320  # pixels of the first time


class EvidenceStrip(QFrame):
    """Shows one fact; a click on a sentence asks for its place in the article."""

    go_requested = Signal(int, int)  # start and end in code points of the article's text

    def __init__(self, look: Look) -> None:
        """Make an empty strip."""
        super().__init__()
        self._look = look
        self._fact: Fact | None = None
        self.setMinimumWidth(220)
        self.passages: list[Passage] = []
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setAccessibleName(tr("Across", "Evidence"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._area)
        self.clear()

    def clear(self, said: str = "") -> None:
        """Show no fact, and say why."""
        self._fact, self.passages = None, []
        column = self._begin()
        column.addWidget(PlainLabel(said, rank="dim").wrapped())
        column.addStretch(1)

    def show_fact(self, row: FactRow, text: str) -> None:
        """Show a fact.

        Args:
            row: the fact.
            text: of its article.
        """
        self._fact, self.passages = row.fact, []
        column = self._begin()
        self._add_heading(column, row)
        column.addLayout(self._values(row.fact))
        if row.fact.note:
            column.addWidget(BreakingLabel(row.fact.note))
        column.addWidget(hairline())
        self._add_sentences(column, row.fact, text)
        column.addStretch(1)

    def fact(self) -> Fact | None:
        """Return the fact that is shown."""
        return self._fact

    def _begin(self) -> QVBoxLayout:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(14, 12, 12, 12)
        column.setSpacing(8)
        self._area.setWidget(inside)
        return column

    def _add_heading(self, column: QVBoxLayout, row: FactRow) -> None:
        fact = row.fact
        column.addWidget(BreakingLabel(fact.shown_title or tr("Across", "Without a program"), rank="strong"))
        said = [status_title(fact.status), row.annotator, row.session_name]
        column.addWidget(BreakingLabel(" · ".join(part for part in said if part), rank="small"))
        column.addWidget(BreakingLabel(article_text(row), rank="small"))
        if fact.rivals:
            told = tr(
                "Across",
                "This fact was changed in several copies of the project, with different outcomes. Open it in its"
                " article and edit it: what you set holds.",
            )
            column.addWidget(PlainLabel(told, rank="bad").wrapped())

    def _values(self, fact: Fact) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        for line, role in enumerate(dict.fromkeys(one.role for one in fact.cells)):
            said = [(one.text, remark(one.proof)) for one in shown(fact, role)]
            between = ", " if role == COUNTRY else "\n"
            text = between.join(f"{value} ({told})" if told else value for value, told in said)
            name = PlainLabel(role_title(role), rank="dim")
            grid.addWidget(name, line, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(BreakingLabel(text), line, 1)
        return grid

    def _add_sentences(self, column: QVBoxLayout, fact: Fact, text: str) -> None:
        proved = [one for one in fact.cells if one.start is not None and one.end is not None and not one.gone]
        if not proved:
            said = tr("Across", "No words of the article prove this fact: all of it is from the analyst.")
            column.addWidget(PlainLabel(said, rank="dim").wrapped())
        for sentence in sentences(text, _spans(proved)):
            passage = Passage(self._look, sentence)
            first = sentence.words[0] if sentence.words else None
            if first is not None:
                start, end = sentence.start + first.start, sentence.start + first.end
                passage.clicked.connect(lambda start=start, end=end: self.go_requested.emit(start, end))
            self.passages.append(passage)
            column.addWidget(_quoted(passage))


def _spans(cells: Sequence[CellValue]) -> list[tuple[int, int, str]]:
    return [(one.start, one.end, one.label) for one in cells if one.start is not None and one.end is not None]


def _quoted(passage: Passage) -> QWidget:
    """Return a passage with a line at its left, as a quotation has one."""
    held = QWidget()
    row = QHBoxLayout(held)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(4)
    line = hairline(upright=True)
    line.setFixedWidth(2)
    row.addWidget(line)
    row.addWidget(passage, 1)
    return held
