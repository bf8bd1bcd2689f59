"""The example corpora: each span read whole, with the right value, by the rule it stands for."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from babel import Locale

from tests.values.test_find_corpus import EXAMPLES as SENTENCES
from values.country.codes import CODES
from values.reading import read
from values.rules import CONFIDENCES, TITLES, confidence, title
from values.show import show
from values.types import Country

FOLDER = Path(__file__).parent / "corpus"


class Example(NamedTuple):
    """A text with a span, what it must give, and the rule that must give it."""

    language: str
    label: str
    rule: str
    text: str
    start: int
    end: int
    article_date: str | None
    expected: str


def examples() -> Iterator[Example]:
    """Yield the examples of every corpus file (`<language>_<label>.txt`)."""
    for path in sorted(FOLDER.glob("*_*.txt")):
        language, _, label = path.stem.partition("_")
        rule, day = "", None
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("=="):
                rule = line.removeprefix("== ")
            elif line.startswith("@"):
                day = None if line == "@ none" else line.removeprefix("@ ")
            elif line and not line.startswith("#"):
                marked, _, expected = line.replace("\\n", "\n").rpartition(" => ")
                before, _, rest = marked.partition("[")
                words, _, after = rest.partition("]")
                text, start = before + words + after, len(before)
                yield Example(language, label, rule, text, start, start + len(words), day, expected)


EXAMPLES = list(examples())


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: f"{example.language}: {example.text[:60]}")
def test_example_is_read(example: Example) -> None:
    reading = read(example.text, example.start, example.end, example.label, example.language, example.article_date)
    if example.expected == "nothing":
        assert reading is None
        return
    assert reading is not None
    assert show(reading.value).replace("\u202f", " ") == example.expected
    assert reading.rule == example.rule


def test_every_rule_has_an_example_and_every_example_a_rule() -> None:
    examples_of_finders = {sentence.rule for sentence in SENTENCES}
    found_or_read = {example.rule for example in EXAMPLES} | examples_of_finders
    assert found_or_read - {"nothing"} == set(TITLES) - {"program.known"}  # a project's: tests/values/test_programs.py
    assert all(title(rule) != rule for rule in TITLES)
    assert title("amount.of_a_later_version") == "amount.of_a_later_version"


def test_every_rule_that_finds_has_a_confidence_of_its_own() -> None:
    assert set(CONFIDENCES) == set(TITLES) - {"program.name"}  # it reads what an analyst marks, and finds nothing
    assert all(0 < sure < 1 for sure in CONFIDENCES.values())
    assert 0 < confidence("amount.of_a_later_version") < 1


@pytest.mark.parametrize("language", ["cs", "de", "en", "es", "fr", "it", "nl", "pl"])
def test_every_country_is_read_by_its_name(language: str) -> None:
    territories = Locale.parse(language).territories
    for code in CODES:
        name = territories[code]
        reading = read(name, 0, len(name), "country", language, None)
        assert reading is not None, name
        assert reading.value == Country(code=None if reading.rule == "country.shared_name" else code), name


def test_without_a_language_the_sentence_decides() -> None:
    german, english = "Das sind 5 Billionen Dollar für die Wirtschaft.", "That is 5 billion dollars for the economy."
    for text, expected in ((german, "5 000 000 000 000 USD"), (english, "5 000 000 000 USD")):
        start = text.index("5")
        end = text.index("ollar") + (5 if text is german else 6)
        reading = read(text, start, end, "amount", None, None)
        assert reading is not None
        assert show(reading.value).replace("\u202f", " ") == expected


def test_a_language_without_a_file_reads_what_cldr_knows() -> None:
    reading = read("25 milionů korun", 0, 16, "amount", "cs", None)
    assert reading is None or show(reading.value)  # "korun" alone is no CLDR name: nothing, never a wrong value
    reading = read("5. listopadu 2025", 0, 17, "date", "cs", None)
    assert reading is not None
    assert show(reading.value) == "2025-11-05"


def test_other_labels_and_empty_spans_give_nothing() -> None:
    assert read("5 Euro", 0, 6, "topic", "de", None) is None
    assert read("5 Euro", 1, 2, "amount", "de", None) is None
    assert read("", 0, 0, "date", "de", None) is None
