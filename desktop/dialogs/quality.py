"""How good suggestions have been: tallies by label and by rule, a plot over time, and what was learned."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from db.queries.quality import Tally
from desktop.dialogs.base import BaseDialog
from desktop.jobs.learners.engines import engines
from desktop.jobs.quality_figures import Figures, worst_first
from desktop.quality.learned_text import learned_text
from desktop.quality.plot import QualityPlot
from desktop.quality.table import SHARE, TallyRow, TallyTable, percent
from desktop.telling import grouped
from desktop.theme.look import Look
from desktop.translate import tr
from desktop.widgets.buttons import Segments
from desktop.widgets.labels import PlainLabel
from desktop.widgets.safe_text import label_text, one_line
from desktop.widgets.ticks import TickButton
from values.rules import title

SIZE = (1280, 700)  # pixels, where the window is as large
TABLE_ROWS = 6  # seen without scrolling
FEW_DAYS = 3  # a line over days has at least so many points


class QualityDialog(BaseDialog):
    """The panel. It shows what it is given, and asks for learning by signals."""

    switch_requested = Signal(bool)  # learn from decisions
    learn_requested = Signal(str)  # now, with this engine

    def __init__(self, parent: QWidget | None, look: Look, *, writable: bool, engine: str) -> None:
        """Make a panel without figures yet.

        Args:
            parent: the window it belongs to.
            look: colours and fonts.
            writable: whether the project may be changed.
            engine: the name of the one that learns.
        """
        super().__init__(parent, tr("Quality", "How good suggestions are"))
        self._look, self._writable = look, writable
        self._figures = Figures()
        self._summary = PlainLabel(tr("Quality", "Counting the decisions…"), rank="dim").wrapped()
        self.labels = TallyTable(tr("Quality", "Label"), missed=True, rows=TABLE_ROWS, name_width=72)
        self.rules = TallyTable(tr("Quality", "Rule"), missed=False, rows=TABLE_ROWS, name_width=86)
        self.plot = QualityPlot(look)
        axes = [("parts", tr("Quality", "By decisions")), ("days", tr("Quality", "By days"))]
        self.axis = Segments(look, axes, tr("Quality", "What the plot's axis is"))
        self.switch = TickButton(look, tr("Quality", "Learn from decisions"))
        self.engine = QComboBox()
        self.learn = QPushButton(label_text(tr("Quality", "Learn now")))
        self.learned = PlainLabel().wrapped()
        for text in (self._summary, self.learned):  # as high as their lines are in the whole width
            text.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._fill_engines(engine)
        self._lay_out()
        self._connect_signals()

    # ------------------------------------------------------------------------------------------------ what is shown

    def show_figures(self, figures: Figures) -> None:
        """Show all figures."""
        self._figures = figures
        quality = figures.quality
        self._summary.set_text(_summary(quality.total))
        for part in (self.labels, self.rules, self.axis):
            part.setHidden(not quality.by_label)
        self.labels.show_rows([self._label_row(label, tally) for label, tally in quality.by_label.items()])
        rules = [
            self._rule_row(rule, origin, tally) for (_, rule, origin), tally in worst_first(quality.by_rule.items())
        ]
        self.rules.show_rows(rules, sorted_by=SHARE)
        if len(figures.days) >= FEW_DAYS:
            self.axis.choose("days")
        self._show_points()
        self.show_learning()

    def show_learning(self, under_way: str = "", fault: str = "") -> None:
        """Show what was learned, that it is being learned, or what kept it from that."""
        learning = self._figures.learning
        self.switch.setChecked(learning.enabled)
        self.switch.setEnabled(self._writable)
        free = self._writable and learning.enabled and not under_way
        self.engine.setEnabled(free)
        self.learn.setEnabled(free)
        self.learned.set_rank("bad" if fault else "")
        self.learned.set_text(fault or under_way or learned_text(learning, self._name_of))

    def _show_points(self) -> None:
        if self.axis.current() == "days":
            self.plot.show_points(self._figures.days, tr("Quality", "days on which suggestions were decided"))
            return
        total = self._figures.quality.total
        decided = grouped(total.accepted + total.corrected + total.rejected)
        caption = tr("Quality", "equal parts of {decided} decisions, the earliest first").format(decided=decided)
        self.plot.show_points(self._figures.parts, caption)

    def _label_row(self, label: str, tally: Tally) -> TallyRow:
        return TallyRow(name=self._look.title(label), tally=tally)

    def _rule_row(self, rule: str | None, origin: str | None, tally: Tally) -> TallyRow:
        said = tr("Rules", title(rule)) if rule else tr("Quality", "without a rule")
        of = self._look.title(rule.partition(".")[0]) if rule else ""
        name = f"{of}: {said}" if of else said
        if origin == "learned":
            name = tr("Quality", "{name} (learned)").format(name=name)
        elif origin not in ("rules", None):
            name = f"{name} ({origin})"
        return TallyRow(name=name, tally=tally, tip=one_line(f"{name} · {rule or ''}", 200))

    def _name_of(self, name: str) -> str:
        """Return the phrase for a rule or a label."""
        return tr("Rules", title(name)) if "." in name else self._look.title(name)

    # ------------------------------------------------------------------------------------------------ how it is made

    def _fill_engines(self, chosen: str) -> None:
        self.engine.setAccessibleName(tr("Quality", "Engine"))
        for one in engines():
            text = one.title if one.installed else tr("Quality", "{title}, not installed").format(title=one.title)
            self.engine.addItem(one_line(text), one.name)
        self.engine.setCurrentIndex(max(0, self.engine.findData(chosen)))

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        grid.addWidget(self._summary, 0, 0, 1, 2)
        grid.addWidget(self.labels, 1, 0)
        grid.addWidget(self.rules, 1, 1)
        grid.addWidget(self.axis, 2, 0, 1, 2)
        grid.addWidget(self.plot, 3, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 3)
        grid.setRowStretch(3, 1)
        self.body.addLayout(grid)
        self.body.addLayout(self._learning_part())
        close = self.add_cancel()
        close.setText(tr("Dialog", "Close"))
        close.setDefault(True)
        parent, size = self.parentWidget(), QSize(*SIZE)
        self.resize(size.boundedTo(parent.size()) if parent is not None else size)

    def _learning_part(self) -> QVBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.switch)
        line.addStretch(1)
        line.addWidget(self.engine)
        line.addWidget(self.learn)
        self.learn.setAutoDefault(False)
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addLayout(line)
        self.learned.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(self.learned)
        return column

    def _connect_signals(self) -> None:
        self.axis.chosen.connect(lambda _name: self._show_points())
        self.switch.clicked.connect(self.switch_requested)
        self.learn.clicked.connect(lambda: self.learn_requested.emit(self.engine.currentData()))


def _summary(total: Tally) -> str:
    decided = total.accepted + total.corrected + total.rejected
    if not decided and not total.missed:
        return tr(
            "Quality",
            "Nothing was decided about suggestions yet. Open an article and accept, correct or reject what is"
            " suggested: here you will see how good the suggestions were.",
        )
    share = "–" if total.share is None else str(percent(total.share))
    return tr(
        "Quality",
        "{decided} suggestions were decided, {share} % of them accepted as they were;"
        " {missed} spans were marked where nothing was suggested.",
    ).format(decided=grouped(decided), share=share, missed=grouped(total.missed))
