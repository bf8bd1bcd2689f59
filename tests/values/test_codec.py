"""JSON of values: exact fields, exact round trip, every wrong shape refused."""

import json
import subprocess
import sys
from decimal import Decimal

import pytest
from hypothesis import given

from tests.values.strategies import VALUES
from values import codec
from values.errors import ValueFault
from values.types import Amount, Basis, Country, Date, Mod, Program, Qualifier, Value

AMOUNT = {"min": "5", "max": "5", "currency": "EUR", "qualifier": "exact", "period": None, "basis": "total"}
DATE = {"edtf": "2025", "mod": None, "inferred": False}


@given(VALUES)
def test_round_trip_is_exact(case: tuple[str, Value]) -> None:
    label, value = case
    text = codec.to_json(value)
    assert codec.from_json(label, text) == value
    assert codec.to_json(codec.from_json(label, text)) == text
    assert codec.from_dict(label, codec.to_dict(value)) == value


def test_fields_are_those_of_the_guideline() -> None:
    amount = Amount(min=Decimal("5E+7"), max=Decimal("50000000.0"), currency="EUR", period="P1Y")
    assert codec.to_json(amount) == (
        '{"basis":"total","currency":"EUR","max":"50000000","min":"50000000","period":"P1Y","qualifier":"exact"}'
    )
    assert list(codec.to_dict(amount)) == ["min", "max", "currency", "qualifier", "period", "basis"]
    assert codec.to_dict(Date(edtf="2025/..", mod=Mod.START)) == {"edtf": "2025/..", "mod": "START", "inferred": False}
    assert codec.to_dict(Date(edtf=None, note="deictic"))["note"] == "deictic"
    assert codec.to_dict(Country(code="DE")) == {"code": "DE"}
    assert codec.to_dict(Program(name="Käse")) == {"name": "Käse", "status": "as_written"}


@pytest.mark.parametrize(
    ("label", "fields", "field"),
    [
        ("amount", AMOUNT | {"min": 5}, "min"),
        ("amount", AMOUNT | {"min": "5e3"}, "min"),
        ("amount", AMOUNT | {"min": "05"}, "min"),
        ("amount", AMOUNT | {"min": "NaN"}, "min"),
        ("amount", AMOUNT | {"min": None}, "max"),
        ("amount", AMOUNT | {"max": "6"}, "max"),
        ("amount", AMOUNT | {"qualifier": "range"}, "max"),
        ("amount", AMOUNT | {"max": "4", "qualifier": "range"}, "max"),
        ("amount", AMOUNT | {"min": None, "max": None, "qualifier": "range"}, "qualifier"),
        ("amount", AMOUNT | {"currency": "eur"}, "currency"),
        ("amount", AMOUNT | {"currency": "ZZZ"}, "currency"),
        ("amount", AMOUNT | {"qualifier": "EXACT"}, "qualifier"),
        ("amount", AMOUNT | {"period": "yearly"}, "period"),
        ("amount", AMOUNT | {"basis": None}, "basis"),
        ("amount", AMOUNT | {"note": ""}, "note"),
        ("amount", AMOUNT | {"note": None}, "note"),
        ("amount", AMOUNT | {"unit": 1}, "unit"),
        ("amount", {"min": "5"}, "max"),
        ("date", DATE | {"edtf": "2025-02-30"}, "edtf"),
        ("date", DATE | {"edtf": "2025-13"}, "edtf"),
        ("date", DATE | {"edtf": "2026/2025"}, "edtf"),
        ("date", DATE | {"edtf": "../.."}, "edtf"),
        ("date", DATE | {"edtf": 2025}, "edtf"),
        ("date", DATE | {"mod": "EARLY"}, "mod"),
        ("date", DATE | {"inferred": "false"}, "inferred"),
        ("country", {"code": "UK"}, "code"),
        ("country", {"code": "de"}, "code"),
        ("country", {}, "code"),
        ("program", {"name": " x", "status": "as_written"}, "name"),
        ("program", {"name": "a\nb", "status": "as_written"}, "name"),
        ("program", {"name": "x", "status": "new"}, "status"),
        ("program", [], ""),
        ("topic", {}, ""),
    ],
)
def test_wrong_shapes_are_refused_by_field(label: str, fields: object, field: str) -> None:
    with pytest.raises(ValueFault) as caught:
        codec.from_dict(label, fields)
    assert caught.value.field == field
    assert caught.value.sentence().endswith(".")
    if field:
        assert f"“{field}”" in caught.value.sentence()


@pytest.mark.parametrize(
    "text", ["", "{", "[1]", "null", '{"code":"DE","code":"FR"}', '{"code":NaN}', "[" * 100_000, '{"code": "D\ud800"}']
)
def test_hostile_json_is_refused(text: str) -> None:
    with pytest.raises(ValueFault):
        codec.from_json("country", text)


def test_a_value_that_breaks_a_rule_is_not_written() -> None:
    with pytest.raises(ValueFault):
        codec.to_json(Amount(min=Decimal(2), max=Decimal(1), currency="EUR", qualifier=Qualifier.RANGE))
    with pytest.raises(ValueFault):
        codec.to_json(Amount(min=Decimal("Infinity"), max=Decimal("Infinity"), currency=None, basis=Basis.EACH))


def test_codec_and_show_load_no_language_tables() -> None:
    script = "import sys, json, values.codec, values.show; print(json.dumps(sorted(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, timeout=60)
    loaded = set(json.loads(done.stdout))
    assert not loaded & {"babel", "text_to_num", "edtf", "values.reading", "tomllib", "PySide6", "db"}


@pytest.mark.parametrize("words", ["Muster AG", "", 'a "b" \\ c', "😀\u202e", "\n"])
def test_words_under_a_label_without_a_grammar_come_back(words: str) -> None:
    assert codec.bare_words(codec.bare(words)) == words


@pytest.mark.parametrize("text", ["", "null", "[1]", '{"text":5}', '{"name":"x"}', "{", "[" * 100_000])
def test_what_holds_no_such_words_gives_none(text: str) -> None:
    assert codec.bare_words(text) is None
