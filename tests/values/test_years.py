"""The years of a program, as they are typed and shown."""

import pytest

from values.errors import FieldFault
from values.years import parse_years, show_years


@pytest.mark.parametrize(
    ("typed", "edtf"),
    [
        ("", ""),
        ("  ", ""),
        ("2021-2027", "2021/2027"),
        ("2021–2027", "2021/2027"),
        (" 2021 - 2027 ", "2021/2027"),
        ("2021/2027", "2021/2027"),
        ("2021..2027", "2021/2027"),
        ("2021/27", "2021/2027"),
        ("2021-27", "2021/2027"),
        ("2014 to 2020", "2014/2020"),
        ("2014 bis 2020", "2014/2020"),
        ("from 2021 to 2027", "2021/2027"),
        ("von 2021 bis 2027", "2021/2027"),
        ("2018-", "2018/.."),
        ("2018/", "2018/.."),
        ("-2020", "../2020"),
        ("seit 2021", "2021/.."),
        ("since 2021", "2021/.."),
        ("until 2027", "../2027"),
        ("2021/..", "2021/.."),
        ("../2027", "../2027"),
        ("2021", "2021"),
        ("2021-01/2027-12", "2021-01/2027-12"),
        ("2025-10-14", "2025-10-14"),
    ],
)
def test_years_are_read(typed: str, edtf: str) -> None:
    assert parse_years(typed) == edtf
    assert parse_years(edtf) == edtf
    assert parse_years(show_years(edtf)) == edtf


@pytest.mark.parametrize("typed", ["xyz", "2027-2021", "2027/2021", "Anfang 2025", "0000-2021", "2021-2027 START", "2"])
def test_what_names_no_years_is_refused(typed: str) -> None:
    with pytest.raises(FieldFault) as refused:
        parse_years(typed)
    assert refused.value.sentence()


@pytest.mark.parametrize(
    ("edtf", "shown"),
    [("2021/2027", "2021–2027"), ("2018/..", "since 2018"), ("../2020", "until 2020"), ("2021-10", "2021-10")],
)
def test_years_are_shown(edtf: str, shown: str) -> None:
    assert show_years(edtf) == shown
