"""The page of programs, in the running application."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget

from db.operations.join_programs import join_programs
from db.queries import program_details, program_list
from db.queries.program_details import ProgramDetails
from db.records import Changes
from desktop.across.programs_model import Part, shown
from tests.desktop.across import fact_project
from tests.desktop.across.programs_seen import Programs
from tests.desktop.window_fixtures import at_rest

THREE = ["AI Factories", "Chips Act", "Horizon Europe"]


@pytest.fixture
def programs(start, project_path, qtbot, prompt) -> Programs:
    return Programs(start(project_path), qtbot, prompt).open()


@pytest.fixture
def nothing(start, tmp_path, qtbot, prompt) -> Programs:
    """A project without a program."""
    return Programs(start(fact_project.empty(tmp_path / "empty.beleg")), qtbot, prompt).open()


def test_all_programs_are_listed_and_the_first_is_chosen(programs):
    page = programs.page
    assert programs.names() == THREE
    assert programs.chosen() == ["AI Factories"]
    assert page.table.hasFocus()
    assert [shown(page.model.rows[0], part) for part in Part] == ["AI Factories", "", "2", "2", "", ""]
    assert programs.across.header._segments["programs"].text() == "Programs 3"
    assert (page.form.title.text(), page.form.counts.text()) == ("AI Factories", "2 articles · 2 facts")


def test_without_a_program_the_page_says_what_to_do(nothing):
    page = nothing.page
    assert page.nothing.heading.text() == "No programs yet"
    assert "Mark the name" in page.nothing.text.text()
    assert page.form.isHidden()
    assert page.field.hasFocus()


def test_a_project_that_is_put_away_leaves_nothing(programs, tmp_path):
    programs.app.open(fact_project.empty(tmp_path / "other.beleg"))
    at_rest(programs.qtbot, programs.app)
    programs.rest()
    assert programs.names() == []
    assert programs.page.form.title.text() == "0 programs"
    assert programs.page.form.isHidden()


def test_the_search_leaves_what_holds_all_words(programs):
    programs.press(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    page = programs.page
    assert page.field.hasFocus()
    programs.qtbot.keyClicks(page.field, "EUROPE hor")
    programs.rest()
    assert programs.names() == ["Horizon Europe"]
    programs.press(Qt.Key.Key_Down)
    assert page.table.hasFocus()
    assert programs.chosen() == ["Horizon Europe"]
    page.field.setText("zzz")
    programs.rest()
    assert page.nothing.heading.text() == "No program fits"
    page.field.setFocus()
    programs.press(Qt.Key.Key_Escape)
    assert programs.names() == THREE
    assert programs.across.isActiveWindow()


def test_columns_sort_and_numbers_begin_with_the_greatest(programs):
    page = programs.page
    page.table.header.sort_requested.emit(Part.FACTS)
    assert (programs.names()[0], page.model.descending) == ("AI Factories", True)
    page.table.header.sort_requested.emit(Part.FACTS)
    assert programs.names()[-1] == "AI Factories"
    page.table.header.sort_requested.emit(Part.NAME)
    assert programs.names() == THREE
    page.table.header.sort_requested.emit(Part.NAME)
    assert programs.names() == THREE[::-1]
    assert programs.chosen() == ["AI Factories"]


def test_a_program_is_renamed_everywhere_and_undone(programs):
    programs.prompt.will("text", " AI  Gigafactories ")
    programs.press(Qt.Key.Key_F2).rest()
    assert programs.names() == ["AI Gigafactories", "Chips Act", "Horizon Europe"]
    assert programs.chosen() == ["AI Gigafactories"]
    assert shown(programs.page.model.rows[0], Part.ALSO) == "AI Factories"
    assert "is called" in programs.across.banner.text
    programs.across.banner._offer.click()
    programs.rest()
    assert programs.names() == THREE


def test_a_name_that_is_taken_offers_to_merge(programs):
    programs.prompt.will("text", "Horizon Europe").will("confirm", True)
    programs.press(Qt.Key.Key_F2).rest()
    assert programs.names() == ["Chips Act", "Horizon Europe"]
    assert programs.chosen() == ["Horizon Europe"]
    assert program_list.all_of(programs.project)[1].facts == 3


def test_thinking_better_of_it_changes_nothing(programs):
    programs.prompt.will("text", None)
    programs.press(Qt.Key.Key_F2)
    programs.prompt.will("text", "Horizon Europe").will("confirm", False)
    programs.press(Qt.Key.Key_F2)
    programs.choose(*THREE[:2]).prompt.will("pick", None)
    programs.press(Qt.Key.Key_M).rest()
    assert programs.names() == THREE


def test_programs_are_merged_under_the_name_chosen(programs):
    programs.press(Qt.Key.Key_M)
    assert "two programs" in programs.across.banner.text
    programs.press(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert programs.chosen() == ["AI Factories", "Chips Act"]
    assert programs.page.form.title.text() == "2 programs"
    assert programs.page.form.details.isHidden()

    def pick(question):
        assert [row.name for row in question.rows] == ["AI Factories", "Chips Act"]
        assert question.rows[0].side == "2 articles"
        return "EU Funds"

    programs.prompt.will("pick", pick)
    programs.press(Qt.Key.Key_M).rest()
    assert programs.names() == ["EU Funds", "Horizon Europe"]
    assert programs.chosen() == ["EU Funds"]
    assert programs.page.form.counts.text() == "2 articles · 3 facts"


def test_names_are_split_from_a_program(programs):
    join_programs(programs.project, session=programs.session, spellings=["AIF", "Chips Act"], name="AI Factories")
    programs.page._ask()
    programs.rest()
    assert programs.names() == ["AI Factories", "Horizon Europe"]

    def answer(form):
        names = dict(form.fields[0].options)
        assert sorted(text.strip() for text in names.values()) == ["AIF · 0", "Chips Act · 0", "“Chips Act” · 1"]
        place = next(key for key, text in names.items() if "Chips Act" in text)
        assert form.wrong({"names": "", "name": "x"})
        assert form.wrong({"names": "0", "name": " "})
        assert form.wrong({"names": "0", "name": "AI Factories"})
        return {"names": place, "name": "Chips Act"}

    programs.prompt.will("form", answer)
    programs.press(Qt.Key.Key_S).rest()
    assert programs.names() == THREE
    assert programs.chosen() == ["Chips Act"]
    assert "Split from" in programs.across.banner.text


def test_a_program_of_one_name_has_nothing_to_split(programs):
    assert not programs.page.form.buttons["split"].isEnabled()
    programs.press(Qt.Key.Key_S)
    assert "no other name" in programs.across.banner.text


def test_what_is_known_is_kept_when_its_field_is_left(programs):
    form = programs.page.form
    programs.press(Qt.Key.Key_E)
    assert form.note.hasFocus()
    programs.qtbot.keyClicks(form.note, "zwei Runden")
    programs.press(Qt.Key.Key_Tab)
    assert form.years.hasFocus()
    programs.qtbot.keyClicks(form.years, "2024-2027")
    programs.press(Qt.Key.Key_Return).rest()
    line = form.identifiers.lines[0]
    assert line.kind.currentText() == "Wikidata"
    line.text.setFocus()
    programs.qtbot.keyClicks(line.text, "https://www.wikidata.org/wiki/Q42")
    programs.press(Qt.Key.Key_Return).rest()
    assert program_details.of(programs.project, "AI Factories") == ProgramDetails(
        note="zwei Runden", identifiers={"wikidata": "Q42"}, years="2024/2027"
    )
    assert form.years.text() == "2024–2027"
    assert form.identifiers.lines[0].text.text() == "Q42"
    assert [one.kind.currentText() for one in form.identifiers.lines] == ["Wikidata", "CORDIS"]
    assert shown(programs.page.model.rows[0], Part.IDENTIFIERS) == "Wikidata Q42"
    form.identifiers.lines[0].remove.click()
    programs.rest()
    assert program_details.of(programs.project, "AI Factories").identifiers == {}
    programs.press(Qt.Key.Key_Escape)
    assert programs.page.table.hasFocus()


def test_years_that_are_none_are_said_and_stay_in_the_field(programs):
    form = programs.page.form
    form.years.setFocus()
    programs.qtbot.keyClicks(form.years, "bald")
    programs.press(Qt.Key.Key_Return)
    assert "“bald”" in form.wrong.text()
    assert form.wrong.isVisible()
    assert form.years.text() == "bald"
    assert program_details.all_of(programs.project) == {}
    programs.qtbot.keyClicks(form.years, "x")
    assert form.wrong.isHidden()


def test_an_odd_identifier_is_doubted_and_kept(programs):
    form = programs.page.form
    line = form.identifiers.lines[0]
    line.text.setText("42")
    assert "Q110563" in line._doubt.text()
    line.text.editingFinished.emit()
    programs.rest()
    assert program_details.of(programs.project, "AI Factories").identifiers == {"wikidata": "42"}
    other = form.identifiers.lines[-1]
    other.kind.setEditText("")
    other.text.setText("x")
    other.text.editingFinished.emit()
    assert "what it is an identifier of" in form.wrong.text()
    other.kind.setEditText("Förderkatalog")
    other.text.editingFinished.emit()
    programs.rest()
    assert program_details.of(programs.project, "AI Factories").identifiers["förderkatalog"] == "x"


def test_tab_goes_from_the_years_to_the_identifier_and_back_over_its_kind(programs):
    form, qtbot = programs.page.form, programs.qtbot
    line = form.identifiers.lines[0]
    form.years.setFocus()
    qtbot.keyClick(form.years, Qt.Key.Key_Tab)
    assert line.text.hasFocus()
    qtbot.keyClick(line.text, Qt.Key.Key_Backtab)
    assert line.kind.hasFocus()
    qtbot.keyClick(line.kind, Qt.Key.Key_Backtab)
    assert form.years.hasFocus()
    qtbot.keyClick(form.years, Qt.Key.Key_Tab)
    qtbot.keyClicks(line.text, "Q42")
    qtbot.keyClick(line.text, Qt.Key.Key_Tab)
    programs.rest()
    assert program_details.of(programs.project, "AI Factories").identifiers == {"wikidata": "Q42"}


def test_a_kind_without_an_identifier_goes_back_when_its_line_is_left(programs):
    form, qtbot = programs.page.form, programs.qtbot
    line = form.identifiers.lines[0]
    line.kind.setFocus()
    line.kind.lineEdit().selectAll()
    qtbot.keyClicks(line.kind, "ISIN")
    qtbot.keyClick(line.kind, Qt.Key.Key_Tab)
    assert line.text.hasFocus()
    assert line.kind.currentText() == "ISIN"  # its identifier is typed next
    form.note.setFocus()
    assert line.kind.currentText() == "Wikidata"
    line.kind.setEditText("Q42xyz")
    programs.press(Qt.Key.Key_Escape)
    programs.press(Qt.Key.Key_Down).rest()
    assert form.title.text() == "Chips Act"
    assert form.identifiers.lines[0].kind.currentText() == "Wikidata"
    assert program_details.all_of(programs.project) == {}


def test_names_have_more_of_the_room_than_what_they_are_also_called(programs):
    programs.across.resize(1440, 860)
    header = programs.page.table.header
    programs.qtbot.waitUntil(lambda: programs.page.table.viewport().width() > 900)
    assert header.sectionSize(0) >= 300
    assert header.length() <= programs.page.table.viewport().width()


def test_going_to_another_program_keeps_what_was_typed(programs):
    programs.page.form.note.setText("wichtig")
    programs.press(Qt.Key.Key_Down).rest()
    assert programs.page.form.title.text() == "Chips Act"
    assert programs.page.form.note.text() == ""
    assert program_details.of(programs.project, "AI Factories").note == "wichtig"


def test_what_others_change_meanwhile_leaves_what_is_being_typed(programs):
    programs.page.form.note.setText("halb get")
    changes = join_programs(programs.project, session=programs.session, spellings=["AIF"], name="AI Factories")
    programs.app.dispatch.tell(changes)
    programs.rest()
    assert programs.page.form.note.text() == "halb get"
    assert [programs.page.form.names.item(row).text() for row in range(2)] == ["AI Factories · 2", "AIF · 0"]


def test_enter_shows_the_facts(programs):
    programs.choose("AI Factories", "Chips Act").press(Qt.Key.Key_Return)
    page = programs.across.page()
    assert programs.across.current() == "facts"
    programs.qtbot.waitUntil(lambda: page.answer is not None and not programs.app.dispatch.busy)
    assert fact_project.texts(page.model, "program") == ["AI Factories", "AI Factories", "Chips Act"]


def test_an_article_that_names_the_program_is_shown(programs):
    def pick(question):
        assert [row.text for row in question.rows] == ["KI-Fabriken wachsen", "Noch mehr Geld"]
        return question.rows[1].name

    programs.prompt.will("pick", pick)
    programs.press(Qt.Key.Key_A)
    programs.qtbot.waitUntil(lambda: programs.app.window.isActiveWindow())
    at_rest(programs.qtbot, programs.app)
    desk = programs.app.desk
    assert desk.article.title == "Noch mehr Geld"
    assert desk.marked(desk.chosen).words == "AI Factories"


def test_a_program_can_be_asked_for_by_any_of_its_names(programs):
    join_programs(programs.project, session=programs.session, spellings=["H2020"], name="Horizon Europe")
    page = programs.page
    page.field.setText("chips")
    programs.rest()
    page.apply(Changes(kinds=frozenset({"alias"})))
    page.choose_program("H2020")
    programs.rest()
    assert programs.chosen() == ["Horizon Europe"]
    assert page.field.text() == ""


def test_where_nothing_can_be_changed_nothing_is_offered(programs):
    programs.page.hold(programs.project, None, writable=False)
    form = programs.page.form
    assert [name for name, button in form.buttons.items() if button.isEnabled()] == ["facts", "articles"]
    assert form.note.isReadOnly()
    assert form.years.isReadOnly()
    form.note.setText("x")
    form.keep()
    assert program_details.all_of(programs.project) == {}


def test_the_dialog_of_a_split_takes_ticks_and_a_name(start, project_path, qtbot, in_dialog):
    programs = Programs(start(project_path, prompt=None), qtbot, None).open()
    join_programs(programs.project, session=programs.session, spellings=["AIF"], name="AI Factories")
    programs.page._ask()
    programs.rest()
    seen = {}

    def work(dialog) -> None:
        names = dialog.findChild(QListWidget)
        seen["nothing"] = dialog.fault()
        names.item(0).setCheckState(Qt.CheckState.Checked)
        seen["ticked"], seen["values"] = dialog.fault(), dialog.values()

    in_dialog(work)
    programs.press(Qt.Key.Key_S).rest()
    assert "Tick the names" in seen["nothing"]
    assert (seen["ticked"], seen["values"]) == ("", {"names": "0", "name": "AIF"})
    assert programs.names() == THREE  # the dialog was left


def test_a_name_that_was_never_marked_is_split_and_stays_in_sight(programs):
    join_programs(programs.project, session=programs.session, spellings=["AIF"], name="AI Factories")
    programs.page._ask()
    programs.rest()
    programs.prompt.will("form", {"names": "0"})
    programs.press(Qt.Key.Key_S).rest()
    assert programs.names() == ["AI Factories", "AIF", *THREE[1:]]
    assert programs.chosen() == ["AIF"]
