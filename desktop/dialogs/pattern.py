"""Find and label: words or a regular expression, and the label that the ticked hits get."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from db.queries.passages import Reach
from desktop.dialogs.hits import SESSION, HitsDialog
from desktop.jobs.patterns import Query
from desktop.theme.look import Look
from desktop.translate import tr
from desktop.widgets.buttons import Segments
from desktop.widgets.labels import PlainLabel
from desktop.widgets.ticks import TickButton

DELAY_MS = 350  # after the last key, before the search begins


class PatternDialog(HitsDialog):
    """The hits follow what is typed."""

    search_requested = Signal(object)  # Query

    def __init__(
        self, parent: QWidget | None, look: Look, reach: Reach, query: Query, labels: Sequence[tuple[str, str]]
    ) -> None:
        """Make a dialog.

        Args:
            parent: the window it belongs to.
            look: colours and fonts.
            reach: the articles that are looked through.
            query: to begin with.
            labels: name and title of each label that can be given.
        """
        self._field = QLineEdit(query.words)
        self._field.setAccessibleName(tr("Pattern", "Words or pattern"))
        self._field.setPlaceholderText(tr("Pattern", "Words, or a regular expression"))
        self._field.setMaxLength(2_000)
        self._tick = TickButton(look, tr("Pattern", "Regular expression"))
        self._tick.setChecked(query.is_pattern)
        self._labels = Segments(look, labels, tr("Pattern", "Label to give"))
        if query.label in dict(labels):
            self._labels.choose(query.label)
        self._timer = QTimer(singleShot=True, interval=DELAY_MS)
        super().__init__(parent, look, tr("Pattern", "Find and label"), "", reach, SESSION)
        self._timer.setParent(self)
        self._timer.timeout.connect(self._search)
        self._field.textChanged.connect(lambda _: self._timer.start())
        self._field.returnPressed.connect(self.list.setFocus)
        self._tick.toggled.connect(lambda _: self._search())
        self._labels.chosen.connect(lambda _: self._search())

    def parts(self) -> Sequence[QWidget]:
        """Return field, toggle and labels."""
        upper, lower = QWidget(), QWidget()
        caption = PlainLabel(tr("Pattern", "Label as"), rank="dim")
        for part, widgets in ((upper, (self._field, self._tick)), (lower, (caption, self._labels))):
            row = QHBoxLayout(part)
            row.setContentsMargins(0, 0, 0, 0)
            for widget in widgets:
                row.addWidget(widget, 1 if widget in (self._field, self._labels) else 0)
        return upper, lower

    def begin_at_list(self) -> None:
        """Begin in the field, where nothing is typed yet; else in the list."""
        if self._field.text():
            self.list.setFocus()
            self._search()
        else:
            self._field.setFocus()

    def query(self) -> Query:
        """Return what is looked for."""
        return Query(words=self._field.text(), is_pattern=self._tick.isChecked(), label=self._labels.current())

    def _search(self) -> None:
        self._timer.stop()
        self.fail("")
        self.search_requested.emit(self.query())

    def take(self, name: str) -> None:
        """Label only what is found by what stands in the field."""
        if not self._timer.isActive():
            super().take(name)

    def done(self, result: int) -> None:
        """Close; nothing is looked for any more."""
        self._timer.stop()
        super().done(result)
