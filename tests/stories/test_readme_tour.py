"""The five minutes' tour of the README, step by step as it is written there."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTableView

from db.queries import facts
from tests.house.sources import REPOSITORY
from tests.stories.analyst import LEFT, Analyst

README = (REPOSITORY / "README.md").read_text(encoding="utf-8")
WORDS = "über 380\u00a0Millionen Euro"


BY_HAND = "Zentrum für vertrauenswürdige KI"


@pytest.fixture
def newcomer(start, qtbot) -> Analyst:
    """Somebody who has pressed the first button, with suggestions as they are for everybody."""
    analyst = Analyst(start(suggestions=True), qtbot)
    analyst.click(analyst.button("Open the sample project"))
    analyst.rest()
    return analyst


def own_pass(analyst: Analyst, prompt) -> None:
    """Step 2: Ctrl+Shift+O, First pass."""
    prompt.will("pick", lambda question: next(row.name for row in question.rows if row.text.startswith("First pass")))
    analyst.press("Ctrl+Shift+O")
    analyst.rest()


def test_the_readme_names_what_the_tour_presses():
    tour = README[README.index("## Five minutes") : README.index("## At the command line")]
    for key in (
        "Tab",
        "Enter",
        "X",
        "E",
        "Ctrl+Shift+O",
        "Alt+Shift+Left",
        "Ctrl+Z",
        "Ctrl+Shift+Z",
        "P",
        "L",
        "F7",
        "F8",
        "F9",
        "F12",
        "Ctrl+Enter",
        "Ctrl+Q",
        "Ctrl+E",
        "F1",
    ):
        assert key in tour
    for words in ("Open the sample project", "Reference", "First pass", BY_HAND, "> 380 000 000 EUR", "400 Mio. EUR"):
        assert words in tour


def test_looking_at_the_reference(newcomer):
    assert newcomer.desk.session.name == "Reference"
    assert len(newcomer.titles()) == 14
    assert newcomer.window.facts.tab() == "facts"
    assert [fact.program for fact in newcomer.desk.facts.facts][:2] == ["AI Factories", "AI Factories"]
    newcomer.press("Tab")
    first = newcomer.chosen
    newcomer.press("Tab")
    assert first is not None
    assert newcomer.chosen.start > first.start
    assert newcomer.card.value.text()
    assert newcomer.card._who.text().startswith("Beleg")


def test_deciding_and_marking(newcomer, prompt):
    own_pass(newcomer, prompt)
    assert newcomer.desk.session.name == "First pass"
    assert newcomer.spans() == []

    newcomer.wait(lambda: len(newcomer.desk.suggestions) > 10)

    newcomer.press("Tab")
    first = newcomer.desk.the_suggestion
    assert first is not None
    assert "Read by rule" in newcomer.window.facts.suggestion_card._why.text()
    newcomer.press("Return")
    assert newcomer.spans() == [(first.label, first.words)]
    second = newcomer.desk.the_suggestion
    assert second.start > first.start
    newcomer.press("X")
    assert second.id not in newcomer.desk.suggestions
    assert newcomer.spans() == [(first.label, first.words)]

    newcomer.drag_over(BY_HAND)
    assert newcomer.selected() == BY_HAND
    assert newcomer.window.article.label_palette.isVisible()
    newcomer.click(newcomer.button("Label as Program", newcomer.window.article.label_palette))
    assert ("program", BY_HAND) in newcomer.spans()

    newcomer.select("Tschechien")
    newcomer.press("3")
    assert newcomer.value("Tschechien") == "CZ"


def test_correcting_and_undoing(newcomer, prompt):
    own_pass(newcomer, prompt)
    newcomer.wait(lambda: len(newcomer.desk.suggestions) > 10)
    newcomer.select("Tschechien")
    newcomer.press("3")
    marked = newcomer.spans()
    amount = next(one for one in newcomer.desk.suggestions.values() if one.words == WORDS)
    newcomer.window.choose(amount.id)
    assert newcomer.window.facts.suggestion_card._heading.accessibleName() == "> 380\u202f000\u202f000 EUR"
    newcomer.press("E")
    newcomer.card.value.selectAll()
    newcomer.type_exactly("400 Mio. EUR")
    newcomer.press("Return")
    assert newcomer.value(WORDS) == "400\u202f000\u202f000 EUR"
    assert newcomer.focus is newcomer.view

    newcomer.press("Alt+Shift+Left")
    newcomer.wait(lambda: newcomer.chosen.words == WORDS.removesuffix(" Euro"))
    newcomer.press("Alt+Shift+Right")
    newcomer.wait(lambda: newcomer.chosen.words == WORDS)

    newcomer.press("Ctrl+Z")
    assert newcomer.chosen.words == WORDS.removesuffix(" Euro")
    newcomer.press("Ctrl+Z", "Ctrl+Z")
    assert newcomer.value(WORDS) == "> 380\u202f000\u202f000 EUR"
    newcomer.press("Ctrl+Z")
    assert newcomer.spans() == marked
    assert amount.id in newcomer.desk.suggestions
    newcomer.press("Ctrl+Shift+Z")
    assert newcomer.value(WORDS) == "> 380\u202f000\u202f000 EUR"


def test_making_a_fact_and_looking_across(newcomer, prompt):
    own_pass(newcomer, prompt)
    newcomer.wait(lambda: newcomer.desk.facts.proposals)
    newcomer.press("P", "Return")
    (taken,) = newcomer.desk.facts.facts
    assert taken.program is not None

    newcomer.press("P", "X")
    assert len(newcomer.desk.facts.facts) == 1

    start = newcomer.point(newcomer.desk.text.index("Anfang 2025") + 1)
    QTest.mouseClick(newcomer.window.windowHandle(), LEFT, Qt.KeyboardModifier.ControlModifier, start)
    newcomer.press("L")
    assert len(newcomer.desk.facts.facts) == 2

    newcomer.press("F7")
    newcomer.rest()
    across = newcomer.window.controllers.across.across
    newcomer.wait(lambda: across.isVisible())
    table = across.findChild(QTableView)
    newcomer.wait(lambda: table.model().rowCount() == facts.count(newcomer.desk.the_project))
    newcomer.press("F7")
    newcomer.wait(lambda: newcomer.window.isActiveWindow())


def test_going_on_quitting_and_coming_back(newcomer, prompt, start, qtbot):
    own_pass(newcomer, prompt)
    newcomer.drag_over(WORDS)
    newcomer.press("2")
    first = newcomer.desk.article.id
    newcomer.press("Ctrl+Return")
    second = newcomer.desk.article.id
    assert second != first
    assert newcomer.desk.progress().done == 1
    newcomer.drag_over("9. September 2025")
    span = newcomer.view.selection()
    newcomer.press("Ctrl+Q")
    assert not newcomer.window.isVisible()

    back = Analyst(start(suggestions=True), qtbot)
    assert back.desk.session.name == "First pass"
    assert back.desk.article.id == second
    assert back.view.selection() == span
    back.press("Ctrl+Z")
    assert back.desk.progress().done == 0
    back.press("Ctrl+Z")
    assert back.desk.article.id == first
    assert back.spans() == []
    assert len(back.titles()) == 14


def test_exporting(newcomer, prompt, tmp_path):
    target = tmp_path / "sample.jsonl"

    def go(dialog):
        dialog.set_path(target)
        assert dialog.fault() == ""
        assert dialog._preview.toPlainText()
        return True

    prompt.will("run", go)
    newcomer.press("Ctrl+E")
    newcomer.rest()
    assert target.read_bytes().count(b"\n") == 14
    assert "The file was read back and compared with the project: nothing differs." in newcomer.banner
