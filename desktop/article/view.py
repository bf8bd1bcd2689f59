"""The article view: an article to read, its annotations drawn in, marking by mouse and keys."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QFocusEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QWidget

from desktop.article import choosing, keys
from desktop.article.announce import announce
from desktop.article.caret import changed_parts
from desktop.article.clipboard import copy_exactly
from desktop.article.hand import Hand
from desktop.article.marked_reader import MarkedReader
from desktop.article.menu import open_menu
from desktop.article.style import ArticleStyle
from desktop.display_text import display_text
from desktop.marked import Marked, MarkedId, is_suggestion

_NEIGHBOURS = 64  # annotations looked at around a changed one


class ArticleView(MarkedReader):
    """Shows one article with its annotations. All offsets are code points of the article's text."""

    selection_changed = Signal(int, int)
    """The selection is another: start and end; equal where nothing is selected."""
    selection_settled = Signal(int, int)
    """Something was selected and the hand is off: the place to offer labels."""
    annotation_chosen = Signal(object)
    """The chosen annotation is another: its id, or None."""
    annotations_changed = Signal()
    """Other annotations are shown than before, all of them."""
    annotation_shown = Signal(object)
    """One annotation came into the picture."""
    annotation_hidden = Signal(object)
    """One annotation went, or is about to be replaced."""
    label_requested = Signal(int, int, str)
    """A label was wished for a span: start, end, label."""
    armed_changed = Signal(object)
    """The label that the next drags give is another: its name, or None."""

    def __init__(self, style: ArticleStyle | None = None, parent: QWidget | None = None) -> None:
        """Show an empty article.

        Args:
            style: colours and faces; None: the light default.
            parent: Qt's owner.
        """
        super().__init__(style, parent)
        self._armed: str | None = None
        self._told: tuple[int, int] = (0, 0)
        self._menu_actions: Sequence[QAction] = ()
        self._hand = Hand(self)
        self.setAccessibleName(self.tr("Article"))
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self._connect_signals()

    def _connect_signals(self) -> None:
        self._hand.moved.connect(self._on_selection_moved)
        self._hand.marked.connect(self._on_marked)
        self._hand.clicked.connect(self._on_clicked)

    # ------------------------------------------------------------------------------------------------ the article

    def show_article(self, text: str, *, title_is_heading: bool, header: str = "", language: str | None = None) -> None:
        """Show another article from its start, without annotations.

        Args:
            text: the article's text; kept as it is, shown through its display copy.
            title_is_heading: whether the first line that is not empty is set as a heading.
            header: source, language, dates; stands outside the text.
            language: ISO 639-1; None where it is not known.
        """
        self._hand.cancel()
        self.pick(())
        chosen = self.chosen()
        self.show_page(text, title_is_heading=title_is_heading, header=header)
        self.setAccessibleDescription(header)
        if language:
            self.setProperty("language", language)
        self._tell_selection()
        if chosen is not None:
            self.annotation_chosen.emit(None)
        self.annotations_changed.emit()

    @property
    def text(self) -> str:
        """The article's text as it was handed in."""
        return self.page.text

    def set_header(self, header: str) -> None:
        """Change the line about the article; the text and the place stay."""
        if header == self.page.header_text:
            return
        self.page.header_text = header
        self._restyle(self.page.style, self.page.zoom)

    # ------------------------------------------------------------------------------------------------ annotations

    def set_annotations(self, annotations: Iterable[Marked]) -> None:
        """Show these annotations and no others; the chosen one stays chosen if it is among them."""
        self.page.set_annotations(annotations)
        if self.page.marks.chosen not in self.page.index:
            self._set_chosen(None)
        self.drop_gone_picks()
        self.viewport().update()
        self.annotations_changed.emit()

    def annotations(self) -> list[Marked]:
        """Return the annotations shown, in no order."""
        return list(self.page.index)

    def put_annotation(self, annotation: Marked) -> None:
        """Add an annotation, or replace the one with its id; repaints only what it covers."""
        old = self.page.index.get(annotation.id)
        if old is not None:
            self._repaint_with_neighbours(old)
            self.annotation_hidden.emit(old)
        self.page.index.put(annotation)
        self.page.overlay.lanes.forget()
        self._repaint_with_neighbours(annotation)
        self.annotation_shown.emit(annotation)

    def remove_annotation(self, annotation_id: MarkedId) -> None:
        """Take an annotation out of the picture; unknown ids are none."""
        annotation = self.page.index.get(annotation_id)
        if annotation is None:
            return
        self._repaint_with_neighbours(annotation)
        self.page.index.remove(annotation_id)
        self.page.overlay.lanes.forget()
        if self.page.marks.chosen == annotation_id:
            self._set_chosen(None)
        self.drop_gone_picks()
        self.annotation_hidden.emit(annotation)

    def choose(self, annotation_id: MarkedId | None, scroll: bool = True) -> None:
        """Choose an annotation, or none; the caret goes to its end.

        Args:
            annotation_id: of a shown annotation; an unknown one is as None.
            scroll: whether to scroll to where it can be read.
        """
        annotation = self.page.index.get(annotation_id)
        if annotation is not None:
            self.page.selection.place(annotation.end)
            self._on_selection_moved()
            if scroll:
                self.make_visible(annotation.start, annotation.end)
        self._set_chosen(annotation.id if annotation else None)

    def next_annotation(self) -> bool:
        """Choose the next annotation in text order; return whether there was one."""
        return self._choose_found(choosing.next_in_text(self.page.index, self.chosen(), self.page.selection.caret))

    def previous_annotation(self) -> bool:
        """Choose the annotation before in text order; return whether there was one."""
        return self._choose_found(choosing.previous_in_text(self.page.index, self.chosen(), self.page.selection.caret))

    def next_overlapping(self) -> bool:
        """Choose the next of the annotations that overlap here; return whether there was one."""
        return self._choose_found(choosing.next_overlapping(self.page.index, self.chosen(), self.page.selection.caret))

    # ------------------------------------------------------------------------------------------------ selection

    def selection(self) -> tuple[int, int]:
        """Return start and end of what is selected; equal, at the caret, where nothing is."""
        return self.page.selection.span

    def selection_area(self) -> QRect:
        """Return the lines of the selection that show, as one rectangle of the viewport."""
        start, end = self.selection()
        area = self._area_of(start, end) if start < end else QRectF()
        port = self.viewport().rect()
        return self.to_viewport(area).intersected(port) if not area.isEmpty() else QRect()

    def set_selection(self, start: int, end: int) -> None:
        """Select exactly these characters (whole graphemes), without scrolling."""
        limit = len(self.text)
        self.page.selection.select(max(0, min(start, limit)), max(0, min(end, limit)), by_character=True)
        self._on_selection_moved()

    def clear_selection(self) -> None:
        """Select nothing; the caret stays at the end."""
        self.page.selection.place(self.selection()[1])
        self._on_selection_moved()

    def armed(self) -> str | None:
        """Return the label that the next drags give."""
        return self._armed

    def arm(self, label: str | None) -> None:
        """Let the next drags give a label; None: let them only select."""
        if label != self._armed:
            self._armed = label
            self.armed_changed.emit(label)

    def escape(self) -> bool:
        """Leave the innermost state: armed label, selection, what is picked or chosen; return whether there was one."""
        start, end = self.selection()
        if self._armed is not None:
            self.arm(None)
        elif start != end:
            self.clear_selection()
        elif self.picked():
            self.pick(())
        elif self.chosen() is not None:
            self._set_chosen(None)
        else:
            return False
        return True

    def copy_selection(self) -> bool:
        """Copy the exact characters of the selection, or of the chosen annotation."""
        start, end = self.selection()
        chosen = self.page.index.get(self.chosen())
        if start == end and chosen is not None:
            start, end = chosen.start, chosen.end
        if start < end:
            copy_exactly(self.text[start:end])
        return start < end

    def select_all(self) -> None:
        """Select the whole text."""
        self.set_selection(0, len(self.text))

    def set_menu_actions(self, actions: Sequence[QAction]) -> None:
        """Set what the context menu offers below Copy."""
        self._menu_actions = actions

    # ------------------------------------------------------------------------------------------------ Qt

    def event(self, event: QEvent) -> bool:
        """Keep the movement keys from being taken as shortcuts."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if keys.is_movement(event) or event.matches(QKeySequence.StandardKey.Copy):
                event.accept()
            else:
                event.ignore()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move and select; copy; all other keys go to the action rows."""
        if keys.is_movement(event):
            keys.move(event, self.page.selection, self.page.mover, self.viewport().height() * 0.85)
            self._set_chosen(None)
            self._on_selection_moved()
            caret = self.page.selection.caret
            self.make_visible(caret, caret)
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_selection()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.select_all()
        else:
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Offer labels when the Shift of a keyboard selection comes up."""
        start, end = self.selection()
        if event.key() == Qt.Key.Key_Shift and start != end:
            self.selection_settled.emit(start, end)
        event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to mark."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._hand.press(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Mark a word."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._hand.double_click(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Mark on."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._hand.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Mark, or choose what was clicked on."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._hand.release(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Choose what is under the pointer, unless words are selected; offer copying, and what the window adds."""
        start, end = self.selection()
        if event.reason() == QContextMenuEvent.Reason.Mouse and start == end:
            found = self.page.overlay.annotation_at(self.to_document(QPointF(event.pos())))
            if self.chosen() not in {one.id for one in found}:
                self.choose(found[0].id if found else None, scroll=False)
        copyable = start < end or self.chosen() is not None
        open_menu(self, event.globalPos(), self._menu_actions, self.copy_selection if copyable else None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the caret."""
        super().focusInEvent(event)
        self._show_caret(shown=True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the caret."""
        super().focusOutEvent(event)
        self._show_caret(shown=False)

    # ------------------------------------------------------------------------------------------------ inside

    def _choose_found(self, found: Marked | None) -> bool:
        if found is not None:
            self.choose(found.id)
        return found is not None

    def _set_chosen(self, annotation_id: MarkedId | None) -> None:
        marks = self.page.marks
        if marks.chosen == annotation_id:
            return
        for each in (marks.chosen, annotation_id):
            annotation = self.page.index.get(each)
            if annotation is not None:
                self.repaint_area(self.page.overlay.reach(annotation))
        marks.chosen = annotation_id
        self.show_sentence(None)
        chosen = self.page.index.get(annotation_id)
        if chosen is not None:
            said = f"{chosen.label}: {display_text(chosen.words)}"
            announce(self, self.tr("suggested {said}").format(said=said) if is_suggestion(chosen) else said)
        self.annotation_chosen.emit(annotation_id)

    def _repaint_with_neighbours(self, annotation: Marked) -> None:
        """Repaint an annotation and those that overlap it: their lanes may have moved."""
        area = self.page.overlay.reach(annotation)
        for other in self.page.index.touching(annotation.start, annotation.end)[:_NEIGHBOURS]:
            area = area.united(self.page.overlay.reach(other))
        self.repaint_area(area)

    def _on_marked(self) -> None:
        start, end = self.selection()
        if start == end:
            return
        self._set_chosen(None)
        if self._armed is not None:
            self.clear_selection()
            self.label_requested.emit(start, end, self._armed)
        else:
            self.selection_settled.emit(start, end)

    def _on_clicked(self, at: QPointF, one_more: bool) -> None:
        there = self.page.overlay.annotation_at(at)
        if one_more and there:
            self._pick_one_more(there)
            return
        found = choosing.next_of(there, self.chosen())
        self.choose(found.id if found else None, scroll=False)
        self.pick(())

    def _pick_one_more(self, there: list[Marked]) -> None:
        """Pick what was clicked on beside what is chosen or picked, or let go of it where it is picked."""
        chosen, picked = self.chosen(), set(self.picked())
        if not picked and chosen is not None:
            picked.add(chosen)
        one = next((one.id for one in there if one.id in picked), there[0].id)
        self.choose(one, scroll=False)
        self.pick(picked ^ {one})

    def _on_selection_moved(self) -> None:
        """Take the selection over into the marks and repaint what changed."""
        marks, page = self.page.marks, self.page
        old_span, old_caret = marks.selection, marks.caret
        marks.selection, marks.caret = page.selection.span, self._shown_caret()
        for offset in {old_caret, marks.caret}:
            self.repaint_area(page.overlay.caret_rect(min(offset, len(page.text))))
        for start, end in changed_parts(old_span, marks.selection):
            self.repaint_area(self._area_of(start, end))
        start, end = marks.selection
        self.mirror_selection(*((end, start) if marks.caret == start else (start, end)))
        self._tell_selection()

    def _shown_caret(self) -> int:
        """Return where the caret is drawn: at the snapped end that it moves."""
        start, end = self.page.selection.span
        if start == end:
            return self.page.selection.caret
        return start if self.page.selection.caret < self.page.selection.anchor else end

    def _tell_selection(self) -> None:
        span = self.selection()
        if span != self._told:
            self._told = span
            self.selection_changed.emit(*span)

    def _area_of(self, start: int, end: int) -> QRectF:
        top = float(self.verticalScrollBar().value())
        return self.page.span_area(start, end, top=top, bottom=top + self.viewport().height())

    def _show_caret(self, *, shown: bool) -> None:
        self.page.marks.caret_shown = shown
        self.repaint_area(self.page.caret_rect())
