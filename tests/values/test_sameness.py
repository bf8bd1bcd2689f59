"""Values are the same by what they say, not by how it is written; and they have an order."""

import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.values.strategies import VALUES
from values.codec import to_json
from values.sameness import program_name, same_key
from values.sorting import amount_order, country_code, date_order, text_order
from values.types import Amount, Basis, Country, Date, Mod, Qualifier

EURO = Amount(min=Decimal(380_000_000), max=Decimal(380_000_000), currency="EUR", qualifier=Qualifier.OVER)


def key(value):
    return same_key(value_label(value), to_json(value))


def value_label(value):
    return type(value).__name__.lower()


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (EURO, "amount EUR 380000000 380000000 over - total"),
        (
            Amount(min=Decimal("1.50"), max=Decimal(2), currency=None, qualifier=Qualifier.RANGE, period="P1Y"),
            "amount ? 1.5 2 range P1Y total",
        ),
        (Amount(min=Decimal(7), max=Decimal(7), currency="USD", basis=Basis.EACH), "amount USD 7 7 exact - each"),
        (Date(edtf="2025/..", mod=Mod.START, inferred=True), "date 2025/.. START"),
        (Date(edtf="2025-10"), "date 2025-10"),
        (Country(code="PL"), "country PL"),
        (Country(code=None), None),
        (Date(edtf=None, note="deictic"), None),
        (Amount(min=None, max=None, currency="EUR"), None),
    ],
)
def test_the_key_of_a_value(value, expected):
    assert key(value) == expected


def test_a_note_and_a_reckoned_part_make_no_difference():
    told = Amount(min=EURO.min, max=EURO.max, currency="EUR", qualifier=Qualifier.OVER, note="net")
    assert key(told) == key(EURO)
    assert key(Date(edtf="2025", inferred=True, note="fiscal")) == key(Date(edtf="2025"))


TWO = st.sampled_from([Decimal(1), Decimal("1.5")])
NEAR = st.one_of(
    st.builds(
        lambda number, **rest: Amount(min=number, max=number, **rest),
        TWO,
        currency=st.sampled_from(["EUR", None]),
        qualifier=st.sampled_from([Qualifier.EXACT, Qualifier.OVER]),
        period=st.sampled_from([None, "P1Y"]),
        basis=st.sampled_from(Basis),
        note=st.sampled_from([None, "net"]),
    ),
    st.builds(
        Date, edtf=st.sampled_from(["2025", "2025-10"]), mod=st.sampled_from([None, Mod.MID]), inferred=st.booleans()
    ),
)


PLAIN = VALUES.map(lambda pair: pair[1])


@given(st.tuples(PLAIN, PLAIN) | st.tuples(NEAR, NEAR))
def test_two_values_share_a_key_only_if_they_differ_in_note_and_reckoning_alone(both):
    one, other = both

    def bare(value):
        fields = json.loads(to_json(value))
        for name in ("note", "inferred", "status"):
            fields.pop(name, None)
        return value_label(value), fields

    if key(one) is not None:
        assert (key(one) == key(other)) == (bare(one) == bare(other))


@pytest.mark.parametrize(
    ("value", "words", "name"),
    [
        ('{"name":"AI Factories","status":"resolved"}', "KI-Fabriken", "AI Factories"),
        (None, "AI\n  Factories ", "AI Factories"),
        ('{"name":""}', "Netz", "Netz"),
        (None, "", None),
    ],
)
def test_a_program_is_called_by_its_value_else_by_its_words(value, words, name):
    assert program_name(value, words) == name
    assert same_key("program", value, words) == (None if name is None else f"program {name}")


@pytest.mark.parametrize("value", ["", "[]", "7", '{"min":', '{"min":"1e5","max":"2"}', '{"code":7}', "[" * 100_000])
@pytest.mark.parametrize("label", ["amount", "date", "country", "funder"])
def test_what_is_no_value_of_ours_has_no_key_and_no_order(label, value):
    assert same_key(label, value) is None
    assert (amount_order(value), date_order(value), country_code(value)) == (None, None, None)


def test_labels_without_grammar_have_no_key():
    assert same_key("recipient", '{"text":"Land Tirol"}', "Land Tirol") is None


@pytest.mark.parametrize(
    ("edtf", "day", "year"),
    [
        ("2025", 2025_01_01, 2025),
        ("2025-10-14", 2025_10_14, 2025),
        ("2025-34", 2025_04_01, 2025),
        ("../2027-06", 2027_06_01, 2027),
        ("2025/..", 2025_01_01, 2025),
        ("199X", 1990_01_01, 1990),
        ("2025~", 2025_01_01, 2025),
    ],
)
def test_a_date_is_sorted_by_the_first_day_that_is_told(edtf, day, year):
    assert date_order(to_json(Date(edtf=edtf))) == (day, year)


@pytest.mark.parametrize("edtf", ["XXXX-08-20", "2025-13", None])
def test_a_date_without_a_year_has_no_order(edtf):
    assert date_order(json.dumps({"edtf": edtf})) is None


def test_an_amount_is_sorted_by_its_lower_number():
    span = Amount(min=Decimal(2), max=Decimal(9), currency="CZK", qualifier=Qualifier.RANGE)
    assert amount_order(to_json(span)) == (2.0, "CZK")
    assert amount_order(None) is None
    assert amount_order('{"min":null,"max":null}') is None


@given(st.text())
def test_folding_text_twice_is_folding_it_once(text):
    assert text_order(text_order(text)) == text_order(text)


def test_text_is_sorted_without_case_accents_and_line_breaks():
    assert text_order("  Évora\n STRASSE ") == "evora strasse"
    assert text_order("Straße") == "strasse"
    assert text_order("𝕬I") == "ai"
