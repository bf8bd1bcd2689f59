"""The line at the bottom: whether all is saved, counts, where the selection is, zoom and language."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from desktop.theme.look import Look
from desktop.translate import tr
from desktop.widgets.buttons import TextButton
from desktop.widgets.labels import ElidedLabel, PlainLabel
from desktop.widgets.safe_text import tool_tip


class _Dot(QWidget):
    """A disc when saved, a ring while not; its colour says it too."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.state = "saved"
        look.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Return the size of the disc."""
        return QSize(10, 10)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint the disc."""
        colours = self._look.colours
        ink = QColor({"saved": colours.good, "busy": colours.accent}.get(self.state, colours.bad))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(ink)
        painter.setBrush(ink if self.state == "saved" else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(self.rect().toRectF().center(), 3.8, 3.8)


class StatusBar(QFrame):
    """One line of facts about what is shown."""

    zoom_requested = Signal(int)  # 0: back to the normal size
    details_requested = Signal()  # the language was clicked

    def __init__(self, look: Look) -> None:
        """Make an empty line."""
        super().__init__()
        self.setObjectName("status")
        self._dot = _Dot(look)
        self._saved = PlainLabel(rank="small")
        self._cancel = TextButton(look, tr("StatusBar", "Cancel"))
        self._run_cancel: Callable[[], None] = lambda: None
        self._busy = False
        self._settled = ("saved", "")  # what is said when no work is under way
        self._counts = PlainLabel(rank="small")
        self._message = ElidedLabel()
        self._beside = PlainLabel(rank="small")
        self._stop = TextButton(look, tr("StatusBar", "Stop"))
        self._run_stop: Callable[[], None] = lambda: None
        self._span = PlainLabel(rank="small")
        self._zoom = TextButton(look, "100 %")
        self._language = TextButton(look, "")
        self._message.setFont(look.font(13))
        self._build(look)
        self.set_beside("")
        self._stop.clicked.connect(lambda: self._run_stop())
        self._cancel.hide()
        self._cancel.clicked.connect(lambda: self._run_cancel())
        self._zoom.clicked.connect(lambda: self.zoom_requested.emit(0))
        self._language.clicked.connect(self.details_requested)
        self.set_language(None)

    def _build(self, look: Look) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 1, 8, 1)
        layout.setSpacing(7)
        for button in (self._zoom, self._language, self._cancel, self._stop):
            button.setFont(look.font(13))
            button.setMaximumHeight(24)
        layout.addWidget(self._dot)
        layout.addWidget(self._saved)
        layout.addWidget(self._cancel)
        layout.addSpacing(12)
        layout.addWidget(self._counts)
        layout.addSpacing(12)
        layout.addWidget(self._message, 1)
        for widget in (self._beside, self._stop, self._span, self._zoom, self._language):
            layout.addWidget(widget)
        self._zoom.setToolTip(tool_tip(tr("StatusBar", "Size of the article's text; a click gives the normal one")))

    def set_saved(self, time: str) -> None:
        """Say that everything is saved, and since when.

        Args:
            time: local time of the last step, "14:05"; empty where there was none yet.
        """
        self._settle("saved", tr("StatusBar", "Saved {time}").format(time=time) if time else tr("StatusBar", "Saved"))

    def set_busy(self, what: str) -> None:
        """Say what is under way, until `set_idle`: "Importing 120 of 400"."""
        self._busy = True
        self._set_state("busy", what)

    def set_idle(self) -> None:
        """Say again whether all is saved: nothing is under way any more."""
        self._busy = False
        self._set_state(*self._settled)

    def offer_cancel(self, run: Callable[[], None]) -> None:
        """Offer to stop what is under way."""
        self._run_cancel = run
        self._cancel.show()

    def withdraw_cancel(self) -> None:
        """Take the offer back."""
        self._cancel.hide()

    def set_beside(self, what: str, stop: Callable[[], None] = lambda: None) -> None:
        """Say what runs beside the window, and offer to stop it: "Suggesting 120 of 400"; empty: nothing does."""
        self._run_stop = stop
        self._beside.set_text(what)
        self._beside.setVisible(bool(what))
        self._stop.setVisible(bool(what))

    def set_not_saved(self, why: str) -> None:
        """Say that the last change is not saved, or that nothing can be changed, and why in a few words."""
        self._settle("fault", why)

    def _settle(self, state: str, text: str) -> None:
        self._settled = (state, text)
        if not self._busy:
            self._set_state(state, text)

    def _set_state(self, state: str, text: str) -> None:
        self._dot.state = state
        self._dot.update()
        self._saved.set_text(text)
        self._saved.set_rank("bad" if state == "fault" else "small")

    def set_counts(self, text: str) -> None:
        """Show counts, such as "18 annotations · 2 flagged"."""
        self._counts.set_text(text)

    def set_message(self, text: str) -> None:
        """Show what just happened: the name of a step."""
        self._message.set_text(text)

    def set_span(self, text: str) -> None:
        """Show where the selection or the annotation lies: "Amount · characters 318–341"."""
        self._span.set_text(text)

    def set_zoom(self, percent: int) -> None:
        """Show the zoom."""
        self._zoom.set_label(f"{percent} %")
        self._zoom.setAccessibleName(tr("StatusBar", "Zoom {percent} %").format(percent=percent))

    def set_language(self, language: str | None) -> None:
        """Show the article's language by its code, or nothing."""
        self._language.set_label((language or "").upper())
        self._language.setVisible(bool(language))
        self._language.setAccessibleName(tr("StatusBar", "Language {code}").format(code=language or ""))
