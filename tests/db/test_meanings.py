"""What names mean in the end: aliases followed, circles cut by content alone, and all that names them kept current."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.facts import NewFact, NewItem
from db.meanings import resolved
from db.operations.join_programs import join_programs
from db.operations.label_span import label_span
from db.operations.make_facts import make_facts
from db.operations.part_program import part_program
from db.operations.undo import undo
from db.project import Project
from db.queries import facts
from db.records import ArticleId, SessionId
from tests.db import worlds

NAMES = st.sampled_from("abcdef")


@pytest.mark.parametrize(
    ("aliases", "expected"),
    [
        ({}, {}),
        ({"b": "a", "c": "b", "d": "c"}, {"b": "a", "c": "a", "d": "a"}),
        ({"b": "b", "c": "b"}, {"c": "b"}),
        ({"b": "c", "c": "b", "z": "c"}, {"c": "b", "z": "b"}),
        ({"z": "y", "y": "x", "x": "y"}, {"z": "x", "y": "x"}),
    ],
)
def test_aliases_are_followed_to_their_end(aliases, expected):
    assert resolved(aliases) == expected


@given(st.dictionaries(NAMES, NAMES))
def test_meanings_do_not_depend_on_the_order_of_aliases_and_have_no_chains(aliases):
    found = resolved(aliases)
    assert found == resolved(dict(reversed(aliases.items())))
    assert not found.keys() & set(found.values())
    for spelling, name in aliases.items():
        assert found.get(spelling, spelling) == found.get(name, name), "an alias means what its name means"


def program_of(project: Project) -> list[str]:
    return [row[0] for row in project.db.execute("SELECT same FROM annotations WHERE label = 'program' ORDER BY key")]


def test_every_change_of_an_alias_reaches_annotations_and_facts(
    project: Project, anna: SessionId, ben: SessionId, article: ArticleId
):
    marked = worlds.span(worlds.FUNDING, "AI Factories", "program")
    (evidence,) = label_span(project, session=anna, article=article, annotation=marked).annotations
    cited = NewFact(items=(NewItem(role="program", annotation=evidence),))
    typed = NewFact(items=(NewItem(role="program", label="program", value='{"name":"KI","status":"as_written"}'),))
    make_facts(project, session=anna, article=article, facts=[cited, typed])

    def programs() -> list[str | None]:
        return sorted(str(fact.program) for fact in facts.of_article(project, article, anna))

    steps = [
        (lambda: join_programs(project, session=ben, spellings=["AI Factories"], name="KI"), ["KI", "KI"], 1),
        (lambda: join_programs(project, session=ben, spellings=["KI"], name="Fabriken"), ["Fabriken", "Fabriken"], 2),
        (lambda: part_program(project, session=ben, spelling="KI"), ["Fabriken", "KI"], 1),
    ]
    seen = [programs()]
    for change, expected, reached in steps:
        changes = change()
        assert (programs(), len(changes.facts)) == (expected, reached)
        assert changes.touches("fact", article)
        worlds.assert_derived(project)
        seen.append(programs())
    assert program_of(project) == ["program Fabriken"]
    for before in reversed(seen[:-1]):
        undo(project, session=ben)
        assert programs() == before
        worlds.assert_derived(project)


def test_a_circle_of_aliases_means_the_same_whoever_closed_it(project: Project, ben: SessionId):
    for spelling, name in itertools.pairwise(["b", "c", "a", "b"]):
        put = {"name": name}
        with project.transact(session=ben, name="Join") as step:
            step.put("alias", spelling, put, article=None)
    found = dict(project.db.execute("SELECT name, program FROM meanings").fetchall())
    assert found == {"b": "a", "c": "a"}
    worlds.assert_derived(project)
