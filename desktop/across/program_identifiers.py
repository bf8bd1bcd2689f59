"""The identifiers of a program as fields: a line for each, and an empty one for the next."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication, QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.theme.look import Look
from desktop.translate import tr
from desktop.widgets.buttons import IconButton
from desktop.widgets.labels import PlainLabel
from values import identifiers

_KIND_WIDTH = 118  # pixels
_PASSING = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason)


class _Text(QLineEdit):
    """The identifier itself. Tab passes the kind by, which is right most of the time; Shift+Tab goes to it."""

    def __init__(self, text: str, kind: QComboBox) -> None:
        super().__init__(text)
        self._kind = kind

    def focusNextPrevChild(self, next_: bool) -> bool:
        """Go to the kind on Shift+Tab, where it may be changed."""
        if next_ or not self._kind.isEnabled():
            return super().focusNextPrevChild(next_)
        self._kind.setFocus(Qt.FocusReason.BacktabFocusReason)
        return True


class IdentifierLine(QWidget):
    """A kind, an identifier, and what is odd about it. A kind alone is none: it goes back when the line is left."""

    edited = Signal()  # it was left with another text
    typed = Signal()
    removed = Signal()

    def __init__(self, look: Look, kind: str, text: str, *, writable: bool) -> None:
        """Make a line of fields."""
        super().__init__()
        self._first = kind
        self.kind = QComboBox()
        self._typed = QLineEdit()
        self.kind.setEditable(True)
        self.kind.setLineEdit(self._typed)
        self.kind.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.kind.setFixedWidth(_KIND_WIDTH)
        self.kind.setAccessibleName(tr("Programs", "Kind of identifier"))
        self.kind.addItems([identifiers.title(one) for one in identifiers.KINDS])
        self.kind.setEditText(identifiers.title(kind))
        self.kind.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._typed.setPlaceholderText(tr("Programs", "Kind"))
        self.text = _Text(text, self.kind)
        self.text.setAccessibleName(tr("Programs", "Identifier"))
        self.text.setPlaceholderText(tr("Programs", "Add an identifier"))
        self.remove = IconButton(look, "close", tr("Programs", "Remove the identifier"))
        self.remove.setVisible(bool(text) and writable)
        self._doubt = PlainLabel(rank="small").wrapped()
        self.kind.setEnabled(writable)
        self.text.setReadOnly(not writable)
        self._lay_out()
        self.text.textChanged.connect(self._look_at_text)
        self.kind.editTextChanged.connect(self._look_at_text)
        for field in (self.text, self._typed):
            field.editingFinished.connect(self.edited)
        for widget in (self.text, self.kind):
            widget.installEventFilter(self)
        self.kind.activated.connect(lambda _place: self.edited.emit())
        self.remove.clicked.connect(self.removed)
        self._look_at_text()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(6)
        line.addWidget(self.kind)
        line.addWidget(self.text, 1)
        line.addWidget(self.remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(line)
        column.addWidget(self._doubt)

    def pair(self) -> tuple[str, str]:
        """Return the key of the kind, and the identifier; both may be empty."""
        typed = " ".join(self.kind.currentText().split())
        known = {identifiers.title(one).casefold(): one for one in identifiers.KINDS}
        return known.get(typed.casefold(), typed.lower()), self.text.text().strip()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let a kind alone go back when the line is left, but not for another window or a menu."""
        out = event.type() == QEvent.Type.FocusOut and isinstance(event, QFocusEvent) and event.reason() not in _PASSING
        if out and QApplication.focusWidget() not in (self.text, self.kind):
            self.forget_kind()
        return super().eventFilter(watched, event)

    def forget_kind(self) -> None:
        """Show the kind of the beginning where there is no identifier."""
        if not self.text.text().strip():
            self.kind.setEditText(identifiers.title(self._first))

    def _look_at_text(self) -> None:
        kind, text = self.pair()
        example = identifiers.doubt(kind, text) if text else None
        said = "" if example is None else tr("Programs", "Most of {kind} look like {example}.")
        if text and not kind:
            said = tr("Programs", "Say what it is an identifier of, such as Wikidata.")
        self._doubt.set_text(said.format(kind=identifiers.title(kind), example=example))
        self._doubt.setVisible(bool(said))
        self.typed.emit()


class IdentifierFields(QWidget):
    """All identifiers of a program."""

    edited = Signal()

    def __init__(self, look: Look, before: QWidget) -> None:
        """Make it without a program.

        Args:
            look: colours and fonts.
            before: from where Tab comes here.
        """
        super().__init__()
        self._look, self._before, self._writable = look, before, True
        self.lines: list[IdentifierLine] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)

    def show_identifiers(self, found: Mapping[str, str], *, writable: bool) -> None:
        """Show other identifiers, and an empty line where they may be changed; fields that say them already stay."""
        if writable and self._writable and self._take_in_place(found):
            return
        for line in self.lines:
            self._column.removeWidget(line)
            line.setParent(None)
            line.deleteLater()
        self.lines, self._writable = [], writable
        for kind, text in found.items():
            self._add(kind, text)
        self._add_empty()

    def _take_in_place(self, found: Mapping[str, str]) -> bool:
        """Correct the texts of the lines that are there; say whether these are all."""
        told = [line for line in self.lines if line.pair()[1]]
        if not self.lines or [line.pair()[0] for line in told] != [kind for kind in found if kind]:
            return False
        for line in told:
            wanted = found[line.pair()[0]]
            if line.text.text() != wanted:
                line.text.setText(wanted)
            line.remove.show()
        return True

    def forget_kinds(self) -> None:
        """Show no kind any more that was typed without an identifier."""
        for line in self.lines:
            line.forget_kind()

    def identifiers(self) -> dict[str, str] | None:
        """Return what the fields say; None where an identifier has no kind."""
        pairs = [line.pair() for line in self.lines]
        if any(text and not kind for kind, text in pairs):
            return None
        return {kind: text for kind, text in pairs if text}

    def _add(self, kind: str, text: str) -> None:
        line = IdentifierLine(self._look, kind, text, writable=self._writable)
        line.edited.connect(self.edited)
        line.typed.connect(self._add_empty)
        line.removed.connect(lambda: self._remove(line))
        self._column.addWidget(line)  # in the window first: the order of Tab is one of a window
        last = self.lines[-1].remove if self.lines else self._before
        for widget in (line.kind, line.text, line.remove):
            QWidget.setTabOrder(last, widget)
            last = widget
        self.lines.append(line)

    def _add_empty(self) -> None:
        """Have an empty line at the end: of a kind that is offered and not there yet, else of any."""
        if not self._writable or (self.lines and not self.lines[-1].pair()[1]):
            return
        there = {line.pair()[0] for line in self.lines}
        self._add(next((kind for kind in identifiers.KINDS if kind not in there), ""), "")

    def _remove(self, line: IdentifierLine) -> None:
        line.text.clear()
        self.edited.emit()
