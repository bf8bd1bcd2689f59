"""The overview in the facts window: its figures, the way from a bar to its facts, little and much to draw."""

import json
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from db.facts import NewFact, NewItem
from db.operations.make_facts import make_facts
from db.operations.set_status import set_status
from db.queries import articles
from db.queries.fact_table import Filter
from db.records import Status
from desktop.across.overview_page import TWO_COLUMNS, OverviewPage
from tests.desktop.across import fact_project
from tests.desktop.across.conftest import Across
from tests.desktop.dressing import HOSTILE
from values.show import number


class Overview(Across):
    """The application with the overview open."""

    @property
    def page(self) -> OverviewPage:
        return self.across.page()

    def open(self) -> "Overview":
        self.qtbot.keyClick(self.window, Qt.Key.Key_F12)
        self.qtbot.waitUntil(lambda: self.across is not None and self.across.isActiveWindow())
        return self.rest()

    def rest(self) -> "Overview":
        """Wait until all is drawn."""
        page = self.page
        self.qtbot.waitUntil(
            lambda: not page._stale and page._shown is not None and not self.app.dispatch.busy, timeout=20_000
        )
        return self

    def bars(self, card: str) -> list[tuple[str, str]]:
        """Return name and value of what a card draws."""
        return [(bar.title, bar.text) for bar in getattr(self.page, card).view.bars]


@pytest.fixture
def seen(start, project_path, qtbot) -> Overview:
    return Overview(start(project_path), qtbot).open()


def with_many(path: Path, number: int, names=None) -> Path:
    """Make a project whose programs have an amount each, the first the largest."""
    fact_project.empty(path)
    project, session = fact_project.reopened(path)
    [article] = [one.id for one in articles.all_of(project)]
    facts = []
    for place in range(number):
        name = names[place] if names else f"Programme {place:03}"
        amount = (
            f'{{"basis":"total","currency":"EUR","max":"{number - place}000000.5","min":"{number - place}000000.5",'
            '"period":null,"qualifier":"exact"}'
        )
        items = (NewItem(role="amount", label="amount", value=amount),)
        if name.strip():
            value = '{"name":' + json.dumps(name) + ',"status":"as_written"}'
            items = (NewItem(role="program", label="program", value=value), *items)
        facts.append(NewFact(title=f"{place}", items=items))
    make_facts(project, session=session, article=article, facts=facts)
    project.close()
    return path


def test_the_figures_are_those_of_the_project(seen):
    assert "4 facts · 3 programs with facts · 3 countries · 2 articles" in seen.page.summary.text()
    assert seen.bars("amounts") == [("AI Factories", f"{number(Decimal(380_000_000))} EUR")]
    assert sorted(seen.bars("countries")) == [("Germany", "1"), ("Poland", "2"), ("Spain", "1")]
    assert [(bar.title, bar.size) for bar in seen.page.times.view.bars] == [("2025", 2.0)]
    assert "Articles: 0 of 2 done, 2 open." in seen.page.progress.note.text()


def test_what_is_in_no_bar_is_said(seen):
    said = seen.page.amounts.note.text()
    assert "1 range" in said
    assert "1 repeat counted once" in said
    assert "2 facts name no country." in seen.page.countries.note.text()
    assert "2 facts have no date with a year." in seen.page.times.note.text()


def test_one_currency_is_drawn_at_a_time(seen):
    choice = seen.page.amounts.choice
    assert [choice.itemText(place) for place in range(choice.count())] == ["EUR", "USD"]
    choice.setCurrentIndex(1)
    assert [title for title, _ in seen.bars("amounts")] == ["Horizon Europe"]
    assert seen.bars("amounts")[0][1].endswith("USD")
    assert seen.page.amounts.view.chart.axis.title == "million USD"


def test_a_choice_outlives_a_change(seen):
    seen.page.amounts.choice.setCurrentIndex(1)
    desk = seen.app.desk
    first = articles.all_of(desk.project)[0].id
    seen.app.dispatch.run(lambda: set_status(desk.project, session=desk.session.id, article=first, status=Status.DONE))
    seen.rest()
    assert [title for title, _ in seen.bars("amounts")] == ["Horizon Europe"]
    assert "Articles: 1 of 2 done, 1 open." in seen.page.progress.note.text()
    [today] = seen.page.progress.view.bars
    assert (today.size, today.over) == (1.0, 1.0)
    assert "1 of 2 articles done" in today.tip


def test_several_changes_are_read_once_and_hold_up_nothing(seen, monkeypatch):
    asked = []
    monkeypatch.setattr(seen.page, "read", lambda slot, *_, slow=False: asked.append((slot, slow)))
    desk = seen.app.desk
    first = articles.all_of(desk.project)[0].id
    for to in (Status.DONE, Status.OPEN, Status.DONE):
        seen.app.dispatch.run(lambda to=to: set_status(desk.project, session=desk.session.id, article=first, status=to))
    seen.qtbot.waitUntil(lambda: bool(asked))
    seen.qtbot.waitUntil(lambda: not seen.page._soon.isActive())
    assert asked == [("figures", True)]


def test_enter_on_a_bar_shows_its_facts_in_the_table(seen, qtbot):
    view = seen.page.countries.view
    view.setFocus(Qt.FocusReason.TabFocusReason)
    place = [bar.title for bar in view.bars].index("Spain")
    for _ in range(place):
        qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    table = Across(seen.app, qtbot).rest()
    assert table.page.question.filter == Filter(countries=("ES",))
    assert table.column("program") == ["AI Factories"]


def test_a_bar_of_amounts_shows_the_facts_of_program_and_currency(seen, qtbot):
    wanted = seen.page.amounts.view.bars[0].wanted
    assert wanted == Filter(programs=("AI Factories",), currencies=("EUR",))
    seen.page.amounts.view.chosen.emit(wanted)
    assert len(Across(seen.app, qtbot).rest().column("program")) == 2


def test_a_project_without_facts_says_so_and_draws_nothing(start, tmp_path, qtbot):
    seen = Overview(start(fact_project.empty(tmp_path / "e.beleg")), qtbot).open()
    assert "no facts yet" in seen.page.amounts.empty.text()
    assert seen.page.amounts.view is None
    assert seen.page.times.choice.isHidden()
    assert all(card.empty.text().strip() for card in (seen.page.amounts, seen.page.countries, seen.page.times))


def test_of_many_programs_the_largest_are_drawn(start, tmp_path, qtbot):
    seen = Overview(start(with_many(tmp_path / "m.beleg", 400)), qtbot).open()
    bars = seen.page.amounts.view.bars
    assert [bar.title for bar in bars[:2]] == ["Programme 000", "Programme 001"]
    assert len(bars) == 16
    rest = Decimal(sum(range(1, 386))) * 1_000_000 + 385 * Decimal("0.5")
    assert bars[-1].title == "385 others"
    assert "".join(sign for sign in bars[-1].text if sign.isdigit() or sign == ".") == str(rest)
    assert bars[-1].wanted is None
    assert "400 programs with facts" in seen.page.summary.text()


def test_hostile_names_are_drawn_as_they_are(start, tmp_path, qtbot):
    names = [name.replace("\x00", "").replace("\n", " ")[:200] for name in HOSTILE]
    seen = Overview(start(with_many(tmp_path / "h.beleg", len(names), names)), qtbot).open()
    view = seen.page.amounts.view
    view.setFocus(Qt.FocusReason.TabFocusReason)
    for _ in view.bars:
        qtbot.keyClick(view, Qt.Key.Key_Down)
    assert not seen.across.grab().isNull()


def test_the_cards_stand_side_by_side_where_there_is_room(seen, qtbot):
    seen.across.resize(TWO_COLUMNS + 200, 700)
    qtbot.waitUntil(lambda: seen.page.countries.x() > seen.page.amounts.x())
    seen.across.resize(680, 700)
    qtbot.waitUntil(lambda: seen.page.countries.x() == seen.page.amounts.x())
    assert seen.page.countries.y() > seen.page.amounts.y()
    seen.across.resize(TWO_COLUMNS + 200, 700)
    qtbot.waitUntil(lambda: seen.page.countries.x() > seen.page.amounts.x())


@pytest.mark.parametrize("width", [TWO_COLUMNS - 200, TWO_COLUMNS + 500])
def test_few_facts_are_drawn_as_high_as_many_at_the_first_look(start, tmp_path, qtbot, width):
    seen = Overview(start(with_many(tmp_path / "f.beleg", 3)), qtbot)
    seen.window.controllers.across._made().resize(width, 800)
    page = seen.open().page
    drawn = [card for card in page.cards if card.view is not None and not card.view.isHidden()]
    assert page.amounts in drawn
    qtbot.waitUntil(lambda: all(card._room.height() >= card.view.height() for card in drawn))
    for card in page.cards:
        assert card.height() >= card.heightForWidth(card.width())
        assert card.heading.height() >= card.heading.sizeHint().height()


def test_a_project_put_away_is_not_seen_any_more(seen, qtbot, tmp_path):
    seen.app.open(fact_project.empty(tmp_path / "other.beleg"))
    seen.rest()
    qtbot.waitUntil(lambda: "0 facts" in seen.page.summary.text())
    assert seen.page.countries.view is None or not seen.page.countries.view.isVisible()


def test_every_card_is_reached_by_tab(seen, qtbot):
    reached = set()
    seen.page.amounts.choice.setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(16):
        reached.add(seen.across.focusWidget())
        qtbot.keyClick(seen.across.focusWidget(), Qt.Key.Key_Tab)
    wanted = {card.view for card in seen.page.cards} | {seen.page.amounts.choice, seen.page.times.choice}
    assert wanted <= reached
    assert all(view.accessibleName() for view in wanted)


def test_the_library_of_charts_is_not_loaded_for_the_other_pages():
    code = (
        "import sys\n"
        "import desktop.across.window, desktop.across.overview_page, desktop.across.table_page\n"
        "sys.exit(any(name.split('.')[0] in ('pyqtgraph', 'numpy') for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
