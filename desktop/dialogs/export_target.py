"""The file that an export is to be written to: a field, a button, and what is to be said about it."""

import os
import re
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from db.files import SUFFIX
from desktop.translate import tr
from desktop.widgets.labels import PlainLabel
from desktop.widgets.safe_text import label_text, one_line

_UNFIT = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|]')  # in the name of a file, on one system or another
_NAME_LENGTH = 80  # code points: with four bytes each within the 255 or so of a system, and with room for a suffix


class TargetField(QWidget):
    """A path that can be typed or chosen; its suffix follows the format."""

    path_changed = Signal()
    place_requested = Signal(str)  # with the path as it stands

    def __init__(self, folder: Path, name: str, suffix: str) -> None:
        """Propose a file in a folder.

        Args:
            folder: where it lies; also what a relative path that is typed is relative to.
            name: what it is about, as a person wrote it.
            suffix: with the dot.
        """
        super().__init__()
        self._folder = folder
        self._suffix = suffix
        self._path: Path | None = folder / f"{file_name(name)}{suffix}"
        self.field = QLineEdit()
        self.field.setAccessibleName(tr("Export", "File to write"))
        self.field.textEdited.connect(self._take)
        self.button = QPushButton(label_text(tr("Export", "Choose…")))
        self.button.setAccessibleName(tr("Export", "Choose the file to write"))
        self.button.setAutoDefault(False)
        self.button.clicked.connect(lambda: self.place_requested.emit(str(self.path())))
        self._note = PlainLabel(rank="small")
        self._lay_out()
        self._show()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.field, 1)
        line.addWidget(self.button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(line)
        layout.addWidget(self._note)

    def path(self) -> Path:
        """Return the file: absolute, and with the format's suffix where none was given."""
        path = self._path or self._folder
        return path if path.suffix or self._path is None else path.with_name(path.name + self._suffix)

    def set_path(self, path: Path) -> None:
        """Take a path that was chosen."""
        self._path = path
        self._path = self.path()
        self._show()
        self.path_changed.emit()

    def set_suffix(self, suffix: str) -> None:
        """Follow the format: a path with the suffix of the one before gets the new one."""
        if self._path is not None and self._path.suffix == self._suffix:
            self._path = self._path.with_suffix(suffix)
        self._suffix = suffix
        self._show()
        self.path_changed.emit()

    def fault(self) -> str:
        """Return why the file cannot be written, or an empty text."""
        if self._path is None:
            return tr("Export", "Say which file to write.")
        path = self.path()
        said = {"path": one_line(path.name), "folder": one_line(str(path.parent))}
        if path.suffix == SUFFIX:
            return tr("Export", "“{path}” would be a project. Choose another name.").format(**said)
        try:
            return _refused(path).format(**said)
        except (OSError, ValueError):  # a name that the system does not take, a folder that may not be looked into
            return tr("Export", "The system takes no file of this name.")

    def look(self) -> None:
        """Say what will become of a file that is there."""
        self._mark(wrong=bool(self.fault()))
        said = tr("Export", "The file is written whole, read back and compared before it takes its place.")
        if not self.fault() and self.path().exists():
            said = tr("Export", "“{name}” is there already. It is replaced when the new file is whole.").format(
                name=one_line(self.path().name, 60)
            )
        self._note.set_text(said)

    def _mark(self, *, wrong: bool) -> None:
        """Draw the border of the field, as the style sheet does for what is wrong."""
        if bool(self.field.property("wrong")) != wrong:
            self.field.setProperty("wrong", wrong)
            self.field.style().unpolish(self.field)
            self.field.style().polish(self.field)

    def _take(self, typed: str) -> None:
        typed = typed.strip()
        self._path = _absolute(typed, self._folder) if typed else None
        self.path_changed.emit()

    def _show(self) -> None:
        self.field.setText(one_line(str(self._path or ""), 4000))
        self.look()


def file_name(name: str) -> str:
    """Return a name for a file from what a person wrote; "export" where nothing of it can stand."""
    return " ".join(_UNFIT.sub(" ", name).split())[:_NAME_LENGTH].strip(" .") or "export"


def _absolute(typed: str, folder: Path) -> Path:
    try:
        return folder / Path(typed).expanduser()
    except RuntimeError:  # nobody of that name
        return folder / typed


def _refused(path: Path) -> str:
    if not path.parent.is_dir():
        return tr("Export", "There is no folder “{folder}”.")
    if path.is_dir():
        return tr("Export", "“{path}” is a folder. Add the name of a file.")
    if not os.access(path.parent, os.W_OK):
        return tr("Export", "Nothing may be written to “{folder}”.")
    return ""
