"""Exporting from the real window: the dialog, the place that is asked for, the file, and what is said then."""

from desktop.dialogs.export_sessions import SessionTicks
from exchange.jsonl import read
from tests.desktop.export.made import button, choose_format, may_export
from tests.desktop.window_fixtures import at_rest


def test_an_export_is_written_read_back_and_said(qtbot, application, prompt, tmp_path):
    application.window.controllers.projects.open_sample()
    at_rest(qtbot, application)

    def work(dialog):
        dialog.findChild(SessionTicks).model().turn(0)
        button(dialog, "Choose the file to write").click()
        dialog.refresh()
        assert may_export(dialog)
        button(dialog, "Export").click()
        return dialog.answer == "export"

    prompt.will("run", work).will("file_to_save", tmp_path / "out")
    application.window.controllers.projects.export()
    at_rest(qtbot, application)

    with (tmp_path / "out.jsonl").open("rb") as file:
        lines = list(read(file, source="out"))
    total = sum(len(line.annotations) for line in lines)
    assert len(lines) == 14
    assert application.window.banner.text.startswith(f"{total} annotations of 14 articles were written to")
    prompt.will("show_folder")
    application.window.banner._offer.click()
    assert prompt.last.said == (tmp_path,)


def test_leaving_the_dialog_writes_nothing(qtbot, application, prompt, tmp_path):
    application.window.controllers.projects.open_sample()
    at_rest(qtbot, application)

    def work(dialog):
        choose_format(qtbot, dialog, "csv")
        dialog.set_path(tmp_path / "out.csv")
        dialog.reject()
        return dialog.answer is not None

    prompt.will("run", work)
    application.window.controllers.projects.export()
    at_rest(qtbot, application)
    assert list(tmp_path.iterdir()) == []
