"""What an export of facts would write, its beginning, as coloured tokens for the dialog; knows nothing of windows."""

import io
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from itertools import groupby
from typing import Final

from db.export_records import BUILT_IN, AboutFacts, ExportFact, ExportProgram
from exchange.fact_formats import FactFormat
from exchange.facts.columns import COLUMNS, columns, role_cells, role_columns
from exchange.facts.report_words import Shown, shown
from exchange.preview import LONGEST, MOST_LINES, tokens

LINE: Final = 1200  # characters of a line: a fact with all its evidence is one, and several are to be seen


def preview(
    chosen: FactFormat, facts: Sequence[ExportFact], project: str, roles: tuple[str, ...] = BUILT_IN
) -> list[tuple[str, str]]:
    """Return the beginning of an export as (kind, text) pairs; of a report, what it says.

    Of all that stands before the facts in the file, only what concerns these ones is shown. Long lines end in "…".

    Args:
        chosen: the format; of one that is neither text nor a report, each fact's columns are shown that hold something.
        facts: the first ones.
        project: its name.
        roles: all that it has, in order.

    Returns:
        Tokens in order, their kinds out of exchange.preview.KINDS; empty without facts.
    """
    if not facts:
        return []
    if not chosen.text and not chosen.report:
        return list(_table(facts, roles))
    if chosen.report:
        return list(_report([shown(fact) for fact in facts]))
    programs = dict.fromkeys(fact.program for fact in facts if fact.program)
    told = tuple(ExportProgram(name=name) for name in programs)
    about = AboutFacts(project=project, facts=len(facts), roles=roles, programs=told)
    file = io.BytesIO()
    chosen.write(file, facts, about)
    lines = file.getvalue().decode("utf-8").split("\n")[:MOST_LINES]
    text = "\n".join(line if len(line) <= LINE else f"{line[:LINE]}…" for line in lines)
    return [(kind, piece) for kind, piece in tokens(chosen.name, text[: 2 * LONGEST]) if piece]


def _table(facts: Sequence[ExportFact], roles: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Yield the columns of facts that people read and that hold something, one below the other, the values aligned."""
    own = role_columns(roles)
    width = max(map(len, (*COLUMNS, *own))) + 2
    for fact in facts:
        held = asdict(columns(fact)) | dict(zip(own, role_cells(fact, own), strict=True))
        first = {"title": fact.shown_title, "program": fact.program, "status": fact.status}
        last = {"note": fact.note, "article": fact.article.title, "published": fact.article.published}
        for name, cell in (first | held | last).items():
            if cell not in (None, "", False):
                yield "key", name.ljust(width)
                yield "string", " ".join(str(cell).split())[:LINE]
                yield "text", "\n"
        yield "text", "\n"


def _report(facts: Sequence[Shown]) -> Iterator[tuple[str, str]]:
    """Yield what a report says, line by line; the evidence stands out."""
    for program, several in groupby(facts, key=lambda fact: fact.program):
        yield "key", f"{program}\n"
        for fact in several:
            yield "text", "".join(f"{line}\n" for line in (fact.title, " · ".join(fact.values)) if line)
            for runs in fact.quotes:
                yield "punctuation", "“"
                yield from (("string" if proof else "punctuation", text) for text, proof in runs)
                yield "punctuation", "”\n"
            yield "punctuation", f"{fact.source}\n"
