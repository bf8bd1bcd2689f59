"""The keys of the list of facts: through cards, values and rows, and what is decided with them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from desktop.article.announce import announce
from desktop.facts.cards import Card
from desktop.facts.delegate import ACCEPT_VISIBLE, REJECT
from desktop.facts.list_model import card_said, value_said
from desktop.marked import Marked, is_suggestion

if TYPE_CHECKING:
    from desktop.facts.fact_list import FactList

_DIGITS = {getattr(Qt.Key, f"Key_{digit}"): digit for digit in range(1, 10)}
_HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class ListKeys:
    """What a key means where the list stands."""

    def __init__(self, rows: "FactList") -> None:
        """Work a list."""
        self._rows = rows

    def take(self, event: QKeyEvent) -> bool:
        """Do what a key asks for; says whether it meant anything here."""
        row = self._rows.currentIndex().row()
        card, marked = self._rows.facts.card(row), self._rows.facts.marked(row)
        if event.modifiers() & _HELD:
            return False
        return self._key_of_any(event.key()) or self._key_of(card, marked, event.key())

    def _key_of_any(self, key: int) -> bool:
        digit = _DIGITS.get(Qt.Key(key))
        if digit is None or not self._rows.writable or self._rows.delegate.fact is None or self._rows.delegate.fact[0]:
            return False
        self._rows.role_pressed.emit(digit)
        return True

    def _key_of(self, card: Card | None, marked: Marked | None, key: int) -> bool:
        if card is not None:
            return self._key_of_card(card, key)
        if marked is None:
            return self._key_of_heading(key)
        if not self._rows.writable:
            return False
        if key == Qt.Key.Key_X and is_suggestion(marked):
            self._rows.pressed_button.emit(marked.id, REJECT)
        elif key == Qt.Key.Key_L:
            self._rows.put.emit("", "", tuple(dict.fromkeys((marked.id, *self._rows.delegate.also))))
        else:
            return False
        return True

    def _key_of_heading(self, key: int) -> bool:
        index = self._rows.currentIndex()
        if key not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or not index.isValid():
            return False
        if self._rows.delegate.offers(index):
            self._rows.pressed_button.emit("", ACCEPT_VISIBLE)
        return True

    def _key_of_card(self, card: Card, key: int) -> bool:
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._step(card, 1 if key == Qt.Key.Key_Right else -1)
        elif key == Qt.Key.Key_Space:
            self._rows.choose_by_analyst(card)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter(card)
        elif not self._rows.writable:
            return False
        elif key == Qt.Key.Key_X and card.proposed:
            self._rows.decided.emit(card.key, "refuse")
        elif key == Qt.Key.Key_Delete and not card.proposed:
            self._delete(card)
        else:
            return False
        return True

    def _step(self, card: Card, step: int) -> None:
        """Go to the next or previous value of a card; before the first stands the card itself."""
        self._rows.choose_by_analyst(card)
        values, at = card.values(), self._rows.delegate.at
        here = next((place for place, value in enumerate(values, 1) if value is at), 0)
        place = max(0, min(len(values), here + step))
        at = self._rows.delegate.at = values[place - 1] if place else None
        announce(self._rows, value_said(at) if at is not None else card_said(card))
        self._rows.viewport().update()

    def _enter(self, card: Card) -> None:
        self._rows.choose_by_analyst(card)
        if self._rows.delegate.at is not None:
            self._rows.go_to(self._rows.delegate.at)
        elif card.proposed:
            if self._rows.writable:
                self._rows.decided.emit(card.key, "take")
        else:
            self._rows.title_wanted.emit()

    def _delete(self, card: Card) -> None:
        value = self._rows.delegate.at if card.key == self._rows.delegate.fact else None
        if value is None:
            self._rows.fact_removed.emit(card.id)
        else:
            self._rows.delegate.at = None
            self._rows.taken_out.emit(card.id, value.stands_for)
