"""The format "report-html": what is known of each program, with the sentences that say it, to be read and printed.

One file that asks for nothing else. The markup is plain on purpose: Qt, which prints it as PDF, knows a small part of
HTML and CSS.
"""

from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby
from typing import BinaryIO, Final

from db.export_records import AboutFacts, ExportFact, ExportProgram, ExportTotals
from exchange.facts import report_disagreements
from exchange.facts.in_words import day, in_words
from exchange.facts.report_style import STYLE
from exchange.facts.report_totals import is_told_by_one, left_out, not_added, sums
from exchange.facts.report_words import NO_PROGRAM, Shown, shown, tidy
from values.codec import to_json
from values.types import Date

_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'"


def write(file: BinaryIO, facts: Iterable[ExportFact], about: AboutFacts) -> None:
    """Write the report."""
    sources: dict[str, int] = {}
    for part in _parts(facts, about, sources):
        file.write(part.encode())


def rows(fact: ExportFact) -> Iterator[Shown]:
    """Yield what `read` must give for a fact that was written: the lines that people read."""
    yield shown(fact)


def _parts(facts: Iterable[ExportFact], about: AboutFacts, sources: dict[str, int]) -> Iterator[str]:
    yield _head(about)
    yield _overview(about)
    programs = {one.name: one for one in about.programs}
    totals = dict(about.totals_of)
    for number, (name, several) in enumerate(groupby(facts, key=lambda fact: fact.program), 1):
        yield _program(number, ExportProgram(name=name) if name not in programs else programs[name], totals.get(name))
        for fact in several:
            yield _fact(shown(fact), sources)
    yield from report_disagreements.parts(about)
    yield _sources(sources)
    yield "</body>\n</html>\n"


def _head(about: AboutFacts) -> str:
    title = f"{_text(about.project)}: facts" if tidy(about.project) else "Facts"
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n"
    )


def _overview(about: AboutFacts) -> str:
    lead = f"{_counted(about.facts, 'fact')} on {_counted(len(about.programs), 'program')}"
    lead += f" from {_counted(about.articles, 'article')}."
    if about.changed_at:
        lead += f" Last changed on {day(about.changed_at[:10])}."
    said = [f"<h1>{_text(about.project) or 'Facts'}</h1>\n", f'<p class="lead">{lead}</p>\n']
    if not about.facts:
        said.append("<p>There are no facts in what was chosen.</p>\n")
    if about.totals_of:
        said.append(_table(about))
        said.append(_adding(about.totals, "All of it together: "))
    return "".join(said)


def _table(about: AboutFacts) -> str:
    """Return the programs with what the amounts of each add up to."""
    lines = [
        f'<tr><td><a href="#program-{number}">{_text(name)}</a></td>'
        f"<td>{'<br>'.join(map(escape, sums(found))) or '–'}</td>"
        f"<td>{_counted(left_out(found), 'fact') if left_out(found) else '–'}</td></tr>\n"
        for number, (name, found) in enumerate(about.totals_of, 1)
    ]
    names = ("Program", "Amounts add up to", "Amounts not added")
    heading = "".join(f'<th align="left">{name}</th>' for name in names)
    return (
        '<table width="100%" cellspacing="0">\n'
        f"<thead><tr>{heading}</tr></thead>\n<tbody>\n{''.join(lines)}</tbody>\n</table>\n"
    )


def _adding(found: ExportTotals, begin: str) -> str:
    if not (found.sums or found.left_out):
        return ""
    added = "; ".join(sums(found)) or "no amount that can be added"
    left = not_added(found)
    return f'<p class="totals">{escape(begin)}<b>{escape(added)}</b>.{escape(f" {left}" if left else "")}</p>\n'


def _program(number: int, program: ExportProgram, totals: ExportTotals | None) -> str:
    told = [f"also called {', '.join(program.names)}"] if program.names else []
    if program.years:
        told.append(in_words("date", to_json(Date(edtf=program.years))))
    told += [f"{key} {held}" for key, held in program.identifiers]
    said = [f'<h2 id="program-{number}">{_text(program.name or "") or NO_PROGRAM}</h2>\n']
    said += [f'<p class="about">{_text(" · ".join(told))}</p>\n'] if told else []
    said += [f'<p class="about">{_text(program.note)}</p>\n'] if program.note else []
    if totals is not None and not is_told_by_one(totals):
        said.append(_adding(totals, "Together: "))
    return "".join(said)


def _fact(fact: Shown, sources: dict[str, int]) -> str:
    number = sources.setdefault(fact.source, len(sources) + 1)
    mark = f'<sup><a href="#source-{number}">{number}</a></sup>'
    said = ['<div class="fact">\n']
    said += [f'<h3 dir="auto">{escape(fact.title)}</h3>\n'] if fact.title else []
    values = [f"<span>{escape(line)}</span>" for line in fact.values]
    kind = "values under" if fact.title else "values"
    said.append(f'<h4 class="{kind}">{" · ".join(values)}</h4>\n')
    for place, runs in enumerate(fact.quotes, 1):
        words = "".join(f"<b>{escape(text)}</b>" if proof else escape(text) for text, proof in runs)
        end = mark if place == len(fact.quotes) else ""
        said.append(f'<p class="quote" dir="auto">“<span>{words}</span>”{end}</p>\n')
    said += [f'<p class="note" dir="auto">{escape(fact.note)}</p>\n'] if fact.note else []
    said.append(f'<p class="state"><span>{escape(fact.state)}</span>{"" if fact.quotes else mark}</p>\n</div>\n')
    return "".join(said)


def _sources(sources: dict[str, int]) -> str:
    if not sources:
        return ""
    lines = [
        f'<p class="source" id="source-{number}" dir="auto"><a name="source-{number}"></a>{number}. '
        f"<span>{escape(source)}</span></p>\n"
        for source, number in sources.items()
    ]
    return f"<h2>Sources</h2>\n{''.join(lines)}"


def _counted(number: int, thing: str) -> str:
    return f"{number:,} {thing}{'' if number == 1 else 's'}".replace(",", "\u202f")


def _text(text: str) -> str:
    return escape(tidy(text))
