"""The queue's pane: which part is shown, the filter, opening, and how rows look."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractButton

from desktop.queue.delegate import HEIGHT, fold, source_line
from desktop.queue.panel import QueuePanel
from desktop.queue.source import Order, Show
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


@pytest.fixture
def busy(queue, panel) -> QueuePanel:
    """The open articles, those with most suggestions first."""
    queue.waiting = {1: 2, 2: 9, 3: 5, 4: 7}
    panel.choose_order(Order.WAITING)
    return panel


def keys(panel: QueuePanel) -> list[int]:
    return list(panel._model.keys())


def test_the_articles_come_in_the_order_chosen(busy):
    assert keys(busy) == [2, 4, 3, 1]
    assert busy._order_button.text() == "Suggestions"
    assert busy._order_button.accessibleName() == "Order: most suggestions first"
    busy.choose_order(Order.QUEUE)
    assert keys(busy) == [1, 2, 3, 4]


def test_the_order_holds_until_it_is_asked_for_anew(busy, queue):
    queue.waiting[2] = 0
    busy.refresh([article_id(2)])
    busy.reload()
    assert keys(busy) == [2, 4, 3, 1]
    queue.done.add(4)
    busy.reload()
    assert keys(busy) == [2, 3, 1]
    queue.done.discard(4)  # undone: it comes back to its place
    busy.reload()
    assert keys(busy) == [2, 4, 3, 1]
    queue.all.append(6)
    queue.waiting[6] = 100
    busy.reload()
    assert keys(busy) == [2, 4, 3, 1, 6]  # what is new comes last
    busy.choose_show(Show.ALL)
    assert keys(busy) == [6, 4, 3, 1, 0, 2, 5]


def test_after_new_suggestions_it_is_sorted_once_the_analyst_rests(busy, queue, qtbot):
    queue.waiting[1] = 50
    busy._calm.setInterval(1)
    busy.sort_calmly()
    assert keys(busy) == [2, 4, 3, 1]
    qtbot.waitUntil(lambda: keys(busy) == [1, 2, 4, 3])
    busy.choose_order(Order.QUEUE)
    busy.sort_calmly()
    assert not busy._calm.isActive()


def test_work_in_the_article_puts_the_sorting_off(busy):
    busy.hold_still()
    assert not busy._calm.isActive()
    busy.sort_calmly()
    busy._calm.setInterval(60_000)
    busy.hold_still()
    assert busy._calm.remainingTime() > 30_000
    busy.choose_order(Order.WAITING)
    assert not busy._calm.isActive()


def test_the_article_shown_stays_in_sight_when_it_is_sorted(panel):
    large = FakeQueue(400)
    panel.set_source(large)
    large.waiting = dict.fromkeys(range(400), 1)
    panel.choose_order(Order.WAITING)
    panel.show_article(article_id(2))
    large.waiting[2] = 0
    panel.sort()
    assert keys(panel)[-1] == 2
    index = panel._index_of_shown()
    assert panel._list.viewport().rect().intersects(panel._list.visualRect(index))
    panel._list.verticalScrollBar().setValue(0)  # she looks elsewhere in the list
    large.waiting[7] = 9
    panel.sort()
    assert keys(panel)[0] == 7
    assert panel._list.verticalScrollBar().value() == 0


def test_neighbours_are_those_of_the_order_shown(busy, queue):
    assert busy.neighbour(article_id(2), forward=True) == article_id(4)
    assert busy.neighbour(article_id(4), forward=False) == article_id(2)
    assert busy.neighbour(article_id(1), forward=True) is None
    assert busy.neighbour(None, forward=True) == article_id(2)
    assert busy.neighbour(None, forward=False) == article_id(1)
    queue.done.add(4)
    busy.reload()
    assert busy.neighbour(article_id(4), forward=True) == article_id(3)  # where it stood
    busy.choose_show(Show.ALL)
    assert keys(busy) == [2, 4, 3, 1, 0, 5]
    assert busy.neighbour(article_id(2), forward=True, open_only=True) == article_id(3)
    assert busy.neighbour(article_id(1), forward=True, open_only=True) is None


def test_twenty_thousand_are_sorted_in_no_time(panel):
    large = FakeQueue(20_000)
    large.waiting = {key: key % 97 for key in large.all}
    panel.set_source(large)
    panel.choose_order(Order.WAITING)
    panel.grab()
    assert len(large.read) < 300


def test_the_button_asks_for_the_menu(panel, qtbot):
    with qtbot.waitSignal(panel.order_menu_requested):
        qtbot.mouseClick(panel._order_button, Qt.MouseButton.LeftButton)


def test_the_order_is_written_out_where_there_is_room(busy):
    busy.choose_order(Order.WAITING)
    for width, text in ((400, "Most suggestions"), (240, "Suggestions")):
        busy.resize(width, 600)
        assert busy._order_button.text() == text
        assert "most suggestions first" in busy._order_button.toolTip()
