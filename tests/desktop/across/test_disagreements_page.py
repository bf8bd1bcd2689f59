"""The page of disagreements, in the running application."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from db.operations.hide_article import hide_article
from db.queries import disagreements, fact_table
from db.rulings import Verdict
from desktop.across.disagreements_model import Role
from desktop.across.disagreements_page import DisagreementsPage
from desktop.widgets.buttons import TextButton
from desktop.widgets.labels import PlainLabel
from tests.desktop.across import disagreeing_project, fact_project
from tests.desktop.across.conftest import Across
from tests.desktop.across.disagreeing_project import PROGRAMS, country, euros, of
from tests.desktop.leaks import settle

THIN = "\u202f"
EUR_380, EUR_500 = (f"{number}{THIN}000{THIN}000 EUR" for number in (380, 500))


class Page(Across):
    """The facts window at the page of disagreements."""

    @property
    def page(self) -> DisagreementsPage:
        return self.across.page()

    def open(self) -> "Page":
        self.qtbot.keyClick(self.window, Qt.Key.Key_F9)
        self.qtbot.waitUntil(lambda: self.across is not None and self.across.isActiveWindow())
        return self.rest()

    def rest(self) -> "Page":
        self.qtbot.waitUntil(
            lambda: not self.page._soon.isActive() and not self.app.dispatch.busy and self.page.listed is not None
        )
        return self

    def rows(self) -> list[str]:
        """Return the programs of the rows."""
        model = self.page.model
        return [model.data(model.index(row, 0), Role.TEXT).program for row in range(model.rowCount())]

    def chosen(self) -> str:
        """Return the program of the row that is chosen."""
        one = self.page._current()
        return one.program if one else ""

    def words(self, card) -> list[str]:
        """Return the words that are highlighted on a side."""
        found = (passage.sentence() for passage in card.passages)
        return [one.text[mark.start : mark.end] for one in found for mark in one.words]

    def verdicts(self) -> list[tuple[str, Verdict, str]]:
        found = disagreements.ruled(self.app.desk.project)
        return [(one.program, one.ruling.verdict, one.ruling.note) for one in found if one.ruling]

    def turn(self, which: str) -> "Page":
        self.qtbot.mouseClick(self.page.which._segments[which], Qt.MouseButton.LeftButton)
        return self.rest()


@pytest.fixture
def project_path(tmp_path):
    return disagreeing_project.made(tmp_path / "disagreeing.beleg")


@pytest.fixture
def seated(start, project_path, qtbot) -> Page:
    return Page(start(project_path), qtbot)


@pytest.fixture
def page(seated) -> Page:
    return seated.open()


def test_each_disagreement_is_a_row_and_the_first_one_is_shown(page):
    assert page.rows() == list(PROGRAMS)
    assert page.across.header._segments["disagreements"].text() == "Disagreements 4"
    assert page.page.which._segments["open"].text() == "Open 4"
    model = page.page.model
    texts = [model.data(model.index(row, 0), Role.TEXT) for row in range(4)]
    assert [(one.kind, one.when, one.left, one.right) for one in texts] == [
        ("Amount", "2025", EUR_380, EUR_500),
        ("Countries", "2024", "FI, PL", "LT, PL"),
        ("Parts", "2023", "100 EUR", "60 EUR + 70 EUR"),
        ("Years", "2019", "2019", "not in 2021–2027"),
    ]
    assert [(one.left_count, one.right_count) for one in texts[:2]] == [("2 articles", ""), ("", "")]
    assert page.page.list.hasFocus()
    assert page.chosen() == "AI Factories"


def test_both_sentences_stand_side_by_side_with_their_words(page):
    sides = page.page.sides
    assert page.words(sides.left) == ["380 Millionen Euro"]
    assert page.words(sides.right) == ["500 Mio. Euro"]
    assert sides.right.passages[0].sentence().text == "Mit 500 Mio. Euro plant AI Factories im Jahr 2025."
    said = [label.text() for label in labels(sides.left)]
    assert "Said in this article and in one other" in said
    assert any("presse.example" in one and "Ada" in one for one in said)
    page.press(Qt.Key.Key_Down)
    assert page.words(sides.left) == ["Polen", "Finnland"]
    assert "Only here: FI" in [label.text() for label in labels(sides.left)]
    page.press(Qt.Key.Key_Down)
    assert page.words(sides.left) == ["100 Euro"]
    assert page.words(sides.right) == ["70 Euro", "60 Euro"]
    assert "Together: 130 EUR" in [label.text() for label in labels(sides.right)]
    page.press(Qt.Key.Key_Down)
    assert page.words(sides.left) == ["2019"]
    assert page.words(sides.right) == []


def labels(card) -> list[PlainLabel]:
    settle()
    return card.findChildren(PlainLabel)


@pytest.mark.parametrize(("key", "verdict"), list(zip("1234", Verdict, strict=True)))
def test_one_key_decides_and_the_next_one_is_chosen(page, key, verdict):
    page.press(Qt.Key.Key_Down)
    page.press(key)
    assert page.verdicts() == [("Digital Europe", verdict, "")]
    assert page.rows() == ["AI Factories", "Exist", "Interreg 2021–2027"]
    assert page.chosen() == "Exist"
    assert page.page.list.hasFocus()
    assert page.page.which._segments["ruled"].text() == "Ruled 1"


def test_the_last_one_ruled_leaves_a_sentence(page):
    for _ in PROGRAMS:
        page.press("1")
    assert page.rows() == []
    assert page.page.nothing.isVisible()
    assert page.page.nothing.heading.text() == "All disagreements are ruled"
    page.press("1")  # there is nothing to decide
    assert len(page.verdicts()) == 4


def test_coming_back_begins_at_what_is_open(page):
    page.press("1")
    page.turn("ruled").qtbot.keyClick(page.page.list, Qt.Key.Key_Return)  # to the article of a ruling, and back to it
    page.qtbot.waitUntil(page.window.isActiveWindow)
    assert page.open().page.which.current() == "ruled"
    page.press(Qt.Key.Key_Escape)
    page.qtbot.waitUntil(page.window.isActiveWindow)
    assert page.open().page.which.current() == "open"
    assert page.rows() == list(PROGRAMS[1:])


def test_undo_brings_it_back_and_chooses_it(page):
    page.press(Qt.Key.Key_Down)
    page.press("3")
    assert page.chosen() == "Exist"
    page.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert page.rows() == list(PROGRAMS)
    assert page.chosen() == "Digital Europe"
    assert page.verdicts() == []


def test_a_note_is_written_first_and_digits_stay_in_it(page):
    page.press(Qt.Key.Key_N)
    note = page.page.bar.note
    assert note.hasFocus()
    page.qtbot.keyClicks(note, "2 pots, 1 name ")
    note.insert("😀")
    assert page.verdicts() == []
    page.press(Qt.Key.Key_Return)
    assert page.page.list.hasFocus()
    page.press("4")
    assert page.verdicts() == [("AI Factories", Verdict.DIFFERENT, "2 pots, 1 name 😀")]
    assert note.text() == ""


def test_esc_leaves_the_note_as_it_was(page):
    page.press(Qt.Key.Key_N)
    page.qtbot.keyClicks(page.page.bar.note, "weg")
    page.press(Qt.Key.Key_Escape)
    assert page.page.bar.note.text() == ""
    assert page.page.list.hasFocus()
    assert page.across.isActiveWindow()


def test_what_is_ruled_is_seen_noted_ruled_anew_and_opened_again(page):
    page.press("1")
    page.turn("ruled")
    assert page.rows() == ["AI Factories"]
    bar = page.page.bar
    assert bar.buttons[Verdict.SAME].isChecked()
    assert "Ada" in bar.told.text()
    bar.note.setFocus()
    page.qtbot.keyClicks(bar.note, "siehe Anhang")
    page.press(Qt.Key.Key_Return)
    assert page.verdicts() == [("AI Factories", Verdict.SAME, "siehe Anhang")]
    page.page.list.setFocus()
    page.press("2")
    assert page.verdicts() == [("AI Factories", Verdict.UPDATED, "siehe Anhang")]
    page.press(Qt.Key.Key_Backspace)
    assert page.verdicts() == []
    assert page.rows() == []
    assert page.page.nothing.heading.text() == "Nothing is ruled yet"
    page.turn("open")
    assert page.rows() == list(PROGRAMS)


def test_a_click_on_a_verdict_decides_too(page):
    page.qtbot.mouseClick(page.page.bar.buttons[Verdict.SOURCE_ERROR], Qt.MouseButton.LeftButton)
    page.rest()
    assert page.verdicts() == [("AI Factories", Verdict.SOURCE_ERROR, "")]
    assert page.page.list.hasFocus()


@pytest.mark.parametrize(
    ("key", "words"), [(Qt.Key.Key_Return, "380 Millionen Euro"), (Qt.Key.Key_Space, "500 Mio. Euro")]
)
def test_keys_go_to_the_sentences(page, key, words):
    page.qtbot.keyClick(page.page.list, key)
    page.qtbot.waitUntil(lambda: page.window.isActiveWindow())
    page.qtbot.waitUntil(lambda: not page.app.dispatch.busy and page.app.desk.article is not None)
    desk = page.app.desk

    def there() -> bool:
        here = desk.marked(desk.chosen)
        start, end = (here.start, here.end) if here else desk.selection
        return desk.text[start:end] == words

    page.qtbot.waitUntil(there)


def test_all_that_say_the_same_can_be_seen_in_the_table(page, qtbot):
    [button] = page.page.sides.left.findChildren(TextButton)
    assert page.page.sides.right.findChildren(TextButton) == []
    page.page.facts_requested.disconnect()
    with qtbot.waitSignal(page.page.facts_requested) as asked:
        button.click()
    [wanted] = asked.args
    assert len(fact_table.keys(page.app.desk.project, wanted, fact_table.Column.PROGRAM)) == 2
    many = replace(page.page.model.at(0).left, articles=999)
    found = fact_table.keys(page.app.desk.project, page.page.sides._filter(many), fact_table.Column.PROGRAM)
    assert len(found) == 2


def test_the_years_lead_to_the_program(page, qtbot):
    page.page.list.choose(3)
    [button] = page.page.sides.right.findChildren(QPushButton)
    page.page.program_requested.disconnect()  # what the window does then is its own matter
    with qtbot.waitSignal(page.page.program_requested) as asked:
        button.click()
    assert asked.args == ["Interreg 2021–2027"]


def test_words_search(page):
    page.press(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    page.qtbot.keyClicks(page.page.field, "finnland DIGITAL")
    assert page.rows() == []  # the list knows codes and titles, not names
    assert page.page.nothing.heading.text() == "Nothing found"
    page.press(Qt.Key.Key_Escape)
    assert page.rows() == list(PROGRAMS)
    page.press(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    page.qtbot.keyClicks(page.page.field, "anderes DIGITAL")
    assert page.rows() == ["Digital Europe"]
    assert page.chosen() == "Digital Europe"


def added(page: Page, text: str, cells) -> None:
    """Let a new article state a fact, as the main window would."""
    desk = page.app.desk
    page.app.dispatch.run(
        lambda: disagreeing_project.add(desk.project, desk.session.id, text, cells, published="2025-11-01")
    )
    page.rest()


def test_a_new_fact_is_compared_and_the_choice_stays(page):
    page.press(Qt.Key.Key_Down)
    page.page.bar.note.setText("halb geschrieben")
    cells = of("AI Factories", "2025", ("amount", "777 Euro", euros(777)))
    added(page, "Neu\n\nAI Factories: 777 Euro im Jahr 2025.\n", cells)
    assert page.rows() == [*["AI Factories"] * 3, *PROGRAMS[1:]]
    assert page.chosen() == "Digital Europe"
    assert page.page.bar.note.text() == "halb geschrieben"
    assert page.across.header._segments["disagreements"].text() == "Disagreements 6"


def test_what_is_hidden_disagrees_no_more(page):
    desk = page.app.desk
    wrong = page.page.model.at(0).right.article
    page.app.dispatch.run(lambda: hide_article(desk.project, session=desk.session.id, article=wrong))
    page.rest()
    assert page.rows() == list(PROGRAMS[1:])


def test_a_value_from_the_analyst_says_so(page):
    added(page, "Ohne Wort\n\nDigital Europe hilft 2024.\n", of("Digital Europe", "2024", country("Schweden", "SE")))
    sides = page.page.sides
    rows = range(page.page.model.rowCount())
    page.page.list.choose(next(row for row in rows if "country SE" in str(page.page.model.at(row).compared)))
    [card] = [card for card in (sides.left, sides.right) if "SE" in [label.text() for label in labels(card)]]
    assert any("from the analyst" in label.text() for label in labels(card))
    assert page.words(card) == ["Digital Europe", "2024"]


def test_without_disagreements(start, tmp_path, qtbot):
    page = Page(start(fact_project.made(tmp_path / "agreeing.beleg")), qtbot).open()
    assert page.page.nothing.heading.text() == "No articles disagree"
    assert page.across.header._segments["disagreements"].text() == "Disagreements 0"


def test_a_project_that_can_only_be_read(page):
    page.page.hold(page.page.project, page.page.session, writable=False)
    assert not page.page.bar.buttons[Verdict.SAME].isEnabled()
    page.press("1")
    assert page.verdicts() == []
    assert "only be read" in page.page.bar.keys.text()


def test_it_fits_a_narrow_window(page):
    page.across.resize(640, 420)
    page.rest()
    assert page.across.width() == 640
    sides = page.page.sides
    assert sides.left.width() <= sides.viewport().width()
    assert sides.right.y() > sides.left.y()
    page.across.resize(1300, 700)
    page.rest()
    assert sides.right.y() == sides.left.y()
