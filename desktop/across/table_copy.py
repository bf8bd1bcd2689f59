"""Rows of the table as a spreadsheet takes them: below a heading, with what no words prove named in a column."""

from collections.abc import Iterable, Sequence

from db.facts import AMOUNT
from db.queries.fact_table import FactRow
from desktop.across.table_cells import SEVERAL, ColumnKind, Proof, Shown, cell_text, remark, role_title, shown
from desktop.translate import tr
from values.notation import GROUP

_FORMULAS = ("=", "+", "-", "@", "\t", "\r")  # what begins so may be run by a spreadsheet


def heading(kinds: Iterable[ColumnKind]) -> str:
    """Return the line above the rows."""
    return _line([*(kind.title for kind in kinds), tr("Across", "Without evidence")])


def as_tsv(rows: Iterable[FactRow], kinds: Sequence[ColumnKind]) -> str:
    """Return rows as a spreadsheet takes them: a tab between cells, a line for each row.

    A cell with a tab, a line end or a quote in it is quoted as spreadsheets do, so that none of it is lost. One that
    a spreadsheet would take for a formula has an apostrophe before it, as one types such words there.
    """
    return "".join(_line([*(_cell(row, kind) for kind in kinds), _without_evidence(row, kinds)]) for row in rows)


def _cell(row: FactRow, kind: ColumnKind) -> str:
    if not kind.role:
        return cell_text(row, kind)
    return SEVERAL.join(_plain(one) for one in shown(row.fact, kind.name))


def _without_evidence(row: FactRow, kinds: Sequence[ColumnKind]) -> str:
    """Return the values that no words prove, each after its role and with the reason."""
    return SEVERAL.join(
        f"{role_title(kind.name)}: {_plain(one)} ({remark(one.proof)})"
        for kind in kinds
        if kind.role
        for one in shown(row.fact, kind.name)
        if one.proof is not Proof.WORDS
    )


def _plain(one: Shown) -> str:
    """Return a value; the digits of an amount without spaces, which other programs would take for text."""
    return one.text.replace(GROUP, "") if one.label == AMOUNT else one.text


def _line(cells: Iterable[str]) -> str:
    return "\t".join(map(_quoted, cells)) + "\n"


def _quoted(text: str) -> str:
    if text.startswith(_FORMULAS):
        text = f"'{text}"
    if not any(sign in text for sign in '\t\n\r"'):
        return text
    return '"' + text.replace('"', '""') + '"'
