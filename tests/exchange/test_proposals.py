"""The readings that a person chooses from."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exchange.decoding import decode
from exchange.proposals import SAMPLES, is_readable, proposals
from tests.exchange.language_texts import TEXTS

POLISH = "Są pieniądze na życie: zł, łódź, świat, źródło, ćma."
GERMAN = "Die Förderung für Träger beträgt 5 €, größtenteils."


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (GERMAN, "cp1252"),
        (GERMAN, "iso8859-15"),
        (GERMAN, "mac-roman"),
        (GERMAN.replace("€", "EUR"), "cp850"),
        (POLISH, "cp1250"),
        (POLISH, "iso8859-2"),
        (POLISH, "utf-16-le"),
        (GERMAN, "utf-16-be"),
    ],
)
def test_the_right_reading_stands_first(text, encoding):
    first = proposals(text.encode(encoding))[0]
    assert decode(text.encode(encoding), source="x", encoding=first.encoding).text == text


def test_the_euro_sign_tells_cp1252_from_iso_8859_15():
    found = {
        proposal.encoding: [sample.word for sample in proposal.samples]
        for proposal in proposals(GERMAN.encode("cp1252"))
    }
    assert "€," in found["cp1252"]
    assert "iso8859-15" not in found  # it would give a control character
    sample = proposals(GERMAN.encode("cp1252"))[0].samples[0]
    assert (sample.before, sample.word, sample.after) == ("Die ", "Förderung", " ")  # "für" is the next one


def test_each_sample_shows_another_word_and_no_words_come_twice():
    text = "Förderung für Förderung, (Förderung) für Träger, größtenteils für Österreich und für Köln.\n" * 3
    samples = proposals(text.encode("cp1252"))[0].samples
    assert [sample.word.strip(",.") for sample in samples[:5]] == [
        "Förderung", "für", "Träger", "größtenteils", "Österreich",
    ]  # fmt: skip
    shown = "|".join(f"{sample.before}{sample.word}{sample.after}" for sample in samples)
    assert shown.count("Träger") == shown.count("größtenteils") == 1


@pytest.mark.parametrize("data", [bytes(range(256)) * 40, b"\x01\x02\xe4" * 500])
def test_what_is_no_writing_has_no_reading(data):
    assert proposals(data) == []
    assert not is_readable(data)
    assert is_readable(GERMAN.encode("cp1252"))


def test_encodings_that_give_the_same_text_are_one_proposal():
    first = proposals("für Träger".encode("cp1252"))[0]
    assert first.encoding == "cp1252"
    assert {"iso8859-15", "cp1250", "iso8859-2"} <= set(first.same)


def test_the_right_reading_is_among_the_proposals_for_eight_languages():
    for text in TEXTS.values():
        for encoding in ("cp1252", "iso8859-15", "cp1250", "iso8859-2", "mac-roman", "cp850"):
            data = text.encode(encoding, "ignore")
            right = data.decode(encoding)
            readings = [decode(data, source="x", encoding=one.encoding).text for one in proposals(data)]
            assert right in readings


@given(st.binary(max_size=300))
def test_any_bytes_give_distinct_readings_and_few_words(data):
    found = proposals(data)
    names = [name for proposal in found for name in (proposal.encoding, *proposal.same)]
    assert len(names) == len(set(names))
    assert all(len(proposal.samples) <= SAMPLES for proposal in found)
