"""The annotation chosen, as a card: its words, its value and note to edit, who, when, and how the value was read."""

from collections.abc import Callable

from PySide6.QtCore import QDateTime, QLocale, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from db.records import Annotation
from desktop.facts.checking import Checked, check
from desktop.facts.draft import Draft
from desktop.facts.fact_links import FactLinks
from desktop.facts.fields import DraftField
from desktop.facts.shown import field_text, shown_value
from desktop.theme.look import Look
from desktop.translate import tr
from desktop.widgets import painting
from desktop.widgets.buttons import IconButton, TextButton
from desktop.widgets.labels import ClampedLabel, ElidedLabel, PlainLabel
from desktop.widgets.letter_square import LetterSquare
from desktop.widgets.safe_text import label_text
from values.rules import title
from values.types import Label

WORDS_SHOWN = 220  # code points of the words on the card; the article shows the rest


class FactCard(QWidget):
    """One annotation. It asks; the window changes the record and shows it here again."""

    value_edited = Signal(str, object)  # AnnotationId, Value or None
    note_edited = Signal(str, str)  # AnnotationId, note
    relabel_requested = Signal(str, str)  # AnnotationId, label
    remove_requested = Signal(str)  # AnnotationId
    flag_requested = Signal(str, bool)  # AnnotationId, flagged from now on
    left = Signal()  # back to the article

    def __init__(self, look: Look) -> None:
        """Make an empty card."""
        super().__init__()
        self._look = look
        self._annotation: Annotation | None = None
        self._annotator = ""
        self._language: str | None = None
        self._date: str | None = None
        self._writable = True
        self.program_line: Callable[[Annotation], str] = lambda _annotation: ""
        self._make(look)
        self._build()
        self._connect(look)

    def _make(self, look: Look) -> None:
        self._square = LetterSquare(look)
        self._heading = ElidedLabel()
        self._heading.setFont(look.font(15, semibold=True))
        self._label = TextButton(look, "", arrow=True)
        self._flag = IconButton(look, "flag", tr("Facts", "Flag the annotation (F)"))
        self._flag.setCheckable(True)
        self._remove = IconButton(look, "close", tr("Facts", "Remove the annotation (Delete)"))
        self._words = PlainLabel().wrapped()
        self.value = DraftField("value", tr("Facts", "Value"), lambda draft: not self._check(draft).fault)
        self._verdict = PlainLabel(rank="small").wrapped()
        self._program = ClampedLabel(rank="small")
        self.note = DraftField("note", tr("Facts", "Note"), lambda _: True)
        self.note.setPlaceholderText(tr("Facts", "Add a note (M)"))
        self.facts = FactLinks(look)
        self._who = PlainLabel(rank="dim").wrapped()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self._square)
        head.addSpacing(4)
        head.addWidget(self._heading, 1)
        for button in (self._label, self._flag, self._remove):
            head.addWidget(button)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(5)
        self._grid.setColumnStretch(1, 1)
        rows = (
            (tr("Facts", "Text"), self._words),
            (tr("Facts", "Value"), self.value),
            ("", self._verdict),
            (tr("Facts", "Name"), self._program),
            (tr("Facts", "Fact"), self.facts),
            (tr("Facts", "Note"), self.note),
            (tr("Facts", "Marked"), self._who),
        )
        self._captions = [PlainLabel(caption, rank="dim") for caption, _ in rows]
        for place, (caption, (_, widget)) in enumerate(zip(self._captions, rows, strict=True)):
            is_field = isinstance(widget, DraftField)
            top = Qt.AlignmentFlag.AlignVCenter if is_field else Qt.AlignmentFlag.AlignTop
            self._grid.addWidget(caption, place, 0, top)
            self._grid.addWidget(widget, place, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 9, 10, 12)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addLayout(self._grid)

    def _connect(self, look: Look) -> None:
        self.value.typed.connect(self._show_verdict)
        self.value.kept.connect(self._keep_value)
        self.note.kept.connect(lambda draft: self.note_edited.emit(draft.owner, draft.typed))
        self.value.left.connect(self.left)
        self.note.left.connect(self.left)
        self._label.clicked.connect(self._offer_labels)
        self._flag.clicked.connect(self._ask_flag)
        self._remove.clicked.connect(self._ask_remove)
        look.changed.connect(self.update)

    def set_article(self, language: str | None, date: str | None) -> None:
        """Say what words and dates are read by: the article's language and publication day."""
        self._language, self._date = language, date

    def set_annotator(self, name: str) -> None:
        """Say who marks in this session."""
        self._annotator = name

    def set_writable(self, writable: bool) -> None:
        """Let the fields be edited, or only read."""
        self._writable = writable
        self.value.setReadOnly(not writable)
        self.note.setReadOnly(not writable)
        for button in (self._flag, self._remove, self._label):
            button.setEnabled(writable)

    def warm_up(self) -> None:
        """Load what checks a value, before the first key is typed."""
        QTimer.singleShot(0, self, lambda: check("program", "x", None, None))

    def show_annotation(self, annotation: Annotation | None) -> None:
        """Show an annotation, or its new state; None hides the card."""
        self._annotation = annotation
        if annotation is None:
            self.value.show_record(None, "", "")
            self.note.show_record(None, "", "")
            self.hide()
            return
        shown = shown_value(annotation)
        self._square.set_label(annotation.label)
        self._heading.set_text(shown or self._look.title(annotation.label))
        self._label.set_label(self._look.title(annotation.label))
        self._flag.setChecked(annotation.flagged)
        self._words.set_text(f"“{_shortened(annotation.words)}”")
        self._who.set_text(_who(annotation, self._annotator))
        self._show_rows(annotation)
        self.value.show_record(annotation.id, annotation.label, field_text(annotation))
        self.note.show_record(annotation.id, annotation.label, annotation.note)
        self.show()
        self.update()

    def _show_rows(self, annotation: Annotation) -> None:
        """Hide the value's row for labels of a project that have no value grammar."""
        has_value = annotation.label in set(Label)
        self._captions[1].setVisible(has_value)
        self.value.setVisible(has_value)
        self._verdict.setVisible(has_value)
        line = self.program_line(annotation)
        self._program.set_text(line)
        for widget in (self._captions[3], self._program):
            widget.setVisible(bool(line))

    def _check(self, draft: Draft) -> Checked:
        return check(draft.label, draft.typed, self._language, self._date)

    def _show_verdict(self) -> None:
        """Say below the field what is wrong, how it is understood, or which rule read the value."""
        draft = self.value.draft()
        found = self._check(draft) if draft else Checked(value=None, shown="", fault="")
        text = found.fault or (_outcome(found, draft.typed) if draft else _rule(self._annotation))
        self._verdict.set_rank("bad" if found.fault else "small")
        self._verdict.set_text(text)
        if self.value.property("wrong") != bool(found.fault):
            self.value.setProperty("wrong", bool(found.fault))
            self.value.style().unpolish(self.value)
            self.value.style().polish(self.value)
        self.value.setAccessibleDescription(text)

    def _keep_value(self, draft: Draft) -> None:
        self.value_edited.emit(draft.owner, self._check(draft).value)

    def _offer_labels(self) -> None:
        annotation = self._annotation
        if annotation is None:
            return
        menu = QMenu(self)
        for label in self._look.hues():
            action = menu.addAction(label_text(self._look.title(label)))
            action.setCheckable(True)
            action.setChecked(label == annotation.label)
            action.triggered.connect(lambda _=False, to=label: self.relabel_requested.emit(annotation.id, to))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._label.mapToGlobal(self._label.rect().bottomLeft()))

    def _ask_flag(self) -> None:
        if self._annotation is not None:
            wanted = not self._annotation.flagged
            self._flag.setChecked(self._annotation.flagged)  # the record says so only when it is
            self.flag_requested.emit(self._annotation.id, wanted)

    def _ask_remove(self) -> None:
        if self._annotation is not None:
            self.remove_requested.emit(self._annotation.id)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint the card with the label's colour as its edge."""
        edge = self._look.label(self._annotation.label).ink if self._annotation else self._look.colours.rule
        painting.ground(QPainter(self), QRectF(self.rect()), self._look.colours.paper, edge, radius=8)


def _shortened(words: str) -> str:
    if len(words) <= WORDS_SHOWN:
        return words
    half = WORDS_SHOWN // 2
    return f"{words[:half]} … {words[-half:]}"


def _outcome(found: Checked, typed: str) -> str:
    if found.value is None:
        return tr("Facts", "Enter reads the words again.")
    if found.shown == typed:
        return tr("Facts", "Enter keeps it, Esc returns.")
    return f"= {found.shown}"


def _rule(annotation: Annotation | None) -> str:
    """Return how the value came about, or how one is given."""
    if annotation is None:
        return ""
    if annotation.rule is None:
        return tr("Facts", "No value was read from these words; type one (E).") if annotation.value is None else ""
    if annotation.rule == "typed" and annotation.label == "program":  # by typing, joining or parting
        joined = shown_value(annotation) != " ".join(annotation.words.split())
        return tr("Facts", "Joined by hand") if joined else tr("Facts", "Set by hand")
    known = {"typed": tr("Facts", "Typed"), "given": tr("Facts", "Given by an import")}
    if annotation.rule in known:
        return known[annotation.rule]
    return tr("Facts", "Read by rule: {rule}").format(rule=tr("Rules", title(annotation.rule)))


def _who(annotation: Annotation, annotator: str) -> str:
    parts = [annotator, local_time(annotation.made_at)]
    if annotation.changed_at != annotation.made_at:
        parts.append(tr("Facts", "changed {time}").format(time=local_time(annotation.changed_at)))
    if annotation.rivals:
        parts.append(tr("Facts", "%n further state(s), made elsewhere", annotation.rivals))
    return " · ".join(part for part in parts if part)


def local_time(utc: str) -> str:
    """Return an ISO 8601 time in UTC as local time: "22 Nov 2026, 14:05"; an empty text where it is none."""
    time = QDateTime.fromString(utc, Qt.DateFormat.ISODateWithMs)
    return QLocale().toString(time.toLocalTime(), "d MMM yyyy, HH:mm") if time.isValid() else ""
