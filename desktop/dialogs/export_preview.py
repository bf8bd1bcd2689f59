"""The beginning of an export as it would be written, coloured."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextOption
from PySide6.QtWidgets import QFrame, QTextEdit

from desktop.display_text import display_text
from desktop.theme.fonts import sized
from desktop.theme.look import Look
from desktop.translate import tr

_COLOURS = {  # by the kinds of exchange.preview
    "key": "accent",
    "string": "good",
    "number": "warn",
    "word": "warn",
    "punctuation": "dim",
    "text": "ink",
}
_SIZE = 12
_READING_SIZE = 14
_LINE_HEIGHT = 125.0  # per cent
_ROW_GAP = 6.0  # pixels between what are lines of the file


class PreviewField(QTextEdit):
    """Shows tokens; nothing can be written or taken out, and nothing is read back."""

    def __init__(self, look: Look) -> None:
        """Make an empty field."""
        super().__init__()
        self._look = look
        self._tokens: list[tuple[str, str]] = []
        self._reading = False  # it is a text to read, not the lines of a file
        self.setObjectName("preview")  # the style sheet frames it as a field
        self.setAcceptRichText(False)
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._set_type()
        self.setAccessibleName(tr("Export", "Preview"))
        look.changed.connect(self._paint)

    def show_tokens(self, tokens: Sequence[tuple[str, str]], *, reading: bool = False) -> None:
        """Show (kind, text) pairs as exchange.preview gives them.

        Args:
            tokens: the pairs.
            reading: whether they are a text for people, set as articles are; else lines of a file.
        """
        tokens = list(tokens)
        if (tokens, reading) != (self._tokens, self._reading):
            self._tokens, self._reading = tokens, reading
            self._set_type()
            self._paint()

    def _set_type(self) -> None:
        wrap = QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere if self._reading else QTextOption.WrapMode.WrapAnywhere
        families = self._look.families
        self.setWordWrapMode(wrap)
        self.setFont(sized(families.serif, _READING_SIZE) if self._reading else sized(families.fixed, _SIZE))

    def _paint(self) -> None:
        self.clear()
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        cursor.setBlockFormat(_row_format())
        for kind, text in self._tokens:
            cursor.insertText(display_text(_shown(kind, text)), self._format(kind))
        cursor.endEditBlock()
        self.moveCursor(QTextCursor.MoveOperation.Start)  # the insertion pushed it to the end, and the view with it

    def _format(self, kind: str) -> QTextCharFormat:
        made = QTextCharFormat()
        made.setForeground(QColor(getattr(self._look.colours, _COLOURS[kind])))
        return made


def _row_format() -> QTextBlockFormat:
    made = QTextBlockFormat()
    made.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    made.setBottomMargin(_ROW_GAP)
    return made


def _shown(kind: str, text: str) -> str:
    """Return the ends of rows as plain newlines; inside a cell a carriage return is shown by its sign."""
    return text.replace("\r\n", "\n") if kind != "string" else text
