"""Suggestions: showing those of the article, and deciding them one by one."""

from bisect import bisect_left, bisect_right

from db.records import ArticleId, Changes, NewAnnotation, SessionId
from db.suggested import Suggestion
from desktop.controllers.context import Controller
from desktop.marked import MarkedId
from desktop.translate import tr

# What a command needs and the first picture does not is imported in the command.


class SuggestionController(Controller):
    """The commands of `SuggestionCommands` that decide one suggestion, and what the facts panel asks for."""

    def accept_suggestion(self) -> None:
        """Accept the suggestion or the proposed fact chosen as it is, and choose the next; with none only that."""
        here, proposal = self.desk.the_suggestion, self.desk.facts.the_proposal
        if here is not None:
            self.accept(here)
        elif proposal is not None:
            self.window.controllers.facts.take(proposal.key)
        else:
            self.next_suggestion()

    def next_suggestion(self) -> None:
        """Choose the suggestion after the caret or after what is chosen; behind the last one the first again."""
        self._choose_beside(forward=True)

    def previous_suggestion(self) -> None:
        """Choose the suggestion before the caret or before what is chosen; before the first one the last."""
        self._choose_beside(forward=False)

    def _choose_beside(self, *, forward: bool) -> None:
        self.window.controllers.annotations.draft.flush()
        waiting, here = list(self.desk.suggestions.values()), self.desk.marked(self.desk.chosen)
        if not waiting:
            return
        at = (here.start, -here.end) if here else (self.desk.selection[1], 0)
        places = [(one.start, -one.end) for one in waiting]
        place = bisect_right(places, at) if forward else bisect_left(places, at) - 1
        self.window.choose(waiting[place % len(waiting)].id)

    def accept(self, suggestion: Suggestion, *, go_on: bool = True) -> MarkedId | None:
        """Accept a suggestion as it is.

        Args:
            suggestion: of the article shown.
            go_on: choose the next suggestion, else the annotation that was made.

        Returns:
            The id of the annotation; None where it was refused.
        """
        from db.operations.accept_suggestions import accept_suggestions

        place = self._place()
        if place is None:
            return None
        article, session = place
        following = self._after(suggestion)
        changes = self.dispatch.run(
            lambda: accept_suggestions(self.desk.the_project, session=session, suggestions={article: [suggestion]}),
            self,
        )
        return self._decided(changes, following if go_on else None)

    def take_reading(self, number: int) -> None:
        """Accept the suggestion chosen in one of its readings, the first one being 0."""
        from db.operations.label_span import label_span

        here, place = self.desk.the_suggestion, self._place()
        if here is None or place is None or number > len(here.readings):
            return
        if number == 0:
            self.accept(here)
            return
        article, session = place
        reading, following = here.readings[number - 1], self._after(here)
        new = NewAnnotation(label=here.label, start=here.start, end=here.end, value=reading.value, rule=reading.rule)
        changes = self.dispatch.run(
            lambda: label_span(self.desk.the_project, session=session, article=article, annotation=new), self
        )
        self._decided(changes, following)

    def reject_suggestion(self, *, everywhere: bool = False) -> None:
        """Reject the suggestion chosen, in this article or everywhere, or the proposed fact; choose the next one."""
        here, proposal = self.desk.the_suggestion, self.desk.facts.the_proposal
        if here is not None:
            self.reject(here, everywhere=everywhere)
        elif proposal is not None and not everywhere:
            self.window.controllers.facts.refuse(proposal.key)

    def reject(self, suggestion: Suggestion, *, everywhere: bool = False) -> None:
        """Reject a suggestion with all that are equal to it, in this article or everywhere."""
        from db.operations.reject_suggestions import reject_suggestions

        place = self._place()
        if place is None:
            return
        article, session = place
        equal = [one for one in self.desk.suggestions.values() if _same(one, suggestion)]
        following = self._after(suggestion, passing=equal)
        changes = self.dispatch.run(
            lambda: reject_suggestions(
                self.desk.the_project, session=session, suggestions={article: [suggestion]}, everywhere=everywhere
            ),
            self,
        )
        if changes is not None:
            self._say_rejected(suggestion, len(equal), everywhere=everywhere)
            self.window.choose(following.id if following else None)

    def _say_rejected(self, suggestion: Suggestion, places: int, *, everywhere: bool) -> None:
        if everywhere:
            said = tr("Suggestions", "Rejected “{words}” everywhere: %n place(s) here, all other articles too", places)
        elif places > 1:
            said = tr("Suggestions", "Rejected “{words}” in %n place(s) of this article", places)
        else:
            return  # the step's name says it
        self.window.status.set_message(said.replace("{words}", suggestion.words))

    def show_suggestions(self) -> None:
        """Make and show suggestions, or do neither: some passes are to be made with the text alone."""
        wanted = not self.desk.suggesting
        self.desk.suggesting = wanted
        self.context.settings.change(suggestions=wanted)
        self.show_anew()
        self.window.queue.show_suggestions(wanted)
        if wanted:
            self.window.controllers.making.look_at_article()
            self.window.controllers.making.look_after()
        else:
            self.window.controllers.making.stop()
            self.window.article.view.set_furniture(())
        on, off = tr("Suggestions", "Suggestions are made and shown"), tr("Suggestions", "Suggestions are switched off")
        self.window.status.set_message(on if wanted else off)

    def show_furniture(self) -> None:
        """Show suggestions in page furniture too, or hold them back again."""
        self.desk.furniture = not self.desk.furniture
        self.show_anew()
        held = sum(one.furniture for one in self.desk.suggestions.values())
        said = tr("Suggestions", "%n suggestion(s) of this article stand in page furniture", held)
        back = tr("Suggestions", "Suggestions in page furniture are held back")
        self.window.status.set_message(said if self.desk.furniture else back)

    def show_anew(self) -> None:
        """Read the suggestions of the article anew and show them."""
        self.desk.reload_suggestions()
        self.window.show_marked()

    def _place(self) -> tuple[ArticleId, SessionId] | None:
        """Return article and session on the desk, what is drafted written down; None where one is missing."""
        self.window.controllers.annotations.draft.flush()
        article, session = self.desk.article, self.desk.session
        return (article.id, session.id) if article is not None and session is not None else None

    def _decided(self, changes: Changes | None, following: Suggestion | None) -> MarkedId | None:
        if changes is None:
            return None
        made = next(iter(changes.annotations), None)
        self.window.choose(following.id if following is not None else made)
        return made

    def _after(self, suggestion: Suggestion, passing: list[Suggestion] | None = None) -> Suggestion | None:
        """Return the suggestion that comes after one and does not overlap it, nor is one of those passed over."""
        waiting = list(self.desk.suggestions.values())
        first = bisect_right(waiting, suggestion.start, key=lambda one: one.start)
        skipped = {one.id for one in passing or ()}
        return next((one for one in waiting[first:] if one.start >= suggestion.end and one.id not in skipped), None)


def _same(one: Suggestion, other: Suggestion) -> bool:
    return (one.label, one.words, one.value) == (other.label, other.words, other.value)
