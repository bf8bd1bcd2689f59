"""The format "facts-jsonld": facts as linked data, each on a line of its own.

A fact is a schema:Claim: what an article says, not what is so. It is about a schema:MonetaryGrant, the type of
schema.org that has both an amount (schema:MonetaryAmount) and a funder; its funder is the program, a
schema:FundingScheme. Countries are the claim's spatialCoverage, dates its temporalCoverage. It is derived
(prov:wasDerivedFrom) from annotations in the Web Annotation model, each with a TextPositionSelector (in code points, as
that model wants) and a TextQuoteSelector.

What these vocabularies do not have (roles, qualifiers, the exact value) stands in `cells`, under Beleg's own terms;
from there a fact is read back whole.
"""

from collections.abc import Generator, Iterable, Iterator
from typing import Any, BinaryIO, Final
from urllib.parse import quote

from db.export_records import AMOUNT, COUNTRY, DATE, AboutFacts, ExportEvidence, ExportFact, ExportProgram, ExportValue
from exchange.facts import lines
from exchange.facts.columns import value_fields
from exchange.facts.in_words import country
from exchange.facts.linked_terms import CONTEXT

_WIKIDATA: Final = "http://www.wikidata.org/entity/"
Node = dict[str, Any]


def write(file: BinaryIO, facts: Iterable[ExportFact], about: AboutFacts) -> None:
    """Write the document: its context, then a graph of programs and facts."""
    lines.write(file, {"@context": CONTEXT}, "@graph", _graph(facts, about))


def rows(fact: ExportFact) -> Iterator[ExportFact]:
    """Yield what reading must give for a fact that was written: the fact."""
    yield fact


def claim_id(fact: ExportFact) -> str:
    """Return the name of a fact; of one with several states, of this state."""
    return iri("fact", fact.id, *((fact.state,) if fact.rivals else ()))


def iri(kind: str, *parts: str) -> str:
    """Return a name that is the same wherever the thing is: an id is a hash, and a program is its name."""
    return ":".join(("urn:beleg", kind, *(quote(part, safe=":") for part in parts)))


def _graph(facts: Iterable[ExportFact], about: AboutFacts) -> Generator[Node, None, None]:
    yield from (_program(one) for one in about.programs)
    for fact in facts:
        yield claim(fact)


def _program(one: ExportProgram) -> Node:
    wikidata = [f"{_WIKIDATA}{held}" for key, held in one.identifiers if key == "wikidata" and held.isalnum()]
    others = [{"@type": "schema:PropertyValue", "identifierOf": key, "value": held} for key, held in one.identifiers]
    told = {
        "name": one.name,
        "alternateName": list(one.names),
        "description": one.note,
        "years": one.years,
        "sameAs": wikidata,
        "identifier": others,
    }
    return {"@id": iri("program", one.name), "@type": "schema:FundingScheme", **_without_nothing(told)}


def claim(fact: ExportFact) -> Node:
    """Return the node of a fact."""
    annotator = _person(fact.annotator)
    evidence = [one.evidence for one in fact.values if one.evidence is not None]
    return {
        "@id": claim_id(fact),
        "@type": ["schema:Claim", "prov:Entity"],
        "name": fact.shown_title,
        **_without_nothing(
            {"about": _grant(fact), "spatialCoverage": _countries(fact), "temporalCoverage": _dates(fact)}
        ),
        "appearance": _article(fact),
        "creator": annotator,
        "dateCreated": fact.made_at,
        "dateModified": fact.changed_at,
        "creativeWorkStatus": fact.status,
        "wasAttributedTo": annotator["@id"],
        "generatedAtTime": fact.changed_at,
        "wasDerivedFrom": [iri("article", fact.article.text_sha256), *dict.fromkeys(map(_annotation_id, evidence))],
        "fact": fact.id,
        "state": fact.state,
        "rivals": fact.rivals,
        "title": fact.title,
        "program": fact.program,
        "note": fact.note,
        "session": fact.session,
        "cells": [_cell(fact, one) for one in fact.values],
    }


def _grant(fact: ExportFact) -> Node:
    amounts = [_amount(one) for one in fact.of(AMOUNT) if value_fields(one)]
    if not amounts and not fact.program:
        return {}
    funder = _without_nothing({"funder": iri("program", fact.program) if fact.program else None, "amount": amounts})
    return {"@type": "schema:MonetaryGrant", **funder}


def _amount(one: ExportValue) -> Node:
    """Return a sum of money; schema.org has words for its ends, and ours say how it is meant."""
    held = value_fields(one)
    low, high = held.get("min"), held.get("max")
    ends: Node = {"number": low} if low == high else {"minValue": low, "maxValue": high}
    match held.get("qualifier"):
        case "over":
            ends = {"minValue": low}
        case "under" | "up_to":
            ends = {"maxValue": high}
    told = {name: held.get(name) for name in ("currency", "qualifier", "period", "basis")}
    return {"@type": "schema:MonetaryAmount", **_without_nothing({**ends, **told})}


def _countries(fact: ExportFact) -> list[Node]:
    codes = [value_fields(one).get("code") for one in fact.of(COUNTRY)]
    return [
        {"@id": iri("country", code), "@type": "schema:Country", "name": country(code), "identifier": _code(code)}
        for code in dict.fromkeys(codes)
        if code
    ]


def _code(code: str) -> Node:
    return {"@type": "schema:PropertyValue", "identifierOf": "ISO 3166-1 alpha-2", "value": code}


def _dates(fact: ExportFact) -> list[str]:
    found = (value_fields(one).get("edtf") for one in fact.of(DATE))
    return [edtf for edtf in found if edtf]


def _article(fact: ExportFact) -> Node:
    one = fact.article
    told = {
        "sha256": one.text_sha256,
        "source": one.source,
        "inLanguage": one.language,
        "datePublished": one.published,
    }
    return {"@id": iri("article", one.text_sha256), "@type": "schema:Article", "name": one.title, **told}


def _person(name: str) -> Node:
    return {"@id": iri("annotator", name), "@type": ["schema:Person", "prov:Agent"], "name": name}


def _annotation_id(one: ExportEvidence) -> str:
    return iri("annotation", one.annotation)


def _cell(fact: ExportFact, one: ExportValue) -> Node:
    return {
        "@type": "beleg:Value",
        "role": one.role,
        "label": one.label,
        "valueJson": one.value,
        "fromAnalyst": one.from_analyst,
        "gone": one.gone,
        "means": one.means,
        "evidence": None if one.evidence is None else _evidence(fact, one.evidence),
    }


def _evidence(fact: ExportFact, one: ExportEvidence) -> Node:
    name = _annotation_id(one)
    place = {"@id": f"{name}:position", "@type": "oa:TextPositionSelector", "start": one.start, "end": one.end}
    words = {"@id": f"{name}:quote", "@type": "oa:TextQuoteSelector", "exact": one.quote}
    return {
        "@id": name,
        "@type": ["oa:Annotation", "prov:Entity"],
        "annotation": one.annotation,
        "hasTarget": {
            "@id": f"{name}:target",
            "@type": "oa:SpecificResource",
            "hasSource": iri("article", fact.article.text_sha256),
            "hasSelector": [place, {**words, "prefix": one.before, "suffix": one.after}],
        },
        "creator": _person(one.annotator),
        "session": one.session,
        "rule": one.rule,
        "note": one.note,
        "flagged": one.flagged,
        "dateCreated": one.made_at,
        "dateModified": one.changed_at,
    }


def _without_nothing(told: Node) -> Node:
    return {name: held for name, held in told.items() if held not in (None, "", [], {})}
