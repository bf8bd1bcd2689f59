"""Proposed facts of an article: what is left out, what taking and refusing them does."""

import time
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from db.facts import NewFact, NewItem, Proposal
from db.operations.join_programs import join_programs
from db.operations.label_span import label_span
from db.operations.make_facts import make_facts
from db.operations.reject_facts import reject_facts
from db.operations.take_back_fact_rejections import take_back_fact_rejections
from db.operations.undo import undo
from db.project import Project
from db.queries import annotations, facts, proposals, suggestions
from db.records import ArticleId, NewAnnotation, SessionId
from db.suggested import SuggestionState
from db.suggesting import put_suggestions
from tests.db import worlds
from values import codec
from values.reading import read
from values.types import Program

TEXT = (
    "Neues aus den Töpfen 😀\n\n"
    "Das Programm Uferlicht zahlt 40 Mio. Euro, davon 12 Mio. für 2027.\n\n"
    "In der zweiten Runde gibt Uferlicht für Polen 5 Mio. Euro.\n\n"
    "- Sandbank: 60 Mio. Euro an die Stadt Kiel\n"
    "- Kiesgrube: 7 Mio. Euro\n"
)
UFERLICHT = {"program": ("Uferlicht",), "amount": ("40 Mio. Euro",), "part": ("12 Mio.",), "date": ("2027",)}
SECOND = {"program": ("Uferlicht",), "amount": ("5 Mio. Euro",), "country": ("Polen",)}
SANDBANK = {"program": ("Sandbank",), "amount": ("60 Mio. Euro",)}


@dataclass(slots=True, kw_only=True)
class World:
    """A project with one article whose paragraphs Anna has annotated, and whose list is only suggested."""

    project: Project
    anna: SessionId
    article: ArticleId

    def mark(self, words: str, label: str, after: str = "") -> None:
        """Annotate words, behind others."""
        start = TEXT.index(words, TEXT.index(after))
        new = NewAnnotation(
            label=label, start=start, end=start + len(words), value=value_of(start, words, label), rule="typed"
        )
        label_span(self.project, session=self.anna, article=self.article, annotation=new)

    def found(self, session: SessionId | None = None) -> list[Proposal]:
        """Return what is proposed."""
        return proposals.of_article(self.project, self.article, session or self.anna)

    def cells(self, session: SessionId | None = None) -> list[dict[str, tuple[str, ...]]]:
        """Return the words in the cells of what is proposed."""
        return [cells_of(one) for one in self.found(session)]

    def of(self, cells: dict[str, tuple[str, ...]]) -> Proposal:
        """Return the proposal with these cells."""
        return next(one for one in self.found() if cells_of(one) == cells)


def cells_of(one: Proposal) -> dict[str, tuple[str, ...]]:
    cells: dict[str, tuple[str, ...]] = {}
    for item in one.items:
        cells[item.role] = (*cells.get(item.role, ()), item.marked.words)
    return cells


def value_of(start: int, words: str, label: str) -> str | None:
    if label == "program":
        return codec.to_json(Program(name=words, status="resolved"))
    reading = read(TEXT, start, start + len(words), label, "de", None)
    return codec.to_json(reading.value) if reading and reading.value else None


@pytest.fixture
def world(tmp_path: Path):
    project = worlds.make_project(tmp_path)
    anna = worlds.session_of(project)
    (article,) = worlds.brought(project, anna, TEXT)
    made = World(project=project, anna=anna, article=article)
    some = [("Sandbank", "program"), ("60 Mio. Euro", "amount"), ("Kiesgrube", "program"), ("7 Mio. Euro", "amount")]
    found = [
        worlds.suggest(
            TEXT,
            words,
            label,
            value=value_of(TEXT.index(words), words, label),
            furniture=words == "Kiesgrube",
        )
        for words, label in some
    ]
    put_suggestions(project, {article: ("1", found)})
    made.mark("Uferlicht", "program")
    made.mark("40 Mio. Euro", "amount")
    made.mark("12 Mio.", "amount")
    made.mark("2027", "date")
    made.mark("Uferlicht", "program", after="Runde")
    made.mark("Polen", "country")
    made.mark("5 Mio. Euro", "amount", after="Polen")
    yield made
    project.close()


def test_annotations_and_suggestions_are_proposed_without_furniture(world: World):
    assert world.cells()[:2] == [UFERLICHT, SECOND]
    assert SANDBANK in world.cells()
    assert not any("Kiesgrube" in words for cells in world.cells() for words in cells.values())
    sure, unsure = world.of(UFERLICHT), world.of(SANDBANK)
    assert sure.confidence > unsure.confidence
    assert (sure.rule, unsure.rule) == ("fact.sentence", "fact.list_item")


def test_given_marks_are_taken_as_they_are(world: World):
    marked = [
        *annotations.of_article(world.project, world.article, world.anna),
        *suggestions.all_of_article(world.project, world.article, world.anna),
    ]
    assert SuggestionState.HELD_BACK in {getattr(one, "state", None) for one in marked}
    assert proposals.of_article(world.project, world.article, world.anna, marked=marked) == world.found()
    assert proposals.of_article(world.project, world.article, world.anna, marked=[]) == []


def test_what_is_taken_is_proposed_no_more_and_comes_back_with_undo(world: World):
    before = world.found()
    taken = world.of(SANDBANK)
    changes = make_facts(world.project, session=world.anna, article=world.article, facts=[taken.as_new_fact()])
    (made,) = (facts.get(world.project, one) for one in changes.facts)
    assert made is not None
    assert {(cell.role, cell.words) for cell in made.cells} == {("program", "Sandbank"), ("amount", "60 Mio. Euro")}
    assert world.cells() == [cells for one in before if (cells := cells_of(one)) != SANDBANK]
    undo(world.project, session=world.anna)
    assert world.found() == before


def test_a_title_is_kept_where_it_names_a_round(world: World):
    second, first = world.of(SECOND), world.of(UFERLICHT)
    assert (second.title, second.as_new_fact().title) == ("Uferlicht · Runde 2", "Uferlicht · Runde 2")
    assert (first.title, first.as_new_fact().title) == ("Uferlicht · 2027", "")


def test_what_a_fact_says_by_value_is_proposed_no_more(world: World):
    items = [
        NewItem(role=item.role, label=item.marked.label, value=item.marked.value) for item in world.of(SECOND).items
    ]
    make_facts(world.project, session=world.anna, article=world.article, facts=[NewFact(items=tuple(items))])
    assert SECOND not in world.cells()
    assert UFERLICHT in world.cells()


def test_a_fact_without_the_sum_leaves_it_proposed(world: World):
    program = [item for item in world.of(SECOND).as_new_fact().items if item.role != "amount"]
    make_facts(world.project, session=world.anna, article=world.article, facts=[NewFact(items=tuple(program))])
    assert SECOND in world.cells()


def test_what_was_rejected_is_remembered_for_its_annotator(world: World):
    ben = worlds.session_of(world.project, "Ben")
    again = worlds.session_of(world.project, "Anna", "Second pass")
    one = world.of(SANDBANK)
    assert SANDBANK in world.cells(ben)
    changes = reject_facts(world.project, session=world.anna, article=world.article, proposals=[one])
    assert "fact_rejection" in changes.kinds
    assert SANDBANK not in world.cells()
    assert SANDBANK not in world.cells(again)
    assert SANDBANK in world.cells(ben)
    kept = facts.rejections(world.project)
    take_back_fact_rejections(world.project, session=world.anna, rejections=[entry.id for entry in kept])
    assert SANDBANK in world.cells()


def test_programs_that_mean_one_are_one(world: World):
    spelling = world.of(SANDBANK).program
    assert spelling == "Sandbank"
    join_programs(world.project, session=world.anna, spellings=["Sandbank"], name="Uferlicht")
    one = world.of(SANDBANK)
    assert one.program == "Uferlicht"
    assert one.title == "Uferlicht · 60 Mio. Euro"


def test_a_long_article_is_done_before_anybody_waits(world: World):
    """300,000 characters with 5,000 marks: the limit is wide, since other work may share the machine."""
    page = (
        "Das Programm Uferlicht zahlt 40 Mio. Euro bis 2027, davon gehen 12 Mio. Euro nach Polen und nach Irland. "
        "Wer mitmacht, legt selbst etwas dazu, heißt es aus dem Haus, das die Anträge prüft und nichts verspricht."
    )
    pages = 300_000 // len(page) + 1
    (article,) = worlds.brought(world.project, world.anna, "\n\n".join([page] * pages))
    marks = [("Uferlicht", "program"), ("40 Mio. Euro", "amount"), ("2027", "date"), ("Polen", "country")]
    found = [
        worlds.suggest(page, words, label, value=value_of(TEXT.index(words), words, label)) for words, label in marks
    ]
    moved = [
        replace(one, start=one.start + number * (len(page) + 2), end=one.end + number * (len(page) + 2))
        for number in range(pages)
        for one in found
    ]
    put_suggestions(world.project, {article: ("1", moved)})
    marked = suggestions.of_article(world.project, article, world.anna)
    assert len(marked) >= 4 * pages
    began = time.process_time()
    assert proposals.of_article(world.project, article, world.anna, marked=marked)
    assert time.process_time() - began < 1.0
