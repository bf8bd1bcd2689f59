"""A field to search by: where nothing typed is left to be undone, the keys of undo and redo are the window's."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit


class SearchField(QLineEdit):
    """One line that is no record: undoing there is undoing a step, unless something was typed."""

    def __init__(self, hint: str, name: str) -> None:
        """Make an empty field.

        Args:
            hint: the placeholder.
            name: what a screen reader says.
        """
        super().__init__()
        self.setPlaceholderText(hint)
        self.setAccessibleName(name)
        self.setClearButtonEnabled(True)

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window where the field has none of its own."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._has_none(event):
            event.ignore()
            return True
        return super().event(event)

    def _has_none(self, event: QKeyEvent) -> bool:
        if event.matches(QKeySequence.StandardKey.Undo):
            return not self.isUndoAvailable()
        return event.matches(QKeySequence.StandardKey.Redo) and not self.isRedoAvailable()
