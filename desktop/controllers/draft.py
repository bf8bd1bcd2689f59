"""An end that is being moved: shown at once, written once, when the keys rest."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from db.records import Annotation

REST_MS = 450  # without a further move; then the draft becomes a step


class Draft(QObject):
    """The span of one annotation while its ends are moved. Kept apart from the record."""

    shown = Signal(object)  # the Annotation as it would be

    def __init__(self, write: Callable[[Annotation], bool]) -> None:
        """Make an empty draft.

        Args:
            write: makes the step out of the annotation as it was moved; says whether it is written.
        """
        super().__init__()
        self._write = write
        self._annotation: Annotation | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REST_MS)
        self._timer.timeout.connect(self.flush)

    def of(self, annotation: Annotation) -> Annotation:
        """Return an annotation as it is drafted, or as it is."""
        if self._annotation is not None and self._annotation.id == annotation.id:
            return self._annotation
        return annotation

    def move(self, annotation: Annotation, start: int, end: int, text: str) -> None:
        """Give the annotation another span for now."""
        if self._annotation is not None and self._annotation.id != annotation.id:
            self.flush()
        self._annotation = replace(annotation, start=start, end=end, words=text[start:end])
        self._timer.start()
        self.shown.emit(self._annotation)

    def flush(self) -> bool:
        """Make a step of what was moved, if anything was; say whether it is written."""
        self._timer.stop()
        annotation, self._annotation = self._annotation, None
        return annotation is None or self._write(annotation)
