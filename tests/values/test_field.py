"""The value field takes what it shows, short forms and words, and says what is wrong with the rest."""

import pytest
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from tests.values.strategies import VALUES, dates, edtf
from values import codec
from values.date import edtf_text
from values.errors import FieldFault
from values.field import parse
from values.show import show
from values.types import Date, Value


@given(VALUES)
def test_every_value_is_taken_back_as_it_is_shown(case: tuple[str, Value]) -> None:
    label, value = case
    assert parse(label, show(value)) == value
    assert parse(label, f"  {show(value)} ") == value


@given(VALUES)
def test_plain_spaces_do_for_the_thin_ones(case: tuple[str, Value]) -> None:
    label, value = case
    if label != "program" and "\u202f" not in (getattr(value, "note", None) or ""):
        assert parse(label, show(value).replace("\u202f", " ")) == value


@given(dates())
def test_the_library_agrees_that_our_edtf_is_edtf(value: Date) -> None:
    if value.edtf is None:
        return
    for point in value.edtf.split("/"):  # the library takes fewer points in intervals than ISO 8601-2 does
        beyond = point.startswith("XXXX") and edtf_text.sub_year(point)  # "an autumn": the reference texts write it
        if point != ".." and not beyond:
            assert parse_edtf(point) is not None


@given(edtf())
def test_bounds_are_in_order(text: str) -> None:
    for point in text.split("/"):
        if point != "..":
            assert edtf_text.earliest(point) <= edtf_text.latest(point)


@pytest.mark.parametrize(
    ("label", "value", "shown"),
    [
        (
            "amount",
            {"min": "380000000", "max": "380000000", "currency": "EUR", "qualifier": "over"},
            "> 380 000 000 EUR",
        ),
        ("amount", {"min": "22000000", "max": "22000000", "period": "P1Y", "currency": "EUR"}, "22 000 000 EUR / year"),
        (
            "amount",
            {"min": "2", "max": "3.5", "qualifier": "range", "currency": "USD", "basis": "each"},
            "2..3.5 USD each",
        ),
        ("amount", {"min": None, "max": None, "currency": "EUR"}, "vague EUR"),
        ("amount", {"min": "1.234", "max": "1.234", "currency": None, "qualifier": "about"}, "~ 1.2340 ?"),
        ("amount", {"min": "5", "max": "5", "currency": "EUR", "period": "P3M", "note": "x"}, "5 EUR / 3 months · x"),
        ("date", {"edtf": "2025/..", "mod": "START"}, "2025/.. START"),
        ("date", {"edtf": "2026-34"}, "2026-34 (Q2)"),
        ("date", {"edtf": "2024-08-20", "inferred": True}, "2024-08-20 (inferred)"),
        ("date", {"edtf": None, "note": "deictic"}, "undated · deictic"),
        ("country", {"code": "CZ"}, "CZ"),
        ("country", {"code": None}, "unclear"),
        ("program", {"name": "TWIST", "status": "as_written"}, "TWIST"),
        ("program", {"name": "TWIST", "status": "resolved"}, "TWIST (resolved)"),
    ],
)
def test_shown_as_in_the_pictures(label: str, value: dict[str, object], shown: str) -> None:
    whole = {
        "amount": {"qualifier": "exact", "period": None, "basis": "total"},
        "date": {"mod": None, "inferred": False},
    }
    parsed = codec.from_dict(label, whole.get(label, {}) | value)
    assert show(parsed).replace("\u202f", " ") == shown
    assert parse(label, shown) == parsed


@pytest.mark.parametrize(
    ("label", "typed", "meant"),
    [
        ("amount", ">380000000 eur", "> 380 000 000 EUR"),
        ("amount", ">= 5 EUR", "> 5 EUR"),
        ("amount", "2..3 EUR/year", "2..3 EUR / year"),
        ("date", "2019-21", "2019/2021"),
        ("date", "2019-21 (spring)", "2019-21 (spring)"),
        ("date", "2025..2027", "2025/2027"),
        ("date", "2025..", "2025/.."),
        ("date", "2025/.. start", "2025/.. START"),
        ("date", "2030~ approx (inferred)", "2030~ APPROX (inferred)"),
        ("country", "de", "DE"),
    ],
)
def test_short_forms(label: str, typed: str, meant: str) -> None:
    assert show(parse(label, typed)).replace("\u202f", " ") == meant


@pytest.mark.parametrize(
    ("label", "typed", "position", "says"),
    [
        ("amount", "", 0, "nothing"),
        ("amount", "viel Geld", 0, "viel Geld"),
        ("amount", "> ", 2, "missing"),
        ("amount", "> 2..3 EUR", 0, "range"),
        ("amount", "3..2 EUR", 0, "falls"),
        ("amount", "> 5 Pfifferlinge", 4, "“Pfifferlinge”"),
        ("date", "2025-02-30", 8, "no day 30"),
        ("date", "2025-13", 5, "no month 13"),
        ("date", "2025-05/2025-13", 13, "no month 13"),
        ("date", "2026/2025", 5, "before"),
        ("date", "../..", 0, "both sides"),
        ("date", "2025 EARLY", 5, "EARLY"),
        ("date", "2026-35 (Q2)", 9, "Q2"),
        ("date", "  bald", 2, "bald"),
        ("country", "Atlantis", 0, "Atlantis"),
        ("country", " XX", 1, "XX"),
        ("program", "a\u2028b", 1, "line"),
        ("topic", "x", 0, "topic"),
    ],
)
def test_faults_say_what_and_where(label: str, typed: str, position: int, says: str) -> None:
    with pytest.raises(FieldFault) as caught:
        parse(label, typed, "de", None)
    assert caught.value.position == position
    assert says in caught.value.sentence()
    assert f"At character {position + 1}:" in caught.value.sentence()


@given(st.sampled_from(["amount", "date", "country", "program"]), st.text(max_size=60))
def test_any_text_is_a_value_or_a_field_fault(label: str, typed: str) -> None:
    value, fault = None, None
    try:
        value = parse(label, typed, None, None)
    except FieldFault as caught:
        fault = caught
    if value is not None:
        assert parse(label, show(value)) == value
    else:
        assert fault is not None
        assert 0 <= fault.position <= len(typed)
        assert fault.sentence().endswith(".")
