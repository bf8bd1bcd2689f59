"""Where everything stands on the card of a fact, at a width: boxes, worked out once and painted and hit many times."""

from dataclasses import dataclass, field
from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF

from db.facts import FactStatus
from desktop.facts.cards import Card, ShownCell, ShownValue
from desktop.facts.delegate import fitted
from desktop.queue.delegate import fold
from desktop.theme.look import Look
from desktop.translate import tr
from desktop.widgets.safe_text import one_line

LEFT, RIGHT, GAP = 12.0, 0.0, 5.0  # pixels between the card and the edges of its row; at the right is the scroll bar
PAD = 12.0  # pixels between the card's edge and what stands on it
HEAD, TITLE_LINE = 27.0, 19.0  # pixels: of the line with the title, and of a second one
_TITLE_LINES = 2
LINE, WORDS_LINE, CHIP = 22.0, 18.0, 18.0  # pixels: a line of values, one of words, the height of a chip
_CAPTION = (71.0, 112.0)  # pixels of the column of captions: at least, at most
_FEW_LETTERS = 40.0  # pixels: narrower words say nothing


class Piece(StrEnum):
    """What a box is."""

    LETTER = "letter"
    TITLE = "title"
    CAPTION = "caption"
    VALUE = "value"
    CHIP = "chip"
    TAIL = "tail"  # what stands beside or below a value: its words, or whose it is
    HINT = "hint"  # what to do about an empty cell
    MORE = "more"  # an empty cell without a line of its own
    SUGGESTED = "suggested"
    TAKE = "take"
    REFUSE = "refuse"
    STATUS = "status"
    WARNING = "warning"


_BUTTONS = frozenset({Piece.HINT, Piece.MORE, Piece.TAKE, Piece.REFUSE})
STOPS = frozenset({Piece.VALUE, Piece.CHIP})


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """Something on a card; the place is reckoned from the row's top left corner."""

    piece: Piece
    rect: QRectF
    text: str = ""  # as it fits
    role: str = ""
    value: ShownValue | None = None
    tip: str = ""  # what is not on the card

    @property
    def is_clickable(self) -> bool:
        """Say whether a click does more than choose the card."""
        return self.piece in _BUTTONS or (self.value is not None and self.piece is not Piece.TITLE)


@dataclass(slots=True)
class CardLayout:
    """A card at a width."""

    card: Card
    width: float
    height: float = 0.0  # of the row
    boxes: list[Box] = field(default_factory=list)
    areas: list[tuple[str, QRectF]] = field(default_factory=list)  # role and where its cell is

    @property
    def frame(self) -> QRectF:
        """Where the card's edge runs."""
        return QRectF(LEFT, GAP, self.width - LEFT - RIGHT, self.height - 2 * GAP)

    def stops(self) -> list[ShownValue]:
        """Return the values that the arrow keys go through, each once."""
        return list(self.card.values())

    def box_at(self, at: QPointF) -> Box | None:
        """Return what can be clicked, or explains itself, at a place."""
        return next((box for box in self.boxes if box.piece is not Piece.CAPTION and box.rect.contains(at)), None)

    def role_at(self, at: QPointF) -> str:
        """Return in which cell a place lies; an empty text on the body of the card."""
        return next((role for role, area in self.areas if area.contains(at)), "")

    def area_of(self, role: str) -> QRectF:
        """Return where a cell is; the whole card where it has no line."""
        return next((area for name, area in self.areas if name == role), self.frame)


class CardTypesetter:
    """Makes layouts in the fonts of a look. The fonts never change while the window is open."""

    def __init__(self, look: Look) -> None:
        """Take the fonts."""
        self._title_font = look.font(15, semibold=True)
        self._title = _metrics(self._title_font)
        self._value = _metrics(look.font(14, semibold=True))
        self._chip = _metrics(look.font(12.5, semibold=True))
        self._words = _metrics(look.font(13))

    def lay_out(self, card: Card, width: float, *, open_cells: bool, writable: bool) -> CardLayout:
        """Return the layout of a card.

        Args:
            card: what it shows.
            width: of the row, in pixels.
            open_cells: also show the cells that have nothing in them: something can be put there now.
            writable: buttons and what tells of keys make sense.
        """
        made = CardLayout(card=card, width=width)
        top = self._head(made, writable=writable)
        caption = self._caption_width(card)
        for cell in card.lines:
            hints = writable and open_cells and not card.proposed
            below = self._cell(made, cell, top, caption, writable=writable and not card.proposed, hints=hints)
            made.areas.append((cell.role, QRectF(LEFT, top - 1, width - LEFT - RIGHT, below - top)))
            top = below
        if open_cells and writable and not card.proposed:
            top = self._further(made, top)
        made.height = round(top + 7 + GAP)
        return made

    def _caption_width(self, card: Card) -> float:
        least, most = _CAPTION
        widest = max((self._words.horizontalAdvance(one_line(cell.title)) for cell in card.lines), default=0)
        return min(most, max(least, widest + 14))

    def _head(self, made: CardLayout, *, writable: bool) -> float:
        """Place the title, in at most two lines, and what stands beside it; returns where the cells begin."""
        card, middle = made.card, GAP + 6 + HEAD / 2
        left, right = LEFT + PAD, self._marks(made, made.width - RIGHT - PAD + 4, writable=writable)
        label = "program" if any(cell.role == "program" and cell.values for cell in card.cells) else ""
        square = QRectF(left, middle - 8.5, 17, 17)
        tip = tr("Facts", "Go to “{name}”").format(name=card.named_by.shown) if card.named_by is not None else ""
        made.boxes.append(Box(piece=Piece.LETTER, rect=square, role=label, value=card.named_by, tip=tip))
        space = QRectF(left + 25, middle - 11, right - left - 29, 22)
        whole = one_line(card.title) if card.title else tr("Facts", "no title yet")
        shown = fold(whole, self._title_font, max(space.width(), 1), _TITLE_LINES) or [""]
        tip = card.title if shown[-1].endswith("…") else ""
        for place, line in enumerate(shown):
            wide = min(space.width(), self._title.horizontalAdvance(line) + 2)
            rect = QRectF(space.left(), space.top() + place * TITLE_LINE, wide, space.height())
            made.boxes.append(Box(piece=Piece.TITLE, rect=rect, text=line, value=card.named_by, tip=tip))
        return GAP + HEAD + 6 + (len(shown) - 1) * TITLE_LINE

    def _marks(self, made: CardLayout, right: float, *, writable: bool) -> float:
        """Place what stands at the right of the title; returns where it begins."""
        card, top = made.card, GAP + 6 + HEAD / 2 - 12
        if card.proposed and writable:
            for piece, tip in ((Piece.REFUSE, tr("Facts", "Refuse (X)")), (Piece.TAKE, tr("Facts", "Take (Enter)"))):
                right -= 24
                made.boxes.append(Box(piece=piece, rect=QRectF(right, top, 24, 24), tip=tip))
        if card.proposed:
            text = tr("Facts", "suggested")
            wide = self._words.horizontalAdvance(text) + 4
            right -= wide + (4 if writable else 0)
            made.boxes.append(Box(piece=Piece.SUGGESTED, rect=QRectF(right, top, wide, 24), text=text, tip=why(card)))
        if card.status is not FactStatus.OPEN:
            right -= 22
            made.boxes.append(Box(piece=Piece.STATUS, rect=QRectF(right, top, 22, 24), tip=status_title(card.status)))
        if card.rivals or any(value.gone for value in card.values()):
            right -= 22
            made.boxes.append(Box(piece=Piece.WARNING, rect=QRectF(right, top, 22, 24), tip=_warning(card)))
        return right

    def _cell(
        self, made: CardLayout, cell: ShownCell, top: float, caption: float, *, writable: bool, hints: bool
    ) -> float:
        left = LEFT + PAD
        title = self._words.elidedText(one_line(cell.title), Qt.TextElideMode.ElideRight, caption - 8)
        rect = QRectF(left, top, caption - 8, LINE)
        made.boxes.append(Box(piece=Piece.CAPTION, rect=rect, text=title, role=cell.role))
        space = QRectF(left + caption, top, made.width - RIGHT - PAD - left - caption, LINE)
        if not cell.values:
            return self._empty(made, cell, space, writable=writable, hints=hints)
        chips = [value for value in cell.values if value.label == "country"]
        lines = [value for value in cell.values if value.label != "country"]
        for value in lines:
            space.moveTop(self._value_line(made, cell.role, value, space, alone=len(cell.values) == 1))
        return self._chips(made, cell.role, chips, space) if chips else space.top()

    def _empty(self, made: CardLayout, cell: ShownCell, space: QRectF, *, writable: bool, hints: bool) -> float:
        """Place what stands in an empty cell: as much of what to do as fits."""
        texts = [tr("Facts", "none yet")]
        if hints and cell.key is not None:
            texts.append(tr("Facts", "none yet — press {key}, then Shift+L").format(key=cell.key))
            texts.append(tr("Facts", "none yet — select text, press {key}, then Shift+L").format(key=cell.key))
        shown = [text for text in texts if self._words.horizontalAdvance(text) <= space.width()][-1:] or texts[:1]
        piece = Piece.HINT if writable else Piece.SUGGESTED
        made.boxes.append(Box(piece=piece, rect=QRectF(space), text=shown[0], role=cell.role))
        return space.bottom()

    def _value_line(self, made: CardLayout, role: str, value: ShownValue, space: QRectF, *, alone: bool) -> float:
        """Place a value, and beside or below it its words; returns where the next line begins."""
        whole = one_line(value.shown)
        shown = fitted(whole, self._value, space.width())
        wide = min(space.width(), self._value.horizontalAdvance(shown) + 1)
        tip = _tip(value, shown, whole)
        rect = QRectF(space.left(), space.top(), wide, LINE)
        made.boxes.append(Box(piece=Piece.VALUE, rect=rect, text=shown, role=role, value=value, tip=tip))
        said = tail(value)
        if not said:
            return space.bottom()
        need, rest = self._words.horizontalAdvance(said), space.width() - wide - 6
        below = need > rest and (alone or not value.evidence or rest < _FEW_LETTERS)
        if not below:
            spot = QRectF(space.right() - rest, space.top(), rest, LINE)
        elif alone or not value.evidence:
            spot = QRectF(space.left(), space.bottom() - 2, space.width(), WORDS_LINE)
        else:
            return space.bottom()
        cut = self._words.elidedText(said, Qt.TextElideMode.ElideRight, spot.width())
        spot.setWidth(min(spot.width(), self._words.horizontalAdvance(cut) + 1))
        tip = tip or (value.words if cut != said else "")
        made.boxes.append(Box(piece=Piece.TAIL, rect=spot, text=cut, role=role, value=value, tip=tip))
        return spot.bottom() + 2 if below else space.bottom()

    def _chips(self, made: CardLayout, role: str, values: list[ShownValue], space: QRectF) -> float:
        """Place chips in as many lines as they need, those from the analyst last and said to be so."""
        left, top = space.left(), space.top()
        theirs = [value for value in values if value.from_analyst]
        for value in [*(value for value in values if not value.from_analyst), *theirs]:
            whole = one_line(value.shown)
            shown = self._chip.elidedText(whole, Qt.TextElideMode.ElideRight, space.width() - 12)
            wide = self._chip.horizontalAdvance(shown) + 12
            if left > space.left() and left + wide > space.right() + 0.5:
                left, top = space.left(), top + LINE
            rect = QRectF(left, top + (LINE - CHIP) / 2, wide, CHIP)
            tip = _tip(value, shown, whole)
            made.boxes.append(Box(piece=Piece.CHIP, rect=rect, text=shown, role=role, value=value, tip=tip))
            left += wide + 6
        if not theirs:
            return top + LINE
        return self._whose(made, role, QRectF(left, top, space.right() - left, LINE), space)

    def _whose(self, made: CardLayout, role: str, spot: QRectF, space: QRectF) -> float:
        said = tr("Facts", "from the analyst")
        wide = self._words.horizontalAdvance(said)
        if wide > spot.width():
            spot = QRectF(space.left(), spot.top() + LINE, space.width(), LINE)
        made.boxes.append(Box(piece=Piece.SUGGESTED, rect=spot, text=said, role=role))
        return spot.bottom()

    def _further(self, made: CardLayout, top: float) -> float:
        """Place the cells that have nothing in them as small frames at the foot of the card."""
        left, last = LEFT + PAD, made.width - RIGHT - PAD
        first = left
        found = made.card.further
        if not found:
            return top
        top += 3
        for cell in found:
            text = one_line(cell.title) + (f"  {cell.key}" if cell.key is not None else "")
            shown = self._words.elidedText(f"+ {text}", Qt.TextElideMode.ElideRight, last - first - 14)
            wide = self._words.horizontalAdvance(shown) + 14
            if left > first and left + wide > last + 0.5:
                left, top = first, top + LINE + 2
            rect = QRectF(left, top, wide, LINE - 1)
            tip = tr("Facts", "Drop an annotation here, or press {key} with one chosen").format(key=cell.key)
            made.boxes.append(Box(piece=Piece.MORE, rect=rect, text=shown, role=cell.role, tip=tip if cell.key else ""))
            made.areas.append((cell.role, rect))
            left += wide + 6
        return top + LINE + 2


def tail(value: ShownValue) -> str:
    """Return what stands beside a value: the words of its only annotation, how many there are, or whose it is."""
    if value.gone:
        return tr("Facts", "its evidence is gone") if value.text else ""
    if value.from_analyst:
        return tr("Facts", "from the analyst")
    if len(value.evidence) > 1:
        return tr("Facts", "%n passage(s)", len(value.evidence))
    words = one_line(value.words)
    return f"“{words}”" if value.text and words not in ("", value.text) else ""


def _warning(card: Card) -> str:
    """Return what has to be looked at: other states of the fact, evidence that is gone."""
    said = [tr("Facts", "%n further state(s), made elsewhere", card.rivals)] if card.rivals else []
    gone = sum(value.gone for value in card.values())
    if gone:
        said.append(tr("Facts", "The evidence of %n value(s) is gone", gone))
    return "\n".join(said)


def why(card: Card) -> str:
    """Return what proposed a fact, and how sure it is."""
    if not card.rule:
        return ""
    from values.rules import title

    said = tr("Facts", "Proposed by rule: {rule}").format(rule=tr("Rules", title(card.rule)))
    if card.confidence is None:
        return said
    return said + "\n" + tr("Facts", "{percent} % sure").format(percent=round(100 * card.confidence))


def status_title(status: FactStatus) -> str:
    """Return a status as it is read."""
    return {
        FactStatus.OPEN: tr("Facts", "Open"),
        FactStatus.CHECKED: tr("Facts", "Checked"),
        FactStatus.DOUBTFUL: tr("Facts", "Doubtful"),
    }[status]


def _tip(value: ShownValue, shown: str, whole: str) -> str:
    """Return what a value's tool tip adds to what is shown."""
    parts = [value.text] if shown != whole else []
    if value.label == "country" and value.words and value.words != whole:
        parts.append(f"“{value.words}”")
    if len(value.evidence) > 1:
        parts.append(tr("Facts", "%n passage(s); a further click goes to the next", len(value.evidence)))
    if value.from_analyst:
        parts.append(tr("Facts", "From the analyst, without a passage that proves it"))
    if value.gone:
        parts.append(tr("Facts", "Its evidence is gone: the annotation is there no more"))
    return "\n".join(parts)


def _metrics(font: QFont) -> QFontMetricsF:
    return QFontMetricsF(font)
