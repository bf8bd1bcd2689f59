"""The reference facts stand on the reference annotations, and there are facts of every kind."""

import json
from typing import Any

import pytest

import seeds

LABEL_OF = {"program": "program", "amount": "amount", "part": "amount", "country": "country", "date": "date"}
ARTICLES = [json.loads(line) for line in seeds.annotations().splitlines()]
LINES = [json.loads(line) for line in seeds.facts().splitlines()]
FACTS = [fact for line in LINES for fact in line["facts"]]

each_article = pytest.mark.parametrize(
    ("article", "line"), list(zip(ARTICLES, LINES, strict=True)), ids=[line["file"] for line in LINES]
)


def at(article: dict[str, Any]) -> dict[tuple[int, int], dict[str, Any]]:
    return {(found["start"], found["end"]): found for found in article["annotations"]}


@each_article
def test_facts_are_of_the_article_as_it_is(article: dict[str, Any], line: dict[str, Any]) -> None:
    assert (line["file"], line["text_sha256"]) == (article["file"], article["text_sha256"])
    assert line["facts"]


@each_article
def test_every_cell_is_proved_by_annotations_of_its_label(article: dict[str, Any], line: dict[str, Any]) -> None:
    found = at(article)
    for fact in line["facts"]:
        assert set(fact) <= {"title", "note", "cells"}
        for role, spans in fact["cells"].items():
            assert spans
            assert [found[tuple(span)]["label"] for span in spans] == [LABEL_OF[role]] * len(spans), fact


@each_article
def test_every_fact_is_of_a_program_and_says_something_of_it(article: dict[str, Any], line: dict[str, Any]) -> None:
    del article
    for fact in line["facts"]:
        cells = fact["cells"]
        assert cells["program"], fact
        assert len(cells) > 1, fact
        assert "part" not in cells or cells["amount"], fact


@each_article
def test_no_fact_is_there_twice(article: dict[str, Any], line: dict[str, Any]) -> None:
    found = at(article)
    said = [
        {
            role: sorted(json.dumps(found[tuple(span)]["value"]) for span in spans)
            for role, spans in fact["cells"].items()
        }
        for fact in line["facts"]
    ]
    assert len({json.dumps(one, sort_keys=True) for one in said}) == len(said)


@each_article
def test_facts_of_one_program_are_told_apart_by_their_titles(article: dict[str, Any], line: dict[str, Any]) -> None:
    found = at(article)
    shown = [fact["title"] or found[tuple(fact["cells"]["program"][0])]["value"]["name"] for fact in line["facts"]]
    assert len(set(shown)) == len(shown)


def test_there_are_facts_of_every_kind() -> None:
    assert len(FACTS) >= 40
    assert sum("amount" not in fact["cells"] for fact in FACTS) >= 5, "programs without an amount"
    assert sum("part" in fact["cells"] for fact in FACTS) >= 5, "amounts in parts"
    assert any(len(fact["cells"].get("country", ())) == 6 for fact in FACTS)
    assert any(len(fact["cells"]["program"]) > 1 for fact in FACTS)
    assert any(fact.get("note") for fact in FACTS)
