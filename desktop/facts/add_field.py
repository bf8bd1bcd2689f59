"""Where a value without evidence is typed into a cell of a fact; it stands there as from the analyst."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from db.facts import Role
from db.records import FactId
from desktop.facts.cards import role_title
from desktop.facts.checking import Checked, check
from desktop.facts.draft import Draft
from desktop.facts.fields import DraftField
from desktop.theme.look import Look
from desktop.translate import tr
from desktop.widgets.buttons import TextButton
from desktop.widgets.labels import PlainLabel
from desktop.widgets.safe_text import label_text
from values.codec import bare, to_json
from values.types import Label

_HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class ValueField(DraftField):
    """One line for a further value; kept by Enter, and empty again after it."""

    given_up = Signal()  # Escape, or left with nothing in it

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep on Enter and wait for another value; Escape drops what is typed."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & _HELD:
            if self.draft() is None:
                self._give_up()
            elif self.keep():
                self.drop()
        elif event.key() == Qt.Key.Key_Escape:
            self.drop()
            self._give_up()
        else:
            super().keyPressEvent(event)

    def _give_up(self) -> None:
        self.given_up.emit()
        self.left.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Keep what is valid, and go where nothing is left."""
        super().focusOutEvent(event)
        passing = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
        if self.draft() is None and event.reason() not in passing:
            self.given_up.emit()


class AddField(QWidget):
    """The field of one role, what is wrong with the value typed, and for a role of any label which one it has."""

    added = Signal(str, str, str)  # FactId, label, the value's canonical JSON

    def __init__(self, look: Look, role: Role, context: Callable[[], tuple[str | None, str | None]]) -> None:
        """Make a hidden field.

        Args:
            look: colours and fonts.
            role: whose values are typed.
            context: gives the article's language and publication day, by which words and dates are read.
        """
        super().__init__()
        self._context = context
        self._look = look
        self._fact: FactId | None = None
        self._label = role.label or _likely(role.name, look.hues())
        self._any = role.label is None
        name = tr("Facts", "A further value: {role}").format(role=role_title(role.name))
        self.field = ValueField(f"value of {role.name}", name, lambda draft: not self._check(draft).fault)
        self.field.setPlaceholderText(tr("Facts", "A value, without a passage"))
        self._kind = TextButton(look, look.title(self._label), arrow=True)
        self._verdict = PlainLabel(rank="small").wrapped()
        self._build()
        self.field.typed.connect(self._show_verdict)
        self.field.kept.connect(self._keep)
        self.field.given_up.connect(self.hide)
        self._kind.clicked.connect(self._offer_labels)
        self.hide()

    def _build(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(4)
        line.addWidget(self.field, 1)
        line.addWidget(self._kind)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 2)
        column.setSpacing(2)
        column.addLayout(line)
        column.addWidget(self._verdict)
        self._kind.setVisible(self._any)

    def show_fact(self, fact: FactId | None) -> None:
        """Show the draft of a fact, if there is one; the field is hidden without it."""
        same, self._fact = fact == self._fact, fact
        self.field.show_record(fact, self._label, "")
        if self.field.draft() is not None:
            self.show()
        elif not (same and self.field.hasFocus()):
            self.hide()

    def open(self) -> None:
        """Let a value be typed."""
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def stops(self) -> list[QWidget]:
        """Return what Tab goes through, in order."""
        return [self.field, self._kind]

    def _check(self, draft: Draft) -> Checked:
        if draft.label not in set(Label):  # such a label has no grammar: any words will do
            return Checked(value=None, shown=draft.typed, fault="")
        return check(draft.label, draft.typed, *self._context())

    def _show_verdict(self) -> None:
        draft = self.field.draft()
        found = self._check(draft) if draft else Checked(value=None, shown="", fault="")
        text = found.fault or (f"= {found.shown}" if draft and found.shown != draft.typed else "")
        if draft and not text:
            text = tr("Facts", "Enter adds it, Esc returns.")
        self._verdict.set_rank("bad" if found.fault else "small")
        self._verdict.set_text(text)
        self._verdict.setVisible(bool(text))
        self.field.setAccessibleDescription(text)
        if self.field.property("wrong") != bool(found.fault):
            self.field.setProperty("wrong", bool(found.fault))
            self.field.style().unpolish(self.field)
            self.field.style().polish(self.field)

    def _keep(self, draft: Draft) -> None:
        value = self._check(draft).value
        if value is not None:
            self.added.emit(draft.owner, draft.label, to_json(value))
        elif draft.label not in set(Label) and draft.typed.strip():
            self.added.emit(draft.owner, draft.label, bare(draft.typed.strip()))

    def _offer_labels(self) -> None:
        menu = QMenu(self)
        for label in self._look.hues():
            action = menu.addAction(label_text(self._look.title(label)))
            action.setCheckable(True)
            action.setChecked(label == self._label)
            action.triggered.connect(lambda _=False, to=label: self._take_label(to))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._kind.mapToGlobal(self._kind.rect().bottomLeft()))

    def _take_label(self, label: str) -> None:
        self._label = label
        self._kind.set_label(self._look.title(label))
        self.field.show_record(self._fact, label, "")
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)


def _likely(role: str, labels: Iterable[str]) -> str:
    """Return which label a value of a role of any label most likely has."""
    known = list(labels)
    plain = [label for label in known if label not in set(Label)]
    return role if role in known else next(iter(plain), Label.PROGRAM.value)
