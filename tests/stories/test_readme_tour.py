"""The five minutes' tour of the README, step by step as it is written there."""

import pytest

from tests.house.sources import REPOSITORY
from tests.stories.analyst import Analyst

README = (REPOSITORY / "README.md").read_text(encoding="utf-8")
WORDS = "über 380\u00a0Millionen Euro"


@pytest.fixture
def newcomer(application, qtbot) -> Analyst:
    """Somebody who has pressed the first button."""
    analyst = Analyst(application, qtbot)
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
        "Ctrl+Shift+O",
        "Alt+Shift+Left",
        "Ctrl+Z",
        "Ctrl+Shift+Z",
        "Ctrl+Enter",
        "Ctrl+Q",
        "Ctrl+E",
        "F1",
    ):
        assert key in tour
    for words in ("Open the sample project", "Reference", "First pass", "> 380 000 000 EUR", "400 Mio. EUR"):
        assert words in tour


def test_looking_at_the_reference(newcomer):
    assert newcomer.desk.session.name == "Reference"
    assert len(newcomer.titles()) == 14
    newcomer.press("Tab")
    first = newcomer.chosen
    newcomer.press("Tab")
    assert first is not None
    assert newcomer.chosen.start > first.start
    assert newcomer.card.value.text()
    assert newcomer.card._who.text().startswith("Beleg")


def test_marking_correcting_undoing(newcomer, prompt):
    own_pass(newcomer, prompt)
    assert newcomer.desk.session.name == "First pass"
    assert newcomer.spans() == []

    newcomer.drag_over(WORDS)
    assert newcomer.selected() == WORDS
    assert newcomer.window.article.label_palette.isVisible()
    newcomer.click(newcomer.button("Label as Amount", newcomer.window.article.label_palette))
    assert newcomer.value(WORDS) == "> 380\u202f000\u202f000 EUR"
    assert "Read by rule" in newcomer.card._verdict.text()

    newcomer.select("Tschechien")
    newcomer.press("3")
    assert newcomer.value("Tschechien") == "CZ"

    newcomer.press("Tab")
    assert newcomer.chosen.words == WORDS
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
    assert newcomer.spans() == [("amount", WORDS)]
    newcomer.press("Ctrl+Shift+Z")
    assert newcomer.value("Tschechien") == "CZ"


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

    back = Analyst(start(), qtbot)
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
