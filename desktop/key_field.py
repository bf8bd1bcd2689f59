"""A field that takes the keys pressed in it."""

from PySide6.QtCore import QEvent, QKeyCombination, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
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


class KeyField(QLineEdit):
    """Shows the keys of an action; a press of other keys is handed on. Tab and Esc are keys too: a click leaves."""

    pressed = Signal(str)  # in Qt's portable spelling

    def __init__(self) -> None:
        """Make an empty field."""
        super().__init__()
        self.setReadOnly(True)
        self.setPlaceholderText(tr("Sheet", "Press the new key here"))
        self.setAccessibleName(tr("Sheet", "New key: press it here"))

    def show_keys(self, text: str) -> None:
        """Show keys."""
        self.setText(text)

    def event(self, event: QEvent) -> bool:
        """Take every key, also those that would move the focus, close the dialog or run an action."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = portable(event)
            if key:
                self.pressed.emit(key)
            return True
        return super().event(event)


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
