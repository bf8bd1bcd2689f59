"""The format "facts-json": one JSON document, each fact with its evidence on a line of its own."""

from collections.abc import Generator, Iterable, Iterator
from typing import Any, BinaryIO, Final

from db.export_records import AboutFacts, ExportFact, ExportProgram
from exchange.errors import BadLine
from exchange.facts import lines
from exchange.facts.fields import to_fact, to_fields

NAME: Final = "beleg-facts"
VERSION: Final = 1


def write(file: BinaryIO, facts: Iterable[ExportFact], about: AboutFacts) -> None:
    """Write the document."""
    head = {
        "format": NAME,
        "version": VERSION,
        "project": about.project,
        "programs": [program(one) for one in about.programs],
    }
    lines.write(file, head, "facts", map(to_fields, facts))


def program(one: ExportProgram) -> dict[str, Any]:
    """Return the fields of a program."""
    return {
        "name": one.name,
        "names": list(one.names),
        "note": one.note,
        "identifiers": dict(one.identifiers),
        "years": one.years,
    }


def rows(fact: ExportFact) -> Iterator[ExportFact]:
    """Yield what `read` must give for a fact that was written: the fact."""
    yield fact


def read(file: BinaryIO, *, source: str) -> Generator[ExportFact, None, None]:
    """Yield the facts of a document.

    Args:
        file: opened for reading bytes.
        source: its name, for the sentences.

    Raises:
        BadLine: it is not laid out as it is written, or a fact is none.
    """
    found = lines.read(file, "facts", source=source)
    _, head = next(found)
    if head.get("format") != NAME or head.get("version") != VERSION:
        raise BadLine(source=source, line=1, problem=f"it is not {NAME}, version {VERSION}")
    for line, member in found:
        try:
            yield to_fact(member)
        except ValueError as fault:
            raise BadLine(source=source, line=line, problem=str(fault)) from None
