"""Spans that were written from the guideline before anyone looked at the rules, and are read by them."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from values.codec import to_dict
from values.reading import read

FILE = Path(__file__).parent / "corpus" / "held-out.txt"
DAY = "2025-11-20"


class Line(NamedTuple):
    """A text with a span, and the value that the guideline gives it."""

    language: str
    label: str
    text: str
    start: int
    end: int
    expected: dict[str, Any]


def lines() -> Iterator[Line]:
    """Yield the lines of the file."""
    for line in FILE.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        head, _, rest = line.partition(" | ")
        marked, _, expected = rest.rpartition(" => ")
        before, _, rest = marked.partition("[")
        words, _, after = rest.partition("]")
        language, label = head.split()
        end = len(before) + len(words)
        yield Line(language, label, before + words + after, len(before), end, json.loads(expected))


LINES = list(lines())


@pytest.mark.parametrize("line", LINES, ids=lambda line: f"{line.language}: {line.text[:60]}")
def test_the_span_has_the_value_of_the_guideline(line: Line) -> None:
    reading = read(line.text, line.start, line.end, line.label, line.language, DAY)
    assert reading is not None
    assert to_dict(reading.value) == line.expected


def test_there_are_enough_of_them_in_both_languages() -> None:
    assert len(LINES) >= 40
    assert {line.language for line in LINES} == {"de", "en"}
