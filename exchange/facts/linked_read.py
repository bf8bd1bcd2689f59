"""The format "facts-jsonld", reading: the facts of a document as it is written here."""

from collections.abc import Generator, Mapping
from typing import Any, BinaryIO

from db.export_records import ExportEvidence, ExportFact, ExportSource, ExportValue
from exchange.errors import BadLine
from exchange.facts import lines
from exchange.facts.fields import to_fact, to_fields
from exchange.facts.linked import claim
from exchange.facts.linked_terms import CONTEXT


def read(file: BinaryIO, *, source: str) -> Generator[ExportFact, None, None]:
    """Yield the facts of a document.

    Args:
        file: opened for reading bytes.
        source: its name, for the sentences.

    Raises:
        BadLine: it is not laid out as it is written, has another context, or a node that says two things.
    """
    found = lines.read(file, "@graph", source=source)
    _, head = next(found)
    if head.get("@context") != CONTEXT:
        raise BadLine(source=source, line=1, problem="its context is not that of this format")
    for line, node in found:
        if isinstance(node, dict) and node.get("@type") == "schema:FundingScheme":
            continue
        try:
            fact = _fact(node)
        except (KeyError, TypeError, AttributeError, ValueError) as fault:
            raise BadLine(source=source, line=line, problem=f"it is no fact of this format ({fault})") from None
        if claim(fact) != node:
            raise BadLine(source=source, line=line, problem="its parts say different things")
        yield fact


def _fact(node: Mapping[str, Any]) -> ExportFact:
    article = node["appearance"]
    fact = ExportFact(
        id=node["fact"],
        status=node["creativeWorkStatus"],
        annotator=node["creator"]["name"],
        made_at=node["dateCreated"],
        changed_at=node["dateModified"],
        values=tuple(_value(one) for one in node["cells"]),
        article=ExportSource(
            text_sha256=article["sha256"],
            title=article["name"],
            source=article["source"],
            language=article["inLanguage"],
            published=article["datePublished"],
        ),
        **{name: node[name] for name in ("state", "rivals", "title", "program", "note", "session")},
    )
    return to_fact(to_fields(fact))  # which looks at the kind of each field


def _value(cell: Mapping[str, Any]) -> ExportValue:
    return ExportValue(
        role=cell["role"],
        label=cell["label"],
        value=cell["valueJson"],
        from_analyst=cell["fromAnalyst"],
        gone=cell["gone"],
        means=cell["means"],
        evidence=None if cell["evidence"] is None else _evidence(cell["evidence"]),
    )


def _evidence(node: Mapping[str, Any]) -> ExportEvidence:
    position, quoted = node["hasTarget"]["hasSelector"]
    return ExportEvidence(
        start=position["start"],
        end=position["end"],
        before=quoted["prefix"],
        quote=quoted["exact"],
        after=quoted["suffix"],
        annotator=node["creator"]["name"],
        made_at=node["dateCreated"],
        changed_at=node["dateModified"],
        **{name: node[name] for name in ("annotation", "session", "rule", "note", "flagged")},
    )
