"""Hypothesis strategies: the facts of whole projects as an export sees them, with hostile text."""

import json

from hypothesis import strategies as st

from db.export_records import (
    BUILT_IN,
    AboutFacts,
    ExportEvidence,
    ExportFact,
    ExportProgram,
    ExportSource,
    ExportValue,
)
from tests.exchange.strategies import HOSTILE, VALUES
from tests.exchange.strategies import words as plain_words
from values.codec import plain

# Beside what is hostile everywhere: what a spreadsheet escapes, what looks like its escapes, and what it calculates.
ODD = (
    *HOSTILE,
    "\x01",
    "\x1f",
    "\r",
    "\r\n",
    "_x0041_",
    "_x",
    "_",
    "x000D_",
    "=1+1",
    "#N/A",
    "</b>",
    "&amp;",
    "<!--",
    "]]>",
)
words = st.one_of(plain_words, st.lists(st.sampled_from(ODD), max_size=8).map("".join))
names = st.one_of(st.none(), words.filter(bool))
days = st.sampled_from((None, "2025-11-03", "1899-12-31", "1900-03-01", "2024-02-29"))
times = st.sampled_from(("2025-11-03T08:00:00Z", "2025-11-03T09:00:00.000001Z"))
hashes = st.text("0123456789abcdef", min_size=64, max_size=64)
numbers = st.decimals(min_value=0, max_value=10**39, allow_nan=False, allow_infinity=False, places=20).map(plain) | (
    st.sampled_from(("0", "9.95", "380000000", "0.1", "123456789012345", "1234567890123456", "1" + "0" * 39, "2.50"))
)


@st.composite
def amounts(draw):
    low = draw(numbers)
    return json.dumps(
        {"basis": "total", "currency": "EUR", "max": low, "min": low, "period": None, "qualifier": "over"},
        separators=(",", ":"),
    )


@st.composite
def dates(draw):
    edtf = draw(
        st.sampled_from(("2025-11-03", "1899-12-31", "1900-03-01", "2025-02", "2025/..", "XXXX-08-20", "2024-02-29~"))
    )
    return json.dumps({"edtf": edtf, "inferred": draw(st.booleans()), "mod": None}, separators=(",", ":"))


values_of = {
    "program": st.sampled_from(VALUES["program"]),
    "amount": st.one_of(st.sampled_from(VALUES["amount"]), amounts()),
    "country": st.sampled_from(VALUES["country"]),
    "date": st.one_of(st.sampled_from(VALUES["date"]), dates()),
}
roles = {"program": "program", "amount": "amount", "country": "country", "date": "date", "part": "amount"}


@st.composite
def evidence(draw):
    start = draw(st.integers(0, 2**40))
    quote = draw(words.filter(bool))
    return ExportEvidence(
        annotation=f"{draw(hashes)}:{draw(st.integers(0, 99))}",
        start=start,
        end=start + len(quote),
        before=draw(words),
        quote=quote,
        after=draw(words),
        session=draw(words),
        annotator=draw(words),
        rule=draw(st.sampled_from((None, "typed", "amount.scale_word"))),
        note=draw(words),
        flagged=draw(st.booleans()),
        made_at=draw(times),
        changed_at=draw(times),
    )


@st.composite
def values(draw, role):
    label = roles.get(role) or draw(st.sampled_from(("country", "beneficiary")))
    kind = draw(st.sampled_from(("evidence", "evidence", "analyst", "gone")))
    value = draw(st.one_of(st.none(), values_of[label])) if label in values_of else None
    return ExportValue(
        role=role,
        label="" if kind == "gone" else label,
        value=None if kind == "gone" else value,
        from_analyst=kind == "analyst",
        gone=kind == "gone",
        evidence=draw(evidence()) if kind == "evidence" else None,
        means=draw(st.none() | words.filter(bool)) if label == "program" and kind != "gone" else None,
    )


@st.composite
def facts(draw, known):
    found = [draw(values(role)) for role in known for _ in range(draw(st.integers(0, 2)))]
    return ExportFact(
        id=f"{draw(hashes)}:{draw(st.integers(0, 9))}",
        state=draw(hashes),
        rivals=draw(st.integers(0, 2)),
        title=draw(words),
        program=draw(names),
        status=draw(st.sampled_from(("open", "checked", "doubtful"))),
        note=draw(words),
        article=ExportSource(
            text_sha256=draw(hashes),
            title=draw(words),
            source=draw(words),
            language=draw(st.sampled_from((None, "de"))),
            published=draw(days),
        ),
        session=draw(words),
        annotator=draw(words),
        made_at=draw(times),
        changed_at=draw(times),
        values=tuple(found),
    )


@st.composite
def projects(draw):
    """Draw facts, sorted by program as an export has them, and what is said of all."""
    known = (*BUILT_IN, *draw(st.lists(words.filter(bool), max_size=1)))
    found = sorted(draw(st.lists(facts(known), max_size=4)), key=lambda fact: fact.program or "\U0010ffff")
    programs = [
        ExportProgram(
            name=name,
            names=tuple(draw(st.lists(words, max_size=2))),
            note=draw(words),
            identifiers=tuple(sorted(draw(st.dictionaries(words.filter(bool), words, max_size=2)).items())),
            years=draw(st.sampled_from((None, "2021/2027"))),
        )
        for name in dict.fromkeys(fact.program for fact in found if fact.program)
    ]
    about = AboutFacts(project=draw(words), facts=len(found), roles=known, programs=tuple(programs))
    return found, about
