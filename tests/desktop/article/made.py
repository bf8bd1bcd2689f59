"""What the article's tests are made of."""

from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from db.records import Annotation

HOSTILE = [
    "a", "ß", "é", "İ", " ", "\n", "\t", ".", ",", "-", "1", "„", "(", "|", "€", "%", "•",
    "\u00a0", "\u202f", "\u2028", "\u2029", "\ufeff", "\ufffe", "\uffff", "\ufffc", "\ufdd0", "\u0085", "\r", "\x0b",
    "\u00ad", "\u200b", "\u200d", "\u200f", "\u202e", "\u0301", "e\u0308", "😀", "👨‍👩‍👧", "🇩🇪", "👍🏽", "שלום",
    "क्षि", "한", "\U0001d7d9",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(HOSTILE), max_size=40).map("".join)


def annotation(text: str, start: int, end: int, label: str = "amount", number: int = 1, **more) -> Annotation:
    """Return an annotation as the project would give it."""
    fields = {"note": "", "flagged": False} | more
    return Annotation(
        id=f"{number:04d}:0",
        head="head",
        article="article",
        session="session",
        label=label,
        start=start,
        end=end,
        words=text[start:end],
        value=None,
        rule=None,
        made_at="2025-11-22T10:00:00Z",
        changed_at="2025-11-22T10:00:00Z",
        **fields,
    )


def span_of(text: str, words: str) -> tuple[int, int]:
    """Return where words stand in a text."""
    start = text.index(words)
    return start, start + len(words)


def point_at(view, offset: int, *, inside: bool = True) -> QPoint:
    """Return the point of the viewport at an offset, a bit into its character."""
    rect = view.page.geometry.caret(offset)
    point = view.to_viewport(rect).center()
    return QPoint(point.x() + (3 if inside else 0), point.y())


def send(view, kind: QEvent.Type, at: QPoint, modifiers=Qt.KeyboardModifier.NoModifier) -> None:
    """Send a mouse event with the left button to the viewport."""
    held = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseButtonRelease else Qt.MouseButton.LeftButton
    button = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else Qt.MouseButton.LeftButton
    spot = QPointF(at)
    glob = QPointF(view.viewport().mapToGlobal(at))
    QApplication.sendEvent(view.viewport(), QMouseEvent(kind, spot, glob, button, held, modifiers))


def drag(view, start: QPoint, end: QPoint, modifiers=Qt.KeyboardModifier.NoModifier) -> None:
    """Drag with the left button."""
    send(view, QEvent.Type.MouseButtonPress, start, modifiers)
    send(view, QEvent.Type.MouseMove, (start + end) / 2, modifiers)
    send(view, QEvent.Type.MouseMove, end, modifiers)
    send(view, QEvent.Type.MouseButtonRelease, end, modifiers)


def click(view, at: QPoint, modifiers=Qt.KeyboardModifier.NoModifier) -> None:
    """Click with the left button."""
    send(view, QEvent.Type.MouseButtonPress, at, modifiers)
    send(view, QEvent.Type.MouseButtonRelease, at, modifiers)


def double_click(view, at: QPoint) -> None:
    """Double-click with the left button."""
    click(view, at)
    send(view, QEvent.Type.MouseButtonDblClick, at)
    send(view, QEvent.Type.MouseButtonRelease, at)
