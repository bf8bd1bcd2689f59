"""What is proposed of texts that we wrote, in eight languages; and that any text and any marks go through."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.values.facts.made import Cells, Example, as_cells, examples, marked, proposed
from values.facts.proposing import propose
from values.facts.types import Mark
from values.rules import FACT_CONFIDENCES, FACT_TITLES

EXAMPLES = examples()
WORDS = ["Das Programm", "X", "10 Mio. Euro", "2026", "Polen", "davon", "und", "bzw.", "1. ", "• \n", "- "]
MARKS = [", ", "; ", ". ", ": ", "? ", "– ", "(", ")", "|", "\t", "\n", "\n\n", "\u2028", "😀"]
PIECES = st.sampled_from(WORDS + MARKS)
TEXTS = st.one_of(st.text(max_size=120), st.lists(PIECES, max_size=40).map("".join))
VALUES = st.sampled_from(
    [
        None,
        '{"name":"X","status":"resolved"}',
        '{"min":"10","max":"10","currency":"EUR","qualifier":"exact","period":null,"basis":"total"}',
        '{"min":"4","max":"6","currency":"EUR","qualifier":"range","period":"P1Y","basis":"each"}',
        '{"edtf":"2026-01-01","mod":null,"inferred":false}',
        '{"code":"PL"}',
        "nonsense",
        '"text"',
    ]
)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_the_facts_of_an_example_come_first(example: Example) -> None:
    found = [as_cells(example.text, fact) for fact in proposed(example.text, example.marks, example.language)]
    first = found[: len(example.facts)]
    assert sorted(map(_shown, first)) == sorted(map(_shown, example.facts)) if example.facts else not found
    assert not [fact for fact in example.never if fact in found]


def _shown(cells: Cells) -> str:
    return " | ".join(f"{role}: {' + '.join(words)}" for role, words in sorted(cells.items()))


def test_every_rule_of_the_examples_has_a_phrase_and_a_confidence() -> None:
    used = {fact.rule for one in EXAMPLES for fact in proposed(one.text, one.marks, one.language)}
    assert used == set(FACT_TITLES) == set(FACT_CONFIDENCES)


@given(TEXTS, st.sampled_from(["de", "en", "pl", "xx", "", None]), st.data())
def test_any_text_and_any_marks_go_through(text: str, language: str | None, data: st.DataObject) -> None:
    places = st.tuples(st.integers(-1, len(text) + 1), st.integers(-1, len(text) + 1))
    labels = st.sampled_from(["program", "amount", "country", "date", "recipient"])
    kinds = st.tuples(places, labels, VALUES, st.booleans())
    marks = [
        Mark(start=place[0], end=place[1], label=label, value=value, certain=certain)
        for place, label, value, certain in data.draw(st.lists(kinds, max_size=12))
    ]
    found = propose(text, marks, language=language, roles={"recipient": "funder"})
    for fact in found:
        assert 0 < fact.confidence < 1
        assert fact.of("program")
        assert all(mark.start < mark.end <= len(text) for _, cell in fact.cells for mark in cell)
    assert found == propose(text, marks[::-1], language=language, roles={"recipient": "funder"}) or _tied(marks)
    assert [fact.confidence for fact in found] == sorted((fact.confidence for fact in found), reverse=True)


def _tied(marks: list[Mark]) -> bool:
    """Tell whether two marks stand at the same place: their order is then that in which they are given."""
    return len({(mark.start, mark.end) for mark in marks}) < len(marks)


def test_a_long_text_costs_no_more_by_the_page_than_a_short_one() -> None:
    page, _ = marked("Das Programm [X]p zahlt [10 Mio. Euro]a bis [2026]d, [Polen]c gibt [5 Mio. Euro]a. " * 4, "de")
    costs = []
    for pages in (20, 160):
        text, marks = _pages(page, pages)
        began = time.process_time()
        assert propose(text, marks, language="de")
        costs.append((time.process_time() - began) / pages)
    assert costs[1] < 4 * costs[0]


def _pages(page: str, count: int) -> tuple[str, list[Mark]]:
    text = (page + "\n\n") * count
    marks = []
    for number, place in enumerate(range(0, len(text), 20)):
        label = ("program", "amount", "date", "country")[number % 4]
        marks.append(Mark(start=place, end=place + 3, label=label, value=None))
    return text, marks


def test_a_publication_date_is_no_date_of_a_fact() -> None:
    text, marks = marked("Titel\n\nBonn, [3. Mai 2026]d – Das Programm [X]p zahlt [5 Mio. Euro]a.", "de")
    assert as_cells(text, proposed(text, marks, "de")[0]) == {"program": ("X",), "amount": ("5 Mio. Euro",)}


def test_a_date_that_was_past_when_the_article_appeared_stays_out_of_what_is_paid() -> None:
    text, marks = marked("[X]p zahlt [5 Mio. Euro]a. Begonnen hat das Programm [2020]d.", "de")
    (fact,) = proposed(text, marks, "de", article_date="2026-05-03")
    assert as_cells(text, fact) == {"program": ("X",), "amount": ("5 Mio. Euro",)}
    assert fact.of("date") != proposed(text, marks, "de")[0].of("date")


def test_further_roles_take_their_labels() -> None:
    text, marks = marked("Das Programm [X]p zahlt [5 Mio. Euro]a an die Stadt Kassel.", "de")
    city = Mark(start=text.index("Stadt"), end=len(text) - 1, label="place", value=None)
    (fact,) = propose(text, [*marks, city], language="de", roles={"place": "recipient"})
    assert (
        fact.of("recipient")
        == (propose(text, [*marks, city], language="de", roles={"place": "recipient"})[0].cells[-1][1])
    )
    assert [text[mark.start : mark.end] for mark in fact.of("recipient")] == ["Stadt Kassel"]


def test_a_title_says_what_tells_two_facts_of_a_program_apart() -> None:
    text, marks = marked("In der dritten Runde zahlt [X]p [5 Mio. Euro]a. Für [2027]d gibt [X]p [7 Mio. Euro]a.", "de")
    assert sorted(fact.title for fact in proposed(text, marks, "de")) == ["X · 2027", "X · Runde 3"]
    text, marks = marked("[X]p zahlt [5 Mio. Euro]a.", "de")
    assert [fact.title for fact in proposed(text, marks, "de")] == [""]


def test_what_nobody_decided_is_less_certain() -> None:
    text, marks = marked("Das Programm [X]p zahlt [5 Mio. Euro]a.", "de")
    unsure = [Mark(start=one.start, end=one.end, label=one.label, value=one.value, certain=False) for one in marks]
    assert propose(text, unsure, language="de")[0].confidence < propose(text, marks, language="de")[0].confidence
