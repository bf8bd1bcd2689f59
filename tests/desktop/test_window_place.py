"""The line that is read stays, whatever happens to the window around it."""

import pytest

from tests.stories.analyst import Analyst

WRAPPED = "Langer Artikel\n\n" + "".join(f"Absatz {n}. {'Noch ein Satz ohne Belang. ' * 12}\n\n" for n in range(60))
WIDTHS = (1200, 1000, 900, 800, 1000, 1440)


@pytest.fixture
def reader(application, qtbot) -> Analyst:
    analyst = Analyst(application, qtbot)
    analyst.click(analyst.button("Open the sample project"))
    analyst.rest()
    analyst.drop(text=WRAPPED)
    assert analyst.desk.text.startswith("Langer Artikel")
    return analyst


def test_every_line_can_be_put_at_the_top_at_any_width(reader):
    view = reader.view
    for width in WIDTHS:
        reader.window.resize(width, 800)
        for offset in range(0, len(view.text), 211):
            view.scroll_to(offset)
            at_end = view.verticalScrollBar().value() == view.verticalScrollBar().maximum()
            assert at_end or view.top() == view.page.mover.line_end(offset, end=False), (width, offset)


def test_all_of_the_article_is_laid_out_after_any_change_of_width(reader):
    document = reader.view.page.document
    for width in WIDTHS:
        reader.window.resize(width, 800)
        reader.view.page.geometry.finish()
        blocks = (document.findBlockByNumber(number) for number in range(document.blockCount()))
        assert all(block.layout().lineCount() for block in blocks), width


def test_the_line_at_the_top_stays_when_width_zoom_and_theme_change(reader):
    view = reader.view
    start = view.page.mover.line_end(view.text.index("Absatz 30."), end=False)
    view.scroll_to(start)
    reader.window.resize(1000, 700)
    assert view.top() == start
    reader.press("Ctrl++", "Ctrl++")
    assert view.top() == start
    reader.window.actions_.run("view.theme_dark")
    assert view.top() == start
    reader.press("Ctrl+0")
    reader.window.resize(1440, 900)
    assert view.top() == start


def test_the_end_of_a_long_article_is_reached_at_once(reader):
    reader.press("Ctrl+End")
    bar = reader.view.verticalScrollBar()
    assert bar.value() == bar.maximum()
    settled = bar.maximum()
    reader.view.page.geometry.finish()
    reader.qtbot.waitUntil(lambda: reader.view.top() > 0)
    assert abs(bar.maximum() - settled) <= 4


def test_the_article_stays_readable_in_the_smallest_window(reader):
    reader.window.resize(10, 10)
    assert reader.view.viewport().width() >= 220
    assert reader.window.queue.width() >= 200
    assert reader.window.facts.width() >= 280
