"""Shows an article to read: column, scrolling, zoom, place. Marking is added by `ArticleView`."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QPointF, QRect, QRectF, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from desktop.article.page import Page
from desktop.article.style import ArticleStyle, light_style
from desktop.widgets.viewport import give_viewport

MIN_ZOOM, MAX_ZOOM = 0.5, 3.0
_TOP_DELAY_MS = 120
_SHOWN_ABOVE = 0.28  # part of the view above a place that was scrolled to


class Reader(QTextEdit):
    """A read-only article. The document is formatted, never edited, and never read back."""

    top_changed = Signal(int)
    """The first shown character (code point) after scrolling came to rest."""
    zoom_changed = Signal(float)
    """The zoom, 1.0 for 100 %."""
    page_changed = Signal()
    """Another article, style or zoom is shown."""

    def __init__(self, style: ArticleStyle | None = None, parent: QWidget | None = None) -> None:
        """Show an empty article.

        Args:
            style: colours and faces; None: the light default.
            parent: Qt's owner.
        """
        super().__init__(parent)
        give_viewport(self)
        self.viewport().setMouseTracking(True)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self.setReadOnly(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAcceptDrops(False)  # files dropped here are for the window
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._rest = QTimer(self, singleShot=True, interval=_TOP_DELAY_MS)
        self._rest.timeout.connect(lambda: self.top_changed.emit(self.top()))
        self._kept_top: tuple[int, float] = (0, 0.0)
        self._keeping = False
        self._laid_out_to = 0  # code points from the start that are known to be laid out
        self.page = self._new_page("", title_is_heading=False, header="", style=style or light_style(), zoom=1.0)
        self._show_page(self.page)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.verticalScrollBar().rangeChanged.connect(lambda _, last: self.verticalScrollBar().setEnabled(last > 0))

    def show_page(self, text: str, *, title_is_heading: bool, header: str) -> None:
        """Show another article, from its start."""
        page = self._new_page(
            text, title_is_heading=title_is_heading, header=header, style=self.page.style, zoom=self.page.zoom
        )
        self._show_page(page)
        self.verticalScrollBar().setValue(0)
        self._remember_top()
        self.page_changed.emit()

    def set_style(self, style: ArticleStyle) -> None:
        """Change colours and faces; the place stays."""
        self._restyle(style, self.page.zoom)

    def zoom(self, step: int) -> None:
        """Make the text larger or smaller by steps of 10 %; 0 goes back to 100 %."""
        self.set_zoom(round(self.page.zoom + 0.1 * step, 2) if step else 1.0)

    def set_zoom(self, zoom: float) -> None:
        """Set the zoom, 1.0 for 100 %, within 50 % and 300 %."""
        zoom = max(MIN_ZOOM, min(MAX_ZOOM, zoom))
        if zoom != self.page.zoom:
            self._restyle(self.page.style, zoom)
            self.zoom_changed.emit(zoom)

    def top(self) -> int:
        """Return the code point at the start of the first line that shows."""
        return self.first_shown()[0]

    def first_shown(self) -> tuple[int, float]:
        """Return the first shown line's offset, and how far it is below the view's top (pixels)."""
        y = float(self.verticalScrollBar().value())
        offset = self.page.offset_at(QPointF(0, y + 1))
        offset = self.page.mover.line_end(offset, end=False)
        rect = self.page.geometry.caret(offset)
        if rect.bottom() < y:  # in the space between paragraphs
            offset = self.page.mover.by_line(offset, down=True)
            self.page.mover.forget_column()
            rect = self.page.geometry.caret(offset)
        return offset, rect.top() - y

    def scroll_to(self, offset: int, *, below_top: float = 0.0) -> None:
        """Put the line of an offset at the top of the view."""
        if offset <= 0 and below_top >= 0:
            self.verticalScrollBar().setValue(0)
            return
        y = self._y_of(min(offset, len(self.page.text)))
        self.verticalScrollBar().setValue(round(y - below_top))

    def make_visible(self, start: int, end: int) -> None:
        """Scroll so that a span can be read, not at all where it can."""
        top = self._y_of(start, end)
        bottom = self.page.geometry.caret(end).bottom()
        bar, height = self.verticalScrollBar(), self.viewport().height()
        margin = min(40, height // 6)
        if top - margin >= bar.value() and bottom + margin <= bar.value() + height:
            return
        if bottom - top > height - 2 * margin:
            bar.setValue(round(top - margin))
        else:
            bar.setValue(round(top - height * _SHOWN_ABOVE))

    def shown_span(self) -> tuple[int, int]:
        """Return the span of text that the view shows (code points)."""
        y = float(self.verticalScrollBar().value())
        last = self.page.offset_at(QPointF(1e6, y + self.viewport().height()))
        return self.top(), max(self.top(), last)

    def mirror_selection(self, anchor: int, caret: int) -> None:
        """Let Qt's cursor follow: screen readers ask it. It is not painted, and nothing is read from it."""
        bar = self.verticalScrollBar()
        value = bar.value()
        with QSignalBlocker(bar):  # Qt would scroll to its cursor
            self.setTextCursor(self.page.places.cursor_for(anchor, caret))
            bar.setValue(value)

    def to_document(self, point: QPointF) -> QPointF:
        """Return a point of the viewport in the document."""
        return point + QPointF(0, self.verticalScrollBar().value())

    def to_viewport(self, rect: QRectF) -> QRect:
        """Return a rectangle of the document in the viewport."""
        return rect.translated(0, -self.verticalScrollBar().value()).toAlignedRect()

    def repaint_area(self, area: QRectF) -> None:
        """Ask for painting of a rectangle of the document, where it shows."""
        if not area.isEmpty():
            self.viewport().update(self.to_viewport(area).adjusted(-1, -1, 1, 1))

    # ------------------------------------------------------------------------------------------------ Qt

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the article: marks under the words, words, marks over them."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(self.page.style.paper))
        y = self.verticalScrollBar().value()
        painter.translate(0, -y)
        self.page.paint(painter, QRectF(event.rect()).translated(0, y))
        painter.end()
        shown = self.page.offset_at(QPointF(0, float(y + event.rect().bottom())))
        self._laid_out_to = max(self._laid_out_to, shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the column anew and stay at the same line."""
        with self._place_kept():
            # The margins first: changed while Qt is laying out lazily, they leave the rest of the text without lines.
            self.page.fit(self.viewport().width())
            super().resizeEvent(event)
            self._laid_out_to = 0  # another width is another layout, also where the margins stay

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl held, else scroll."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            delta = event.angleDelta().y()
            if delta:
                self.zoom(1 if delta > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    # ------------------------------------------------------------------------------------------------ inside

    def _new_page(self, text: str, *, title_is_heading: bool, header: str, style: ArticleStyle, zoom: float) -> Page:
        return Page(text, title_is_heading=title_is_heading, header=header, style=style, zoom=zoom)

    def _restyle(self, style: ArticleStyle, zoom: float) -> None:
        offset, below = self._kept_top
        scale = zoom / self.page.zoom
        self._show_page(self.page.restyle(style, zoom))
        self.scroll_to(offset, below_top=below * scale)
        self._remember_top()
        self.page_changed.emit()

    def _show_page(self, page: Page) -> None:
        """Put a page into the widget in place of the one shown."""
        old, self.page = self.page, page
        self._laid_out_to = 0
        self._keeping = True
        try:
            self.setFont(page.sizes.body)
            self.setWordWrapMode(page.wrap_mode)
            page.fit(self.viewport().width())
            page.document.setParent(self)
            self.setDocument(page.document)
            self._set_paper(page.style)
        finally:
            self._keeping = False
        if old is not page:
            old.document.deleteLater()
        self.viewport().update()

    def _set_paper(self, style: ArticleStyle) -> None:
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, QColor(style.paper))
        palette.setColor(QPalette.ColorRole.Text, QColor(style.ink))
        self.setPalette(palette)

    def _y_of(self, offset: int, end: int | None = None) -> float:
        """Return where the line of an offset begins; the scroll bar reaches at least that far."""
        if max(offset, end or 0) > self._laid_out_to:
            self.page.geometry.finish()  # Qt lays out lazily: places further down are not known yet
            self._laid_out_to = len(self.page.text)
        return self.page.geometry.caret(offset).top()

    def _on_scrolled(self) -> None:
        if not self._keeping:
            self._remember_top()
            self._rest.start()

    def _remember_top(self) -> None:
        self._kept_top = self.first_shown()

    @contextmanager
    def _place_kept(self) -> Iterator[None]:
        """Come back to the line at the top after a change of the layout."""
        self._keeping = True
        try:
            yield
            offset, below = self._kept_top
            self.scroll_to(offset, below_top=below)
        finally:
            self._keeping = False
