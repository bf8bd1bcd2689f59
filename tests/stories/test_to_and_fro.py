"""She goes to and fro between articles and panes, and her hands stay where they are."""

import shutil

import pytest

from tests.stories.analyst import Analyst
from tests.stories.articles import HALL
from tests.stories.test_next_morning import LONG


@pytest.fixture
def reading(at_work) -> Analyst:
    """The analyst far down in the second article, with something marked."""
    analyst = at_work({"1-halle.txt": HALL, "2-lang.txt": LONG})
    analyst.press("Ctrl+PgDown")
    start = LONG.index("150 Mio. Euro")
    analyst.drag(start, start + len("150 Mio. Euro"))
    analyst.press("2")
    return analyst


def test_an_article_is_found_again_as_it_was_left(reading):
    top, chosen = reading.view.top(), reading.chosen.id
    assert top > 0
    reading.press("Ctrl+PgUp", "Ctrl+PgDown")
    assert (reading.view.top(), reading.chosen.id) == (top, chosen)


def test_after_a_note_and_done_the_next_article_hears_the_keys(reading):
    reading.press("Ctrl+PgUp")
    reading.select("Dänemark")
    reading.press("3", "M")
    reading.type("wichtig")
    reading.press("Ctrl+Return")
    assert reading.desk.article.title == "Langer Artikel"
    assert reading.focus is reading.view
    reading.press("Ctrl+PgUp")
    assert [one.note for one in reading.desk.annotations] == ["wichtig"]


def test_a_click_in_the_panel_leaves_the_keys_to_the_article(reading):
    reading.press("Esc", "Esc")
    rows = reading.window.facts.focusProxy()
    reading.click(rows.viewport(), rows.visualRect(rows.model().index(1, 0)).center())
    assert reading.chosen is not None
    assert reading.focus is reading.view
    reading.press("Del")
    assert reading.spans() == []


def test_a_copy_says_which_file_it_is(reading):
    path = reading.desk.project.path
    name = reading.desk.project.name
    copy = shutil.copyfile(path, path.with_name("kopie.beleg"))
    assert reading.window.controllers.projects.open_path(str(copy))
    assert reading.window.windowTitle() == f"{name} (kopie) — Beleg"
