"""What a table tells of a fact in one row, so that nobody has to read JSON.

Typed columns for its first amount and its first date, and all the values of each role as the window shows them.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from typing import Any, Final

from db.export_records import AMOUNT, BUILT_IN, COUNTRY, DATE, PART, PROGRAM, ExportFact, ExportValue
from exchange.facts.told import told, without_evidence

ROLE: Final = "role: "  # what the name of a column of one of the project's own roles begins with


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """The first amount with a number, the first date that is known, all values. The fields are columns, in order."""

    programs: str  # all of them, as the next ones
    without_evidence: str  # the values that no words prove, each after its role; "": all are proved
    amounts: str  # all of them, as the window shows them
    amount_min: str | None = None  # decimal, whole units of the currency; of the first amount, as the five after it
    amount_max: str | None = None
    currency: str | None = None  # ISO 4217
    qualifier: str | None = None
    period: str | None = None  # ISO 8601 duration
    basis: str | None = None
    countries: str
    dates: str
    edtf: str | None = None  # of the first date, as the two after it
    mod: str | None = None
    inferred: bool | None = None
    parts: str  # of the amount


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
    return Columns(
        **_first(fact.of(AMOUNT), _AMOUNT, "min"),
        **_first(fact.of(DATE), _DATE, "edtf"),
        programs=told(fact.of(PROGRAM)),
        without_evidence=without_evidence(fact.values),
        amounts=told(fact.of(AMOUNT)),
        countries=told(fact.of(COUNTRY)),
        dates=told(fact.of(DATE)),
        parts=told(fact.of(PART)),
    )


def role_columns(roles: Iterable[str]) -> tuple[str, ...]:
    """Return the names of the columns of the roles that a project has added."""
    return tuple(f"{ROLE}{role}" for role in roles if role not in BUILT_IN)


def role_cells(fact: ExportFact, wanted: Iterable[str]) -> Iterator[str]:
    """Yield what stands in columns that `role_columns` has named."""
    for column in wanted:
        yield told(fact.of(column.removeprefix(ROLE)))


def value_fields(one: ExportValue) -> dict[str, Any]:
    """Return the fields of a value; none where it is not known."""
    found = None if one.value is None else json.loads(one.value)
    return found if isinstance(found, dict) else {}


def _first(values: tuple[ExportValue, ...], names: dict[str, str], known: str) -> dict[str, Any]:
    """Return the columns of the first value of which a field is known, else of the first."""
    found = [value_fields(one) for one in values]
    held = next((one for one in found if one.get(known) is not None), found[0] if found else {})
    return {column: held[name] for column, name in names.items() if held.get(name) is not None}
