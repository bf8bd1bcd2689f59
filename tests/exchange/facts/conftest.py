"""Two facts as an export sees them, made by hand."""

import pytest

from db.export_records import (
    AboutFacts,
    ExportEvidence,
    ExportFact,
    ExportProgram,
    ExportSource,
    ExportTotals,
    ExportValue,
)

TEXT = "Das Programm 😀 EXIST wächst. Über 380 Mio. Euro gehen seit Anfang 2025 nach Tschechien & Polen. Mehr nicht."


def evidence(words, sentence=None, **more):
    start = TEXT.index(words)
    sentence = sentence or TEXT
    first = TEXT.index(sentence)
    told = {
        "annotation": f"{start:064x}:0",
        "start": start,
        "end": start + len(words),
        "before": TEXT[first:start],
        "quote": words,
        "after": TEXT[start + len(words) : first + len(sentence)],
        "session": "first pass",
        "annotator": "Ada",
        "rule": "amount.scale_word",
        "note": "",
        "flagged": False,
        "made_at": "2025-11-03T08:00:00Z",
        "changed_at": "2025-11-03T08:30:00Z",
    }
    return ExportEvidence(**(told | more))


def cell(role, label, value, found=None, **more):
    told = {"from_analyst": found is None, "gone": False} | more
    return ExportValue(role=role, label=label, value=value, evidence=found, **told)


SENTENCE = "Über 380 Mio. Euro gehen seit Anfang 2025 nach Tschechien & Polen."
AMOUNT = '{"basis":"total","currency":"EUR","max":"380000000","min":"380000000","period":null,"qualifier":"over"}'
CELLS = (
    cell(
        "program",
        "program",
        '{"name":"EXIST","status":"as_written"}',
        evidence("EXIST", "Das Programm 😀 EXIST wächst."),
    ),
    cell("amount", "amount", AMOUNT, evidence("Über 380 Mio. Euro", SENTENCE)),
    cell("country", "country", '{"code":"CZ"}', evidence("Tschechien", SENTENCE)),
    cell("country", "country", '{"code":"PL"}', evidence("Polen", SENTENCE)),
    cell("date", "date", '{"edtf":"2025/..","inferred":false,"mod":"START"}', evidence("seit Anfang 2025", SENTENCE)),
    cell("part", "amount", AMOUNT.replace("380000000", "9.95").replace("over", "exact")),
    cell("recipient", "", None, from_analyst=False, gone=True),
)


@pytest.fixture
def fact():
    return ExportFact(
        id=f"{1:064x}:0",
        state=f"{2:064x}",
        rivals=0,
        title="",
        program="EXIST",
        status="checked",
        note="=1+1",
        article=ExportSource(
            text_sha256=f"{3:064x}", title="=Mehr <b>Geld</b>", source="a.txt", language="de", published="2025-11-03"
        ),
        session="first pass",
        annotator="Ada",
        made_at="2025-11-03T08:00:00Z",
        changed_at="2025-11-03T09:00:00Z",
        values=CELLS,
    )


@pytest.fixture
def bare(fact):
    """A fact of no program and without values."""
    return ExportFact(
        **{name: getattr(fact, name) for name in ("rivals", "status", "article", "session", "annotator")},
        id=f"{4:064x}:1",
        state=f"{5:064x}",
        title="Nothing yet",
        program=None,
        note="",
        made_at="2025-11-03T08:00:00Z",
        changed_at="2025-11-03T09:00:00Z",
    )


@pytest.fixture
def about():
    totals = ExportTotals(sums=(("EUR", "1250000.5", 2, True),), left_out=(("bound", 1), ("several", 2)), repeats=1)
    program = ExportProgram(
        name="EXIST", names=("EXIST-Programm",), note="Seit 1998.", identifiers=(("wikidata", "Q1"),), years="1998/.."
    )
    return AboutFacts(
        project="Funding",
        facts=2,
        changed_at="2025-11-03T09:00:00Z",
        roles=("program", "amount", "country", "date", "part", "recipient"),
        programs=(program,),
        totals=totals,
        totals_of=(("EXIST", totals),),
    )
