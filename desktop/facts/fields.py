"""The fields of the card: what is typed is a draft until Enter keeps it, or the field is left with something valid."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from desktop.facts.draft import Draft, OwnerId


class DraftField(QLineEdit):
    """One line that belongs to an annotation or a fact. Typing changes a Draft, never the record.

    Where the field is left with a draft that cannot be kept, the draft stays, and is shown when its owner is
    chosen again.
    """

    typed = Signal()  # the draft changed, or went
    kept = Signal(object)  # Draft: to become the record
    left = Signal()  # back to the article

    def __init__(self, field: str, name: str, is_valid: Callable[[Draft], bool]) -> None:
        """Make an empty field.

        Args:
            field: what its drafts are of: "value", "note" or "title".
            name: what a screen reader says.
            is_valid: says whether a draft could be kept; it may be of another owner than the one shown.
        """
        super().__init__()
        self._field = field
        self._is_valid = is_valid
        self._owner: OwnerId | None = None
        self._label = ""
        self._record = ""
        self._drafts: dict[OwnerId, Draft] = {}
        self._handed_on: Draft | None = None  # the last one that was to become the record
        self.setAccessibleName(name)
        self.textEdited.connect(self._take_typing)

    def show_record(self, owner: OwnerId | None, label: str, text: str) -> None:
        """Show a record's text, or the draft of its owner if there is one.

        Args:
            owner: whose; None empties the field.
            label: what is typed is read as; empty where it is only words.
            text: what the record says now.
        """
        same = owner == self._owner
        pending = None if same else self._take_pending()
        self._owner, self._label, self._record = owner, label, text
        draft = self._drafts.get(owner) if owner else None
        if owner and draft and draft.label != label:  # relabelled meanwhile: it is read by the new label
            draft = self._drafts[owner] = replace(draft, label=label)
        wanted = draft.typed if draft else text
        if wanted != self.text():
            self.setText(wanted)
            self.setCursorPosition(0)
        self.typed.emit()
        if pending is not None:
            self._hand_on(pending)

    def draft(self) -> Draft | None:
        """Return what is typed and not kept, or None."""
        return self._drafts.get(self._owner) if self._owner else None

    def drafts(self) -> tuple[Draft, ...]:
        """Return all drafts that wait, of other owners too."""
        return tuple(self._drafts.values())

    def forget(self, owner: OwnerId) -> None:
        """Drop the draft of an owner that is gone."""
        self._drafts.pop(owner, None)

    def keep(self) -> bool:
        """Hand the draft on to become the record; says whether the field holds nothing unkept now."""
        draft = self._take_pending()
        if draft is not None:
            self._hand_on(draft)
        return self.draft() is None

    def _hand_on(self, draft: Draft) -> None:
        self._handed_on = draft
        self.kept.emit(draft)

    def put_back(self, owner: OwnerId) -> None:
        """Hold the draft again that was handed on last: it could not be written, and is not lost."""
        draft = self._handed_on
        if draft is None or draft.owner != owner:
            return
        self._drafts[owner] = draft
        if owner == self._owner:
            self.setText(draft.typed)
            self.typed.emit()

    def forget_all(self) -> None:
        """Drop every draft: the session that they belong to is left."""
        self._drafts.clear()
        self.setText(self._record)
        self.typed.emit()

    def drop(self) -> None:
        """Show the record again."""
        if self._owner:
            self._drafts.pop(self._owner, None)
        self.setText(self._record)
        self.typed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep on Enter, drop on Escape; both return to the article."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & _HELD:
            if self.keep():
                self.left.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.drop()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Keep what is valid; another window or a menu takes the focus only for a moment."""
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.keep()

    def _take_typing(self, text: str) -> None:
        if self._owner is None:
            return
        if text == self._record:
            self._drafts.pop(self._owner, None)
        else:
            self._drafts[self._owner] = Draft(
                owner=self._owner,
                label=self._label,
                field=self._field,
                before=self._record,
                typed=text,
            )
        self.typed.emit()

    def _take_pending(self) -> Draft | None:
        """Return the draft of the owner shown till now, if it can be kept, and forget it."""
        draft = self.draft()
        if draft is None or not self._is_valid(draft):
            return None
        del self._drafts[draft.owner]
        return draft


_HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
