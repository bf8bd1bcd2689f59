"""What a table tells of a fact in one row: typed columns for its first values, so that nobody has to read JSON."""

import json
from dataclasses import dataclass, fields
from typing import Any, Final

from db.export_records import AMOUNT, COUNTRY, DATE, PART, ExportFact, ExportValue


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """The first amount with a number, the first date that is known, all countries. The fields are columns, in order."""

    amount_min: str | None = None  # decimal, whole units of the currency; of the first amount, as the five after it
    amount_max: str | None = None
    currency: str | None = None  # ISO 4217
    qualifier: str | None = None
    period: str | None = None  # ISO 8601 duration
    basis: str | None = None
    amounts: int = 0  # how many amounts the fact has
    countries: str = ""  # the codes of all countries that have one, parted by a space
    edtf: str | None = None  # of the first date, as the two after it
    mod: str | None = None
    inferred: bool | None = None
    dates: int = 0  # how many dates the fact has
    parts: int = 0  # how many parts of the amount


COLUMNS: Final = tuple(field.name for field in fields(Columns))
_AMOUNT: Final = {
    "amount_min": "min",
    "amount_max": "max",
    "currency": "currency",
    "qualifier": "qualifier",
    "period": "period",
    "basis": "basis",
}
_DATE: Final = {"edtf": "edtf", "mod": "mod", "inferred": "inferred"}


def columns(fact: ExportFact) -> Columns:
    """Return the columns of a fact."""
    amounts, dates = fact.of(AMOUNT), fact.of(DATE)
    codes = [value_fields(one).get("code") for one in fact.of(COUNTRY)]
    return Columns(
        **_first(amounts, _AMOUNT, "min"),
        **_first(dates, _DATE, "edtf"),
        amounts=len(amounts),
        dates=len(dates),
        parts=len(fact.of(PART)),
        countries=" ".join(code for code in codes if isinstance(code, str)),
    )


def value_fields(one: ExportValue) -> dict[str, Any]:
    """Return the fields of a value; none where it is not known."""
    found = None if one.value is None else json.loads(one.value)
    return found if isinstance(found, dict) else {}


def _first(values: tuple[ExportValue, ...], names: dict[str, str], known: str) -> dict[str, Any]:
    """Return the columns of the first value of which a field is known, else of the first."""
    told = [value_fields(one) for one in values]
    held = next((one for one in told if one.get(known) is not None), told[0] if told else {})
    return {column: held[name] for column, name in names.items() if held.get(name) is not None}
