"""The list of the Facts tab: choosing, clicking, keys and dragging. What follows from them is asked for by signals."""

from collections.abc import Collection

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent

from desktop.facts.card_layout import Box, Piece
from desktop.facts.cards import Card, ShownValue
from desktop.facts.delegate import HEIGHT
from desktop.facts.list_delegate import CardKey, FactListDelegate
from desktop.facts.list_drag import Dragging
from desktop.facts.list_keys import ListKeys
from desktop.facts.list_model import FactListModel
from desktop.facts.model import Role
from desktop.marked import MarkedId
from desktop.theme.look import Look
from desktop.translate import tr
from desktop.widgets.long_list import LongList

_BUTTONS = {Piece.TAKE: "take", Piece.REFUSE: "refuse"}


class FactList(LongList):
    """Cards of facts and of proposed ones, and below them what is in no fact."""

    card_chosen = Signal(object)  # CardKey
    evidence_asked = Signal(str)  # MarkedId of a value
    row_opened = Signal(str)  # MarkedId of what is in no fact
    toggled = Signal(str)  # MarkedId, clicked with Ctrl held
    decided = Signal(object, str)  # CardKey of a proposed fact; "take" or "refuse"
    pressed_button = Signal(str, str)  # MarkedId, empty for the heading; as FactsDelegate.pressed
    role_pressed = Signal(int)  # 1 to 9
    empty_cell_pressed = Signal(str)  # role of the card chosen
    taken_out = Signal(str, object)  # FactId, tuple of CellValue
    fact_removed = Signal(str)  # FactId
    title_wanted = Signal()  # Enter on a fact that is taken
    put = Signal(str, str, object)  # FactId, empty: a new fact; role, empty: by label; tuple of MarkedId
    card_menu_requested = Signal(object, object, object)  # CardKey, the value under the pointer or None, QPoint

    def __init__(self, look: Look) -> None:
        """Make an empty list."""
        super().__init__(HEIGHT, tr("Facts", "Facts of the article"))
        self._look = look
        self.writable = True
        self.facts = FactListModel()
        self.delegate = FactListDelegate(look, self)
        self._pressed: tuple[QPoint, Qt.KeyboardModifier] | None = None
        self._height = 0  # pixels, when a row was last brought into sight
        self._brought = QPersistentModelIndex()  # that row
        self._keys = ListKeys(self)
        self._dragging = Dragging(self)
        self.setItemDelegate(self.delegate)
        self.setModel(self.facts)
        self.setAcceptDrops(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # cards keep their width
        self.opened.connect(self._open)
        self.verticalScrollBar().rangeChanged.connect(self._keep_in_sight)
        self.delegate.pressed.connect(self.pressed_button)
        self.facts.rowsInserted.connect(lambda _, first, last: self._fit(first, last))
        self.facts.rowsRemoved.connect(self._come_back)
        self.facts.dataChanged.connect(self._follow)
        self.facts.modelReset.connect(self._begin)
        look.changed.connect(self.viewport().update)

    # ------------------------------------------------------------------------------------------------ what is shown

    def _begin(self) -> None:
        self.delegate.forget()
        self.delegate.over = None
        self._level()

    def _fit(self, first: int, last: int) -> None:
        """Give the rows of cards the heights that they need."""
        rows, width = self.verticalHeader(), self.viewport().width()
        for row in range(first, min(last, len(self.facts.cards()) - 1) + 1):
            card = self.facts.card(row)
            if card is not None:
                rows.resizeSection(row, round(self.delegate.layout_of(card, width).height))

    def _level(self) -> None:
        """Give every row its own height: a list that begins anew keeps those of the rows that stood there before."""
        rows = self.verticalHeader()
        self._fit(0, len(self.facts.cards()) - 1)
        for row in range(len(self.facts.cards()), self.facts.rowCount()):
            if rows.sectionSize(row) != HEIGHT:
                rows.resizeSection(row, HEIGHT)

    def _come_back(self) -> None:
        """Let the keys go on from what is chosen: Qt has moved them to a neighbour of the rows that went."""
        key, marked = self.delegate.fact, self.delegate.chosen
        row = self.facts.row_of_loose(marked) if marked is not None else None
        if row is None and key is not None:
            row = self.facts.row_of_card(key)
        if row is not None and self.currentIndex().row() != row:
            self.setCurrentIndex(self.facts.index(row))

    def _follow(self, first: QModelIndex, last: QModelIndex) -> None:
        """Show changed cards at their heights; the keys stay at their value where it is still there."""
        self._fit(first.row(), last.row())
        card, at = self.chosen_card(), self.delegate.at
        if card is not None and at is not None:
            self.delegate.at = next((value for value in card.values() if value == at), None)

    def _fit_card(self, key: CardKey | None) -> None:
        row = self.facts.row_of_card(key) if key is not None else None
        if row is not None:
            self._fit(row, row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the cards anew where they have another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit(0, len(self.facts.cards()) - 1)

    def set_writable(self, writable: bool) -> None:
        """Let facts be changed here, or only read."""
        self.writable = self.delegate.decides = writable
        self._begin()
        self.viewport().update()

    def choose_card(self, key: CardKey | None) -> None:
        """Show a card as chosen; None: no one. Sends no signal."""
        before, delegate = self.delegate.fact, self.delegate
        if before == key:
            return
        delegate.fact, delegate.at = key, None
        self.setAccessibleDescription("")  # it was of a value of the card before
        self._fit_card(before)
        self._fit_card(key)
        self.viewport().update()

    def show_marked(self, chosen: MarkedId | None, also: Collection[MarkedId]) -> None:
        """Show which annotations and suggestions are chosen."""
        self.delegate.chosen, self.delegate.also = chosen, frozenset(also)
        self.viewport().update()

    def bring(self, row: int | None) -> None:
        """Bring a row into sight, and let the keys go on from it."""
        if row is None:
            return
        if self.currentIndex().row() != row:
            self.setCurrentIndex(self.facts.index(row))
        self.scrollTo(self.facts.index(row))
        self._height, self._brought = self.viewport().height(), QPersistentModelIndex(self.facts.index(row))

    def _keep_in_sight(self) -> None:
        """Follow what was brought into sight when the list gets another height; where she scrolls is her matter."""
        if self.viewport().height() == self._height:
            return
        self._height = self.viewport().height()
        if self._brought.isValid():
            self.scrollTo(self.facts.index(self._brought.row()))

    def chosen_card(self) -> Card | None:
        """Return the card chosen, or None."""
        row = self.facts.row_of_card(self.delegate.fact) if self.delegate.fact is not None else None
        return None if row is None else self.facts.card(row)

    # ------------------------------------------------------------------------------------------------ mouse

    def card_at(self, at: QPoint) -> tuple[Card, Box | None] | None:
        """Return the card at a place of the viewport and what of it lies there."""
        index = self.indexAt(at)
        card = index.data(Role.CARD) if index.isValid() else None
        return None if card is None else (card, self.delegate.box_at(self.visualRect(index), at, card))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember what was pressed: a click or a drag may begin here."""
        at = event.position().toPoint()
        self._pressed = (at, event.modifiers()) if event.button() == Qt.MouseButton.LeftButton else None
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show what can be clicked; a press that moves carries what was pressed."""
        at = event.position().toPoint()
        if not event.buttons() & Qt.MouseButton.LeftButton:
            self._point_at(at)
            super().mouseMoveEvent(event)
            return
        far = QGuiApplication.styleHints().startDragDistance()
        if self._pressed is not None and (at - self._pressed[0]).manhattanLength() >= far and self.writable:
            start, self._pressed = self._pressed[0], None
            self._dragging.carry(start, self._carried(start))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take the click, and forget what was pressed."""
        super().mouseReleaseEvent(event)
        self._pressed = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Let the title be edited that was clicked twice."""
        super().mouseDoubleClickEvent(event)
        found = self.card_at(event.position().toPoint())
        if found is not None and found[1] is not None and found[1].piece is Piece.TITLE and not found[0].proposed:
            self.choose_by_analyst(found[0])
            self.title_wanted.emit()

    def leaveEvent(self, event: QEvent) -> None:
        """Show nothing as pointed at."""
        super().leaveEvent(event)
        self.delegate.over = None
        self.viewport().update()

    def _point_at(self, at: QPoint) -> None:
        found = self.card_at(at)
        over = None if found is None else (found[0].key, found[1])
        if over != self.delegate.over:
            self.delegate.over = over
            self.viewport().update()
        clickable = over is not None and over[1] is not None and over[1].is_clickable
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if clickable else Qt.CursorShape.ArrowCursor)

    def _carried(self, at: QPoint) -> tuple[MarkedId, ...]:
        """Return what a drag from a place carries: a value's annotations, or a row; with it all that are chosen."""
        found, marked = self.card_at(at), self.facts.marked(self.indexAt(at).row())
        if found is not None:
            value = found[1].value if found[1] is not None and found[1].piece is not Piece.TITLE else None
            ids = value.evidence if value is not None else ()
        else:
            ids = (marked.id,) if marked is not None else ()
        chosen = {*self.delegate.also, self.delegate.chosen}
        return tuple(dict.fromkeys((*ids, *self.delegate.also))) if chosen & set(ids) else ids

    def _open(self, index: QModelIndex) -> None:
        """Take a click, or Enter on a row that is no card."""
        at, held = self._pressed or (QPoint(-1, -1), Qt.KeyboardModifier.NoModifier)
        self._pressed = None
        toggles = bool(held & Qt.KeyboardModifier.ControlModifier)
        marked, card = index.data(Role.MARKED), index.data(Role.CARD)
        if card is not None:
            self._click(card, self.delegate.box_at(self.visualRect(index), at, card), toggles=toggles)
        elif marked is not None:
            (self.toggled if toggles else self.row_opened).emit(marked.id)

    def _click(self, card: Card, box: Box | None, *, toggles: bool) -> None:
        piece = box.piece if box is not None else Piece.TITLE
        value = box.value if box is not None and piece is not Piece.TITLE else None
        if piece in _BUTTONS:
            self.decided.emit(card.key, _BUTTONS[piece])
            return
        if value is not None and value.evidence and toggles:
            self.toggled.emit(value.evidence[0])
            return
        again = card.key == self.delegate.fact
        self.choose_by_analyst(card)
        self.delegate.at = value
        if piece in (Piece.HINT, Piece.MORE) and box is not None and not card.proposed:
            self.empty_cell_pressed.emit(box.role)
        elif value is not None:
            self.go_to(value)
        elif again:
            self.card_chosen.emit(card.key)

    def choose_by_analyst(self, card: Card) -> None:
        """Choose a card, and say so where it was another."""
        if card.key != self.delegate.fact:
            self.choose_card(card.key)
            self.card_chosen.emit(card.key)

    def go_to(self, value: ShownValue) -> None:
        """Ask for the sentence of a value; of several the one after that which is chosen."""
        if not value.evidence:
            return
        here = self.delegate.chosen
        places = value.evidence
        following = (places.index(here) + 1) % len(places) if here in places else 0
        self.evidence_asked.emit(places[following])

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Choose the card under the pointer and ask for its menu; of other rows as in every list."""
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        at = self.visualRect(self.currentIndex()).topLeft() + QPoint(40, 20) if by_key else event.pos()
        found = self.card_at(at)
        if found is None:
            super().contextMenuEvent(event)
            return
        card, box = found
        self.choose_by_analyst(card)
        value = self.delegate.at if by_key else box.value if box is not None else None
        self.card_menu_requested.emit(card.key, value, self.viewport().mapToGlobal(at))

    # ------------------------------------------------------------------------------------------------ keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go through cards, their values and the rows; decide what is proposed."""
        if self._keys.take(event):
            return
        before = self.currentIndex().row()
        super().keyPressEvent(event)
        after = self.facts.card(self.currentIndex().row())
        if self.currentIndex().row() != before and after is not None:
            self.choose_by_analyst(after)

    # ------------------------------------------------------------------------------------------------ dragging

    def show_drop(self, target: tuple[CardKey, str] | None) -> None:
        """Show which cell or card would take what is dragged; None: none would."""
        before = self.delegate.drop
        if before == target:
            return
        self.delegate.drop = target
        for one in (before, target):
            self._fit_card(one[0] if one is not None else None)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows, and while something is dragged the place that makes a new fact of it."""
        super().paintEvent(event)
        self._dragging.paint(self.viewport(), self._look)
