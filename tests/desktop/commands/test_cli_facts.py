"""`beleg facts`: what a project holds and what is proposed, for a person and as JSON; nothing is written."""

import json

from db.facts import NewFact, NewItem
from db.files import open_project
from db.operations.make_facts import make_facts
from db.queries import articles, proposals, sessions
from tests.desktop.commands.runs import ARTICLES

GUIDE = "Five calls"


def test_what_is_proposed_as_json_has_cells_with_their_words(beleg, annotated):
    found = json.loads(beleg("facts", annotated, "--propose", "--json").out)
    some = found["proposals"]
    assert len({one["article"]["id"] for one in some}) == ARTICLES
    row = next(one for one in some if one["program"] == "Grand Électrolyseur")
    assert (row["rule"], row["rule_title"], row["session"]) == ("fact.table_row", "row of a table", "Command line")
    shown = {role: [value["shown"] for value in cell] for role, cell in row["cells"].items()}
    assert shown == {
        "program": ["Grand Électrolyseur"],
        "amount": ["120\u202f000\u202f000 EUR"],
        "country": ["FR"],
        "date": ["2027/.."],
    }
    (amount,) = row["cells"]["amount"]
    assert (amount["from"], amount["words"], amount["value"]["min"]) == ("annotation", "120", "120000000")
    project = open_project(annotated, writable=False)
    text = articles.text(project, row["article"]["id"])
    project.close()
    assert text[amount["start"] : amount["end"]] == amount["words"]


def test_what_is_proposed_for_a_person(beleg, annotated):
    ran = beleg("facts", annotated, "--propose", "--article", GUIDE)
    assert (ran.status, ran.err) == (0, "")
    assert ran.lines()[0].startswith(GUIDE)
    assert "    date       2026-03-16/2026-04-30 “16 March until 30 April 2026”" in ran.lines()
    assert ran.lines()[-1].endswith(" proposed facts.")


def test_without_annotations_the_suggestions_speak(beleg, seeded):
    assert json.loads(beleg("facts", seeded, "--propose", "--json").out)["proposals"] == []
    assert beleg("make-suggestions", seeded, "--processes", "0").status == 0
    some = json.loads(beleg("facts", seeded, "--propose", "--json").out)["proposals"]
    assert {value["from"] for one in some for cell in one["cells"].values() for value in cell} == {"suggestion"}


def test_facts_are_listed_with_what_the_analyst_added(beleg, annotated):
    project = open_project(annotated)
    (session,) = sessions.all_of(project)
    article = next(one for one in articles.all_of(project) if one.title.startswith(GUIDE))
    first, second = proposals.of_article(project, article.id, session.id)[:2]
    added = NewItem(role="country", label="country", value='{"code":"IE"}')
    some = [NewFact(title="Zuerst", items=(*first.as_new_fact().items, added)), second.as_new_fact()]
    make_facts(project, session=session.id, article=article.id, facts=some)
    project.close()
    told = json.loads(beleg("facts", annotated, "--json").out)["facts"]
    assert len(told) == 2
    one = next(fact for fact in told if fact["title"] == "Zuerst")
    assert one["cells"]["country"][-1] == {
        "from": "analyst",
        "label": "country",
        "value": {"code": "IE"},
        "shown": "IE",
        "words": "",
    }
    assert one["cells"]["program"][0]["annotation"]
    lines = beleg("facts", annotated, "--article", GUIDE).lines()
    assert any(line.startswith("  Zuerst  (open, Command line of anna)") for line in lines)
    assert any("IE (from the analyst)" in line for line in lines)
    assert lines[-1] == "2 facts."
    assert beleg("facts", annotated, "--annotator", "anna").lines()[-1] == "2 facts."
    assert beleg("facts", annotated, "--annotator", "nobody").status == 1


def test_an_article_or_a_session_that_is_not_there_is_said(beleg, funding):
    ran = beleg("facts", funding, "--article", "Nirgends")
    assert ran.status == 1
    assert ran.refusals() == [
        "No article of this project has “Nirgends” in its title or source, and none has an id that begins so."
    ]
    assert beleg("facts", funding, "--propose", "--session", "none").status == 1


def test_an_empty_project_has_none(beleg, project):
    assert beleg("facts", project).lines() == ["0 facts."]
    assert json.loads(beleg("facts", project, "--json").out)["facts"] == []


def test_nothing_is_written(beleg, annotated):
    before = annotated.read_bytes()
    for options in ([], ["--propose"], ["--json"], ["--propose", "--json"]):
        assert beleg("facts", annotated, *options).status == 0
    assert annotated.read_bytes() == before
    assert sorted(path.name for path in annotated.parent.iterdir() if path.name.startswith(annotated.name)) == [
        annotated.name
    ]
