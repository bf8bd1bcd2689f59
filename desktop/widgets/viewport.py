"""Viewports that Python made."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QAbstractScrollArea, QWidget


def give_viewport(area: QAbstractScrollArea) -> None:
    """Give a new scroll area a viewport that Python made, in every other way as Qt makes it.

    To wrap the first widget that Qt made, PySide tries every class of widgets, down to wizards and colour dialogs, and
    makes all their enums for it: 20 ms before the first picture.

    Args:
        area: just made; what it says later of tracking, drops or colours holds for the viewport too.
    """
    viewport = QWidget()
    viewport.setObjectName("qt_scrollarea_viewport")
    viewport.setBackgroundRole(QPalette.ColorRole.Base)
    viewport.setAutoFillBackground(True)
    viewport.grabGesture(Qt.GestureType.PanGesture)
    area.setViewport(viewport)
