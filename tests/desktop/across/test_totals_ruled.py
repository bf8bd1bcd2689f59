"""The table and the overview add nothing that articles disagree about, and follow a ruling at once."""

import pytest

from db.operations.rule_disagreement import rule_disagreement
from db.queries import disagreements
from db.rulings import Kind, Verdict
from tests.desktop.across import disagreeing_project
from tests.desktop.across.conftest import Across
from tests.desktop.across.test_overview_page import Overview

THIN = "\u202f"
EUR_380, EUR_500 = (f"{number}{THIN}000{THIN}000 EUR" for number in (380, 500))


@pytest.fixture
def project_path(tmp_path):
    return disagreeing_project.made(tmp_path / "disagreeing.beleg")


def rule(seen: Across, verdict: Verdict) -> None:
    """Rule the amounts of AI Factories, as the page of disagreements does."""
    desk = seen.app.desk
    (one,) = [one for one in disagreements.open_ones(desk.project) if one.kind is Kind.AMOUNT]
    seen.page.run(
        lambda project, session: rule_disagreement(project, session=session, disagreement=one, verdict=verdict)
    )


def test_the_line_below_the_table(facts):
    totals = facts.page.totals
    assert (totals.sums._text, totals.left_out.text()) == ("Σ 100 EUR of 1 fact", "left out: 3 in disagreement")
    rule(facts, Verdict.UPDATED)
    facts.qtbot.waitUntil(lambda: "updated later" in totals.left_out.text())
    assert totals.left_out.text() == "left out: 2 updated later"
    assert totals.sums._text == f"Σ 500{THIN}000{THIN}100 EUR of 2 facts"
    menu = totals.menu()
    menu.actions()[0].trigger()
    facts.rest()
    assert facts.column("amount") == [EUR_380, EUR_380]
    menu.deleteLater()


def test_the_bars_of_the_overview(start, project_path, qtbot):
    seen = Overview(start(project_path), qtbot).open()
    assert seen.bars("amounts") == [("Exist", "100 EUR")]
    assert "3 in disagreement" in seen.page.amounts.note.text()
    rule(seen, Verdict.SAME)
    qtbot.waitUntil(lambda: len(seen.bars("amounts")) == 2)
    assert seen.bars("amounts")[0] == ("AI Factories", EUR_500)
