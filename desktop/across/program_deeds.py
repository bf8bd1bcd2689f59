"""What is done with the programs chosen: renamed, merged, split, shown in facts and articles."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from db.operations.edit_program import edit_program
from db.operations.merge_programs import merge_programs
from db.operations.rename_program import rename_program
from db.operations.split_program import split_program
from db.project import Project
from db.queries import program_list, program_names
from db.queries.fact_filter import Filter
from db.queries.program_list import ProgramPlace, ProgramRow
from db.records import Changes, SessionId
from desktop.across.program_names import Line, lines_of
from desktop.prompts import Field, Form, Kind, ListQuestion, Row
from desktop.telling import articles_text, grouped
from desktop.translate import tr
from desktop.widgets.safe_text import label_text

if TYPE_CHECKING:
    from desktop.across.page import Operation
    from desktop.across.programs_page import ProgramsPage

FEW = 100  # annotations whose names change without the worker
PLACES = 500  # articles to choose from


class ProgramDeeds:
    """The deeds of one page."""

    def __init__(self, page: "ProgramsPage") -> None:
        """Do them for a page."""
        self._page = page
        self._deeds: Mapping[str, Callable[[], None]] = {
            "facts": self.show_facts,
            "articles": self.show_articles,
            "rename": self.rename,
            "merge": self.merge,
            "split": self.split,
            "edit": page.form.begin,
        }

    def do(self, name: str) -> None:
        """Do one of them with what is chosen."""
        if self._page.table.chosen():
            self._deeds[name]()

    def open_menu(self, at: QPoint) -> None:
        """Open the menu of what is chosen."""
        rows, menu = self._page.table.chosen(), QMenu(self._page)
        if not rows:
            return
        one, writable = len(rows) == 1, self._page.writable
        for name, text, possible in (
            ("facts", tr("Programs", "Show facts"), True),
            ("articles", tr("Programs", "Articles…"), one),
            ("rename", tr("Programs", "Rename…"), one and writable),
            ("merge", tr("Programs", "Merge…"), not one and writable),
            ("split", tr("Programs", "Split…"), one and writable and _splittable(rows[0])),
        ):
            action = menu.addAction(label_text(text))
            action.setEnabled(possible)
            action.triggered.connect(lambda _=False, name=name: self.do(name))
        menu.exec(at)
        menu.deleteLater()

    # ------------------------------------------------------------------------------------------------ looking

    def show_facts(self) -> None:
        """Show the facts of the programs chosen in the table of facts."""
        self._page.facts_requested.emit(Filter(programs=tuple(row.name for row in self._page.table.chosen())))

    def show_articles(self) -> None:
        """Choose an article that names the program, and go there."""
        row = self._one()
        if row is not None:
            self._page.read("places", lambda own: program_list.places(own, row.name, PLACES), self._choose_place)

    def _choose_place(self, places: list[ProgramPlace]) -> None:
        row = self._one()
        if row is None:
            return
        rows = tuple(Row(name=one.annotation, text=one.title, detail=one.words, side=_times(one)) for one in places)
        chosen = self._page.ask.pick(
            ListQuestion(
                title=tr("Programs", "Articles that name “{program}”").format(program=row.name),
                rows=rows,
                accept=tr("Programs", "Go there"),
                empty=tr("Programs", "No article names it: it stands in facts as the analyst's own value."),
                typing=len(rows) > 12,
            )
        )
        place = next((one for one in places if one.annotation == chosen), None)
        if place is not None:
            self._page.go_requested.emit(place.article, place.start, place.end)

    # ------------------------------------------------------------------------------------------------ changing

    def edit(self, program: str, told: Mapping[str, Any]) -> None:
        """Keep what was typed about a program."""
        self._page.run(lambda project, session: edit_program(project, session=session, program=program, **told))

    def rename(self) -> None:
        """Call the program chosen by another name; where that is another program's, offer to merge the two."""
        row, project = self._one(), self._page.project
        if row is None or project is None or not self._may():
            return
        heading = tr("Programs", "Rename the program")
        name = self._page.ask.text(heading, tr("Programs", "New name"), row.name)
        if name is None or " ".join(name.split()) == row.name:
            return
        other = program_names.meaning(project, " ".join(name.split()))
        if other != row.name and program_names.is_there(project, other):
            self._offer_merge(row, other)
            return

        def operation(own: Project, session: SessionId) -> Changes:
            return rename_program(own, session=session, program=row.name, name=name)

        done = tr("Programs", "“{old}” is called “{new}” now, in every article.").format(old=row.name, new=name)
        self._run(operation, [row], tr("Programs", "Renaming"), done, " ".join(name.split()))

    def _offer_merge(self, row: ProgramRow, other: str) -> None:
        text = tr("Programs", "“{other}” is a program of this project already. Make one program of the two?")
        heading = tr("Programs", "That name is taken")
        if self._page.ask.confirm(heading, text.format(other=other), tr("Programs", "Merge")):
            others = [one for one in self._page.model.rows if one.name == other]
            self._merge([row, *others], [row.name, other], other)

    def merge(self) -> None:
        """Make one program of those chosen, under a name of one of them or a new one."""
        rows = self._page.table.chosen()
        if not self._may():
            return
        if len(rows) < 2:
            self._page.say(tr("Programs", "Choose two programs or more to merge them: Shift or Ctrl with a click."))
            return
        usual = sorted(rows, key=lambda row: (-row.articles, -row.facts, row.name))
        name = self._page.ask.pick(
            ListQuestion(
                title=tr("Programs", "Merge {n} programs").format(n=grouped(len(rows))),
                intro=tr("Programs", "Choose the name that is kept. The others become names of this program."),
                rows=tuple(Row(name=row.name, text=row.name, side=articles_text(row.articles)) for row in usual),
                accept=tr("Programs", "Merge"),
                current=usual[0].name,
                new=tr("Programs", "a new name"),
            )
        )
        if name is not None:
            self._merge(rows, [row.name for row in rows], name)

    def _merge(self, rows: list[ProgramRow], names: list[str], name: str) -> None:
        def operation(own: Project, session: SessionId) -> Changes:
            return merge_programs(own, session=session, programs=names, name=name)

        done = tr("Programs", "{n} programs are one now: “{name}”.").format(n=grouped(len(names)), name=name)
        self._run(operation, rows, tr("Programs", "Merging"), done, name)

    def split(self) -> None:
        """Take some names or spellings of the program chosen out, into another program."""
        row = self._one()
        if row is None or not self._may():
            return
        lines = [line for line in lines_of(row) if not line.own]
        if not lines:
            self._page.say(tr("Programs", "This program has no other name that could be split from it."))
            return
        values = self._page.ask.form(_split_form(row, lines))
        if values is None:
            return
        names = list(dict.fromkeys(lines[int(place)].name for place in values["names"].split("\n")))
        name = values["name"]

        def operation(own: Project, session: SessionId) -> Changes:
            return split_program(own, session=session, names=names, name=name, program=row.name)

        told = tr("Programs", "Split from “{old}”: {names} mean “{new}” now.")
        if len(names) == 1:
            told = tr("Programs", "Split from “{old}”: {names} means “{new}” now.")
        done = told.format(old=row.name, names=", ".join(f"“{one}”" for one in names), new=name)
        self._run(operation, [row], tr("Programs", "Splitting"), done, " ".join(name.split()))

    # ------------------------------------------------------------------------------------------------ how

    def _one(self) -> ProgramRow | None:
        rows = self._page.table.chosen()
        return rows[0] if len(rows) == 1 else None

    def _may(self) -> bool:
        """Say whether programs can be changed here; where not, that is said."""
        if self._page.writable and self._page.session is not None:
            return True
        self._page.run(lambda _project, _session: Changes())  # refused, with the usual sentence
        return False

    def _run(self, operation: "Operation", rows: list[ProgramRow], name: str, done: str, then: str) -> None:
        """Run a change of names: at once, or in the worker where much is to be changed; then choose the program."""
        many = sum(one.count for row in rows for one in row.names) + sum(row.facts for row in rows) > FEW
        self._page.expect(then)
        if self._page.run(operation, name if many else "") is not None:
            self._page.say_done(done, tr("Programs", "Undo"), self._page.help.undo)


def _splittable(row: ProgramRow) -> bool:
    return any(not line.own for line in lines_of(row))


def _times(place: ProgramPlace) -> str:
    return tr("Programs", "{n} times").format(n=grouped(place.count)) if place.count > 1 else ""


def _split_form(row: ProgramRow, lines: list[Line]) -> Form:
    """Return the questions of a split: which names, and what they mean."""

    def wrong(values: Mapping[str, str]) -> str:
        if not values["names"]:
            return tr("Programs", "Tick the names that are to mean another program.")
        if not values["name"].strip():
            return tr("Programs", "Write what the other program is called.")
        if " ".join(values["name"].split()) == row.name:
            return tr("Programs", "That is what this program is called: write another name.")
        return ""

    options = tuple((str(place), ("      " if line.inner else "") + line.text) for place, line in enumerate(lines))
    return Form(
        title=tr("Programs", "Split “{program}”").format(program=row.name),
        intro=tr(
            "Programs",
            "What is ticked means another program from now on, in every article. A spelling that was given other names"
            " changes in your own annotations only.",
        ),
        fields=(
            Field(name="names", caption=tr("Programs", "Take out"), kind=Kind.LINES, options=options),
            Field(
                name="name",
                caption=tr("Programs", "Other program"),
                value=lines[0].name if len(lines) == 1 else "",
                hint=tr("Programs", "a new name, or that of a program that is there"),
            ),
        ),
        accept=tr("Programs", "Split"),
        wrong=wrong,
    )
