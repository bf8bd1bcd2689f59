"""Annotations and suggestions on their way from one place of the window into a cell of a fact."""

import json
from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QMimeData

from desktop.marked import MarkedId

MIME: Final = "application/x-beleg-annotations"


def packed(ids: Iterable[MarkedId]) -> QMimeData:
    """Return what a drag carries for some annotations and suggestions."""
    made = QMimeData()
    made.setData(MIME, json.dumps(list(ids)).encode())
    return made


def unpacked(mime: QMimeData) -> tuple[MarkedId, ...]:
    """Return the annotations and suggestions that a drag carries; empty where it is none of ours, or damaged."""
    if not mime.hasFormat(MIME):
        return ()
    try:
        found = json.loads(bytes(mime.data(MIME).data()))
    except ValueError:
        return ()
    if not isinstance(found, list):
        return ()
    return tuple(one for one in found if isinstance(one, str))
