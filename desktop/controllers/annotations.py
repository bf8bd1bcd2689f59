"""Marking, and the annotation chosen."""

from db.records import Annotation, AnnotationId, LabelRow, NewAnnotation
from db.suggested import Suggestion
from desktop.article import spans
from desktop.controllers.context import Context, Controller
from desktop.controllers.draft import Draft
from desktop.reading import TYPED, read_value
from desktop.translate import tr
from values import codec
from values.types import Value

# What a command needs and the first picture does not is imported in the command.


class AnnotationController(Controller):
    """The commands of `AnnotationCommands`, and what the article and the facts panel ask for."""

    def __init__(self, context: Context) -> None:
        """Make the controller with an empty draft."""
        super().__init__(context)
        self.draft = Draft(self._write_move)

    # ------------------------------------------------------------------------------------------------ labels

    def give_label(self, key: str) -> None:
        """Label the selection, relabel the annotation chosen, or arm the label with this key."""
        self.draft.flush()
        label = self.desk.label(key)
        if label is None or not self.desk.writable:
            return
        start, end = self.desk.selection
        chosen = self.desk.the_chosen
        suggestion = self.desk.the_suggestion
        if start != end:
            self.label(start, end, label.name)
        elif suggestion is not None:
            self._label_suggestion(suggestion, label.name)
        elif chosen is not None and not chosen.label == label.name == self.desk.armed:
            self.relabel(chosen.id, label.name)
        else:
            self._arm(label)

    def _arm(self, label: LabelRow) -> None:
        armed = None if self.desk.armed == label.name else label.name
        self.window.article.view.arm(armed)

    def _label_suggestion(self, suggestion: Suggestion, label: str) -> None:
        """Accept a suggestion under a label, its own or another."""
        if label == suggestion.label:
            self.window.controllers.suggestions.accept(suggestion)
        else:
            self.label(suggestion.start, suggestion.end, label)

    def _take_up(self) -> Annotation | None:
        """Return the annotation chosen; a suggestion that is chosen becomes one: to change it is to accept it."""
        suggestion = self.desk.the_suggestion
        if suggestion is not None and self.desk.writable:
            self.window.controllers.suggestions.accept(suggestion, go_on=False)
        return self.desk.the_chosen

    def label(self, start: int, end: int, label: str) -> None:
        """Label a span; where it has this label already, choose that annotation."""
        from db.operations.label_span import label_span

        self.draft.flush()
        article, session = self.desk.article, self.desk.session
        if article is None or session is None:
            return
        twin = next(
            (
                one
                for one in self.desk.overlapping(start, end)
                if (one.start, one.end, one.label) == (start, end, label)
            ),
            None,
        )
        if twin is not None:
            self.window.choose(twin.id)
            return
        found = read_value(article, self.desk.text, start, end, label)
        new = NewAnnotation(label=label, start=start, end=end, value=found.value, rule=found.rule)
        changes = self.dispatch.run(
            lambda: label_span(self.desk.the_project, session=session.id, article=article.id, annotation=new), self
        )
        if changes is not None:
            self.window.choose(next(iter(changes.annotations)), scroll=False)

    def relabel(self, annotation: AnnotationId, label: str) -> None:
        """Give an annotation another label; its words are read anew."""
        from db.operations.relabel_annotation import relabel_annotation

        self.draft.flush()
        here, session, article = self.desk.find(annotation), self.desk.session, self.desk.article
        if here is None or session is None or article is None or here.label == label:
            return
        found = read_value(article, self.desk.text, here.start, here.end, label)
        self.dispatch.run(
            lambda: relabel_annotation(
                self.desk.the_project,
                session=session.id,
                annotation=annotation,
                label=label,
                value=found.value,
                rule=found.rule,
            ),
            self,
        )

    # ------------------------------------------------------------------------------------------------ choosing

    def choose_next(self) -> None:
        """Choose the next annotation of the article."""
        self.draft.flush()
        self.window.article.view.next_annotation()

    def choose_previous(self) -> None:
        """Choose the previous annotation of the article."""
        self.draft.flush()
        self.window.article.view.previous_annotation()

    def choose_overlapping(self) -> None:
        """Choose the next of the annotations that overlap here."""
        self.draft.flush()
        self.window.article.view.next_overlapping()

    def let_go(self) -> None:
        """Disarm the label, drop the selection, leave what is picked or chosen, the fact: the first there is."""
        self.draft.flush()
        if not self.window.article.view.escape():
            self.window.controllers.facts.leave()

    # ------------------------------------------------------------------------------------------------ changing

    def remove_annotation(self) -> None:
        """Remove the annotation chosen."""
        if self.desk.the_chosen is not None:
            self.remove(self.desk.the_chosen.id)

    def remove(self, annotation: AnnotationId) -> None:
        """Remove an annotation."""
        from db.operations.remove_annotation import remove_annotation

        self.draft.flush()
        session = self.desk.session
        if session is not None:
            self.dispatch.run(
                lambda: remove_annotation(self.desk.the_project, session=session.id, annotation=annotation), self
            )

    def move_end(self, *, end: bool, forward: bool, by_word: bool) -> None:
        """Move the start or the end of the annotation chosen by a word or a character."""
        here = self._take_up()
        if here is None or not self.desk.writable:
            return
        here = self.draft.of(here)
        span = spans.moved(
            self.desk.text, here.start, here.end, at_start=not end, forward=forward, by_character=not by_word
        )
        if span != (here.start, here.end):
            self.draft.move(here, *span, self.desk.text)

    def settle(self) -> bool:
        """Write what is drafted: a moved end, a value, a note; say whether nothing is left unwritten."""
        moved = self.draft.flush()
        return self.window.facts.keep_drafts() and moved

    def _write_move(self, moved: Annotation) -> bool:
        from db.operations.move_annotation import move_annotation

        was, article, session = self.desk.find(moved.id), self.desk.article, self.desk.session
        if was is None or article is None or session is None or (was.start, was.end) == (moved.start, moved.end):
            return True
        value, rule = was.value, was.rule
        if rule != TYPED:
            found = read_value(article, self.desk.text, moved.start, moved.end, was.label)
            value, rule = found.value, found.rule
        done = self.dispatch.run(
            lambda: move_annotation(
                self.desk.the_project,
                session=session.id,
                annotation=moved.id,
                start=moved.start,
                end=moved.end,
                value=value,
                rule=rule,
            ),
            self,
        )
        if done is None:
            self.window.show_annotation(was)
        return done is not None

    def edit_value(self) -> None:
        """Put the caret into the value field."""
        self.draft.flush()
        self._take_up()
        self.window.facts.edit_value()

    def edit_note(self) -> None:
        """Put the caret into the note field."""
        self.draft.flush()
        self._take_up()
        self.window.facts.edit_note()

    def flag_annotation(self) -> None:
        """Set or take the flag of the annotation chosen."""
        here = self._take_up()
        if here is not None:
            self.set_flag(here.id, not here.flagged)

    def set_flag(self, annotation: AnnotationId, flagged: bool) -> None:
        """Set or take the flag of an annotation."""
        from db.operations.flag_annotation import flag_annotation

        self.draft.flush()
        session = self.desk.session
        if session is not None:
            self.dispatch.run(
                lambda: flag_annotation(
                    self.desk.the_project, session=session.id, annotation=annotation, flagged=flagged
                ),
                self,
            )

    def set_value(self, annotation: AnnotationId, value: Value | None) -> None:
        """Set the value that was typed; None has the words read again."""
        from db.operations.set_value import set_value

        self.draft.flush()
        here, session, article = self.desk.find(annotation), self.desk.session, self.desk.article
        if here is None or session is None or article is None:
            return
        stored, rule = (codec.to_json(value), TYPED) if value is not None else (None, None)
        if value is None:
            found = read_value(article, self.desk.text, here.start, here.end, here.label)
            stored, rule = found.value, found.rule
        if stored == here.value and rule == here.rule:
            return
        done = self.dispatch.run(
            lambda: set_value(
                self.desk.the_project, session=session.id, annotation=annotation, value=stored, rule=rule
            ),
            self,
        )
        if done is None:
            self.window.facts.card.value.put_back(annotation)

    def set_note(self, annotation: AnnotationId, note: str) -> None:
        """Set the note of an annotation."""
        from db.operations.set_note import set_note

        here, session = self.desk.find(annotation), self.desk.session
        if here is None or session is None or here.note == note:
            return
        done = self.dispatch.run(
            lambda: set_note(self.desk.the_project, session=session.id, annotation=annotation, note=note), self
        )
        if done is None:
            self.window.facts.card.note.put_back(annotation)

    def refuse_marking(self) -> None:
        """Say why nothing can be marked."""
        reason = self.desk.project.read_only if self.desk.project else None
        self.dispatch.refused.emit(reason or tr("Annotations", "Open a session first."))
