"""The reference texts and their spans, made by the guideline alone, are sound; what finds spans is measured by them."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest

from values.codec import from_json
from values.types import Label

FOLDER = Path(__file__).parent / "texts"
NAMES = sorted(path.stem for path in (FOLDER / "texts").glob("*.txt"))
OUTSIDE = "„“”‚‘’\"'«»()[]|,;:!?•*▸–—"  # none of these stands at the edge of a span (guideline 1.5)

each_text = pytest.mark.parametrize("name", NAMES)


class Line(NamedTuple):
    """A line of a spans file."""

    label: str
    start: int
    end: int
    words: str
    value: str


def text_of(name: str) -> str:
    """Return a text, with its newlines as they lie in the file."""
    return (FOLDER / "texts" / f"{name}.txt").read_bytes().decode("utf-8")


def lines_of(name: str) -> list[Line]:
    """Return the spans of a text."""
    return list(_lines(name))


def _lines(name: str) -> Iterator[Line]:
    for line in (FOLDER / "spans" / f"{name}.tsv").read_bytes().decode("utf-8").removesuffix("\n").split("\n"):
        label, start, end, words, value = line.split("\t")
        yield Line(label, int(start), int(end), words, value)


def test_every_text_has_its_spans() -> None:
    assert sorted(path.stem for path in (FOLDER / "spans").glob("*.tsv")) == NAMES
    counts = dict.fromkeys(("fr", "es", "it", "nl", "pl", "cs"), 6) | dict.fromkeys(("de", "en"), 2)
    assert Counter(name.split("_")[1] for name in NAMES) == counts


@each_text
def test_a_text_is_as_an_import_leaves_it(name: str) -> None:
    text = text_of(name)
    assert 700 <= len(text) <= 1100
    assert not {"\r", "\0", "\ufeff", "\t"} & set(text)


@each_text
def test_the_words_are_the_slice(name: str) -> None:
    text = text_of(name)
    for line in lines_of(name):
        assert line.words == text[line.start : line.end]


@each_text
def test_spans_are_in_order_and_never_overlap(name: str) -> None:
    for before, after in pairwise(lines_of(name)):
        assert before.start < before.end <= after.start < after.end, (before.words, after.words)


@each_text
def test_edges_keep_the_guideline(name: str) -> None:
    text = text_of(name)
    for line in lines_of(name):
        assert line.words == line.words.strip()
        assert not {line.words[0], line.words[-1]} & set(OUTSIDE), line.words
        assert not text[max(0, line.start - 1) : line.start].isalnum(), line.words
        assert not text[line.end : line.end + 1].isalnum(), line.words


@each_text
def test_every_value_is_one_of_its_label(name: str) -> None:
    for line in lines_of(name):
        assert line.label in {label.value.upper() for label in Label}
        from_json(line.label.lower(), line.value)


@each_text
def test_every_label_is_in_every_text(name: str) -> None:
    assert {line.label for line in lines_of(name)} == {label.value.upper() for label in Label}
