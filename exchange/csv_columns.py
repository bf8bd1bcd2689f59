"""The columns of the format "csv", in order, and one row of it."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Final


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One annotation with its article and session. The fields are the columns, in this order."""

    text_sha256: str  # the article's id: SHA-256 of the text's UTF-8
    title: str
    source: str
    language: str | None  # ISO 639-1
    published: str | None  # ISO 8601 day
    session: str  # name
    annotator: str
    status: str  # of the article in the session: "open", "done"
    article_flagged: bool  # of the article in the session
    label: str
    start: int  # code points of the article's text
    end: int  # exclusive
    words: str
    amount_min: str | None = None  # decimal, whole units of the currency
    amount_max: str | None = None
    currency: str | None = None  # ISO 4217
    qualifier: str | None = None
    period: str | None = None  # ISO 8601 duration
    basis: str | None = None
    country: str | None = None  # ISO 3166-1 alpha-2, or XK
    edtf: str | None = None
    mod: str | None = None
    inferred: bool | None = None
    program: str | None = None
    program_status: str | None = None
    value_note: str | None = None  # of an amount or a date
    value_json: str | None = None  # the whole value, canonical JSON; the columns before it repeat it
    rule: str | None
    note: str
    flagged: bool
    made_at: str  # ISO 8601, UTC
    changed_at: str  # ISO 8601, UTC

    def cells(self) -> Iterator[str]:
        """Yield the cells of the row, in the order of COLUMNS."""
        for name in COLUMNS:
            held = getattr(self, name)
            yield "" if held is None else str(held).lower() if isinstance(held, bool) else str(held)


COLUMNS: Final = tuple(field.name for field in fields(Row))
AMOUNT: Final = {
    "amount_min": "min",
    "amount_max": "max",
    "currency": "currency",
    "qualifier": "qualifier",
    "period": "period",
    "basis": "basis",
    "value_note": "note",
}
DATE: Final = {"edtf": "edtf", "mod": "mod", "inferred": "inferred", "value_note": "note"}
COUNTRY: Final = {"country": "code"}
PROGRAM: Final = {"program": "name", "program_status": "status"}
NULLABLE: Final = frozenset({"language", "published", "rule", "value_json", *AMOUNT, *DATE, *COUNTRY, *PROGRAM})
