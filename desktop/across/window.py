"""The facts window: pages over the whole project, beside the main window."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QByteArray, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from db.project import Project
from db.records import Changes, Session
from desktop.across import pages
from desktop.across.counting import counts
from desktop.across.page import Help, Page
from desktop.across.pages import PageName
from desktop.telling import grouped, project_title
from desktop.theme.look import Look
from desktop.translate import tr
from desktop.widgets.banner import Banner, Kind
from desktop.widgets.buttons import Segments
from desktop.widgets.safe_text import one_line

SIZE = (1440, 860)  # pixels of the first time, where the screen has them
LEAST = (640, 420)
COUNTED = ("fact", "alias", "program", "article", "ruling")  # kinds of changes that change what is counted
COUNT_MS = 400  # after a page was shown, or something changed


class AcrossWindow(QWidget):
    """A window of its own, not modal: its header chooses the page."""

    left = Signal()  # the analyst goes back to the main window
    page_made = Signal(object)  # Page
    closed = Signal()

    def __init__(self, look: Look, help_: Help) -> None:
        """Make a window without a project.

        Args:
            look: colours and fonts.
            help_: what does things for its pages.
        """
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)  # Beleg ends with its main window
        self.setAccessibleName(tr("Across", "Facts"))
        self._look, self._help = look, help_
        self._held: tuple[Project | None, Session | None, bool] = (None, None, False)
        self._made: dict[PageName, Page] = {}
        self._names = pages.there()
        self.banner = Banner(look)
        titles = [(name.value, pages.title(name)) for name in self._names]
        self.header = Segments(look, titles, tr("Across", "Pages"))
        self.export = QPushButton(tr("Across", "Export…"))
        self.export.setAccessibleName(tr("Across", "Export"))
        self._stack = QStackedWidget()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(COUNT_MS)
        self._soon.timeout.connect(self._count)
        self._lay_out()
        self._connect_signals()
        self.setMinimumSize(*LEAST)
        self.resize(QSize(*SIZE).boundedTo(self.screen().availableSize()))

    def _lay_out(self) -> None:
        bar = QFrame()
        bar.setObjectName("header")
        line = QHBoxLayout(bar)
        line.setContentsMargins(12, 7, 14, 7)
        line.addWidget(self.header, 1)
        line.addWidget(self.export)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (bar, self.banner):
            column.addWidget(widget)
        column.addWidget(self._stack, 1)

    def _connect_signals(self) -> None:
        self.header.chosen.connect(lambda name: self.show_page(PageName(name)))
        self.export.clicked.connect(self._help.export)
        self.add_key("Esc", self._leave)
        self.add_key(QKeySequence.StandardKey.Find, lambda: self.page().search())
        self.add_key(QKeySequence.StandardKey.Close, self.close)
        for place, name in enumerate(self._names):
            self.add_key(f"Ctrl+{place + 1}", partial(self.show_page, name))

    def add_key(self, key: QKeySequence | str | QKeySequence.StandardKey, run: Callable[[], object]) -> QShortcut:
        """Let a key do something in this window."""
        shortcut = QShortcut(QKeySequence(key), self)
        shortcut.activated.connect(run)
        return shortcut

    def follow_export_keys(self, action: QAction) -> None:
        """Let the keys of an action offer facts for export here; the analyst may change them."""
        self._export_action, self._export_key = action, self.add_key("", self.export.click)
        action.changed.connect(self._take_export_keys)
        self._take_export_keys()

    def _take_export_keys(self) -> None:
        keys = self._export_action.shortcuts()
        if keys != self._export_key.keys():
            self._export_key.setKeys(keys)

    # ------------------------------------------------------------------------------------------------ pages

    def page(self) -> Page:
        """Return the page that is shown."""
        return self.page_of(self.current())

    def current(self) -> PageName:
        """Return the name of the page that is shown."""
        return PageName(self.header.current())

    def page_of(self, name: PageName) -> Page:
        """Return a page; the first time it is made."""
        if name not in self._made:
            self._made[name] = page = pages.make(name, self._look)
            page.set_help(self._help)
            page.counted.connect(lambda number, name=name: self._show_count(name, number))
            self._stack.addWidget(page)
            self.page_made.emit(page)
            page.hold(self._held[0], self._held[1], writable=self._held[2])
        return self._made[name]

    def show_page(self, name: PageName) -> Page:
        """Show a page and give it the focus; it reads what has changed since it was seen."""
        page = self.page_of(name)
        self.header.choose(name.value)
        self._stack.setCurrentWidget(page)
        if self.isVisible():
            page.refresh()
            self._soon.start()
        page.setFocus()
        return page

    def _count(self) -> None:
        """Count what is on the other pages."""
        if self.isVisible() and self._held[0] is not None:
            self._help.read(self.page(), "counts", counts, self._show_counts, slow=True)

    def _show_counts(self, found: Mapping[PageName, int]) -> None:
        for name, number in found.items():
            if name is not self.current():
                self._show_count(name, number)

    def _show_count(self, name: PageName, number: int) -> None:
        self.header.set_text(name.value, f"{pages.title(name)} {grouped(number)}")

    # ------------------------------------------------------------------------------------------------ what is shown

    def hold(self, project: Project | None, session: Session | None, *, writable: bool) -> None:
        """Show a project, or none."""
        fresh = project is not self._held[0]
        self._held = (project, session, writable)
        name = project_title(project) if project else ""
        self.setWindowTitle(one_line(tr("Across", "Facts — {project}").format(project=name or "Beleg")))
        self.export.setEnabled(project is not None)
        if fresh:
            self._soon.stop()
            self.banner.dismiss()
            if project is not None and project.read_only:
                self.say(project.read_only, Kind.WARN)
            for page_name in self._names:
                self.header.set_text(page_name.value, pages.title(page_name))
        for page in self._made.values():
            page.hold(project, session, writable=writable)
        if fresh and self.isVisible():
            self.page().refresh()
            self._soon.start()

    def apply(self, changes: Changes) -> None:
        """Tell the pages what was committed."""
        for page in self._made.values():
            page.apply(changes)
        if self.isVisible() and any(changes.touches(kind) for kind in COUNTED):
            self._soon.start()

    def say(self, sentence: str, kind: Kind, offer: str = "", run: Callable[[], None] | None = None) -> None:
        """Say something above the pages."""
        self.banner.say(sentence, kind, offer=offer, run=run)

    # ------------------------------------------------------------------------------------------------ size, leaving

    def geometry_text(self) -> str:
        """Return size and place as the settings keep them."""
        return bytes(self.saveGeometry().toBase64().data()).decode("ascii")

    def restore(self, geometry: str) -> None:
        """Take size and place as they were; an empty text keeps those of the first time."""
        if geometry:
            self.restoreGeometry(QByteArray.fromBase64(geometry.encode("utf-8")))

    def menu_place(self) -> QPoint:
        """Return where the main menu opens over this window, on the screen."""
        return self.header.mapToGlobal(QPoint(0, self.header.height()))

    def _leave(self) -> None:
        if not self.page().let_go():
            self.left.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Go out of sight; what is shown stays as it is for the next time."""
        self._soon.stop()
        self.closed.emit()
        event.accept()
