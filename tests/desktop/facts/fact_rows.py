"""The Facts tab of a pane with two facts, a proposed one and two rows, and hands for it."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from desktop.carrying import packed
from desktop.facts.card_layout import Piece
from desktop.facts.delegate import HEIGHT
from desktop.facts.panel import FactsPanel
from desktop.theme.look import ThemeChoice
from tests.desktop.dressing import LABELS, look
from tests.desktop.facts.made_facts import BARE, LOOSE, MARKED, PROPOSED, ROLES, THIRD
from tests.desktop.queue.fake_queue import article

LEFT, CTRL = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier
CARD, SECOND, OFFER, HEADING = 0, 1, 2, 3  # rows


def made(qtbot, choice=ThemeChoice.LIGHT) -> FactsPanel:
    panel = FactsPanel(look(choice))
    qtbot.addWidget(panel)
    panel.set_labels(LABELS)
    panel.set_roles(ROLES)
    panel.show_article(article(1), MARKED)
    panel.show_facts([THIRD, BARE], [PROPOSED])
    panel.resize(388, 1000)
    panel.show()
    panel.activateWindow()
    qtbot.waitExposed(panel)
    return panel


def spot(rows, row: int, piece: Piece, nth: int = 0, role: str | None = None) -> QPoint:
    """Return where something on a card is in the viewport."""
    rect = rows.visualRect(rows.facts.index(row))
    boxes = rows.delegate.layout_of(rows.facts.card(row), rect.width()).boxes
    found = [box for box in boxes if box.piece is piece and role in (None, box.role)]
    return rect.topLeft() + found[nth].rect.center().toPoint()


def click(qtbot, rows, at: QPoint, held=Qt.KeyboardModifier.NoModifier) -> None:
    qtbot.mouseClick(rows.viewport(), LEFT, held, at)


def press(qtbot, rows, *keys) -> None:
    for key in keys:
        qtbot.keyClick(rows, key)


def loose_spot(rows, nth: int) -> QPoint:
    return rows.visualRect(rows.facts.index(HEADING + 1 + nth)).topLeft() + QPoint(60, HEIGHT // 2)


def layout_of(rows, row):
    return rows.delegate.layout_of(rows.facts.card(row), rows.viewport().width())


def drag(rows, at: QPoint, ids=(LOOSE.id,)) -> bool:
    """Drag annotations to a place and drop them; says whether they were taken."""
    mime, copy = packed(ids), Qt.DropAction.CopyAction
    held, spot_ = Qt.KeyboardModifier.NoModifier, QPointF(at)
    viewport = rows.viewport()
    enter = QDragEnterEvent(at, copy, mime, LEFT, held)
    QApplication.sendEvent(viewport, enter)
    if not enter.isAccepted():
        return False
    move = QDragMoveEvent(at, copy, mime, LEFT, held)
    QApplication.sendEvent(viewport, move)
    if not move.isAccepted():
        return False
    drop = QDropEvent(spot_, copy, mime, LEFT, held)
    QApplication.sendEvent(viewport, drop)
    return drop.isAccepted()
