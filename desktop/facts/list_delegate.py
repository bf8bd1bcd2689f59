"""How the rows of the Facts tab are painted: cards, the heading, and what is in no fact as in the other tab."""

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, QPoint, QPointF, QRect, QSize
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem, QToolTip, QWidget

from desktop.facts.card_layout import Box, CardLayout, CardTypesetter, why
from desktop.facts.card_painter import CardPainter, CardState
from desktop.facts.cards import Card, ShownValue
from desktop.facts.delegate import HEIGHT, FactsDelegate
from desktop.facts.list_model import FactListModel
from desktop.facts.model import Role
from desktop.theme.look import Look
from desktop.translate import tr
from desktop.widgets.safe_text import tool_tip

Index = QModelIndex | QPersistentModelIndex
CardKey = tuple[bool, str]  # whether it is proposed, and its id


class FactListDelegate(FactsDelegate):
    """Paints rows; knows which fact is chosen, what the pointer and the keys are at, and where a drag would fall."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        """Paint in a look."""
        super().__init__(look, parent)
        self._typesetter = CardTypesetter(look)
        self._painter = CardPainter(look)
        self._layouts: dict[CardKey, CardLayout] = {}
        self._open: dict[CardKey, bool] = {}
        self.fact: CardKey | None = None  # the card chosen
        self.at: ShownValue | None = None  # of that card: where the arrow keys stand
        self.over: tuple[CardKey, Box | None] | None = None  # what the pointer is at
        self.drop: tuple[CardKey, str] | None = None  # the card and the role that would take what is dragged

    def layout_of(self, card: Card, width: int) -> CardLayout:
        """Return where everything stands on a card in a row of a width."""
        opened = card.key == self.fact or (self.drop is not None and card.key == self.drop[0])
        found = self._layouts.get(card.key)
        if found is None or found.card != card or found.width != width or self._open.get(card.key) != opened:
            found = self._typesetter.lay_out(card, width, open_cells=opened, writable=self.decides)
            self._layouts[card.key], self._open[card.key] = found, opened
        return found

    def forget(self) -> None:
        """Forget every layout: other cards are shown, or more or less can be done with them."""
        self._layouts.clear()

    def heading(self, group: str) -> str:  # noqa: ARG002
        """Return the title of what is in no fact."""
        return tr("Facts", "Not in a fact yet")

    def offers(self, index: Index) -> bool:
        """Say whether the heading offers to accept several suggestions."""
        model = index.model()
        return self.decides and isinstance(model, FactListModel) and model.offers()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a row: of a card its own, of others always the same."""
        card = index.data(Role.CARD)
        if card is None:
            return QSize(120, HEIGHT)
        width = option.rect.width() or self._list().viewport().width()
        return QSize(120, round(self.layout_of(card, width).height))

    def _list(self) -> QAbstractItemView:
        view = self.parent()
        if not isinstance(view, QAbstractItemView):
            raise TypeError(view)
        return view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a card, or a row."""
        card = index.data(Role.CARD)
        if card is None:
            super().paint(painter, option, index)
            return
        rect = option.rect
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        self._painter.paint(
            painter, QPointF(rect.topLeft()), self.layout_of(card, rect.width()), self._state(card, focused)
        )

    def _state(self, card: Card, focused: bool) -> CardState:
        pointed = self.over is not None and self.over[0] == card.key
        return CardState(
            chosen=card.key == self.fact,
            pointed=pointed,
            over=self.over[1] if self.over is not None and pointed else None,
            at=self.at if card.key == self.fact else None,
            focused=focused,
            marked=self.also if self.chosen is None else {*self.also, self.chosen},
            drop=self.drop[1] if self.drop is not None and self.drop[0] == card.key else None,
        )

    def box_at(self, rect: QRect, at: QPoint, card: Card) -> Box | None:
        """Return what of a card lies at a place of the viewport; None: its body."""
        return self.layout_of(card, rect.width()).box_at((at - rect.topLeft()).toPointF())

    def role_at(self, rect: QRect, at: QPoint, card: Card) -> str:
        """Return in which cell of a card a place of the viewport lies; an empty text on its body."""
        return self.layout_of(card, rect.width()).role_at((at - rect.topLeft()).toPointF())

    def editorEvent(self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index) -> bool:
        """Leave a card's clicks to the list, which knows what was pressed."""
        return False if index.data(Role.CARD) is not None else super().editorEvent(event, model, option, index)

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        """Say what is cut or not told on a card."""
        card = index.data(Role.CARD) if index.isValid() else None
        if card is None or event.type() != QEvent.Type.ToolTip:
            return super().helpEvent(event, view, option, index)
        box = self.box_at(option.rect, event.pos(), card)
        text = (box.tip if box is not None else "") or (why(card) if card.proposed else card.note)
        QToolTip.showText(event.globalPos(), tool_tip(text), view)
        return True
