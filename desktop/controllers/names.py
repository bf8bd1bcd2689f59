"""What was rejected, and which spellings mean the same program: looked at, changed, and taken back everywhere."""

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from db.project import Project
from db.queries import articles
from db.records import ArticleId, Changes
from desktop.controllers.context import Controller
from desktop.marked import Marked
from desktop.translate import tr
from desktop.worker import Control, given

# What a command needs and the first picture does not is imported in the command.
if TYPE_CHECKING:
    from desktop.prompts import Row

Rename: TypeAlias = Callable[[Project], Changes]

FEW = 100  # annotations whose value changes without the worker
_SPELLINGS = 6  # shown of one program


class NameController(Controller):
    """The commands of `NameCommands`."""

    # ------------------------------------------------------------------------------------------------ rejections

    def show_rejections(self) -> None:
        """Show what the annotator rejected; some can be taken back."""
        from db.operations.take_back_rejections import take_back_rejections
        from db.queries import rejections
        from desktop.dialogs.rejections import RejectionsDialog

        session = self.desk.session
        self.window.controllers.annotations.settle()
        if session is None:
            return
        project = self.desk.the_project

        @lru_cache(maxsize=4096)
        def title(article: ArticleId) -> str:
            found = articles.get(project, article)
            return found.title if found is not None else ""

        found = rejections.all_of(project, annotator=session.annotator)
        found.sort(key=lambda one: (one.article is not None, one.article or ""))
        dialog = RejectionsDialog(self.window, self.context.look, found, title)
        accepted = self.prompt.run(dialog)
        self.window.article.view.setFocus()
        if dialog.wanted is not None:
            there = dialog.rejection(dialog.wanted)
            self.window.controllers.many.show_place(there.seen_in, there.start, there.end)
        elif accepted and self.desk.writable:
            chosen = dialog.chosen()
            self.dispatch.run(lambda: take_back_rejections(project, session=session.id, rejections=chosen), self)

    # ------------------------------------------------------------------------------------------------ programs

    def join_program(self) -> None:
        """Choose the program that the words chosen stand for, everywhere."""
        from db.operations.join_programs import join_programs
        from db.queries import programs
        from desktop.prompts import ListQuestion

        session, one = self.desk.session, self._program()
        if session is None or one is None or not self.desk.writable:
            return
        spelling, project = programs.one_line(one.words), self.desk.the_project
        name = programs.name_of(one.value) or spelling
        chosen = self.prompt.pick(
            ListQuestion(
                title=tr("Names", "Same program as…"),
                intro=tr("Names", "“{words}” will stand for what you choose or type, in every article.").format(
                    words=spelling
                ),
                rows=tuple(row for row in _rows(project) if row.name not in (name, spelling)),
                accept=tr("Names", "Join"),
                empty=tr("Names", "No other program is known yet."),
                typing=True,
                new=tr("Names", "a name that is new here"),
            )
        )
        self.window.article.view.setFocus()
        if chosen is None or chosen == name:
            return

        def operation(own: Project) -> Changes:
            return join_programs(own, session=session.id, spellings=[spelling], name=chosen)

        self._rename(operation, spelling, tr("Names", "Joining"))

    def part_program(self) -> None:
        """Let the words chosen stand for themselves, everywhere."""
        from db.operations.part_program import part_program
        from db.queries import programs

        session, one = self.desk.session, self._program()
        if session is None or one is None or not self.desk.writable:
            return
        spelling = programs.one_line(one.words)

        def operation(own: Project) -> Changes:
            return part_program(own, session=session.id, spelling=spelling)

        self._rename(operation, spelling, tr("Names", "Parting"))

    def _rename(self, operation: Rename, spelling: str, name: str) -> None:
        """Change what a spelling means: at once, or in the worker where much is to be changed."""
        from db.queries import programs

        project = self.desk.the_project
        if programs.marked(project, spelling) <= FEW:
            self.dispatch.run(lambda: operation(project), self)
            return

        def work(own: Project | None, _control: Control) -> Changes:
            return operation(given(own))

        self.dispatch.work(work, project, name, lambda changes: self.dispatch.tell(changes, self))

    def _program(self) -> Marked | None:
        self.window.controllers.annotations.draft.flush()
        one = self.desk.marked(self.desk.chosen)
        return one if one is not None and one.label == "program" else None

    def program_line(self, one: Marked) -> str:
        """Return what a program's words stand for, and how else it is spelled; empty where neither is known."""
        from db.queries import programs

        if self.desk.project is None or one.label != "program" or one.value is None:
            return ""
        spelling = programs.one_line(one.words)
        name = programs.name_of(one.value) or spelling
        others = [found for found in _spellings(self.desk.project, name) if found not in (spelling, name)]
        said = [tr("Names", "Stands for {name} (Shift+J parts it)").format(name=name)] if name != spelling else []
        if others:
            shown = ", ".join(f"“{other}”" for other in others[:_SPELLINGS])
            more = tr("Names", " and {n} more").format(n=len(others) - _SPELLINGS) if others[_SPELLINGS:] else ""
            said.append(tr("Names", "Also written {spellings}").format(spellings=shown + more))
        return "\n".join(said)


def _spellings(project: Project, name: str) -> list[str]:
    """Return how a program is written: in the project, then in the starting list without the parted ones."""
    from db.queries import programs
    from values.program.starting_list import listed

    known = dict(programs.known(project).pairs)
    found = [spelling for spelling, meant in known.items() if meant == name]
    for one in listed():
        if one.name == name:
            found += [each.words for each in one.spellings if known.get(each.words, name) == name]
    return list(dict.fromkeys(found))


def _rows(project: Project) -> "list[Row]":
    """Return the programs to choose from: the project's, then those of the starting list."""
    from db.queries import programs
    from desktop.prompts import Row
    from values.program.starting_list import listed

    known = programs.spellings(project)
    of_list = {one.name: [each.words for each in one.spellings] for one in listed()}
    own = [
        Row(
            name=name,
            text=name,
            detail=_shown(name, [*spellings, *of_list.get(name, ())]),
            side=tr("Names", "this project"),
        )
        for name, spellings in sorted(known.items(), key=lambda pair: pair[0].casefold())
    ]
    others = [
        Row(
            name=one.name,
            text=one.name,
            detail=_shown(one.name, [each.words for each in one.spellings]),
            side=" ".join(piece for piece in (one.country, one.years) if piece),
        )
        for one in sorted(listed(), key=lambda one: one.name.casefold())
        if one.name not in known
    ]
    return [*own, *others]


def _shown(name: str, spellings: list[str]) -> str:
    others = [spelling for spelling in dict.fromkeys(spellings) if spelling != name]
    return ", ".join(others[:_SPELLINGS])
