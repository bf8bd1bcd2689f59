"""How the cells of the table and the headings of its groups are painted."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from db.facts import COUNTRY, PROGRAM, FactStatus
from db.queries.fact_table import FactRow
from desktop.across.table_cells import (
    ARTICLE,
    STATUS,
    TITLE,
    ColumnKind,
    Proof,
    Shown,
    cell_text,
    shown,
    status_title,
    troubles,
)
from desktop.across.table_model import Heading, Role
from desktop.telling import counted, day
from desktop.theme import icons
from desktop.theme.look import Look
from desktop.translate import tr
from desktop.widgets import painting
from desktop.widgets.safe_text import one_line

Index = QModelIndex | QPersistentModelIndex
HEIGHT = 32  # pixels of every line
PAD = 8  # pixels on each side of a cell
_SIZE = 13.5
_CHIP = 20  # pixels of a chip's height
_SIGN = 15  # pixels of a sign before a value


class FactDelegate(QStyledItemDelegate):
    """Paints facts and headings; the line that the keys are at has a ring around its cell."""

    def __init__(self, look: Look, table: QTableView) -> None:
        """Paint in a look."""
        super().__init__(table)
        self._look, self._table = look, table

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """Return the height of every line."""
        return QSize(80, HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect)
        heading = index.data(Role.HEADING)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        self._paint_ground(painter, rect, chosen=chosen, heading=heading is not None)
        painter.setClipRect(rect)
        current = self._table.hasFocus() and self._table.currentIndex().row() == index.row()
        if heading is not None:
            whole = QRectF(0, rect.top(), self._table.viewport().width(), rect.height())
            self._paint_heading(painter, whole, heading)
            if current:
                painting.focus_ring(painter, whole.adjusted(2, 1, -2, -2), self._look.colours)
        else:
            row, kind = index.data(Role.ROW), index.data(Role.KIND)
            if row is not None:
                self._paint_cell(painter, rect.adjusted(PAD, 0, -PAD, -1), row, kind)
            if current and self._table.currentIndex().column() == index.column():
                painting.focus_ring(painter, rect.adjusted(1, 1, -1, -2), self._look.colours)
        painter.restore()

    def _paint_ground(self, painter: QPainter, rect: QRectF, *, chosen: bool, heading: bool) -> None:
        colours = self._look.colours
        painter.fillRect(rect, QColor(colours.accent_soft if chosen else colours.chrome if heading else colours.paper))
        painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), QColor(colours.rule))

    # ------------------------------------------------------------------------------------------------ headings

    def _paint_heading(self, painter: QPainter, rect: QRectF, heading: Heading) -> None:
        colours = self._look.colours
        sign = QRectF(rect.left() + PAD, rect.center().y() - 6, 12, 12)
        icons.draw(painter, "right" if heading.closed else "down", sign, QColor(colours.dim))
        space = rect.adjusted(PAD + 20, 0, -PAD - 4, 0)
        count = counted(tr("Across", "%n fact(s)", heading.count), heading.count)
        told = "   ".join(part for part in (count, heading.totals) if part)
        title = heading.title
        wide = min(self._wide(title, bold=True), max(space.width() * 0.5, space.width() - self._wide(told) - 24))
        self._text(painter, QRectF(space.left(), space.top(), wide + 1, space.height()), title, colours.ink, bold=True)
        self._text(painter, space.adjusted(wide + 16, 0, 0, 0), told, colours.dim)

    # ------------------------------------------------------------------------------------------------ cells

    def _paint_cell(self, painter: QPainter, space: QRectF, row: FactRow, kind: ColumnKind) -> None:
        colours = self._look.colours
        if kind.name == COUNTRY:
            self._paint_chips(painter, space, shown(row.fact, kind.name))
        elif kind.role:
            self._paint_values(painter, space, shown(row.fact, kind.name), kind)
        elif kind.name == TITLE:
            self._text(painter, space, row.fact.shown_title, colours.ink if row.fact.title else colours.dim)
        elif kind.name == STATUS:
            self._paint_status(painter, space, row)
        elif kind.name == ARTICLE:
            self._paint_article(painter, space, row)
        else:
            self._text(painter, space, cell_text(row, kind), colours.dim)

    def _paint_values(self, painter: QPainter, space: QRectF, values: list[Shown], kind: ColumnKind) -> None:
        """Paint values beside each other; where they do not fit, how many more there are."""
        bold = kind.name == PROGRAM or kind.right
        wides = [self._value_width(one, bold=bold) for one in values]
        gap, fits = 12.0, len(values)
        while fits > 1 and self._taken(wides[:fits], gap, rest=len(values) - fits) > space.width():
            fits -= 1
        more = f"+{len(values) - fits}" if fits < len(values) else ""
        taken = min(self._taken(wides[:fits], gap, rest=len(values) - fits), space.width())
        left = space.right() - taken if kind.right else space.left()
        for one, wide in zip(values[:fits], wides, strict=False):
            width = min(wide, space.right() - left - (self._wide(more) + gap if more else 0))
            self._paint_value(painter, QRectF(left, space.top(), width + 1, space.height()), one, bold=bold)
            left += width + gap
        if more:
            self._text(painter, QRectF(left, space.top(), 40, space.height()), more, self._look.colours.dim)

    def _taken(self, wides: list[float], gap: float, *, rest: int) -> float:
        more = self._wide(f"+{rest}") + gap if rest else 0.0
        return sum(wides) + gap * max(0, len(wides) - 1) + more

    def _value_width(self, one: Shown, *, bold: bool) -> float:
        return self._wide(one.text, bold=bold) + (0 if one.proof is Proof.WORDS else _SIGN)

    def _paint_value(self, painter: QPainter, space: QRectF, one: Shown, *, bold: bool) -> None:
        """Paint a value; one from the analyst has a pencil, one whose evidence is gone is struck out."""
        colours = self._look.colours
        if one.proof is not Proof.WORDS:
            gone = one.proof is Proof.GONE
            sign = QRectF(space.left(), space.center().y() - 6, 12, 12)
            icons.draw(painter, "warn" if gone else "pencil", sign, QColor(colours.warn if gone else colours.dim))
            space = space.adjusted(_SIGN, 0, 0, 0)
        self._text(painter, space, one.text, colours.ink, bold=bold, struck=one.proof is Proof.GONE)

    def _paint_chips(self, painter: QPainter, space: QRectF, values: list[Shown]) -> None:
        """Paint short values on the colour of their label, and how many more there are."""
        font = self._look.font(12, semibold=True)
        metrics = QFontMetricsF(font)
        left = space.left()
        for place, one in enumerate(values):
            sign = 0 if one.proof is Proof.WORDS else 13
            wide = min(metrics.horizontalAdvance(one_line(one.text)) + 12 + sign, space.width())
            rest = f"+{len(values) - place}"
            last = place == len(values) - 1
            if place and left + wide + (0 if last else metrics.horizontalAdvance(rest) + 6) > space.right():
                self._text(painter, QRectF(left, space.top(), 40, space.height()), rest, self._look.colours.dim)
                return
            self._paint_chip(painter, QRectF(left, space.center().y() - _CHIP / 2, wide, _CHIP), one, font)
            left += wide + 4

    def _paint_chip(self, painter: QPainter, box: QRectF, one: Shown, font: QFont) -> None:
        label = self._look.label(one.label)
        unproved = one.proof is not Proof.WORDS
        painting.ground(painter, box, None if unproved else label.fill, label.ink if unproved else None, 4, dashed=True)
        if unproved:
            name = "pencil" if one.proof is Proof.ANALYST else "warn"
            icons.draw(painter, name, QRectF(box.left() + 4, box.center().y() - 5, 10, 10), QColor(label.ink))
            box = box.adjusted(13, 0, 0, 0)
        painter.setFont(font)
        painter.setPen(QColor(label.ink))
        text = QFontMetricsF(font).elidedText(one_line(one.text), Qt.TextElideMode.ElideRight, box.width() - 10)
        painter.drawText(box, painting.CENTRE, text)

    def _paint_status(self, painter: QPainter, space: QRectF, row: FactRow) -> None:
        colours, status = self._look.colours, row.fact.status
        box = QRectF(space.left(), space.center().y() - 6, 12, 12)
        if troubles(row.fact):
            icons.draw(painter, "warn", box, QColor(colours.bad))
        else:
            draw_status(painter, box.center(), status, self._look)
        ink = {FactStatus.CHECKED: colours.good, FactStatus.DOUBTFUL: colours.warn}.get(status, colours.dim)
        self._text(painter, space.adjusted(18, 0, 0, 0), status_title(status), ink)

    def _paint_article(self, painter: QPainter, space: QRectF, row: FactRow) -> None:
        colours = self._look.colours
        published = f"· {day(row.published)}" if row.published else ""
        room = self._wide(published) + 6 if published else 0
        wide = min(self._wide(row.article_title), max(60.0, space.width() - room))
        title = QRectF(space.left(), space.top(), min(wide, space.width()) + 1, space.height())
        self._text(painter, title, row.article_title, colours.ink)
        self._text(painter, space.adjusted(title.width() + 5, 0, 0, 0), published, colours.dim)

    # ------------------------------------------------------------------------------------------------ text

    def _wide(self, text: str, *, bold: bool = False) -> float:
        return QFontMetricsF(self._look.font(_SIZE, semibold=bold)).horizontalAdvance(one_line(text))

    def _text(
        self, painter: QPainter, space: QRectF, text: str, colour: str, *, bold: bool = False, struck: bool = False
    ) -> None:
        """Paint a text, cut to its space."""
        font = self._look.font(_SIZE, semibold=bold)
        font.setStrikeOut(struck)
        if not text or space.width() <= 0:
            return
        painter.setFont(font)
        painter.setPen(QColor(colour))
        cut = QFontMetricsF(font).elidedText(one_line(text), Qt.TextElideMode.ElideRight, space.width())
        painter.drawText(space, painting.LEFT, cut)


def draw_status(painter: QPainter, centre: QPointF, status: FactStatus, look: Look) -> None:
    """Draw the sign of a status, 12 pixels wide: a ring, a tick, or a warning."""
    colours = look.colours
    box = QRectF(centre.x() - 6, centre.y() - 6, 12, 12)
    if status is FactStatus.CHECKED:
        icons.draw(painter, "check", box, QColor(colours.good))
    elif status is FactStatus.DOUBTFUL:
        icons.draw(painter, "warn", box, QColor(colours.warn))
    else:
        painter.save()
        painter.setPen(QPen(QColor(colours.dim), 1.4))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(centre, 4.4, 4.4)
        painter.restore()
