"""The queue's pane: which part is shown, a filter for titles, and the list."""

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedLayout, QVBoxLayout, QWidget

from db.records import ArticleId, Progress, Status
from desktop.queue.delegate import HEIGHT, QueueDelegate
from desktop.queue.model import QueueModel
from desktop.queue.source import EmptyQueue, Order, QueueSource, Show
from desktop.queue.standing import Standing
from desktop.theme.look import Look
from desktop.translate import tr
from desktop.widgets.buttons import Segments, TextButton
from desktop.widgets.labels import PlainLabel
from desktop.widgets.long_list import LongList
from desktop.widgets.safe_text import tool_tip

FILTER_DELAY_MS = 120
CALM_MS = 2000  # without a choice in the article; then the queue may be put in order anew
SOON_MS = 120  # after a change; then its row is read again
READ = 64  # rows looked at together for the next open article
SHORT_FROM = 10_000  # articles
WIDE = 300  # pixels, from which the order is written out


class QueuePanel(QWidget):
    """Articles of the session, by what is to be done."""

    article_requested = Signal(str)  # ArticleId
    show_changed = Signal(str)  # Show
    menu_requested = Signal(object)  # QPoint on the screen
    order_menu_requested = Signal(object)  # QPoint on the screen

    def __init__(self, look: Look) -> None:
        """Make a pane without a session."""
        super().__init__()
        self._source: QueueSource = EmptyQueue()
        self._show, self._filter, self._order = Show.OPEN, "", Order.QUEUE
        self._standing = Standing()
        self._shown: ArticleId | None = None
        self._progress = Progress(total=0, done=0, flagged=0)
        choices = [(show.value, "") for show in Show]
        self._segments = Segments(look, choices, tr("Queue", "Which articles"))
        self._field = QLineEdit()
        self._order_button = TextButton(look, "", arrow=True)
        self._list = LongList(HEIGHT, tr("Queue", "Articles"))
        self._delegate = QueueDelegate(look, self._list)
        self._model = QueueModel(self._source.rows)
        self._empty = PlainLabel(rank="dim").wrapped()
        self._timer = QTimer(self)
        self._calm = QTimer(self)
        self._soon = QTimer(self)
        self._changed: set[ArticleId] = set()  # whose rows are to be read again
        self._build()
        self._connect(look)
        self._show_progress()

    def _build(self) -> None:
        self._field.setPlaceholderText(tr("Queue", "Filter titles…"))
        self._field.setAccessibleName(tr("Queue", "Filter titles"))
        self._field.setClearButtonEnabled(True)
        self._list.setItemDelegate(self._delegate)
        self._list.setModel(self._model)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._empty.setContentsMargins(14, 10, 14, 0)
        self._stack = QStackedLayout()
        self._stack.addWidget(self._list)
        self._stack.addWidget(self._empty)
        head = QVBoxLayout()
        head.setContentsMargins(10, 9, 10, 8)
        head.setSpacing(8)
        head.addWidget(self._segments)
        head.addLayout(self._filter_row())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addLayout(self._stack, 1)

    def _filter_row(self) -> QHBoxLayout:
        self._name_order()
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self._field, 1)
        row.addWidget(self._order_button)
        return row

    def _connect(self, look: Look) -> None:
        self._segments.chosen.connect(self._choose_show)
        self._timer.setSingleShot(True)
        self._timer.setInterval(FILTER_DELAY_MS)
        self._timer.timeout.connect(self._apply_filter)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON_MS)
        self._soon.timeout.connect(self._refresh_changed)
        self._calm.setSingleShot(True)
        self._calm.setInterval(CALM_MS)
        self._calm.timeout.connect(self.sort)
        self._order_button.clicked.connect(self._ask_order)
        self._field.textChanged.connect(lambda: self._timer.start())
        self._field.returnPressed.connect(self._open_first)
        self._list.opened.connect(self._open)
        self._list.menu_requested.connect(self.menu_requested)
        look.changed.connect(self._list.viewport().update)

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Give the focus to the list. No focus proxy: with one, Tab would pass over what stands before the list."""
        self._list.setFocus(reason)

    def set_source(self, source: QueueSource, show: Show = Show.OPEN) -> None:
        """Show another session's queue, from its top."""
        self._source, self._show, self._filter = source, show, ""
        self._segments.choose(show.value)
        self._field.clear()
        self.let_go()
        self._model.set_source(source.rows)
        self.sort()

    def let_go(self) -> None:
        """Read nothing more: the project is put away."""
        for timer in (self._timer, self._calm, self._soon):
            timer.stop()
        self._changed.clear()

    def reload(self) -> None:
        """Read again which articles there are and how far the session is; their order holds."""
        keys = self._source.keys(self._show, self._filter, self._order)
        self._model.set_keys(keys if self._order is Order.QUEUE else self._standing.kept(keys))
        self._progress = self._source.progress()
        self._show_progress()
        self._mark_shown()

    def sort(self) -> None:
        """Put the articles in order anew; the one shown stays in sight."""
        index = self._index_of_shown()
        in_sight = index is not None and self._list.viewport().rect().intersects(self._list.visualRect(index))
        if self._order is not Order.QUEUE:
            self._standing.sort(self._source.keys(Show.ALL, "", self._order))
        self.reload()
        index = self._index_of_shown()
        if in_sight and index is not None:
            self._list.scrollTo(index)

    def sort_calmly(self) -> None:
        """Put the articles in order anew once the analyst rests: what is suggested in them has changed."""
        if self._order is not Order.QUEUE:
            self._calm.start()

    def hold_still(self) -> None:
        """Wait with the sorting: the analyst is at work."""
        if self._calm.isActive():
            self._calm.start()

    def choose_order(self, order: Order) -> None:
        """Let another article come first."""
        self._order = order
        self._calm.stop()
        self._name_order()
        self.sort()

    def order(self) -> Order:
        """Return which article comes first."""
        return self._order

    def neighbour(self, article: ArticleId | None, *, forward: bool, open_only: bool = False) -> ArticleId | None:
        """Return the article after or before one in the order shown; None at its end, and before the first for None."""
        here = self._source.key_of(article) if article is not None else None
        ahead = self._standing.following(here, self._model.keys(), forward=forward)
        for first in range(0, len(ahead), READ):
            for row in self._source.rows(ahead[first : first + (READ if open_only else 1)]):
                if not open_only or row.status is Status.OPEN:
                    return row.article.id
        return None

    def refresh(self, articles: Iterable[ArticleId]) -> None:
        """Read the rows of some articles again: their counts changed, but not which articles there are."""
        found = (self._source.key_of(article) for article in articles)
        self._model.refresh([key for key in found if key is not None])

    def refresh_soon(self, articles: Iterable[ArticleId]) -> None:
        """Read the rows of some articles again when the keys and the picture have had their turn."""
        self._changed |= set(articles)
        if not self._soon.isActive():
            self._soon.start()

    def _refresh_changed(self) -> None:
        changed, self._changed = self._changed, set()
        self.refresh(changed)

    def show_article(self, article: ArticleId | None) -> None:
        """Mark the article that is in the article view, and bring it into sight."""
        self._shown = article
        self._delegate.shown = article
        self._mark_shown()
        index = self._index_of_shown()
        if index is not None:
            self._list.scrollTo(index)

    def choose_show(self, show: Show) -> None:
        """Show a part of the queue."""
        self._segments.choose(show.value)
        self._choose_show(show.value)

    def show_suggestions(self, shown: bool) -> None:
        """Show how many suggestions wait in each article, or not."""
        self._delegate.suggesting = shown
        self._list.viewport().update()

    def progress(self) -> Progress:
        """Return how far the session is, as last read."""
        return self._progress

    def showing(self) -> Show:
        """Return which part of the queue is shown."""
        return self._show

    def _mark_shown(self) -> None:
        index = self._index_of_shown()
        if index is not None and index != self._list.currentIndex():
            self._list.setCurrentIndex(index)
        self._list.viewport().update()
        self._stack.setCurrentIndex(0 if self._model.rowCount() else 1)
        self._empty.set_text("" if self._model.rowCount() else self._hint())

    def _index_of_shown(self) -> QModelIndex | None:
        place = self._model.place_of(self._source.key_of(self._shown)) if self._shown else None
        return None if place is None else self._model.index(place)

    def _hint(self) -> str:
        if self._filter:
            return tr("Queue", "No title or source here holds these words.")
        if not self._progress.total:
            return tr("Queue", "No articles yet. Drop text files on the window, paste a text, or press Ctrl+I.")
        return {
            Show.OPEN: tr("Queue", "All articles are done."),
            Show.DONE: tr("Queue", "No article is done yet. Ctrl+Enter marks one done and goes on to the next."),
            Show.FLAGGED: tr("Queue", "No article is flagged."),
            Show.ALL: "",
        }[self._show]

    def _show_progress(self) -> None:
        counts = self._progress
        numbers = {Show.OPEN: counts.open, Show.DONE: counts.done, Show.FLAGGED: counts.flagged, Show.ALL: counts.total}
        words = {
            Show.OPEN: tr("Queue", "Open {n}"),
            Show.DONE: tr("Queue", "Done {n}"),
            Show.FLAGGED: tr("Queue", "Flagged {n}"),
            Show.ALL: tr("Queue", "All {n}"),
        }
        for show, text in words.items():
            self._segments.set_text(show.value, text.format(n=short(numbers[show])))

    def _name_order(self) -> None:
        wide = self.width() >= WIDE
        names = {
            Order.QUEUE: tr("Queue", "Imported"),
            Order.WAITING: tr("Queue", "Most suggestions") if wide else tr("Queue", "Suggestions"),
            Order.UNCERTAIN: tr("Queue", "Most uncertain") if wide else tr("Queue", "Uncertain"),
        }
        self._order_button.set_label(names[self._order])
        told = {
            Order.QUEUE: tr("Queue", "Order: as imported"),
            Order.WAITING: tr("Queue", "Order: most suggestions first"),
            Order.UNCERTAIN: tr("Queue", "Order: most uncertain first"),
        }
        self._order_button.setAccessibleName(told[self._order])
        self._order_button.setToolTip(tool_tip(told[self._order]))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Write the order out where there is room."""
        super().resizeEvent(event)
        self._name_order()

    def _ask_order(self) -> None:
        self.order_menu_requested.emit(self._order_button.mapToGlobal(QPoint(0, self._order_button.height())))

    def _choose_show(self, name: str) -> None:
        self._show = Show(name)
        self.sort()
        self.show_changed.emit(name)

    def _apply_filter(self) -> None:
        self._filter = self._field.text()
        self.sort()

    def _open_first(self) -> None:
        self._timer.stop()
        self._apply_filter()
        if self._model.rowCount():
            self._open(self._model.index(0))

    def _open(self, index: QModelIndex) -> None:
        article = self._model.article(index.row()) if index.isValid() else None
        if article is not None:
            self.article_requested.emit(article)


def short(number: int) -> str:
    """Return a number as a narrow button shows it: 9999, 12k."""
    return str(number) if number < SHORT_FROM else f"{number // 1000}k"
