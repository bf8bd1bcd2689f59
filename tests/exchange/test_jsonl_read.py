"""Lines from elsewhere: minimal ones are taken, bad ones refused with a sentence, and none stops the others."""

import hashlib
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.records import Status
from exchange import jsonl, jsonl_lines
from exchange.jsonl_lines import DEEPEST
from exchange.records import LineSuggestion

TEXT = "Foo 😀 gibt 5 Euro."
SPAN = {"start": 11, "end": 17, "label": "amount"}


def read(*lines):
    data = b"\n".join(line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines)
    return list(jsonl.read(io.BytesIO(data), source="x.jsonl"))


def one(annotation, **fields):
    (line,) = read({"text": TEXT, "annotations": [annotation], **fields})
    return line


def test_a_minimal_line_is_taken():
    line = one(SPAN)
    (annotation,) = line.annotations
    assert (line.line, line.text, line.text_sha256) == (1, TEXT, hashlib.sha256(TEXT.encode()).hexdigest())
    assert (annotation.words, annotation.value, annotation.value_given) == ("5 Euro", None, False)
    assert (annotation.note, annotation.flagged, annotation.session) == ("", False, None)


def test_a_hash_alone_is_enough():
    (line,) = read({"text_sha256": "a" * 64, "annotations": [{**SPAN, "words": "5 Euro"}]})
    assert (line.text, line.text_sha256, line.annotations[0].words) == (None, "a" * 64, "5 Euro")


def test_labels_are_lower_case_and_read_in_capitals():
    assert one({**SPAN, "label": "AMOUNT"}).annotations[0].label == "amount"


def test_a_value_is_taken_as_given():
    value = {"min": "5", "max": "5", "currency": "EUR", "qualifier": "exact", "period": None, "basis": "total"}
    (annotation,) = one({**SPAN, "value": value}).annotations
    assert json.loads(annotation.value) == value
    assert annotation.value_given
    assert one({**SPAN, "value": None}).annotations[0].value_given


def test_a_mark_makes_it_a_suggestion():
    (annotation,) = one({**SPAN, "suggestion": {"origin": " ner\n2 ", "score": 0.83}}).annotations
    assert annotation.suggestion == LineSuggestion(origin="ner 2", score=0.83)
    for mark in ({}, {"origin": None, "score": None}, {"origin": "", "model": 7}):
        (annotation,) = one({**SPAN, "suggestion": mark}).annotations
        assert annotation.suggestion == LineSuggestion(origin="x.jsonl", score=None)
    for fields in ({}, {"suggestion": None}, {"confidence": 0.5}):
        assert one({**SPAN, **fields}).annotations[0].suggestion is None


def test_the_lines_of_beleg_suggest_are_suggestions():
    found = {**SPAN, "value": None, "rule": "amount.plain", "confidence": 0.9}
    line = {"file": "a.txt", "text_sha256": "a" * 64, "language": "de", "annotations": [found, {**SPAN, "start": 12}]}
    (line,) = read(line)
    assert [annotation.suggestion for annotation in line.annotations] == [
        LineSuggestion(origin="x.jsonl", score=0.9),
        None,
    ]
    assert (line.text_sha256, line.language, line.annotations[0].rule) == ("a" * 64, "de", "amount.plain")


def test_sessions_are_read():
    line = one(SPAN, sessions=[{"session": "s", "annotator": "A", "status": "done", "flagged": True}, {"session": "t"}])
    assert [(s.session, s.annotator, s.status, s.flagged) for s in line.sessions] == [
        ("s", "A", Status.DONE, True),
        ("t", None, Status.OPEN, False),
    ]


@pytest.mark.parametrize(
    ("change", "part"),
    [
        ({"start": -9}, "“start” is -9: out of bounds"),
        ({"start": True}, "“start” is true, not a whole number"),
        ({"start": 11.0}, "“start” is 11.0, not a whole number"),
        ({"start": " 1_0 "}, "“start” is “ 1_0 ”, not a whole number"),
        ({"start": 17}, "it starts at 17 and ends at 17"),
        ({"end": 19}, "it ends at 19, but the text has 18 characters"),
        ({"end": 10**30}, "out of bounds"),
        ({"label": None}, "it has no “label”"),
        ({"label": " "}, "“ ” cannot be a label"),
        ({"label": 7}, "“label” is 7, not text in quotes"),
        ({"words": "5 Eur"}, "its words are “5 Eur”, but the text has “5 Euro” there"),
        ({"value": "5"}, "The value is “5”; expected is a JSON object"),
        ({"value": {"min": 5}}, "The field"),
        ({"note": 5}, "“note” is 5"),
        ({"flagged": 1}, "“flagged” is 1, not true or false"),
        ({"suggestion": True}, "its “suggestion” is true, no JSON object"),
        ({"suggestion": {"origin": 7}}, "“origin” is 7, not text in quotes"),
        ({"suggestion": {"origin": "x" * 201}}, "is longer than 200 characters"),
        ({"suggestion": {"score": 1.01}}, "“score” is 1.01, not a number from 0 to 1"),
        ({"suggestion": {"score": True}}, "“score” is true, not a number from 0 to 1"),
        ({"suggestion": {"score": "0.5"}}, "“score” is “0.5”, not a number from 0 to 1"),
    ],
)
def test_a_bad_annotation_is_refused_and_the_others_are_taken(change, part):
    (line,) = read({"text": TEXT, "annotations": [SPAN, {**SPAN, **change}, SPAN, 3]})
    assert len(line.annotations) == 2
    assert line.refused[0].startswith("Line 1 of “x.jsonl”: annotation 2")
    assert part in line.refused[0]
    assert "annotation 4 was refused: it is 3, no JSON object" in line.refused[1]


@pytest.mark.parametrize(
    ("data", "part"),
    [
        (b"{", "it is not JSON at character 2"),
        (b"[]", "it is no JSON object"),
        (b'{"text": "a", "text": "b"}', "the key “text” stands twice"),
        (b'{"text": "a", "x": NaN}', "NaN is no JSON number"),
        (b'{"text": "a", "x": -Infinity}', "-Infinity is no JSON number"),
        (b'{"text": "a", "x": 1e999}', "the number 1e999 is out of bounds"),
        (b'{"text": "a", "x": ' + b"9" * 5000 + b"}", "a number of too many digits"),
        (b'{"text": "a", "x": ' + b"[" * (DEEPEST + 1) + b"]" * (DEEPEST + 1) + b"}", "nested deeper than 16 levels"),
        (b'{"x": ' + b"[" * 100_000, "nested deeper than 16 levels"),
        (b'{"text": "a\xff"}', "byte 0xFF at offset 11 of the line is not UTF-8"),
        (b'{"title": "a"}', "neither “text” nor “text_sha256”"),
        (b'{"text": 5}', "“text” is 5, not text in quotes"),
        (b'{"text": "a", "text_sha256": "' + b"b" * 64 + b'"}', "is not the hash of “text”"),
        (b'{"text_sha256": "abc"}', "not 64 small hex digits"),
        (b'{"text": "a", "annotations": {}}', "“annotations” is {}, not a list"),
        (b'{"text": "a", "format": "prodigy"}', "its format is “prodigy”"),
        (b'{"text": "a", "version": 2}', "it is of version 2 of the format; this program reads version 1"),
        (b'{"text": "a", "version": true}', "“version” is true"),
        (b'{"text": "a", "language": "German"}', "not two small letters"),
        (b'{"text": "a", "published": "2025-02-30"}', "there is no such day"),
        (b'{"text": "a", "sessions": [{"session": "s", "status": "gone"}]}', "neither “open” nor “done”"),
    ],
)
def test_a_bad_line_is_refused_with_its_number_and_stops_nothing(data, part):
    good = {"text": TEXT}
    first, bad, last = read(good, b"", data, good)
    assert bad.refusal.startswith("Line 3 of “x.jsonl”: ")
    assert part in bad.refusal
    assert (first.refusal, last.refusal, last.line) == (None, None, 4)


def test_only_a_line_feed_ends_a_line():
    text = "a\u2028b\u2029c\u0085d\x0be"
    (line,) = read(json.dumps({"text": text}, ensure_ascii=False).encode().replace(b"\x0b", b"\\u000b") + b"\r\n")
    assert line.text == text


def test_a_byte_order_mark_before_the_first_line_is_no_fault():
    (line,) = read(b'\xef\xbb\xbf{"text": "a"}')
    assert line.text == "a"


def test_a_line_that_is_too_long_is_refused_and_the_next_is_read(monkeypatch):
    monkeypatch.setattr(jsonl_lines, "LONGEST_LINE", 1000)
    long, short = read({"text": "x" * 5000}, {"text": "a"})
    assert "longer than" in long.refusal
    assert (short.text, short.line) == ("a", 2)


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("before", ["", "😀", "\ufeff😀"])
def test_offsets_count_the_text_of_the_line(newline, before):
    given_text = f"{before}Titel{newline}über{newline}5 Euro"
    start = given_text.index("5 Euro")
    (line,) = read({"text": given_text, "annotations": [{"start": start, "end": start + 6, "label": "amount"}]})
    (annotation,) = line.annotations
    assert annotation.words == "5 Euro" == line.text[annotation.start : annotation.end]


def test_an_offset_inside_a_line_break_is_refused():
    (line,) = read({"text": "a\r\nb", "annotations": [{"start": 2, "end": 4, "label": "amount"}]})
    assert "inside a line break" in line.refused[0]


@given(st.text(st.sampled_from(["a", "\ud83d", "\ude00", "\0", "é", "😀"]), min_size=1))
def test_bad_escapes_are_replaced_and_counted(text):
    (line,) = read({"text": text, "annotations": [{"start": 0, "end": 1, "label": "x", "note": text}]})
    joined = json.loads(json.dumps(text))  # two halves in a row are one character
    line.text.encode()
    line.annotations[0].note.encode()
    assert len(line.text) == len(joined)
    assert line.replaced == sum(char == "\0" or 0xD800 <= ord(char) < 0xE000 for char in joined)


@given(st.binary(max_size=100))
def test_any_bytes_are_lines_or_refusals(data):
    for line in read(data):
        assert (line.refusal is None) == (line.text_sha256 is not None)


json_things = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(-3, 30),
        st.floats(allow_nan=False, allow_infinity=False),
        st.text(max_size=3),
    ),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=3), inner, max_size=2)),
    max_leaves=5,
)
KEYS = (
    "text",
    "annotations",
    "sessions",
    "title",
    "start",
    "end",
    "label",
    "value",
    "words",
    "note",
    "format",
    "version",
    "suggestion",
    "file",
    "confidence",
)


@given(st.dictionaries(st.sampled_from(KEYS), json_things), st.dictionaries(st.sampled_from(KEYS), json_things))
def test_any_json_gives_a_record_whose_spans_lie_in_its_text(fields, annotation):
    (line,) = read({"text": TEXT, **fields, "annotations": [annotation, {**SPAN, **annotation}]})
    for taken in line.annotations:
        assert line.text is None or line.text[taken.start : taken.end] == taken.words
        assert taken.start < taken.end
