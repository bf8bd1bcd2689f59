"""What to export, how, and to where: with the beginning of what would be written."""

from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from db.project import Project
from db.queries import export
from db.queries.export import Selection, Totals
from db.records import Session
from desktop.dialogs.base import BaseDialog
from desktop.dialogs.export_choices import Choices
from desktop.dialogs.export_preview import PreviewField
from desktop.dialogs.export_target import TargetField
from desktop.telling import grouped
from desktop.theme.look import Look
from desktop.translate import tr
from desktop.widgets.buttons import Segments
from desktop.widgets.labels import PlainLabel
from exchange.preview import preview
from exchange.registry import FORMATS, Format, find_format

DELAY_MS = 120  # after a change, before counts and preview follow
CHOICES_WIDTH = 390


class ExportDialog(BaseDialog):
    """Format, sessions, labels, articles and file; a preview; and how much will be written."""

    place_requested = Signal(str)  # with the path as it stands: ask where to write, and answer by `set_path`

    def __init__(
        self, parent: QWidget | None, look: Look, project: Project, session: Session | None, folder: Path
    ) -> None:
        """Make a dialog for a project.

        Args:
            parent: the window it belongs to.
            look: colours and fonts.
            project: the open project.
            session: the open one, which is ticked; None: all are.
            folder: where the file is proposed.
        """
        super().__init__(parent, tr("Export", "Export"))
        self._project = project
        self._format = FORMATS[0]
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DELAY_MS)
        self._timer.timeout.connect(self.refresh)
        titles = [(known.name, tr("Formats", known.title)) for known in FORMATS]
        self._formats = Segments(look, titles, tr("Export", "Format"))
        self._purpose = PlainLabel().wrapped()
        self._loses = PlainLabel(rank="small").wrapped()
        self._choices = Choices(look, project, session)
        self._target = TargetField(folder, project.name, self._format.suffix)
        self._preview = PreviewField(look)
        self._summary = PlainLabel(rank="strong")
        self._lay_out()
        self._add_buttons()
        self._connect_signals()
        self._choose_format(self._format.name)
        self.refresh()

    # ---------------------------------------------------------------------------------------------- what was chosen

    def format(self) -> Format:
        """Return the format chosen."""
        return self._format

    def selection(self) -> Selection:
        """Return what to export. Where all of a kind are ticked, it is not limited: None."""
        return self._choices.selection()

    def path(self) -> Path:
        """Return the file to write."""
        return self._target.path()

    def set_path(self, path: Path) -> None:
        """Take the file that was chosen."""
        self._target.set_path(path)
        self.refresh()

    def fault(self) -> str:
        """Return what keeps the dialog from exporting, or an empty text."""
        return self._choices.fault() or self._target.fault()

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
        found = Totals(articles=0, annotations=0)
        if self._choices.fault():
            self._preview.show_tokens(())
        else:
            found = export.totals(self._project, self.selection())
            self._preview.show_tokens(preview(self._format, export.selected(self._project, self.selection())))
        self._say(found)

    def _say(self, found: Totals) -> None:
        fault = self.fault()
        if not fault and not found.articles:
            fault = tr("Export", "There is nothing in what is ticked.")
        articles = _counted(tr("Export", "%n article(s)", found.articles), found.articles)
        annotations = _counted(tr("Export", "%n annotation(s)", found.annotations), found.annotations)
        self._summary.set_rank("bad" if fault else "strong")
        self._summary.set_text(fault or f"{articles} · {annotations}")
        self._accept.setEnabled(not fault)
        self._accept.setAccessibleDescription(fault)

    def _choose_format(self, name: str) -> None:
        self._format = find_format(name)
        self._purpose.set_text(tr("Formats", self._format.line))
        self._loses.set_text(tr("Export", "Left out: {what}").format(what=tr("Formats", self._format.loses)))
        self._choices.set_bare_articles(taken=self._format.bare_articles)
        self._target.set_suffix(self._format.suffix)

    # ---------------------------------------------------------------------------------------------- how it is laid out

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(14)
        grid.setColumnMinimumWidth(1, CHOICES_WIDTH)
        grid.setColumnStretch(2, 1)
        self._add_row(grid, 0, tr("Export", "Format"), self._format_part())
        for place, (caption, part) in enumerate(self._choices.parts(), 1):
            self._add_row(grid, place, caption, part)
        grid.setRowStretch(4, 1)
        self._preview.setMinimumWidth(340)
        grid.addWidget(self._preview, 0, 2, 5, 1)
        self._add_row(grid, 5, tr("Export", "File"), self._target, columns=2)
        self.body.addLayout(grid)
        self.resize(980, 620)

    def _add_row(self, grid: QGridLayout, row: int, caption: str, part: QWidget, columns: int = 1) -> None:
        said = PlainLabel(caption, rank="dim")
        said.setFixedHeight(28)
        grid.addWidget(said, row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(part, row, 1, 1, columns)

    def _format_part(self) -> QWidget:
        part = QFrame()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._formats)
        column.addWidget(self._purpose)
        column.addWidget(self._loses)
        return part

    def _add_buttons(self) -> None:
        self._buttons.insertWidget(0, self._summary)
        self.add_cancel()
        self._accept = self.add_button("export", tr("Export", "Export"), default=True)
        order = [self._formats, *self._choices.stops(), self._target.field, self._target.button, self._preview]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _connect_signals(self) -> None:
        self._formats.chosen.connect(self._choose_format)
        self._choices.choice_changed.connect(self._timer.start)
        self._target.path_changed.connect(self._timer.start)
        self._target.place_requested.connect(self.place_requested)


def _counted(said: str, number: int) -> str:
    """Return a text about a number with its digits in groups."""
    return said.replace(str(number), grouped(number))
