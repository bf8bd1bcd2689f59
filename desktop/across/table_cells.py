"""What stands in the cells of the table: values as they are shown, and what is said of those without evidence."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType

from db.facts import AMOUNT, COUNTRY, DATE, PART, PROGRAM, CellValue, Fact, FactStatus
from db.queries.fact_table import Column, FactRow
from desktop.facts.shown import shown_json
from desktop.telling import country_name, day
from desktop.translate import tr
from desktop.translate_mark import mark
from values.comparing import value_of
from values.show import show
from values.types import Country

TITLE, STATUS, ARTICLE, ANNOTATOR = "title", "status", "article", "annotator"
SEVERAL = "; "  # between the values of a cell
_STATUSES: Mapping[FactStatus, str] = MappingProxyType(
    {
        FactStatus.OPEN: mark("Facts", "open"),
        FactStatus.CHECKED: mark("Facts", "checked"),
        FactStatus.DOUBTFUL: mark("Facts", "doubtful"),
    }
)
_ROLES: Mapping[str, str] = MappingProxyType(
    {
        PROGRAM: mark("Across", "Program"),
        AMOUNT: mark("Across", "Amount"),
        COUNTRY: mark("Across", "Countries"),
        DATE: mark("Across", "Dates"),
        PART: mark("Across", "Parts"),
    }
)


class Proof(Enum):
    """What proves a value."""

    WORDS = "words"
    ANALYST = "analyst"  # nothing: it is from the analyst
    GONE = "gone"  # an annotation that is not there any more


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One value as a cell shows it."""

    text: str
    proof: Proof
    label: str  # whose colour it has


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnKind:
    """A column of the table."""

    name: str  # a role's, or one of the others
    title: str  # as it is shown
    order: Column | str  # what sorting by it sorts by: a column of the query, or a role
    width: int  # pixels to begin with
    role: bool = True  # it shows the values of a role
    right: bool = False  # its values are numbers
    narrows: bool = False  # it may get narrower before the table must be scrolled


def columns(further: Iterable[str]) -> list[ColumnKind]:
    """Return the columns, with one for each further role that is in use."""
    return [
        _of_role(PROGRAM, Column.PROGRAM, 160),
        ColumnKind(name=TITLE, title=tr("Across", "Title"), order=Column.TITLE, width=150, role=False, narrows=True),
        _of_role(AMOUNT, Column.AMOUNT, 180, right=True),
        _of_role(COUNTRY, Column.COUNTRY, 100),
        _of_role(DATE, Column.DATE, 104),
        *(_of_role(role, role, 124, right=role == PART) for role in further),
        ColumnKind(name=STATUS, title=tr("Across", "Status"), order=Column.STATUS, width=88, role=False),
        ColumnKind(name=ARTICLE, title=tr("Across", "Article"), order=Column.ARTICLE, width=240, role=False),
        ColumnKind(name=ANNOTATOR, title=tr("Across", "Annotator"), order=Column.ANNOTATOR, width=92, role=False),
    ]


def _of_role(role: str, order: Column | str, width: int, *, right: bool = False) -> ColumnKind:
    narrows = order not in (Column.AMOUNT, Column.COUNTRY, Column.DATE)
    return ColumnKind(name=role, title=role_title(role), order=order, width=width, right=right, narrows=narrows)


def role_title(role: str) -> str:
    """Return what the window calls a role."""
    return tr("Across", _ROLES[role]) if role in _ROLES else role[:1].upper() + role[1:]


def value_title(same: str) -> str:
    """Return what the key of a value says, as values are shown."""
    found = value_of(same)
    if isinstance(found, Country):
        return country_title(found.code or same)
    return (same.partition(" ")[2] or same) if found is None else show(found)


def country_title(code: str) -> str:
    """Return a country by name and code: "Poland (PL)"; a code that is no country's as it stands."""
    name = country_name(code)
    return code if name == code else f"{name} ({code})"


def status_title(status: FactStatus) -> str:
    """Return what the window calls a status."""
    return tr("Facts", _STATUSES[status])


def shown(fact: Fact, role: str) -> list[Shown]:
    """Return the values of a cell in their order; what several annotations prove stands once."""
    found: dict[tuple[str, str], Shown] = {}
    for one in fact.of(role):
        key = (one.same or "", "" if one.same else value_text(one))
        if key not in found or found[key].proof is not Proof.WORDS:
            found[key] = Shown(text=value_text(one), proof=proof_of(one), label=one.label or role)
    return list(found.values())


def value_text(one: CellValue) -> str:
    """Return a value as it is shown: a program under the name that it has in the end."""
    name = (one.same or "").removeprefix("program ") if one.label == PROGRAM else ""
    if name and name != one.same:
        return name
    if one.value is not None:
        return shown_json(one.label, one.value)
    return f"“{one.words}”" if one.words else tr("Across", "not marked any more")


def proof_of(one: CellValue) -> Proof:
    """Return what proves a value."""
    if one.gone:
        return Proof.GONE
    return Proof.WORDS if one.annotation is not None else Proof.ANALYST


def remark(proof: Proof) -> str:
    """Return what is said beside a value; an empty text where words prove it."""
    return {
        Proof.WORDS: "",
        Proof.ANALYST: tr("Across", "from the analyst"),
        Proof.GONE: tr("Across", "its evidence is gone"),
    }[proof]


def cell_text(row: FactRow, column: ColumnKind) -> str:
    """Return what stands in a cell, as one text."""
    if column.role:
        return SEVERAL.join(one.text for one in shown(row.fact, column.name))
    return {
        TITLE: row.fact.shown_title,
        STATUS: status_title(row.fact.status),
        ANNOTATOR: row.annotator,
        ARTICLE: article_text(row),
    }[column.name]


def article_text(row: FactRow) -> str:
    """Return an article's title and day: "Title · 14 Oct 2025"."""
    return " · ".join(part for part in (row.article_title, day(row.published) if row.published else "") if part)


def tip(row: FactRow, column: ColumnKind) -> str:
    """Return all of a cell, a value a line, each with what is said of it."""
    if not column.role:
        return "\n".join([cell_text(row, column), *(troubles(row.fact) if column.name == STATUS else ())])
    lines = [(one.text, remark(one.proof)) for one in shown(row.fact, column.name)]
    return "\n".join(f"{text} ({said})" if said else text for text, said in lines)


def troubles(fact: Fact) -> list[str]:
    """Return what a person should look at, beside the status."""
    said = []
    if fact.rivals:
        said.append(tr("Across", "changed in several copies of the project, with different outcomes"))
    if any(one.gone for one in fact.cells):
        said.append(tr("Across", "the evidence of a value is gone"))
    return said
