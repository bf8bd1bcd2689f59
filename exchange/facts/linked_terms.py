"""The words that "facts-jsonld" uses, and what they mean: of schema.org, PROV-O and Web Annotation, and our own.

The context stands in the file: nothing is fetched to read it.
"""

from typing import Any, Final

OWN: Final = "urn:beleg:terms:"
_IDS: Final = {
    "about": "schema:about",
    "amount": "schema:amount",
    "appearance": "schema:appearance",
    "creator": "schema:creator",
    "funder": "schema:funder",
    "hasBody": "oa:hasBody",
    "hasSelector": "oa:hasSelector",
    "hasSource": "oa:hasSource",
    "hasTarget": "oa:hasTarget",
    "identifier": "schema:identifier",
    "spatialCoverage": "schema:spatialCoverage",
    "wasAttributedTo": "prov:wasAttributedTo",
    "wasDerivedFrom": "prov:wasDerivedFrom",
    "evidence": "beleg:evidence",
}
_TEXTS: Final = {
    "alternateName": "schema:alternateName",
    "creativeWorkStatus": "schema:creativeWorkStatus",
    "currency": "schema:currency",
    "description": "schema:description",
    "exact": "oa:exact",
    "identifierOf": "schema:propertyID",
    "inLanguage": "schema:inLanguage",
    "name": "schema:name",
    "prefix": "oa:prefix",
    "sha256": "beleg:textSha256",
    "suffix": "oa:suffix",
    "temporalCoverage": "schema:temporalCoverage",
    "unitText": "schema:unitText",
    "value": "schema:value",
    **{
        name: f"beleg:{name}"
        for name in (
            "annotation",
            "basis",
            "fact",
            "label",
            "means",
            "note",
            "period",
            "program",
            "qualifier",
            "role",
            "rule",
        )
    },
    **{name: f"beleg:{name}" for name in ("session", "source", "state", "title", "valueJson", "years")},
}


def _typed(name: str, kind: str) -> dict[str, str]:
    return {"@id": name, "@type": kind}


CONTEXT: Final[dict[str, Any]] = {
    "schema": "https://schema.org/",
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "beleg": OWN,
    **{name: _typed(iri, "@id") for name, iri in _IDS.items()},
    **_TEXTS,
    "sameAs": _typed("schema:sameAs", "@id"),
    "cells": {"@id": "beleg:cells", "@container": "@list"},
    "start": _typed("oa:start", "xsd:nonNegativeInteger"),
    "end": _typed("oa:end", "xsd:nonNegativeInteger"),
    "rivals": _typed("beleg:rivals", "xsd:nonNegativeInteger"),
    "minValue": _typed("schema:minValue", "xsd:decimal"),
    "maxValue": _typed("schema:maxValue", "xsd:decimal"),
    "number": _typed("schema:value", "xsd:decimal"),
    "flagged": _typed("beleg:flagged", "xsd:boolean"),
    "fromAnalyst": _typed("beleg:fromAnalyst", "xsd:boolean"),
    "gone": _typed("beleg:gone", "xsd:boolean"),
    "datePublished": _typed("schema:datePublished", "xsd:date"),
    "dateCreated": _typed("schema:dateCreated", "xsd:dateTime"),
    "dateModified": _typed("schema:dateModified", "xsd:dateTime"),
    "generatedAtTime": _typed("prov:generatedAtTime", "xsd:dateTime"),
}
