"""The columns of the spreadsheet's sheets: what each holds, and how wide it is shown."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Any, Final

from db.export_records import ExportFact, ExportSource, ExportValue
from exchange.facts.columns import ROLE, Columns, columns, role_cells
from exchange.facts.in_words import in_words
from exchange.facts.told import ordinary, reason

TEXT, COUNT, DECIMAL, DAY, FLAG = "text", "count", "decimal", "day", "flag"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of a sheet."""

    name: str  # in the first row
    kind: str = TEXT
    width: int = 14  # characters
    nullable: bool = False  # an empty cell is nothing, not empty text


_BEGINNING: Final = (  # of the sheet of facts; the project's own roles follow
    Column(name="title", width=36),
    Column(name="program", width=30, nullable=True),
    Column(name="status", width=10),
    Column(name="programs", width=30),
    Column(name="without_evidence", width=30),
    Column(name="amounts", width=26),
    Column(name="amount_min", kind=DECIMAL, width=18, nullable=True),
    Column(name="amount_max", kind=DECIMAL, width=18, nullable=True),
    Column(name="currency", width=9, nullable=True),
    Column(name="qualifier", width=10, nullable=True),
    Column(name="period", width=8, nullable=True),
    Column(name="basis", width=8, nullable=True),
    Column(name="countries", width=16),
    Column(name="dates", width=16),
    Column(name="edtf", kind=DAY, width=14, nullable=True),
    Column(name="mod", width=10, nullable=True),
    Column(name="inferred", kind=FLAG, width=9, nullable=True),
    Column(name="parts", width=26),
)
_END: Final = (
    Column(name="note", width=30),
    Column(name="article", width=40),
    Column(name="source", width=24),
    Column(name="published", kind=DAY, width=12, nullable=True),
    Column(name="language", width=9, nullable=True),
    Column(name="session", width=16),
    Column(name="annotator", width=14),
    Column(name="made_at", width=21),
    Column(name="changed_at", width=21),
    Column(name="rivals", kind=COUNT, width=8),
    Column(name="title_typed", kind=FLAG, width=11),
    Column(name="text_sha256", width=16),
    Column(name="fact", width=16),
    Column(name="state", width=16),
)
EVIDENCE: Final = (
    Column(name="row", kind=COUNT, width=7),
    Column(name="of_fact", width=30),
    Column(name="role", width=11),
    Column(name="label", width=11),
    Column(name="in_words", width=36),
    Column(name="from_analyst", kind=FLAG, width=12),
    Column(name="gone", kind=FLAG, width=8),
    Column(name="before", width=40),
    Column(name="quote", width=30),
    Column(name="after", width=40),
    Column(name="in_article", width=34),
    Column(name="in_source", width=20),
    Column(name="start", kind=COUNT, width=8, nullable=True),
    Column(name="end", kind=COUNT, width=8, nullable=True),
    Column(name="session", width=16),
    Column(name="annotator", width=14),
    Column(name="rule", width=20, nullable=True),
    Column(name="note", width=24),
    Column(name="flagged", kind=FLAG, width=9, nullable=True),
    Column(name="made_at", width=21),
    Column(name="changed_at", width=21),
    Column(name="annotation", width=16),
    Column(name="means", width=24, nullable=True),
    Column(name="value_json", width=30, nullable=True),
)
PROGRAMS: Final = (
    Column(name="program", width=36),
    Column(name="names", width=40),
    Column(name="years", width=14),
    Column(name="identifiers", width=40),
    Column(name="note", width=50),
)
LONG: Final = (
    Column(name="sheet", width=12),
    Column(name="row", kind=COUNT, width=8),
    Column(name="column", width=14),
    Column(name="text", width=80),
)
_OF_COLUMNS: Final = frozenset(Columns.__slots__)
_OF_ARTICLE: Final = {"article": "title", **{name: name for name in ExportSource.__slots__ if name != "title"}}


def fact_columns(own: Iterable[str]) -> tuple[Column, ...]:
    """Return the columns of the facts' sheet: those above, and between them those of the project's own roles."""
    return (*_BEGINNING, *(Column(name=name, width=24) for name in own), *_END)


def own_columns(heading: Sequence[object]) -> list[str]:
    """Return which columns of a facts' sheet are those of the project's own roles."""
    rest = takewhile(lambda name: isinstance(name, str) and name.startswith(ROLE), heading[len(_BEGINNING) :])
    return [str(name) for name in rest]


def fact_cells(fact: ExportFact, wanted: tuple[Column, ...]) -> Iterator[Any]:
    """Yield what a fact's row holds."""
    first = columns(fact)
    for column in wanted:
        name = column.name
        if name in _OF_COLUMNS:
            yield getattr(first, name)
        elif name in _OF_ARTICLE:
            yield getattr(fact.article, _OF_ARTICLE[name])
        elif name.startswith(ROLE):
            yield from role_cells(fact, [name])
        elif name in ("title", "title_typed"):
            yield fact.shown_title if name == "title" else bool(fact.title)
        else:
            yield fact.id if name == "fact" else getattr(fact, name)


def said(one: ExportValue) -> str:
    """Return a value in words, and what it lacks."""
    why = reason(one)
    words = ordinary(in_words(one.label, one.value, one.evidence.quote if one.evidence else ""))
    return f"{words} ({why})" if why else words


def evidence_cells(row: int, fact: ExportFact, one: ExportValue) -> Iterator[Any]:
    """Yield what the row of one value holds."""
    held: dict[str, Callable[[], Any]] = {
        "row": lambda: row,
        "of_fact": lambda: fact.shown_title,
        "role": lambda: one.role,
        "label": lambda: one.label,
        "in_words": lambda: said(one),
        "in_article": lambda: fact.article.title,
        "in_source": lambda: fact.article.source,
        "from_analyst": lambda: one.from_analyst,
        "gone": lambda: one.gone,
        "means": lambda: one.means,
        "value_json": lambda: one.value,
    }
    for column in EVIDENCE:
        name = column.name
        yield held[name]() if name in held else None if one.evidence is None else getattr(one.evidence, name)
