"""The sample articles are what they say, and their reference annotations keep the guideline."""

import hashlib
import json
import unicodedata
from itertools import pairwise
from typing import Any

import pytest
from edtf import parse_edtf

import seeds
from exchange.decoding import decode
from exchange.sources import describe
from values import codec, read
from values.types import Label, Qualifier

TEXTS = {name: data.decode("utf-8") for name, data in seeds.articles()}
LINES = [json.loads(line) for line in seeds.annotations().splitlines()]
NAMES = [line["file"] for line in LINES]
MEMBERS = {
    "amount": {"min", "max", "currency", "qualifier", "period", "basis"},
    "date": {"edtf", "mod", "inferred"},
    "country": {"code"},
    "program": {"name", "status"},
}
# Guideline 1.5 and 1.6: none of these stands at the edge of a span (a full stop may, after an abbreviation).
OUTSIDE = "„“”‚‘’\"'«»()[]|,;:!?•*–"

each_article = pytest.mark.parametrize("line", LINES, ids=NAMES)


def annotations_of(label: str) -> list[dict[str, Any]]:
    return [found for line in LINES for found in line["annotations"] if found["label"] == label]


def lines_of(text: str) -> list[tuple[int, int]]:
    ranges, start = [], 0
    for row in text.split("\n"):
        ranges.append((start, start + len(row)))
        start += len(row) + 1
    return ranges


def test_articles_and_lines_go_together() -> None:
    assert list(TEXTS) == NAMES == sorted(NAMES)
    assert [line["language"] for line in LINES] == ["de"] * 4 + ["en"] * 2 + ["de"] * 5 + ["en"] * 3


@each_article
def test_the_text_is_as_an_import_leaves_it(line: dict[str, Any]) -> None:
    text = TEXTS[line["file"]]
    assert hashlib.sha256(text.encode()).hexdigest() == line["text_sha256"]
    assert 1500 <= len(text) <= 6000
    assert not {"\r", "\0", "\ufeff"} & set(text)
    assert line["title"] == text.split("\n", 1)[0]
    assert str(parse_edtf(line["published"])) == line["published"]


@each_article
def test_an_import_finds_what_the_line_says(line: dict[str, Any]) -> None:
    text = TEXTS[line["file"]]
    article = describe(decode(text.encode(), source=line["file"]).text, source=line["file"])
    assert (article.text, article.title) == (text, line["title"])
    assert (article.language, article.published) == (line["language"], line["published"])


@each_article
def test_the_words_are_the_slice(line: dict[str, Any]) -> None:
    text = TEXTS[line["file"]]
    for found in line["annotations"]:
        assert 0 <= found["start"] < found["end"] <= len(text)
        assert found["words"] == text[found["start"] : found["end"]]


@each_article
def test_spans_are_in_order_and_never_overlap(line: dict[str, Any]) -> None:
    for before, after in pairwise(line["annotations"]):
        assert before["end"] <= after["start"], (before["words"], after["words"])


@each_article
def test_edges_keep_the_guideline(line: dict[str, Any]) -> None:
    for found in line["annotations"]:
        words = found["words"]
        assert words == words.strip()
        assert words[0] not in OUTSIDE, words
        assert words[-1] not in OUTSIDE, words
        assert "\n" not in words


@each_article
def test_a_span_cuts_no_character_in_two(line: dict[str, Any]) -> None:
    text = TEXTS[line["file"]]
    for found in line["annotations"]:
        for edge in (found["start"], found["end"]):
            assert not unicodedata.combining(text[edge : edge + 1] or " ")
            assert text[edge : edge + 1] not in ("\ufe0f", "\u200d")


@each_article
def test_a_span_cuts_no_word_in_two(line: dict[str, Any]) -> None:
    text = TEXTS[line["file"]]
    for found in line["annotations"]:
        before, after = text[max(0, found["start"] - 1) : found["start"]], text[found["end"] : found["end"] + 1]
        assert not before.isalnum(), found["words"]
        assert not after.isalnum(), found["words"]


@each_article
def test_every_label_is_there(line: dict[str, Any]) -> None:
    assert {found["label"] for found in line["annotations"]} == {label.value for label in Label}


@each_article
def test_every_value_has_the_shape_of_the_guideline(line: dict[str, Any]) -> None:
    for found in line["annotations"]:
        label, value = found["label"], found["value"]
        assert set(value) - {"note"} == MEMBERS[label], found["words"]
        assert codec.to_dict(codec.from_dict(label, value)) == value, found["words"]


@each_article
def test_every_date_is_edtf(line: dict[str, Any]) -> None:
    for found in line["annotations"]:
        if found["label"] == "date":
            assert str(parse_edtf(found["value"]["edtf"])) == found["value"]["edtf"]


@each_article
def test_furniture_has_no_annotation(line: dict[str, Any]) -> None:
    text, ranges = TEXTS[line["file"]], line["furniture"]
    starts, ends = (set(edge) for edge in zip(*lines_of(text), strict=True))
    assert len(ranges) >= 2
    for start, end in ranges:
        assert start in starts
        assert end in ends
        assert text[start:end].strip()
        touching = [found["words"] for found in line["annotations"] if found["start"] < end and start < found["end"]]
        assert not touching
    assert all(before[1] < after[0] for before, after in pairwise(ranges))


def test_furniture_tempts() -> None:
    furniture = "\n".join(TEXTS[line["file"]][start:end] for line in LINES for start, end in line["furniture"])
    for words in ("29,90 Euro", "31. Dezember 2025", "49 €/Monat", "7.500 Euro", "£7 a month", "Österreich", "© 2025"):
        assert words in furniture


def test_the_hard_characters_are_there() -> None:
    words = [found["words"] for line in LINES for found in line["annotations"]]
    for hard in ("\u00a0", "\u202f", "\u00ad"):
        assert any(hard in spoken for spoken in words), hex(ord(hard))
    for line in LINES:
        astral = [place for place, character in enumerate(TEXTS[line["file"]]) if ord(character) > 0xFFFF]
        assert astral, line["file"]
        assert astral[0] < line["annotations"][-1]["start"], "an emoji stands before the last span"


def test_the_kinds_of_value_are_there() -> None:
    amounts = [found["value"] for found in annotations_of("amount")]
    dates = [found["value"] for found in annotations_of("date")]
    assert {value["qualifier"] for value in amounts} == set(Qualifier)
    assert {value["period"] for value in amounts} == {None, "P1Y", "P1M"}
    assert {value["currency"] for value in amounts} >= {"EUR", "USD", "GBP", "PLN", "SEK", "NOK", "DKK", "CHF", "JPY"}
    assert any(value["min"] is None for value in amounts)
    assert any(value["basis"] == "each" for value in amounts)
    assert {value["mod"] for value in dates} == {None, "START", "MID", "END", "APPROX"}
    assert {value["inferred"] for value in dates} == {True, False}
    assert any(value["edtf"].endswith("/..") for value in dates)
    assert any(value["edtf"].startswith("../") for value in dates)
    months = {value["edtf"][5:7] for value in dates if len(value["edtf"]) == 7}
    assert months >= {"21", "22", "23", "34", "35", "36", "40"}, "seasons, quarters, half-years"
    assert {found["value"]["status"] for found in annotations_of("program")} <= {"resolved", "as_written"}


def test_the_shapes_of_the_genre_are_there() -> None:
    rows = [row for text in TEXTS.values() for row in text.split("\n")]
    assert sum(row.count("|") >= 3 for row in rows) > 12, "tables typed with pipes"
    assert {"-", "•"} <= set(rows), "bullets alone on a line"
    spoken = {found["words"] for line in LINES for found in line["annotations"]}
    for words in ("eine halbe Milliarde Kronen", "260-Millionen", "half a billion pounds", "heute", "yesterday"):
        assert words in spoken


@pytest.mark.parametrize("label", ["amount", "date", "country"])
def test_the_rules_read_nearly_every_value(label: str) -> None:
    right, wrong = 0, []
    for line in LINES:
        for found in line["annotations"]:
            if found["label"] != label:
                continue
            where = (TEXTS[line["file"]], found["start"], found["end"], label, line["language"], line["published"])
            reading = read(*where)
            if reading is not None and codec.to_dict(reading.value) == found["value"]:
                right += 1
            else:
                wrong.append((line["file"], found["words"], found["value"], reading))
    assert right >= 0.95 * (right + len(wrong)), wrong
