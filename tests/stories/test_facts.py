"""From annotations to facts, as an analyst does it: with keys, with the mouse, and back again."""

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from db.errors import BadField
from db.facts import Fact, FactStatus
from db.queries import facts
from desktop.controllers import proposing
from desktop.facts.elsewhere_box import ElsewhereBox
from desktop.facts.links import Link
from desktop.worker import Job
from tests.stories.analyst import LEFT, Analyst
from tests.stories.suggesting import made

ROUND = """Sechs weitere Standorte

Luxemburg, 14. Oktober 2025

Das Programm Nordlicht KI wächst: Im Oktober 2025 kamen Standorte in Tschechien, Litauen und Polen hinzu.
In die dritte Runde von Nordlicht KI fließen über 380 Millionen Euro.

Das Programm Brückengeld zahlt seit Anfang 2025 rund 24,5 Mio. Euro an Betriebe in Spanien.
"""
CTRL = Qt.KeyboardModifier.ControlModifier
NARROW = "\u202f"  # between groups of three digits


@pytest.fixture
def desk_work(at_work) -> Analyst:
    """An analyst before one article that she marked with keys; nothing is suggested."""
    analyst = at_work({"runde.txt": ROUND})
    for words, key in (
        ("Nordlicht KI", "1"),
        ("über 380 Millionen Euro", "2"),
        ("Tschechien", "3"),
        ("Litauen", "3"),
        ("Polen", "3"),
        ("Oktober 2025 kamen", "4"),
    ):
        analyst.select(words.removesuffix(" kamen"), nth=1 if words.endswith("kamen") else 0)
        analyst.press(key)
    analyst.press("Esc", "Esc", "Ctrl+Home")
    return analyst


def of_article(analyst: Analyst) -> list[Fact]:
    """Return the facts; desk and project agree on them."""
    desk = analyst.desk
    found = facts.of_article(desk.the_project, desk.article.id, desk.session.id)
    assert found == desk.facts.facts
    return found


def cells(fact: Fact) -> dict[str, list[str]]:
    """Return the words behind each cell."""
    told: dict[str, list[str]] = {}
    for value in fact.cells:
        told.setdefault(value.role, []).append(value.words)
    return told


def ctrl_click(analyst: Analyst, words: str) -> None:
    at = analyst.point(analyst.desk.text.index(words) + 1)
    QTest.mouseClick(analyst.window.windowHandle(), LEFT, CTRL, at)


def test_a_fact_of_what_was_ctrl_clicked(desk_work):
    for words in ("Nordlicht KI", "über 380", "Tschechien", "Polen"):
        ctrl_click(desk_work, words)
    desk_work.press("L")
    (fact,) = of_article(desk_work)
    assert fact.program == "Nordlicht KI"
    assert cells(fact) == {
        "program": ["Nordlicht KI"],
        "amount": ["über 380 Millionen Euro"],
        "country": ["Tschechien", "Polen"],
    }
    assert desk_work.view.picked() == []
    assert desk_work.desk.facts.chosen == fact.id
    assert "Nordlicht KI" in desk_work.step_names()[0]


def test_a_fact_with_keys_alone(desk_work):
    desk_work.press("Tab", "Space", "Tab", "Tab", "Space", "L")
    (fact,) = of_article(desk_work)
    assert len(fact.cells) == 2
    assert fact.program == "Nordlicht KI"


def test_the_same_again_makes_no_second_fact(desk_work):
    desk_work.press("Tab", "L")
    (first,) = of_article(desk_work)
    desk_work.press("Esc", "Esc", "Ctrl+Home", "Tab", "L")
    assert [one.id for one in of_article(desk_work)] == [first.id]
    assert desk_work.desk.facts.chosen == first.id


def test_more_into_the_fact_chosen(desk_work, prompt):
    desk_work.press("Tab", "L")
    ctrl_click(desk_work, "Litauen")
    desk_work.press("Shift+L")
    assert cells(of_article(desk_work)[0]) == {"program": ["Nordlicht KI"], "country": ["Litauen"]}
    ctrl_click(desk_work, "über 380")
    prompt.will("pick", "part")
    desk_work.press("Alt+L")
    assert cells(of_article(desk_work)[0])["part"] == ["über 380 Millionen Euro"]


def test_an_annotation_serves_two_facts_and_r_goes_round(desk_work):
    for words in ("Nordlicht KI", "Tschechien"):
        ctrl_click(desk_work, words)
    desk_work.press("L", "Esc", "Esc")
    for words in ("Nordlicht KI", "über 380"):
        ctrl_click(desk_work, words)
    desk_work.press("L")
    first, second = of_article(desk_work)
    desk_work.press("Esc", "Esc", "Esc")
    desk_work.click_at(desk_work.desk.text.index("Nordlicht KI") + 1)
    desk_work.press("R")
    once = desk_work.desk.facts.chosen
    desk_work.press("R")
    assert {once, desk_work.desk.facts.chosen} == {first.id, second.id}
    desk_work.click_at(desk_work.desk.text.index("Tschechien") + 1)
    desk_work.press("R")
    assert desk_work.desk.facts.the_fact.of("country")[0].words == "Tschechien"


def test_undo_and_redo_over_a_fact(desk_work):
    desk_work.press("Tab", "L")
    (fact,) = of_article(desk_work)
    desk_work.press("Shift+R")
    assert of_article(desk_work)[0].status is FactStatus.CHECKED
    desk_work.press("Ctrl+Z")
    assert of_article(desk_work)[0].status is FactStatus.OPEN
    desk_work.press("Ctrl+Z")
    assert of_article(desk_work) == []
    desk_work.press("Ctrl+Shift+Z", "Ctrl+Shift+Z")
    assert [(one.id, one.status) for one in of_article(desk_work)] == [(fact.id, FactStatus.CHECKED)]


def test_a_removed_annotation_leaves_its_fact_and_undo_brings_both_back(desk_work):
    for words in ("Nordlicht KI", "Polen"):
        ctrl_click(desk_work, words)
    desk_work.press("L")
    desk_work.click_at(desk_work.desk.text.index("Polen") + 1)
    desk_work.press("Del")
    assert cells(of_article(desk_work)[0]) == {"program": ["Nordlicht KI"]}
    desk_work.press("Ctrl+Z")
    assert cells(of_article(desk_work)[0]) == {"program": ["Nordlicht KI"], "country": ["Polen"]}


def test_a_corrected_annotation_corrects_its_fact(desk_work):
    for words in ("Nordlicht KI", "über 380"):
        ctrl_click(desk_work, words)
    desk_work.press("L")
    desk_work.click_at(desk_work.desk.text.index("über 380") + 1)
    desk_work.press("E")
    desk_work.type_exactly("400 Mio. EUR")
    desk_work.press("Return")
    (amount,) = of_article(desk_work)[0].of("amount")
    assert json.loads(amount.value)["min"] == "400000000"


def test_a_fact_is_removed_and_its_annotations_stay(desk_work):
    before = desk_work.spans()
    desk_work.press("Tab", "L", "Shift+Del")
    assert of_article(desk_work) == []
    assert desk_work.spans() == before


def test_proposed_facts_are_taken_with_one_key_each(desk_work):
    desk_work.press("P")
    desk_work.wait(lambda: desk_work.desk.facts.the_proposal)
    proposed = desk_work.desk.facts.the_proposal
    assert proposed.program == "Nordlicht KI"
    desk_work.press("Return")
    (fact,) = of_article(desk_work)
    assert {value.annotation for value in fact.cells} == {item.marked.id for item in proposed.items}


def test_taking_a_proposed_fact_accepts_its_suggestions_in_one_step(at_work):
    analyst = made(at_work({"runde.txt": ROUND}, suggestions=True))
    assert analyst.desk.annotations == []
    analyst.wait(lambda: analyst.desk.facts.proposals)
    analyst.press("P", "Return")
    (fact,) = of_article(analyst)
    assert {value.annotation for value in fact.cells} <= {one.id for one in analyst.desk.annotations}
    assert analyst.desk.annotations
    analyst.press("Ctrl+Z")
    assert of_article(analyst) == []
    assert analyst.desk.annotations == []


def test_a_refused_fact_is_not_proposed_again(at_work, project, start, qtbot):
    analyst = made(at_work({"runde.txt": ROUND}, suggestions=True))
    analyst.wait(lambda: analyst.desk.facts.proposals)
    analyst.press("P")
    refused = analyst.desk.facts.the_proposal.key
    analyst.press("X")
    assert refused not in [one.key for one in analyst.desk.facts.proposals]
    analyst.press("Ctrl+Z")
    analyst.wait(lambda: refused in [one.key for one in analyst.desk.facts.proposals])
    analyst.press("Ctrl+Shift+Z")
    analyst.wait(lambda: refused not in [one.key for one in analyst.desk.facts.proposals])


def test_refused_facts_are_listed_by_their_values_and_one_is_taken_back(at_work, prompt):
    analyst = made(at_work({"runde.txt": ROUND}, suggestions=True))
    analyst.wait(lambda: analyst.desk.facts.proposals)
    analyst.press("P", "X")
    prompt.will("pick", lambda question: question.rows[0].name)
    analyst.window.actions_.run("fact.rejections")
    [row] = prompt.last.said[0].rows
    assert "> 380 000 000 EUR".replace(" 000", f"{NARROW}000") in row.text
    assert " - total" not in row.text  # the key of a value is for comparing, not for reading
    assert row.detail == "Sechs weitere Standorte"
    assert facts.rejections(analyst.desk.the_project) == []


def test_enter_takes_no_proposed_fact_that_was_left_for_an_annotation(desk_work):
    desk_work.press("P")
    assert desk_work.desk.facts.the_proposal
    desk_work.press("Tab", "Return")
    assert desk_work.desk.facts.the_proposal is None
    assert of_article(desk_work) == []


def test_a_title_that_cannot_be_written_stays_in_its_field(desk_work, monkeypatch):
    desk_work.press("Tab", "L")
    (fact,) = of_article(desk_work)

    def refused(*_, **__):
        raise BadField(field="title", given="Dritte Runde", expected="another one")

    monkeypatch.setattr("db.operations.edit_fact.edit_fact", refused)
    title = desk_work.window.facts.form.title
    title.setFocus()
    title.selectAll()
    QTest.keyClicks(title, "Dritte Runde")
    QTest.keyClick(title, Qt.Key.Key_Return)
    assert (title.text(), of_article(desk_work)[0].title) == ("Dritte Runde", "")
    monkeypatch.undo()
    QTest.keyClick(title, Qt.Key.Key_Return)
    assert of_article(desk_work)[0].title == "Dritte Runde"
    assert of_article(desk_work)[0].id == fact.id


def test_a_role_may_be_called_new_role(desk_work, prompt):
    prompt.will("pick", " new role").will("form", {"name": "New role", "label": "country"})
    desk_work.window.actions_.run("fact.roles")
    prompt.will("pick", "new role").will("form", {"label": "country", "retired": "yes"})
    desk_work.window.actions_.run("fact.roles")
    assert [(one.name, one.retired) for one in facts.roles(desk_work.desk.the_project, retired=True)][-1] == (
        "new role",
        True,
    )


def test_enter_is_for_what_was_chosen_last(at_work):
    analyst = made(at_work({"runde.txt": ROUND}, suggestions=True))
    analyst.wait(lambda: analyst.desk.facts.proposals)
    analyst.press("P", "N", "Return")  # the proposal is left: Enter accepts the suggestion
    assert of_article(analyst) == []
    assert len(analyst.desk.annotations) == 1


def test_facts_of_a_very_long_article_are_looked_for_in_the_worker(at_work, monkeypatch):
    monkeypatch.setattr(proposing, "MANY", 0)
    analyst = made(at_work({"runde.txt": ROUND}, suggestions=True))
    analyst.wait(lambda: analyst.desk.facts.proposals)
    analyst.press("P", "Return")
    (fact,) = of_article(analyst)
    analyst.wait(lambda: not analyst.app.dispatch.busy and not analyst.window.controllers.proposing._timer.isActive())
    taken = {value.annotation for value in fact.cells}
    assert taken
    assert all(taken != {item.marked.id for item in one.items} for one in analyst.desk.facts.proposals)


def test_what_the_worker_found_before_something_changed_is_not_shown(at_work, monkeypatch):
    analyst = made(at_work({"runde.txt": ROUND}, suggestions=True))
    analyst.wait(lambda: analyst.desk.facts.proposals)
    told, looking = [], analyst.window.controllers.proposing
    monkeypatch.setattr(proposing, "MANY", 0)
    monkeypatch.setattr(
        analyst.app.dispatch,
        "work",
        lambda work, project, _, done, **_more: told.append(done) or Job(work, project, ""),
    )
    looking._look()
    looking.note_marked()
    told[0]([])  # the suggestions are others by now: it is looked for again soon
    assert analyst.desk.facts.proposals
    looking.let_go()
    looking._look()
    told[0]([])  # of the look before
    assert analyst.desk.facts.proposals
    told[1]([])
    assert analyst.desk.facts.proposals == []


def test_going_through_what_is_proposed_looks_for_nothing_again(at_work, monkeypatch):
    analyst = made(at_work({"runde.txt": ROUND}, suggestions=True))
    analyst.wait(lambda: analyst.desk.facts.proposals)
    looked = []
    monkeypatch.setattr(analyst.window.controllers.proposing, "_look", lambda: looked.append(1))
    analyst.press("P", "P", "Shift+P")
    assert analyst.desk.facts.the_proposal
    assert looked == []


def test_a_role_of_the_project(desk_work, prompt):
    prompt.will("pick", " new role").will("form", {"name": " Recipient ", "label": "country"})
    desk_work.app.window.actions_.run("fact.roles")
    assert [role.name for role in desk_work.desk.facts.roles][-1] == "recipient"
    desk_work.press("Tab", "L")
    ctrl_click(desk_work, "Litauen")
    prompt.will("pick", lambda question: question.rows[-1].name)
    desk_work.press("Alt+L")
    assert prompt.last.said[0].rows[-1].key == "6"
    assert cells(of_article(desk_work)[0])["recipient"] == ["Litauen"]


def test_facts_are_there_after_a_restart(desk_work, start, qtbot):
    desk_work.press("Tab", "L")
    before = of_article(desk_work)
    path = desk_work.desk.the_project.path
    desk_work.window.close()
    again = Analyst(start(path), qtbot)
    assert of_article(again) == before
    again.press("Ctrl+Z")
    assert of_article(again) == []


def box(analyst: Analyst) -> list[str]:
    """Return what the lines of the box "Also in other articles" say, once she rests."""
    shown = analyst.window.facts.findChild(ElsewhereBox)
    return [link.text() for link in shown.findChildren(Link)] if shown.isVisible() else []


AGAIN = """Noch eine Meldung

Kiel, 20. Oktober 2025

Nordlicht KI zahlt seit Oktober 2025 rund 380 Mio. Euro.
"""


def test_what_other_articles_say_of_the_same_program(at_work):
    analyst = at_work({"runde.txt": ROUND, "wieder.txt": AGAIN})
    analyst.press("Ctrl+PgDown")
    for words, key in (("Nordlicht KI", "1"), ("rund 380 Mio. Euro", "2")):
        analyst.select(words)
        analyst.press(key)
    ctrl_click(analyst, "Nordlicht KI")
    analyst.press("L", "Ctrl+PgUp")
    analyst.select("Nordlicht KI")
    analyst.press("1")
    analyst.wait(lambda: "Nordlicht KI" in box(analyst))
    assert any("380" in line for line in box(analyst))
    analyst.press("Esc", "Esc")
    analyst.wait(lambda: not box(analyst))


def link(analyst: Analyst, words: str) -> Link:
    """Return a link of the box by its words."""
    shown = analyst.window.facts.findChild(ElsewhereBox)
    return next(one for one in shown.findChildren(Link) if words in one.text())


def test_the_box_leads_to_a_place_and_where_there_are_facts_to_the_table(at_work, prompt):
    analyst = at_work({"runde.txt": ROUND, "wieder.txt": AGAIN})
    analyst.press("Ctrl+PgDown")
    analyst.select("Nordlicht KI")
    analyst.press("1", "Esc", "Ctrl+PgUp")
    analyst.select("Nordlicht KI")
    analyst.press("1")
    analyst.wait(lambda: "Nordlicht KI" in box(analyst))
    first = analyst.desk.article.id
    prompt.will("pick", lambda question: question.rows[0].name)
    link(analyst, "Nordlicht KI").click()
    assert analyst.desk.article.id != first
    assert analyst.desk.text.startswith("Noch eine Meldung")

    ctrl_click(analyst, "Nordlicht KI")
    analyst.press("L", "Ctrl+PgUp")  # a fact of the other article
    analyst.click_at(analyst.desk.text.index("Nordlicht KI") + 1)
    analyst.wait(lambda: "Nordlicht KI" in box(analyst))
    link(analyst, "Nordlicht KI").click()
    across = analyst.window.controllers.across.across
    analyst.wait(lambda: across.isVisible() and not analyst.app.dispatch.busy)
    assert across.page().bar.filter().programs == ("Nordlicht KI",)
