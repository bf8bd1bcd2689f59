"""Find in the article: a bar above the text, with a count and next and previous."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget

from desktop.article.fold import FoldedText
from desktop.article.view import ArticleView
from desktop.translate import tr
from desktop.widgets.labels import PlainLabel
from desktop.widgets.safe_text import tool_tip

_MAX_HITS = 10_000  # shown and counted at most
_PATTERN_MS = 250  # without a further key, before a pattern is searched
_MAX_SEED = 80  # characters of a selection that are taken over


class FindBar(QFrame):
    """Searches the article's text, never a widget's. Offsets are code points."""

    closed = Signal()
    """The bar is gone; the focus is back in the article."""
    pattern_requested = Signal(str)
    """A regular expression is to be searched; who does answers by `show_hits` or `show_fault`. Empty: no more."""
    label_requested = Signal()
    """The hits are to be labelled."""

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
        self._pattern = self._button(".*", tr("FindBar", "Regular expression (Alt+R)"), self._turn)
        self._pattern.setCheckable(True)
        self._pattern.setObjectName("toggle")
        self._wait = QTimer(self, singleShot=True, interval=_PATTERN_MS)
        self._wait.timeout.connect(lambda: self.pattern_requested.emit(self._field.text()))
        self._count = PlainLabel(rank="dim")
        self._count.setMinimumWidth(56)
        self._fault = PlainLabel(rank="bad").wrapped()
        self._fault.hide()
        self._lay_out()
        self._field.textChanged.connect(lambda _: self._search())
        view.page_changed.connect(self._on_page)
        self.hide()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 12, 6)
        column.setSpacing(4)
        row = QHBoxLayout()
        row.setSpacing(6)
        column.addLayout(row)
        column.addWidget(self._fault)
        row.addWidget(self._field, 1)
        row.addWidget(self._pattern)
        row.addWidget(self._count)
        row.addWidget(self._button("\u2191", tr("FindBar", "Previous (Shift+Enter)"), self.find_previous))
        row.addWidget(self._button("\u2193", tr("FindBar", "Next (Enter)"), self.find_next))
        label = self._button(tr("FindBar", "Label…"), tr("FindBar", "Label hits… (Ctrl+L)"), self._label)
        row.addWidget(label)
        row.addWidget(self._button("\u2715", tr("FindBar", "Close (Esc)"), self.close_bar))

    def _button(self, sign: str, name: str, run: object) -> QToolButton:
        button = QToolButton()
        button.setText(sign)
        button.setAutoRaise(True)
        button.setAccessibleName(name)
        button.setToolTip(tool_tip(name))
        button.clicked.connect(run)
        return button

    def _label(self) -> None:
        self.label_requested.emit()

    def _turn(self) -> None:
        """Search as a pattern, or as words."""
        self._search()
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def is_pattern(self) -> bool:
        """Say whether what is typed is a regular expression."""
        return self._pattern.isChecked()

    def words(self) -> str:
        """Return what is looked for."""
        return self._field.text()

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
        self._wait.stop()
        self.pattern_requested.emit("")
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
        return self._fault.text() or self._count.text()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Enter, F3, Alt+R and Esc in the field."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F3):
                self._step(-1 if back else 1)
                return True
            if event.key() == Qt.Key.Key_R and event.modifiers() == Qt.KeyboardModifier.AltModifier:
                self._pattern.click()
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
        words = self._field.text()
        if self.is_pattern():
            self._begin_pattern(words)
            return
        self._wait.stop()
        if self._folded is None:
            self._folded = FoldedText(self._view.text)
        self.show_hits(words, [hit for hit, _ in zip(self._folded.find(words), range(_MAX_HITS), strict=False)])

    def _begin_pattern(self, pattern: str) -> None:
        """Have a pattern searched when the typing rests: elsewhere, for it may take forever."""
        self._hits, self._current = [], None
        self._view.highlight_hits(())
        self._say(tr("FindBar", "searching…") if pattern else "")
        self._wait.start()

    def show_hits(self, words: str, hits: Sequence[tuple[int, int]]) -> None:
        """Show what was found, unless something else is looked for by now."""
        if words != self._field.text():
            return
        self._hits = list(hits[:_MAX_HITS])
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
        self._say(told)

    def show_fault(self, words: str, sentence: str) -> None:
        """Say why what is typed cannot be searched."""
        if words == self._field.text():
            self._say("", sentence)

    def _say(self, told: str, fault: str = "") -> None:
        self._count.set_text(told)
        self._fault.set_text(fault)
        self._fault.setVisible(bool(fault))
        self._count.setAccessibleName(told or tr("FindBar", "nothing searched"))
