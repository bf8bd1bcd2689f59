"""What only a report tells of facts: their totals, and where articles disagree."""

from collections.abc import Sequence
from dataclasses import replace

from db.export_records import AboutFacts, ExportDisagreement, ExportSide, ExportTotals
from db.project import Project
from db.queries import disagreements, totals
from db.queries.disagreements import Listed
from db.queries.totals import Totals
from db.rulings import Disagreement, Side
from values.codec import plain


def with_report(project: Project, about: AboutFacts, wanted: Sequence[int]) -> AboutFacts:
    """Return what is said of facts, with totals and disagreements.

    Args:
        project: the open project.
        about: what is said without them.
        wanted: the local keys of the facts.
    """
    by_program = _by_program(project, wanted)
    found = disagreements.find(project)
    whole, *parts = totals.of_groups(project, [wanted, *by_program.values()], found)
    return replace(
        about,
        totals=_totals(whole),
        totals_of=tuple((name, _totals(part)) for name, part in zip(by_program, parts, strict=True)),
        disagreements=_disagreements(disagreements.listed(project, found), set(by_program)),
    )


def _by_program(project: Project, wanted: Sequence[int]) -> dict[str, list[int]]:
    programs = dict(project.db.execute("SELECT key, program FROM facts WHERE program IS NOT NULL").fetchall())
    found: dict[str, list[int]] = {}
    for key in wanted:
        if key in programs:
            found.setdefault(programs[key], []).append(key)
    return found


def _totals(found: Totals) -> ExportTotals:
    return ExportTotals(
        sums=tuple((one.currency, plain(one.total), one.facts, one.about) for one in found.sums),
        left_out=tuple((one.reason.value, one.count) for one in found.left_out),
        repeats=found.repeats,
    )


def _disagreements(listed: Listed, programs: set[str]) -> tuple[ExportDisagreement, ...]:
    """Return what articles disagree about, of some programs; those that are open first."""
    return tuple(_disagreement(one) for one in (*listed.open, *listed.ruled) if programs & set(one.programs))


def _disagreement(one: Disagreement) -> ExportDisagreement:
    ruling = one.ruling
    return ExportDisagreement(
        kind=one.kind.value,
        program=one.program,
        when=one.when,
        left=_side(one.left),
        right=None if one.right is None else _side(one.right),
        years=one.years,
        verdict=None if ruling is None else ruling.verdict.value,
        note="" if ruling is None else ruling.note,
        annotator="" if ruling is None else ruling.annotator,
    )


def _side(one: Side) -> ExportSide:
    return ExportSide(
        values=one.values, articles=one.articles, title=one.title, source=one.source, published=one.published
    )
