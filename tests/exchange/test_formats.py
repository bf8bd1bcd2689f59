"""Any project through each format and back: identical, the same bytes twice, and documented."""

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings

from exchange import csv_table, jsonl
from exchange.comparing import compare
from exchange.csv_columns import COLUMNS
from exchange.errors import BadLine, MismatchError, UnknownFormat
from exchange.preview import KINDS, LONGEST, MOST_LINES, preview
from exchange.registry import FORMATS, find_format
from tests.exchange.strategies import projects

by_name = pytest.mark.parametrize("chosen", FORMATS, ids=lambda chosen: chosen.name)


def written(chosen, project):
    return chosen.header + b"".join(chosen.encode(record) for record in project)


@by_name
@given(project=projects)
@settings(deadline=None)
def test_any_project_comes_back_identical(chosen, project):
    data = written(chosen, project)
    assert data == written(chosen, project)
    assert len(list(compare(chosen, project, io.BytesIO(data), path="x"))) == len(project)


@by_name
@given(project=projects.filter(lambda project: any(record.annotations for record in project)))
@settings(deadline=None)
def test_a_change_of_any_field_is_noticed(chosen, project):
    index = next(place for place, record in enumerate(project) if record.annotations)
    record = project[index]
    annotation = record.annotations[0]
    changes = (
        replace(annotation, note=annotation.note + "x"),
        replace(annotation, flagged=not annotation.flagged),
        replace(annotation, annotator=annotation.annotator + "x"),
        replace(annotation, changed_at="2025-11-03T09:00:00.000002Z"),
        replace(annotation, rule="x" if annotation.rule is None else None),
    )
    data = written(chosen, project)
    for changed in changes:
        held = list(project)
        held[index] = replace(record, annotations=(changed, *record.annotations[1:]))
        with pytest.raises(MismatchError) as caught:
            list(compare(chosen, held, io.BytesIO(data), path="x"))
        assert record.article.title[:60] in caught.value.sentence()


@by_name
@given(project=projects)
@settings(deadline=None)
def test_a_preview_is_the_beginning_of_what_would_be_written(chosen, project):
    shown = preview(chosen, iter(project), longest=500)
    text = "".join(piece for _, piece in shown)
    assert written(chosen, project).decode().startswith(text)
    assert {kind for kind, _ in shown} <= set(KINDS)
    assert len(text) <= 500
    assert text.count("\n") <= MOST_LINES


def test_a_preview_has_colours(record):
    shown = preview(find_format("jsonl"), [record])
    assert ("key", '"text_sha256"') in shown
    assert ("number", "8") in shown
    assert ("word", "true") in shown
    table = preview(find_format("csv"), [record])
    assert ("string", '"+49 ""x"",\r\ny"') in table
    assert ("number", "380000000") in table
    assert LONGEST > 1000


def test_jsonl_is_what_any_json_reader_reads(record):
    line = json.loads(jsonl.encode(record))
    assert list(line) == [
        *("format", "version", "text_sha256", "title", "source", "language", "published"),
        *("sessions", "annotations", "text"),
    ]
    assert (line["format"], line["version"]) == ("beleg-jsonl", 1)
    annotation = line["annotations"][0]
    assert (
        line["text"][annotation["start"] : annotation["end"]] == annotation["words"] == "über 380\u202fMillionen Euro"
    )
    assert annotation["value"]["min"] == "380000000"
    assert line["sessions"] == [{"session": "first", "annotator": "Ada", "status": "done", "flagged": False}]


def test_csv_is_what_the_standard_library_reads(record):
    data = csv_table.HEADER + csv_table.encode(record)
    assert data.startswith(b"text_sha256,title,source,")
    assert data.endswith(b"\r\n")
    heading, row = csv.reader(io.StringIO(data.decode(), newline=""))
    assert tuple(heading) == COLUMNS
    cells = dict(zip(heading, row, strict=True))
    assert (cells["amount_min"], cells["amount_max"], cells["currency"]) == ("380000000", "380000000", "EUR")
    assert (cells["title"], cells["note"]) == ("=1+1", '+49 "x",\r\ny')
    assert (cells["status"], cells["flagged"], cells["language"]) == ("done", "true", "")


@pytest.mark.parametrize(
    ("old", "new", "part"),
    [
        (b"text_sha256,", b"sha,", "Line 1 of “x”: the heading is not"),
        (b"\r\n", b"\r\na,b\r\n", "Line 2 of “x”: it has 2 cells"),
        (b",380000000,EUR", b",380000001,EUR", "the cell “amount_max” disagrees with “value_json”"),
        (b",true,", b",yes,", "the cell “flagged” is “yes”, neither true nor false"),
        (b",8,31,", b",8.0,31,", "the cell “start” is “8.0”, not a whole number"),
        (b",8,31,", ",٨,31,".encode(), "not a whole number"),
        (b'"=1', b'"=1"', "it is no CSV"),
        (b"=1+1", b"=\xff+1", "it is not UTF-8"),
    ],
)
def test_a_table_that_was_changed_is_refused_with_its_line(record, old, new, part):
    data = csv_table.HEADER + csv_table.encode(replace(record, article=replace(record.article, title='=1+1,"')))
    assert old in data
    changed = data.replace(old, new, 1)
    with pytest.raises(BadLine) as caught:
        list(csv_table.read(io.BytesIO(changed), source="x"))
    assert part in caught.value.sentence()


def test_a_cell_over_the_standard_limit_is_read(record):
    long = replace(record, annotations=(replace(record.annotations[0], note="x" * 200_000),))
    data = csv_table.HEADER + csv_table.encode(long)
    assert [len(row.note) for row in csv_table.read(io.BytesIO(data), source="x")] == [200_000]


def test_formats_are_found_by_name():
    assert [find_format(known.name) for known in FORMATS] == list(FORMATS)
    with pytest.raises(UnknownFormat, match="There is no export format “xml”; the formats are jsonl, csv"):
        find_format("xml")
    assert "for programs, not for spreadsheets" in find_format("csv").line
    assert all(known.loses.endswith(".") and known.suffix == f".{known.name}" for known in FORMATS)


def test_every_key_and_column_is_documented(record):
    page = (Path(__file__).parents[2] / "docs" / "formats.md").read_text(encoding="utf-8")
    line = json.loads(jsonl.encode(record))
    for name in (*line, *line["annotations"][0], *line["sessions"][0], *COLUMNS):
        assert f"`{name}`" in page, name


def test_what_reading_back_does_not_bring_is_said():
    manual = " ".join((Path(__file__).parents[2] / "docs" / "formats.md").read_text(encoding="utf-8").split())
    loses = find_format("jsonl").loses
    assert all(word in loses for word in ("title, language and day", "made_at", "changed_at"))
    assert "its own title, language and day" in manual
    assert "are those of the import" in manual
