"""Any text goes through without an error, and no text makes reading slow."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.values.test_corpus import EXAMPLES, Example
from values import codec
from values.date.finding import find_dates
from values.field import parse
from values.languages.lexicon import load
from values.page import page_of
from values.reading import read
from values.show import show

LABELS = ["amount", "date", "country", "program"]
WORDS = "1.234 5 Mio. € $ bis – / 2025 Mai Anfang heute seit | ( ) half a million Q2 FY 30. Februar kr zwischen und vor"
PIECES = st.sampled_from([*WORDS.split(" "), "\n", "\u202f", "😀", "\u2028", "İ", "ß", "ǆ", "٣", "²"])
TEXTS = st.one_of(
    st.text(max_size=80), st.lists(PIECES, max_size=14).map(" ".join), st.lists(PIECES, max_size=14).map("".join)
)


LANGUAGES = st.sampled_from(["de", "en", "pl", "xx", "", "İ", None])
DAYS = st.sampled_from([None, "2025-11-20", "nonsense", "0001-01-01", "9999-12-31"])


def check(text: str, start: int, end: int, label: str, language: str | None, day: str | None) -> None:
    reading = read(text, start, end, label, language, day)
    if reading is not None:
        assert codec.from_json(label, codec.to_json(reading.value)) == reading.value
        assert parse(label, show(reading.value), language, day) == reading.value


@given(TEXTS, st.sampled_from(LABELS), LANGUAGES, DAYS, st.data())
def test_any_span_of_any_text_gives_a_valid_value_or_none(
    text: str, label: str, language: str | None, day: str | None, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text)))
    check(text, start, data.draw(st.integers(start, len(text))), label, language, day)


@given(st.sampled_from(EXAMPLES), st.text(max_size=3), st.sampled_from(LABELS), LANGUAGES, DAYS, st.data())
def test_any_span_of_a_spoilt_example_does_too(
    example: Example, spoiler: str, label: str, language: str | None, day: str | None, data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(example.text)))
    text = example.text[:at] + spoiler + example.text[at:]
    start = data.draw(st.integers(0, len(text)))
    check(text, start, data.draw(st.integers(start, len(text))), label, language, day)
    check(text, example.start, min(example.end + len(spoiler), len(text)), label, language, day)


@pytest.mark.parametrize(
    "filler", ["(", "9", "1. Mai ", "im Jahr ", "5 Mio. Euro ", "|", "\n", "bis ", "2025/", "1.", " "]
)
@pytest.mark.parametrize("label", LABELS)
def test_a_megabyte_costs_no_more_than_a_page(label: str, filler: str) -> None:
    """Only a window is looked at: far below what one pass over a megabyte in a regular expression costs."""
    text = filler * (1_000_000 // len(filler))
    read("5 Euro", 0, 6, label, "de", None)
    best = float("inf")
    for _ in range(3):
        begun = time.perf_counter()
        for start, end in ((0, 7), (500_000, 500_100), (999_800, 999_990), (0, len(text))):
            read(text, start, end, label, "de", None)
        best = min(best, time.perf_counter() - begun)
    assert best < 0.2


@given(TEXTS, LANGUAGES, DAYS)
def test_dates_of_any_text_are_found_in_order_with_values_that_can_be_typed(
    text: str, language: str | None, day: str | None
) -> None:
    page = page_of(text, load((language or "de").lower()[:2]), day)
    end = 0
    for found in find_dates(page):
        assert end <= found.start < found.end <= len(page.text)
        assert not page.text[found.start].isspace()
        assert not page.text[found.end - 1].isspace()
        assert codec.from_json("date", codec.to_json(found.reading.value)) == found.reading.value
        end = found.end


@pytest.mark.parametrize(
    "filler",
    ["9", ".", "1.", "2025-", "2025/", "Mai ", "im Jahr ", "FY2025 ", "12.03.04 ", "vor fünf Jahren ", "A 2025 "],
)
def test_ten_times_the_text_costs_hardly_more_than_ten_times_the_time_to_find_dates(filler: str) -> None:
    short, long = (filler * (length // len(filler)) for length in (3_000, 30_000))
    lexicon = load("de")
    list(find_dates(page_of(short, lexicon, None)))

    def seconds(text: str) -> float:
        begun = time.process_time()
        list(find_dates(page_of(text, lexicon, None)))
        return time.process_time() - begun

    assert min(seconds(long) for _ in range(3)) < 20 * min(seconds(short) for _ in range(3)) + 0.005
