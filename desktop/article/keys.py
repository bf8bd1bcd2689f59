"""The keys that move and select in the article; all other keys belong to the action rows."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from desktop.article.caret import LineMover, Selection

_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_NONE = Qt.KeyboardModifier.NoModifier
_SIDEWAYS = (Qt.Key.Key_Left, Qt.Key.Key_Right)
_BY_LINE = (Qt.Key.Key_Up, Qt.Key.Key_Down)
_BY_PAGE = (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_TO_END = (Qt.Key.Key_Home, Qt.Key.Key_End)
_FORWARD = (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_End)


def is_movement(event: QKeyEvent) -> bool:
    """Say whether a key moves or selects in the article."""
    key, held = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if key in _SIDEWAYS or key in _BY_LINE or key in _TO_END:
        return held in (_NONE, _SHIFT, _CTRL, _CTRL | _SHIFT)
    return key in _BY_PAGE and held in (_NONE, _SHIFT)


def move(event: QKeyEvent, selection: Selection, mover: LineMover, page: float) -> None:
    """Carry out a movement key.

    Args:
        event: one for which `is_movement` holds.
        selection: is changed.
        mover: knows the lines.
        page: height of a page in pixels.
    """
    key = event.key()
    forward = key in _FORWARD
    shift = bool(event.modifiers() & _SHIFT)
    ctrl = bool(event.modifiers() & _CTRL)
    if key in _SIDEWAYS:
        mover.forget_column()
        _sideways(selection, forward=forward, shift=shift, ctrl=ctrl)
        return
    if key in _BY_LINE and ctrl and not shift:
        mover.forget_column()
        selection.step_by_paragraph(forward=forward)
        return
    if key in _TO_END:
        mover.forget_column()
    target = _target(event, selection, mover, page, forward=forward)
    if shift:
        selection.extend_to(target, by_character=ctrl and key in _BY_LINE)
    else:
        selection.place(target)


def _sideways(selection: Selection, *, forward: bool, shift: bool, ctrl: bool) -> None:
    if shift and ctrl:
        selection.extend_by_character(forward=forward)
    elif shift:
        selection.extend_by_word(forward=forward)
    elif ctrl:
        selection.step_by_word(forward=forward)
    else:
        selection.step(forward=forward)


def _target(event: QKeyEvent, selection: Selection, mover: LineMover, page: float, *, forward: bool) -> int:
    key = event.key()
    if key in _BY_LINE:
        return mover.by_line(selection.caret, down=forward)
    if key in _BY_PAGE:
        return mover.by_height(selection.caret, page if forward else -page)
    if event.modifiers() & _CTRL:
        return len(selection.text) if forward else 0
    return mover.line_end(selection.caret, end=forward)
