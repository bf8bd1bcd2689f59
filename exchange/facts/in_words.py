"""Values in English words, as a report for people says them: "over 380 000 000 EUR per year", "since October 2025"."""

import calendar
from datetime import date
from functools import cache
from typing import Final

from values.codec import bare_words, from_json
from values.date.edtf_text import SUB_YEARS
from values.errors import ValueFault
from values.show import number, period
from values.types import Amount, Basis, Country, Date, Mod, Program, Qualifier

_QUALIFIERS: Final = {
    Qualifier.EXACT: "",
    Qualifier.ABOUT: "about ",
    Qualifier.OVER: "over ",
    Qualifier.UNDER: "under ",
    Qualifier.UP_TO: "up to ",
    Qualifier.RANGE: "",
}
_MODS: Final = {
    Mod.START: "the beginning of ",
    Mod.MID: "the middle of ",
    Mod.END: "the end of ",
    Mod.APPROX: "about ",
    Mod.LESS_THAN: "less than ",
    Mod.MORE_THAN: "more than ",
}
_DOUBTS: Final = {"~": "about {}", "?": "{} (uncertain)", "%": "about {} (uncertain)"}
_LONG_SUB_YEARS: Final = {
    **{33 + place: f"the {word} quarter of" for place, word in enumerate(("1st", "2nd", "3rd", "4th"))},
    **{37 + place: f"the {word} third of" for place, word in enumerate(("1st", "2nd", "3rd"))},
    **{40 + place: f"the {word} half of" for place, word in enumerate(("1st", "2nd"))},
}
_OPEN: Final = ".."


def in_words(label: str, value: str | None, words: str = "") -> str:
    """Return a value in words.

    Args:
        label: whose value it is.
        value: canonical JSON; None: not known.
        words: of the annotation: what stands in the article says more than "not known".
    """
    quoted = f"“{' '.join(words.split())}”" if words.strip() else "not known"
    if value is None:
        return quoted
    try:
        held = from_json(label, value)
    except ValueFault:
        return quoted if words.strip() else bare_words(value) or value
    match held:
        case Amount():
            return _noted(_amount(held), held.note)
        case Date():
            return _noted(_date(held), held.note)
        case Country():
            return country(held.code) if held.code else f"{quoted} (a country that is not clear)"
        case Program():
            return held.name


@cache
def country(code: str) -> str:
    """Return the English name of a country; its code where there is none."""
    from babel import Locale

    return str(Locale("en").territories.get(code, code))


def day(iso: str) -> str:
    """Return an ISO 8601 day as "3 October 2025"; what is none as it stands."""
    try:
        found = date.fromisoformat(iso)
    except ValueError:
        return iso
    return f"{found.day} {calendar.month_name[found.month]} {found.year}"


def _noted(said: str, note: str | None) -> str:
    return f"{said} ({note})" if note else said


def _amount(value: Amount) -> str:
    if value.min is None or value.max is None:
        said = f"a sum without a number{f' in {value.currency}' if value.currency else ''}"
    else:
        numbers = number(value.min)
        if value.qualifier is Qualifier.RANGE:
            numbers += f" to {number(value.max)}"
        said = f"{_QUALIFIERS[value.qualifier]}{numbers} {value.currency or '(currency not known)'}"
    return said + (" each" if value.basis is Basis.EACH else "") + (_per(value.period) if value.period else "")


def _per(duration: str) -> str:
    said = period(duration)
    return f" every {said}" if said[0].isdigit() else f" per {said}"


def _date(value: Date) -> str:
    if value.edtf is None:
        return "a date that cannot be reckoned"
    mod = _MODS[value.mod] if value.mod else ""
    first, slash, last = value.edtf.partition("/")
    if not slash:
        doubled = mod == "about " and first.endswith(("~", "%"))  # both say it
        return ("" if doubled else mod) + _point(first)
    if first == _OPEN:
        return f"until {mod}{_point(last)}"
    if last == _OPEN:
        return f"since {mod}{_point(first)}"
    return f"{mod}{_point(first)} to {_point(last)}"


def _point(edtf: str) -> str:
    bare = edtf.rstrip("~?%")
    said = _bare(*[*bare.split("-"), "", ""][:3])
    doubt = edtf[len(bare) :]
    return _DOUBTS[doubt].format(said) if doubt else said


def _bare(year: str, month: str, on: str) -> str:
    if not month or "X" in month:
        return _year(year)
    if int(month) in _LONG_SUB_YEARS:
        return f"{_LONG_SUB_YEARS[int(month)]} {_year(year)}"
    named = SUB_YEARS.get(int(month)) or calendar.month_name[int(month)]
    if year == "XXXX":
        return f"{on.lstrip('0')} {named} (year not known)" if on and "X" not in on else f"{named} (year not known)"
    return f"{on.lstrip('0')} {named} {_year(year)}" if on and "X" not in on else f"{named} {_year(year)}"


def _year(year: str) -> str:
    if year == "XXXX":
        return "a year not known"
    if year.endswith("XX"):
        return f"the {year[:2]}00s"
    return f"the {year[:3]}0s" if year.endswith("X") else year
