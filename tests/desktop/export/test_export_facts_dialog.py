"""The export dialog with a format of facts: what it shows, counts and refuses; and the real window writing one."""

import csv
import io

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QApplication

from db.facts import FactStatus
from db.operations.set_fact_statuses import set_fact_statuses
from db.queries import export_facts
from db.queries.export_facts import FactSelection
from desktop.dialogs.export_formats import FormatChoice
from desktop.dialogs.export_preview import PreviewField
from desktop.dialogs.export_sessions import SessionTicks
from desktop.jobs.sample import FIRST_PASS, REFERENCE, make_sample
from desktop.widgets.ticks import TickButton
from exchange import fact_preview
from exchange.fact_formats import FACT_FORMATS, find_fact_format
from tests.db.worlds import quick
from tests.desktop.export.made import button, choose_format, id_of, may_export, said, turn
from tests.desktop.window_fixtures import at_rest


def shown(dialog):
    return "".join(text for _, text in dialog.findChild(PreviewField)._tokens)


def visible_ticks(dialog):
    return [one.accessibleName() for one in dialog.findChildren(TickButton) if one.isVisibleTo(dialog)]


@pytest.mark.parametrize("chosen", FACT_FORMATS, ids=lambda one: one.name)
def test_each_format_says_what_it_is_for_and_what_it_leaves_out(qtbot, dialog, chosen):
    choose_format(qtbot, dialog, chosen.name)
    assert dialog.format() is chosen
    assert chosen.line in said(dialog)
    assert f"Left out: {chosen.loses}" in said(dialog)
    assert dialog.path().suffix == chosen.suffix
    assert may_export(dialog)


def test_facts_are_chosen_by_session_and_status_and_not_by_label(qtbot, dialog, sample):
    choose_format(qtbot, dialog, "facts-csv")
    assert visible_ticks(dialog) == ["Open", "Checked", "Doubtful"]
    reference = id_of(sample, REFERENCE)
    assert dialog.fact_selection() == FactSelection(sessions=(reference,))
    turn(dialog, "Checked")
    assert dialog.fact_selection() == FactSelection(
        sessions=(reference,), statuses=(FactStatus.OPEN, FactStatus.DOUBTFUL)
    )
    choose_format(qtbot, dialog, "csv")
    assert visible_ticks(dialog)[:2] == ["Program", "Amount"]
    assert "Checked" not in visible_ticks(dialog)


def test_it_says_how_many_facts_of_how_many_articles(qtbot, dialog, sample):
    choose_format(qtbot, dialog, "report-html")
    found = export_facts.count(sample, dialog.fact_selection())
    assert f"{found.facts} facts of {found.articles} articles" in said(dialog)
    index = dialog.findChild(SessionTicks).model().index(2, 0)
    assert index.data(11) == f"Reference, Beleg, {found.facts} facts, ticked"  # AccessibleTextRole
    choose_format(qtbot, dialog, "jsonl")
    assert "annotations" in index.data(11)


def test_what_holds_no_fact_is_no_export(qtbot, make):
    dialog = make(session=FIRST_PASS)
    choose_format(qtbot, dialog, "facts-json")
    assert "There is nothing in what is ticked." in said(dialog)
    assert not may_export(dialog)
    assert shown(dialog) == ""


def test_no_status_is_no_export(qtbot, dialog):
    choose_format(qtbot, dialog, "facts-csv")
    turn(dialog, "Open", "Checked", "Doubtful")
    assert "Neither open, checked nor doubtful facts are ticked." in said(dialog)
    assert not may_export(dialog)
    choose_format(qtbot, dialog, "jsonl")  # which has nothing to do with them
    assert may_export(dialog)


def test_a_package_that_is_missing_is_said_with_the_command(qtbot, dialog, monkeypatch):
    monkeypatch.setattr("exchange.facts.parquet.find_spec", lambda name: None)
    choose_format(qtbot, dialog, "facts-parquet")
    assert any("pip install" in line for line in said(dialog))
    assert not may_export(dialog)


def test_the_preview_is_the_beginning_of_the_file(qtbot, dialog, sample):
    choose_format(qtbot, dialog, "facts-csv")
    whole = io.BytesIO()
    facts = list(export_facts.selected(sample, export_facts.keys(sample, dialog.fact_selection())))
    find_fact_format("facts-csv").write(whole, facts, export_facts.about(sample, dialog.fact_selection(), []))
    written = whole.getvalue().decode().split("\n")
    for line, meant in zip(shown(dialog).split("\n")[:5], written, strict=False):
        assert line == (meant if len(meant) <= fact_preview.LINE else f"{meant[: fact_preview.LINE]}…")


def test_the_preview_of_a_report_is_what_it_says(qtbot, dialog):
    choose_format(qtbot, dialog, "report-pdf")
    lines = shown(dialog).split("\n")
    assert lines[0] == "AI Factories"
    assert "over 380\u202f000\u202f000 EUR · Czechia, Lithuania" in lines[2]
    proofs = [" ".join(text.split()) for kind, text in dialog.findChild(PreviewField)._tokens if kind == "string"]
    assert "über 380 Millionen Euro" in proofs


@pytest.mark.parametrize("name", ["facts-xlsx", "facts-parquet"])
def test_of_what_is_no_text_the_columns_of_the_first_facts_are_shown(qtbot, dialog, name):
    choose_format(qtbot, dialog, name)
    lines = [line.split(None, 1) for line in shown(dialog).split("\n\n")[0].split("\n")]
    assert ["title", "AI Factories – dritte Runde"] in lines
    assert ["amounts", "> 380 000 000 EUR"] in lines
    assert ["countries", "CZ; LT; NL; PL; RO; ES"] in lines


def test_a_report_is_shown_as_a_text_to_read_and_a_file_as_its_lines(qtbot, dialog):
    field = dialog.findChild(PreviewField)
    choose_format(qtbot, dialog, "report-html")
    read = field.font().family(), field.wordWrapMode()
    choose_format(qtbot, dialog, "facts-csv")
    assert read[1] == QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere
    assert field.wordWrapMode() == QTextOption.WrapMode.WrapAnywhere
    assert field.font().family() != read[0]


def test_the_counts_beside_the_statuses_are_those_of_the_ticked_sessions(qtbot, make, tmp_path):
    project = quick(make_sample(tmp_path / "r.beleg", annotator="Ada"))
    keys = export_facts.keys(project, FactSelection())[:3]
    facts = [one.id for one in export_facts.selected(project, keys)]
    set_fact_statuses(project, session=id_of(project, REFERENCE), facts=facts, status=FactStatus.CHECKED)
    dialog = make(project=project, session=None)
    choose_format(qtbot, dialog, "facts-csv")
    assert button(dialog, "Checked").accessibleDescription() == "3 facts"
    dialog.findChild(SessionTicks).model().turn(2)
    dialog.refresh()
    assert button(dialog, "Checked").accessibleDescription() == "0 facts"
    project.close()


def test_tab_passes_the_rows_that_do_not_show(qtbot, dialog):
    choose_format(qtbot, dialog, "facts-json")
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    button(dialog, "Facts").setFocus()
    reached = []
    for _ in range(5):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        here = QApplication.focusWidget()
        reached.append(here.accessibleName() or here.text())
    assert reached == ["JSON", "Sessions", "Open", "Checked", "Doubtful"]


@pytest.mark.parametrize("name", ["facts-csv", "report-pdf"])
def test_the_window_writes_facts_and_says_how_many(qtbot, application, prompt, tmp_path, name):
    application.window.controllers.projects.open_sample()
    at_rest(qtbot, application)
    chosen = find_fact_format(name)

    def work(dialog):
        assert dialog.format().name == "facts-csv"  # from the window of facts
        dialog.findChild(FormatChoice).choose(name)
        dialog.findChild(SessionTicks).model().turn(0)
        dialog.set_path(tmp_path / "out")
        assert may_export(dialog)
        button(dialog, "Export").click()
        return dialog.answer == "export"

    prompt.will("run", work)
    application.window.controllers.projects.export(facts=True)
    at_rest(qtbot, application)
    data = (tmp_path / f"out{chosen.suffix}").read_bytes()
    text = application.window.banner.text
    assert (
        f"values were written to {tmp_path / 'out'}{chosen.suffix}. Beleg read the file back and {chosen.compared}."
        in text
    )
    if name == "facts-csv":
        rows = list(csv.DictReader(io.StringIO(data.decode(), newline="")))
        assert text.startswith(f"{len(rows)} facts with ")
    else:
        assert data.startswith(b"%PDF-")


def test_it_begins_with_the_format_used_last(qtbot, application, prompt, tmp_path):
    application.window.controllers.projects.open_sample()
    at_rest(qtbot, application)
    seen = []

    def work(dialog):
        seen.append(dialog.format().name)
        dialog.findChild(FormatChoice).choose("report-html")
        dialog.findChild(SessionTicks).model().turn(0)
        dialog.set_path(tmp_path / "out")
        button(dialog, "Export").click()
        return dialog.answer == "export"

    for facts in (False, False, True):
        prompt.will("run", work)
        application.window.controllers.projects.export(facts=facts)
        at_rest(qtbot, application)
    assert seen == ["jsonl", "report-html", "report-html"]
    assert application.settings.now.export_format == "report-html"
