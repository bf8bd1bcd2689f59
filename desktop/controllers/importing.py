"""Getting articles in: files, folders, dropped or pasted text."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from db.files import SUFFIX
from db.project import Project
from db.queries import steps
from db.records import ArticleId, Changes, ImportReport
from desktop.controllers.context import Controller
from desktop.translate import tr
from desktop.worker import Control, given

# What a command needs and the first picture does not is imported in the command.
if TYPE_CHECKING:
    from desktop.jobs.importing import Alike, ReadAs
    from desktop.prompts import Row
    from exchange.proposals import Proposal
    from exchange.walking import Entry

    Outcome = tuple[ImportReport, list[Entry]]  # what an import did, and the files that another encoding may read

TEXTS = "Text (*.txt *.text *.md);;All files (*)"
SHOWN = 3  # words by which a reading is told
LEAVE, CHOOSE, CLOSE = "leave", "choose", "close"


class ImportController(Controller):
    """The commands that import."""

    def import_files(self) -> None:
        """Ask for text files and import them."""
        if self._may_import():
            paths = self.prompt.files_to_open(tr("Import", "Import files"), tr("Import", TEXTS), self.folder())
            self._import(paths)

    def import_folder(self) -> None:
        """Ask for a folder and import its text files."""
        if self._may_import():
            folder = self.prompt.folder(tr("Import", "Import a folder"), self.folder())
            self._import([folder] if folder else [])

    def import_pasted(self) -> None:
        """Import the text of the clipboard as an article."""
        if self._may_import():
            self._import_text(QGuiApplication.clipboard().text())

    def import_dropped(self, data: QMimeData) -> None:
        """Import files, folders or text dropped on the window; a project that is dropped is opened."""
        paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        if len(paths) == 1 and paths[0].suffix == SUFFIX:
            self.window.controllers.projects.open_path(str(paths[0]))
        elif self._may_import():
            if paths:
                self._import(paths)
            elif data.hasText():
                self._import_text(data.text())

    def _may_import(self) -> bool:
        if self.desk.project is None or self.desk.session is None:
            self.dispatch.refused.emit(tr("Import", "Open a project first; articles are imported into it."))
            return False
        if not self.desk.writable:
            self.dispatch.refused.emit(self.desk.project.read_only or "")
            return False
        if self.desk.busy:
            self.dispatch.refused.emit(tr("Import", "Wait until the work under way has ended, or cancel it."))
            return False
        self.window.controllers.annotations.settle()
        return True

    def _import(self, paths: Sequence[Path]) -> None:
        from desktop.jobs.importing import import_paths, to_be_read_otherwise

        session = self.desk.session
        if not paths or session is None:
            return
        self.note_folder(paths[0] if paths[0].is_dir() else paths[0].parent)
        backups = self.context.backups

        def work(own: Project | None, control: Control) -> "Outcome":
            report = import_paths(
                given(own),
                session=session.id,
                paths=paths,
                backups=backups,
                progress=control.tell,
                cancelled=control.cancelled,
            )
            return report, to_be_read_otherwise(report, paths)

        self.dispatch.work(work, self.desk.project, tr("Import", "Importing"), self._imported)

    def _import_text(self, text: str) -> None:
        from desktop.jobs.importing import import_text

        project, session = self.desk.project, self.desk.session
        if project is None or session is None:
            return
        reports: list[ImportReport] = []

        def operation() -> Changes:
            report = import_text(project, session=session.id, text=text, backups=self.context.backups)
            reports.append(report)
            return report.changes

        if self.dispatch.run(operation, self) is not None:
            self._tell(reports[0], [])
            self._show_taken(reports[0])

    def _imported(self, outcome: "Outcome") -> None:
        report, texts = outcome
        if report.changes.step is not None:
            self.dispatch.tell(report.changes, self)
        self._tell(report, texts)
        self._show_taken(report)

    def _show_taken(self, report: ImportReport) -> None:
        first = next((article for _, article in (*report.taken, *report.known)), None)
        if first is not None and (self.desk.article is None or len(report.taken) + len(report.known) == 1):
            self.window.controllers.articles.open(ArticleId(first))

    # ------------------------------------------------------------------------------------------------ what it did

    def _tell(self, report: ImportReport, texts: "Sequence[Entry]") -> None:
        """Say what an import did; offer the report where there is more to say, and undo where something came in."""
        from desktop.jobs.importing import report_details, report_line

        details, project = report_details(report), self.desk.project
        kind = self.window.warn if report.refused or report.cancelled else self.window.good
        offers = []
        if details:
            offers.append((tr("Import", "Report…"), lambda: self._show_report(report, texts, project)))
        if report.taken:
            offers.append((tr("Import", "Undo"), lambda: self._undo(report, project)))
        offer, run = offers[0] if offers else ("", lambda: None)
        said = [report_line(report), *(details if len(details) == 1 else ())]
        self.window.banner.say(" ".join(said), kind, offer=offer, run=run, also=offers[1] if offers[1:] else None)

    def _undo(self, report: ImportReport, project: Project | None) -> None:
        session = self.desk.session
        if project is None or session is None or self.desk.project is not project:
            return
        last, step = steps.last_done(project, session.id), report.changes.step
        if last is None or step is None or last.id != step.id:
            said = tr("Import", "Other steps came after the import. Undo those first, with Ctrl+Z.")
            self.dispatch.refused.emit(said)
            return
        self.window.controllers.views.undo()

    def _show_report(self, report: ImportReport, texts: "Sequence[Entry]", project: Project | None) -> None:
        from desktop.jobs.importing import report_details, report_line
        from desktop.prompts import Choice

        heading, details = tr("Import", "What the import did"), "\n".join(report_details(report))
        if not texts or project is None or self.desk.project is not project:
            self.prompt.tell(heading, report_line(report), details)
            return
        number = tr("Import", "Refused for nothing but their encoding: {n}.").format(n=len(texts))
        choices = (
            Choice(name=CLOSE, text=tr("Import", "Close")),
            Choice(name=CHOOSE, text=tr("Import", "Choose an encoding…"), is_default=True),
        )
        if self.prompt.ask(heading, f"{report_line(report)} {number}", choices, details) == CHOOSE:
            self._compare_readings(report, texts)

    # ------------------------------------------------------------------------------------------------ encodings

    def _compare_readings(self, report: ImportReport, texts: "Sequence[Entry]") -> None:
        from desktop.jobs.importing import alike

        if self._may_import():
            self.dispatch.work(
                lambda _own, _control: alike(texts),
                self.desk.project,
                tr("Import", "Comparing encodings"),
                lambda groups: self._choose_encodings(report, groups),
            )

    def _choose_encodings(self, report: ImportReport, groups: "Sequence[Alike]") -> None:
        """Ask for each group how it is to be read, and import what was chosen; closing a question ends it all."""
        from desktop.jobs.importing import ReadAs

        chosen: list[ReadAs] = []
        for group in groups:
            answer = self._choose_encoding(group, alone=len(groups) == 1) if group.readings else "utf-8"
            if answer is None:
                self._tell(report, [file for one in groups for file in one.files])
                return
            if answer != LEAVE:
                chosen.append(ReadAs(files=group.files, encoding=answer))
        if chosen:
            left = [file for one in groups for file in one.files if all(file not in read.files for read in chosen)]
            self._import_chosen(report, chosen, left)
        else:
            self._tell(report, [file for one in groups for file in one.files])

    def _choose_encoding(self, group: "Alike", *, alone: bool) -> str | None:
        from desktop.prompts import Choice, ListQuestion

        names = ", ".join(file.name for file in group.files[:SHOWN])
        if len(group.files) > SHOWN:
            names = tr("Import", "{names} and {n} more").format(names=names, n=len(group.files) - SHOWN)
        return self.prompt.pick(
            ListQuestion(
                title=tr("Import", "Choose an encoding"),
                intro=tr("Import", "How is {name} to be read? These words tell the readings apart.").format(name=names),
                rows=tuple(_encoding_row(one) for one in group.readings),
                accept=tr("Import", "Import"),
                other=() if alone else (Choice(name=LEAVE, text=tr("Import", "Leave out")),),
            )
        )

    def _import_chosen(self, report: ImportReport, chosen: "Sequence[ReadAs]", left: "Sequence[Entry]") -> None:
        from desktop.jobs.importing import import_chosen, to_be_read_otherwise

        session = self.desk.session
        if session is None or not self._may_import():
            return
        backups = self.context.backups

        def work(own: Project | None, control: Control) -> "Outcome":
            done = import_chosen(
                given(own),
                session=session.id,
                chosen=chosen,
                before=report,
                backups=backups,
                progress=control.tell,
                cancelled=control.cancelled,
            )
            again = to_be_read_otherwise(done, [file.path for one in chosen for file in one.files])
            return done, [*left, *again]

        self.dispatch.work(work, self.desk.project, tr("Import", "Importing"), self._imported)

    def note_folder(self, folder: Path) -> None:
        """Remember where a file was chosen last."""
        self.context.settings.change(folder=str(folder))

    def folder(self) -> Path:
        """Return the folder that file dialogs begin in."""
        remembered = self.context.settings.now.folder
        return Path(remembered) if remembered and Path(remembered).is_dir() else Path.home()


def _encoding_row(one: "Proposal") -> "Row":
    from desktop.prompts import Row

    shown = "   ".join(f"{sample.before}{sample.word}{sample.after}".strip() for sample in one.samples[:SHOWN])
    return Row(name=one.encoding, text=", ".join((one.encoding, *one.same[:2])), detail=shown)
