"""Dates outside of years, years in names, dates that share a day."""

import pytest

from values.stretches import outside, share_a_day, years_in


@pytest.mark.parametrize(
    ("date", "years", "is_outside"),
    [
        ("2020", "2021/2027", True),
        ("2028-01-01", "2021/2027", True),
        ("2021", "2021/2027", False),
        ("2027-12-31", "2021/2027", False),
        ("2020/2022", "2021/2027", False),
        ("2025/..", "2021/2027", False),
        ("2028/..", "2021/2027", True),
        ("../2020", "2021/2027", True),
        ("../2025", "2021/2027", False),
        ("2019", "2021/..", True),
        ("2030", "2021/..", False),
        ("2030", "../2027", True),
        ("XXXX-08-20", "2021/2027", False),
        ("202X", "2021/2027", False),
        ("199X", "2021/2027", True),
        ("2028-34", "2021/2027", True),
        ("2026", "2025", True),
        ("nonsense", "2021/2027", False),
        ("2020", "nonsense", False),
    ],
)
def test_outside(date: str, years: str, *, is_outside: bool) -> None:
    assert outside(date, years) == is_outside


@pytest.mark.parametrize(
    ("name", "years"),
    [
        ("Interreg 2021–2027", "2021/2027"),
        ("Interreg 2021-27", "2021/2027"),
        ("Programm (2014/2020)", "2014/2020"),
        ("Plan 1998 — 2003", "1998/2003"),
        ("Horizon 2020", None),
        ("Horizont Europa", None),
        ("Plan 2027–2021", None),
        ("Plan 2014–2020 und 2021–2027", None),
        ("Verordnung 2024/1689", None),
        ("AZ 12-2021-27", None),
        ("Call 2024-2", None),
    ],
)
def test_years_in_names(name: str, years: str | None) -> None:
    assert years_in(name) == years


def test_dates_that_share_a_day() -> None:
    assert share_a_day(["2025"], ["2025-05"])
    assert share_a_day(["2021", "2025-05-01"], ["2025"])
    assert share_a_day([], ["2025"])
    assert not share_a_day(["2024"], ["2025"])
