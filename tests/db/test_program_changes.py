"""Renaming, merging and splitting programs: everywhere at once, and nobody else's values change."""

import json

import pytest

from db.errors import BadField, KnownError, NotThere
from db.operations.edit_program import edit_program
from db.operations.join_programs import join_programs
from db.operations.merge_programs import merge_programs
from db.operations.program_meanings import TOGETHER
from db.operations.rename_program import rename_program
from db.operations.set_value import set_value
from db.operations.split_program import split_program
from db.operations.undo import undo
from db.program_errors import OwnName, ProgramThere
from db.project import Project
from db.queries import annotations, program_details, program_list, program_names, programs
from db.queries.program_details import ProgramDetails
from db.records import ArticleId, SessionId
from tests.db import worlds
from tests.db.test_programs import mark, names

EUROPE, FACTORIES, NET = "Digital Europe", "AI Factories", "Netz"


def groups(project: Project) -> dict[str, list[str]]:
    """Return the programs with their names, as they are listed."""
    return {row.name: [one.name for one in row.names] for row in program_list.all_of(project)}


def meant(project: Project, article: ArticleId, session: SessionId) -> list[str | None]:
    """Return what the programs of a session mean, in text order."""
    keys = {
        one.id: project.db.execute("SELECT same FROM annotations WHERE id = ?", [one.id]).fetchone()[0]
        for one in annotations.of_article(project, article, session)
    }
    return [key.removeprefix("program ") for key in keys.values()]


@pytest.fixture
def marked(project: Project, anna: SessionId, ben: SessionId, article: ArticleId) -> ArticleId:
    """Two programs in an article, marked by two annotators, one of Anna's without a value."""
    mark(project, anna, article, EUROPE, EUROPE)
    mark(project, anna, article, FACTORIES)
    mark(project, ben, article, EUROPE, EUROPE)
    mark(project, ben, article, FACTORIES, "AI Factory Network")
    return article


def test_renaming_counts_for_all_and_rewrites_only_ones_own(
    project: Project, anna: SessionId, ben: SessionId, marked: ArticleId
) -> None:
    rename_program(project, session=anna, program=EUROPE, name="DIGITAL")
    assert names(project, marked, anna) == ["", "DIGITAL"]
    assert names(project, marked, ben) == ["AI Factory Network", EUROPE]
    assert meant(project, marked, ben) == ["AI Factory Network", "DIGITAL"]
    assert groups(project)["DIGITAL"] == ["DIGITAL", EUROPE]
    assert dict(programs.known(project).pairs)[EUROPE] == "DIGITAL"
    rename_program(project, session=ben, program=EUROPE, name="DEP")
    assert meant(project, marked, anna) == [FACTORIES, "DEP"]
    assert names(project, marked, ben) == ["AI Factory Network", "DEP"]
    rename_program(project, session=ben, program="DEP", name=EUROPE)
    assert groups(project)[EUROPE] == [EUROPE, "DIGITAL", "DEP"]
    assert names(project, marked, ben) == ["AI Factory Network", EUROPE]
    for session in (ben, ben, anna):
        undo(project, session=session)
    assert groups(project) == {EUROPE: [EUROPE], FACTORIES: [FACTORIES], "AI Factory Network": ["AI Factory Network"]}
    worlds.assert_derived(project)


def test_the_name_of_another_program_is_refused(project: Project, anna: SessionId, marked: ArticleId) -> None:
    join_programs(project, session=anna, spellings=["DEP"], name=EUROPE)
    for name in (FACTORIES, "AI  Factory\nNetwork"):
        with pytest.raises(ProgramThere, match="Merge the two"):
            rename_program(project, session=anna, program=EUROPE, name=name)
    with pytest.raises(ProgramThere, match=r"a name of the program “Digital Europe”"):
        rename_program(project, session=anna, program=FACTORIES, name="DEP")
    with pytest.raises(ProgramThere):
        merge_programs(project, session=anna, programs=[FACTORIES, "AI Factory Network"], name=EUROPE)
    rename_program(project, session=anna, program=EUROPE, name="DEP")
    assert groups(project)["DEP"] == ["DEP", EUROPE]


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (lambda p, s: rename_program(p, session=s, program="KI-Fonds", name="x"), NotThere),
        (lambda p, s: rename_program(p, session=SessionId("none"), program=EUROPE, name="x"), NotThere),
        (lambda p, s: rename_program(p, session=s, program=EUROPE, name=" \n"), BadField),
        (lambda p, s: merge_programs(p, session=s, programs=[EUROPE], name="x"), BadField),
        (lambda p, s: merge_programs(p, session=s, programs=[EUROPE, EUROPE], name="x"), BadField),
        (lambda p, s: merge_programs(p, session=s, programs=[EUROPE, "KI-Fonds"], name="x"), NotThere),
        (lambda p, s: split_program(p, session=s, names=[EUROPE], name="x"), OwnName),
        (lambda p, s: split_program(p, session=s, names=["KI-Fonds"], name="x"), NotThere),
        (lambda p, s: split_program(p, session=s, names=[], name="x"), BadField),
        (lambda p, s: split_program(p, session=s, names=[], name="x", program=EUROPE), BadField),
        (lambda p, s: split_program(p, session=s, names=[EUROPE, FACTORIES], name="x"), BadField),
        (lambda p, s: edit_program(p, session=s, program="KI-Fonds", note="x"), NotThere),
        (lambda p, s: edit_program(p, session=s, program=EUROPE, identifiers={" ": "Q1"}), BadField),
        (lambda p, s: edit_program(p, session=s, program=EUROPE, years="soon"), KnownError),
    ],
)
def test_what_cannot_be_done_changes_nothing(change, fault, project: Project, anna: SessionId, marked: ArticleId):
    before = worlds.everything(project)
    with pytest.raises(fault) as refused:
        change(project, anna)
    assert refused.value.sentence()
    assert worlds.everything(project) == before


def test_merging_and_splitting_again(project: Project, anna: SessionId, ben: SessionId, marked: ArticleId) -> None:
    merge_programs(project, session=anna, programs=[EUROPE, FACTORIES, "AI Factory Network"], name="AI Factories")
    assert groups(project) == {FACTORIES: [FACTORIES, "AI Factory Network", EUROPE]}
    assert names(project, marked, anna) == ["", FACTORIES]  # what has no value means its words already
    assert meant(project, marked, ben) == [FACTORIES, FACTORIES]
    split_program(project, session=ben, names=[EUROPE], name="DEP")
    assert groups(project) == {FACTORIES: [FACTORIES, "AI Factory Network"], "DEP": ["DEP", EUROPE]}
    assert (names(project, marked, ben), meant(project, marked, anna)) == (
        ["AI Factory Network", "DEP"],
        [FACTORIES, FACTORIES],
    )
    undo(project, session=ben)
    undo(project, session=anna)
    assert set(groups(project)) == {EUROPE, FACTORIES, "AI Factory Network"}
    worlds.assert_derived(project)


def test_a_name_takes_along_what_was_marked_with_it_before_it_was_merged(
    project: Project, anna: SessionId, ben: SessionId, marked: ArticleId
) -> None:
    for session in (anna, ben):
        mark(project, session, marked, NET, "AI Factory Network")
    mark(project, anna, marked, "2024", "AI Factory Network")
    typed = mark(project, anna, marked, "Millionen", "AI Factory Network")
    merge_programs(project, session=anna, programs=["AI Factory Network", EUROPE], name=EUROPE)
    rename_program(project, session=anna, program=EUROPE, name="DIGITAL")
    set_value(project, session=anna, annotation=typed, value=json.dumps({"name": "DIGITAL"}), rule="typed")
    split_program(project, session=anna, names=["AI Factory Network"], name="AI Factory Network")
    assert meant(project, marked, ben) == ["AI Factory Network", "AI Factory Network", "DIGITAL"]
    assert meant(project, marked, anna) == [
        FACTORIES,
        "AI Factory Network",
        "DIGITAL",  # said of this one alone, after the merge
        "AI Factory Network",
        "DIGITAL",
    ]
    undo(project, session=anna)
    assert "AI Factory Network" not in meant(project, marked, anna)
    worlds.assert_derived(project)


def test_names_that_stay_do_not_go_along(project: Project, anna: SessionId, marked: ArticleId) -> None:
    join_programs(project, session=anna, spellings=["A"], name="B")
    join_programs(project, session=anna, spellings=["C"], name="B")
    join_programs(project, session=anna, spellings=["B"], name=EUROPE)
    project_names = {row.name: {one.name for one in row.names} for row in program_list.all_of(project)}
    assert project_names[EUROPE] == {EUROPE, "A", "B", "C"}
    split_program(project, session=anna, names=["B"], name="B")
    after = {row.name: {one.name for one in row.names} for row in program_list.all_of(project)}
    assert after[EUROPE] == {EUROPE, "A", "C"}
    assert program_names.meaning(project, "B") == "B"
    split_program(project, session=anna, names=["A"], name="C")  # C is one of its names: both go
    assert set(groups(project)["C"]) == {"A", "C"}
    worlds.assert_derived(project)


def test_names_that_lead_to_one_another_are_parted(project: Project, anna: SessionId, marked: ArticleId) -> None:
    with project.transact(session=anna, name="As two copies give it together") as step:
        for name, meant_ in (("A", "B"), ("B", EUROPE)):
            step.put("alias", name, {"name": meant_}, article=None)
    split_program(project, session=anna, names=["B"], name="DEP")
    assert {name: program_names.meaning(project, name) for name in "AB"} == {"A": EUROPE, "B": "DEP"}
    worlds.assert_derived(project)


def test_a_spelling_goes_to_the_program_that_it_is_a_name_of(
    project: Project, anna: SessionId, ben: SessionId, marked: ArticleId
) -> None:
    join_programs(project, session=ben, spellings=[NET], name=FACTORIES)
    mark(project, anna, marked, NET, EUROPE)
    split_program(project, session=anna, names=[NET], name=NET, program=EUROPE)
    assert meant(project, marked, anna) == [FACTORIES, FACTORIES, EUROPE]
    assert program_names.meaning(project, NET) == FACTORIES


def test_a_spelling_is_split_from_a_program(
    project: Project, anna: SessionId, ben: SessionId, marked: ArticleId
) -> None:
    mark(project, anna, marked, NET, EUROPE)
    mark(project, ben, marked, NET, EUROPE)
    split_program(project, session=anna, names=["Netz"], name="Netzwerk")
    assert meant(project, marked, anna) == [FACTORIES, "Netzwerk", EUROPE]
    assert meant(project, marked, ben) == ["AI Factory Network", EUROPE, EUROPE]
    assert dict(programs.known(project).pairs)[NET] == "Netzwerk"
    worlds.assert_derived(project)


def test_a_spelling_that_another_program_is_called_takes_it_nowhere(
    project: Project, anna: SessionId, ben: SessionId, marked: ArticleId
) -> None:
    mark(project, ben, marked, NET, FACTORIES)
    mark(project, anna, marked, NET, EUROPE)
    new = worlds.span(worlds.FUNDING, "wächst", "program", value=json.dumps({"name": NET, "status": "as_written"}))
    worlds.label_span(project, session=ben, article=marked, annotation=new)
    split_program(project, session=anna, names=[NET], name="DEP", program=EUROPE)
    assert meant(project, marked, anna) == [FACTORIES, "DEP", EUROPE]
    assert NET in groups(project)
    assert program_names.meaning(project, NET) == NET


def test_what_is_known_is_that_of_all_names(project: Project, anna: SessionId, marked: ArticleId) -> None:
    edit_program(project, session=anna, program=EUROPE, note="Seite 3", identifiers={"Wikidata": "Q1"}, years="2021-27")
    edit_program(project, session=anna, program=FACTORIES, note="Netz", identifiers={"wikidata": "Q2", "cordis": "7"})
    merge_programs(project, session=anna, programs=[EUROPE, FACTORIES], name=FACTORIES)
    both = ProgramDetails(note="Netz; Seite 3", identifiers={"cordis": "7", "wikidata": "Q2, Q1"}, years="2021/2027")
    assert program_details.of(project, FACTORIES) == both
    assert program_details.all_of(project) == {FACTORIES: both}
    edit_program(project, session=anna, program=EUROPE, identifiers={"wikidata": " "}, years="")
    assert program_details.all_of(project) == {FACTORIES: ProgramDetails(note=both.note)}
    assert project.db.execute("SELECT COUNT(*) FROM programs").fetchone() == (1,)
    assert edit_program(project, session=anna, program=EUROPE, note=f" {both.note} ").kinds == frozenset()
    undo(project, session=anna)
    assert program_details.of(project, EUROPE) == program_details.of(project, FACTORIES) == both


def test_a_program_is_called_what_it_is_called(project: Project, anna: SessionId, marked: ArticleId) -> None:
    before = worlds.everything(project)
    assert rename_program(project, session=anna, program=EUROPE, name=EUROPE).kinds == frozenset()
    assert worlds.everything(project) == before


def test_many_articles_change_in_many_parts_of_one_step(project: Project, anna: SessionId) -> None:
    texts = [f"Artikel {number}: Digital Europe zahlt." for number in range(2 * TOGETHER + 5)]
    for article, text in zip(worlds.brought(project, anna, *texts), texts, strict=True):
        new = worlds.span(text, EUROPE, "program", value=json.dumps({"name": EUROPE, "status": "as_written"}))
        worlds.label_span(project, session=anna, article=article, annotation=new)
    before, seen = worlds.state(project), list[int]()
    changes = rename_program(project, session=anna, program=EUROPE, name="DIGITAL", progress=seen.append)
    assert seen == [1, 1 + TOGETHER, 1 + 2 * TOGETHER, 6 + 2 * TOGETHER]
    assert len(changes.annotations) == len(texts)
    assert groups(project) == {"DIGITAL": ["DIGITAL", EUROPE]}
    undo(project, session=anna)
    assert worlds.state(project) == before
    stopped = rename_program(project, session=anna, program=EUROPE, name="DIGITAL", cancelled=lambda: True)
    assert len(stopped.annotations) == 0
    assert list(groups(project)) == ["DIGITAL"]  # what it means holds for all, whatever was rewritten
    undo(project, session=anna)
    assert worlds.state(project) == before
    worlds.assert_derived(project)
