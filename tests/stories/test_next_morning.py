"""She quits, comes back, and everything is where she left it."""

import pytest
from PySide6.QtCore import QSize

from tests.stories.analyst import Analyst
from tests.stories.articles import HALL

LONG = "Langer Artikel\n\n" + "".join(f"Absatz {n}: Polen gibt {n} Mio. Euro.\n\n" for n in range(1, 200))


@pytest.fixture
def evening(at_work) -> Analyst:
    """The analyst at the end of a day: something is marked far down in the second article."""
    analyst = at_work({"1-halle.txt": HALL, "2-lang.txt": LONG})
    analyst.select("Dänemark")
    analyst.press("3", "Ctrl+PgDown")
    start = LONG.index("150 Mio. Euro")
    analyst.drag(start, start + len("150 Mio. Euro"))
    analyst.press("2", "F")
    return analyst


def morning(analyst: Analyst, start, qtbot) -> Analyst:
    """Quit by Ctrl+Q and start again."""
    analyst.press("Ctrl+Q")
    assert not analyst.window.isVisible()
    assert analyst.desk.project is None
    return Analyst(start(), qtbot)


def test_the_window_comes_back_to_article_line_and_annotation(evening, start, qtbot):
    session, chosen, top = evening.desk.session.id, evening.chosen.id, evening.view.top()
    assert top > 0
    back = morning(evening, start, qtbot)
    assert back.desk.session.id == session
    assert back.desk.article.title == "Langer Artikel"
    assert back.view.top() == top
    assert back.chosen.id == chosen
    assert back.focus is back.view


def test_the_window_comes_back_to_the_selection(evening, start, qtbot):
    evening.press("Esc", "Esc")
    at = LONG.index("160 Mio. Euro")
    evening.drag(at, at + len("160 Mio. Euro"))
    span = evening.view.selection()
    back = morning(evening, start, qtbot)
    assert back.view.selection() == span
    back.press("2")
    assert back.spans() == [("amount", "150 Mio. Euro"), ("amount", "160 Mio. Euro")]


def test_undo_goes_on_across_the_restart(evening, start, qtbot):
    steps = evening.step_names()
    assert steps[:2] == ["Flag “150 Mio. Euro”", "Label “150 Mio. Euro” as amount"]
    back = morning(evening, start, qtbot)
    assert back.step_names() == steps
    back.press("Ctrl+Z", "Ctrl+Z")
    assert back.spans() == []
    back = morning(back, start, qtbot)
    back.press("Ctrl+Shift+Z")
    assert back.spans() == [("amount", "150 Mio. Euro")]
    back.press("Ctrl+Z", "Ctrl+Z")
    assert back.desk.text == HALL
    assert back.spans() == []
    back.press("Ctrl+Z")
    assert back.titles() == []


def test_the_steps_can_be_read_in_a_list(evening, start, qtbot, prompt):
    back = morning(evening, start, qtbot)
    back.press("Ctrl+Z")
    prompt.will("pick", None)
    back.window.actions_.run("session.steps")
    rows = prompt.last.said[0].rows
    assert [(row.text, row.side) for row in rows[:3]] == [
        ("Flag “150 Mio. Euro”", "undone"),
        ("Label “150 Mio. Euro” as amount", ""),
        ("Label “Dänemark” as country", ""),
    ]


def test_undo_shows_where_the_step_was(evening):
    evening.press("Ctrl+PgUp")
    assert evening.desk.text == HALL
    evening.press("Ctrl+Z")
    assert evening.desk.text == LONG
    assert evening.chosen.words == "150 Mio. Euro"


def test_size_panes_zoom_and_theme_are_remembered(evening, start, qtbot):
    evening.window.resize(790, 600)  # no larger than the screen that there is without one
    evening.window.panes.setSizes([200, 300, 290])
    evening.press("Ctrl++", "Ctrl++", "Ctrl+-")
    evening.window.actions_.run("view.theme_dark")
    sizes = evening.window.panes.sizes()
    evening.press("Ctrl+Q")
    back = Analyst(start(theme=""), qtbot)
    assert back.window.size() == QSize(790, 600)
    assert back.window.panes.sizes() == sizes
    assert back.window.status._zoom.text() == "110 %"
    assert back.app.look.colours.dark


def test_a_project_that_is_gone_is_said_and_leaves_the_start_page(evening, start, qtbot):
    path = evening.desk.project.path
    evening.press("Ctrl+Q")
    path.unlink()
    back = Analyst(start(path), qtbot)
    assert back.window.start_page.isVisible()
    assert path.name in back.banner
    assert str(path) not in back.app.settings.now.recent


def test_a_text_that_was_being_written_is_kept_when_she_quits(evening, start, qtbot):
    evening.press("M")
    evening.type("prüfen")
    evening.window.close()
    back = Analyst(start(), qtbot)
    assert back.chosen.note == "prüfen"
    assert back.chosen.flagged


def test_a_move_of_an_end_that_was_under_way_is_kept_when_she_quits(evening, start, qtbot):
    evening.press("Alt+Left")
    evening.window.close()
    back = Analyst(start(), qtbot)
    assert back.spans() == [("amount", "gibt 150 Mio. Euro")]


def test_an_unfinished_value_is_asked_about_before_the_window_goes(evening, prompt):
    evening.press("E")
    evening.type("nicht einmal halb")
    prompt.will("confirm", False)
    evening.window.close()
    assert evening.window.isVisible()
    assert evening.card.value.text() == "nicht einmal halb"
    prompt.will("confirm", True)
    evening.window.close()
    assert not evening.window.isVisible()
