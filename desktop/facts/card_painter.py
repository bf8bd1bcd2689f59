"""How the card of a fact is painted."""

from collections.abc import Collection
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from db.facts import FactStatus
from desktop.facts.card_layout import Box, CardLayout, Piece
from desktop.facts.cards import ShownValue
from desktop.marked import MarkedId
from desktop.theme import icons
from desktop.theme.look import Look
from desktop.widgets import painting

RADIUS = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class CardState:
    """What holds for a card at the moment."""

    chosen: bool = False
    pointed: bool = False  # the pointer is on the card
    over: Box | None = None  # what is under the pointer
    at: ShownValue | None = None  # where the arrow keys stand
    focused: bool = False  # the keys go to this card
    marked: Collection[MarkedId] = ()  # annotations chosen
    drop: str | None = None  # the role that takes what is dragged; empty: the card does; None: neither


class CardPainter:
    """Paints cards in a look."""

    def __init__(self, look: Look) -> None:
        """Paint in a look."""
        self._look = look

    def paint(self, painter: QPainter, origin: QPointF, layout: CardLayout, state: CardState) -> None:
        """Paint a card whose row begins at a place."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(origin)
        self._ground(painter, layout, state)
        for box in layout.boxes:
            self._box(painter, box, layout, state)
        painter.restore()

    def _ground(self, painter: QPainter, layout: CardLayout, state: CardState) -> None:
        colours, frame = self._look.colours, layout.frame
        edge = (
            colours.accent if state.chosen else colours.edge if state.pointed or layout.card.proposed else colours.rule
        )
        fill = colours.chrome if layout.card.proposed else colours.paper
        painting.ground(painter, frame, fill, edge, RADIUS, dashed=layout.card.proposed)
        if state.drop is not None:
            area = layout.area_of(state.drop) if state.drop else frame
            painting.ground(painter, area.adjusted(3, 0, -3, 0), colours.accent_soft, colours.accent, 6, dashed=True)
        if state.focused and state.at is None:
            painting.focus_ring(painter, frame, colours, RADIUS)

    def _box(self, painter: QPainter, box: Box, layout: CardLayout, state: CardState) -> None:
        match box.piece:
            case Piece.LETTER:
                self._letter(painter, box, state)
            case Piece.TITLE:
                ink = "ink" if layout.card.title else "dim"
                self._halo(painter, box, state)
                self._text(painter, box, ink, self._look.font(15, semibold=bool(layout.card.title)))
            case Piece.VALUE:
                self._value(painter, box, state)
            case Piece.CHIP:
                self._chip(painter, box, state)
            case Piece.TAKE | Piece.REFUSE:
                self._button(painter, box, state)
            case Piece.STATUS | Piece.WARNING:
                self._mark(painter, box, layout)
            case Piece.MORE:
                self._more(painter, box, state)
            case _:
                self._text(painter, box, self._tail_ink(box), self._look.font(13), line=_is_over(box, state))

    def _tail_ink(self, box: Box) -> str:
        return "warn" if box.value is not None and box.value.gone else "dim"

    def _letter(self, painter: QPainter, box: Box, state: CardState) -> None:
        look = self._look
        letter = look.letter(box.role or "fact")
        painting.letter(painter, box.rect, letter, look.label(box.role), look.font(11, semibold=True))
        if state.over is box and box.value is not None:
            painting.ground(painter, box.rect, None, look.label(box.role).ink, 4)

    def _value(self, painter: QPainter, box: Box, state: CardState) -> None:
        self._halo(painter, box, state)
        value = box.value
        lost = value is not None and value.gone
        self._text(
            painter,
            box,
            "warn" if lost else "ink",
            self._look.font(14, semibold=value is not None and bool(value.text)),
            line=_is_over(box, state),
        )

    def _chip(self, painter: QPainter, box: Box, state: CardState) -> None:
        value, colours = box.value, self._look.label("country")
        if value is None:
            return
        bare = value.from_analyst
        edge = colours.ink if bare or value.suggested or _is_over(box, state) or _is_marked(value, state) else None
        dashed = bare or (value.suggested and not _is_marked(value, state) and not _is_over(box, state))
        painting.ground(painter, box.rect, None if bare else colours.fill, edge, 5, dashed=dashed)
        painter.setFont(self._look.font(12.5, semibold=True))
        painter.setPen(QColor(colours.ink))
        painter.drawText(box.rect, painting.CENTRE, box.text)
        if state.focused and value is state.at:
            painting.focus_ring(painter, box.rect.adjusted(-2.5, -2.5, 2.5, 2.5), self._look.colours)

    def _halo(self, painter: QPainter, box: Box, state: CardState) -> None:
        """Paint the ground of a value whose annotation is chosen, and the ring of the keys."""
        if box.value is None:
            return
        around = box.rect.adjusted(-4, 1, 4, -1)
        if _is_marked(box.value, state):
            painting.ground(painter, around, self._look.colours.accent_soft, radius=5)
        if state.focused and box.value is state.at:
            painting.focus_ring(painter, around, self._look.colours, 5)

    def _button(self, painter: QPainter, box: Box, state: CardState) -> None:
        colours, over = self._look.colours, _is_over(box, state)
        if over:
            painting.ground(painter, box.rect.adjusted(1, 1, -1, -1), colours.hover, radius=5)
        ink = colours.ink if over else colours.dim
        middle = box.rect.center()
        name = "check" if box.piece is Piece.TAKE else "close"
        icons.draw(painter, name, QRectF(middle.x() - 7, middle.y() - 7, 14, 14), QColor(ink))

    def _mark(self, painter: QPainter, box: Box, layout: CardLayout) -> None:
        colours, middle = self._look.colours, box.rect.center()
        spot = QRectF(middle.x() - 7, middle.y() - 7, 14, 14)
        if box.piece is Piece.WARNING:
            icons.draw(painter, "warn", spot, QColor(colours.warn))
        elif layout.card.status is FactStatus.CHECKED:
            icons.draw(painter, "check", spot, QColor(colours.good))
        else:
            painter.setFont(self._look.font(14, semibold=True))
            painter.setPen(QColor(colours.warn))
            painter.drawText(box.rect, painting.CENTRE, "?")

    def _more(self, painter: QPainter, box: Box, state: CardState) -> None:
        colours = self._look.colours
        target = state.drop == box.role
        over = _is_over(box, state) or target
        edge = colours.accent if over else colours.rule
        painting.ground(painter, box.rect, colours.accent_soft if target else None, edge, 5, dashed=True)
        painter.setFont(self._look.font(13))
        painter.setPen(QColor(colours.ink if over else colours.dim))
        painter.drawText(box.rect, painting.CENTRE, box.text)

    def _text(self, painter: QPainter, box: Box, ink: str, font: QFont, *, line: bool = False) -> None:
        painter.setFont(font)
        colour = self._look.colour(ink)
        painter.setPen(colour)
        painter.drawText(box.rect.adjusted(0, 0, 3, 0), painting.LEFT, box.text)
        if line:
            painter.setPen(QPen(colour, 1, Qt.PenStyle.DotLine))
            y = box.rect.center().y() + 9.5
            painter.drawLine(QPointF(box.rect.left(), y), QPointF(box.rect.right() - 1, y))


def _is_over(box: Box, state: CardState) -> bool:
    """Say whether the pointer is on something; on the words it is on their value too."""
    if state.over is None:
        return False
    if box.value is not None and box.piece is not Piece.TITLE:
        return state.over.value is box.value and state.over.piece is not Piece.TITLE
    return state.over is box


def _is_marked(value: ShownValue, state: CardState) -> bool:
    return any(name in state.marked for name in value.evidence)
