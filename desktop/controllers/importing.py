"""Getting articles in: files, folders, dropped or pasted text."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from db.files import SUFFIX
from db.project import Project
from db.records import ArticleId, Changes, ImportReport
from desktop.controllers.context import Controller
from desktop.prompts import ListQuestion, Row
from desktop.translate import tr
from desktop.worker import Control, given

# What a command needs and the first picture does not is imported in the command.
if TYPE_CHECKING:
    from exchange.proposals import Proposal

TEXTS = "Text (*.txt *.text *.md);;All files (*)"


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

    def _import(self, paths: Sequence[Path], encoding: str | None = None) -> None:
        from desktop.jobs.importing import import_paths

        session = self.desk.session
        if not paths or session is None:
            return
        self.note_folder(paths[0] if paths[0].is_dir() else paths[0].parent)
        backups = self.context.backups

        def work(own: Project | None, control: Control) -> ImportReport:
            return import_paths(
                given(own),
                session=session.id,
                paths=paths,
                encoding=encoding,
                backups=backups,
                progress=control.tell,
                cancelled=control.cancelled,
            )

        self.dispatch.work(
            work,
            self.desk.project,
            tr("Import", "Importing"),
            lambda report: self._imported(report, paths if encoding is None else ()),
        )

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
            self._tell(reports[0], ())
            self._show_taken(reports[0])

    def _imported(self, report: ImportReport, paths: Sequence[Path]) -> None:
        if report.changes.step is not None:
            self.dispatch.tell(report.changes, self)
        self._tell(report, paths)
        self._show_taken(report)

    def _show_taken(self, report: ImportReport) -> None:
        first = next((article for _, article in (*report.taken, *report.known)), None)
        if first is not None and (self.desk.article is None or len(report.taken) + len(report.known) == 1):
            self.window.controllers.articles.open(ArticleId(first))

    def _tell(self, report: ImportReport, paths: Sequence[Path]) -> None:
        from desktop.jobs.importing import report_details, report_line

        details = report_details(report)
        kind = self.window.warn if report.refused or report.cancelled else self.window.good
        undecoded = _undecoded(report, paths)
        if undecoded:
            offer, run = tr("Import", "Choose an encoding…"), lambda: self._choose_encoding(undecoded)
        elif details:
            offer, run = tr("Import", "Report…"), lambda: self._show_report(report)
        elif report.taken:
            offer, run = tr("Import", "Undo"), self.window.controllers.views.undo
        else:
            offer, run = "", lambda: None
        self.window.banner.say(" ".join([report_line(report), *details[:1]]), kind, offer=offer, run=run)

    def _show_report(self, report: ImportReport) -> None:
        from desktop.jobs.importing import report_details, report_line

        self.prompt.tell(tr("Import", "What the import did"), report_line(report), "\n".join(report_details(report)))

    def _choose_encoding(self, paths: Sequence[Path]) -> None:
        """Ask how files that are not UTF-8 are to be read, by the words that would differ, and import them so."""
        from exchange.proposals import proposals

        try:
            found = proposals(paths[0].read_bytes())
        except OSError:  # it went meanwhile: the import says so
            self._import(paths)
            return
        names = ", ".join(path.name for path in paths[:3])
        chosen = self.prompt.pick(
            ListQuestion(
                title=tr("Import", "Choose an encoding"),
                intro=tr("Import", "How is {name} to be read? These words tell the readings apart.").format(name=names),
                rows=tuple(_encoding_row(one) for one in found),
                accept=tr("Import", "Import"),
                empty=tr("Import", "None of the usual encodings gives a text."),
            )
        )
        if chosen is not None:
            self._import(paths, encoding=chosen)

    def note_folder(self, folder: Path) -> None:
        """Remember where a file was chosen last."""
        self.context.settings.change(folder=str(folder))

    def folder(self) -> Path:
        """Return the folder that file dialogs begin in."""
        remembered = self.context.settings.now.folder
        return Path(remembered) if remembered and Path(remembered).is_dir() else Path.home()


def _undecoded(report: ImportReport, paths: Sequence[Path]) -> list[Path]:
    """Return the files that were refused because they are not UTF-8, so that an encoding can be chosen."""
    refused = {source for source, _ in report.refused}
    named = [path for path in paths if path.name in refused]
    inside = [path / source for path in paths if path.is_dir() for source in refused]
    return [path for path in (*named, *inside) if path.is_file() and _is_not_utf8(path)]


def _is_not_utf8(path: Path) -> bool:
    from exchange.decoding import decode
    from exchange.errors import NotUtf8, TooManyNuls

    try:
        decode(path.read_bytes(), source=path.name)
    except (NotUtf8, TooManyNuls):
        return True
    except OSError:
        return False
    return False


def _encoding_row(one: "Proposal") -> Row:
    shown = "   ".join(f"{sample.before}{sample.word}{sample.after}".strip() for sample in one.samples[:3])
    return Row(name=one.encoding, text=", ".join((one.encoding, *one.same[:2])), detail=shown)
