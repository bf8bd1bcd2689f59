"""The bar at the top: project, session, progress, the labels with their keys, and export."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from db.records import LabelRow, Progress
from desktop.theme.look import Look
from desktop.translate import tr
from desktop.widgets.buttons import IconButton, LabelChip, TextButton
from desktop.widgets.labels import PlainLabel
from desktop.widgets.safe_text import tool_tip
from desktop.widgets.small import ThinBar


class HeaderBar(QFrame):
    """What is open, how far it is, and what a click on a label does."""

    menu_requested = Signal()
    sessions_requested = Signal()
    export_requested = Signal()
    label_requested = Signal(str)  # the label's key

    def __init__(self, look: Look) -> None:
        """Make an empty bar."""
        super().__init__()
        self.setObjectName("header")
        self._look = look
        self._chips: dict[str, LabelChip] = {}
        self._menu = IconButton(look, "menu", tr("HeaderBar", "Menu (F10)"))
        self._project = TextButton(look, "Beleg", strong=True)
        self._session = TextButton(look, "", arrow=True)
        self._bar = ThinBar(look, tr("HeaderBar", "Progress of the session"))
        self._done = PlainLabel(rank="dim")
        self._export = QPushButton(tr("HeaderBar", "Export…"))
        self._build()
        self._connect()
        self.set_project("", "")
        self.set_session(None)

    def _build(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 7, 14, 7)
        layout.setSpacing(6)
        for widget in (self._menu, self._project, self._session, self._bar, self._done):
            layout.addWidget(widget)
        layout.insertSpacing(3, 4)
        layout.addStretch(1)
        self._chip_row = QHBoxLayout()
        self._chip_row.setSpacing(10)
        layout.addLayout(self._chip_row)
        layout.addSpacing(22)
        layout.addWidget(self._export)
        self._export.setAccessibleName(tr("HeaderBar", "Export"))

    def _connect(self) -> None:
        self._menu.clicked.connect(self.menu_requested)
        self._project.clicked.connect(self.menu_requested)
        self._session.clicked.connect(self.sessions_requested)
        self._export.clicked.connect(self.export_requested)

    def menu_button(self) -> IconButton:
        """Return the button that the main menu opens under."""
        return self._menu

    def set_project(self, name: str, path: str) -> None:
        """Show the project's name; its path is the tool tip. Both empty: no project."""
        self._project.set_label(name or "Beleg")
        self._project.setToolTip(tool_tip(path))
        self._export.setEnabled(bool(name))

    def set_session(self, name: str | None, annotator: str = "") -> None:
        """Show the session, or None."""
        shown = f"{name} · {annotator}" if annotator else name or ""
        self._session.set_label(tr("HeaderBar", "Session: {name}").format(name=shown))
        self._session.setVisible(name is not None)
        self._bar.setVisible(name is not None)
        self._done.setVisible(name is not None)

    def set_progress(self, progress: Progress) -> None:
        """Show how many articles are done."""
        said = tr("HeaderBar", "{done} of {total} done").format(done=progress.done, total=progress.total)
        self._bar.set_share(progress.done / progress.total if progress.total else 0, said)
        self._done.set_text(said)

    def set_labels(self, labels: Sequence[LabelRow]) -> None:
        """Show the labels that are not retired, each with its key."""
        for chip in self._chips.values():
            self._chip_row.removeWidget(chip)
            chip.deleteLater()
        self._chips = {}
        for row in labels:
            if row.retired:
                continue
            chip = LabelChip(self._look, row.name, row.key, self._look.title(row.name))
            chip.clicked.connect(lambda _=False, key=row.key: self.label_requested.emit(key))
            self._chips[row.name] = chip
            self._chip_row.addWidget(chip)
        self._order_tabs()

    def _order_tabs(self) -> None:
        """Let Tab go along the bar; the chips are made later than what stands right of them."""
        along = [self._menu, self._project, self._session, *self._chips.values(), self._export]
        for before, after in pairwise(along):
            QWidget.setTabOrder(before, after)

    def set_marking(self, possible: bool) -> None:
        """Say whether labels can be given now."""
        for chip in self._chips.values():
            chip.setEnabled(possible)

    def set_armed(self, label: str | None) -> None:
        """Show which label is armed, or None."""
        for name, chip in self._chips.items():
            chip.setChecked(name == label)
