"""What an export of facts takes: which, in which order, with what evidence, and what is said of all of them."""

import json

import pytest

from db.facts import FactStatus, NewFact, NewItem
from db.operations.edit_fact import edit_fact
from db.operations.edit_program import edit_program
from db.operations.hide_article import hide_article
from db.operations.label_span import label_span
from db.operations.make_facts import make_facts
from db.operations.merge_programs import merge_programs
from db.operations.remove_annotation import remove_annotation
from db.operations.set_value import set_value
from db.queries import annotations
from db.queries import export_facts as queries
from db.queries.export_facts import FactSelection
from db.queries.report_facts import with_report
from tests.db import worlds
from tests.db.fact_world import FactWorld, euros, fact, make_fact_world

ALL = FactSelection()
NAME = '{"name":"AI Factories","status":"as_written"}'
TEXT = "Titel\n\nDas Netz 😀 wächst. Über 380 Mio. Euro gehen an AI Factories in Polen. Mehr nicht."


@pytest.fixture
def world(project, anna, ben) -> FactWorld:
    return make_fact_world(project, anna, ben)


@pytest.fixture
def proved(project, anna):
    """A fact of which two values are proved, and one is not; with its article."""
    [article] = worlds.brought(project, anna, TEXT)
    amount, program = (
        next(iter(label_span(project, session=anna, article=article, annotation=one).annotations))
        for one in (
            worlds.span(TEXT, "Über 380 Mio. Euro", value=worlds.VALUE, rule="amount.scale_word"),
            worlds.span(TEXT, "AI Factories", "program", value=NAME, rule="given"),
        )
    )
    items = (
        NewItem(role="program", annotation=program),
        NewItem(role="amount", annotation=amount),
        NewItem(role="country", label="country", value='{"code":"PL"}'),
    )
    make_facts(project, session=anna, article=article, facts=[NewFact(items=items)])
    return article, amount


def taken(project, selection=ALL):
    return list(queries.selected(project, queries.keys(project, selection)))


def test_facts_come_by_program_then_date_those_without_a_program_last(world):
    found = [(one.program, [json.loads(v.value)["edtf"] for v in one.of("date")][:1]) for one in taken(world.project)]
    assert [name for name, _ in found] == [
        *["AI Factories"] * 3, *["Digital Europe"] * 3, "Élan", "élan", "Zukunft", None,
    ]  # fmt: skip
    assert [dates for _, dates in found[:6]] == [["2024-06"], ["2025/.."], ["2025/.."], ["2021/2027"], ["2027"], []]


def test_the_first_of_them_are_found_without_the_others(world):
    whole = queries.keys(world.project, ALL)
    for number in range(len(whole) + 3):
        assert queries.first_keys(world.project, ALL, number) == whole[:number]
    some = FactSelection(sessions=(world.ben,))
    assert queries.first_keys(world.project, some, 2) == queries.keys(world.project, some)[:2]


def test_a_selection_takes_sessions_and_statuses(world):
    assert {one.annotator for one in taken(world.project, FactSelection(sessions=(world.ben,)))} == {"Ben"}
    checked = FactSelection(statuses=(FactStatus.CHECKED, FactStatus.DOUBTFUL))
    assert [one.status for one in taken(world.project, checked)] == ["doubtful", "checked"]
    assert taken(world.project, FactSelection(sessions=())) == []
    both = FactSelection(sessions=(world.ben,), statuses=(FactStatus.DOUBTFUL,))
    assert queries.count(world.project, both) == queries.FactCount(facts=1, articles=1)


def test_counts_are_those_of_what_is_taken(world):
    for selection in (ALL, FactSelection(sessions=(world.anna,)), FactSelection(statuses=(FactStatus.OPEN,))):
        found = taken(world.project, selection)
        count = queries.count(world.project, selection)
        assert (count.facts, count.articles) == (len(found), len({one.article.text_sha256 for one in found}))
    by_session = queries.tallies(world.project)
    assert sum(sum(one.values()) for one in by_session.values()) == len(taken(world.project))
    assert by_session[world.ben][FactStatus.DOUBTFUL] == 1


def test_facts_of_hidden_articles_stay_here(world):
    before = len(taken(world.project))
    hide_article(world.project, session=world.anna, article=world.articles[0])
    found = taken(world.project)
    assert 0 < len(found) < before
    assert world.articles[0] not in {one.article.text_sha256 for one in found}
    assert queries.count(world.project, ALL).facts == len(found)
    assert sum(sum(one.values()) for one in queries.tallies(world.project).values()) == len(found)


def test_evidence_is_the_words_in_their_sentence(project, proved):
    article, _ = proved
    [one] = taken(project)
    amount = one.of("amount")[0].evidence
    assert (amount.before, amount.quote) == ("", "Über 380 Mio. Euro")
    assert amount.after == " gehen an AI Factories in Polen."
    assert TEXT[amount.start : amount.end] == amount.quote
    program = one.of("program")[0].evidence
    assert program.before + program.quote + program.after == amount.quote + amount.after
    assert (amount.session, amount.annotator) == ("First pass", "Anna")
    assert one.article.text_sha256 == article
    [country] = one.of("country")
    assert (country.from_analyst, country.evidence, country.value) == (True, None, '{"code":"PL"}')


def test_a_corrected_annotation_corrects_the_fact_and_a_removed_one_leaves_it(project, anna, proved):
    _, amount = proved
    value = annotations.get(project, amount).value
    other = json.dumps({**json.loads(value), "qualifier": "about"}, sort_keys=True, separators=(",", ":"))
    set_value(project, session=anna, annotation=amount, value=other, rule="typed")
    [one] = taken(project)
    assert (one.of("amount")[0].value, one.of("amount")[0].evidence.rule) == (other, "typed")
    remove_annotation(project, session=anna, annotation=amount)
    [one] = taken(project)
    assert one.of("amount") == ()


def test_what_is_said_of_all_facts(project, world):
    edit_program(
        project, session=world.anna, program="Élan", note="Seit 2020.", identifiers={"wikidata": "Q1"}, years="2020/.."
    )
    edit_program(
        project, session=world.anna, program="élan", note="Klein.", identifiers={"wikidata": "Q2", "cordis": "1"}
    )
    merge_programs(project, session=world.anna, programs=["Élan", "élan"], name="Élan")
    wanted = queries.keys(project, ALL)
    about = queries.about(project, ALL, wanted)
    assert (about.facts, about.articles, about.roles[-1]) == (10, 2, "funder")
    assert about.changed_at == max(one.changed_at for one in taken(project))
    assert [one.name for one in about.programs] == ["AI Factories", "Digital Europe", "Élan", "Zukunft"]
    elan = about.programs[2]
    assert (elan.names, elan.note, elan.years) == (("élan",), "Seit 2020.; Klein.", "2020/..")
    assert elan.identifiers == (("cordis", "1"), ("wikidata", "Q1, Q2"))  # where they differ, all of it


def test_a_report_has_totals_and_disagreements(world):
    wanted = queries.keys(world.project, ALL)
    about = with_report(world.project, queries.about(world.project, ALL, wanted), wanted)
    assert dict(about.totals_of).keys() == {one.name for one in about.programs}
    factories = dict(about.totals_of)["AI Factories"]
    assert factories.sums == (("EUR", "380000000", 1, False),)
    assert (factories.repeats, factories.left_out) == (1, (("several", 1),))
    assert sum(number for _, number in about.totals.left_out) == sum(
        number for _, part in about.totals_of for _, number in part.left_out
    )
    [more] = worlds.brought(world.project, world.anna, "Noch eine Meldung")
    make_facts(
        world.project,
        session=world.anna,
        article=more,
        facts=[fact("AI Factories", euros("400000000"), countries="CZ", dates="2025/..")],
    )
    wanted = queries.keys(world.project, ALL)
    about = with_report(world.project, queries.about(world.project, ALL, wanted), wanted)
    assert {one.program for one in about.disagreements} == {"AI Factories"}
    amount = next(one for one in about.disagreements if one.kind == "amount")
    assert (amount.verdict, amount.left.articles + amount.right.articles) == (None, 3)
    only_ben = FactSelection(sessions=(world.ben,), statuses=(FactStatus.OPEN,))
    wanted = queries.keys(world.project, only_ben)
    assert with_report(world.project, queries.about(world.project, only_ben, wanted), wanted).facts == len(wanted)


def test_a_fact_is_taken_as_it_is_now(project, world):
    one = taken(project)[0]
    edit_fact(project, session=world.anna if one.annotator == "Anna" else world.ben, fact=one.id, title="anders")
    again = taken(project)[0]
    assert (again.id, again.title) == (one.id, "anders")
    assert again.state != one.state


def test_the_order_comes_from_content_alone(world):
    before = [(one.id, one.state) for one in taken(world.project)]
    world.project.db.execute("BEGIN IMMEDIATE")
    world.project.db.execute("UPDATE facts SET key = -key")
    world.project.db.execute("UPDATE cell_values SET fact = -fact")
    world.project.db.execute("COMMIT")
    assert [(one.id, one.state) for one in taken(world.project)] == before


def test_a_project_without_facts_gives_none(project):
    assert taken(project) == []
    about = queries.about(project, ALL, [])
    assert (about.facts, about.programs, about.changed_at) == (0, (), "")
    assert with_report(project, about, []).totals.sums == ()
