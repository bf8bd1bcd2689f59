"""What to export, how, and to where: with the beginning of what would be written."""

from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from db.project import Project
from db.queries import export, export_facts
from db.queries.export import Selection
from db.queries.export_facts import FactSelection
from db.records import Session
from desktop.dialogs.base import BaseDialog
from desktop.dialogs.export_choices import Choices
from desktop.dialogs.export_formats import AnyFormat, FormatChoice
from desktop.dialogs.export_preview import PreviewField
from desktop.dialogs.export_target import TargetField
from desktop.telling import counted
from desktop.theme.look import Look
from desktop.translate import tr
from desktop.widgets.labels import PlainLabel
from exchange import fact_preview
from exchange.errors import PackageMissing
from exchange.fact_formats import FactFormat
from exchange.preview import preview
from exchange.registry import Format

DELAY_MS = 120  # after a change, before counts and preview follow
CHOICES_WIDTH = 480
PREVIEWED = 12  # facts


class ExportDialog(BaseDialog):
    """Format, sessions, labels, articles and file; a preview; and how much will be written."""

    place_requested = Signal(str)  # with the path as it stands: ask where to write, and answer by `set_path`

    def __init__(
        self,
        parent: QWidget | None,
        look: Look,
        project: Project,
        session: Session | None,
        folder: Path,
        *,
        proposed: str = "",
    ) -> None:
        """Make a dialog for a project.

        Args:
            parent: the window it belongs to.
            look: colours and fonts.
            project: the open project.
            session: the open one, which is ticked; None: all are.
            folder: where the file is proposed.
            proposed: the name of the format to begin with; where it is none, the first.
        """
        super().__init__(parent, tr("Export", "Export"))
        self._project = project
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DELAY_MS)
        self._timer.timeout.connect(self.refresh)
        self._formats = FormatChoice(look)
        self._formats.choose(proposed)
        self._choices = Choices(look, project, session)
        self._target = TargetField(folder, project.name, self.format().suffix)
        self._rows: list[tuple[QWidget, QWidget]] = []  # captions and parts, of the choices
        self._preview = PreviewField(look)
        self._summary = PlainLabel(rank="strong")
        self._lay_out()
        self._add_buttons()
        self._connect_signals()
        self._follow_format()
        self.refresh()

    # ---------------------------------------------------------------------------------------------- what was chosen

    def format(self) -> AnyFormat:
        """Return the format chosen."""
        return self._formats.format()

    def selection(self) -> Selection:
        """Return which articles to export. Where all of a kind are ticked, it is not limited: None."""
        return self._choices.selection()

    def fact_selection(self) -> FactSelection:
        """Return which facts to export, where the format is one of facts."""
        return self._choices.fact_selection()

    def path(self) -> Path:
        """Return the file to write."""
        return self._target.path()

    def set_path(self, path: Path) -> None:
        """Take the file that was chosen."""
        self._target.set_path(path)
        self.refresh()

    def fault(self) -> str:
        """Return what keeps the dialog from exporting, or an empty text."""
        return self._choices.fault() or self._target.fault() or self._package_fault()

    def _package_fault(self) -> str:
        """Return which package the format needs that is not there, or an empty text."""
        chosen = self.format()
        if isinstance(chosen, FactFormat):
            try:
                chosen.look_for_package()
            except PackageMissing as fault:
                return fault.sentence()
        return ""

    def take(self, name: str) -> None:
        """Export only what was counted: a change that is not shown yet is shown first."""
        if self._timer.isActive():
            self.refresh()
        if self._accept.isEnabled():
            super().take(name)

    def done(self, result: int) -> None:
        """Close; nothing is counted any more."""
        self._timer.stop()
        super().done(result)

    # ---------------------------------------------------------------------------------------------- what is shown

    def refresh(self) -> None:
        """Count, show the beginning, and say whether it can be exported."""
        self._timer.stop()
        self._choices.show_counts()
        self._target.look()
        chosen = self.format()
        if self._choices.fault():
            self._preview.show_tokens((), reading=False)
            self._say("")
        elif isinstance(chosen, FactFormat):
            self._show_facts(chosen)
        else:
            self._show_articles(chosen)

    def _show_articles(self, chosen: Format) -> None:
        found = export.totals(self._project, self.selection())
        tokens = preview(chosen, export.selected(self._project, self.selection()))
        self._preview.show_tokens(tokens, reading=False)
        articles = counted(tr("Export", "%n article(s)", found.articles), found.articles)
        annotations = counted(tr("Export", "%n annotation(s)", found.annotations), found.annotations)
        self._say(f"{articles} · {annotations}" if found.articles else "")

    def _show_facts(self, chosen: FactFormat) -> None:
        found = export_facts.count(self._project, self.fact_selection())
        facts = counted(tr("Export", "%n fact(s)", found.facts), found.facts)
        articles = counted(tr("Export", "of %n article(s)", found.articles), found.articles)
        self._preview.show_tokens(self._beginning(chosen), reading=chosen.report)
        self._say(f"{facts} {articles}" if found.facts else "")

    def _beginning(self, chosen: FactFormat) -> list[tuple[str, str]]:
        """Return the beginning of an export of facts as tokens."""
        keys = export_facts.first_keys(self._project, self.fact_selection(), PREVIEWED)
        facts = list(export_facts.selected(self._project, keys))
        roles = export_facts.role_names(self._project)
        return fact_preview.preview(chosen, facts, self._project.name, roles)

    def _say(self, counted: str) -> None:
        """Say how much will be written; nothing: that there is nothing."""
        fault = self.fault()
        if not fault and not counted:
            fault = tr("Export", "There is nothing in what is ticked.")
        self._summary.set_rank("bad" if fault else "strong")
        self._summary.set_text(fault or counted)
        self._accept.setEnabled(not fault)
        self._accept.setAccessibleDescription(fault)

    def _follow_format(self) -> None:
        chosen = self.format()
        of_facts = isinstance(chosen, FactFormat)
        self._choices.set_of_facts(of_facts=of_facts)
        if not isinstance(chosen, FactFormat):
            self._choices.set_bare_articles(taken=chosen.bare_articles)
        for place, row in enumerate(self._rows):
            for widget in row:
                widget.setVisible(place == 0 or (place == len(self._rows) - 1) == of_facts)
        self._target.set_suffix(chosen.suffix)

    # ---------------------------------------------------------------------------------------------- how it is laid out

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(14)
        grid.setColumnMinimumWidth(1, CHOICES_WIDTH)
        grid.setColumnStretch(2, 1)
        self._add_row(grid, 0, tr("Export", "Format"), self._formats)
        for place, (caption, part) in enumerate(self._choices.parts(), 1):
            self._rows.append((self._add_row(grid, place, caption, part), part))
        grid.setRowStretch(5, 1)
        self._preview.setMinimumWidth(340)
        grid.addWidget(self._preview, 0, 2, 6, 1)
        self._add_row(grid, 6, tr("Export", "File"), self._target, columns=2)
        self.body.addLayout(grid)
        self.resize(980, 620)

    def _add_row(self, grid: QGridLayout, row: int, caption: str, part: QWidget, columns: int = 1) -> QWidget:
        """Add a part; returns its caption."""
        said = PlainLabel(caption, rank="dim")
        said.setFixedHeight(28)
        grid.addWidget(said, row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(part, row, 1, 1, columns)
        return said

    def _add_buttons(self) -> None:
        self._buttons.insertWidget(0, self._summary)
        self.add_cancel()
        self._accept = self.add_button("export", tr("Export", "Export"), default=True)
        order = [*self._formats.stops(), *self._choices.stops(), self._target.field, self._target.button, self._preview]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _connect_signals(self) -> None:
        self._formats.chosen.connect(self._follow_format)
        self._formats.chosen.connect(self._timer.start)
        self._choices.choice_changed.connect(self._timer.start)
        self._target.path_changed.connect(self._timer.start)
        self._target.place_requested.connect(self.place_requested)
