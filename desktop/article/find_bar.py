"""Find in the article: a bar above the text, with a count and next and previous."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QToolButton, QWidget

from desktop.article.fold import FoldedText
from desktop.article.view import ArticleView
from desktop.translate import tr
from desktop.widgets.labels import PlainLabel
from desktop.widgets.safe_text import tool_tip

_MAX_HITS = 10_000  # shown and counted at most
_MAX_SEED = 80  # characters of a selection that are taken over


class FindBar(QFrame):
    """Searches the article's text, never a widget's. Offsets are code points."""

    closed = Signal()
    """The bar is gone; the focus is back in the article."""

    def __init__(self, view: ArticleView, parent: QWidget | None = None) -> None:
        """Search in a view; hidden until `open`.

        Args:
            view: that shows the article.
            parent: Qt's owner.
        """
        super().__init__(parent)
        self._view = view
        self._folded: FoldedText | None = None
        self._hits: list[tuple[int, int]] = []
        self._current: int | None = None
        self._field = QLineEdit()
        self._field.setAccessibleName(tr("FindBar", "Find in the article"))
        self._field.setPlaceholderText(tr("FindBar", "Find in the article"))
        self._field.setClearButtonEnabled(True)
        self._field.installEventFilter(self)
        self._count = PlainLabel(rank="dim")
        self._count.setMinimumWidth(90)
        self._lay_out()
        self._field.textChanged.connect(lambda _: self._search())
        view.page_changed.connect(self._on_page)
        self.hide()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 6)
        row.setSpacing(6)
        row.addWidget(self._field, 1)
        row.addWidget(self._count)
        row.addWidget(self._button("\u2191", tr("FindBar", "Previous (Shift+Enter)"), self.find_previous))
        row.addWidget(self._button("\u2193", tr("FindBar", "Next (Enter)"), self.find_next))
        row.addWidget(self._button("\u2715", tr("FindBar", "Close (Esc)"), self.close_bar))

    def _button(self, sign: str, name: str, run: object) -> QToolButton:
        button = QToolButton()
        button.setText(sign)
        button.setAutoRaise(True)
        button.setAccessibleName(name)
        button.setToolTip(tool_tip(name))
        button.clicked.connect(run)
        return button

    def open(self) -> None:
        """Show the bar, with the selected words to begin with."""
        start, end = self._view.selection()
        words = self._view.text[start : min(end, start + _MAX_SEED)]
        self.show()
        if words and "\n" not in words:
            self._field.setText(words)
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()
        self._search()

    def close_bar(self) -> None:
        """Hide the bar; the current hit becomes the selection, and the article has the focus."""
        hit = self._hits[self._current] if self._current is not None else None
        self.hide()
        self._view.highlight_hits(())
        if hit is not None:
            self._view.set_selection(*hit)
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()

    def find_next(self) -> None:
        """Go to the next hit, from the last one to the first."""
        self._step(1)

    def find_previous(self) -> None:
        """Go to the hit before, from the first one to the last."""
        self._step(-1)

    def hits(self) -> list[tuple[int, int]]:
        """Return the spans that were found, in text order."""
        return list(self._hits)

    def set_words(self, words: str) -> None:
        """Look for words."""
        self._field.setText(words)

    def said(self) -> str:
        """Return what the count says."""
        return self._count.text()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Enter, F3 and Esc in the field."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F3):
                self._step(-1 if back else 1)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.close_bar()
                return True
        return super().eventFilter(watched, event)

    def _on_page(self) -> None:
        self._folded = None
        self._hits, self._current = [], None
        if self.isVisible():
            self._search()

    def _search(self) -> None:
        """Find all hits and go to the first at or behind the caret."""
        if self._folded is None:
            self._folded = FoldedText(self._view.text)
        words = self._field.text()
        self._hits = [hit for hit, _ in zip(self._folded.find(words), range(_MAX_HITS), strict=False)]
        start = self._view.selection()[0]
        ahead = (at for at, hit in enumerate(self._hits) if hit[0] >= start)
        self._current = next(ahead, 0) if self._hits else None
        self._show()

    def _step(self, by: int) -> None:
        if self.isHidden():
            self.open()
        if not self._hits:
            self._search()
        elif self._current is not None:
            self._current = (self._current + by) % len(self._hits)
            self._show()

    def _show(self) -> None:
        self._view.highlight_hits(self._hits, self._current)
        if self._current is not None:
            told = tr("FindBar", "{at} of {all}").format(at=self._current + 1, all=len(self._hits))
        else:
            told = tr("FindBar", "not found") if self._field.text() else ""
        self._count.set_text(told)
        self._count.setAccessibleName(told or tr("FindBar", "nothing searched"))
