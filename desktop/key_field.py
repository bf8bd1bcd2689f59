"""A field that takes the keys pressed in it."""

from PySide6.QtCore import QEvent, QKeyCombination, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QLineEdit

from desktop.translate import tr

_ALONE = {
    Qt.Key.Key_Shift,
    Qt.Key.Key_Control,
    Qt.Key.Key_Alt,
    Qt.Key.Key_AltGr,
    Qt.Key.Key_Meta,
    Qt.Key.Key_CapsLock,
    Qt.Key.Key_NumLock,
    Qt.Key.Key_unknown,
}


_LEAVING = {Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Escape}
_PLAIN = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier


class KeyField(QLineEdit):
    """Shows the keys of an action; a press of other keys is handed on.

    Tab and Esc are never taken, so that nobody is caught in the field: Tab moves on, Esc closes the sheet; entered by
    Enter, it goes back first.
    """

    pressed = Signal(str)  # in Qt's portable spelling
    left = Signal()  # by Esc, after it was entered by Enter

    def __init__(self) -> None:
        """Make an empty field."""
        super().__init__()
        self._takes_enter = False
        self._was_entered = False
        self._keys = ""
        self.setReadOnly(True)
        self.setPlaceholderText(tr("Sheet", "Press the new key here"))
        self.setAccessibleName(tr("Sheet", "New key: press it here"))
        self.setAccessibleDescription(tr("Sheet", "Tab and Escape are not taken: they leave the field."))

    def show_keys(self, text: str) -> None:
        """Show keys."""
        self._takes_enter = self._was_entered = False
        self._keys = text
        self.setText(text)

    def enter(self) -> None:
        """Wait for the next key, come from the list: Esc goes back there."""
        self._wait_for_key()
        self._was_entered = True

    def _wait_for_key(self) -> None:
        self._takes_enter = True
        self.setText("")
        self.setFocus()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Wait for the next key."""
        super().mousePressEvent(event)
        self._wait_for_key()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show the keys that the action has; none was given."""
        super().focusOutEvent(event)
        self.show_keys(self._keys)

    def event(self, event: QEvent) -> bool:
        """Take keys before they move the focus, close the dialog or run an action."""
        if isinstance(event, QKeyEvent) and (not _leaves(event) or self._goes_back(event)):
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self._take(event)
                return True
        return super().event(event)

    def _goes_back(self, event: QKeyEvent) -> bool:
        return self._was_entered and event.key() == Qt.Key.Key_Escape

    def _take(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers()
        key = portable(event)
        if _leaves(event):
            self.left.emit()
        elif enter and not self._takes_enter:
            self._wait_for_key()
        elif key:
            self.pressed.emit(key)


def _leaves(event: QKeyEvent) -> bool:
    return Qt.Key(event.key()) in _LEAVING and not event.modifiers() & ~_PLAIN


def portable(event: QKeyEvent) -> str:
    """Return a key press in Qt's portable spelling, or an empty text where only a modifier is held.

    Shift with a key that writes another sign, such as "!" by Shift+1, is that sign; Shift+Tab is one key to Qt.
    """
    key = Qt.Key(event.key()) if event.key() in Qt.Key._value2member_map_ else Qt.Key.Key_unknown
    if key in _ALONE:
        return ""
    held = event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.GroupSwitchModifier)
    if key == Qt.Key.Key_Backtab:
        key, held = Qt.Key.Key_Tab, held | Qt.KeyboardModifier.ShiftModifier
    sign = chr(key.value) if 0x20 < key.value < 0x100 else ""
    if sign and not sign.isalnum():
        held &= ~Qt.KeyboardModifier.ShiftModifier
    return QKeySequence(QKeyCombination(held, key)).toString(QKeySequence.SequenceFormat.PortableText)
