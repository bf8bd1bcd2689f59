"""What other articles say of the program and the values that are chosen: compared by value, not by wording."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from db.meanings import Sameness
from db.project import Project
from db.records import ArticleId
from desktop.controllers.context import Context, Controller
from desktop.facts.elsewhere_box import SameValue
from desktop.telling import day
from desktop.translate import tr
from values.sameness import program_key

# What a command needs and the first picture does not is imported in the command.
if TYPE_CHECKING:
    from db.queries.elsewhere import Place

REST_MS = 120  # after choosing: while she goes on with Tab, nothing is looked up
_COMPARED = ("amount", "date")  # labels of the values that are looked up; a country stands everywhere
_PLACES = 200  # listed at most

_Value = tuple[str, str, str]  # label, canonical JSON, key of sameness


class ElsewhereController(Controller, QObject):
    """Fills the box "Also in other articles", and goes where it leads."""

    def __init__(self, context: Context) -> None:
        """Make the controller; nothing is shown yet."""
        QObject.__init__(self)
        Controller.__init__(self, context)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REST_MS)
        self._timer.timeout.connect(self._look)

    def note_chosen(self) -> None:
        """Look again once she rests: something else is chosen, or it changed."""
        self._timer.start()

    def let_go(self) -> None:
        """Look for nothing more: the project is put away."""
        self._timer.stop()

    def _look(self) -> None:
        from db.queries import elsewhere

        project, article = self.desk.project, self.desk.article
        if project is None or article is None:
            self.window.facts.show_elsewhere(None, None)
            return
        program, values = self._chosen(project)
        found = elsewhere.of_program(project, program, article.id) if program is not None else None
        counted = [
            SameValue(label=label, value=value, same=same, articles=count)
            for label, value, same in dict.fromkeys(values)
            if (count := elsewhere.count(project, same, article.id)).number
        ]
        there = found is not None and (found.articles.number or found.facts.number)
        self.window.facts.show_elsewhere(program, found if there else None, counted)

    def _chosen(self, project: Project) -> tuple[str | None, list[_Value]]:
        """Return the program that is looked up, and the values."""
        facts = self.desk.facts
        one = self.desk.marked(self.desk.chosen)
        if one is not None:
            same = Sameness(project.db).of(one.label, one.value, one.words)
            serving = facts.serving(one.id)
            program = serving[0].program if serving else None
            if one.label == "program" and same is not None:
                return same.removeprefix(program_key("")), []
            return program, list(_compared([(one.label, one.value, same)]))
        fact, proposal = facts.the_fact, facts.the_proposal
        if fact is not None:
            return fact.program, list(_compared((each.label, each.value, each.same) for each in fact.cells))
        if proposal is not None:
            items = ((item.marked.label, item.marked.value, item.same) for item in proposal.items)
            return proposal.program, list(_compared(items))
        return None, []

    # ------------------------------------------------------------------------------------------------ going there

    def go(self, program: str, same: str) -> None:
        """Show what a line of the box tells of: facts in the table, or places to choose from."""
        from db.queries import elsewhere
        from db.queries.fact_filter import Filter

        project, article = self.desk.project, self.desk.article
        if project is None or article is None:
            return
        if program and elsewhere.of_program(project, program, article.id).facts.number:
            self.window.controllers.across.show_facts(Filter(programs=(program,), sames=(same,) if same else ()))
            return
        places = elsewhere.of_value(project, same or program_key(program), article.id, _PLACES)
        self._choose_place(places)

    def _choose_place(self, places: "list[Place]") -> None:
        from desktop.prompts import ListQuestion, Row

        chosen = self.prompt.pick(
            ListQuestion(
                title=tr("Facts", "Also in other articles"),
                intro=tr("Facts", "The same value, whatever its wording; the latest article first."),
                rows=tuple(
                    Row(
                        name=str(number),
                        text=place.title,
                        detail=f"“{place.words}”" if place.words else tr("Facts", "from the analyst"),
                        side=day(place.published) if place.published else "",
                    )
                    for number, place in enumerate(places)
                ),
                accept=tr("Facts", "Go there"),
                empty=tr("Facts", "No other article has it any more."),
            )
        )
        self.window.article.view.setFocus()
        if chosen is not None:
            place = places[int(chosen)]
            self.window.controllers.annotations.settle()
            self.window.controllers.many.show_place(ArticleId(place.article), place.start, place.end)


def _compared(values: Iterable[tuple[str, str | None, str | None]]) -> Iterator[_Value]:
    for label, value, same in values:
        if label in _COMPARED and value is not None and same is not None:
            yield label, value, same
