"""The hands and eyes of an analyst: she presses keys and mouse buttons, and sees what the window shows.

Events go to the window as the system would send them; Qt decides who gets them.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QInputMethodEvent, QKeySequence, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from db.queries import steps
from db.records import Annotation
from desktop.application import Application
from desktop.facts.model import Role
from desktop.marked import is_annotation
from tests.desktop.window_fixtures import at_rest
from values import codec
from values.show import show

LEFT = Qt.MouseButton.LeftButton
_MODIFIERS = (
    (Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Control),
    (Qt.KeyboardModifier.AltModifier, Qt.Key.Key_Alt),
    (Qt.KeyboardModifier.ShiftModifier, Qt.Key.Key_Shift),
)


class Analyst:
    """Works in one window."""

    def __init__(self, app: Application, qtbot) -> None:
        self.app = app
        self.qtbot = qtbot
        self.window = app.window
        self.desk = app.desk
        self.view = app.window.article.view
        self.card = app.window.facts.card

    # ------------------------------------------------------------------------------------------------ keys

    def press(self, *chords: str) -> None:
        """Press keys one after the other, each as "Ctrl+Shift+Z"; modifiers go down before and up after."""
        for chord in chords:
            combination = QKeySequence(chord)[0]
            held, key = combination.keyboardModifiers(), combination.key()
            self._key(key, held)

    def _key(self, key: Qt.Key, held: Qt.KeyboardModifier) -> None:
        down = Qt.KeyboardModifier.NoModifier
        for modifier, its_key in _MODIFIERS:
            if held & modifier:
                QTest.keyPress(target(), its_key, down)
                down |= modifier
        if key == Qt.Key.Key_Tab and held & Qt.KeyboardModifier.ShiftModifier:
            key = Qt.Key.Key_Backtab
        QTest.keyClick(target(), key, held)
        for modifier, its_key in reversed(_MODIFIERS):
            if held & modifier and QGuiApplication.focusWindow() is not None:  # the key may have closed it
                QTest.keyRelease(target(), its_key, down)
                down &= ~modifier

    def type(self, text: str) -> None:
        """Type characters; those beyond ASCII as an input method gives them."""
        for character in text:
            if not character.isascii():
                given = QInputMethodEvent()
                given.setCommitString(character)
                QApplication.sendEvent(QApplication.focusWidget(), given)
                continue
            shift = Qt.KeyboardModifier.ShiftModifier if character.isupper() else Qt.KeyboardModifier.NoModifier
            QTest.keyClick(target(), character, shift)

    def go_to(self, words: str, nth: int = 0) -> None:
        """Put the caret before words, by the find bar and the arrow keys alone."""
        self.press("Esc", "Esc", "Esc", "Ctrl+F")
        self.type_exactly(words)
        for _ in range(nth):
            self.press("Return")
        self.press("Esc")
        assert self.selected() == words
        self.press("Left")

    def type_exactly(self, text: str) -> None:
        """Type into a field what no single key may give, as an input method does."""
        field = QApplication.focusWidget()
        field.selectAll()
        field.insert(text)

    def select(self, words: str, nth: int = 0) -> None:
        """Select words by keys: find them, then Shift and arrows."""
        self.go_to(words, nth)
        for _ in range(40):
            if self.selected() == words:
                return
            self.press("Shift+Right")
        raise AssertionError(f"{words!r} cannot be selected by words; came to {self.selected()!r}")

    # ------------------------------------------------------------------------------------------------ mouse

    def point(self, offset: int) -> QPoint:
        """Return the point of the window just inside the character at an offset, which is scrolled into sight."""
        self.view.make_visible(offset, offset)
        rect = self.view.to_viewport(self.view.page.geometry.caret(offset))
        return self.view.viewport().mapTo(self.window, QPoint(rect.center().x() + 2, rect.center().y()))

    def drag(self, start: int, end: int, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Drag with the left button from just inside one character to just before another."""
        first, last = self.point(start), self.point(end) - QPoint(3, 0)
        first = self.point(start) if self.point(start) != first else first
        handle = self.window.windowHandle()
        QTest.mousePress(handle, LEFT, held, first)
        QTest.mouseMove(handle, (first + last) / 2)
        QTest.mouseMove(handle, last)
        QTest.mouseRelease(handle, LEFT, held, last)

    def drag_over(self, words: str, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Drag over words."""
        start = self.desk.text.index(words)
        self.drag(start, start + len(words), held)

    def click_at(self, offset: int) -> None:
        """Click into the article."""
        QTest.mouseClick(self.window.windowHandle(), LEFT, Qt.KeyboardModifier.NoModifier, self.point(offset))

    def double_click_at(self, offset: int) -> None:
        """Double-click into the article."""
        QTest.mouseDClick(self.window.windowHandle(), LEFT, Qt.KeyboardModifier.NoModifier, self.point(offset))

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        """Click on a control of the window."""
        assert widget.isVisible()
        assert widget.isEnabled()
        spot = widget.mapTo(widget.window(), at or widget.rect().center())
        QTest.mouseClick(widget.window().windowHandle(), LEFT, Qt.KeyboardModifier.NoModifier, spot)

    def button(self, name: str, inside: QWidget | None = None) -> QAbstractButton:
        """Return the button that shows or says a name."""
        found = [
            button
            for button in (inside or self.window).findChildren(QAbstractButton)
            if button.isVisible() and name in (button.text().replace("&", ""), button.accessibleName())
        ]
        assert len(found) == 1, f"{len(found)} buttons {name!r}"
        return found[0]

    def drop(self, *paths: Path, text: str = "") -> None:
        """Drop files, or text, on the window, and wait until they are in."""
        self.let_fall(*paths, text=text)
        self.rest()

    def let_fall(self, *paths: Path, text: str = "") -> None:
        """Drop files, or text, on the window."""
        data = QMimeData()
        if paths:
            data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        if text:
            data.setText(text)
        spot, none = QPoint(400, 300), Qt.KeyboardModifier.NoModifier
        actions = Qt.DropAction.CopyAction
        enter = QDragEnterEvent(spot, actions, data, LEFT, none)
        QApplication.sendEvent(self.window, enter)
        assert enter.isAccepted()
        drop = QDropEvent(QPointF(spot), actions, data, LEFT, none)
        QApplication.sendEvent(self.window, drop)

    # ------------------------------------------------------------------------------------------------ eyes

    def rest(self) -> None:
        """Wait until no long work is under way."""
        at_rest(self.qtbot, self.app)

    def wait(self, what: Callable[[], object]) -> None:
        """Wait until something is so."""
        self.qtbot.waitUntil(lambda: bool(what()), timeout=10_000)

    def selected(self) -> str:
        """Return the words that are selected in the article."""
        start, end = self.view.selection()
        return self.desk.text[start:end]

    @property
    def chosen(self) -> Annotation | None:
        """The annotation chosen; the article and the panel agree on it."""
        assert self.view.chosen() == self.desk.chosen == self.window.facts.chosen()
        return self.desk.the_chosen

    def spans(self) -> list[tuple[str, str]]:
        """Return the annotations that the panel lists: label and words, in its order."""
        return [(found.label, found.words) for found in self.listed()]

    def listed(self) -> list[Annotation]:
        """Return the annotations that the panel lists; they are those that the article shows and the project has."""
        model = self.window.facts._model
        rows = [model.index(row).data(Role.MARKED) for row in range(model.rowCount())]
        marked = [found for found in rows if found is not None]
        assert sorted(found.id for found in marked) == sorted(found.id for found in self.view.annotations())
        listed = [found for found in marked if is_annotation(found)]
        assert sorted(listed, key=lambda found: found.id) == sorted(self.desk.annotations, key=lambda found: found.id)
        return listed

    def value(self, words: str) -> str:
        """Return the value that the panel shows for an annotation's words."""
        found = next((found for found in self.listed() if found.words == words), None)
        assert found is not None, f"{words!r} is not marked: {self.spans()}"
        return show(codec.from_json(found.label, found.value)) if found.value else ""

    def titles(self) -> list[str]:
        """Return the titles in the queue."""
        model = self.window.queue._model
        return [str(model.index(row).data()) for row in range(model.rowCount())]

    def step_names(self) -> list[str]:
        """Return the names of the steps that count, the last first."""
        found = steps.of_session(self.desk.the_project, self.desk.session.id, limit=500)
        return [step.name for step in found if not step.undone]

    def said(self) -> str:
        """Return what the line at the bottom says of what just happened."""
        return self.window.status._message.accessibleName()

    @property
    def banner(self) -> str:
        """What the banner says; empty without one."""
        return self.window.banner.text if self.window.banner.isVisible() else ""

    @property
    def focus(self) -> QWidget | None:
        """The widget that has the focus."""
        return QApplication.focusWidget()


def target() -> QWindow:
    """Return the window that the system would send a key to."""
    popup = QApplication.activePopupWidget()
    found = popup.windowHandle() if popup is not None else QGuiApplication.focusWindow()
    assert found is not None, "no window has the focus"
    return found
