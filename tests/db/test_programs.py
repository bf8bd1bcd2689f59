"""Which programs a project knows, and what joining and parting their spellings changes."""

import json

import pytest

from db.errors import BadField
from db.operations.hide_article import hide_article
from db.operations.join_programs import join_programs
from db.operations.label_span import label_span
from db.operations.part_program import part_program
from db.operations.relabel_annotation import relabel_annotation
from db.operations.remove_annotation import remove_annotation
from db.operations.start_session import start_session
from db.operations.undo import undo
from db.project import Project
from db.queries import annotations, programs, suggestions
from db.queries.programs import Alias
from db.records import AnnotationId, ArticleId, SessionId
from db.suggesting import note_programs, put_suggestions
from tests.db import worlds

NAME = "Digital Europe"


def mark(project: Project, session: SessionId, article: ArticleId, words: str, name: str | None = None) -> AnnotationId:
    """Mark a program in FUNDING; without a name it has no value."""
    value = None if name is None else json.dumps({"name": name, "status": "as_written"})
    new = worlds.span(worlds.FUNDING, words, "program", value=value, rule=None if name is None else "program.name")
    (made,) = label_span(project, session=session, article=article, annotation=new).annotations
    return made


def names(project: Project, article: ArticleId, session: SessionId) -> list[str]:
    return [json.loads(one.value or "{}").get("name", "") for one in annotations.of_article(project, article, session)]


def test_what_was_marked_is_known(project: Project, anna: SessionId, ben: SessionId, article: ArticleId):
    assert programs.known(project) == programs.NONE
    mark(project, anna, article, NAME, "DIGITAL")
    mark(project, ben, article, "AI Factories")
    assert programs.known(project).pairs == (("AI Factories", "AI Factories"), (NAME, "DIGITAL"))
    assert programs.spellings(project) == {"AI Factories": ["AI Factories"], "DIGITAL": [NAME]}


def test_a_spelling_with_several_names_means_the_usual_one(
    project: Project, anna: SessionId, ben: SessionId, article: ArticleId
):
    third, _ = start_session(project, name="Dritte", annotator="Cleo")
    for session, name in ((anna, "A"), (ben, "Z"), (third, "Z")):
        mark(project, session, article, NAME, name)
    assert programs.known(project).pairs == ((NAME, "Z"),)


def test_the_same_object_comes_until_something_changes(project: Project, anna: SessionId, article: ArticleId):
    mark(project, anna, article, NAME, "DIGITAL")
    known = programs.known(project)
    worlds.labelled(project, anna, article, "2024")
    assert programs.known(project) is known
    mark(project, anna, article, NAME, "DIGITAL")
    assert programs.known(project) is known
    factories = mark(project, anna, article, "AI Factories")
    more = programs.known(project)
    assert more.generation != known.generation
    relabel_annotation(project, session=anna, annotation=factories, label="amount", value=None, rule=None)
    assert programs.known(project).generation == known.generation
    undo(project, session=anna)
    assert programs.known(project).generation == more.generation
    remove_annotation(project, session=anna, annotation=factories)
    assert programs.known(project).generation == known.generation
    hide_article(project, session=anna, article=article)
    assert programs.known(project) == programs.NONE
    undo(project, session=anna)
    assert programs.known(project).generation == known.generation


def test_joining_changes_the_annotators_values_everywhere_and_nobody_elses(
    project: Project, anna: SessionId, ben: SessionId, article: ArticleId
):
    second, _ = start_session(project, name="Zweite", annotator="Anna")
    for session in (anna, second, ben):
        mark(project, session, article, NAME, NAME)
        mark(project, session, article, "AI Factories", "AI Factories")
    join_programs(project, session=anna, spellings=[NAME, " Digitales\nEuropa "], name="DIGITAL  Programm")
    for session in (anna, second):
        assert names(project, article, session) == ["AI Factories", "DIGITAL Programm"]
    assert names(project, article, ben) == ["AI Factories", NAME]
    joined = annotations.of_article(project, article, second)[1]
    assert (joined.value, joined.rule) == ('{"name":"DIGITAL Programm","status":"resolved"}', "typed")
    assert programs.aliases(project) == [
        Alias(spelling=NAME, name="DIGITAL Programm"),
        Alias(spelling="Digitales Europa", name="DIGITAL Programm"),
    ]
    part_program(project, session=anna, spelling=NAME)
    assert names(project, article, second) == ["AI Factories", NAME]
    assert (NAME, NAME) in programs.known(project).pairs
    undo(project, session=anna)
    undo(project, session=anna)
    assert programs.aliases(project) == []
    assert names(project, article, second) == ["AI Factories", NAME]


def test_words_over_two_lines_are_one_spelling(project: Project, anna: SessionId):
    (article,) = worlds.brought(project, anna, "Das Digital\n Europe geht weiter.")
    new = worlds.span("Das Digital\n Europe geht weiter.", "Digital\n Europe", "program")
    label_span(project, session=anna, article=article, annotation=new)
    assert programs.known(project).pairs == ((NAME, NAME),)
    join_programs(project, session=anna, spellings=[NAME], name="DIGITAL")
    assert names(project, article, anna) == ["DIGITAL"]


@pytest.mark.parametrize(("spellings", "name"), [(["a", " \n"], "b"), (["a"], "")])
def test_nothing_is_joined_without_a_name(project: Project, anna: SessionId, spellings: list[str], name: str):
    with pytest.raises(BadField, match="program's name"):
        join_programs(project, session=anna, spellings=spellings, name=name)
    assert programs.aliases(project) == []


def test_articles_with_a_new_spelling_are_to_be_made_again(project: Project, anna: SessionId, article: ArticleId):
    (other, broken) = worlds.brought(project, anna, "Nichts davon.", "Mehr Geld für Digital\nEurope.")
    mark(project, anna, article, "AI Factories")
    assert note_programs(project) == 1
    make(project)
    mark(project, anna, article, NAME)
    assert note_programs(project) == 2
    assert note_programs(project) == 0
    assert [suggestions.is_current(project, one, "1") for one in (article, other, broken)] == [False, True, False]
    make(project)
    undo(project, session=anna)
    assert note_programs(project) == 2


def make(project: Project) -> None:
    """Make suggestions where there are none."""
    inputs = suggestions.inputs(project, suggestions.stale(project, "1"), "1")
    used = programs.known(project).generation
    put_suggestions(project, {one.article: (one.revision, []) for one in inputs}, programs_used=used)
    assert suggestions.missing(project, "1") == 0


def test_what_was_made_with_programs_of_before_stays_out_of_date(project: Project, anna: SessionId, article: ArticleId):
    used = programs.known(project).generation
    mark(project, anna, article, NAME)
    note_programs(project)
    (found,) = suggestions.inputs(project, suggestions.stale(project, "1"), "1")
    put_suggestions(project, {article: (found.revision, [])}, programs_used=used)
    assert suggestions.missing(project, "1") == 1


def test_an_interrupted_noting_is_done_again(project: Project, anna: SessionId, article: ArticleId):
    make(project)
    mark(project, anna, article, NAME)
    assert note_programs(project, cancelled=lambda: True) == 0
    assert note_programs(project) == 1


def test_looking_for_spellings_goes_part_by_part(project: Project, anna: SessionId):
    worlds.brought(project, anna, *(f"Artikel {number} KI-Fonds" if number % 2 else f"{number}" for number in range(9)))
    found, after, rounds = list[int](), 0, 0
    while True:
        keys, after = programs.containing(project, ["der KI-Fonds", "x y"], after=after, limit=2)
        found += keys
        rounds += 1
        if not after:
            break
    assert len(found) == 4
    assert rounds == 5
    assert programs.containing(project, []) == ([], 0)


def test_a_name_that_is_joined_brings_its_other_spellings_along(project: Project, anna: SessionId):
    join_programs(project, session=anna, spellings=["AIF"], name="AI Factories")
    join_programs(project, session=anna, spellings=["AI Factories"], name="EuroHPC AI Factories")
    meant = {alias.spelling: alias.name for alias in programs.aliases(project)}
    assert meant == {"AIF": "EuroHPC AI Factories", "AI Factories": "EuroHPC AI Factories"}
    undo(project, session=anna)
    assert {alias.spelling: alias.name for alias in programs.aliases(project)} == {"AIF": "AI Factories"}
