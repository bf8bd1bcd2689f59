"""The documents of facts as others read them: CSV, JSON, Parquet; and what is refused."""

import csv
import io
import json
from dataclasses import replace
from decimal import Decimal

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from exchange.errors import BadLine
from exchange.fact_formats import find_fact_format
from exchange.facts import csv_table, parquet
from tests.exchange.facts.conftest import AMOUNT, cell


def written(name, facts, about):
    file = io.BytesIO()
    find_fact_format(name).write(file, facts, about)
    return file.getvalue()


def refused(name, data):
    with pytest.raises(BadLine) as caught:
        list(find_fact_format(name).read(io.BytesIO(data), source="f.x"))
    return caught.value.sentence()


# ------------------------------------------------------------------------------------------------------------- csv


def test_a_table_has_one_row_a_fact_with_its_first_values_in_columns(fact, bare, about):
    rows = list(csv.DictReader(io.StringIO(written("facts-csv", [fact, bare], about).decode(), newline="")))
    assert len(rows) == 2
    told = {
        name: rows[0][name] for name in ("program", "amount_min", "currency", "qualifier", "countries", "edtf", "mod")
    }
    assert told == {
        "program": "EXIST",
        "amount_min": "380000000",
        "currency": "EUR",
        "qualifier": "over",
        "countries": "CZ; PL",
        "edtf": "2025/..",
        "mod": "START",
    }
    assert (rows[0]["amounts"], rows[0]["parts"], rows[1]["amounts"]) == ("> 380 000 000 EUR", "9.95 EUR", "")
    assert (rows[0]["dates"], rows[0]["programs"]) == ("2025/.. START", "EXIST")
    assert (rows[0]["title"], rows[0]["title_typed"]) == ("EXIST", "false")
    assert (rows[1]["title"], rows[1]["title_typed"]) == ("Nothing yet", "true")
    assert rows[0]["without_evidence"] == (
        "part: 9.95 EUR (from the analyst); recipient: not marked any more (its evidence is gone)"
    )
    assert rows[1]["without_evidence"] == ""
    assert rows[0]["note"] == "=1+1"  # as it is: the line about the format says that it is not for spreadsheets
    cells = json.loads(rows[0]["cells_json"])
    assert [one["role"] for one in cells] == [one.role for one in fact.values]
    assert cells[1]["evidence"]["quote"] == "Über 380 Mio. Euro"
    assert json.loads(rows[1]["cells_json"]) == []


def test_it_is_rfc_4180_in_utf_8_without_a_mark(fact, about):
    data = written("facts-csv", [fact], about)
    assert data.startswith(b"title,program,status,programs,without_evidence,amounts,")
    assert data.split(b"\r\n")[0].endswith(b",text_sha256,fact,state,cells_json")
    assert data.count(b"\r\n") == 2
    assert "😀".encode() in data


def test_the_first_amount_with_a_number_is_told(fact, about):
    vague = AMOUNT.replace('"380000000"', "null")
    yearly = AMOUNT.replace("380000000", "22000000").replace("over", "exact").replace("null", '"P1Y"')
    amounts = [cell("amount", "amount", one) for one in (vague, AMOUNT, yearly, AMOUNT)]
    several = replace(fact, values=tuple(amounts))
    [row] = csv.DictReader(io.StringIO(written("facts-csv", [several], about).decode(), newline=""))
    assert row["amount_min"] == "380000000"
    assert row["amounts"] == "> vague EUR; > 380 000 000 EUR; 22 000 000 EUR / year"


def test_all_programs_are_told_under_the_names_they_have_in_the_end(fact, about):
    names = (("AIF", "AI Factories"), ("EXIST", "EXIST"), ("AI-Fabriken", "AI Factories"))
    programs = [cell("program", "program", json.dumps({"name": name}), means=means) for name, means in names]
    several = replace(fact, values=tuple(programs))
    [row] = csv.DictReader(io.StringIO(written("facts-csv", [several], about).decode(), newline=""))
    assert row["programs"] == "AI Factories; EXIST"


def test_the_own_roles_of_a_project_are_columns_in_the_same_notation(fact, about):
    own = (cell("recipient", "country", '{"code":"HU"}'), cell("recipient", "body", '{"text":"MIT"}'))
    held = replace(fact, values=own)
    [row] = csv.DictReader(io.StringIO(written("facts-csv", [held], about).decode(), newline=""))
    assert row["role: recipient"] == "HU; MIT"
    assert list(row)[list(row).index("parts") + 1] == "role: recipient"


def test_what_words_prove_somewhere_is_not_without_evidence(fact, about):
    twice = replace(fact, values=(*fact.values[:4], cell("country", "country", '{"code":"PL"}')))
    [row] = csv.DictReader(io.StringIO(written("facts-csv", [twice], about).decode(), newline=""))
    assert (row["countries"], row["without_evidence"]) == ("CZ; PL", "")


@pytest.mark.parametrize(
    ("old", "new", "part"),
    [
        (b"fact,state", b"fact,stage", "the heading is not the 33 columns of this format"),
        (b"role: recipient", b"recipient", "the heading is not the 33 columns of this format"),
        (b",380000000,", b",380000001,", "the cell “amount_min” disagrees with the others"),
        (b"(from the analyst)", b"", "the cell “without_evidence” disagrees with the others"),
        (b",false,000", b",no,000", "the cell “title_typed” disagrees with the others"),
        (b'[{""role""', b'[{""rule""', "“role” is missing or not known"),
        (b'""gone"":false', b'""gone"":0', "“gone” is '0', which it cannot be"),
        (b'""gone"":false', b'""gone"":false,""gone"":false', "a key stands twice"),
        (b",CZ; PL,", b",CZ,PL,", "it has 35 cells, not 34"),
        ("😀".encode(), b"\xff", "it is not UTF-8"),
    ],
)
def test_a_table_that_was_changed_is_refused(old, new, part, fact, about):
    data = written("facts-csv", [fact], about)
    assert old in data
    assert part in refused("facts-csv", data.replace(old, new, 1))


def test_the_number_of_columns_is_what_the_sentence_says():
    assert len(csv_table.BEGINNING) + len(csv_table.END) == 33


# ------------------------------------------------------------------------------------------------------------ json


def test_a_document_holds_facts_with_their_evidence(fact, bare, about):
    document = json.loads(written("facts-json", [fact, bare], about))
    assert (document["format"], document["version"], document["project"]) == ("beleg-facts", 1, "Funding")
    assert document["programs"] == [
        {
            "name": "EXIST",
            "names": ["EXIST-Programm"],
            "note": "Seit 1998.",
            "identifiers": {"wikidata": "Q1"},
            "years": "1998/..",
        }
    ]
    first = document["facts"][0]
    amount = first["cells"][1]
    assert amount["value"]["min"] == "380000000"
    assert amount["evidence"]["before"] + amount["evidence"]["quote"] + amount["evidence"]["after"] == (
        "Über 380 Mio. Euro gehen seit Anfang 2025 nach Tschechien & Polen."
    )
    assert first["article"]["published"] == "2025-11-03"
    assert first["cells"][5]["from_analyst"]
    assert document["facts"][1]["cells"] == []


def test_no_facts_are_a_document_all_the_same(about):
    assert json.loads(written("facts-json", [], about))["facts"] == []
    assert json.loads(written("facts-jsonld", [], about))["@graph"][0]["name"] == "EXIST"


@pytest.mark.parametrize(
    ("old", "new", "part"),
    [
        (b'"beleg-facts"', b'"other"', "it is not beleg-facts, version 1"),
        (b'"version":1', b'"version":2', "it is not beleg-facts, version 1"),
        (b"{\n", b"[\n", "does not begin as this format does"),
        (b"]}\n", b"", "the document has no end"),
        (b"\n]}\n", b"\n]}\n{}", "something follows the end"),
        (b'"rivals":0', b'"rivals":true', "“rivals” is 'True', which it cannot be"),
        (b'"rivals":0', b'"rivals":NaN', "NaN is no number of JSON"),
        (b'"quote"', b'"quotes"', "is missing or not known"),
        (b'"cells"', b'"cell"', "it is no object with “cells”"),
        (b"},\n{", b"}\n{", "the line before it ends without a comma"),
    ],
)
def test_a_document_that_was_changed_is_refused(old, new, part, fact, bare, about):
    data = written("facts-json", [fact, bare], about)
    assert old in data
    assert part in refused("facts-json", data.replace(old, new, 1))


# --------------------------------------------------------------------------------------------------------- parquet


def test_a_table_nests_values_and_evidence_and_has_decimals(fact, about):
    table = pq.read_table(io.BytesIO(written("facts-parquet", [fact], about)))
    [row] = table.to_pylist()
    assert row["amount_min_decimal"] == Decimal("380000000.000000")
    assert [one["country"] for one in row["cells"]] == [None, None, "CZ", "PL", None, None, None]
    assert row["cells"][5]["amount_min_decimal"] == Decimal("9.950000")
    assert row["cells"][1]["evidence"]["start"] == fact.values[1].evidence.start
    assert str(table.schema.field("amount_min_decimal").type) == "decimal128(38, 6)"


@pytest.mark.parametrize("number", ["0.1234567", "1" + "0" * 32])
def test_what_a_decimal_does_not_hold_is_there_as_text_alone(number, fact, about):
    held = replace(fact, values=(cell("amount", "amount", AMOUNT.replace("380000000", number)),))
    data = written("facts-parquet", [held], about)
    [row] = pq.read_table(io.BytesIO(data)).to_pylist()
    assert (row["amount_min"], row["amount_min_decimal"]) == (number, None)
    assert list(parquet.read(io.BytesIO(data), source="x")) == [held]


def test_many_facts_are_written_in_groups(fact, about, monkeypatch):
    monkeypatch.setattr(parquet, "ROWS", 3)
    data = written("facts-parquet", [fact] * 8, about)
    assert pq.ParquetFile(io.BytesIO(data)).num_row_groups == 3
    assert list(parquet.read(io.BytesIO(data), source="x")) == [fact] * 8


def test_another_table_is_refused(fact, about):
    file = io.BytesIO()
    pq.write_table(pa.table({"a": [1]}), file)
    assert "its columns are not those of this format" in refused("facts-parquet", file.getvalue())
    assert "it is no Parquet" in refused("facts-parquet", b"PAR1 and nothing")
    table = pq.read_table(io.BytesIO(written("facts-parquet", [fact], about)))
    changed = io.BytesIO()
    pq.write_table(table.set_column(5, table.schema.field(5), [["doubtful"]]), changed)
    assert next(iter(parquet.read(changed, source="x"))).status == "doubtful"
    changed = io.BytesIO()
    place = table.schema.get_field_index("currency")
    pq.write_table(table.set_column(place, table.schema.field(place), [["CHF"]]), changed)
    assert "its column “currency” disagrees" in refused("facts-parquet", changed.getvalue())
