"""Saying something, and asking for one of several answers."""

from collections.abc import Sequence

from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QWidget

from desktop.dialogs.base import BaseDialog
from desktop.display_text import display_text
from desktop.prompts import Choice
from desktop.translate import tr


class MessageDialog(BaseDialog):
    """A text, details that can be copied, and a button for each answer."""

    def __init__(
        self, parent: QWidget | None, heading: str, text: str, choices: Sequence[Choice], details: str = ""
    ) -> None:
        """Make a dialog.

        Args:
            parent: the window it belongs to.
            heading: a few words.
            text: sentences.
            choices: the answers, from left to right.
            details: many lines, in a field of fixed pitch; empty for none.
        """
        super().__init__(parent, heading, text)
        self._details = details
        if details:
            self._add_details()
        for choice in choices:
            self.add_button(choice.name, choice.text, default=choice.is_default)

    def _add_details(self) -> None:
        field = QPlainTextEdit(display_text(self._details))
        field.setReadOnly(True)
        field.setTabChangesFocus(True)
        field.setMinimumSize(600, 200)
        field.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        field.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        field.setAccessibleName(tr("Dialog", "Details"))
        self.body.addWidget(field)
        copy = QPushButton(tr("Dialog", "Copy details"))
        copy.setAutoDefault(False)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(display_text(self._details)))
        self._buttons.insertWidget(0, copy)
