"""A field that takes the keys pressed in it."""

from PySide6.QtCore import QEvent, QKeyCombination, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent
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


class KeyField(QLineEdit):
    """Shows the keys of an action; a press of other keys is handed on.

    Tab and Esc leave the field as everywhere, so that nobody is caught in it. After Enter or a click the next key is
    taken whatever it is, these too.
    """

    pressed = Signal(str)  # in Qt's portable spelling

    def __init__(self) -> None:
        """Make an empty field."""
        super().__init__()
        self._takes_all = False
        self.setReadOnly(True)
        self.setPlaceholderText(tr("Sheet", "Press the new key here"))
        self.setAccessibleName(tr("Sheet", "New key: press it here"))
        self.setAccessibleDescription(tr("Sheet", "After Enter, Tab and Escape are taken as keys too."))

    def show_keys(self, text: str) -> None:
        """Show keys."""
        self._takes_all = False
        self.setText(text)

    def take_all(self) -> None:
        """Take the next key whatever it is."""
        self._takes_all = True
        self.setText("")
        self.setFocus()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the next key whatever it is."""
        super().mousePressEvent(event)
        self.take_all()

    def event(self, event: QEvent) -> bool:
        """Take keys before they move the focus, close the dialog or run an action."""
        if isinstance(event, QKeyEvent) and (self._takes_all or Qt.Key(event.key()) not in _LEAVING):
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self._take(event)
                return True
        return super().event(event)

    def _take(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers()
        key = portable(event)
        if enter and not self._takes_all:
            self.take_all()
        elif key:
            self.pressed.emit(key)


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
