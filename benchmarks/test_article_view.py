"""The article view on 1,000,000 characters with 10,000 annotations, against Qt's plain text and against few."""

import random
import sqlite3
import statistics
import time

import pytest
from PySide6.QtWidgets import QApplication, QTextEdit

from db.records import Annotation
from desktop.article.ruler import ArticleRuler
from desktop.article.view import ArticleView

_SENTENCE = (
    "Das Netz der KI-Fabriken wächst: Im Oktober 2025 gab die Kommission sechs neue Standorte für 380 Mio. € bekannt. "
)
_PARAGRAPH = (_SENTENCE * 5)[:499]
_TEXT = "\n".join([_PARAGRAPH] * 2000)
_LABELS = ("program", "amount", "country", "date")
_FRAME_MS = 16.0
_ROUNDS = 60


def _annotation(number: int, start: int, end: int, label: str) -> Annotation:
    return Annotation(
        id=f"{number:06d}:0",
        head="head",
        article="article",
        session="session",
        label=label,
        start=start,
        end=end,
        words=_TEXT[start:end],
        value=None,
        rule=None,
        note="",
        flagged=False,
        made_at="",
        changed_at="",
    )


def _annotations(count: int) -> list[Annotation]:
    dice = random.Random(7)
    made = []
    for number in range(count):
        start = dice.randrange(len(_TEXT) - 60)
        made.append(_annotation(number, start, start + dice.randrange(5, 40), dice.choice(_LABELS)))
    return made


@pytest.fixture
def stored(tmp_path):
    """The text and the rows of its annotations in SQLite."""
    base = sqlite3.connect(tmp_path / "texts.db")
    base.execute("create table texts(body text)")
    base.execute("create table annotations(id, start, end, label)")
    base.execute("insert into texts values (?)", (_TEXT,))
    rows = [(a.id, a.start, a.end, a.label) for a in _annotations(10_000)]
    base.executemany("insert into annotations values (?, ?, ?, ?)", rows)
    base.commit()
    yield base
    base.close()


def _read(base):
    (text,) = base.execute("select body from texts").fetchone()
    return text, base.execute("select id, start, end, label from annotations").fetchall()


def _shown(qtbot, widget):
    qtbot.addWidget(widget)
    widget.resize(900, 700)
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


def _ms(run) -> float:
    begin = time.perf_counter()
    run()
    return (time.perf_counter() - begin) * 1000


def _around(place: int, count: int) -> list[Annotation]:
    """Return the annotations nearest to a place: the picture there is that of all 10,000."""
    return sorted(_annotations(10_000), key=lambda a: abs(a.start - place))[:count]


def _view(qtbot, annotations: list[Annotation]) -> ArticleView:
    view = _shown(qtbot, ArticleView())
    view.show_article(_TEXT, title_is_heading=False, header="source")
    view.set_annotations(annotations)
    view.document().documentLayout().documentSize()
    view.viewport().repaint()
    return view


def test_opening_costs_little_more_than_plain_text(qtbot, stored, benchmark, figures):
    plain, view = _shown(qtbot, QTextEdit()), _shown(qtbot, ArticleView())
    annotations = _annotations(10_000)

    def open_plain():
        text, _ = _read(stored)
        plain.setPlainText(text)
        plain.viewport().repaint()

    def open_view():
        text, _ = _read(stored)
        view.show_article(text, title_is_heading=False, header="source")
        view.set_annotations(annotations)
        view.viewport().repaint()

    base, opened = _in_turn(open_plain, open_view, rounds=9)
    benchmark.pedantic(open_view, rounds=1)
    figures.tell("open 1,000,000 characters, 10,000 annotations", opened, "ms")
    figures.at_most(3.0, "open 1,000,000 characters, 10,000 annotations", opened / base, "times plain text")


def _in_turn(first, second, *, rounds: int) -> tuple[float, float]:
    """Return the median milliseconds of two things done in turn: what else the machine does meets both alike."""
    pairs = [(_ms(first), _ms(second)) for _ in range(rounds)]
    return statistics.median(a for a, _ in pairs), statistics.median(b for _, b in pairs)


class _Adding:
    """Adds annotations one after the other in the middle of the article, and takes each away again."""

    def __init__(self, qtbot, count: int) -> None:
        self._place = len(_TEXT) // 2
        self._view = _view(qtbot, _around(self._place, count))
        self._ruler = _shown(qtbot, ArticleRuler(self._view))
        self._view.scroll_to(self._place - 200)
        self._view.viewport().repaint()
        self._number = 0

    def add(self) -> None:
        start = self._place + self._number * 7
        self._view.put_annotation(_annotation(900_000 + self._number, start, start + 12, "amount"))
        QApplication.processEvents()

    def take_away(self) -> None:
        self._view.remove_annotation(f"{900_000 + self._number:06d}:0")
        self._number = (self._number + 1) % 60
        QApplication.processEvents()


def test_adding_one_does_not_depend_on_how_many_there_are(qtbot, benchmark, figures):
    few, many = _Adding(qtbot, 10), _Adding(qtbot, 10_000)
    times = []
    for _ in range(_ROUNDS):
        times.append((_ms(few.add), _ms(many.add)))
        few.take_away()
        many.take_away()
    few_ms, many_ms = (statistics.median(each) for each in zip(*times, strict=True))
    benchmark.pedantic(many.add, teardown=many.take_away, rounds=_ROUNDS)
    figures.at_most(_FRAME_MS, "add one annotation to 10,000, until painted", many_ms, "ms")
    figures.at_most(1.5, "add one annotation to 10,000, until painted", many_ms / few_ms, "times as with 10")


def test_a_scrolled_frame_is_painted_in_time(qtbot, benchmark, figures):
    view = _view(qtbot, _annotations(10_000))
    bar, dice = view.verticalScrollBar(), random.Random(3)

    def frame():
        bar.setValue(dice.randrange(bar.maximum()))
        view.viewport().repaint()

    benchmark.pedantic(frame, rounds=_ROUNDS)
    figures.at_most(_FRAME_MS, "scrolled frame of the article", benchmark.stats.stats.median * 1000, "ms")


def test_one_endless_line_opens(qtbot, benchmark, figures):
    view = _shown(qtbot, ArticleView())
    text = "QmVsZWc" * 142_858

    def open_it():
        view.show_article(text, title_is_heading=False, header="source")
        view.set_annotations([_annotation(1, 10, 30, "date")])
        view.viewport().repaint()

    benchmark.pedantic(open_it, rounds=3)
    figures.at_most(1.0, "open one line of 1,000,000 characters", benchmark.stats.stats.min, "s")
