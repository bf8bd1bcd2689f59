"""The export dialog: what it proposes, counts, refuses and hands out."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QLineEdit

from db.operations.set_status import set_status
from db.operations.start_session import start_session
from db.queries import articles, export
from db.queries.export import Selection
from db.records import Status
from desktop.dialogs.export import ExportDialog
from desktop.dialogs.export_preview import PreviewField
from desktop.dialogs.export_sessions import SessionTicks
from desktop.dialogs.window_prompt import WindowPrompt
from desktop.jobs.exporting import export_project
from desktop.jobs.sample import FIRST_PASS, REFERENCE, make_sample
from desktop.theme.look import ThemeChoice
from desktop.widgets.ticks import TickButton
from exchange.registry import FORMATS, find_format
from tests.db.worlds import quick
from tests.desktop.dressing import HOSTILE, look
from tests.desktop.export.made import button, choose_format, id_of, may_export, said, turn


def test_it_proposes_the_open_session_and_a_file_named_as_the_project(dialog, sample, tmp_path):
    assert dialog.format().name == "jsonl"
    assert dialog.selection() == Selection(sessions=(id_of(sample, REFERENCE),))
    assert dialog.path() == tmp_path / "Sample.jsonl"
    assert may_export(dialog)


def test_without_an_open_session_all_are_ticked(make):
    assert make(session=None).selection() == Selection()


@pytest.mark.parametrize("chosen", FORMATS, ids=lambda one: one.name)
def test_it_says_what_a_format_is_for_and_what_it_loses(qtbot, dialog, chosen):
    choose_format(qtbot, dialog, chosen.name)
    assert dialog.format() is chosen
    assert chosen.line in said(dialog)
    assert f"Left out: {chosen.loses}" in said(dialog)


def test_the_row_for_all_sessions_ticks_all_or_none(qtbot, dialog, sample):
    rows = dialog.findChild(SessionTicks)
    states = [rows.model().index(row, 0).data(Qt.ItemDataRole.CheckStateRole) for row in range(3)]
    assert states == [Qt.CheckState.PartiallyChecked, Qt.CheckState.Unchecked, Qt.CheckState.Checked]
    rows.setFocus()
    qtbot.keyClick(rows, Qt.Key.Key_Home)
    qtbot.keyClick(rows, Qt.Key.Key_Space)
    assert dialog.selection().sessions is None
    qtbot.keyClick(rows, Qt.Key.Key_Space)
    assert dialog.selection().sessions == ()
    qtbot.keyClick(rows, Qt.Key.Key_Down)
    qtbot.keyClick(rows, Qt.Key.Key_Space)
    assert dialog.selection().sessions == (id_of(sample, FIRST_PASS),)


def test_a_click_anywhere_in_a_row_ticks_it_once(qtbot, dialog):
    rows = dialog.findChild(SessionTicks)
    for x in (12, 150):  # on the box, on the name
        middle = rows.visualRect(rows.model().index(1, 0)).center()
        middle.setX(x)
        before = rows.model().state(1)
        qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=middle)
        assert rows.model().state(1) is not before


def test_a_row_says_session_annotator_number_and_tick(dialog, sample):
    total = export.totals(sample, Selection(sessions=(id_of(sample, REFERENCE),))).annotations
    index = dialog.findChild(SessionTicks).model().index(2, 0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == f"Reference, Beleg, {total} annotations, ticked"


def test_labels_and_statuses_limit_the_selection(dialog, sample):
    turn(dialog, "Amount", "Done", "Only articles with annotations")
    assert dialog.selection() == Selection(
        sessions=(id_of(sample, REFERENCE),),
        labels=("program", "country", "date"),
        statuses=(Status.OPEN,),
        annotated_only=True,
    )


def test_a_table_of_annotations_leaves_no_choice_of_bare_articles(qtbot, dialog):
    tick = button(dialog, "Only articles with annotations")
    choose_format(qtbot, dialog, "csv")
    assert dialog.selection().annotated_only
    assert not tick.isEnabled()
    choose_format(qtbot, dialog, "jsonl")
    assert tick.isEnabled()
    assert not dialog.selection().annotated_only
    tick.click()
    choose_format(qtbot, dialog, "csv")
    choose_format(qtbot, dialog, "jsonl")
    assert dialog.selection().annotated_only


def test_a_retired_label_is_offered_only_where_it_was_used(make, tmp_path):
    project = quick(make_sample(tmp_path / "r.beleg", annotator="Ada"))
    project.db.execute("UPDATE labels SET retired = 1 WHERE name = 'amount'")
    project.db.execute("INSERT INTO labels VALUES ('organisation', 'h', '5', '#336699', 1, 0)")
    names = [tick.accessibleName() for tick in make(project=project).findChildren(TickButton)]
    project.close()
    assert "Amount" in names
    assert "Organisation" not in names


def test_it_says_how_much_will_be_written(qtbot, dialog, sample):
    def counted():
        found = list(export.selected(sample, dialog.selection()))
        return f"{len(found)} articles · {sum(len(one.annotations) for one in found)} annotations"

    assert counted() in said(dialog)
    before = counted()
    turn(dialog, "Amount", "Country")
    assert counted() != before
    assert counted() in said(dialog)


def test_counts_follow_a_change_by_themselves(qtbot, dialog):
    before = said(dialog)
    button(dialog, "Amount").click()
    assert said(dialog) == before
    qtbot.waitUntil(lambda: said(dialog) != before)


def test_the_labels_count_what_the_ticked_sessions_made(qtbot, dialog, sample):
    tally = export.tallies(sample, ["amount"])[id_of(sample, REFERENCE)]["amount"]
    assert button(dialog, "Amount").accessibleDescription() == f"{tally} annotations"
    model = dialog.findChild(SessionTicks).model()
    model.turn(2)
    model.turn(1)  # the analyst's own, which is empty
    dialog.refresh()
    assert button(dialog, "Amount").accessibleDescription() == "0 annotations"


def test_what_is_counted_is_what_is_written(qtbot, dialog, sample):
    set_status(sample, session=id_of(sample, REFERENCE), article=articles.all_of(sample)[0].id, status=Status.DONE)
    for name in ("jsonl", "csv"):
        choose_format(qtbot, dialog, name)
        turn(dialog, "Done")
        written = export_project(sample, chosen=dialog.format(), selection=dialog.selection(), path=dialog.path())
        assert f"{written.articles} articles · {written.annotations} annotations" in said(dialog)


@pytest.mark.parametrize(
    ("names", "sentence"),
    [
        (("Program", "Amount", "Country", "Date"), "No label is ticked."),
        (("Open", "Done"), "Neither open nor done articles are ticked."),
    ],
)
def test_nothing_ticked_is_no_export(dialog, names, sentence):
    turn(dialog, *names)
    assert sentence in said(dialog)
    assert not may_export(dialog)
    assert button(dialog, "Export").accessibleDescription() == sentence
    assert dialog.findChild(PreviewField).document().isEmpty()
    turn(dialog, names[0])
    assert may_export(dialog)


def test_no_session_is_no_export(dialog):
    dialog.findChild(SessionTicks).model().turn(2)
    dialog.refresh()
    assert "No session is ticked." in said(dialog)
    assert not may_export(dialog)


def test_a_selection_that_holds_nothing_is_no_export(qtbot, make):
    dialog = make(session=FIRST_PASS)
    assert may_export(dialog)  # the articles, without annotations
    choose_format(qtbot, dialog, "csv")
    assert "There is nothing in what is ticked." in said(dialog)
    assert not may_export(dialog)


def test_a_click_before_the_counts_follow_is_no_export(dialog):
    for name in ("Open", "Done"):
        button(dialog, name).click()
    assert may_export(dialog)  # not said yet
    button(dialog, "Export").click()
    assert dialog.isVisible()
    assert not may_export(dialog)


def test_tab_goes_through_the_choices_in_reading_order(qtbot, dialog):
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.findChild(QLineEdit).setFocus()
    reached = []
    for _ in range(15):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        here = QApplication.focusWidget()
        reached.append(here.accessibleName() or here.text())
    start = reached.index("Articles")
    assert (reached + reached)[start : start + 15] == [
        "Articles", "JSON Lines", "Sessions", "Program", "Amount", "Country", "Date", "Open", "Done",
        "Only articles with annotations", "File to write", "Choose the file to write", "Preview", "Cancel", "Export",
    ]  # fmt: skip


def test_enter_exports_and_escape_does_not(qtbot, make):
    dialog = make()
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog.findChild(QLineEdit), Qt.Key.Key_Return)
    dialog = make()
    with qtbot.waitSignal(dialog.rejected):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)


def test_closing_stops_the_counting(qtbot, dialog):
    button(dialog, "Amount").click()
    dialog.reject()
    assert not dialog._timer.isActive()


@pytest.mark.parametrize("theme", [ThemeChoice.LIGHT, ThemeChoice.DARK])
def test_a_tick_is_drawn_in_the_accent(make, theme):
    dialog = make(theme=theme)
    tick = button(dialog, "Amount")
    accent = QColor(dialog.findChild(SessionTicks).itemDelegate()._look.colours.accent)
    picture = tick.grab().toImage()
    assert picture.pixelColor(10, tick.height() // 2) == accent
    tick.setChecked(False)
    assert tick.grab().toImage().pixelColor(10, tick.height() // 2) != accent


def test_any_name_is_plain_text(make, tmp_path):
    project = quick(make_sample(tmp_path / "h.beleg", annotator="Ada"))
    for place, name in enumerate(HOSTILE):
        start_session(project, name=f"{place}{name}", annotator=f"{name}y")
    dialog = make(project=project, session=None)
    model = dialog.findChild(SessionTicks).model()
    for row in range(model.rowCount()):
        assert "\n" not in model.index(row, 0).data()
    dialog.findChild(SessionTicks).grab()
    assert dialog.selection().sessions is None
    project.close()


def test_a_project_without_sessions_exports_its_articles(make, tmp_path):
    project = quick(make_sample(tmp_path / "n.beleg", annotator="Ada"))
    project.db.execute("DELETE FROM annotations")
    project.db.execute("DELETE FROM sessions")
    dialog = make(project=project, session=None)
    project_said = said(dialog)
    project.close()
    assert "There is no session yet: only the articles are written." in project_said
    assert "14 articles · 0 annotations" in project_said
    assert may_export(dialog)


def test_the_prompt_runs_the_dialog_and_the_caller_can_read_it(qtbot, sample, tmp_path):
    from PySide6.QtCore import QTimer

    dialog = ExportDialog(None, look(), sample, None, tmp_path)
    QTimer.singleShot(0, lambda: button(dialog, "Export").click())
    assert WindowPrompt(None, look()).run(dialog)
    assert dialog.path() == tmp_path / "Sample.jsonl"
    assert dialog.format() is find_format("jsonl")
    with qtbot.waitSignal(dialog.destroyed):
        pass


def test_a_folder_is_shown_by_the_system(monkeypatch, tmp_path):
    shown = []
    monkeypatch.setattr(
        "desktop.dialogs.window_prompt.QDesktopServices.openUrl",
        lambda url: bool(shown.append(url.toLocalFile())) or True,
    )
    WindowPrompt(None, look()).show_folder(tmp_path)
    assert shown == [str(tmp_path)]
