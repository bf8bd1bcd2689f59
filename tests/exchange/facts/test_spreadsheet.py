"""The workbook as others read it: types, no formulas, nothing cut, the same bytes."""

import io
import zipfile
from dataclasses import replace
from itertools import product

import pytest
from openpyxl import load_workbook

from exchange.errors import BadLine, TooManyRows
from exchange.facts import spreadsheet, spreadsheet_read
from exchange.facts.sheet_cells import escaped, fits_number, pieces, unescaped, whole_day
from tests.exchange.facts.conftest import cell

PAYLOADS = [
    begin + rest
    for begin, rest in product(
        ("=", "+", "-", "@", "\t=", "\r=", "=\n", "'=", " =", "|"),
        (
            *(
                "1+1",
                "SUM(A1:A9)",
                "cmd|' /C calc'!A0",
                'HYPERLINK("http://x","y")',
                "5 Mio.",
                "3 %",
                "A1",
                "'x",
                '"',
                "0",
            ),
            *("IMPORTXML(1)", "1E9", "TRUE", "#REF!", "{1;2}", "DDE()", "R1C1", "Ada", "@x", "=1"),
        ),
    )
]


def written(facts, about):
    file = io.BytesIO()
    spreadsheet.write(file, facts, about)
    return file.getvalue()


def sheets(data):
    return load_workbook(io.BytesIO(data))


def column(sheet, name):
    names = [one.value for one in sheet[1]]
    return [row[names.index(name)] for row in sheet.iter_rows(min_row=2)]


def test_there_are_200_payloads():
    assert len(set(PAYLOADS)) == 200


def test_no_payload_becomes_a_formula_and_each_is_read_back(fact, about):
    facts = [
        replace(fact, id=f"{place:064x}:0", title=payload, note=payload, annotator=payload)
        for place, payload in enumerate(PAYLOADS)
    ]
    data = written(facts, about)
    for sheet in sheets(data).worksheets:
        assert not [one.coordinate for row in sheet.iter_rows() for one in row if one.data_type in ("f", "e")]
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        assert not [name for name in parts.namelist() if b"<f>" in parts.read(name) or b"<f " in parts.read(name)]
    assert list(spreadsheet_read.read(io.BytesIO(data), source="x")) == facts


def test_numbers_are_numbers_days_are_days_and_the_rest_is_text(fact, about):
    book = sheets(written([fact], about))
    [low] = column(book["Facts"], "amount_min")
    [when] = column(book["Facts"], "published")
    [edtf] = column(book["Facts"], "edtf")
    assert (low.value, low.data_type) == (380000000, "n")
    assert (when.value.isoformat(), when.is_date) == ("2025-11-03T00:00:00", True)
    assert (edtf.value, edtf.data_type) == ("2025/..", "s")
    assert [one.value for one in column(book["Facts"], "countries")] == ["CZ; PL"]
    assert [one.value for one in column(book["Facts"], "role: recipient")] == ["not marked any more"]
    assert [one.value for one in column(book["Facts"], "amounts")] == ["> 380 000 000 EUR"]
    assert [one.value for one in column(book["Facts"], "title")] == ["EXIST"]
    assert [one.value for one in column(book["Facts"], "title_typed")] == [False]
    assert [one.value for one in column(book["Facts"], "without_evidence")] == [
        "part: 9.95 EUR (from the analyst); recipient: not marked any more (its evidence is gone)"
    ]
    assert [one.value for one in book["Facts"][1]][-3:] == ["text_sha256", "fact", "state"]
    flags = [one.value for one in column(book["Evidence"], "from_analyst")]
    assert flags == [False, False, False, False, False, True, False]
    assert column(book["Evidence"], "in_words")[1].value == "over 380 000 000 EUR"
    assert column(book["Evidence"], "in_words")[5].value == "9.95 EUR (from the analyst)"
    assert book.sheetnames == ["Facts", "Evidence", "Programs", "About"]
    assert column(book["Programs"], "identifiers")[0].value == "wikidata: Q1"


@pytest.mark.parametrize(
    ("decimal", "fits"),
    [
        *[("0", True), ("9.95", True), ("380000000", True), ("123456789012345", True), ("-5.5", True)],
        *[("1234567890123456", False), ("0.1234567890123456", False), ("1" + "0" * 39, True), ("2.50", False)],
    ],
)
def test_an_amount_is_a_number_where_a_spreadsheet_keeps_its_digits(decimal, fits):
    assert fits_number(decimal) == fits


@pytest.mark.parametrize(
    "edtf", ["1900-02-28", "1899-12-31", "2025-10", "2025-10-03~", "XXXX-08-20", "2025/..", "0001-01-01"]
)
def test_what_a_spreadsheet_cannot_count_is_no_day(edtf):
    assert whole_day(edtf) is None
    assert whole_day("1900-03-01") is not None


@pytest.mark.parametrize(
    "text",
    ["x" * 32_767, "x" * 32_768, "😀" * 20_000, "_x0041_" * 9_000, "\x01" * 40_000, "ä\r\n" * 30_000, "x" * 100_001],
)
def test_what_a_cell_cannot_hold_goes_on_elsewhere(text, fact, about):
    facts = [replace(fact, note=text, article=replace(fact.article, title=text + "y")), replace(fact, note="short")]
    data = written(facts, about)
    assert list(spreadsheet_read.read(io.BytesIO(data), source="x")) == facts
    for sheet in sheets(data).worksheets:
        for row in sheet.iter_rows():
            for one in row:
                if isinstance(one.value, str):
                    assert len(one.value.encode("utf-16-le")) // 2 <= 32_767
    assert ("Long texts" in sheets(data).sheetnames) == (len(list(pieces(text + "y"))) > 1)


@pytest.mark.parametrize(
    "text", ["", "a\x01b", "_x0041_", "_x005F_x0041_", "\ufffe\uffff", "_x00e4_", "__x0041__", "\r"]
)
def test_escapes_are_undone(text):
    assert unescaped(escaped(text)) == text
    assert not set(escaped(text)) & {"\x01", "\r", "\ufffe", "\uffff"}


def test_the_clock_is_no_part_of_it(fact, about, monkeypatch):
    first = written([fact], about)
    with zipfile.ZipFile(io.BytesIO(first)) as parts:
        assert {one.date_time for one in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"1980-01-01T00:00:00Z" in parts.read("docProps/core.xml")
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    assert written([fact], about) == first


def test_more_than_a_sheet_holds_is_refused(fact, about, monkeypatch):
    monkeypatch.setattr(spreadsheet, "MOST_ROWS", 5)
    with pytest.raises(TooManyRows, match="Evidence"):
        written([fact], about)


def test_a_sheet_that_says_something_else_is_refused(fact, about):
    for sheet, cell_name, value in (
        ("Facts", "D2", "other"),
        ("Facts", "G2", 5),
        ("Facts", "E2", None),
        ("Facts", "D1", "x"),
        ("Evidence", "M2", "x"),
        ("Evidence", "A2", 9),
    ):
        book = sheets(written([fact], about))
        book[sheet][cell_name].value = value
        file = io.BytesIO()
        book.save(file)
        with pytest.raises(BadLine):
            list(spreadsheet_read.read(file, source="x"))
    book = sheets(written([fact], about))
    book.remove(book["Evidence"])
    file = io.BytesIO()
    book.save(file)
    with pytest.raises(BadLine, match="has no sheet “Evidence”"):
        list(spreadsheet_read.read(file, source="x"))


def test_a_workbook_saved_by_another_program_reads_the_same(fact, about):
    """What openpyxl loads and saves anew holds shared strings and other styles; the facts are the same."""
    facts = [fact, replace(fact, values=(*fact.values, cell("recipient", "country", '{"code":"FI"}')))]
    file = io.BytesIO()
    sheets(written(facts, about)).save(file)
    assert list(spreadsheet_read.read(file, source="x")) == facts
