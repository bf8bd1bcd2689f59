"""The queue's pane: which part is shown, the filter, opening, and how rows look."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractButton

from desktop.queue.delegate import HEIGHT, fold, source_line
from desktop.queue.panel import QueuePanel
from desktop.queue.source import Show
from desktop.theme.colours import DARK, LIGHT
from desktop.theme.look import ThemeChoice
from tests.desktop.dressing import HOSTILE, look
from tests.desktop.queue.fake_queue import FakeQueue, article_id


@pytest.fixture
def queue() -> FakeQueue:
    made = FakeQueue(6)
    made.done, made.flagged = {0, 5}, {3}
    made.counts = {1: {"program": 4, "amount": 3}}
    return made


@pytest.fixture
def panel(qtbot, queue) -> QueuePanel:
    panel = QueuePanel(look())
    qtbot.addWidget(panel)
    panel.set_source(queue)
    panel.resize(268, 620)
    panel.show()
    qtbot.waitExposed(panel)
    return panel


def texts(panel: QueuePanel) -> list[str]:
    return [b.text() for b in panel._segments.findChildren(QAbstractButton)]


def titles(panel: QueuePanel) -> list[str]:
    return [panel._model.index(row).data() for row in range(panel._model.rowCount())]


def test_counts_stand_on_the_filters(panel):
    assert texts(panel) == ["Open 4", "Done 2", "Flagged 1", "All 6"]
    assert titles(panel) == [f"Artikel {n}" for n in (1, 2, 3, 4)]


@pytest.mark.parametrize(("show", "keys"), [(Show.DONE, [0, 5]), (Show.FLAGGED, [3]), (Show.ALL, [0, 1, 2, 3, 4, 5])])
def test_each_filter_shows_its_part(panel, qtbot, show, keys):
    with qtbot.waitSignal(panel.show_changed):
        panel.choose_show(show)
    assert titles(panel) == [f"Artikel {n}" for n in keys]


def test_a_click_asks_for_the_article(panel, qtbot):
    with qtbot.waitSignal(panel.article_requested) as asked:
        qtbot.mouseClick(panel._list.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(80, HEIGHT + 20))
    assert asked.args == [article_id(2)]


def test_arrows_and_enter_ask_for_the_article(panel, qtbot):
    panel.show_article(article_id(1))
    panel._list.setFocus()
    qtbot.keyClick(panel._list, Qt.Key.Key_Down)
    with qtbot.waitSignal(panel.article_requested) as asked:
        qtbot.keyClick(panel._list, Qt.Key.Key_Return)
    assert asked.args == [article_id(2)]
    qtbot.keyClick(panel._list, Qt.Key.Key_End)
    assert panel._list.currentIndex().row() == 3


def test_the_filter_waits_a_moment_and_enter_opens_the_first(panel, qtbot, queue):
    queue.titles[4] = "Zehn Kooperationen im Überblick"
    panel.refresh([article_id(4)])
    qtbot.keyClicks(panel._field, "koop")
    qtbot.waitUntil(lambda: titles(panel) == ["Zehn Kooperationen im Überblick"])
    with qtbot.waitSignal(panel.article_requested) as asked:
        qtbot.keyClick(panel._field, Qt.Key.Key_Return)
    assert asked.args == [article_id(4)]


def test_an_empty_queue_says_what_to_do(panel, qtbot, queue):
    qtbot.keyClicks(panel._field, "nirgends")
    qtbot.waitUntil(lambda: panel._empty.isVisible())
    assert panel._empty.text() == "No title or source here holds these words."
    panel.set_source(FakeQueue(0))
    assert "Drop text files" in panel._empty.text()
    queue.done = set(queue.all)
    panel.set_source(queue)
    assert panel._empty.text() == "All articles are done."
    panel.choose_show(Show.DONE)
    assert not panel._empty.isVisible()


def test_done_takes_the_article_out_of_the_open_ones(panel, queue):
    panel.show_article(article_id(2))
    queue.done.add(2)
    panel.reload()
    assert titles(panel) == [f"Artikel {n}" for n in (1, 3, 4)]
    assert texts(panel)[0] == "Open 3"
    assert panel.progress().done == 3


def test_counts_of_one_article_are_read_alone(panel, queue):
    panel.grab()
    queue.read.clear()
    queue.counts[1] = {"program": 5}
    panel.refresh([article_id(1)])
    panel.grab()
    assert queue.read == [1]


@pytest.mark.parametrize(("choice", "colours"), [(ThemeChoice.LIGHT, LIGHT), (ThemeChoice.DARK, DARK)])
def test_the_article_shown_is_marked(qtbot, queue, choice, colours):
    panel = QueuePanel(look(choice))
    qtbot.addWidget(panel)
    panel.set_source(queue, Show.ALL)
    panel.resize(268, 620)
    panel.show_article(article_id(1))
    panel.show()
    qtbot.waitExposed(panel)
    image = panel._list.viewport().grab().toImage()
    assert image.pixelColor(1, HEIGHT + 40) == QColor(colours.accent)
    assert image.pixelColor(25, HEIGHT + 60) == QColor(colours.accent_soft)
    assert image.pixelColor(20, 19) == QColor(colours.good)  # done: a disc
    assert image.pixelColor(20, 2 * HEIGHT + 19) != QColor(colours.dim)  # open: a ring


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_any_title_can_be_painted(panel, queue, text):
    queue.titles = dict.fromkeys(queue.all, text)
    panel.set_source(queue, Show.ALL)
    assert not panel.grab().isNull()


def test_a_long_title_ends_in_dots_after_two_lines(qapp):
    font = look().font(14.5, semibold=True)
    lines = fold("Sechs weitere Standorte für europäische KI-Fabriken und noch vieles mehr 😀😀", font, 180, 2)
    assert len(lines) == 2
    assert lines[0].startswith("Sechs weitere")
    assert lines[1].endswith("…")
    assert fold("Kurz", font, 180, 2) == ["Kurz"]
    assert fold("", font, 180, 2) == [""]


def test_source_and_date_stand_below(queue):
    assert source_line(queue.row(1)) == "fachpresse.example · 14 Oct 2025"


def test_twenty_thousand_rows_cost_what_is_on_screen(panel):
    large = FakeQueue(20_000)
    panel.set_source(large)
    panel.grab()
    assert len(large.read) < 200
