"""The programs of a project, with their names and how often they are there."""

import pytest

from db.facts import NewFact, NewItem
from db.operations.edit_program import edit_program
from db.operations.hide_article import hide_article
from db.operations.join_programs import join_programs
from db.operations.make_facts import make_facts
from db.project import Project
from db.queries import program_list
from db.queries.program_list import ProgramName, Spelling
from db.records import ArticleId, SessionId
from tests.db import worlds
from tests.db.test_programs import mark


@pytest.fixture
def listed(project: Project, anna: SessionId, ben: SessionId, article: ArticleId) -> ArticleId:
    """Programs in two articles, facts of one of them."""
    (other,) = worlds.brought(project, anna, "Mehr für Digital\nEurope, sagt Digital Europe.")
    mark(project, anna, article, "AI Factories", "KI-Fabriken")
    mark(project, ben, article, "AI Factories", "KI-Fabriken")
    europe = mark(project, anna, article, "Digital Europe", "Digital Europe")
    for words in ("Digital\nEurope", "Digital Europe"):
        new = worlds.span("Mehr für Digital\nEurope, sagt Digital Europe.", words, "program")
        worlds.label_span(project, session=anna, article=other, annotation=new)
    told = NewItem(role="program", label="program", value='{"name":"Chips Act","status":"as_written"}')
    facts = [NewFact(items=(NewItem(role="program", annotation=europe),)), NewFact(items=(told,))]
    make_facts(project, session=anna, article=article, facts=facts)
    return other


def test_all_programs_are_listed_by_name(project: Project, anna: SessionId, listed: ArticleId) -> None:
    join_programs(project, session=anna, spellings=["DEP"], name="Digital Europe")
    edit_program(project, session=anna, program="KI-Fabriken", identifiers={"wikidata": "Q7"}, years="2021-2027")
    chips, europe, factories = program_list.all_of(project)
    assert [(one.name, one.articles, one.facts) for one in (chips, europe, factories)] == [
        ("Chips Act", 0, 1),
        ("Digital Europe", 2, 1),
        ("KI-Fabriken", 1, 0),
    ]
    assert europe.names == (
        ProgramName(name="Digital Europe", count=3, spellings=(Spelling(words="Digital Europe", count=3),)),
        ProgramName(name="DEP", count=0, spellings=()),
    )
    assert factories.names == (
        ProgramName(name="KI-Fabriken", count=2, spellings=(Spelling(words="AI Factories", count=2),)),
    )
    assert (factories.identifiers, factories.years, factories.note) == ({"wikidata": "Q7"}, "2021/2027", "")
    assert chips.names == (ProgramName(name="Chips Act", count=0, spellings=()),)


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("", ["Chips Act", "Digital Europe", "KI-Fabriken"]),
        ("EUROPE digi", ["Digital Europe"]),
        ("factories", ["KI-Fabriken"]),
        ("schön", ["KI-Fabriken"]),
        ("q7", ["KI-Fabriken"]),
        ("nothing", []),
    ],
)
def test_programs_are_found_by_all_that_is_known(
    search: str, found: list[str], project: Project, anna: SessionId, listed: ArticleId
) -> None:
    edit_program(project, session=anna, program="KI-Fabriken", identifiers={"wikidata": "Q7"}, note="Schon genannt")
    assert [one.name for one in program_list.all_of(project, search)] == found


def test_hidden_articles_do_not_count(project: Project, anna: SessionId, article: ArticleId, listed: ArticleId) -> None:
    hide_article(project, session=anna, article=article)
    assert [(one.name, one.articles, one.facts) for one in program_list.all_of(project)] == [("Digital Europe", 1, 0)]
    assert [one.article for one in program_list.places(project, "Digital Europe")] == [listed]


def test_the_first_place_in_each_article(project: Project, article: ArticleId, listed: ArticleId) -> None:
    first, second = program_list.places(project, "Digital Europe")
    assert (first.article, first.words, first.count) == (article, "Digital Europe", 1)
    assert (second.article, second.words, second.start, second.count) == (listed, "Digital\nEurope", 9, 2)
    assert len(program_list.places(project, "Digital Europe", limit=1)) == 1
    assert program_list.places(project, "unknown") == []
