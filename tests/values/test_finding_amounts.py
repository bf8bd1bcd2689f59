"""Amounts in any text: no error, spans in order, values as for a marked span, time that grows with length."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from values import codec
from values.amount.finding import find_amounts
from values.languages.lexicon import load
from values.page import page_of
from values.reading import read
from values.types import Amount, Found

WORDS = (
    "1.234 5 Mio. € $ bis – / 2025 Euro rund ( ) eine halbe Milliarde Dollar kr zwischen und von auf | jährlich je "
    "EUR 3,5 Millionen pro Jahr mehrere % - + . , : [ ] TEUR 10'000 d'euros milliards de miliardy zł mld Kč"
)
PIECES = st.sampled_from([*WORDS.split(" "), "\n", "\u202f", "\u00ad", "😀", "İ", "ß", "٣", "²", "\ud800"])
TEXTS = st.one_of(
    st.text(max_size=80), st.lists(PIECES, max_size=25).map(" ".join), st.lists(PIECES, max_size=25).map("".join)
)
LANGUAGES = st.sampled_from(["de", "en", "fr", "es", "it", "nl", "pl", "cs", "sv", "xx"])


def found_in(text: str, language: str) -> list[Found]:
    return list(find_amounts(page_of(text, load(language), None)))


@given(TEXTS, LANGUAGES)
def test_any_text_gives_valid_spans_in_order(text: str, language: str) -> None:
    page = page_of(text, load(language), None)
    edge = 0
    for one in find_amounts(page):
        words = page.text[one.start : one.end]
        assert edge <= one.start < one.end
        assert words == words.strip()
        assert 0 < one.confidence <= 1
        for reading in (one.reading, *one.reading.readings):
            assert codec.from_json("amount", codec.to_json(reading.value)) == reading.value
        edge = one.end


@given(TEXTS, LANGUAGES)
def test_what_is_found_is_read_alike_when_a_person_marks_it(text: str, language: str) -> None:
    page = page_of(text, load(language), None)
    for one in find_amounts(page):
        read_alone = read(page.text, one.start, one.end, "amount", language, None)
        cut_off = isinstance(one.reading.value, Amount) and one.reading.value.note == "cut off"
        assert read_alone == (None if cut_off else one.reading)


UNITS = [
    *("9", "1.", "1.1.1.1 ", "(", "[", " ", "€", "€ ", "Mio. ", "5 Mio. Euro ", "$5", "1 000 ", "5 bis ", "| 5 |\n"),
    *("- 5 Mio. Euro\n- x 7\n", "(in Mio. Euro) 5 ", "zwischen 5 und ", "5 Millionen ", "und 5, ", "jährlich ", "5-"),
]


@pytest.mark.parametrize("unit", UNITS)
def test_ten_times_the_text_costs_at_most_about_ten_times_the_time(unit: str) -> None:
    """Each length is timed several times and the best is taken; the bound is wide for a busy machine."""
    times = []
    for length in (2_000, 20_000):
        text = unit * (length // len(unit))
        best = float("inf")
        for _ in range(3):
            begun = time.process_time()
            found_in(text, "de")
            best = min(best, time.process_time() - begun)
        times.append(best)
    assert times[1] < 14 * times[0] + 0.02


@pytest.mark.parametrize("unit", ["9", "1.1.1.1 ", " ", "(", "€ ", "Mio. Mio. Mio. ", "[", "1 000 "])
def test_a_megabyte_of_it_takes_seconds_at_most(unit: str) -> None:
    begun = time.process_time()
    found_in(unit * (1_000_000 // len(unit)), "de")
    assert time.process_time() - begun < 8


def test_an_ambiguous_amount_brings_its_further_readings() -> None:
    (one,) = found_in("Es geht um 500 Mio. Kronen.", "de")
    assert one.reading.value.currency is None
    assert [reading.value.currency for reading in one.reading.readings][:3] == ["SEK", "NOK", "DKK"]
    (settled,) = found_in("Schweden zahlt 500 Mio. Kronen.", "de")
    assert not settled.reading.readings
    assert one.confidence < settled.confidence
