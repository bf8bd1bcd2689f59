"""Getting articles and facts out: the dialog, the work beside the window, and what is said then."""

from pathlib import Path
from typing import TYPE_CHECKING

from db.project import Project
from desktop.controllers.importing import ImportController
from desktop.telling import grouped
from desktop.translate import tr
from desktop.worker import Control, given

# What a command needs and the first picture does not is imported in the command.
if TYPE_CHECKING:
    from desktop.dialogs.export import ExportDialog
    from exchange.fact_formats import FactFormat
    from exchange.fact_writing import FactsWritten
    from exchange.registry import Format
    from exchange.writing import Written


class ExportController(ImportController):
    """The commands that export."""

    def export(self, *, facts: bool = False) -> None:
        """Show the export dialog, and write what it says.

        Args:
            facts: whether it proposes to export facts, where no format of facts was the last one.
        """
        from desktop.dialogs.export import ExportDialog

        project, session = self.desk.project, self.desk.session
        if project is None:
            return
        self.window.controllers.annotations.settle()
        proposed = _proposed(self.context.settings.now.export_format, facts=facts)
        dialog = ExportDialog(self.window, self.context.look, project, session, project.path.parent, proposed=proposed)
        dialog.place_requested.connect(lambda proposed: self._ask_place(dialog, proposed))
        if self.prompt.run(dialog):
            self.note_folder(dialog.path().parent)
            self.context.settings.change(export_format=dialog.format().name)
            self._export(project, dialog)

    def _ask_place(self, dialog: "ExportDialog", proposed: str) -> None:
        path = self.prompt.file_to_save(tr("Projects", "Export to"), tr("Projects", "All files (*)"), Path(proposed))
        if path is not None:
            dialog.set_path(path)

    def _export(self, project: Project, dialog: "ExportDialog") -> None:
        from exchange.fact_formats import FactFormat

        chosen = dialog.format()
        if isinstance(chosen, FactFormat):
            self._export_facts(project, dialog, chosen)
        else:
            self._export_articles(project, dialog, chosen)

    def _export_articles(self, project: Project, dialog: "ExportDialog", chosen: "Format") -> None:
        from desktop.jobs.exporting import export_project

        selection, path = dialog.selection(), dialog.path()

        def work(own: Project | None, control: Control) -> "Written":
            return export_project(
                given(own),
                chosen=chosen,
                selection=selection,
                path=path,
                progress=control.tell,
                cancelled=control.cancelled,
            )

        def done(written: "Written") -> None:
            said = tr(
                "Projects",
                "{annotations} annotations of {articles} articles were written to {path}. The file was read back and"
                " compared with the project: nothing differs.",
            )
            counts = {"annotations": grouped(written.annotations), "articles": grouped(written.articles)}
            self._say_written(said.format(path=path, **counts), path)

        self.dispatch.work(work, project, tr("Projects", "Exporting"), done)

    def _export_facts(self, project: Project, dialog: "ExportDialog", chosen: "FactFormat") -> None:
        from desktop.jobs.exporting_facts import export_facts

        selection, path = dialog.fact_selection(), dialog.path()

        def work(own: Project | None, control: Control) -> "FactsWritten":
            return export_facts(
                given(own),
                chosen=chosen,
                selection=selection,
                path=path,
                progress=control.tell,
                cancelled=control.cancelled,
            )

        def done(written: "FactsWritten") -> None:
            said = tr(
                "Projects", "{facts} facts with {values} values were written to {path}. Beleg read the file back and"
            )
            counts = {"facts": grouped(written.facts), "values": grouped(written.values)}
            self._say_written(f"{said.format(path=path, **counts)} {tr('Formats', chosen.compared)}.", path)

        self.dispatch.work(work, project, tr("Projects", "Exporting"), done)

    def _say_written(self, said: str, path: Path) -> None:
        self.window.banner.say(
            said,
            self.window.good,
            offer=tr("Projects", "Open folder"),
            run=lambda: self.prompt.show_folder(path.parent),
        )


def _proposed(last: str, *, facts: bool) -> str:
    """Return the name of the format to begin with: the last one, or from the facts window one of facts."""
    from exchange.fact_formats import FACT_FORMATS

    names = [one.name for one in FACT_FORMATS]
    return names[0] if facts and last not in names else last
