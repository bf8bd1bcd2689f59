"""What all dialogs share: a heading, text, a body, what is wrong, and buttons."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.translate import tr
from desktop.widgets.labels import PlainLabel
from desktop.widgets.safe_text import label_text, one_line


class BaseDialog(QDialog):
    """A modal dialog of plain text and our own buttons."""

    def __init__(self, parent: QWidget | None, heading: str, text: str = "") -> None:
        """Make a dialog with a heading, and a text below it."""
        super().__init__(parent)
        self.setWindowTitle(one_line(heading))
        self.setModal(True)
        self.answer: str | None = None  # the name of the button taken
        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        self._fault = PlainLabel(rank="bad").wrapped()
        self._fault.hide()
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        self._buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 18, 22, 18)
        layout.setSpacing(12)
        title = PlainLabel(heading, rank="title").wrapped()
        title.setMinimumWidth(400)
        layout.addWidget(title)
        if text:
            message = PlainLabel(text).wrapped()
            message.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            layout.addWidget(message)
        layout.addLayout(self.body, 1)
        layout.addWidget(self._fault)
        layout.addSpacing(4)
        layout.addLayout(self._buttons)

    def add_button(self, name: str, text: str, *, default: bool = False) -> QPushButton:
        """Add a button at the right; a default one takes Enter."""
        button = QPushButton(label_text(text))
        button.setAccessibleName(one_line(text))
        button.setAutoDefault(default)
        button.setDefault(default)
        button.clicked.connect(lambda: self.take(name))
        self._buttons.addWidget(button)
        return button

    def add_cancel(self) -> QPushButton:
        """Add a button that answers with None."""
        button = QPushButton(tr("Dialog", "Cancel"))
        button.setAutoDefault(False)
        button.clicked.connect(self.reject)
        self._buttons.addWidget(button)
        return button

    def take(self, name: str) -> None:
        """Answer with a button's name and close, unless something is wrong."""
        fault = self.fault()
        self._fault.set_text(fault)
        self._fault.setVisible(bool(fault))
        if not fault:
            self.answer = name
            self.accept()

    def fault(self) -> str:
        """Return what keeps the dialog from closing, or an empty text."""
        return ""
