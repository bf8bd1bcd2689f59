"""A report on pages: Qt lays the HTML out, and writes PDF. The command line imports this module by its name only.

It shows no window and needs no display. The same HTML and the same fonts give the same bytes.
"""

import re
from xml.sax.saxutils import escape

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, QSizeF, Qt, QUuid
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QGuiApplication,
    QPageLayout,
    QPageSize,
    QPainter,
    QPalette,
    QPdfWriter,
    QTextBlock,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
)

from desktop.report_pdf_style import style
from desktop.theme.fonts import Families, load_fonts
from exchange.facts.printed import FOOT, Pages

RESOLUTION = 300  # dots an inch; Qt counts in 64ths of them. With more, fewer pages would go into HEIGHT
HEIGHT = (1 << 23) - 1  # dots: Qt lays out no more, and says nothing where it stops
SIDE_MM, TOP_MM = 22.0, 20.0
_SIZE, _FOOT_SIZE = 10, 8.5  # points
_POINTS = 72  # an inch
_PROGRAM, _TITLE, _VALUES = 2, 3, 4  # levels of headings: of a program, of a fact, of what it says
_FULL = 0.985  # of a page: breaking changes heights by a little
_INK, _DIM = "#1d2430", "#5b6472"
_STYLE_ELEMENT = re.compile("<style>.*?</style>", re.DOTALL)
_NO_TIME = "20000101000000"  # of a report without facts
_XMP = (
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li>'
    '</rdf:Alt></dc:title></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
)


class TooLong(Exception):
    """A report has more pages than Qt lays out."""


def without_window(pages: Pages) -> bytes:
    """Return a report as PDF, in a process that shows no window."""
    application = QGuiApplication.instance() or QGuiApplication(["beleg", "-platform", "offscreen"])
    made = to_pdf(pages)
    del application
    return made


def to_pdf(pages: Pages) -> bytes:
    """Return a report as PDF. Any thread may ask, while there is an application.

    Raises:
        TooLong: Qt cannot lay it out.
    """
    families = load_fonts()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = _writer(buffer, pages.title)
    document = _document(pages, families, writer)
    _keep_together(document)
    painter = QPainter(writer)
    try:
        _paint(document, writer, painter, pages.title, families)
    finally:
        painter.end()  # one that outlives its device brings the process down
    return _timeless(bytes(buffer.data().data()), pages.changed_at)


def _writer(buffer: QBuffer, title: str) -> QPdfWriter:
    writer = QPdfWriter(buffer)
    writer.setResolution(RESOLUTION)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter)
    writer.setTitle(title)
    writer.setCreator("Beleg")
    writer.setDocumentXmpMetadata(_XMP.format(title=escape(title)).encode())
    writer.setDocumentId(QUuid.createUuidV5(QUuid(), title.encode()))
    return writer


def _document(pages: Pages, families: Families, writer: QPdfWriter) -> QTextDocument:
    document = QTextDocument()
    document.documentLayout().setPaintDevice(writer)
    document.setDefaultFont(_searchable(QFont(families.sans, _SIZE)))
    document.setDocumentMargin(0)
    document.setDefaultStyleSheet(style(families.serif, RESOLUTION))
    document.setHtml(_STYLE_ELEMENT.sub("", pages.html, count=1))
    document.setPageSize(_body(writer).size())
    return document


def _searchable(font: QFont) -> QFont:
    """Return a font without ligatures: Qt writes a wrong letter for one into the text that is searched and copied."""
    for name in ("liga", "clig", "dlig"):
        font.setFeature(QFont.Tag(name), 0)
    return font


def _body(writer: QPdfWriter) -> QRectF:
    """Return the part of a page that the report fills, in dots."""
    whole = QSizeF(writer.width(), writer.height())
    side, top, foot = _dots(SIDE_MM / 25.4), _dots(TOP_MM / 25.4), _dots(FOOT / _POINTS)
    return QRectF(side, top, whole.width() - 2 * side, whole.height() - top - foot - _dots(4 / _POINTS))


def _dots(inches: float) -> float:
    return inches * RESOLUTION


def _keep_together(document: QTextDocument) -> None:
    """Break pages before what would be torn apart: a heading from its text, the words of one fact.

    All heights are measured on one endless page first: a break that was set alone would lay out the rest anew.
    """
    height = document.pageSize().height()
    width = document.pageSize().width()
    document.setPageSize(QSizeF(width, -1))
    groups = _groups(document)
    tops = [_top(document, block) for block in groups]
    ends = [*tops[1:], document.size().height()][: len(tops)]
    edit = QTextCursor(document)
    edit.beginEditBlock()
    used = tops[0] % height if tops else 0.0
    for block, top, end in zip(groups, tops, ends, strict=True):
        if used + (end - top) > height * _FULL and used > 0 and end - top < height * _FULL:
            _break_before(block)
            used = 0.0
        used = (used + end - top) % height
    edit.endEditBlock()
    document.setPageSize(QSizeF(width, height))
    if document.pageCount() * height >= HEIGHT:
        raise TooLong


def _groups(document: QTextDocument) -> list[QTextBlock]:
    """Return the first block of each part that stays together: a fact; the first one with its program's heading."""
    found: list[QTextBlock] = []
    waiting = False  # a heading was there whose fact has not come
    block = document.begin()
    while block.isValid():
        level = block.blockFormat().headingLevel()
        if level in (_PROGRAM, _TITLE, _VALUES):
            if level == _PROGRAM or not waiting:
                found.append(block)
            waiting = level != _VALUES
        block = block.next()
    return found


def _top(document: QTextDocument, block: QTextBlock) -> float:
    return document.documentLayout().blockBoundingRect(block).top() - block.blockFormat().topMargin()


def _break_before(block: QTextBlock) -> None:
    made = QTextBlockFormat()
    made.setPageBreakPolicy(QTextBlockFormat.PageBreakFlag.PageBreak_AlwaysBefore)
    made.setTopMargin(0)
    QTextCursor(block).mergeBlockFormat(made)


def _paint(document: QTextDocument, writer: QPdfWriter, painter: QPainter, title: str, families: Families) -> None:
    body, count = _body(writer), document.pageCount()
    context = QAbstractTextDocumentLayout.PaintContext()
    context.palette.setColor(QPalette.ColorRole.Text, QColor(_INK))
    foot = _searchable(QFont(families.sans))
    foot.setPointSizeF(_FOOT_SIZE)
    for page in range(count):
        if page:
            writer.newPage()
        painter.save()
        painter.translate(body.left(), body.top() - page * body.height())
        context.clip = QRectF(0, page * body.height(), body.width(), body.height())
        painter.setClipRect(context.clip)
        document.documentLayout().draw(painter, context)
        painter.restore()
        painter.setFont(foot)
        painter.setPen(QColor(_DIM))
        line = QRectF(body.left(), writer.height() - _dots(FOOT * 0.8 / _POINTS), body.width(), _dots(14 / _POINTS))
        painter.drawText(line, Qt.AlignmentFlag.AlignRight, f"{page + 1} / {count}")
        said = painter.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, int(body.width() * 0.8))
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft, said)


def _timeless(data: bytes, changed_at: str) -> bytes:
    """Return a PDF with the time of its content: the clock is no part of a project."""
    digits = re.sub(r"\D", "", changed_at)[:14].ljust(14, "0") if changed_at else _NO_TIME
    return re.sub(rb"(/(?:CreationDate|ModDate) \(D:)\d{14}[^)]*\)", lambda found: _dated(found, digits), data)


def _dated(found: "re.Match[bytes]", digits: str) -> bytes:
    """Return an entry with another time; it keeps its length, by which the rest of the file is found."""
    told = found[1] + digits.encode() + b"Z"
    return told[: len(found[0]) - 1].ljust(len(found[0]) - 1) + b")"
