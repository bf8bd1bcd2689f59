"""The table of all facts, in the running application."""

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from db.facts import FactStatus
from db.files import open_project
from db.operations.edit_article import edit_article
from db.operations.start_session import start_session
from db.queries import articles
from db.queries import facts as fact_queries
from db.queries.fact_filter import Filter
from db.queries.fact_groups import Grouping
from desktop.across import table_deeds
from desktop.across.table_cells import ARTICLE, STATUS, TITLE
from desktop.widgets.breaking_label import BreakingLabel
from tests.desktop.across import fact_project
from tests.desktop.across.conftest import Across

THIN = "\u202f"
EUR_380 = f"380{THIN}000{THIN}000 EUR"


def header_click(facts: Across, column: int) -> None:
    header = facts.page.table.header
    at = QPoint(header.sectionViewportPosition(column) + 12, header.height() // 2)
    facts.qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)
    facts.rest()


def test_nothing_of_the_facts_window_is_made_before_it_is_asked_for(seated):
    assert seated.across is None


def test_the_table_shows_every_fact_of_every_article(facts):
    assert facts.across.windowTitle() == "Facts — facts"
    assert facts.column("program") == ["AI Factories", "AI Factories", "Chips Act", "Horizon Europe"]
    assert facts.column("amount")[0] == EUR_380
    assert facts.column("country")[2] == "PL; DE"
    assert facts.column("date")[0] == "2025-10"
    assert facts.column(TITLE)[2:] == ['The "chips" round', "Horizon Europe"]
    assert facts.column(STATUS) == ["open", "open", "doubtful", "open"]
    assert facts.column(ARTICLE)[0] == "KI-Fabriken wachsen · 5 Oct 2025"
    assert facts.across.header._segments["facts"].text() == "Facts 4"


def test_a_role_that_no_fact_fills_has_no_column(facts):
    assert [kind.name for kind in facts.page.model.kinds()][:6] == [
        *("program", "title", "amount", "country", "date", "status"),
    ]


def test_a_click_on_a_header_sorts_and_a_second_one_turns_the_order_round(facts):
    header_click(facts, 2)
    assert facts.column("program")[0] == "Horizon Europe"
    assert facts.page.table.header.sortIndicatorSection() == 2
    header_click(facts, 2)
    assert facts.column("amount")[0] == EUR_380
    assert facts.page.table.header.sortIndicatorOrder() is Qt.SortOrder.DescendingOrder


def test_the_header_hears_keys(facts):
    header = facts.page.table.header
    facts.press(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert header.hasFocus()
    facts.press(Qt.Key.Key_Right)
    assert header.at() == 1
    facts.press(Qt.Key.Key_Return)
    assert facts.column("program")[-1] == "Chips Act"  # its title is "The …"
    facts.press(Qt.Key.Key_Down)
    assert facts.page.table.hasFocus()


def test_words_filter_and_the_line_below_counts(facts):
    facts.press(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert facts.page.bar.field.hasFocus()
    facts.qtbot.keyClicks(facts.page.bar.field, "factories spanien")
    facts.rest()
    assert facts.column("program") == ["AI Factories"]
    assert facts.page.totals.count.text() == "1 of 4 facts"
    facts.press(Qt.Key.Key_Escape)
    assert facts.page.bar.field.text() == ""
    assert len(facts.column("program")) == 4
    assert facts.page.table.hasFocus()


def test_a_button_offers_what_there_is_with_counts(facts):
    button = facts.page.bar.buttons["countries"]
    button.open()
    facts.rest()
    model = button.popup().model
    told = [(one.title, one.count) for one in (model._all)]
    assert told == [("Germany (DE)", 1), ("Spain (ES)", 1), ("Poland (PL)", 2), ("without any", 2)]
    facts.qtbot.keyClick(button.popup().list, Qt.Key.Key_Space)
    facts.rest()
    assert facts.column("program") == ["Chips Act"]
    assert button.text() == "Country: Germany (DE)"
    button.popup().close()
    facts.page.bar.clear.click()
    facts.rest()
    assert len(facts.column("program")) == 4
    assert button.text() == "Country"


def test_groups_have_headings_with_counts_and_totals_and_can_be_closed(facts):
    facts.page.bar.grouping_chosen.emit("country")
    facts.rest()
    headings = [facts.page.model.heading(line) for line in range(facts.page.model.rowCount())]
    told = [(one.title, one.count, one.totals) for one in headings if one is not None]
    assert told == [
        ("Germany (DE)", 1, "1 left out"),
        ("Spain (ES)", 1, f"Σ {EUR_380}"),
        ("Poland (PL)", 2, f"Σ {EUR_380} · 1 left out"),
        ("Without a country", 2, f"Σ {EUR_380} · Σ 5{THIN}000{THIN}000 USD"),
    ]
    assert facts.page.model.rowCount() == 4 + 6  # the facts of two countries stand twice
    facts.page.table.setFocus()
    facts.press(Qt.Key.Key_Home).press(Qt.Key.Key_Left)
    assert facts.page.model.heading(0).closed
    assert facts.page.model.rowCount() == 9
    facts.press(Qt.Key.Key_Return)
    assert facts.page.model.rowCount() == 10


@pytest.mark.parametrize("grouping", list(Grouping))
def test_every_way_to_group_shows_every_fact(facts, grouping):
    facts.page.bar.grouping_chosen.emit(grouping.value)
    facts.rest()
    keys = {key for key in facts.page.model.lines().shown if key > 0}
    assert len(keys) == 4


def test_the_totals_say_what_was_left_out_and_show_it(facts):
    totals = facts.page.totals
    assert totals.sums._text == f"Σ {EUR_380} of 1 fact · Σ 5{THIN}000{THIN}000 USD of 1 fact"
    assert totals.left_out.text() == "left out: 1 range; 1 repeat counted once"
    menu = totals.menu()
    menu.actions()[0].trigger()
    facts.rest()
    assert facts.column("program") == ["Chips Act"]
    assert facts.page.bar.only.isVisible()
    facts.page.bar.only.click()
    facts.rest()
    assert len(facts.column("program")) == 4
    menu.deleteLater()


def test_several_chosen_facts_are_added_up(facts):
    facts.page.table.selectAll()
    facts.rest()
    assert facts.page.totals.count.text() == "4 chosen"


def test_enter_goes_to_the_sentence_in_the_main_window(facts):
    facts.press(Qt.Key.Key_Right).press(Qt.Key.Key_Right)  # the amount
    facts.qtbot.keyClick(facts.page.table, Qt.Key.Key_Return)
    facts.qtbot.waitUntil(lambda: facts.window.isActiveWindow())
    desk = facts.app.desk
    assert desk.article.title == "KI-Fabriken wachsen"
    assert desk.the_chosen.words == "380 Millionen Euro"


def test_the_evidence_stands_beside_the_table_and_leads_to_its_place(facts):
    strip = facts.page.strip
    sentence = strip.passages[0].sentence()
    assert sentence.text.startswith("😀 Die AI Factories erhalten")
    marked = [sentence.text[one.start : one.end] for one in sentence.words]
    assert marked == ["AI Factories", "380 Millionen Euro", "Polen", "Spanien", "Oktober 2025"]
    facts.press(Qt.Key.Key_Space)
    assert not strip.isVisible()
    facts.press(Qt.Key.Key_Space)
    assert strip.isVisible()
    facts.qtbot.mouseClick(strip.passages[0], Qt.MouseButton.LeftButton)
    assert facts.app.desk.the_chosen.words == "AI Factories"


def test_a_status_is_set_on_what_is_chosen_and_undone_in_the_main_window(facts):
    facts.page.table.selectAll()
    facts.page.deeds.set_status(FactStatus.CHECKED)
    facts.rest()
    assert facts.column(STATUS) == ["checked"] * 4
    assert facts.app.desk.undo_name == "Set 4 facts to checked"
    facts.window.controllers.views.undo()
    facts.rest()
    assert facts.column(STATUS) == ["open", "open", "doubtful", "open"]


def test_s_opens_the_statuses_and_a_letter_takes_one(facts):
    told = []

    def answer() -> None:
        menu = QApplication.activePopupWidget()
        told.extend((action.objectName(), action.isChecked()) for action in menu.actions())
        facts.qtbot.keyClick(menu, Qt.Key.Key_D)

    QTimer.singleShot(0, answer)
    facts.press(Qt.Key.Key_S)
    assert told == [("open", True), ("checked", False), ("doubtful", False)]
    assert facts.column(STATUS)[0] == "doubtful"


def test_undo_is_heard_in_the_facts_window_too(facts):
    facts.page.deeds.set_status(FactStatus.DOUBTFUL)
    facts.rest()
    assert facts.column(STATUS)[0] == "doubtful"
    facts.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert facts.column(STATUS)[0] == "open"


def test_undo_in_the_search_takes_back_what_was_typed_and_then_a_step(facts):
    facts.page.deeds.set_status(FactStatus.DOUBTFUL)
    facts.rest().press(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    field = facts.page.bar.field
    assert field.hasFocus()
    facts.qtbot.keyClicks(field, "a")
    facts.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (field.text(), facts.column(STATUS)[0]) == ("", "doubtful")
    facts.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert facts.column(STATUS)[0] == "open"
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    field.setText("")
    facts.press(Qt.Key.Key_Z, both)
    assert (field.hasFocus(), facts.column(STATUS)[0]) == (True, "doubtful")


def test_a_long_word_in_a_title_makes_the_evidence_no_wider(start, tmp_path, qtbot):
    path = fact_project.made(tmp_path / "long.beleg")
    project, session = fact_project.reopened(path)
    for article in articles.all_of(project):
        title = "Donaudampfschifffahrtsgesellschaftskapitänsförderprogramm" * 3
        edit_article(
            project, session=session, article=article.id, title=title, language="de", published=article.published
        )
    project.close()
    strip = Across(start(path), qtbot).open().page.strip
    assert "Donaudampf" in strip._area.widget().findChildren(BreakingLabel)[2].accessibleName()
    assert strip._area.widget().width() <= strip._area.viewport().width()


def test_going_to_a_fact_of_another_session_says_whose_it_is(facts):
    facts.qtbot.keyClick(facts.page.table, Qt.Key.Key_Return)
    facts.qtbot.waitUntil(facts.window.isActiveWindow)
    assert "session" not in facts.window.status._message.accessibleName()
    facts.open()
    project = facts.app.desk.project
    session, changes = start_session(project, name="Second pass", annotator="Grace")
    facts.app.dispatch.tell(changes)
    facts.window.controllers.projects.open_session(session)
    facts.rest()
    facts.qtbot.keyClick(facts.page.table, Qt.Key.Key_Return)
    facts.qtbot.waitUntil(facts.window.isActiveWindow)
    assert facts.window.status._message.accessibleName() == "This fact stands in the session “First pass” of Ada"


def test_titles_take_the_room_there_is_before_the_articles_do(facts):
    kinds = [kind.name for kind in facts.page.model.kinds()]
    title = next(kind.width for kind in facts.page.model.kinds() if kind.name == TITLE)
    header, table = facts.page.table.header, facts.page.table
    facts.across.resize(1800, 860)
    facts.qtbot.waitUntil(lambda: header.sectionSize(kinds.index(TITLE)) > title)
    assert header.length() <= table.viewport().width()


def test_a_correction_in_the_article_is_seen_in_the_table(facts):
    desk = facts.app.desk
    facts.window.controllers.articles.open(facts.page.table.current_row().fact.article)
    poland = next(one for one in desk.annotations if one.words == "Polen")
    facts.window.controllers.annotations.relabel(poland.id, "program")
    facts.window.controllers.views.undo()
    facts.window.controllers.annotations.remove(poland.id)
    facts.rest()
    assert "PL; ES" not in facts.column("country")
    facts.window.controllers.views.undo()
    facts.rest()
    assert "PL; ES" in facts.column("country")


def test_rows_are_copied_as_a_spreadsheet_takes_them(facts):
    facts.page.table.selectAll()
    facts.rest().press(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().mimeData().data("text/plain").data().decode()
    assert [line.split("\t")[0] for line in copied.splitlines()] == ["Program", *facts.column("program")]
    first = ("Chips Act", '"The ""chips"" round"', "10000000..20000000 EUR", "PL; DE", "")
    last = ("KI-Fabriken wachsen · 5 Oct 2025", "Ada", "Countries: DE (from the analyst)")
    assert copied.splitlines()[3] == "\t".join((*first, "doubtful", *last))
    assert facts.page.totals.count.text() == "4 rows copied"


def test_a_filter_that_nothing_fits_says_so_and_can_be_dropped(facts):
    facts.page.show_facts(Filter(programs=("Nobody",)))
    facts.rest()
    assert facts.page.nothing.isVisible()
    assert "None of the 4 facts" in facts.page.nothing.text.text()
    facts.page.nothing.all.click()
    facts.rest()
    assert facts.page.table.isVisible()


def test_what_is_chosen_stays_when_the_order_changes(facts):
    facts.page.table.selectRow(2)
    facts.rest()
    chosen = facts.page.table.current_row().fact.id
    header_click(facts, 2)
    assert facts.page.table.current_row().fact.id == chosen
    assert facts.page.table.selectionModel().selectedRows()[0].row() == facts.page.table.currentIndex().row()


def test_the_latest_question_is_answered(facts):
    facts.page.show_facts(Filter(programs=("Chips Act",)))
    facts.page.show_facts(Filter(programs=("Horizon Europe",)))
    facts.rest()
    assert facts.column("program") == ["Horizon Europe"]


def test_a_project_without_facts_says_how_they_are_made(start, tmp_path, qtbot):
    seated = Across(start(fact_project.empty(tmp_path / "none.beleg")), qtbot).open()
    assert seated.page.nothing.isVisible()
    assert "Ctrl+click" in seated.page.nothing.text.text()
    assert not seated.page.strip.isVisible()


def test_another_project_takes_the_place_of_the_first(facts, tmp_path):
    other = fact_project.empty(tmp_path / "other.beleg")
    assert facts.window.controllers.projects.open_path(str(other))
    facts.rest()
    assert facts.across.windowTitle() == "Facts — other"
    assert facts.column("program") == []


def test_a_project_opened_to_be_read_says_so_above_the_table(start, project_path, qtbot):
    holder = open_project(project_path)
    seated = Across(start(project_path), qtbot).open()
    assert seated.across.banner.text == seated.app.desk.project.read_only
    assert len(seated.column("program")) == 4
    holder.close()


def test_a_read_only_project_is_shown_and_not_changed(facts):
    facts.app.desk.project.read_only = "Somebody else has it open."
    facts.window.show_rights()
    facts.page.deeds.set_status(FactStatus.CHECKED)
    facts.rest()
    assert facts.column(STATUS)[0] == "open"
    assert facts.across.banner.text == "Somebody else has it open."
    row = facts.page.table.current_row()
    assert fact_queries.get(facts.app.desk.project, row.fact.id).status is FactStatus.OPEN


def test_many_are_set_and_copied_in_the_worker(facts, monkeypatch):
    monkeypatch.setattr(table_deeds, "AT_ONCE", 1)
    monkeypatch.setattr(table_deeds, "BLOCK", 3)
    facts.page.table.selectAll()
    facts.rest().page.deeds.set_status(FactStatus.CHECKED)
    facts.rest()
    assert facts.column(STATUS) == ["checked"] * 4
    facts.page.deeds.copy()
    facts.rest()
    copied = QGuiApplication.clipboard().mimeData().data("text/plain").data().decode()
    assert copied.count("\n") == 5
    assert copied.startswith("Program\tTitle\t")
    facts.window.controllers.views.undo()
    facts.rest()
    assert facts.column(STATUS) == ["open", "open", "doubtful", "open"]
