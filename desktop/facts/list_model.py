"""The Facts tab as rows: the cards of facts, those of proposed facts, and what stands in none of them."""

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from desktop.facts.card_layout import status_title, tail
from desktop.facts.cards import Card, ShownValue
from desktop.facts.model import Role, said, tip
from desktop.marked import Marked, MarkedId, is_suggestion
from desktop.translate import tr
from desktop.widgets.safe_text import one_line

Index = QModelIndex | QPersistentModelIndex
Place = tuple[int, int, str]  # start, end, id: text order
LOOSE = "not in a fact"  # the group of what is in no fact; no label is called so
_MANY = 60  # rows that come and go at once: cheaper to begin anew


class FactListModel(QAbstractListModel):
    """Rows over plain records: cards in the order given, a heading, and what is in no card in text order."""

    def __init__(self) -> None:
        """Make an empty model."""
        super().__init__()
        self._cards: list[Card] = []
        self._by_id: dict[MarkedId, Marked] = {}
        self._cited: dict[MarkedId, tuple[bool, str]] = {}  # to the key of the first card that cites it
        self._loose: list[Place] = []

    def begin(self, marked: Iterable[Marked]) -> None:
        """Show what is marked in another article; no facts are known yet."""
        self.beginResetModel()
        self._cards, self._cited = [], {}
        self._by_id = {one.id: one for one in marked}
        self._loose = sorted(map(_place, self._by_id.values()))
        self.endResetModel()

    def set_marked(self, marked: Iterable[Marked]) -> None:
        """Show other annotations and suggestions of the same article."""
        self.beginResetModel()
        self._by_id = {one.id: one for one in marked}
        self._loose = sorted(_place(one) for one in self._by_id.values() if one.id not in self._cited)
        self.endResetModel()

    def set_cards(self, cards: Sequence[Card]) -> None:
        """Show other facts and proposed facts of the same article."""
        cited: dict[MarkedId, tuple[bool, str]] = {}
        for card in cards:
            for name in card.evidence():
                cited.setdefault(name, card.key)
        changed = [name for name in self._cited.keys() ^ cited.keys() if name in self._by_id]
        keys, old = [card.key for card in cards], [card.key for card in self._cards]
        if len(changed) + abs(len(keys) - len(old)) > _MANY:
            self._begin_anew(cards, cited)
            return
        self._exchange(old, keys, cards)
        self._cited = cited
        for name in changed:
            if name in cited:
                self._drop_loose(_place(self._by_id[name]))
            else:
                self._add_loose(_place(self._by_id[name]))

    def _begin_anew(self, cards: Sequence[Card], cited: dict[MarkedId, tuple[bool, str]]) -> None:
        self.beginResetModel()
        self._cards, self._cited = list(cards), cited
        self._loose = sorted(_place(one) for one in self._by_id.values() if one.id not in cited)
        self.endResetModel()

    def _exchange(self, old: Sequence[object], keys: Sequence[object], cards: Sequence[Card]) -> None:
        """Take rows out and put rows in where the two orders differ, and show anew what is another there."""
        same = min(len(old), len(keys))
        first = next((place for place in range(same) if old[place] != keys[place]), same)
        rest = same - first
        last = next((back for back in range(rest) if old[-1 - back] != keys[-1 - back]), rest)
        gone, come = len(old) - last, len(keys) - last
        if gone > first:
            self.beginRemoveRows(QModelIndex(), first, gone - 1)
            del self._cards[first:gone]
            self.endRemoveRows()
        if come > first:
            self.beginInsertRows(QModelIndex(), first, come - 1)
            self._cards[first:first] = cards[first:come]
            self.endInsertRows()
        for place, card in enumerate(cards):
            if self._cards[place] != card:
                self._cards[place] = card
                self.dataChanged.emit(self.index(place), self.index(place))

    def put(self, marked: Marked) -> None:
        """Add an annotation or a suggestion, or show its new state."""
        old = self._by_id.get(marked.id)
        if old is not None and _place(old) == _place(marked):
            self._by_id[marked.id] = marked
            row = self.row_of_loose(marked.id)
            if row is not None:
                self.dataChanged.emit(self.index(row), self.index(row))
            return
        if old is not None:
            self.remove(old.id)
        self._by_id[marked.id] = marked
        if marked.id not in self._cited:
            self._add_loose(_place(marked))

    def remove(self, name: MarkedId) -> None:
        """Take an annotation or a suggestion away; one that is not known is ignored."""
        old = self._by_id.get(name)
        if old is None:
            return
        if name not in self._cited:
            self._drop_loose(_place(old))
        del self._by_id[name]

    def _add_loose(self, place: Place) -> None:
        heading = len(self._cards)
        first = heading + 1 + bisect_left(self._loose, place) if self._loose else heading
        self.beginInsertRows(QModelIndex(), first, first if self._loose else first + 1)
        insort(self._loose, place)
        self.endInsertRows()
        self.dataChanged.emit(self.index(heading), self.index(heading))

    def _drop_loose(self, place: Place) -> None:
        heading, at = len(self._cards), bisect_left(self._loose, place)
        last_one = len(self._loose) == 1
        self.beginRemoveRows(QModelIndex(), heading if last_one else heading + 1 + at, heading + 1 + at)
        del self._loose[at]
        self.endRemoveRows()
        if not last_one:
            self.dataChanged.emit(self.index(heading), self.index(heading))

    def cards(self) -> Sequence[Card]:
        """Return the cards, facts before proposed ones."""
        return tuple(self._cards)

    def card(self, row: int) -> Card | None:
        """Return the card of a row; None where it is none."""
        return self._cards[row] if 0 <= row < len(self._cards) else None

    def row_of_card(self, key: tuple[bool, str]) -> int | None:
        """Return the row of a card, by whether it is proposed and its id."""
        return next((row for row, card in enumerate(self._cards) if card.key == key), None)

    def row_of_loose(self, name: MarkedId) -> int | None:
        """Return the row of what is in no fact; None where it is in one, or not known."""
        marked = self._by_id.get(name)
        if marked is None or name in self._cited:
            return None
        return len(self._cards) + 1 + bisect_left(self._loose, _place(marked))

    def row_citing(self, name: MarkedId) -> int | None:
        """Return the row of the first card that cites an annotation or a suggestion."""
        return self.row_of_card(self._cited[name]) if name in self._cited else None

    def loose(self) -> int:
        """Return how many are in no fact."""
        return len(self._loose)

    def marked(self, row: int) -> Marked | None:
        """Return what is in no fact in a row; None for a card and the heading."""
        at = row - len(self._cards) - 1
        return self._by_id[self._loose[at][2]] if 0 <= at < len(self._loose) else None

    def offers(self) -> bool:
        """Say whether any suggestion waits in the article."""
        return any(is_suggestion(one) for one in self._by_id.values())

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return the number of rows, the heading too."""
        return 0 if parent.isValid() else len(self._cards) + (len(self._loose) + 1 if self._loose else 0)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that all but the heading can be chosen."""
        if index.row() == len(self._cards):
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what is painted, or what a screen reader says."""
        if not index.isValid():
            return None
        card, marked = self.card(index.row()), self.marked(index.row())
        if role == Role.CARD:
            return card
        if role == Role.MARKED:
            return marked
        if role == Role.GROUP:
            return LOOSE
        if role == Role.COUNT:
            return str(len(self._loose))
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._said(card, marked)
        return tip(marked) if role == Qt.ItemDataRole.ToolTipRole and marked is not None else None

    def _said(self, card: Card | None, marked: Marked | None) -> str:
        if card is not None:
            return card_said(card)
        if marked is not None:
            return said(marked)
        return tr("Facts", "Not in a fact yet: {n}").format(n=len(self._loose))


def card_said(card: Card) -> str:
    """Return a card as a screen reader says it, with every value."""
    what = tr("Facts", "proposed fact") if card.proposed else tr("Facts", "fact")
    parts = [f"{what}: {card.title or tr('Facts', 'no title yet')}"]
    if not card.proposed:
        parts.append(status_title(card.status))
    if card.rivals:
        parts.append(tr("Facts", "%n further state(s), made elsewhere", card.rivals))
    filled = (cell for cell in card.cells if cell.values)
    parts += [f"{cell.title}: " + ", ".join(map(value_said, cell.values)) for cell in filled]
    return one_line(". ".join(parts), 2000)


def value_said(value: ShownValue) -> str:
    """Return a value as a screen reader says it: with its words, or that it has none."""
    beside = tail(value)
    return f"{value.shown} {beside}" if beside else value.shown


def _place(marked: Marked) -> Place:
    return marked.start, marked.end, marked.id
