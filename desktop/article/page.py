"""One article as it is shown: its text, its document, its annotations, and what is marked."""

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QAbstractTextDocumentLayout, QColor, QPainter, QPalette, QTextDocument

from desktop.article import typeset
from desktop.article.caret import LineMover, Selection
from desktop.article.geometry import Geometry
from desktop.article.header import Header
from desktop.article.line_kinds import LineKind
from desktop.article.overlay import Marks, Overlay
from desktop.article.span_index import SpanIndex
from desktop.article.style import ArticleStyle
from desktop.article.type_sizes import TypeSizes
from desktop.display_text import display_text
from desktop.marked import Marked
from desktop.offset_map import DocumentPlaces


class Page:
    """An article set in type. Points and rectangles are in the document."""

    def __init__(self, text: str, *, title_is_heading: bool, header: str, style: ArticleStyle, zoom: float) -> None:
        """Set an article.

        Args:
            text: the article's text.
            title_is_heading: whether its first line that is not empty is set as a heading.
            header: the line about the article that stands outside the text.
            style: colours and faces.
            zoom: 1.0 for 100 %.
        """
        self.text = text
        self.title_is_heading = title_is_heading
        self.header_text = header
        self.zoom = zoom
        self.style = style
        self.sizes = TypeSizes.of(style, zoom)
        self.index = SpanIndex()
        self.marks = Marks()
        self.selection = Selection(text)
        self.document = QTextDocument()
        self._set_type()
        self.geometry = Geometry(self.document, self.places, text)
        self.mover = LineMover(self.geometry)
        self.overlay = self._new_overlay()

    def restyle(self, style: ArticleStyle, zoom: float) -> "Page":
        """Return the same article, annotations and selection in another style or size."""
        page = Page(self.text, title_is_heading=self.title_is_heading, header=self.header_text, style=style, zoom=zoom)
        page.index, page.marks, page.selection = self.index, self.marks, self.selection
        page.overlay = page._new_overlay()
        return page

    def set_annotations(self, annotations: Iterable[Marked]) -> None:
        """Show these annotations and no others."""
        self.index = SpanIndex(annotations)
        self.overlay = self._new_overlay()

    def fit(self, width: float) -> bool:
        """Set the column in a view of some width; return whether anything moved."""
        left, right = self.sizes.side_margins(width)
        return self._header.fit(width, left, right)

    def paint(self, painter: QPainter, clip: QRectF) -> None:
        """Draw everything within a rectangle of the document."""
        self.overlay.paint_under(painter, clip, self.marks)
        self._header.paint(painter, clip)
        context = QAbstractTextDocumentLayout.PaintContext()
        context.clip = clip
        context.palette.setColor(QPalette.ColorRole.Text, QColor(self.style.ink))
        self.document.documentLayout().draw(painter, context)
        self.overlay.paint_over(painter, clip, self.marks)

    def offset_at(self, point: QPointF) -> int:
        """Return the offset nearest to a point."""
        return self.geometry.offset_at(point)

    def caret_rect(self) -> QRectF:
        """Return where the caret stands."""
        return self.overlay.caret_rect(self.selection.caret)

    def span_area(self, start: int, end: int, *, top: float, bottom: float) -> QRectF:
        """Return what a span covers between two heights, with a margin for its edges."""
        area = QRectF()
        for block in self.geometry.blocks_between(top, bottom):
            first, last = self.places.units_within(block, start, end)
            for rect in self.geometry.rects_in(block, first, last):
                area = area.united(rect)
        return area.adjusted(-3, -3, 3, 3) if not area.isNull() else area

    def _set_type(self) -> None:
        shown = display_text(self.text)
        self.wrap_mode = typeset.wrap_mode(shown)
        typeset.fill(self.document, shown, self.sizes)
        self.places = DocumentPlaces(self.document, self.text)
        lines = typeset.special_lines(shown, title_is_heading=self.title_is_heading)
        typeset.set_lines(self.places, lines, self.style, self.sizes)
        heading = next((line for line in lines if line.kind is LineKind.HEADING), None)
        block = self.places.block_at(heading.start)[0] if heading else None
        self._header = Header(self.document, self.header_text, block, self.style, self.sizes)

    def _new_overlay(self) -> Overlay:
        return Overlay(self.geometry, self.index, self.style, self.style.base_px * self.zoom)
