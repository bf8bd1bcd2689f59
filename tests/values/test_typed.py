"""The value field swallows nothing: every character that is typed counts, or is named as a fault."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from values.errors import FieldFault
from values.field import parse
from values.show import show
from values.types import Value

DAY = "2025-11-20"
VALID = {
    "amount": [
        "> 380 Mio. EUR / year",
        "380 Mio. EUR",
        "2..3 Mrd. EUR",
        "rund 1.250,50 Euro",
        "zwischen 5 und 6 Mio. Franken",
        "jährlich insgesamt bis zu 50 Mio. Euro",
        "eine halbe Milliarde Euro",
        "je 10.000 €",
        "mehrere Milliarden Euro",
        "~ 12 EUR each / 3 months",
        "1 Million 200 Tausend Euro",
        "TEUR 500",
    ],
    "date": [
        "2025/.. START",
        "2025-10-14",
        "2025-34 (Q2)",
        "seit Anfang 2025",
        "Dienstag, 14. Oktober 2025",
        "15. Jänner bis 15. April 2026",
        "Wintersemester 2025/26",
        "vor fünf Jahren",
        "2. Quartal des Jahres 2025",
        "2030~ APPROX (inferred)",
    ],
    "country": ["CZ", "Deutschland", "Vereinigten Staaten", "Republik Korea", "die Niederlande", "unclear"],
}
CASES = [(label, typed) for label, valid in VALID.items() for typed in valid]
each_case = st.sampled_from(CASES)
NO_WORDS = st.text(st.sampled_from("qxwy"), min_size=1, max_size=6).map("q{}x".format)


def value_of(label: str, typed: str) -> Value | None:
    try:
        value = parse(label, typed, "de", DAY)
    except FieldFault:
        return None
    assert parse(label, show(value), "de", DAY) == value
    return value


@pytest.mark.parametrize(("label", "typed"), CASES)
def test_the_cases_are_values(label: str, typed: str) -> None:
    assert value_of(label, typed) is not None


@given(each_case, NO_WORDS, st.data())
def test_a_word_that_is_none_is_always_a_fault(case: tuple[str, str], word: str, data: st.DataObject) -> None:
    label, typed = case
    gaps = [0, *(index + 1 for index, char in enumerate(typed) if char == " ")]
    at = data.draw(st.sampled_from(gaps))
    assert value_of(label, f"{typed[:at]}{word} {typed[at:]}") is None
    assert value_of(label, f"{typed} {word}") is None


@given(each_case, st.sampled_from("qx"), st.data())
def test_a_wrong_letter_in_a_word_is_always_a_fault(case: tuple[str, str], letter: str, data: st.DataObject) -> None:
    label, typed = case
    at = data.draw(st.integers(0, len(typed)))
    spoilt = typed[:at] + letter + typed[at:]
    value = value_of(label, spoilt)
    assert value is None or "X" in show(value), show(value)  # EDTF has an X: "2025X" is none, "202X" is a decade


@given(each_case, st.sampled_from("23456789"), st.data())
def test_a_further_digit_changes_the_value_or_is_a_fault(
    case: tuple[str, str], digit: str, data: st.DataObject
) -> None:
    label, typed = case
    at = data.draw(st.integers(0, len(typed)))
    assert value_of(label, typed[:at] + digit + typed[at:]) != value_of(label, typed)
    assert value_of(label, f"{typed} {digit}") != value_of(label, typed)


@given(each_case, st.sampled_from('_§@#;!?&*()[]{}|\\"„“%😀٣²'), st.data())
def test_a_mark_without_a_meaning_is_a_fault(case: tuple[str, str], mark: str, data: st.DataObject) -> None:
    label, typed = case
    at = data.draw(st.integers(0, len(typed)))
    value = value_of(label, typed[:at] + mark + typed[at:])
    assert value is None or value != value_of(label, typed)  # "2030?" is EDTF for an uncertain year, "5 ?" no currency


@given(each_case, each_case)
def test_two_values_of_a_label_are_none(one: tuple[str, str], other: tuple[str, str]) -> None:
    if one[0] == other[0]:
        first = value_of(one[0], one[1])
        assert value_of(one[0], f"{one[1]} {other[1]}") != first


@given(each_case, st.sampled_from("\u00ad\u200b\u2060\ufeff"), st.data())
def test_what_is_not_seen_does_not_count(case: tuple[str, str], hidden: str, data: st.DataObject) -> None:
    label, typed = case
    at = data.draw(st.integers(0, len(typed)))
    assert value_of(label, typed[:at] + hidden + typed[at:]) == value_of(label, typed)


@pytest.mark.parametrize(
    ("label", "typed", "position", "part"),
    [
        ("amount", "380 Miox EUR", 4, "“Miox” is not understood"),
        ("amount", "380 EUR EUR", 8, "“EUR” is a second currency"),
        ("amount", "380 EUR USD", 8, "“USD” is a second currency"),
        ("amount", "380 Mio. Mrd. EUR", 9, "“Mrd” is a second scale word"),
        ("amount", "3 80 EUR", 2, "“80” is a second number"),
        ("amount", "5 Mio. Euro (netto)", 12, "“(” is not understood"),
        ("amount", "5 Mio. EUR für 3 Jahre", 11, "“für” is not understood"),
        ("amount", "> rund 5 EUR", 0, "modifier in words"),
        ("amount", "bis zu rund 5 EUR", 7, "“rund” is a second modifier"),
        ("amount", "5 EUR pro Jahr / month", 15, "a rate already"),
        ("amount", "5 EUR pro Jahr monatlich", 15, "“monatlich” is a second rate"),
        ("amount", "5 EUR / 0 years", 6, "“/” is not understood"),
        ("amount", "5 EUR a", 6, "“a” is not understood"),
        ("amount", "zwischen 5 EUR", 0, "needs two numbers"),
        ("amount", "2 x..3 EUR", 2, "“x” is not understood"),
        ("amount", "2, 3..4 Mio. EUR", 1, "“,” is not understood"),
        ("amount", "2..3 Mrd. EUR foo", 14, "“foo” is not understood"),
        ("amount", "1 EUR..2 USD", 7, "another currency"),
        ("amount", "rund 1 EUR..2 EUR", 0, "more than a number"),
        ("amount", "1 EUR..rund 2 EUR", 7, "has a modifier"),
        ("amount", "380 Mi\u00adox EUR", 4, "“Miox” is not understood"),
        ("amount", "380 Mi\u00ado. EUR foo", 14, "“foo” is not understood"),
        ("date", "2025/.. STARTX", 8, "“STARTX” is not understood"),
        ("date", "2025-10-14 foo", 11, "“foo” is not understood"),
        ("date", "2025-10-14x", 10, "“x” is not understood"),
        ("date", "Oktober 2025 foo", 13, "“foo” is not understood"),
        ("date", "Montag, 14. Oktober 2025", 0, "“Montag” does not fit 2025-10-14"),
        ("date", "14. Oktober 2025, 14:30 Uhr", 18, "“14:30” is not understood"),
        ("date", "Anfang 2025 bis Ende 2026", 0, "“Anfang” has no place in 2025/2026"),
        ("date", "vor knapp fünf Jahren", 4, "“knapp” has no place"),
        ("date", "\u200b2025-02-30", 9, "no day 30"),
        ("country", "CZZ", 0, "“CZZ” is no country"),
        ("country", "CZ foo", 3, "“foo” is not understood"),
        ("country", "Polern", 0, "“Polern” is no country"),
    ],
)
def test_the_fault_names_the_part(label: str, typed: str, position: int, part: str) -> None:
    with pytest.raises(FieldFault) as caught:
        parse(label, typed, "de", DAY)
    assert part in caught.value.sentence()
    assert caught.value.position == position


@pytest.mark.parametrize(
    ("label", "typed", "language", "shown"),
    [
        ("amount", "5.000,- Euro", "de", "5 000 EUR"),
        ("amount", "50 Mio. €/Jahr", "de", "50 000 000 EUR / year"),
        ("amount", "5 Mio. EUR, jährlich", "de", "5 000 000 EUR / year"),
        ("amount", "5 Mio. EUR pro Standort", "de", "5 000 000 EUR each"),
        ("amount", "260-Millionen-Euro", "de", "260 000 000 EUR"),
        ("amount", "rund 2 bis 3 Mio. EUR", "de", "2 000 000..3 000 000 EUR · rund"),
        ("amount", "2 Mio. EUR..3 Mrd. EUR each", "de", "2 000 000..3 000 000 000 EUR each"),
        ("amount", "£5 million a year", "en", "5 000 000 GBP / year"),
        ("date", "im Mai", "de", "2025-05 (inferred)"),
        ("date", "from 2026 onwards", "en", "2026/.."),
        ("date", "since early 2025", "en", "2025/.. START"),
        ("date", "fiscal year 2025", "en", "2025 · fiscal"),
    ],
)
def test_words_that_belong_to_a_value_are_taken(label: str, typed: str, language: str, shown: str) -> None:
    assert show(parse(label, typed, language, DAY)).replace("\u202f", " ") == shown
