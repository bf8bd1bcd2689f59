"""Draws what lies under and over the words: bands, underlines, selection, hits, caret.

The document holds no colours of annotations; the cost is that of what the window shows.
"""

from bisect import bisect_left
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from db.records import Annotation
from desktop.article import strokes
from desktop.article.geometry import Geometry
from desktop.article.lanes import MAX_LANE, Lanes
from desktop.article.span_index import SpanIndex
from desktop.article.style import ArticleStyle, LabelStyle
from desktop.marked import Marked, MarkedId, is_annotation, is_suggestion

Span = tuple[int, int]
_SENTENCE = 0.45  # how much of a hit's ground lies under the sentence of a value


@dataclass(slots=True, kw_only=True)
class Marks:
    """What is marked in the article at the moment. Spans are code points."""

    selection: Span = (0, 0)
    caret: int = 0
    caret_shown: bool = False
    chosen: MarkedId | None = None
    hits: tuple[Span, ...] = ()  # in text order
    current_hit: int | None = None  # place in `hits`
    furniture: tuple[Span, ...] = ()  # that belongs to no article; in text order
    picked: frozenset[MarkedId] = frozenset()  # for an action on several
    evidence: frozenset[MarkedId] = frozenset()  # of the fact chosen
    sentence: Span | None = None  # that a value was looked up in


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    """The part of an annotation that one line shows."""

    box: QRectF
    first: bool  # the annotation starts here
    last: bool


class Overlay:
    """Draws the marks of one shown article."""

    def __init__(self, geometry: Geometry, index: SpanIndex, style: ArticleStyle, em: float) -> None:
        """Tie to what is shown.

        Args:
            geometry: of the document.
            index: the annotations; read at each painting.
            style: the colours.
            em: size of the running text in pixels.
        """
        self.lanes = Lanes(index)
        self._geometry = geometry
        self._index = index
        self._style = style
        self._unit = em / 18  # line widths grow with the text
        self._margin = (6 + 3 * MAX_LANE) * self._unit  # what marks take beyond the letters, and the ring

    def reach(self, annotation: Marked) -> QRectF:
        """Return the rectangle that a change of an annotation may touch, in the document."""
        area = QRectF()
        for rect in self._geometry.rects(annotation.start, annotation.end):
            area = area.united(rect)
        return area.adjusted(-self._margin, -self._margin, self._margin, self._margin)

    def annotation_at(self, point: QPointF) -> list[Marked]:
        """Return the annotations drawn at a point of the document, the innermost first."""
        offset = self._geometry.offset_at(point)
        near = {a.id: a for at in (offset - 1, offset) if at >= 0 for a in self._index.at(at)}
        found = [a for a in near.values() if any(p.box.contains(point) for p in self._pieces(a, a.start, a.end))]
        return sorted(found, key=lambda a: (a.end - a.start, a.start, a.id))

    def paint_under(self, painter: QPainter, clip: QRectF, marks: Marks) -> None:
        """Draw what lies under the words."""
        shown = self._shown_span(clip)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        drawn = [(a, self._pieces(a, *shown)) for a in self._index.touching(*shown)]
        drawn.sort(key=lambda pair: (-self.lanes.of(pair[0]), pair[0].start))
        self._paint_sentence(painter, shown, marks.sentence)
        for annotation, pieces in drawn:
            if not is_suggestion(annotation):
                self._paint_bands(painter, annotation, pieces)
        self._paint_hits(painter, shown, marks)
        self._paint_selection(painter, shown, marks.selection)
        for annotation, pieces in drawn:
            self._paint_lines(painter, annotation, pieces)

    def paint_over(self, painter: QPainter, clip: QRectF, marks: Marks) -> None:
        """Draw what lies over the words: the ring around the chosen annotation, the caret."""
        shown = self._shown_span(clip)
        self._paint_furniture(painter, shown, marks.furniture)
        chosen = self._index.get(marks.chosen)
        for one in map(self._index.get, marks.evidence - marks.picked):
            if one is not None and one is not chosen:
                self._paint_ring(painter, one, shown, QPen(QColor(self._style.focus_ring), self._unit))
        for one in {chosen, *map(self._index.get, marks.picked)}:
            if one is not None:
                self._paint_ring(painter, one, shown, QPen(QColor(self._style.focus_ring), 2 * self._unit))
        if marks.caret_shown and self._geometry.has_text and chosen is None and shown[0] <= marks.caret <= shown[1]:
            self._paint_caret(painter, marks.caret)

    def caret_rect(self, offset: int) -> QRectF:
        """Return what the caret covers, in the document."""
        return self._geometry.caret(offset).adjusted(-1, -1, 2 * self._unit + 1, 1)

    def _shown_span(self, clip: QRectF) -> Span:
        return self._geometry.lines_between(clip.top() - self._margin, clip.bottom() + self._margin)

    def _pieces(self, annotation: Marked, start: int, end: int) -> list[_Piece]:
        """Return the band of an annotation for each line within [start, end)."""
        lane, unit = self.lanes.of(annotation), self._unit
        side, above, below = (2 + lane * 1.2) * unit, lane * 1.2 * unit, (2 + lane * 2.8) * unit
        first, last = max(start, annotation.start), min(end, annotation.end)
        rects = self._geometry.rects(first, last, tight=True)
        return [
            _Piece(
                box=_crisp(rect.adjusted(-side, -above, side, below)),
                first=at == 0 and first == annotation.start,
                last=at == len(rects) - 1 and last == annotation.end,
            )
            for at, rect in enumerate(rects)
        ]

    def _paint_bands(self, painter: QPainter, annotation: Marked, pieces: list[_Piece]) -> None:
        fill = QColor(self._style.label(annotation.label).fill)
        for piece in pieces:
            strokes.band(painter, piece.box, fill, 3 * self._unit, first=piece.first, last=piece.last)

    def _paint_lines(self, painter: QPainter, annotation: Marked, pieces: list[_Piece]) -> None:
        look = self._style.label(annotation.label)
        for piece in pieces:
            if is_suggestion(annotation):
                strokes.dashes(painter, piece.box, QColor(look.line), look.underline, self._unit)
                if piece.last and annotation.readings:
                    strokes.question_mark(painter, piece.box, QColor(look.line), self._unit)
            else:
                strokes.underline(painter, piece.box, QColor(look.line), look.underline, self._unit)
            if piece.last and is_annotation(annotation):
                self._paint_marks(painter, annotation, piece.box, look)

    def _paint_marks(self, painter: QPainter, annotation: Annotation, box: QRectF, look: LabelStyle) -> None:
        if annotation.note:
            strokes.note_mark(painter, box, QColor(look.line), self._unit)
        if annotation.flagged:
            strokes.flag_mark(painter, box, QColor(look.line), self._unit)

    def _paint_ring(self, painter: QPainter, annotation: Marked, shown: Span, pen: QPen) -> None:
        if annotation.start >= shown[1] or annotation.end <= shown[0]:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(pen)
        gap = 2 * self._unit
        side = -1 * self._unit  # a bracket or a comma beside the words stays outside
        path = QPainterPath()
        for piece in self._pieces(annotation, *shown):
            path.addRoundedRect(piece.box.adjusted(-side, -gap, side, gap), 4 * self._unit, 4 * self._unit)
        painter.drawPath(path.simplified())

    def _paint_sentence(self, painter: QPainter, shown: Span, sentence: Span | None) -> None:
        if sentence is not None:
            ground = QColor(self._style.hit)
            ground.setAlphaF(_SENTENCE)
            self._paint_flat(painter, max(sentence[0], shown[0]), min(sentence[1], shown[1]), ground)

    def _paint_hits(self, painter: QPainter, shown: Span, marks: Marks) -> None:
        at = bisect_left(marks.hits, shown)
        for number in range(max(0, at - 1), len(marks.hits)):
            start, end = marks.hits[number]
            if start > shown[1]:
                break
            colour = self._style.hit_current if number == marks.current_hit else self._style.hit
            self._paint_flat(painter, max(start, shown[0]), min(end, shown[1]), QColor(colour))

    def _paint_furniture(self, painter: QPainter, shown: Span, furniture: tuple[Span, ...]) -> None:
        """Lay a veil of paper over the words of page furniture: nothing is set anew."""
        veil = QColor(self._style.paper)
        veil.setAlphaF(self._style.veil)
        for number in range(max(0, bisect_left(furniture, shown) - 1), len(furniture)):
            start, end = furniture[number]
            if start > shown[1]:
                break
            for rect in self._geometry.rects(max(start, shown[0]), min(end, shown[1])):
                painter.fillRect(rect, veil)

    def _paint_selection(self, painter: QPainter, shown: Span, selection: Span) -> None:
        start, end = max(selection[0], shown[0]), min(selection[1], shown[1])
        if start < end:
            self._paint_flat(painter, start, end, QColor(self._style.selection))

    def _paint_flat(self, painter: QPainter, start: int, end: int, colour: QColor) -> None:
        if start >= end:
            return
        for rect in self._geometry.rects(start, end):
            strokes.band(painter, rect.adjusted(0, -1, 0, 1), colour, 2 * self._unit, first=True, last=True)

    def _paint_caret(self, painter: QPainter, offset: int) -> None:
        rect = self._geometry.caret(offset)
        painter.fillRect(
            QRectF(round(rect.left()), rect.top(), max(2.0, round(1.6 * self._unit)), rect.height()),
            QColor(self._style.focus_ring),
        )


def _crisp(box: QRectF) -> QRectF:
    """Return a box whose top and foot lie on pixels, so that thin lines keep their colour."""
    top, bottom = round(box.top()), round(box.bottom())
    return QRectF(box.left(), top, box.width(), bottom - top)
