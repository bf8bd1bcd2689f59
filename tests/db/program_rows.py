"""The operations on programs: rows of the table of all operations."""

from db.facts import NewFact, NewItem
from db.operations.edit_program import edit_program
from db.operations.join_programs import join_programs
from db.operations.make_facts import make_facts
from db.operations.merge_programs import merge_programs
from db.operations.rename_program import rename_program
from db.operations.split_program import split_program
from tests.db.fact_rows import suggested
from tests.db.operation_world import Row, World, in_session
from tests.db.suggestion_rows import program, two_programs

WIKIDATA = {"wikidata": "Q1", " CORDIS ": " 101 "}


def programs_and_facts(world: World) -> None:
    """Mark two programs, one of them in three sessions, and make a fact of one, and one by the analyst alone."""
    two_programs(world)
    program(world, "AI Factories")
    cited = NewItem(role="date", suggestion=suggested(world, "2024"))
    told = NewItem(role="program", label="program", value='{"name":"Digital Europe","status":"as_written"}')
    make_facts(world.project, session=world.anna, article=world.article, facts=[NewFact(items=(told, cited))])


def merged(world: World) -> None:
    """Merge the two programs, with what is known of each."""
    programs_and_facts(world)
    edit_program(world.project, session=world.ben, program="Digital Europe", note="von Ben", years="2021-2027")
    edit_program(world.project, session=world.anna, program="AI Factories", identifiers=WIKIDATA)
    merge_programs(world.project, session=world.anna, programs=["Digital Europe", "AI Factories"], name="DIGITAL")


PROGRAM_ROWS = (
    Row(
        name="rename_program: one that two annotators marked, in a fact",
        before=programs_and_facts,
        do=in_session(rename_program, program="Digital Europe", name=" DIGITAL\n Programm "),
    ),
    Row(
        name="rename_program: back to its former name",
        before=lambda w: (
            programs_and_facts(w),
            rename_program(w.project, session=w.anna, program="Digital Europe", name="DIGITAL"),
        ),
        do=in_session(rename_program, program="DIGITAL", name="Digital Europe"),
    ),
    Row(
        name="merge_programs: under a new name",
        before=programs_and_facts,
        do=in_session(merge_programs, programs=["Digital Europe", "AI Factories"], name="DIGITAL"),
    ),
    Row(
        name="merge_programs: under the name of one that has other names",
        before=lambda w: (
            programs_and_facts(w),
            join_programs(w.project, session=w.anna, spellings=["DEP"], name="Digital Europe"),
        ),
        do=in_session(merge_programs, programs=["AI Factories", "Digital Europe"], name="DEP"),
    ),
    Row(
        name="split_program: a name of three",
        before=merged,
        do=in_session(split_program, names=["AI Factories"], name="AI Factories"),
    ),
    Row(
        name="split_program: a spelling, to a program that is there",
        before=lambda w: (
            programs_and_facts(w),
            program(w, "Netz"),
            join_programs(w.project, session=w.anna, spellings=["Netz"], name="Digital Europe"),
        ),
        do=in_session(split_program, names=["Netz"], name="AI Factories", program="Digital Europe"),
    ),
    Row(
        name="edit_program: everything, of names that were merged",
        before=merged,
        do=in_session(edit_program, program="DIGITAL", note="Seite 3 😀", identifiers=WIKIDATA, years="seit 2021"),
    ),
    Row(
        name="edit_program: nothing known any more",
        before=merged,
        do=in_session(edit_program, program="AI Factories", note="", identifiers={}, years=""),
    ),
)
