"""The queue's model reads only what is looked at, and changes only what differs."""

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from desktop.queue.model import BLOCK, KEPT, QueueModel, Role
from tests.desktop.queue.fake_queue import FakeQueue, article_id


def made(count: int) -> tuple[QueueModel, FakeQueue]:
    queue = FakeQueue(count)
    model = QueueModel(queue.rows)
    model.set_keys(queue.all)
    return model, queue


def test_twenty_thousand_articles_are_not_read():
    model, queue = made(20_000)
    assert model.rowCount() == 20_000
    assert queue.read == []
    model.index(10_000).data(Role.ROW)
    assert len(queue.read) == BLOCK
    assert 10_000 in queue.read


def test_memory_stays_small():
    model, _ = made(20_000)
    for place in range(0, 20_000, BLOCK):
        model.row(place)
    assert len(model._rows) <= KEPT
    assert model.article(19_999) == article_id(19_999)


def test_an_article_that_is_gone_leaves_an_empty_row():
    model, queue = made(10)
    queue.gone.add(4)
    assert model.index(4).data(Role.ROW) is None
    assert model.index(4).data() is None
    assert model.article(5) == article_id(5)


def test_a_screen_reader_hears_status_flag_and_counts():
    model, queue = made(3)
    queue.done.add(1)
    queue.flagged.add(1)
    queue.counts[1] = {"amount": 3}
    assert model.index(1).data(Qt.ItemDataRole.AccessibleTextRole) == "Artikel 1, done, flagged, 3 amount"


def test_a_changed_row_is_read_again(qtbot):
    model, queue = made(10)
    model.row(3)
    queue.counts[3] = {"date": 1}
    with qtbot.waitSignal(model.dataChanged) as changed:
        model.refresh([3])
    assert changed.args[0].row() == 3
    assert model.row(3).counts == {"date": 1}


@given(st.sets(st.integers(0, 30)), st.sets(st.integers(0, 30)))
def test_other_keys_keep_what_is_common_in_place(before, after):
    queue = FakeQueue(31)
    model = QueueModel(queue.rows)
    model.set_keys(sorted(before))
    resets = []
    model.modelReset.connect(lambda: resets.append(1))
    model.set_keys(sorted(after))
    assert not resets
    assert [model.article(place) for place in range(model.rowCount())] == [article_id(key) for key in sorted(after)]


def test_one_article_less_removes_one_row():
    model, queue = made(1000)
    removed, inserted = [], []
    model.rowsRemoved.connect(lambda _, first, last: removed.append((first, last)))
    model.rowsInserted.connect(lambda _, first, last: inserted.append((first, last)))
    model.set_keys([key for key in queue.all if key != 500])
    assert removed == [(500, 500)]
    model.set_keys(queue.all)
    assert inserted == [(500, 500)]
