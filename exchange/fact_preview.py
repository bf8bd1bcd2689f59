"""What an export of facts would write, its beginning, as coloured tokens for the dialog; knows nothing of windows."""

import io
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from db.export_records import BUILT_IN, AboutFacts, ExportFact, ExportProgram
from exchange.fact_formats import FactFormat
from exchange.facts.report_words import Shown, shown
from exchange.preview import LONGEST, MOST_LINES, tokens

LINE: Final = 1200  # characters of a line: a fact with all its evidence is one, and several are to be seen


def preview(
    chosen: FactFormat, facts: Sequence[ExportFact], project: str, roles: tuple[str, ...] = BUILT_IN
) -> list[tuple[str, str]]:
    """Return the beginning of an export as (kind, text) pairs; of a report, what it says.

    Of all that stands before the facts in the file, only what concerns these ones is shown. Long lines end in "…".

    Args:
        chosen: the format: a report, or one that is text.
        facts: the first ones.
        project: its name.
        roles: all that it has, in order.

    Returns:
        Tokens in order, their kinds out of exchange.preview.KINDS; empty without facts.
    """
    if not facts:
        return []
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
