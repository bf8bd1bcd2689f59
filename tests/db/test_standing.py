"""What articles disagree about is not added together: totals, groups, the overview and reports follow the rulings."""

import random
from dataclasses import dataclass
from decimal import Decimal

import pytest

from db.operations.hide_article import hide_article
from db.operations.import_articles import import_articles
from db.operations.join_programs import join_programs
from db.operations.make_facts import make_facts
from db.operations.rule_disagreement import rule_disagreement
from db.operations.take_back_ruling import take_back_ruling
from db.project import Project
from db.queries import disagreements, export_facts, fact_figures, fact_table
from db.queries.export_facts import FactSelection
from db.queries.fact_groups import Grouping, groups
from db.queries.fact_table import Column, Filter
from db.queries.report_facts import with_report
from db.queries.totals import of_groups, totals
from db.records import ArticleId, NewArticle, SessionId
from db.rulings import Disagreement, Kind, Verdict
from tests.db.fact_world import euros, fact
from values.adding import Totals
from values.types import Amount, Qualifier

PROGRAM, SINCE = "IPCEI-AI", "2025/.."
Told = tuple[dict[str, str], dict[str, int], int]
OPEN: Told = ({}, {"disagrees": 2}, 0)
RULED: dict[Verdict, Told] = {
    Verdict.SAME: ({"EUR": "130/1"}, {}, 1),
    Verdict.UPDATED: ({"EUR": "130/1"}, {"updated": 1}, 0),
    Verdict.SOURCE_ERROR: ({}, {"error": 2}, 0),
    Verdict.DIFFERENT: ({"EUR": "250/2"}, {}, 0),
}


def told(found: Totals) -> Told:
    """Return sums, what was left out and repeats."""
    sums = {one.currency: f"{'~' if one.about else ''}{one.total:f}/{one.facts}" for one in found.sums}
    return sums, {one.reason.value: one.count for one in found.left_out}, found.repeats


@dataclass(slots=True, kw_only=True)
class Desk:
    """A project, and who works on it."""

    project: Project
    anna: SessionId
    number: int = 0

    def say(
        self,
        *amounts: Amount,
        program: str | None = PROGRAM,
        day: str | None = None,
        dates: str = SINCE,
        countries: str = "",
        title: str = "",
    ) -> ArticleId:
        """Let a new article state a fact."""
        self.number += 1
        title = title or f"Meldung {self.number}"
        article = NewArticle(
            text=f"{title}\n\n{self.number}",
            title=title,
            title_is_heading=True,
            language="de",
            published=day,
            source=f"{self.number}.txt",
        )
        report = import_articles(self.project, session=self.anna, articles=[article])
        made = report.taken[0][1]
        new = [fact(program, *amounts, dates=dates, countries=countries, title="x")]
        make_facts(self.project, session=self.anna, article=made, facts=new)
        return made

    def open(self) -> list[Disagreement]:
        return [one for one in disagreements.open_ones(self.project) if one.kind is not Kind.COUNTRIES]

    def rule(self, verdict: Verdict, *numbers: str) -> None:
        """Rule what is open, or only what is about these numbers."""
        for one in self.open():
            compared = {key.split(" ")[2] for key in (*one.left.values, *one.compared[1])}
            if not numbers or compared == set(numbers):
                rule_disagreement(self.project, session=self.anna, disagreement=one, verdict=verdict)

    @property
    def every(self) -> list[int]:
        """The keys of all facts."""
        return fact_table.keys(self.project, Filter(), Column.CHANGED)

    def total(self) -> Told:
        return told(totals(self.project, self.every))


@pytest.fixture
def empty(project: Project, anna: SessionId) -> Desk:
    return Desk(project=project, anna=anna)


@pytest.fixture
def desk(empty: Desk) -> Desk:
    """Two articles that state another amount of the same."""
    empty.say(euros("130"), day="2025-06-02", countries="DE")
    empty.say(euros("120"), day="2025-06-01")
    return empty


def test_what_is_open_is_not_added(desk: Desk) -> None:
    assert desk.total() == OPEN
    for key in desk.every:
        assert told(totals(desk.project, [key])) == ({}, {"disagrees": 1}, 0)  # whatever else is shown


@pytest.mark.parametrize("verdict", list(Verdict))
def test_a_ruling_says_what_counts(desk: Desk, verdict: Verdict) -> None:
    desk.rule(verdict)
    assert desk.total() == RULED[verdict]
    ruled = disagreements.ruled(desk.project)
    take_back_ruling(desk.project, session=desk.anna, rulings=[one.ruling.id for one in ruled if one.ruling])
    assert desk.total() == OPEN


@pytest.mark.parametrize("verdict", [None, *Verdict])
def test_groups_the_overview_and_a_report_say_the_same(desk: Desk, verdict: Verdict | None) -> None:
    if verdict is not None:
        desk.rule(verdict)
    expected = OPEN if verdict is None else RULED[verdict]
    project = desk.project
    (group,) = groups(project, Filter(), Grouping.PROGRAM, Column.AMOUNT)
    assert told(of_groups(project, [group.keys])[0]) == expected
    (bar,) = fact_figures.amounts(project)
    assert told(bar.totals) == expected
    selection = FactSelection()
    wanted = export_facts.keys(project, selection)
    about = with_report(project, export_facts.about(project, selection, wanted), wanted)
    for part in (about.totals, dict(about.totals_of)[PROGRAM]):
        sums = {currency: f"{total}/{facts}" for currency, total, facts, _ in part.sums}
        assert (sums, dict(part.left_out), part.repeats) == expected
    assert [one.verdict for one in about.disagreements] == [verdict.value if verdict else None]


def test_groups_in_which_one_side_stands(desk: Desk) -> None:
    german, other = groups(desk.project, Filter(), Grouping.COUNTRY, Column.AMOUNT)
    some = [german.keys, other.keys]
    desk.rule(Verdict.UPDATED)
    assert [told(one) for one in of_groups(desk.project, some)] == [
        ({"EUR": "130/1"}, {}, 0),
        ({}, {"updated": 1}, 0),
    ]
    take_back_ruling(desk.project, session=desk.anna, rulings=[disagreements.ruled(desk.project)[0].ruling.id])
    desk.rule(Verdict.SAME)
    assert [told(one)[0] for one in of_groups(desk.project, some)] == [{"EUR": "130/1"}, {"EUR": "120/1"}]


def test_repeats_of_both_sides_are_accounted_for(desk: Desk) -> None:
    desk.say(euros("120"), day="2025-05-01")
    desk.say(euros("130"), day="2025-05-02")
    desk.say(euros("7"), program="Exist")
    assert desk.total() == ({"EUR": "7/1"}, {"disagrees": 4}, 0)
    desk.rule(Verdict.SAME)
    assert desk.total() == ({"EUR": "137/2"}, {}, 3)


def test_the_later_side_is_that_of_the_later_article(empty: Desk) -> None:
    empty.say(euros("120"), day="2025-06-01")
    empty.say(euros("130"), day="2025-05-01")
    empty.rule(Verdict.UPDATED)
    assert empty.total() == ({"EUR": "120/1"}, {"updated": 1}, 0)
    empty.say(euros("130"), day="2025-07-01")  # said again, later than anything else
    assert empty.total() == ({"EUR": "130/1"}, {"updated": 1}, 1)


@pytest.mark.parametrize(
    "days", [(None, None), ("2025-06-01", None), (None, "2025-06-01"), ("2025-06-01", "2025-06-01")]
)
@pytest.mark.parametrize("verdict", [Verdict.UPDATED, Verdict.SAME])
def test_without_days_the_order_of_import_decides(
    empty: Desk, days: tuple[str | None, str | None], verdict: Verdict
) -> None:
    empty.say(euros("120"), day=days[0])
    empty.say(euros("110"), day=days[1])
    empty.rule(verdict)
    assert empty.total()[0] == {"EUR": "110/1"}


def test_the_same_as_the_same_is_the_same(desk: Desk) -> None:
    desk.say(euros("150"), day="2025-06-03")
    desk.rule(Verdict.SAME, "120", "130")
    desk.rule(Verdict.SAME, "130", "150")
    assert desk.total() == ({"EUR": "130/1"}, {"disagrees": 2}, 0)
    desk.rule(Verdict.SAME, "120", "150")
    assert desk.total() == ({"EUR": "150/1"}, {}, 2)


def test_what_is_open_in_one_disagreement_does_not_count(desk: Desk) -> None:
    desk.say(euros("150"), day="2025-06-03")
    desk.rule(Verdict.DIFFERENT, "120", "130")
    assert desk.total() == ({}, {"disagrees": 3}, 0)
    desk.rule(Verdict.SOURCE_ERROR, "130", "150")
    assert desk.total() == ({}, {"disagrees": 2, "error": 1}, 0)
    desk.rule(Verdict.UPDATED, "120", "150")
    assert desk.total() == ({}, {"error": 2, "updated": 1}, 0)


def test_currencies_and_qualifiers_are_ruled_too(empty: Desk) -> None:
    empty.say(euros("120"), day="2025-06-01")
    empty.say(euros("120", currency="USD"), day="2025-06-02")
    assert [one.kind for one in empty.open()] == [Kind.CURRENCY]
    assert empty.total() == OPEN
    empty.rule(Verdict.SAME)
    assert empty.total() == ({"USD": "120/1"}, {}, 1)
    empty.say(euros("9"), program="Exist", day="2025-06-01")
    empty.say(euros("9", qualifier=Qualifier.ABOUT), program="Exist", day="2025-06-02")
    assert [one.kind for one in empty.open()] == [Kind.QUALIFIER]
    assert empty.total()[1] == {"disagrees": 2}
    empty.rule(Verdict.SAME)
    assert empty.total() == ({"EUR": "9/1", "USD": "120/1"}, {}, 2)  # exact, where anybody says so


def test_what_cannot_be_added_anyway_is_told_for_that(empty: Desk) -> None:
    empty.say(euros("120"), day="2025-06-01")
    empty.say(euros("120", qualifier=Qualifier.OVER), day="2025-06-02")
    assert empty.total() == ({}, {"bound": 1, "disagrees": 1}, 0)
    empty.rule(Verdict.SAME)
    assert empty.total() == ({"EUR": "120/1"}, {"bound": 1}, 0)


def test_a_hidden_article_disagrees_with_nobody(desk: Desk) -> None:
    third = desk.say(euros("140"))
    hide_article(desk.project, session=desk.anna, article=third)
    desk.rule(Verdict.DIFFERENT)
    assert desk.total() == ({"EUR": "250/2"}, {}, 0)


def test_a_ruling_holds_under_another_name(desk: Desk) -> None:
    desk.rule(Verdict.UPDATED)
    join_programs(desk.project, session=desk.anna, spellings=[PROGRAM], name="IPCEI KI")
    assert desk.total() == RULED[Verdict.UPDATED]


def test_rounds_in_titles_are_compared_for_few_facts_too(empty: Desk) -> None:
    for number, amount in enumerate(("120", "130")):
        empty.say(euros(amount), title=f"Dritte Förderrunde, Teil {'AB'[number]}", dates="", program="Exist")
    for number in range(10):
        empty.say(euros("1"), program=f"P{number}")
    (one,) = empty.open()
    assert one.when == "round 3"
    assert told(totals(empty.project, empty.every[:0])) == ({}, {}, 0)
    exist = fact_table.keys(empty.project, Filter(programs=("Exist",)), Column.CHANGED)
    assert told(totals(empty.project, exist)) == OPEN
    assert empty.total() == ({"EUR": "10/10"}, {"disagrees": 2}, 0)


@pytest.mark.parametrize("seed", range(6))
def test_every_fact_is_accounted_for_and_few_are_added_as_all_are(seed: int, empty: Desk) -> None:
    chance = random.Random(seed)
    for _ in range(40):
        empty.say(
            euros(chance.choice("123"), currency=chance.choice(["EUR", "EUR", "PLN"])),
            program=chance.choice([None, "A", "B", "C", "D", "E"]),
            dates=chance.choice(["", "2025", "2025 2026"]),
            day=chance.choice([None, "2025-01-01", "2025-02-01"]),
        )
    for one in empty.open():
        verdict = chance.choice([None, *Verdict, Verdict.SAME])
        if verdict is not None:
            rule_disagreement(empty.project, session=empty.anna, disagreement=one, verdict=verdict)
    found = totals(empty.project, empty.every)
    keys = [key for one in (*found.sums, *found.left_out) for key in one.keys] + list(found.repeated)
    assert sorted(keys) == sorted(empty.every)
    shown = [group.keys for group in groups(empty.project, Filter(), Grouping.PROGRAM, Column.AMOUNT)]
    whole = of_groups(empty.project, shown)
    assert [totals(empty.project, some) for some in shown] == whole
    assert of_groups(empty.project, shown, disagreements.find(empty.project)) == whole
    added = sum((one.total for part in whole for one in part.sums), Decimal(0))
    assert added == sum((one.total for one in found.sums), Decimal(0))
