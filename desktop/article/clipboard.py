"""The article's exact characters for other programs; Qt's own copy changes some."""

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QClipboard, QDrag, QGuiApplication
from PySide6.QtWidgets import QWidget

from desktop.carrying import packed
from desktop.marked import MarkedId

OURS = "application/x-beleg-words"  # marks what this program has put on the clipboard


def copy_exactly(words: str) -> None:
    """Put a slice of an article on the clipboard."""
    QGuiApplication.clipboard().setMimeData(_carried(words), QClipboard.Mode.Clipboard)


def drag_exactly(words: str, source: QWidget) -> None:
    """Let the hand carry a slice of an article out of the window."""
    drag = QDrag(source)
    drag.setMimeData(_carried(words))
    drag.exec(Qt.DropAction.CopyAction)


def drag_annotations(annotations: Sequence[MarkedId], source: QWidget) -> None:
    """Let the hand carry annotations or suggestions to a fact."""
    drag = QDrag(source)
    drag.setMimeData(packed(annotations))
    drag.exec(Qt.DropAction.CopyAction)


def _carried(words: str) -> QMimeData:
    """Return the words as UTF-8 bytes: as a QString, a byte-order mark at the start would be lost."""
    data = QMimeData()
    data.setData("text/plain;charset=utf-8", words.encode("utf-8", "surrogatepass"))
    data.setData("text/plain", words.encode("utf-8", "surrogatepass"))
    data.setData(OURS, b"")
    return data


def let_go_of_clipboard() -> None:
    """Leave what was copied to Qt, before Python ends: data that Python made must not outlive it.

    The words stay on the clipboard where the system keeps what a program leaves.
    """
    clipboard = QGuiApplication.clipboard()
    data = clipboard.mimeData()  # None on some platforms, where nothing was ever copied
    if data is not None and data.hasFormat(OURS):  # ownsClipboard() says no on some platforms
        clipboard.setText(clipboard.text())
