"""The facts pane: suggestions and annotations of the article shown, and below them the chosen one."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from db.records import AnnotationId, Article, LabelRow
from desktop.facts.card import FactCard
from desktop.facts.delegate import ACCEPT, ACCEPT_VISIBLE, HEIGHT, REJECT, FactsDelegate
from desktop.facts.model import FactsModel, Role
from desktop.facts.suggestion_card import SuggestionCard
from desktop.marked import Marked, MarkedId, is_annotation, is_suggestion
from desktop.telling import grouped
from desktop.theme.look import Look
from desktop.translate import tr
from desktop.widgets.labels import PlainLabel
from desktop.widgets.long_list import LongList


class FactsPanel(QWidget):
    """The suggestions that wait, the annotations by label, each in text order, and the card."""

    annotation_chosen = Signal(str)  # MarkedId; by the analyst, in this pane
    accept_requested = Signal(str)  # MarkedId of a suggestion
    reject_requested = Signal(str, bool)  # MarkedId of a suggestion; everywhere, else in this article
    reading_requested = Signal(int)  # which reading of the suggestion chosen, from 0
    accept_visible_requested = Signal()
    value_edited = Signal(str, object)  # AnnotationId, Value or None
    note_edited = Signal(str, str)  # AnnotationId, note
    relabel_requested = Signal(str, str)  # AnnotationId, label
    remove_requested = Signal(str)  # AnnotationId
    flag_requested = Signal(str, bool)  # AnnotationId, flagged from now on
    menu_requested = Signal(object)  # QPoint on the screen; the annotation was chosen before
    left = Signal()  # back to the article

    def __init__(self, look: Look) -> None:
        """Make a pane without an article."""
        super().__init__()
        self._labels: list[LabelRow] = []
        self._chosen: MarkedId | None = None
        self._article: Article | None = None
        self._writable = True
        self._list_height = 0  # pixels, when the chosen row was last brought into sight
        self._look = look
        self._title = PlainLabel(tr("Facts", "Annotations"), rank="strong")
        self._count = PlainLabel(rank="dim")
        self._list = LongList(HEIGHT, tr("Facts", "Annotations of the article"))
        self._delegate = FactsDelegate(look, self._list)
        self._model = FactsModel()
        self._empty = PlainLabel(rank="dim").wrapped()
        self.card = FactCard(look)
        self.suggestion_card = SuggestionCard(look)
        self._build()
        self._connect()
        self.card.hide()
        self.suggestion_card.hide()

    def _build(self) -> None:
        self._list.setItemDelegate(self._delegate)
        self._list.setModel(self._model)
        self._list.setMinimumHeight(3 * HEIGHT)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._empty.setContentsMargins(14, 4, 14, 0)
        self._stack = QStackedLayout()
        self._stack.addWidget(self._list)
        self._stack.addWidget(self._empty)
        head = QHBoxLayout()
        head.setContentsMargins(14, 12, 14, 4)
        head.setSpacing(8)
        head.addWidget(self._title)
        head.addWidget(self._count, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(10, 8, 10, 10)
        foot.addWidget(self.card)
        foot.addWidget(self.suggestion_card)
        layout = self._layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addLayout(self._stack, 1)
        layout.addLayout(foot)
        self.setFocusProxy(self._list)

    def _connect(self) -> None:
        self._list.opened.connect(self._choose_row)
        self._list.verticalScrollBar().rangeChanged.connect(self._keep_in_sight)
        self._delegate.pressed.connect(self.press)
        card = self.suggestion_card
        card.accept_requested.connect(self._accept_chosen)
        card.reject_requested.connect(self._reject_chosen)
        card.reading_requested.connect(self.reading_requested)
        self._list.menu_requested.connect(self.menu_requested)
        self._look.changed.connect(self._list.viewport().update)
        for name in ("value_edited", "note_edited", "relabel_requested", "remove_requested", "flag_requested", "left"):
            getattr(self.card, name).connect(getattr(self, name))

    def set_labels(self, labels: Sequence[LabelRow]) -> None:
        """Say which labels there are, in their order."""
        self._labels = list(labels)
        self._model.set_labels([row.name for row in labels])
        self._refresh()

    def tell_programs_by(self, line: Callable[[Marked], str]) -> None:
        """Say who knows what a program stands for, and how else it is written."""
        self.card.program_line = line
        self.suggestion_card.program_line = line

    def set_annotator(self, name: str) -> None:
        """Say who marks in this session."""
        self.card.set_annotator(name)

    def set_writable(self, writable: bool) -> None:
        """Let values and notes be edited, or only read."""
        self._writable = writable
        self.card.set_writable(writable)
        self.suggestion_card.set_writable(writable)
        self._delegate.decides = writable
        self._refresh()

    def show_article(self, article: Article | None, annotations: Iterable[Marked]) -> None:
        """Show what is marked in another article; None: no article."""
        self.choose(None)
        self._article = article
        self.card.set_article(article.language if article else None, article.published if article else None)
        self._model.set_annotations(annotations)
        self._list.scrollToTop()
        self._refresh()

    def set_marked(self, marked: Iterable[Marked]) -> None:
        """Show other annotations and suggestions of the same article."""
        self._model.set_annotations(marked)
        self._refresh()

    def set_details(self, article: Article) -> None:
        """Take the corrected language or date of the article shown."""
        self._article = article
        self.card.set_article(article.language, article.published)

    def put(self, annotation: Marked) -> None:
        """Add an annotation or a suggestion, or show its new state."""
        self._model.put(annotation)
        self._refresh()
        if annotation.id == self._chosen:
            self._show_chosen(annotation)

    def remove(self, name: MarkedId) -> None:
        """Take an annotation or a suggestion away."""
        self.card.value.forget(AnnotationId(name))
        self.card.note.forget(AnnotationId(name))
        if name == self._chosen:
            self.choose(None)
        self._model.remove(name)
        self._refresh()

    def choose(self, name: MarkedId | None) -> None:
        """Show an annotation as chosen, in sight and on the card; None: no one. Sends no signal."""
        annotation = self._model.annotation(name) if name else None
        self._chosen = annotation.id if annotation else None
        self._delegate.chosen = self._chosen
        self._show_chosen(annotation)
        self._list.viewport().update()

    def chosen(self) -> MarkedId | None:
        """Return the annotation on the card, or None."""
        return self._chosen

    def edit_value(self) -> None:
        """Put the caret into the value field, all of it selected."""
        if self.card.value.isVisible():
            self.card.warm_up()
            self.card.value.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.card.value.selectAll()

    def edit_note(self) -> None:
        """Put the caret into the note."""
        if self.card.isVisible():
            self.card.note.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keep_drafts(self) -> bool:
        """Keep what is typed and valid; says whether nothing unkept remains. Before the article or window goes."""
        kept = [field.keep() for field in (self.card.value, self.card.note)]
        return all(kept) and not any(field.drafts() for field in (self.card.value, self.card.note))

    def drop_drafts(self) -> None:
        """Drop what is typed and not kept."""
        for field in (self.card.value, self.card.note):
            field.forget_all()

    def _show_chosen(self, annotation: Marked | None) -> None:
        self.card.show_annotation(annotation if is_annotation(annotation) else None)
        self.suggestion_card.show_suggestion(annotation if is_suggestion(annotation) else None)
        row = self._model.row_of(annotation.id) if annotation else None
        if row is None:
            return
        self._layout.activate()  # the card takes its height first: the row must stay in sight above it
        index = self._model.index(row)
        self._list.setCurrentIndex(index)
        self._list.scrollTo(index)
        self._list_height = self._list.viewport().height()

    def _keep_in_sight(self) -> None:
        """Follow the chosen row when the list gets another height: the card grew, or the window changed."""
        height = self._list.viewport().height()
        if height == self._list_height:
            return  # the rows changed: where she scrolled to is her matter
        self._list_height = height
        row = self._model.row_of(self._chosen) if self._chosen else None
        if row is not None:
            self._list.scrollTo(self._model.index(row))

    def _choose_row(self, index: QModelIndex) -> None:
        annotation = index.data(Role.MARKED)
        if annotation is not None:
            self.choose(annotation.id)
            self.annotation_chosen.emit(annotation.id)

    def press(self, name: MarkedId, button: str) -> None:
        """Do what a button of a suggestion's row, or of the heading, says."""
        if button == ACCEPT_VISIBLE:
            self.accept_visible_requested.emit()
        elif button == ACCEPT:
            self.accept_requested.emit(name)
        elif button == REJECT:
            self.reject_requested.emit(name, False)

    def _accept_chosen(self) -> None:
        if self._chosen is not None:
            self.accept_requested.emit(self._chosen)

    def _reject_chosen(self, everywhere: bool) -> None:
        if self._chosen is not None:
            self.reject_requested.emit(self._chosen, everywhere)

    def _refresh(self) -> None:
        count, waiting = self._model.count(), self._model.waiting()
        self._count.set_text(_counted(count - waiting, waiting, self._model.in_furniture()))
        self._stack.setCurrentIndex(0 if count else 1)
        if not count:
            self._empty.set_text(self._hint())

    def _hint(self) -> str:
        if self._article is None:
            return ""
        if not self._writable:
            return tr("Facts", "Nothing is marked in this article.")
        keys = ", ".join(
            tr("Facts", "{key} for {label}").format(key=row.key, label=self._look.title(row.name))
            for row in self._labels
            if not row.retired
        )
        return tr("Facts", "Nothing is marked here yet. Select words in the article and press {keys}.").format(
            keys=keys
        )


def _counted(decided: int, waiting: int, furniture: int) -> str:
    """Return the numbers beside the title: what is decided, what waits as the queue counts it, what in furniture."""
    said = [grouped(decided)] if decided else []
    if waiting > furniture:
        said.append(tr("Facts", "{n} suggested").format(n=grouped(waiting - furniture)))
    if furniture:
        said.append(tr("Facts", "{n} in furniture").format(n=grouped(furniture)))
    return " · ".join(said)
