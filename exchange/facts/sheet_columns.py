"""The columns of the spreadsheet's sheets: what each holds, and how wide it is shown."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from db.export_records import BUILT_IN, PART, AboutFacts, ExportFact, ExportSource, ExportValue
from exchange.facts.columns import Columns, columns
from exchange.facts.in_words import in_words

TEXT, COUNT, DECIMAL, DAY, FLAG = "text", "count", "decimal", "day", "flag"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of a sheet."""

    name: str  # in the first row
    kind: str = TEXT
    width: int = 14  # characters
    nullable: bool = False  # an empty cell is nothing, not empty text


FACTS: Final = (
    Column(name="title", width=36),
    Column(name="program", width=30, nullable=True),
    Column(name="status", width=10),
    Column(name="amount_min", kind=DECIMAL, width=18, nullable=True),
    Column(name="amount_max", kind=DECIMAL, width=18, nullable=True),
    Column(name="currency", width=9, nullable=True),
    Column(name="qualifier", width=10, nullable=True),
    Column(name="period", width=8, nullable=True),
    Column(name="basis", width=8, nullable=True),
    Column(name="amounts", kind=COUNT, width=9),
    Column(name="countries", width=16),
    Column(name="edtf", kind=DAY, width=14, nullable=True),
    Column(name="mod", width=10, nullable=True),
    Column(name="inferred", kind=FLAG, width=9, nullable=True),
    Column(name="dates", kind=COUNT, width=8),
    Column(name="parts", kind=COUNT, width=8),
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
    Column(name="text_sha256", width=16),
    Column(name="fact", width=16),
    Column(name="state", width=16),
)
EVIDENCE: Final = (
    Column(name="row", kind=COUNT, width=7),
    Column(name="of_fact", width=30),
    Column(name="role", width=11),
    Column(name="label", width=11),
    Column(name="in_words", width=32),
    Column(name="before", width=40),
    Column(name="quote", width=30),
    Column(name="after", width=40),
    Column(name="in_article", width=34),
    Column(name="in_source", width=20),
    Column(name="start", kind=COUNT, width=8, nullable=True),
    Column(name="end", kind=COUNT, width=8, nullable=True),
    Column(name="from_analyst", kind=FLAG, width=12),
    Column(name="gone", kind=FLAG, width=8),
    Column(name="session", width=16),
    Column(name="annotator", width=14),
    Column(name="rule", width=20, nullable=True),
    Column(name="note", width=24),
    Column(name="flagged", kind=FLAG, width=9, nullable=True),
    Column(name="made_at", width=21),
    Column(name="changed_at", width=21),
    Column(name="annotation", width=16),
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


def fact_columns(about: AboutFacts) -> tuple[Column, ...]:
    """Return the columns of the facts' sheet: those above, and one for each role that has no typed column."""
    more = [role for role in about.roles if role == PART or role not in BUILT_IN]
    return (*FACTS, *(Column(name=f"role: {role}", width=24) for role in more))


def fact_cells(fact: ExportFact, wanted: tuple[Column, ...]) -> Iterator[Any]:
    """Yield what a fact's row holds."""
    first = columns(fact)
    for column in wanted:
        name = column.name
        if name in _OF_COLUMNS:
            yield getattr(first, name)
        elif name in _OF_ARTICLE:
            yield getattr(fact.article, _OF_ARTICLE[name])
        elif name.startswith("role: "):
            yield "; ".join(told(one) for one in fact.of(name.removeprefix("role: ")))
        else:
            yield fact.id if name == "fact" else getattr(fact, name)


def told(one: ExportValue) -> str:
    """Return a value in words."""
    return in_words(one.label, one.value, one.evidence.quote if one.evidence else "")


def evidence_cells(row: int, fact: ExportFact, one: ExportValue) -> Iterator[Any]:
    """Yield what the row of one value holds."""
    held: dict[str, Callable[[], Any]] = {
        "row": lambda: row,
        "of_fact": lambda: fact.shown_title,
        "role": lambda: one.role,
        "label": lambda: one.label,
        "in_words": lambda: told(one),
        "in_article": lambda: fact.article.title,
        "in_source": lambda: fact.article.source,
        "from_analyst": lambda: one.from_analyst,
        "gone": lambda: one.gone,
        "value_json": lambda: one.value,
    }
    for column in EVIDENCE:
        name = column.name
        yield held[name]() if name in held else None if one.evidence is None else getattr(one.evidence, name)
