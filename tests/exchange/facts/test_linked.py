"""JSON-LD as an independent processor understands it: rdflib, without a network."""

import io
import socket
import warnings
from dataclasses import replace

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import PROV, XSD, Namespace

from exchange.errors import BadLine
from exchange.facts import linked, linked_read
from exchange.facts.linked import iri
from exchange.facts.linked_terms import CONTEXT

SCHEMA, OA = Namespace("https://schema.org/"), Namespace("http://www.w3.org/ns/oa#")


@pytest.fixture
def graph(fact, bare, about, monkeypatch):
    def refused(*_, **__):
        raise AssertionError("something was fetched")

    monkeypatch.setattr(socket, "create_connection", refused)
    monkeypatch.setattr(socket.socket, "connect", refused)
    file = io.BytesIO()
    linked.write(file, [fact, bare], about)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # rdflib's own: it uses what it deprecates
        return Graph().parse(data=file.getvalue(), format="json-ld")


def found(graph, query):
    names = {"schema": SCHEMA, "oa": OA, "prov": PROV}
    return {tuple(row) for row in graph.query(query, initNs=names)}


def test_a_fact_is_a_claim_about_a_grant_of_its_program(graph, fact):
    rows = found(
        graph,
        "SELECT ?claim ?name ?low ?currency ?same WHERE { ?claim a schema:Claim; schema:about ?grant."
        " ?grant a schema:MonetaryGrant; schema:funder ?program; schema:amount ?amount."
        " ?program a schema:FundingScheme; schema:name ?name; schema:sameAs ?same."
        " ?amount a schema:MonetaryAmount; schema:minValue ?low; schema:currency ?currency }",
    )
    assert rows == {
        (
            URIRef(f"urn:beleg:fact:{fact.id}"),
            Literal("EXIST"),
            Literal("380000000", datatype=XSD.decimal),
            Literal("EUR"),
            URIRef("http://www.wikidata.org/entity/Q1"),
        )
    }


def test_countries_and_dates_are_its_coverage(graph):
    assert found(graph, "SELECT ?c ?name WHERE { ?x schema:spatialCoverage ?c. ?c schema:name ?name }") == {
        (URIRef("urn:beleg:country:CZ"), Literal("Czechia")),
        (URIRef("urn:beleg:country:PL"), Literal("Poland")),
    }
    assert found(graph, "SELECT ?when WHERE { ?x schema:temporalCoverage ?when }") == {(Literal("2025/.."),)}


def test_it_is_derived_from_words_at_a_place_of_an_article(graph, fact):
    rows = found(
        graph,
        "SELECT ?exact ?start ?end ?title ?day WHERE { ?claim a schema:Claim, prov:Entity; prov:wasDerivedFrom ?mark."
        " ?mark a oa:Annotation; oa:hasTarget ?target. ?target oa:hasSource ?article; oa:hasSelector ?at, ?quote."
        " ?at a oa:TextPositionSelector; oa:start ?start; oa:end ?end. ?quote a oa:TextQuoteSelector; oa:exact ?exact."
        " ?article schema:name ?title; schema:datePublished ?day }",
    )
    proofs = [one.evidence for one in fact.values if one.evidence]
    assert {(str(row[0]), row[1].toPython(), row[2].toPython()) for row in rows} == {
        (one.quote, one.start, one.end) for one in proofs
    }
    assert {row[3:] for row in rows} == {(Literal(fact.article.title), Literal("2025-11-03", datatype=XSD.date))}


def test_it_is_attributed_to_its_annotator(graph):
    rows = found(
        graph,
        "SELECT ?name ?at WHERE { ?claim a schema:Claim; prov:wasAttributedTo ?who; prov:generatedAtTime ?at."
        " ?who a schema:Person, prov:Agent; schema:name ?name }",
    )
    assert rows == {(Literal("Ada"), Literal("2025-11-03T09:00:00Z", datatype=XSD.dateTime))}


def test_every_key_means_something(graph, fact, bare, about):
    """A key that the context does not know would be dropped silently."""

    def keys(node):
        if isinstance(node, dict):
            for name, held in node.items():
                yield name
                yield from keys(held)
        elif isinstance(node, list):
            for one in node:
                yield from keys(one)

    used = {name for one in linked._graph([fact, bare], about) for name in keys(one)}
    assert {name for name in used if not name.startswith("@")} <= CONTEXT.keys()


def test_states_of_one_fact_are_two_claims(fact):
    other = replace(fact, rivals=1, state=f"{9:064x}")
    assert len({linked.claim_id(one) for one in (fact, replace(fact, rivals=1), other)}) == 3
    assert iri("program", "A b:c/ü") == "urn:beleg:program:A%20b:c%2F%C3%BC"


def test_a_document_that_says_two_things_is_refused(fact, about):
    file = io.BytesIO()
    linked.write(file, [fact], about)
    data = file.getvalue()
    for old, new in ((b'"schema:Claim"', b'"schema:Thing"'), (b'"minValue":"3', b'"minValue":"4'), (b'"CZ"', b'"SK"')):
        head, context, rest = data.partition(b'"@graph"')
        assert old in rest
        spoilt = head + context + rest.replace(old, new, 1)
        with pytest.raises(BadLine):
            list(linked_read.read(io.BytesIO(spoilt), source="x"))
